import type { Interval } from '../stats/estimate.ts';
import type { ReportedNumber } from './checks/reported-number.ts';
import {
  checkTTest,
  type IndependentGroups,
  type Pairs,
  type TTestCheck,
  type TTestRecomputed,
} from './checks/t-test-check.ts';
import { wholeDegrees } from './checks/test-string-check.ts';
import { isExact, trueValues } from './checks/true-values.ts';
import type { TableSettings } from './number-reader.ts';
import { allInPairs } from './same-respondents.ts';
import { leastSize } from './table-groups.ts';
import type { ScoreNumbers, WaveNumbers } from './table-numbers.ts';

/** The t-tests that can be recomputed from a table. */
export type TTestName = 'student' | 'welch' | 'paired';

/** Respondents of both groups; of pairs, twice the same. */
export type Sizes = readonly [number, number];

/**
 * The t-tests that a row may report: the one that it names; else paired in a paired design, and Student's or Welch's
 * otherwise. None when it names a test that is not computed from means and SDs.
 */
export function possibleTests({ comparison }: ScoreNumbers, { design }: TableSettings): TTestName[] {
  const named = comparison?.test ?? null;
  if (named === 'student' || named === 'welch' || named === 'paired') return [named];
  if (named !== null) return [];
  return design === 'paired' ? ['paired'] : ['student', 'welch'];
}

/** Respondents of both waves as printed or of the group; `null` when one is not known. */
export function sizesOf({ first, second, comparison }: ScoreNumbers): Sizes | null {
  if (first?.n == null || second?.n == null) return null;
  return comparison?.pairs == null
    ? [first.n.n, second.n.n]
    : [comparison.pairs.number.value, comparison.pairs.number.value];
}

/** Whether an n is that of the group only, of whom some may have no score. */
export function areSizesOfGroup({ first, second, comparison }: ScoreNumbers): boolean {
  return comparison?.pairs == null && (first?.n?.ofGroup === true || second?.n?.ofGroup === true);
}

/**
 * A test of the row as the checks take it; `null` when means, SDs or n are missing.
 *
 * @param sizes other numbers of respondents than the row's
 */
export function designOf(
  score: ScoreNumbers,
  test: TTestName,
  sizes = sizesOf(score),
): IndependentGroups | Pairs | null {
  const { first, second, comparison } = score;
  if (sizes === null || first === null || second === null) return null;
  const difference = comparison?.difference?.number;
  const printed = difference === undefined ? {} : { difference };
  if (test === 'paired') return pairsOf(score, Math.min(...sizes), printed);
  const [one, other] = [groupOf(first, sizes[0]), groupOf(second, sizes[1])];
  if (one === null || other === null) return null;
  // A difference that does not follow from the means is another finding.
  const fits = { test, first: one, second: other, ...printed };
  return checkTTest(fits, null).reason === 'difference-does-not-fit'
    ? { test, first: one, second: other }
    : fits;
}

/** What a test of the row makes of its p-value (or of none); `null` when it cannot be recomputed. */
export function recompute(
  score: ScoreNumbers,
  test: TTestName,
  settings: TableSettings,
  sizes = sizesOf(score),
): TTestCheck | null {
  const design = designOf(score, test, sizes);
  if (design === null) return null;
  const { comparison } = score;
  const check = checkTTest(design, comparison?.p?.p ?? null, {
    rounding: settings.rounding,
    alpha: settings.significance,
    alternative: comparison?.alternative ?? 'two-sided',
  });
  return check.recomputed === null ? null : check;
}

/** The sizes of both as printed or of the group, then with as few as may have a score in the first, the second, and both. */
export function possibleGroupSizes(score: ScoreNumbers): Sizes[] {
  const sizes = sizesOf(score);
  if (sizes === null || score.first?.n == null || score.second?.n == null) return [];
  if (!areSizesOfGroup(score)) return [sizes];
  const [one, other] = [leastSize(score.first.n), leastSize(score.second.n)];
  return [sizes, [one, sizes[1]], [sizes[0], other], [one, other]];
}

/** Room for what lies between the corners: degrees of freedom of Welch need not be extreme there. */
const SLACK = 0.02;

/**
 * All that a test can give when some of the groups have no score: with fewer respondents the standard error and p rise, t
 * and the degrees of freedom fall.
 */
export function recomputedRange(
  score: ScoreNumbers,
  test: TTestName,
  settings: TableSettings,
): Pick<TTestRecomputed, 'statistic' | 'df' | 'standardError' | 'p'> | null {
  const found = possibleGroupSizes(score).flatMap(
    (sizes) => recompute(score, test, settings, sizes)?.recomputed ?? [],
  );
  if (found.length === 0) return null;
  const hull = (pick: (one: TTestRecomputed) => Interval) => ({
    lower: Math.min(...found.map((one) => pick(one).lower)),
    upper: Math.max(...found.map((one) => pick(one).upper)),
  });
  const p = hull((one) => one.p);
  return {
    statistic: hull((one) => one.statistic),
    df: hull((one) => one.df),
    standardError: hull((one) => one.standardError),
    p: found.length === 1 ? p : { lower: p.lower * (1 - SLACK), upper: Math.min(1, p.upper * (1 + SLACK)) },
  };
}

/**
 * Degrees of freedom as printed: within their rounding, and where the test may be Welch's a whole number stands for those
 * that were rounded to it or cut off.
 *
 * @returns `null` for what cannot be degrees of freedom
 */
export function degreesPrinted(
  df: ReportedNumber,
  score: ScoreNumbers,
  settings: TableSettings,
): Interval | null {
  if (!isExact(df) || df.value <= 0) return null;
  if (df.decimals > 0) return trueValues(df, settings.rounding);
  return possibleTests(score, settings).includes('welch')
    ? wholeDegrees(df.value)
    : { lower: df.value, upper: df.value };
}

/** A group with its mean and SD, or the standard error in its place. */
export function groupOf({ mean, sd, se }: WaveNumbers, n: number): IndependentGroups['first'] | null {
  if (mean === null || n < 1) return null;
  if (sd !== null) return { mean: mean.number, sd: sd.number, n };
  return se === null ? null : { mean: mean.number, sd: se.number, n, sdIsStandardError: true };
}

function pairsOf(score: ScoreNumbers, n: number, printed: Pick<Pairs, 'difference'>): Pairs | null {
  const { first, second, comparison } = score;
  if (comparison?.pairs === null && !allInPairs(score) && !areSizesOfGroup(score)) return null;
  const sdOfDifferences = comparison?.sdOfDifferences?.number;
  const correlation = comparison?.correlation?.number;
  // Means and SDs of other people than the pairs say nothing of them.
  const both =
    allInPairs(score) && first?.mean && first.sd && second?.mean && second.sd
      ? {
          first: { mean: first.mean.number, sd: first.sd.number },
          second: { mean: second.mean.number, sd: second.sd.number },
        }
      : {};
  if (n < 2 || (sdOfDifferences === undefined && both.first === undefined)) return null;
  if (both.first === undefined && printed.difference === undefined) return null;
  return {
    test: 'paired',
    n,
    ...both,
    ...printed,
    ...(sdOfDifferences === undefined ? {} : { sdOfDifferences }),
    ...(correlation === undefined ? {} : { correlation }),
  };
}
