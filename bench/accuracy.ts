import betainc from '@stdlib/math-base-special-betainc';
import { jStat as jstat } from 'jstat';
import reference from '../fixtures/reference/distributions-mpmath.json' with { type: 'json' };
import exactRanks from '../fixtures/reference/rank-distributions-exact.json' with { type: 'json' };
import * as own from '../src/stats/distributions/index.ts';

/** Correct digits of one value, where it was taken, and those of two libraries where they have the function. */
interface Comparison {
  readonly at: string;
  readonly digits: number;
  readonly jstatDigits: number | null;
  readonly stdlibDigits: number | null;
}

/** −log10 of the relative error; 16 when equal, 0 when nothing is right. */
function correctDigits(value: number, expected: number): number {
  if (value === expected) return 16;
  const error = Math.abs((value - expected) / (expected === 0 ? 1 : expected));
  return Number.isNaN(error) ? 0 : Math.min(16, Math.max(0, -Math.log10(error)));
}

function compare(
  inputs: object,
  value: number,
  expected: number,
  jstatValue: number | null = null,
  stdlibValue: number | null = null,
): Comparison {
  return {
    at: Object.entries(inputs)
      .map((entry) => entry.join(' '))
      .join(', '),
    digits: correctDigits(value, expected),
    jstatDigits: jstatValue === null ? null : correctDigits(jstatValue, expected),
    stdlibDigits: stdlibValue === null ? null : correctDigits(stdlibValue, expected),
  };
}

/** The tail beyond `odds` by @stdlib, in the variable that loses no digits; `share` 1/2 for one side of t. */
function stdlibTail(odds: number, a: number, b: number, upper: boolean, share = 1): number | null {
  if (!Number.isFinite(odds)) return null;
  return odds < 1
    ? share * betainc(odds / (1 + odds), a, b, true, upper)
    : share * betainc(1 / (1 + odds), b, a, true, !upper);
}

interface TwoTails {
  readonly lower?: number;
  readonly upper?: number;
  readonly lowerQuantile?: number;
  readonly upperQuantile?: number;
}

/** The rows whose lower tail is within double range, with x and its tail P(X ≤ x). */
function lowerTails<Row extends TwoTails>(rows: readonly Row[]): { row: Row; x: number; tail: number }[] {
  return rows.flatMap((row) =>
    row.lower === undefined ? [] : [{ row, x: row.lowerQuantile ?? Number.NaN, tail: row.lower }],
  );
}

/** The rows whose upper tail is within double range, with x and its tail P(X > x). */
function upperTails<Row extends TwoTails>(rows: readonly Row[]): { row: Row; x: number; tail: number }[] {
  return rows.flatMap((row) =>
    row.upper === undefined ? [] : [{ row, x: row.upperQuantile ?? Number.NaN, tail: row.upper }],
  );
}

const f = { lower: lowerTails(reference.f), upper: upperTails(reference.f) };
const beta = { lower: lowerTails(reference.beta), upper: upperTails(reference.beta) };
const chi = { lower: lowerTails(reference.chiSquare), upper: upperTails(reference.chiSquare) };
const noncentral = { lower: lowerTails(reference.noncentralT), upper: upperTails(reference.noncentralT) };
const limits = reference.noncentralTConfidence.map(({ t, df, level, lower, upper }) => {
  return { at: { t, df, level }, own: own.noncentralTConfidence(t, df, level), lower, upper };
});

const chiLimits = reference.noncentralChiSquareConfidence.map(({ x, df, level, lower, upper }) => {
  return { at: { x, df, level }, own: own.noncentralChiSquareConfidence(x, df, level), lower, upper };
});

const comparisons: Readonly<Record<string, readonly Comparison[]>> = {
  normalUpper: reference.normal.upper.map(({ z, upper }) =>
    compare({ z }, own.normalUpper(z), upper, jstat.normal.cdf(-z, 0, 1)),
  ),
  normalDensity: reference.normal.upper.map(({ z, density }) =>
    compare({ z }, own.normalDensity(z), density),
  ),
  normalUpperQuantile: reference.normal.quantile.map(({ p, upperQuantile }) =>
    compare({ p }, own.normalUpperQuantile(p), upperQuantile, -jstat.normal.inv(p, 0, 1)),
  ),
  studentTUpper: reference.studentT.map(({ t, df, upper }) =>
    compare(
      { t, df },
      own.studentTUpper(t, df),
      upper,
      jstat.studentt.cdf(-t, df),
      stdlibTail(t ** 2 / df, 0.5, df / 2, true, 0.5),
    ),
  ),
  studentTUpperQuantile: reference.studentT.map(({ p, df, upperQuantile }) =>
    compare({ p, df }, own.studentTUpperQuantile(p, df), upperQuantile, -jstat.studentt.inv(p, df)),
  ),
  fCdf: f.lower.map(({ row: { df1, df2 }, x, tail }) =>
    compare(
      { x, df1, df2 },
      own.fCdf(x, df1, df2),
      tail,
      jstat.centralF.cdf(x, df1, df2),
      stdlibTail((df1 * x) / df2, df1 / 2, df2 / 2, false),
    ),
  ),
  fUpper: f.upper.map(({ row: { df1, df2 }, x, tail }) =>
    compare(
      { x, df1, df2 },
      own.fUpper(x, df1, df2),
      tail,
      1 - jstat.centralF.cdf(x, df1, df2),
      stdlibTail((df1 * x) / df2, df1 / 2, df2 / 2, true),
    ),
  ),
  fQuantile: f.lower.map(({ row: { df1, df2, p }, x }) =>
    compare({ p, df1, df2 }, own.fQuantile(p, df1, df2), x, jstat.centralF.inv(p, df1, df2)),
  ),
  fUpperQuantile: f.upper.map(({ row: { df1, df2, p }, x }) =>
    compare({ p, df1, df2 }, own.fUpperQuantile(p, df1, df2), x, jstat.centralF.inv(1 - p, df1, df2)),
  ),
  betaCdf: beta.lower.map(({ row: { a, b }, x, tail }) =>
    compare({ x, a, b }, own.betaCdf(x, a, b), tail, jstat.beta.cdf(x, a, b), betainc(x, a, b, true, false)),
  ),
  betaUpper: beta.upper.map(({ row: { a, b }, x, tail }) =>
    compare(
      { x, a, b },
      own.betaUpper(x, a, b),
      tail,
      1 - jstat.beta.cdf(x, a, b),
      betainc(x, a, b, true, true),
    ),
  ),
  betaQuantile: beta.lower.map(({ row: { a, b, p }, x }) =>
    compare({ p, a, b }, own.betaQuantile(p, a, b), x, jstat.beta.inv(p, a, b)),
  ),
  betaUpperQuantile: beta.upper.map(({ row: { a, b, p }, x }) =>
    compare({ p, a, b }, own.betaUpperQuantile(p, a, b), x, jstat.beta.inv(1 - p, a, b)),
  ),
  chiSquareCdf: chi.lower.map(({ row: { df }, x, tail }) =>
    compare({ x, df }, own.chiSquareCdf(x, df), tail, jstat.chisquare.cdf(x, df)),
  ),
  chiSquareUpper: chi.upper.map(({ row: { df }, x, tail }) =>
    compare({ x, df }, own.chiSquareUpper(x, df), tail, 1 - jstat.chisquare.cdf(x, df)),
  ),
  chiSquareQuantile: chi.lower.map(({ row: { df, p }, x }) =>
    compare({ p, df }, own.chiSquareQuantile(p, df), x, jstat.chisquare.inv(p, df)),
  ),
  chiSquareUpperQuantile: chi.upper.map(({ row: { df, p }, x }) =>
    compare({ p, df }, own.chiSquareUpperQuantile(p, df), x, jstat.chisquare.inv(1 - p, df)),
  ),
  logGammaRatio: reference.gamma.map(({ x, logGammaRatio }) =>
    compare({ x }, own.logGammaRatio(x), logGammaRatio, jstat.gammaln(x + 0.5) - jstat.gammaln(x)),
  ),
  noncentralTCdf: noncentral.lower.map(({ row: { t, df, ncp }, tail }) =>
    compare({ t, df, ncp }, own.noncentralTCdf(t, df, ncp), tail, jstat.noncentralt.cdf(t, df, ncp)),
  ),
  noncentralTUpper: noncentral.upper.map(({ row: { t, df, ncp }, tail }) =>
    compare({ t, df, ncp }, own.noncentralTUpper(t, df, ncp), tail, 1 - jstat.noncentralt.cdf(t, df, ncp)),
  ),
  'noncentralTConfidence().lower': limits.map(({ at, own: found, lower }) => compare(at, found.lower, lower)),
  'noncentralTConfidence().upper': limits.map(({ at, own: found, upper }) => compare(at, found.upper, upper)),
  noncentralChiSquareUpper: reference.noncentralChiSquare.map(({ x, df, ncp, upper }) =>
    compare({ x, df, ncp }, own.noncentralChiSquareUpper(x, df, ncp), upper),
  ),
  'noncentralChiSquareConfidence().lower': chiLimits.map(({ at, own: found, lower }) =>
    compare(at, found.lower, lower),
  ),
  'noncentralChiSquareConfidence().upper': chiLimits.map(({ at, own: found, upper }) =>
    compare(at, found.upper, upper),
  ),
  signedRankCdf: exactRanks.signedRank.map(({ statistic, n, cdf }) =>
    compare({ v: statistic, n }, own.signedRankCdf(statistic, n), cdf),
  ),
  rankSumCdf: exactRanks.rankSum.map(({ statistic, m, n, cdf }) =>
    compare({ u: statistic, m, n }, own.rankSumCdf(statistic, m, n), cdf),
  ),
};

/** Smallest and middle of a list of digits, as one cell. */
function summary(digits: readonly (number | null)[]): string {
  const sorted = digits.filter((one) => one !== null).toSorted((one, other) => one - other);
  return sorted.length === 0 ? '' : `${sorted[0]!.toFixed(1)} / ${sorted[sorted.length >> 1]!.toFixed(1)}`;
}

function tableRow([name, cases]: readonly [string, readonly Comparison[]]): string {
  const digits = cases.map((one) => one.digits);
  const worst = cases[digits.indexOf(Math.min(...digits))]!;
  const libraries = [cases.map((one) => one.stdlibDigits), cases.map((one) => one.jstatDigits)].map(summary);
  return `| \`${name}\` | ${[cases.length, summary(digits), worst.at, ...libraries].join(' | ')} |`;
}

/** The table of correct digits per function, as Markdown. */
export function accuracyReport(): string {
  return [
    '# Accuracy of the distributions',
    '',
    'Correct decimal digits, worst / median: −log10 of the relative error, 16 being the nearest double. The references are',
    'multiple-precision values, `fixtures/reference/distributions-mpmath.json` (degrees of freedom 1 to a million,',
    'probabilities from 1e-300 to 1 − 1e-10) and exact fractions, `rank-distributions-exact.json`. Where the worst is below 13,',
    'the tail is so steep that rounding its logarithm to a double costs about as much. The last two columns are the incomplete',
    'beta function of `@stdlib` and jstat on the same inputs, where they have the function; a tail that jstat lacks is one',
    'minus its cdf.',
    '',
    'Remade by `npm run accuracy -- docs/accuracy.md`.',
    '',
    '| function | cases | digits | worst at | @stdlib | jstat |',
    '|---|---|---|---|---|---|',
    ...Object.entries(comparisons).map(tableRow),
    '',
  ].join('\n');
}
