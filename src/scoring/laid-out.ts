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
  readonly waves: readonly {
    readonly wave: string;
    readonly dataset: Dataset;
    /** Which rows of the file it has; all of them unless given. */
    readonly rows?: WaveRows;
  }[];
}

/** The rows of a wave, by what stands in a column. */
export interface WaveRows {
  readonly column: number;
  readonly isOf: (cell: string) => boolean;
}

/** The column that wide files get, by which respondents are matched: the row that all their waves stand in. */
export const ROW_COLUMN = '(row)';
