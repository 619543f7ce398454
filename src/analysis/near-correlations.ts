import { middleOf } from '../scoring/directed-scores.ts';
import { type NearlyKnown, PAIR_BLOCK, PairSums } from '../stats/pair-sums.ts';
import { isSame, type WaveScore } from './wave.ts';

/** Below so many respondents the correlations themselves are computed as soon. */
const FEWEST = 5000;

/**
 * The correlations of every two scores of a wave to nine digits or so: from sums that were gathered when the file was read, or in one pass over
 * the respondents for all pairs at once.
 *
 * @returns `null` for a pair of which that does not tell; for all in a small wave
 */
export function nearCorrelations(
  scores: readonly WaveScore[],
): (first: number, second: number) => NearlyKnown | null {
  const [first] = scores;
  if (first === undefined || first.wave.dataset.rows < FEWEST) return () => null;
  const { betweenScores, groupOf } = first.wave.dataset;
  const isGathered = groupOf === null && betweenScores?.k === scores.length;
  const sums = isGathered ? betweenScores : summed(scores);
  return (one, other) => sums.correlation(Math.max(one, other), Math.min(one, other));
}

function summed(scores: readonly WaveScore[]): PairSums {
  const sums = new PairSums(scores.length);
  const { wave } = scores[0]!;
  const { rows, groupOf } = wave.dataset;
  const own = new Float64Array(PAIR_BLOCK);
  const columns = scores.map(({ column: { plan, scores: of } }) => ({ of, middle: middleOf(plan) }));
  for (let start = 0; start < rows; start += PAIR_BLOCK) {
    const length = Math.min(PAIR_BLOCK, rows - start);
    let count = 0;
    columns.forEach(({ of, middle }, column) => {
      of.read(start, length < PAIR_BLOCK ? own.subarray(0, length) : own);
      const { block } = sums;
      const into = sums.startOf(column);
      count = 0;
      for (let i = 0; i < length; i++) {
        block[into + count] = own[i]! - middle;
        count += groupOf === null ? 1 : isSame(groupOf[start + i]!, wave.group);
      }
    });
    sums.add(count);
  }
  return sums;
}
