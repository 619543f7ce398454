import type { Alternative } from '../../stats/alternative.ts';
import { requireSampleSize } from '../../stats/distributions/parameters.ts';
import type { Interval } from '../../stats/estimate.ts';
import {
  type DifferenceSpread,
  type GroupBox,
  pairedSpread,
  sdOfDifferences,
  studentSpread,
  welchSpread,
} from './difference-spread.ts';
import { notNegative, pInterval, pRange, tInterval } from './p-interval.ts';
import { judgeP, type PrintedP, type PrintedPJudgement, type PrintedPOptions } from './printed-p.ts';
import type { ReportedNumber } from './reported-number.ts';
import { intersection, isExact, overlaps, point, type Rounding, trueValues } from './true-values.ts';
import type { Verdict } from './verdict.ts';

/** A group as a table prints it. */
export interface ReportedGroup {
  readonly mean: ReportedNumber;
  readonly sd: ReportedNumber;
  readonly n: number;
  /** The table prints standard errors of the means in place of SDs: SD = SE √n. */
  readonly sdIsStandardError?: boolean;
}

export interface IndependentGroups {
  readonly test: 'student' | 'welch';
  readonly first: ReportedGroup;
  readonly second: ReportedGroup;
  /** Second minus first, when it is printed too: it narrows what the rounded means allow. */
  readonly difference?: ReportedNumber;
}

/** Pairs: the SD of the differences, or the SDs of both waves with their correlation (any correlation when unknown). */
export interface Pairs {
  readonly test: 'paired';
  readonly n: number;
  readonly first?: { readonly mean: ReportedNumber; readonly sd: ReportedNumber };
  readonly second?: { readonly mean: ReportedNumber; readonly sd: ReportedNumber };
  readonly difference?: ReportedNumber;
  readonly sdOfDifferences?: ReportedNumber;
  readonly correlation?: ReportedNumber;
}

/**
 * `n-too-small`: no such test with so few. `not-exact`: a mean or SD printed with "<". `nothing-to-compare`: neither
 * means nor a difference, or no SD. `difference-does-not-fit`: the printed difference is not that of the means.
 */
export type TTestNotCheckable =
  | 'n-too-small'
  | 'not-exact'
  | 'negative-sd'
  | 'nothing-to-compare'
  | 'difference-does-not-fit';

export interface TTestRecomputed {
  /** Second minus first. */
  readonly difference: Interval;
  readonly statistic: Interval;
  readonly df: Interval;
  readonly standardError: Interval;
  readonly p: Interval;
  /** p of the printed numbers as they stand; `null` for pairs whose correlation is not known. */
  readonly pAsPrinted: number | null;
}

export interface TTestCheck {
  readonly verdict: Verdict;
  readonly reason: TTestNotCheckable | null;
  readonly judgement: PrintedPJudgement | null;
  readonly recomputed: TTestRecomputed | null;
}

export interface TTestOptions extends PrintedPOptions {
  readonly alternative?: Alternative;
}

/**
 * Recomputes t and p from printed means, SDs and n, as the interval that their rounding allows, and compares the printed p.
 *
 * Student, Welch or paired; the interval holds every p that some unrounded means and SDs can give (see `pInterval`,
 * `welchTails`, `sdOfDifferences`), so that "inconsistent" is never the fault of rounding. Whether significance changes
 * too is said apart.
 *
 * @throws RangeError when an n is not a positive whole number
 * @param p the printed p; `null` to recompute only (then the verdict is `not-checkable`, without a reason)
 * @example
 * checkTTest({ test: 'welch', first, second }, number(',086')) // consistent; recomputed.p 0.074 to 0.096
 */
export function checkTTest(
  design: IndependentGroups | Pairs,
  p: PrintedP | null,
  options: TTestOptions = {},
): TTestCheck {
  const { rounding = 'nearest', alternative = 'two-sided' } = options;
  const valuesOf: ValuesOf = (number) => trueValues(number, rounding);
  const reason = notExactOrNegative(design, valuesOf);
  if (reason !== null) return notCheckable(reason);
  const spread = spreadOf(design, valuesOf);
  if (typeof spread === 'string') return notCheckable(spread);
  const difference = differenceOf(design, valuesOf);
  if (typeof difference === 'string') return notCheckable(difference);
  const recomputed = {
    difference,
    statistic: tInterval(difference, spread),
    df: spread.df,
    standardError: spread.standardError,
    p: pInterval(difference, spread, alternative),
    pAsPrinted: pAsPrinted(design, alternative),
  };
  if (p === null) return { verdict: 'not-checkable', reason: null, judgement: null, recomputed };
  const judgement = judgeP(recomputed.p, p, options);
  return { verdict: judgement.verdict, reason: null, judgement, recomputed };
}

/** The group with everything its rounding allows. */
export function groupBox(group: ReportedGroup, rounding: Rounding): GroupBox {
  return boxed(group, group.n, (number) => trueValues(number, rounding));
}

type ValuesOf = (number: ReportedNumber) => Interval;

function notExactOrNegative(design: IndependentGroups | Pairs, valuesOf: ValuesOf): TTestNotCheckable | null {
  const paired = design.test === 'paired';
  const sds = [design.first?.sd, design.second?.sd, paired ? design.sdOfDifferences : undefined];
  const others = [
    design.first?.mean,
    design.second?.mean,
    design.difference,
    paired ? design.correlation : undefined,
  ];
  if ([...sds, ...others].some((number) => number !== undefined && !isExact(number))) return 'not-exact';
  return sds.some((sd) => sd !== undefined && valuesOf(sd).upper < 0) ? 'negative-sd' : null;
}

function spreadOf(
  design: IndependentGroups | Pairs,
  valuesOf: ValuesOf,
): DifferenceSpread | TTestNotCheckable {
  return design.test === 'paired' ? pairsSpread(design, valuesOf) : groupsSpread(design, valuesOf);
}

/** p of a box without width: every printed number as it stands, the difference from the means where they are printed. */
function pAsPrinted(design: IndependentGroups | Pairs, alternative: Alternative): number | null {
  const { first, second, difference } = design;
  const spread = spreadOf(design, ({ value }) => point(value));
  const size = first && second ? second.mean.value - first.mean.value : difference?.value;
  if (typeof spread === 'string' || size === undefined) return null;
  const { lower, upper } = pRange(point(size), spread, alternative);
  return lower === upper ? lower : null;
}

function groupsSpread(
  { test, first, second }: IndependentGroups,
  valuesOf: ValuesOf,
): DifferenceSpread | TTestNotCheckable {
  requireSampleSize('n of the first group', first.n);
  requireSampleSize('n of the second group', second.n);
  const boxes = [boxed(first, first.n, valuesOf), boxed(second, second.n, valuesOf)] as const;
  const [least, most] = [Math.min(first.n, second.n), Math.max(first.n, second.n)];
  if (test === 'welch') return least < 2 ? 'n-too-small' : welchSpread(...boxes);
  return least < 1 || most < 2 ? 'n-too-small' : studentSpread(...boxes);
}

function pairsSpread(
  { n, first, second, sdOfDifferences: printed, correlation }: Pairs,
  valuesOf: ValuesOf,
): DifferenceSpread | TTestNotCheckable {
  requireSampleSize('n', n);
  if (n < 2) return 'n-too-small';
  if (printed !== undefined) return pairedSpread(notNegative(valuesOf(printed)), n);
  if (first === undefined || second === undefined) return 'nothing-to-compare';
  const r = correlation === undefined ? { lower: -1, upper: 1 } : valuesOf(correlation);
  const sds = [notNegative(valuesOf(first.sd)), notNegative(valuesOf(second.sd))] as const;
  return pairedSpread(sdOfDifferences(...sds, r), n);
}

/** Second minus first: from the means, from the printed difference, or what both allow. */
function differenceOf(
  { first, second, difference }: IndependentGroups | Pairs,
  valuesOf: ValuesOf,
): Interval | TTestNotCheckable {
  const printed = difference === undefined ? null : valuesOf(difference);
  if (first === undefined || second === undefined) return printed ?? 'nothing-to-compare';
  const [before, after] = [valuesOf(first.mean), valuesOf(second.mean)];
  const fromMeans = { lower: after.lower - before.upper, upper: after.upper - before.lower };
  if (printed === null) return fromMeans;
  return overlaps(printed, fromMeans) ? intersection(printed, fromMeans) : 'difference-does-not-fit';
}

function boxed(
  { mean, sd, sdIsStandardError }: Omit<ReportedGroup, 'n'>,
  n: number,
  valuesOf: ValuesOf,
): GroupBox {
  const { lower, upper } = notNegative(valuesOf(sd));
  const unit = sdIsStandardError ? Math.sqrt(n) : 1;
  return { mean: valuesOf(mean), sd: { lower: lower * unit, upper: upper * unit }, n };
}

function notCheckable(reason: TTestNotCheckable): TTestCheck {
  return { verdict: 'not-checkable', reason, judgement: null, recomputed: null };
}
