import type { Interval } from '../stats/estimate.ts';
import { centreOutcome, OTHER_LEVELS, reported } from './audit-mean-interval.ts';
import { checkIntervalAgainstP, checkIntervalWidth } from './checks/confidence-interval-check.ts';
import type { GroupBox } from './checks/difference-spread.ts';
import {
  checkEffectSize,
  cohensDAverageFromGroups,
  cohensDFromGroups,
  cohensDFromT,
  dAverageFromGroups,
  hedgesGFromD,
} from './checks/effect-size-check.ts';
import { absolute } from './checks/p-interval.ts';
import { groupBox, type TTestRecomputed } from './checks/t-test-check.ts';
import { isExact, overlaps, trueValues } from './checks/true-values.ts';
import { dzOfPairs } from './dz-of-pairs.ts';
import type { PrintedInterval, PrintedNumber, TableSettings } from './number-reader.ts';
import { differenceOfMeans } from './other-difference.ts';
import {
  consistent,
  explanation,
  findingOf,
  fitsFewer,
  inconsistent,
  notCheckable,
  type Outcome,
  recomputed,
  recomputedP,
} from './outcome.ts';
import { allInPairs, isPaired } from './same-respondents.ts';
import type { ComparisonNumbers, ScoreNumbers } from './table-numbers.ts';
import {
  areSizesOfGroup,
  degreesPrinted,
  groupOf,
  possibleGroupSizes,
  possibleTests,
  recompute,
  recomputedRange,
  type Sizes,
} from './test-designs.ts';

/** The confidence interval of the difference, and the effect size with its interval. */
export function effectOutcomes(score: ScoreNumbers, settings: TableSettings): Outcome[] {
  const { comparison } = score;
  if (comparison === null) return [];
  return [
    ...(comparison.ci === null ? [] : intervalOutcomes(score, comparison, comparison.ci, settings)),
    ...(comparison.effect === null ? [] : [effectOutcome(score, comparison, settings)]),
    ...(comparison.effectCi === null ? [] : [effectIntervalOutcome(score, comparison, settings)]),
  ];
}

function intervalOutcomes(
  score: ScoreNumbers,
  comparison: ComparisonNumbers,
  ci: PrintedInterval,
  settings: TableSettings,
): Outcome[] {
  const { place } = score;
  const { difference, p, df, alternative } = comparison;
  const outcomes: Outcome[] = [];
  if (difference !== null) outcomes.push(centreOutcome(ci, difference, place, settings));
  else if (!isPaired(score, settings) || allInPairs(score))
    outcomes.push(centreOfMeansOutcome(score, ci, settings));
  outcomes.push(widthOutcome(score, ci, settings));
  if (p === null || alternative !== 'two-sided') return outcomes;
  const freedom = df === null ? null : degreesPrinted(df.number, score, settings);
  const check = checkIntervalAgainstP(reported(ci), p.p, freedom, { rounding: settings.rounding });
  if (check.verdict !== 'inconsistent')
    return [...outcomes, { check: 'interval', verdict: check.verdict, finding: null }];
  return [
    ...outcomes,
    inconsistent(
      'interval',
      findingOf('p-of-interval', 'inconsistent', {
        place,
        cells: [p, ci.lower, ci.upper],
        values: {
          p: p.cell.printed,
          lower: ci.lower.cell.printed,
          upper: ci.upper.cell.printed,
          level: ci.level,
          expected: recomputedP(check.p),
        },
        assumptions: [comparison.saysSides ? null : 'two-sided'],
        decisionError: check.judgement?.decisionError ?? false,
      }),
    ),
  ];
}

/** The middle of the interval against the means, when their difference is not printed; either may be subtracted. */
function centreOfMeansOutcome(score: ScoreNumbers, ci: PrintedInterval, settings: TableSettings): Outcome {
  const difference = differenceOfMeans(score, settings);
  const [low, high] = [ci.lower.number, ci.upper.number].map((end) => trueValues(end, settings.rounding));
  if (difference === null || ![ci.lower.number, ci.upper.number].every(isExact))
    return notCheckable('interval');
  const middle = { lower: (low!.lower + high!.lower) / 2, upper: (low!.upper + high!.upper) / 2 };
  const otherWay = { lower: -difference.upper, upper: -difference.lower };
  if (overlaps(middle, difference) || overlaps(middle, otherWay)) return consistent('interval');
  const [before, after] = [score.first!.mean!, score.second!.mean!];
  return inconsistent(
    'interval',
    findingOf('interval-centre-of-means', 'inconsistent', {
      place: score.place,
      cells: [ci.lower, ci.upper, before, after],
      values: {
        lower: ci.lower.cell.printed,
        upper: ci.upper.cell.printed,
        middle: recomputed(middle, ci.lower.number.decimals + 1),
        expected: recomputed(difference, ci.lower.number.decimals + 1),
      },
      assumptions: ['unadjusted-means'],
    }),
  );
}

/** Half the width of the interval against t × SE of the tests that the row may report. */
function widthOutcome(score: ScoreNumbers, ci: PrintedInterval, settings: TableSettings): Outcome {
  const found = possibleTests(score, settings).flatMap((test) => {
    const [check, range] = [
      recompute(score, test, settings)?.recomputed,
      recomputedRange(score, test, settings),
    ];
    return check == null || range === null ? [] : [{ check, range }];
  });
  if (found.length === 0) return notCheckable('interval');
  const widthOf = ({ standardError, df }: Pick<TTestRecomputed, 'standardError' | 'df'>, level: number) => ({
    width: checkIntervalWidth({ ...reported(ci), level }, standardError, df, settings.rounding),
  });
  const widths = (level: number) => found.map(({ check }) => widthOf(check, level));
  const own = widths(ci.level);
  if (own.some(({ width }) => width.verdict !== 'inconsistent')) return consistent('interval');
  const level = OTHER_LEVELS.find(
    (other) => other !== ci.level && widths(other).some(({ width }) => width.verdict === 'consistent'),
  );
  const decimals = ci.lower.number.decimals + 1;
  const ofGroup = areSizesOfGroup(score);
  const withFewer = found.some(({ range }) => widthOf(range, ci.level).width.verdict === 'consistent');
  if (ofGroup && withFewer) return fitsFewer('interval', [ci.lower, ci.upper]);
  return inconsistent(
    'interval',
    findingOf('interval-width', 'inconsistent', {
      place: score.place,
      cells: [ci.lower, ci.upper, score.first?.sd ?? null, score.second?.sd ?? null],
      values: {
        lower: ci.lower.cell.printed,
        upper: ci.upper.cell.printed,
        level: ci.level,
        printed: recomputed(own[0]!.width.printed, decimals),
        expected: recomputed(own[0]!.width.fromT, decimals),
      },
      assumptions: [ofGroup ? 'group-n' : null],
      explanations: level === undefined ? [] : [explanation('other-level', { level })],
    }),
  );
}

function effectOutcome(score: ScoreNumbers, comparison: ComparisonNumbers, settings: TableSettings): Outcome {
  const printed = comparison.effect!;
  const [sizes, ...fewer] = possibleGroupSizes(score);
  const expected = expectedEffects(score, comparison, settings, sizes);
  if (expected.length === 0 || !isExact(printed.number)) return notCheckable('effect-size');
  const checks = expected.map((each) => checkEffectSize(printed.number, each.value, settings.rounding));
  const fits = expected.filter((_, index) => checks[index]!.verdict === 'consistent');
  if (fits.some(({ value }) => Number.isFinite(value.lower) || Number.isFinite(value.upper)))
    return consistent('effect-size');
  if (fits.length > 0) return notCheckable('effect-size');
  const ofGroup = areSizesOfGroup(score);
  const corners = [sizes, ...fewer].flatMap((with_) => expectedEffects(score, comparison, settings, with_));
  const withFewer = expected.some(({ type }) => {
    const own = corners.filter((each) => each.type === type).map(({ value }) => value);
    const range = {
      lower: Math.min(...own.map(({ lower }) => lower)),
      upper: Math.max(...own.map(({ upper }) => upper)),
    };
    return checkEffectSize(printed.number, range, settings.rounding).verdict === 'consistent';
  });
  if (ofGroup && withFewer) return fitsFewer('effect-size', [printed]);
  return inconsistent(
    'effect-size',
    findingOf('effect-size', 'inconsistent', {
      place: score.place,
      cells: [printed, comparison.statistic, score.first?.sd ?? null, score.second?.sd ?? null],
      values: {
        printed: printed.cell.printed,
        expected: recomputed(
          {
            lower: Math.min(...expected.map(({ value }) => value.lower)),
            upper: Math.max(...expected.map(({ value }) => value.upper)),
          },
          printed.number.decimals + 1,
        ),
      },
      assumptions: [ofGroup ? 'group-n' : null],
    }),
  );
}

interface ExpectedEffect {
  readonly type: NonNullable<ComparisonNumbers['effectSize']> | 'glass-delta';
  readonly value: Interval;
}

/** What d may be by the type that the row names (any, when it names none), from means and SDs, else from t. */
function expectedEffects(
  score: ScoreNumbers,
  comparison: ComparisonNumbers,
  settings: TableSettings,
  sizes: Sizes | undefined,
): ExpectedEffect[] {
  if (sizes === undefined || score.first === null || score.second === null) return [];
  const { effectSize } = comparison;
  const found = isPaired(score, settings)
    ? effectsOfPairs(score, comparison, settings, sizes)
    : effectsOfGroups(score, comparison, settings, sizes);
  return found.filter(({ type }) => effectSize === type || effectSize === 'unnamed');
}

function effectsOfGroups(
  score: ScoreNumbers,
  { statistic }: ComparisonNumbers,
  settings: TableSettings,
  sizes: Sizes,
): ExpectedEffect[] {
  const df = sizes[0] + sizes[1] - 2;
  const boxes = groupBoxes(score, settings, sizes);
  const tests = possibleTests(score, settings);
  if (boxes === null) {
    const t = exactValues(statistic, settings);
    if (t === null || !tests.includes('student')) return [];
    const d = cohensDFromT(t, sizes);
    return [{ type: 'cohens-d', value: d }, ...corrected(d, [df])];
  }
  const d = cohensDFromGroups(...boxes);
  const average = cohensDAverageFromGroups(...boxes);
  // Beside Welch's test, jamovi and JASP divide by the average variance and call that Cohen's d too.
  const besideWelch: ExpectedEffect[] =
    tests.includes('student') && tests.length === 1
      ? []
      : [{ type: 'cohens-d', value: average }, ...corrected(average, [Math.min(...sizes) - 1, df])];
  // Glass's delta divides by the SD of one of them.
  const [before, after] = boxes;
  return [
    { type: 'cohens-d', value: d },
    ...corrected(d, [df]),
    ...besideWelch,
    ...averages(boxes),
    { type: 'glass-delta', value: cohensDAverageFromGroups(before, { ...after, sd: before.sd }) },
    { type: 'glass-delta', value: cohensDAverageFromGroups({ ...before, sd: after.sd }, after) },
  ];
}

/**
 * Of pairs, "Cohen's d" may divide by an SD of the scores or, as SPSS, JASP and jamovi do, by that of the differences (d_z);
 * the latter stands in nothing that is always printed, so that without it nothing can be held against such a d.
 */
function effectsOfPairs(
  score: ScoreNumbers,
  comparison: ComparisonNumbers,
  settings: TableSettings,
  sizes: Sizes,
): ExpectedEffect[] {
  const n = Math.min(...sizes);
  const boxes = groupBoxes(score, settings, sizes);
  const dz = dzOfPairs(score, comparison, settings, n);
  const mayBeDz = ['cohens-d', 'hedges-g', 'unnamed'].includes(comparison.effectSize ?? '');
  const ofScores = boxes === null ? [] : [cohensDFromGroups(...boxes), dAverageFromGroups(...boxes)];
  const isUnknown = mayBeDz && (boxes === null || dz === null);
  const both = [...ofScores, ...(dz === null ? [] : [dz]), ...(isUnknown ? [ANYTHING] : [])];
  return [
    ...both.map((value): ExpectedEffect => ({ type: 'cohens-d', value })),
    ...both.flatMap((value) => corrected(value, [n - 1, 2 * n - 2])),
    ...(boxes === null ? [] : averages(boxes)),
    ...(dz === null ? [] : [{ type: 'dz' as const, value: dz }]),
  ];
}

const ANYTHING: Interval = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY };

/** Both kinds of averages, since publications do not keep their names apart. */
function averages(boxes: readonly [GroupBox, GroupBox]): ExpectedEffect[] {
  return [cohensDAverageFromGroups(...boxes), dAverageFromGroups(...boxes)].flatMap((value) => [
    { type: 'cohens-d-average', value },
    { type: 'd-average', value },
  ]);
}

/** Hedges' g of a d, by the degrees of freedom that are usual for it and all between. */
function corrected(d: Interval, freedoms: readonly number[]): ExpectedEffect[] {
  const found = freedoms.filter((df) => df >= 2).map((df) => hedgesGFromD(d, df));
  if (found.length === 0) return [];
  return [
    {
      type: 'hedges-g',
      value: {
        lower: Math.min(...found.map(({ lower }) => lower)),
        upper: Math.max(...found.map(({ upper }) => upper)),
      },
    },
  ];
}

/** Means and SDs of those who were compared, within rounding. */
function groupBoxes(
  score: ScoreNumbers,
  settings: TableSettings,
  [n1, n2]: Sizes,
): readonly [GroupBox, GroupBox] | null {
  const [one, other] = [groupOf(score.first!, n1), groupOf(score.second!, n2)];
  if (one === null || other === null || (isPaired(score, settings) && !allInPairs(score))) return null;
  if (![one.mean, one.sd, other.mean, other.sd].every(isExact)) return null;
  return [groupBox(one, settings.rounding), groupBox(other, settings.rounding)];
}

function exactValues(printed: PrintedNumber | null, { rounding }: TableSettings): Interval | null {
  return printed !== null && isExact(printed.number) ? trueValues(printed.number, rounding) : null;
}

/** An effect size lies inside its own interval, with or without its sign. */
function effectIntervalOutcome(
  { place }: ScoreNumbers,
  { effect, effectCi }: ComparisonNumbers,
  { rounding }: TableSettings,
): Outcome {
  if (effect === null || effectCi === null) return notCheckable('effect-size');
  const [low, high] = [
    trueValues(effectCi.lower.number, rounding),
    trueValues(effectCi.upper.number, rounding),
  ];
  const value = trueValues(effect.number, rounding);
  const inside = overlaps(value, { lower: low.lower, upper: high.upper });
  const withoutSign = overlaps(absolute(value), absolute({ lower: low.lower, upper: high.upper }));
  if (inside || withoutSign) return consistent('effect-size');
  return inconsistent(
    'effect-size',
    findingOf('effect-size-interval', 'inconsistent', {
      place,
      cells: [effect, effectCi.lower, effectCi.upper],
      values: {
        printed: effect.cell.printed,
        lower: effectCi.lower.cell.printed,
        upper: effectCi.upper.cell.printed,
      },
    }),
  );
}
