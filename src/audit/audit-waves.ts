import { greatestSd } from './checks/sd-limits.ts';
import { isExact, trueValues } from './checks/true-values.ts';
import { grainOutcomes, rangeValues } from './grim-checks.ts';
import type { PrintedNumber, TableSettings } from './number-reader.ts';
import { consistent, exactly, findingOf, inconsistent, notCheckable, type Outcome } from './outcome.ts';
import { leastSize } from './table-groups.ts';
import type { ScoreNumbers, WaveNumbers } from './table-numbers.ts';

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
  const limit = greatestSd(centre, leastSize(n), range);
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
