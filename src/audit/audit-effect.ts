import type { Interval } from '../stats/estimate.ts';
import { centreOutcome, OTHER_LEVELS, reported } from './audit-mean-interval.ts';
import { checkIntervalAgainstP, checkIntervalWidth } from './checks/confidence-interval-check.ts';
import {
  checkEffectSize,
  cohensDAverageFromGroups,
  cohensDFromGroups,
  cohensDFromT,
  dAverageFromGroups,
  dzFromT,
  hedgesGFromD,
} from './checks/effect-size-check.ts';
import { absolute } from './checks/p-interval.ts';
import { groupBox, type TTestRecomputed } from './checks/t-test-check.ts';
import { isExact, overlaps, trueValues } from './checks/true-values.ts';
import type { PrintedInterval, TableSettings } from './number-reader.ts';
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
  cornerSizes,
  groupOf,
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
  outcomes.push(widthOutcome(score, ci, settings));
  if (p === null || alternative !== 'two-sided') return outcomes;
  const freedom = df !== null && isExact(df.number) && df.number.value > 0 ? df.number.value : null;
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
  const [sizes, ...fewer] = cornerSizes(score);
  const expected = expectedEffects(score, comparison, settings, sizes);
  if (expected.length === 0 || !isExact(printed.number)) return notCheckable('effect-size');
  const checks = expected.map((each) => checkEffectSize(printed.number, each.value, settings.rounding));
  if (checks.some(({ verdict }) => verdict === 'consistent')) return consistent('effect-size');
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

/** What d may be by the type that the row names (any, when it names none), from means and SDs, else from t. */
function expectedEffects(
  score: ScoreNumbers,
  { effectSize, statistic }: ComparisonNumbers,
  settings: TableSettings,
  sizes: Sizes | undefined,
): { type: string; value: Interval }[] {
  if (sizes === undefined || score.first === null || score.second === null) return [];
  const [n1, n2] = sizes;
  const df = n1 + n2 - 2;
  const [one, other] = [groupOf(score.first, n1), groupOf(score.second, n2)];
  const boxes =
    one !== null &&
    other !== null &&
    (!isPaired(score, settings) || allInPairs(score)) &&
    [one.mean, one.sd, other.mean, other.sd].every(isExact)
      ? ([groupBox(one, settings.rounding), groupBox(other, settings.rounding)] as const)
      : null;
  const t =
    statistic !== null && isExact(statistic.number) ? trueValues(statistic.number, settings.rounding) : null;
  const found: { type: string; value: Interval }[] = [];
  const add = (type: string, value: Interval) => {
    if (effectSize === type || effectSize === 'unnamed') found.push({ type, value });
  };
  if (boxes !== null) {
    const d = cohensDFromGroups(...boxes);
    add('cohens-d', d);
    if (df >= 2) add('hedges-g', hedgesGFromD(d, df));
    add('cohens-d-average', cohensDAverageFromGroups(...boxes));
    add('d-average', dAverageFromGroups(...boxes));
    // Glass's delta divides by the SD of one of them.
    const [before, after] = boxes;
    add('glass-delta', cohensDAverageFromGroups(before, { ...after, sd: before.sd }));
    add('glass-delta', cohensDAverageFromGroups({ ...before, sd: after.sd }, after));
  } else if (t !== null && possibleTests(score, settings).includes('student')) {
    const d = cohensDFromT(t, sizes);
    add('cohens-d', d);
    if (df >= 2) add('hedges-g', hedgesGFromD(d, df));
  }
  if (t !== null && possibleTests(score, settings).includes('paired'))
    add('dz', dzFromT(t, Math.min(n1, n2)));
  return found;
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
