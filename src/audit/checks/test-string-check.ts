import { chiSquareUpper, fUpper, normalUpper, studentTTwoSided } from '../../stats/distributions/index.ts';
import type { Interval } from '../../stats/estimate.ts';
import { absolute } from './p-interval.ts';
import { judgeP, type PrintedP, type PrintedPJudgement, type PrintedPOptions } from './printed-p.ts';
import type { ReportedNumber } from './reported-number.ts';
import { isExact, point, type Rounding, trueValues } from './true-values.ts';
import type { Verdict } from './verdict.ts';

export type TestKind = 't' | 'F' | 'chi2' | 'r' | 'z';

/** A test as running text reports it: t(28) = 2.05, p = .049. */
export interface TestString {
  readonly kind: TestKind;
  /** t, r and chi2: one; F: two; z: none. */
  readonly df: readonly ReportedNumber[];
  readonly statistic: ReportedNumber;
  readonly p: PrintedP;
}

export interface TestStringOptions extends PrintedPOptions {
  /**
   * 2 unless given. 1 takes p of t, r and z from one tail, as the text may say that it did: half the two-sided p, or all but
   * that half where the statistic went against what was expected. `either` accepts both ways.
   */
  readonly sides?: 1 | 2 | 'either';
  /** All that the degrees of freedom may be, where they are not printed as they are. */
  readonly degrees?: readonly Interval[];
}

/**
 * `degrees-of-freedom`: not the number that the test needs, not positive, or not exact.
 * `statistic-out-of-range`: a correlation beyond 1, a negative F or chi-square. `p-above-one`: not a p-value.
 */
export type TestStringNotCheckable = 'degrees-of-freedom' | 'statistic-out-of-range' | 'p-above-one';

/**
 * `one-tailed`: half the two-sided p would fit. `rounded-df`: degrees of freedom rounded to a whole number would fit.
 * `cut-off`: p, or the statistic, would fit had its digits been cut off rather than rounded.
 */
export type TestStringHint = 'one-tailed' | 'rounded-df' | 'cut-off';

export interface TestStringCheck {
  readonly verdict: Verdict;
  readonly reason: TestStringNotCheckable | null;
  readonly judgement: PrintedPJudgement | null;
  /** p-values that the rounded statistic allows. */
  readonly p: Interval | null;
  /** p of the statistic as it stands; `null` behind "<" or ">". */
  readonly pAsPrinted: number | null;
  /** Printed as zero (.000), which no p-value is. */
  readonly printedZero: boolean;
  /** What would make an inconsistent p possible. */
  readonly hints: readonly TestStringHint[];
}

const DEGREES: Readonly<Record<TestKind, number>> = { t: 1, F: 2, chi2: 1, r: 1, z: 0 };

/**
 * Recomputes p from a reported test statistic and its degrees of freedom, within the rounding of the statistic, and
 * compares the reported p (statcheck: Epskamp & Nuijten 2014; Nuijten, Hartgerink, van Assen, Epskamp & Wicherts 2016).
 *
 * Two-sided for t, r (as t = r √(df / (1 − r²))) and z; upper tail for F and chi-square. Degrees of freedom printed with
 * decimals are taken as rounded too. As statcheck: p = .05 counts as significant. Other than statcheck: .000 is read as
 * rounded (and said), and a decision error needs the whole interval on the other side of alpha.
 *
 * @example checkTestString({ kind: 't', df: [number('28')], statistic: number('2.20'), p: number('.03') }) // inconsistent
 */
export function checkTestString(test: TestString, options: TestStringOptions = {}): TestStringCheck {
  const rounding = options.rounding ?? 'nearest';
  const printedZero = test.p !== 'not-significant' && test.p.value === 0;
  const reason = notCheckable(test, rounding);
  const nothing = { judgement: null, p: null, pAsPrinted: null, printedZero, hints: [] };
  if (reason !== null) return { verdict: 'not-checkable', reason, ...nothing };
  const sides = isHalvable(test.kind) ? (options.sides ?? 2) : 2;
  const df =
    options.degrees ??
    test.df.map((number) => (number.decimals > 0 ? trueValues(number, rounding) : point(number.value)));
  const statistic = statisticValues(test, rounding);
  const { p, judgement } = judgeTails(tailsOf(pRange(test.kind, statistic, df), sides), test.p, options);
  const exactDf = test.df.map(({ value }) => value);
  const twoSided = isExact(test.statistic) ? tail(test.kind, Math.abs(test.statistic.value), exactDf) : null;
  const pAsPrinted = twoSided !== null && sides === 1 ? twoSided / 2 : twoSided;
  const fits = (other: Interval, as = sides, by = options) =>
    tailsOf(other, as).some((each) => judgeP(each, test.p, by).verdict === 'consistent');
  const hints: TestStringHint[] = [];
  if (judgement.verdict === 'inconsistent') {
    if (isHalvable(test.kind) && sides === 2 && fits(pRange(test.kind, statistic, df), 1))
      hints.push('one-tailed');
    const wholeDf = test.df.map(({ value, decimals }) => (decimals > 0 ? null : wholeDegrees(value)));
    const mayBeRounded =
      options.degrees === undefined &&
      (test.kind === 't' || test.kind === 'F') &&
      wholeDf.every((range) => range !== null);
    if (mayBeRounded && fits(pRange(test.kind, statistic, wholeDf as Interval[]))) hints.push('rounded-df');
    const cutOff = pRange(test.kind, statisticValues(test, 'truncated'), df);
    const ofCutOff: PrintedPOptions = { ...options, rounding: 'truncated' };
    const wouldFit =
      fits(pRange(test.kind, statistic, df), sides, ofCutOff) ||
      fits(cutOff) ||
      fits(cutOff, sides, ofCutOff);
    if (rounding === 'nearest' && !printedZero && wouldFit) hints.push('cut-off');
  }
  return { verdict: judgement.verdict, reason: null, judgement, p, pAsPrinted, printedZero, hints };
}

type Sides = NonNullable<TestStringOptions['sides']>;

/** The p-values of a two-sided one that may be printed. */
function tailsOf(twoSided: Interval, sides: Sides): readonly Interval[] {
  const half = { lower: twoSided.lower / 2, upper: twoSided.upper / 2 };
  const otherHalf = { lower: 1 - half.upper, upper: 1 - half.lower };
  if (sides === 2) return [twoSided];
  return sides === 1 ? [half, otherHalf] : [twoSided, half, otherHalf];
}

/** The one that fits, else the first; a decision error only where none allows the decision. */
function judgeTails(tails: readonly Interval[], printed: PrintedP, options: PrintedPOptions) {
  const judged = tails.map((p) => ({ p, judgement: judgeP(p, printed, options) }));
  const fitting = judged.find(({ judgement }) => judgement.verdict === 'consistent');
  if (fitting !== undefined) return fitting;
  const first = judged[0]!;
  const decisionError = judged.every(({ judgement }) => judgement.decisionError);
  return { p: first.p, judgement: { ...first.judgement, decisionError } };
}

/** "t(28) < 1" speaks of the size of t. */
function statisticValues({ kind, statistic }: TestString, rounding: Rounding): Interval {
  const values = trueValues(statistic, rounding);
  return isHalvable(kind) && values.lower === Number.NEGATIVE_INFINITY && values.upper >= 0
    ? { lower: 0, upper: values.upper }
    : values;
}

/** Degrees of freedom that a whole number may stand for: rounded to it, or cut off as tables of t ask for; at least a half. */
export function wholeDegrees(df: number): Interval {
  return { lower: Math.max(0.5, df - 0.5), upper: df + 1 };
}

function isHalvable(kind: TestKind): boolean {
  return kind === 't' || kind === 'r' || kind === 'z';
}

function notCheckable(
  { kind, df, statistic, p }: TestString,
  rounding: Rounding,
): TestStringNotCheckable | null {
  const valid = df.length === DEGREES[kind] && df.every((number) => isExact(number) && number.value > 0);
  if (!valid) return 'degrees-of-freedom';
  const { lower, upper } = trueValues(statistic, rounding);
  const exact = isExact(statistic);
  if (kind === 'r' && exact && (lower > 1 || upper < -1)) return 'statistic-out-of-range';
  if ((kind === 'F' || kind === 'chi2') && upper < 0) return 'statistic-out-of-range';
  return p !== 'not-significant' && p.value > 1 ? 'p-above-one' : null;
}

/**
 * p falls with the size of the statistic, so that its extremes lie at the ends; degrees of freedom that are an interval
 * are tried at both ends and in the middle, and the result widened by a tenth of what they change.
 */
function pRange(kind: TestKind, statistic: Interval, df: readonly Interval[]): Interval {
  const twoSided = isHalvable(kind);
  const sizes = twoSided
    ? absolute(statistic)
    : { lower: Math.max(0, statistic.lower), upper: statistic.upper };
  const grid = df.reduce<readonly (readonly number[])[]>(
    (rows, range) => rows.flatMap((row) => valuesAcross(range).map((value) => [...row, value])),
    [[]],
  );
  const low = grid.map((degrees) => tail(kind, sizes.upper, degrees));
  const high = grid.map((degrees) => tail(kind, sizes.lower, degrees));
  const slack = (values: readonly number[]) => 0.1 * (Math.max(...values) - Math.min(...values));
  return {
    lower: Math.max(0, Math.min(...low) * (1 - 1e-9) - slack(low)),
    upper: Math.min(1, Math.max(...high) * (1 + 1e-9) + slack(high)),
  };
}

function valuesAcross({ lower, upper }: Interval): readonly number[] {
  return lower === upper ? [lower] : [lower, (lower + upper) / 2, upper];
}

/** p of a statistic without its sign; two-sided of t, r and z. */
function tail(kind: TestKind, size: number, df: readonly number[]): number {
  if (size === Number.POSITIVE_INFINITY) return 0;
  const [first = Number.NaN, second = Number.NaN] = df;
  if (kind === 'F') return fUpper(size, first, second);
  if (kind === 'chi2') return chiSquareUpper(size, first);
  if (kind === 'z') return 2 * normalUpper(size);
  return studentTTwoSided(kind === 'r' ? tOfR(size, first) : size, first);
}

function tOfR(r: number, df: number): number {
  return r >= 1 ? Number.POSITIVE_INFINITY : r * Math.sqrt(df / (1 - r * r));
}
