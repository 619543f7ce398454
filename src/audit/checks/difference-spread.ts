import { studentTTwoSided } from '../../stats/distributions/index.ts';
import type { Interval } from '../../stats/estimate.ts';
import { welchDfRange, welchTails } from './welch-extremes.ts';

/** A group whose mean and SD are known within rounding. */
export interface GroupBox {
  readonly mean: Interval;
  readonly sd: Interval;
  readonly n: number;
}

/** What surrounds a difference in a t-test, within rounding. */
export interface DifferenceSpread {
  readonly standardError: Interval;
  readonly df: Interval;
  /** Least and greatest two-sided p of a difference of this size. */
  readonly tails: (absoluteDifference: number) => Interval;
}

/** Two-sided p; a difference of zero has p = 1 even where the standard error may be zero. */
export function twoSidedP(absoluteDifference: number, standardError: number, df: number): number {
  if (absoluteDifference === 0) return 1;
  if (standardError === 0) return 0;
  if (standardError === Number.POSITIVE_INFINITY) return 1;
  return studentTTwoSided(absoluteDifference / standardError, df);
}

/** With df fixed, p falls when the standard error does. */
function fixedDf(standardError: Interval, df: number): DifferenceSpread {
  return {
    standardError,
    df: { lower: df, upper: df },
    tails: (size) => ({
      lower: twoSidedP(size, standardError.lower, df),
      upper: twoSidedP(size, standardError.upper, df),
    }),
  };
}

/** Student's pooled standard error rises with both SDs. */
export function studentSpread(first: GroupBox, second: GroupBox): DifferenceSpread {
  const df = first.n + second.n - 2;
  const pooled = (s1: number, s2: number) =>
    Math.sqrt((((first.n - 1) * s1 ** 2 + (second.n - 1) * s2 ** 2) / df) * (1 / first.n + 1 / second.n));
  return fixedDf(
    { lower: pooled(first.sd.lower, second.sd.lower), upper: pooled(first.sd.upper, second.sd.upper) },
    df,
  );
}

/** Welch's standard error rises with both SDs, his degrees of freedom do not: see `welchTails`. */
export function welchSpread(first: GroupBox, second: GroupBox): DifferenceSpread {
  const a = varianceOfMean(first);
  const b = varianceOfMean(second);
  const standardError = { lower: Math.sqrt(a.lower + b.lower), upper: Math.sqrt(a.upper + b.upper) };
  const sizes = [first.n, second.n] as const;
  return {
    standardError,
    df: welchDfRange(a, b, sizes),
    tails: (size) => welchTails(size, a, b, sizes),
  };
}

/** Standard error of the mean difference of n pairs. */
export function pairedSpread(sdOfDifferences: Interval, n: number): DifferenceSpread {
  const root = Math.sqrt(n);
  return fixedDf({ lower: sdOfDifferences.lower / root, upper: sdOfDifferences.upper / root }, n - 1);
}

/**
 * SD of within-person differences from the SDs of both waves and their correlation: √(s₁² + s₂² − 2 r s₁ s₂).
 * Falls with r; for fixed r convex in the SDs, so that the greatest lies in a corner and the least in a corner or where
 * one SD is r times the other.
 */
export function sdOfDifferences(first: Interval, second: Interval, correlation: Interval): Interval {
  const low = Math.max(-1, correlation.lower);
  const high = Math.min(1, correlation.upper);
  const sd = (s1: number, s2: number, r: number) =>
    Math.sqrt(Math.max(0, s1 ** 2 + s2 ** 2 - 2 * r * s1 * s2));
  const within = (value: number, { lower, upper }: Interval) => Math.min(Math.max(value, lower), upper);
  const ends = (interval: Interval) => [interval.lower, interval.upper];
  const corners = ends(first).flatMap((s1) => ends(second).map((s2) => [s1, s2] as const));
  const edges = [
    ...ends(first).map((s1) => [s1, within(high * s1, second)] as const),
    ...ends(second).map((s2) => [within(high * s2, first), s2] as const),
  ];
  return {
    lower: Math.min(...[...corners, ...edges].map(([s1, s2]) => sd(s1, s2, high))),
    upper: Math.max(...corners.map(([s1, s2]) => sd(s1, s2, low))),
  };
}

function varianceOfMean({ sd, n }: GroupBox): Interval {
  return { lower: sd.lower ** 2 / n, upper: sd.upper ** 2 / n };
}
