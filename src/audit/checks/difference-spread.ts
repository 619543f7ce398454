import { studentTTwoSided } from '../../stats/distributions/index.ts';
import type { Interval } from '../../stats/estimate.ts';
import { point } from './true-values.ts';

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

/** Respondents in both groups. */
type Sizes = readonly [number, number];

/** A rectangle of variances of the two means, with a bound on the p-values inside and one that is attained. */
interface Rectangle {
  readonly a: Interval;
  readonly b: Interval;
  readonly bound: number;
  readonly attained: number;
}

/** The search stops when bound and attained p differ by less than this part of the bound, or by next to nothing. */
const TOLERANCE = 1e-5;
const NOTHING = 1e-13;
const MOST_SPLITS = 4000;

/**
 * Degrees of freedom of Welch's test over all variances of means in a rectangle.
 *
 * They depend on the share ρ = a/(a + b) only: 1/df = ρ²/(n₁ − 1) + (1 − ρ)²/(n₂ − 1), which is least at
 * ρ = (n₁ − 1)/(n₁ + n₂ − 2) and rises to both sides.
 */
function welchDfRange(a: Interval, b: Interval, [n1, n2]: Sizes): Interval {
  const df = (share: number) => 1 / (share ** 2 / (n1 - 1) + (1 - share) ** 2 / (n2 - 1));
  const low = a.lower / (a.lower + b.upper);
  const high = a.upper / (a.upper + b.lower);
  const best = Math.min(Math.max((n1 - 1) / (n1 + n2 - 2), low), high);
  return { lower: Math.min(df(low), df(high)), upper: df(best) };
}

/**
 * Least and greatest two-sided p of Welch's test for one size of difference, over all variances of means in a rectangle.
 *
 * p falls with |t| and with df, but a larger variance lowers |t| and may raise df, so that the extremes need not lie in
 * corners. Branch and bound: in a rectangle, p is at most that of its least |t| with its least df and at least that of
 * its greatest |t| with its greatest df; the rectangle with the widest promise is halved until bound and attained value
 * meet. The bound is returned, never the attained value, so that no possible p is left out.
 */
function welchTails(absoluteDifference: number, a: Interval, b: Interval, sizes: Sizes): Interval {
  if (absoluteDifference === 0) return { lower: 1, upper: 1 };
  return {
    lower: extreme('least', absoluteDifference, a, b, sizes),
    upper: extreme('greatest', absoluteDifference, a, b, sizes),
  };
}

function extreme(side: 'least' | 'greatest', size: number, a: Interval, b: Interval, sizes: Sizes): number {
  const beyond = (one: number, other: number) => (side === 'least' ? one < other : one > other);
  const rectangle = (inA: Interval, inB: Interval): Rectangle => {
    const df = welchDfRange(inA, inB, sizes);
    const end = side === 'least' ? 'lower' : 'upper';
    const corner = welchDfRange(point(inA[end]), point(inB[end]), sizes);
    return {
      a: inA,
      b: inB,
      bound: p(size, inA[end] + inB[end], side === 'least' ? df.upper : df.lower),
      attained: p(size, inA[end] + inB[end], corner.upper),
    };
  };
  const first = rectangle(a, b);
  let best = first.attained;
  const open = [first];
  for (let split = 0; split < MOST_SPLITS; split++) {
    const widest = open.reduce((one, other) => (beyond(other.bound, one.bound) ? other : one));
    if (Math.abs(widest.bound - best) <= TOLERANCE * widest.bound + NOTHING) return widest.bound;
    open.splice(open.indexOf(widest), 1);
    for (const half of halves(widest)) {
      const part = rectangle(half.a, half.b);
      if (beyond(part.attained, best)) best = part.attained;
      if (beyond(part.bound, best) || part.bound === best) open.push(part);
    }
    if (open.length === 0) return best;
  }
  return open.reduce((bound, one) => (beyond(one.bound, bound) ? one.bound : bound), best);
}

/** Cut in two across the side that is longer beside its own size. */
function halves({ a, b }: Rectangle): readonly { readonly a: Interval; readonly b: Interval }[] {
  const width = ({ lower, upper }: Interval) => (upper - lower) / upper;
  const middle = ({ lower, upper }: Interval) => lower + (upper - lower) / 2;
  if (width(a) >= width(b)) {
    const cut = middle(a);
    return [
      { a: { lower: a.lower, upper: cut }, b },
      { a: { lower: cut, upper: a.upper }, b },
    ];
  }
  const cut = middle(b);
  return [
    { a, b: { lower: b.lower, upper: cut } },
    { a, b: { lower: cut, upper: b.upper } },
  ];
}

function p(size: number, variance: number, df: number): number {
  return variance === 0 ? 0 : studentTTwoSided(size / Math.sqrt(variance), df);
}
