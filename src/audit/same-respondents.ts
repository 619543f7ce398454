import { standardErrorOfMean } from './checks/confidence-interval-check.ts';
import type { TableSettings } from './number-reader.ts';
import type { ScoreNumbers, WaveNumbers } from './table-numbers.ts';

/** Whether the row compares pairs of scores of the same people. */
export function isPaired({ comparison }: ScoreNumbers, { design }: TableSettings): boolean {
  const test = comparison?.test ?? null;
  if (test === 'paired' || test === 'wilcoxon-signed-rank') return true;
  return design === 'paired' && test === null;
}

/** Whether, by the n's that are printed, everybody of either wave is in a pair. */
export function allInPairs({ first, second, comparison }: ScoreNumbers): boolean {
  if (first?.n == null || second?.n == null || first.n.ofGroup || second.n.ofGroup) return false;
  const pairs = comparison?.pairs?.number.value ?? first.n.n;
  return first.n.n === pairs && second.n.n === pairs;
}

/**
 * How far the mean of some of the respondents may lie from that of all: three standard deviations of the mean of four
 * fifths drawn at random, which are half a standard error each.
 *
 * @returns `null` without an SD or n
 */
export function slackOfMean({ sd, n }: WaveNumbers, { rounding }: TableSettings): number | null {
  if (sd === null || n === null || n.n < 2) return null;
  return 1.5 * standardErrorOfMean(sd.number, n.n, rounding).upper;
}

/** The same for the change between two waves. */
export function slackOfChange({ first, second }: ScoreNumbers, settings: TableSettings): number | null {
  const [before, after] = [first, second].map((wave) => (wave === null ? null : slackOfMean(wave, settings)));
  return before == null || after == null ? null : Math.hypot(before, after);
}
