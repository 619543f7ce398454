import type { BytesWatch, RowDemand, WatchWork } from '../model/coded-rows.ts';
import { CodedCounter, type CountsWork } from './coded/coded-counter.ts';
import { CodedScores, type ScoresWork } from './coded/coded-scores.ts';
import { DifferentIds } from './different-ids.ts';

/** What is done with the rows of a part of a file. */
export type PartWork = ScoresWork | CountsWork;

/**
 * Starts a work where only a part of the rows is read; what it finds is plain data, which the same work takes over where the parts are put
 * together.
 *
 * @throws Unusual for definitions that ask for more
 */
export function startPart(work: PartWork): Pick<RowDemand, 'codes' | 'onBatch'> & { found(): unknown } {
  const doing = work.kind === 'scores' ? new CodedScores(work) : new CodedCounter(work);
  return {
    codes: doing.codes,
    onBatch: (batch, rows) => doing.add(batch, rows),
    found: () => doing.found(),
  };
}

/** Starts to look at the ids of a column in the same way. */
export function startWatch({ column, expected }: WatchWork): BytesWatch & { found(): unknown } {
  const ids = new DifferentIds(expected);
  return { column, add: (bytes, places, count) => ids.add(bytes, places, count), found: () => ids.found() };
}
