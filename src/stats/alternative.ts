import type { Interval } from './estimate.ts';

/** What a test looks for: any difference, or one in a direction, of second minus first. As `alternative` in R, with SPSS's names of sides. */
export type Alternative = 'two-sided' | 'greater' | 'less';

/** The probability that lies beyond each end of an interval that belongs to the test. */
export function tailProbability(level: number, alternative: Alternative): number {
  return alternative === 'two-sided' ? (1 - level) / 2 : 1 - level;
}

/** The level of the two-sided interval whose ends are where that of a one-sided test has its own: .90 of .95. */
export function twoSidedLevel(level: number, alternative: Alternative): number {
  return alternative === 'two-sided' ? level : 2 * level - 1;
}

/** An interval that belongs to a one-sided test ends on one side only: above for `less`, below for `greater`. */
export function openEnded({ lower, upper }: Interval, alternative: Alternative): Interval {
  return {
    lower: alternative === 'less' ? Number.NEGATIVE_INFINITY : lower,
    upper: alternative === 'greater' ? Number.POSITIVE_INFINITY : upper,
  };
}
