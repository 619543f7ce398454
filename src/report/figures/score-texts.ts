import type { SampleKey, ScaleResult } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { rangeWords } from '../range-words.ts';
import { type Axis, rangeAxis, roundAxis } from './axis.ts';

/** `sum score, attainable range 14–70; higher is better`. */
export function scaleText({ aggregate, range, direction }: ScaleResult, context: Context): string {
  return context.word('figure.scale', {
    score: context.word(aggregate === 'mean' ? 'figure.score.mean' : 'figure.score.sum'),
    range: rangeText(range, context),
    better: context.word(`figure.better.${direction}`),
  });
}

function rangeText(range: ScaleResult['range'], context: Context): string {
  const [lower, upper] = range ?? [0, null];
  const { number } = context;
  return upper === null
    ? context.word('figure.range.open', { lower: number.plain(lower) })
    : context.word('figure.range', { range: rangeWords(context, number.plain(lower), number.plain(upper)) });
}

/** Decimals of a mean: two, as in the tables. */
export const MEAN_DIGITS = 2;

/** The axis of a score: its attainable range, or, of an open count, as far as the data go. */
export function scoreAxis({ range }: ScaleResult, highest: number, count: number): Axis {
  const [lower, upper] = range ?? [0, null];
  if (upper !== null && upper > lower) return rangeAxis(lower, upper, count);
  return roundAxis(lower, Math.max(highest, lower + 1), count);
}

/** What a wave or group is called beside its data; nothing when there is only one file and no group. */
export function sampleText(sample: SampleKey, samples: readonly SampleKey[], context: Context): string {
  return isUnnamed(sample, samples) ? '' : context.sampleTitle(sample);
}

/** `Resilience, pre-test`: a score, item or scale in a wave, within a sentence. */
export function inSample(
  what: string,
  sample: SampleKey,
  samples: readonly SampleKey[],
  context: Context,
): string {
  return isUnnamed(sample, samples) ? what : `${what}, ${context.sample(sample)}`;
}

/** A single file is no pre-test to its reader. */
function isUnnamed({ wave, group }: SampleKey, samples: readonly SampleKey[]): boolean {
  return samples.length === 1 && wave === 'pre' && group === null;
}
