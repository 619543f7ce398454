import type { Explanation } from '../model/audit-result.ts';
import type { Interval } from '../stats/estimate.ts';
import {
  checkIntervalCentre,
  checkIntervalWidth,
  type ReportedInterval,
  standardErrorOfMean,
} from './checks/confidence-interval-check.ts';
import { isExact, overlaps, trueValues } from './checks/true-values.ts';
import { MOST_MISSING } from './grim-checks.ts';
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
} from './outcome.ts';
import { leastSize } from './table-groups.ts';
import type { ScoreNumbers, WaveNumbers } from './table-numbers.ts';

/** Standard error and confidence interval of a mean against its SD and n. */
export function meanIntervalOutcomes(
  score: ScoreNumbers,
  wave: WaveNumbers,
  settings: TableSettings,
): Outcome[] {
  return [
    ...(wave.se === null ? [] : [standardErrorOutcome(score, wave, settings)]),
    ...(wave.ci === null ? [] : intervalOutcomes(score, wave, wave.ci, settings)),
  ];
}

/** The interval as the checks take it. */
export function reported({ lower, upper, level }: PrintedInterval): ReportedInterval {
  return { lower: lower.number, upper: upper.number, level };
}

/** Levels that publications use, tried when the width of an interval does not fit its own. */
export const OTHER_LEVELS = [0.9, 0.95, 0.99];

function standardErrorOutcome(
  { place }: ScoreNumbers,
  wave: WaveNumbers,
  { rounding }: TableSettings,
): Outcome {
  const { se, sd, n } = wave;
  if (se === null || sd === null || n === null || n.n < 1) return notCheckable('standard-error');
  if (!isExact(se.number) || !isExact(sd.number)) return notCheckable('standard-error');
  const printed = trueValues(se.number, rounding);
  const expected = standardErrorOfMean(sd.number, n.n, rounding);
  if (overlaps(printed, expected)) return consistent('standard-error');
  const most = standardErrorOfMean(sd.number, leastSize(n), rounding);
  if (n.ofGroup && overlaps(printed, { lower: expected.lower, upper: most.upper }))
    return fitsFewer('standard-error', [se]);
  const fewer = sizesBelow(n.n).find((size) =>
    overlaps(printed, standardErrorOfMean(sd.number, size, rounding)),
  );
  const explanations: Explanation[] = [
    ...(overlaps(trueValues(sd.number, rounding), standardErrorOfMean(se.number, n.n, rounding))
      ? [explanation('se-is-sd')]
      : []),
    ...(fewer === undefined ? [] : [explanation('fewer-respondents', { n: fewer })]),
  ];
  return inconsistent(
    'standard-error',
    findingOf('standard-error', 'inconsistent', {
      place: { ...place, wave: wave.wave },
      cells: [se, sd, n],
      values: {
        se: se.cell.printed,
        sd: sd.cell.printed,
        n: n.n,
        expected: recomputed(expected, se.number.decimals + 1),
      },
      assumptions: [n.ofGroup ? 'group-n' : null],
      explanations,
    }),
  );
}

function intervalOutcomes(
  { place }: ScoreNumbers,
  wave: WaveNumbers,
  ci: PrintedInterval,
  settings: TableSettings,
): Outcome[] {
  const { rounding } = settings;
  const { mean, sd, se, n } = wave;
  const where = { ...place, wave: wave.wave };
  const words = { lower: ci.lower.cell.printed, upper: ci.upper.cell.printed, level: ci.level };
  const outcomes: Outcome[] = [];
  if (mean !== null) outcomes.push(centreOutcome(ci, mean, where, settings));
  if (n === null || n.n < 2 || (sd === null && se === null)) return [...outcomes, notCheckable('interval')];
  const widthAt = (size: number, level: number, least = size) => {
    const [few, many] = [least, size].map(
      (respondents): Interval =>
        sd === null
          ? trueValues(se!.number, rounding)
          : standardErrorOfMean(sd.number, respondents, rounding),
    ) as [Interval, Interval];
    const standardError = { lower: many.lower, upper: few.upper };
    const df = { lower: least - 1, upper: size - 1 };
    return checkIntervalWidth({ ...reported(ci), level }, standardError, df, rounding);
  };
  const width = widthAt(n.n, ci.level);
  if (width.verdict !== 'inconsistent')
    return [...outcomes, { check: 'interval', verdict: width.verdict, finding: null }];
  if (n.ofGroup && widthAt(n.n, ci.level, leastSize(n)).verdict === 'consistent')
    return [...outcomes, fitsFewer('interval', [ci.lower, ci.upper])];
  const fewer = sizesBelow(n.n).find((size) => widthAt(size, ci.level).verdict === 'consistent');
  const level = OTHER_LEVELS.find(
    (other) => other !== ci.level && widthAt(n.n, other).verdict === 'consistent',
  );
  const decimals = ci.lower.number.decimals + 1;
  const finding = findingOf('interval-width', 'inconsistent', {
    place: where,
    cells: [ci.lower, ci.upper, sd ?? se, n],
    values: {
      ...words,
      printed: recomputed(width.printed, decimals),
      expected: recomputed(width.fromT, decimals),
    },
    assumptions: [n.ofGroup ? 'group-n' : null],
    explanations: [
      ...(level === undefined ? [] : [explanation('other-level', { level })]),
      ...(fewer === undefined ? [] : [explanation('fewer-respondents', { n: fewer })]),
    ],
  });
  return [...outcomes, inconsistent('interval', finding)];
}

/** Whether a mean or a difference lies in the middle of its interval. */
export function centreOutcome(
  ci: PrintedInterval,
  estimate: NonNullable<WaveNumbers['mean']>,
  place: ScoreNumbers['place'],
  { rounding }: TableSettings,
): Outcome {
  const centre = checkIntervalCentre(estimate.number, reported(ci), rounding);
  if (centre.verdict !== 'inconsistent') return { check: 'interval', verdict: centre.verdict, finding: null };
  const code = centre.reason === 'ends-reversed' ? 'interval-reversed' : 'interval-centre';
  return inconsistent(
    'interval',
    findingOf(code, 'inconsistent', {
      place,
      cells: [estimate, ci.lower, ci.upper],
      values: {
        estimate: estimate.cell.printed,
        lower: ci.lower.cell.printed,
        upper: ci.upper.cell.printed,
        middle: recomputed(centre.middle, ci.lower.number.decimals + 1),
      },
    }),
  );
}

/** One, two and three respondents fewer. */
export function sizesBelow(n: number): number[] {
  return Array.from({ length: MOST_MISSING }, (_, missing) => n - missing - 1).filter((size) => size >= 2);
}
