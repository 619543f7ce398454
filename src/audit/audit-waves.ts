import type { FindingCode, Recomputed } from '../model/audit-result.ts';
import { checkDebit } from './checks/debit.ts';
import { explainMean, explainSd, type ScoreExplanation } from './checks/explain-mean-and-sd.ts';
import { checkGrim } from './checks/grim.ts';
import { checkGrimmer } from './checks/grimmer.ts';
import type { ScoreGrain } from './checks/integer-scores.ts';
import { greatestSd, sdLimits } from './checks/sd-limits.ts';
import { isExact, trueValues } from './checks/true-values.ts';
import type { PrintedNumber, TableSettings } from './number-reader.ts';
import {
  consistent,
  exactly,
  explanation,
  findingOf,
  inconsistent,
  judged,
  notCheckable,
  type Outcome,
} from './outcome.ts';
import type { ScoreNumbers, WaveNumbers } from './table-numbers.ts';

/** Respondents who may have no score where only the n of the group is printed. */
export const MOST_MISSING = 3;

/** Whether mean, SD and the rest of one wave can be, given n, the items and the range of the score. */
export function waveOutcomes(score: ScoreNumbers, wave: WaveNumbers, settings: TableSettings): Outcome[] {
  const limits = limitOutcomes(score, wave, settings);
  const beyond = limits.some(({ verdict }) => verdict === 'inconsistent');
  const grains = grainOutcomes(score, wave, settings);
  return [
    ...rangeOutcomes(score, wave, settings),
    ...orderOutcomes(score, wave, settings),
    // An SD that no numbers can have need not be called too large for whole ones.
    ...(beyond ? grains.filter(({ finding }) => finding?.code !== 'sd-too-large') : grains),
    ...limits,
  ];
}

/** Mean, median, lowest and highest score against the range. */
function rangeOutcomes(
  { place, facts }: ScoreNumbers,
  wave: WaveNumbers,
  { rounding }: TableSettings,
): Outcome[] {
  const { range } = facts;
  const printed = [wave.mean, wave.median, wave.min, wave.max].filter((number) => number !== null);
  if (range === undefined) return printed.map(() => notCheckable('range'));
  const [lowest, highest] = range;
  return printed.map((number) => {
    const { lower, upper } = shares(number, rounding);
    if (upper >= lowest && (highest === null || lower <= highest)) return consistent('range');
    const code = number === wave.mean ? 'mean-outside-range' : 'value-outside-range';
    return inconsistent(
      'range',
      findingOf(code, 'impossible', {
        place: { ...place, wave: wave.wave },
        cells: [number],
        values: { value: number.cell.printed, quantity: number.cell.quantity, ...rangeValues(range) },
        assumptions: ['range'],
      }),
    );
  });
}

/** Lowest score, mean and median, highest score: in this order. */
function orderOutcomes({ place }: ScoreNumbers, wave: WaveNumbers, { rounding }: TableSettings): Outcome[] {
  const { min, max, mean, median } = wave;
  const pairs = [
    [min, mean],
    [min, median],
    [mean, max],
    [median, max],
    [min, max],
  ].flatMap(([low, high]) => (low && high ? [[low, high] as const] : []));
  return pairs.map(([low, high]) =>
    shares(low, rounding).lower <= shares(high, rounding).upper
      ? consistent('range')
      : inconsistent(
          'range',
          findingOf('order', 'impossible', {
            place: { ...place, wave: wave.wave },
            cells: [low, high],
            values: {
              lowQuantity: low.cell.quantity,
              low: low.cell.printed,
              highQuantity: high.cell.quantity,
              high: high.cell.printed,
            },
          }),
        ),
  );
}

/** GRIM, GRIMMER and DEBIT, where scores are sums or means of whole-numbered answers. */
function grainOutcomes(score: ScoreNumbers, wave: WaveNumbers, settings: TableSettings): Outcome[] {
  const { mean, sd } = wave;
  if (mean === null) return [];
  const grain = grainOf(score, wave, settings);
  const isBinary = score.facts.items === 1 && score.facts.range?.[0] === 0 && score.facts.range[1] === 1;
  if (grain === null) return [notCheckable('grim'), ...(sd === null ? [] : [notCheckable('grimmer')])];
  const grim = checkGrim(mean.number, grain);
  if (grim.reason === 'outside-range') return [];
  const [below, above] = grim.nearest ?? [0, 0];
  const outcomes = [
    judged('grim', grim.verdict, () => {
      const explanations = explainMean(mean.number, grain, MOST_MISSING);
      return grainFinding('mean-not-attainable', score, wave, explanations, {
        mean: mean.cell.printed,
        below: exactly(below, mean.number.decimals + 2),
        above: exactly(above, mean.number.decimals + 2),
      });
    }),
  ];
  if (sd === null || grim.verdict === 'inconsistent') return outcomes;
  const words = { mean: mean.cell.printed, sd: sd.cell.printed };
  const grimmer = checkGrimmer(mean.number, sd.number, grain);
  const fits = grimmer.verdict !== 'inconsistent';
  outcomes.push(
    judged('grimmer', grimmer.verdict, () => {
      const { limits } = sdLimits(mean.number, grain) ?? { limits: { lower: 0, upper: 0 } };
      const limit = grimmer.reason === 'sd-too-small' ? limits.lower : limits.upper;
      return grainFinding(
        sdCode(grimmer.reason),
        score,
        wave,
        explainSd(mean.number, sd.number, grain, MOST_MISSING),
        { ...words, limit: exactly(limit, sd.number.decimals + 1) },
      );
    }),
  );
  if (isBinary && fits) {
    const { verdict } = checkDebit(mean.number, sd.number, grain);
    outcomes.push(judged('debit', verdict, () => grainFinding('sd-of-binary', score, wave, [], words)));
  }
  return outcomes;
}

function sdCode(reason: string | null): FindingCode {
  return reason === 'sd-too-small' || reason === 'sd-too-large' ? reason : 'sd-not-attainable';
}

/** What is known of the scores' grain; `null` when scores may lie between whole answers, or too little is known. */
function grainOf(
  { facts }: ScoreNumbers,
  { n }: WaveNumbers,
  { rounding }: TableSettings,
): ScoreGrain | null {
  const { items, aggregate, range, wholeAnswers, prorated } = facts;
  if (n === null || n.n < 1 || items === undefined || wholeAnswers === false || prorated === true)
    return null;
  if (aggregate === undefined && items > 1) return null;
  const kind = aggregate ?? 'mean';
  const divisor = kind === 'mean' ? items : 1;
  const ends = range?.filter((end) => end !== null) ?? [];
  if (ends.some((end) => Math.abs(end * divisor - Math.round(end * divisor)) > 1e-6)) return null;
  return { n: n.n, items, aggregate: kind, range: range ?? null, rounding };
}

function grainFinding(
  code: FindingCode,
  { place, facts }: ScoreNumbers,
  wave: WaveNumbers,
  explanations: readonly ScoreExplanation[],
  words: Readonly<Record<string, string | Recomputed>>,
) {
  const { n, mean, sd } = wave;
  const complete = facts.items === 1 || facts.prorated === false;
  const fewer = explanations.some(({ change }) => change === 'fewer-respondents');
  const severity = n?.ofGroup && fewer ? 'note' : complete && !n?.ofGroup ? 'impossible' : 'inconsistent';
  const aboutSd = code !== 'mean-not-attainable';
  return findingOf(code, severity, {
    place: { ...place, wave: wave.wave },
    cells: [mean, aboutSd ? sd : null, n],
    values: {
      ...words,
      n: n?.n ?? 0,
      items: facts.items ?? 1,
      aggregate: facts.aggregate ?? 'mean',
      ...(facts.range === undefined ? {} : rangeValues(facts.range)),
    },
    assumptions: [
      'whole-answers',
      complete ? null : 'all-items-answered',
      n?.ofGroup ? 'group-n' : null,
      aboutSd ? 'sample-sd' : null,
    ],
    // A change under which anything would pass explains nothing.
    explanations: explanations
      .filter(({ hasPower }) => hasPower)
      .map((each) => explanation(each.change, { n: each.n, items: facts.items ?? 1 })),
  });
}

/** The SD against the greatest that any numbers in the range can have, whatever the grain of the scores. */
function limitOutcomes(
  { place, facts }: ScoreNumbers,
  wave: WaveNumbers,
  settings: TableSettings,
): Outcome[] {
  const { mean, sd, n } = wave;
  const { range } = facts;
  if (mean === null || sd === null) return [];
  if (n === null || n.n < 2 || range === undefined || !isExact(mean.number) || !isExact(sd.number))
    return [notCheckable('sd-limits')];
  const centre = shares(mean, settings.rounding);
  const least = shares(sd, settings.rounding).lower;
  const fewest = n.ofGroup ? Math.max(2, n.n - MOST_MISSING) : n.n;
  const limit = greatestSd(centre, fewest, range);
  if (least <= limit * (1 + 1e-9)) return [consistent('sd-limits')];
  const unit = sd.number.percent ? 100 : 1;
  return [
    inconsistent(
      'sd-limits',
      findingOf('sd-too-large', 'impossible', {
        place: { ...place, wave: wave.wave },
        cells: [mean, sd, n],
        values: {
          mean: mean.cell.printed,
          sd: sd.cell.printed,
          n: n.n,
          limit: exactly(limit * unit, sd.number.decimals + 1),
          ...rangeValues(range),
        },
        assumptions: ['range', 'sample-sd'],
      }),
    ),
  ];
}

/** All values that a printed number may stand for; a percentage as a share of 1. */
function shares({ number }: PrintedNumber, rounding: TableSettings['rounding']) {
  const { lower, upper } = trueValues(number, rounding);
  const unit = number.percent ? 100 : 1;
  return { lower: lower / unit, upper: upper / unit };
}

function rangeValues([lowest, highest]: readonly [number, number | null]) {
  return { lowest, highest: highest ?? '∞' };
}
