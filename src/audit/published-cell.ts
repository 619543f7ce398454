import type { JsonPath } from '../model/parse/json-text.ts';
import type { Cell, PublishedInterval } from '../model/published.ts';

/** What a printed number stands for. */
export type Quantity =
  | 'n'
  | 'mean'
  | 'sd'
  | 'se'
  | 'ci-lower'
  | 'ci-upper'
  | 'median'
  | 'min'
  | 'max'
  | 'difference'
  | 'difference-ci-lower'
  | 'difference-ci-upper'
  | 'standard-error'
  | 'pairs'
  | 'only-first'
  | 'only-second'
  | 'sd-of-differences'
  | 'correlation'
  | 'statistic'
  | 'df'
  | 'df2'
  | 'p'
  | 'effect-size'
  | 'effect-size-ci-lower'
  | 'effect-size-ci-upper'
  | 'alpha'
  | 'alpha-n'
  | 'alpha-items'
  | 'alpha-ci-lower'
  | 'alpha-ci-upper'
  | 'invited'
  | 'rate'
  | 'count'
  | 'percentage'
  | 'total'
  | 'claim';

/** A printed number with what it stands for and where it stands, in the publication and in the file. */
export interface PublishedCell {
  readonly quantity: Quantity;
  /** Place in the file: `['rows', 0, 'waves', 'pre', 'mean']`. */
  readonly path: JsonPath;
  readonly printed: string;
  readonly where: string | null;
  /** Why it is known to be wrong; it is reported, but does not fail. */
  readonly known: string | null;
  readonly scale?: string;
  readonly item?: string;
  readonly group?: string;
  readonly wave?: string;
  /** Characteristic and category of counts and percentages. */
  readonly variable?: string;
  readonly category?: string;
  /** What is claimed, of a claim. */
  readonly claim?: string;
}

/** The text, place and reason of a cell, whichever way it is written. */
export function printedForm(
  cell: Cell,
  where: string | undefined,
): Pick<PublishedCell, 'printed' | 'where' | 'known'> {
  if (typeof cell === 'string') return { printed: cell, where: where ?? null, known: null };
  return { printed: cell.printed, where: cell.where ?? where ?? null, known: cell.known ?? null };
}

/** What the cells of one place have in common. */
export type Common = Omit<PublishedCell, 'quantity' | 'path' | 'printed' | 'where' | 'known'>;

/** A cell that may not be there, as a list. */
export function listed(
  cell: Cell | undefined,
  quantity: Quantity,
  path: JsonPath,
  where: string | undefined,
  common: Common,
): PublishedCell[] {
  return cell === undefined ? [] : [{ quantity, path, ...printedForm(cell, where), ...common }];
}

export function endsOf(
  interval: PublishedInterval | undefined,
  quantities: readonly [Quantity, Quantity],
  path: JsonPath,
  where: string | undefined,
  common: Common,
): PublishedCell[] {
  return [
    ...listed(interval?.lower, quantities[0], [...path, 'lower'], where, common),
    ...listed(interval?.upper, quantities[1], [...path, 'upper'], where, common),
  ];
}
