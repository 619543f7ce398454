import type { Dataset } from '../model/dataset.ts';

/** How one file holds several waves: in rows of their own, told apart by a column, or beside each other in columns. */
export type Layout =
  | { readonly kind: 'long'; readonly column: string }
  | { readonly kind: 'wide'; readonly affixes: readonly string[] };

/** A file as the waves that it holds. */
export interface LaidOut {
  /** With the rows that are used. */
  readonly file: Dataset;
  readonly layout: Layout;
  readonly waves: readonly { readonly wave: string; readonly dataset: Dataset }[];
}

/** The column that wide files get, by which respondents are matched: the row that all their waves stand in. */
export const ROW_COLUMN = '(row)';
