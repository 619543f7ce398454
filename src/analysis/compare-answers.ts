import type {
  ComparedAnswers,
  ItemComparison,
  ItemOverall,
  ItemTestResult,
  SampleKey,
} from '../model/result.ts';
import type { ItemTest } from '../model/statistics/item-tests.ts';
import type { Alternative } from '../stats/alternative.ts';
import { chiSquareTest, hasSmallExpected } from '../stats/association/chi-square-test.ts';
import { fisherExactTest } from '../stats/association/fisher-exact-test.ts';
import { yatesChiSquareTest } from '../stats/association/yates-chi-square-test.ts';
import { differenceOfDifferences, type PrePostMoments } from '../stats/comparison/difference-of-changes.ts';
import { kruskalWallis } from '../stats/comparison/kruskal-wallis.ts';
import { mannWhitney } from '../stats/comparison/mann-whitney.ts';
import { wilcoxonSignedRank } from '../stats/comparison/wilcoxon-signed-rank.ts';
import type { Interval } from '../stats/estimate.ts';
import {
  differenceOfPairedProportions,
  differenceOfProportions,
} from '../stats/proportions/difference-of-proportions.ts';
import { mcNemar } from '../stats/proportions/mcnemar.ts';
import { chiSquareTail, fisherExactTail, type YesAndNo } from '../stats/proportions/one-sided-tables.ts';
import { pairedTest, welchTest } from '../stats/t-test.ts';
import { contrastOf, interval, momentsOrEmpty } from './compare.ts';

/** The answers of one sample to one question; of two samples of matched respondents in the same order. */
export interface AnswersOfSample {
  /** What each counts as. */
  readonly values: Float64Array;
  /** 1 for an answer whose share is given: agreeing, yes, right, ticked. */
  readonly agrees: Uint8Array;
  /** How often each answer of the question was given; empty for open counts. */
  readonly counts: readonly number[];
}

type Two<T> = readonly [T, T];

/** How answers are compared. */
export interface AnswerQuestion {
  readonly of: ItemComparison['of'];
  readonly level: number;
  /** Of second minus first. */
  readonly alternative: Alternative;
}

interface Asked extends AnswerQuestion {
  readonly isPaired: boolean;
}

/** What was found, and why there is no test. */
type Found = Pick<ItemComparison, 'difference' | 'ci' | 'tests' | 'changes' | 'reason'>;

/**
 * Compares the answers of two samples: ratings by the difference of their means (paired t or Welch interval) and ranks, shares by their
 * difference (Newcombe) and the exact test of McNemar, χ² or, where an expected count is below 5, Fisher's exact test.
 */
export function compareAnswers(
  keys: Two<SampleKey>,
  sides: Two<AnswersOfSample>,
  asked: Asked,
): ItemComparison {
  const { of, isPaired } = asked;
  const [one, other] = sides;
  const n = isPaired ? [one.values.length] : [one.values.length, other.values.length];
  const found =
    of === 'means'
      ? isPaired
        ? pairedMeans(sides, asked)
        : independentMeans(sides, asked)
      : isPaired
        ? pairedShares(sides, asked)
        : independentShares(sides, asked);
  return {
    contrast: contrastOf([keys[0], keys[1]]),
    design: isPaired ? 'paired' : 'independent',
    n,
    of,
    samples: [describeAnswers(one), describeAnswers(other)],
    ...found,
  };
}

/**
 * Compares the changes of two groups of people seen twice: the difference of their means with Welch's interval, the changes by their ranks. A change
 * of a yes/no answer is −1, 0 or 1, so that the mean is the change of the share.
 */
export function compareChanges(
  groups: Two<SampleKey>,
  secondWave: string,
  sides: Two<Two<AnswersOfSample>>,
  asked: AnswerQuestion,
): ItemComparison {
  const { of } = asked;
  const changes = sides.map(([before, after]): AnswersOfSample => {
    const value = (side: AnswersOfSample, index: number) =>
      of === 'means' ? side.values[index]! : side.agrees[index]!;
    const values = Float64Array.from(before.values, (_, index) => value(after, index) - value(before, index));
    return { values, agrees: new Uint8Array(values.length), counts: [] };
  }) as [AnswersOfSample, AnswersOfSample];
  const [one, other] = groups;
  return {
    contrast: { kind: 'change', of: [one.group!, other.group!], waves: [one.wave!, secondWave] },
    design: 'independent',
    n: changes.map(({ values }) => values.length),
    of,
    samples: [describeAnswers(changes[0]), describeAnswers(changes[1])],
    ...independentMeans(changes, asked),
  };
}

/**
 * The same of groups whose waves are strangers: the difference of the changes of their means, from four samples (Welch and Satterthwaite). Of shares,
 * which are means of 0 and 1, it is the difference of the changes of the shares.
 */
export function compareDifferences(
  groups: Two<SampleKey>,
  secondWave: string,
  sides: Two<Two<AnswersOfSample>>,
  { of, level, alternative }: AnswerQuestion,
): ItemComparison {
  const cells = sides.map(([before, after]) => {
    const momentsOf = ({ values, agrees }: AnswersOfSample) =>
      momentsOrEmpty(of === 'means' ? values : Float64Array.from(agrees));
    return { pre: momentsOf(before), post: momentsOf(after) };
  }) as [PrePostMoments, PrePostMoments];
  const found = differenceOfDifferences(...cells, level, alternative);
  const [first, second] = cells.map(({ pre, post }) => post.mean - pre.mean);
  const difference = second! - first!;
  const [one, other] = groups;
  return {
    contrast: { kind: 'change', of: [one.group!, other.group!], waves: [one.wave!, secondWave] },
    design: 'independent',
    n: cells.flatMap(({ pre, post }) => [pre.n, post.n]),
    of,
    samples: [changeOf(cells[0]), changeOf(cells[1])],
    difference: Number.isNaN(difference) ? null : difference,
    ci: interval(found.ok ? found.value.ci : null, level),
    ...(found.ok
      ? { tests: [testOf('difference-of-differences', found.value, alternative)] }
      : { tests: [], reason: found.reason }),
  };
}

/** How much the mean of a group changed, of which there is no SD: nobody is known to be in both waves. */
function changeOf({ pre, post }: PrePostMoments): ComparedAnswers {
  const mean = post.mean - pre.mean;
  const none = { sd: null, counts: [], agreeing: null, share: null };
  return { n: pre.n + post.n, mean: Number.isNaN(mean) ? null : mean, ...none };
}

/** Mean, SD and share of answers. */
export function describeAnswers({ values, agrees, counts }: AnswersOfSample): ComparedAnswers {
  const { n, mean, variance } = momentsOrEmpty(values);
  const agreeing = counts.length === 0 ? null : agrees.reduce<number>((sum, one) => sum + one, 0);
  return {
    n,
    mean: n === 0 ? null : mean,
    sd: n < 2 ? null : Math.sqrt(variance),
    counts,
    agreeing,
    share: agreeing === null || n === 0 ? null : agreeing / n,
  };
}

function pairedMeans([one, other]: Two<AnswersOfSample>, { level, alternative }: AnswerQuestion): Found {
  const differences = other.values.map((value, index) => value - one.values[index]!);
  const moments = momentsOrEmpty(differences);
  const test = pairedTest(moments, level, alternative);
  const ranks = wilcoxonSignedRank(one.values, other.values, { alternative });
  return {
    difference: Number.isNaN(moments.mean) ? null : moments.mean,
    ci: interval(test.ok ? test.value.ci : null, level),
    ...(one.counts.length === 0 ? {} : { changes: changesOf(differences) }),
    ...(ranks.ok
      ? { tests: [testOf('wilcoxon-signed-rank', ranks.value, alternative)] }
      : { tests: [], reason: ranks.reason }),
  };
}

function independentMeans([one, other]: Two<AnswersOfSample>, { level, alternative }: AnswerQuestion): Found {
  const [first, second] = [momentsOrEmpty(one.values), momentsOrEmpty(other.values)];
  const test = welchTest(first, second, level, alternative);
  const ranks = mannWhitney(one.values, other.values, { alternative });
  const difference = second.mean - first.mean;
  return {
    difference: Number.isNaN(difference) ? null : difference,
    ci: interval(test.ok ? test.value.ci : null, level),
    ...(ranks.ok
      ? { tests: [testOf('mann-whitney', ranks.value, alternative)] }
      : { tests: [], reason: ranks.reason }),
  };
}

function pairedShares([one, other]: Two<AnswersOfSample>, { level, alternative }: AnswerQuestion): Found {
  const cells = { bothYes: 0, onlyFirst: 0, onlySecond: 0, bothNo: 0 };
  one.agrees.forEach((before, index) => {
    const after = other.agrees[index]!;
    cells[before === 1 ? (after === 1 ? 'bothYes' : 'onlyFirst') : after === 1 ? 'onlySecond' : 'bothNo']++;
  });
  const { bothYes, onlyFirst, onlySecond, bothNo } = cells;
  const difference = differenceOfPairedProportions(cells, level, alternative);
  const test = mcNemar(onlyFirst, onlySecond, alternative);
  return {
    ...differenceAndEnds(difference, 'newcombe-paired', level),
    changes: [
      { by: -1, count: onlyFirst },
      { by: 0, count: bothYes + bothNo },
      { by: 1, count: onlySecond },
    ],
    ...(test.ok
      ? { tests: [testOf('mcnemar-exact', test.value, alternative)] }
      : { tests: [], reason: test.reason }),
  };
}

function independentShares(sides: Two<AnswersOfSample>, { level, alternative }: AnswerQuestion): Found {
  const [first, second] = sides.map(yesAndNo) as [Two<number>, Two<number>];
  const difference = differenceOfProportions(countOf(first), countOf(second), level, alternative);
  const { tests, ...rest } = shareTests([first, second]);
  return {
    ...differenceAndEnds(difference, 'newcombe', level),
    ...rest,
    tests:
      alternative === 'two-sided'
        ? tests
        : tests.map((test) => toOneSide(test, [first, second], difference, alternative)),
  };
}

/** A test of two shares with the p of one side: that of χ² by the sign of the difference, of Fisher's test the chance of one tail. */
function toOneSide(
  test: ItemTestResult,
  table: YesAndNo,
  difference: ReturnType<typeof differenceOfProportions>,
  alternative: Exclude<Alternative, 'two-sided'>,
): ItemTestResult {
  if (!difference.ok) return test;
  if (test.method !== 'fisher-exact')
    return {
      ...test,
      alternative,
      p: chiSquareTail(test.statistic!, difference.value.difference, alternative),
    };
  const tail = fisherExactTail(table, alternative);
  return tail.ok ? { ...test, alternative, p: tail.value.p } : test;
}

function differenceAndEnds(
  found: ReturnType<typeof differenceOfProportions>,
  method: 'newcombe' | 'newcombe-paired',
  level: number,
): Pick<ItemComparison, 'difference' | 'ci'> {
  const ends: Interval | null = found.ok ? found.value.ci : null;
  return {
    difference: found.ok ? found.value.difference : null,
    ci: { ...interval(ends, level), method },
  };
}

/** χ² and, of few tables, Fisher's exact test; the one that fits the counts first. Of two samples also χ² after Yates. */
function shareTests(table: readonly Two<number>[]): Pick<Found, 'tests' | 'reason'> {
  const plain = chiSquareTest(table);
  if (!plain.ok) return { tests: [], reason: plain.reason };
  const [first, second] = table;
  const yates = table.length === 2 ? yatesChiSquareTest([first!, second!]) : null;
  const fisher = fisherExactTest(
    table.map(([yes]) => yes),
    table.map(([, no]) => no),
  );
  const isSmall = table.length === 2 ? plain.value.expected.smallest < 5 : hasSmallExpected(plain.value);
  const ofCounts = [
    testOf('chi-square', plain.value),
    ...(yates?.ok === true ? [testOf('chi-square-yates', yates.value)] : []),
  ];
  const exact = fisher.ok ? [testOf('fisher-exact', fisher.value)] : [];
  return { tests: isSmall ? [...exact, ...ofCounts] : [...ofCounts, ...exact] };
}

/**
 * Whether strangers in three samples and more answered alike: Kruskal and Wallis for ratings, χ² or Fisher's exact test (Freeman and Halton)
 * for shares.
 *
 * @returns `null` for two samples, and for groups at several waves
 */
export function compareAllSamples(
  keys: readonly SampleKey[],
  samples: readonly AnswersOfSample[],
  of: ItemComparison['of'],
): ItemOverall | null {
  const waves = [...new Set(keys.flatMap(({ wave }) => wave ?? []))];
  const groups = [...new Set(keys.flatMap(({ group }) => group ?? []))];
  if (samples.length < 3 || (waves.length > 1 && groups.length > 1)) return null;
  const common = { waves, groups, n: samples.map(({ values }) => values.length) };
  if (of === 'shares') return { ...common, ...shareTests(samples.map(yesAndNo)) };
  const ranks = kruskalWallis(samples.map(({ values }) => values));
  return ranks.ok
    ? { ...common, tests: [testOf('kruskal-wallis', ranks.value)] }
    : { ...common, tests: [], reason: ranks.reason };
}

function yesAndNo({ agrees }: AnswersOfSample): Two<number> {
  const yes = agrees.reduce<number>((sum, one) => sum + one, 0);
  return [yes, agrees.length - yes];
}

function countOf([count, no]: Two<number>) {
  return { count, n: count + no };
}

/** From the largest fall to the largest rise. */
function changesOf(differences: Float64Array): { by: number; count: number }[] {
  const counts = new Map<number, number>();
  // Half points are exact in binary, tenths are not.
  for (const difference of differences) {
    const by = Number(difference.toPrecision(12));
    counts.set(by, (counts.get(by) ?? 0) + 1);
  }
  return [...counts].map(([by, count]) => ({ by, count })).sort((a, b) => a.by - b.by);
}

function testOf(
  method: ItemTest,
  { statistic, df, p }: { readonly statistic?: number | undefined; readonly df?: number; readonly p: number },
  alternative: Alternative = 'two-sided',
): ItemTestResult {
  return {
    method,
    alternative,
    statistic: statistic ?? null,
    ...(df === undefined ? {} : { df }),
    p,
    pHolm: null,
  };
}
