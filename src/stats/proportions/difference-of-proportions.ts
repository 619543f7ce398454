import { type Alternative, twoSidedLevel } from '../alternative.ts';
import { type Estimate, estimated, type Interval, notComputable } from '../estimate.ts';
import { wilsonInterval } from '../wilson-interval.ts';

/** The second proportion minus the first, with its interval. */
export interface DifferenceOfProportions {
  readonly method: 'newcombe' | 'newcombe-paired';
  readonly proportions: readonly [first: number, second: number];
  /** Second minus first. */
  readonly difference: number;
  readonly ci: Interval;
}

/** How many of how many. */
export interface Count {
  readonly count: number;
  readonly n: number;
}

/** People asked twice, by their answers (yes or no). */
export interface PairedCounts {
  readonly bothYes: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly bothNo: number;
}

/**
 * Difference of two independent proportions with Newcombe's (1998b) interval, his method 10, from the Wilson intervals (l, u) of both:
 * lower = d − √((p₂ − l₂)² + (u₁ − p₁)²), upper = d + √((u₂ − p₂)² + (p₁ − l₁)²). As "Newcombe" in SAS PROC FREQ and SPSS.
 * One-sided, `greater` reaches from the lower end at level 2 level − 1 to 1, `less` from −1 to the upper end, as `prop.test` has its own.
 *
 * @returns `too-few` when a group is empty
 * @throws RangeError as `wilsonInterval`, and for a one-sided interval of level ½ or less
 * @example differenceOfProportions({ count: 48, n: 80 }, { count: 56, n: 70 }, 0.95) // 0.2, 0.0524 to 0.3339
 */
export function differenceOfProportions(
  first: Count,
  second: Count,
  level: number,
  alternative: Alternative = 'two-sided',
): Estimate<DifferenceOfProportions> {
  if (first.n === 0 || second.n === 0) return notComputable('too-few');
  const twoSided = checkedLevel(level, alternative);
  const [one, two] = [bounds(first, twoSided), bounds(second, twoSided)];
  const difference = two.p - one.p;
  return estimated({
    method: 'newcombe',
    proportions: [one.p, two.p],
    difference,
    ci: toOneSide(
      {
        lower: difference - Math.hypot(two.below, one.above),
        upper: difference + Math.hypot(two.above, one.below),
      },
      alternative,
    ),
  });
}

/**
 * Difference of the proportions of the same people at two times with Newcombe's (1998c) interval, his method 10: as the independent one, but with
 * the correlation of the answers, φ, corrected for continuity where it is positive: √(a² − 2φ a b + b²) in the place of √(a² + b²).
 *
 * @returns `too-few` without people
 * @throws RangeError when a count is negative or not whole
 */
export function differenceOfPairedProportions(
  counts: PairedCounts,
  level: number,
  alternative: Alternative = 'two-sided',
): Estimate<DifferenceOfProportions> {
  const { bothYes, onlyFirst, onlySecond, bothNo } = counts;
  if (![bothYes, onlyFirst, onlySecond, bothNo].every((count) => Number.isInteger(count) && count >= 0))
    throw new RangeError('differenceOfPairedProportions: every count must be a whole number of 0 or more');
  const n = bothYes + onlyFirst + onlySecond + bothNo;
  if (n === 0) return notComputable('too-few');
  const twoSided = checkedLevel(level, alternative);
  const one = bounds({ count: bothYes + onlyFirst, n }, twoSided);
  const two = bounds({ count: bothYes + onlySecond, n }, twoSided);
  const phi = correctedPhi(counts, n);
  const side = (a: number, b: number) => Math.sqrt(Math.max(0, a * a - 2 * phi * a * b + b * b));
  const difference = (onlySecond - onlyFirst) / n;
  return estimated({
    method: 'newcombe-paired',
    proportions: [one.p, two.p],
    difference,
    ci: toOneSide(
      {
        lower: difference - side(two.below, one.above),
        upper: difference + side(two.above, one.below),
      },
      alternative,
    ),
  });
}

/** @throws RangeError where a one-sided interval would end beyond the estimate */
function checkedLevel(level: number, alternative: Alternative): number {
  const twoSided = twoSidedLevel(level, alternative);
  if (!(twoSided > 0)) throw new RangeError(`a one-sided interval of proportions of level ${level}`);
  return twoSided;
}

/** The other end of a one-sided interval is the largest difference that there is. */
function toOneSide({ lower, upper }: Interval, alternative: Alternative): Interval {
  return { lower: alternative === 'less' ? -1 : lower, upper: alternative === 'greater' ? 1 : upper };
}

/** φ with n/2 taken off a positive ad − bc, not below 0; 0 where everybody answers alike at a time. */
function correctedPhi({ bothYes, onlyFirst, onlySecond, bothNo }: PairedCounts, n: number): number {
  const margins =
    (bothYes + onlyFirst) * (onlySecond + bothNo) * (bothYes + onlySecond) * (onlyFirst + bothNo);
  if (margins === 0) return 0;
  const product = bothYes * bothNo - onlyFirst * onlySecond;
  return (product > 0 ? Math.max(0, product - n / 2) : product) / Math.sqrt(margins);
}

function bounds({ count, n }: Count, level: number): { p: number; below: number; above: number } {
  const { lower, upper } = wilsonInterval(count, n, level);
  const p = count / n;
  return { p, below: p - lower, above: upper - p };
}
