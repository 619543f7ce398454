import type { Description, SampleKey } from '../../model/result.ts';
import type { Context } from '../context.ts';
import type { Text } from '../table.ts';
import type { ComparedScore } from '../tables/comparison.ts';
import type { ScoreRow } from '../tables/score-rows.ts';
import { STATISTIC_DIGITS } from '../tables/test-names.ts';
import type { SentenceKey } from './words.ts';
import { counted, joined, type SentenceWords } from './words.ts';

/** How the place of a sample in a sentence asks for it: `the pre-test`, `at the pre-test`, `than at the pre-test`. */
export type Place = PlaceOf<SentenceKey>;
type PlaceOf<K> = K extends `${infer P}.named` ? P : never;

/** A name that says it is an instrument takes an article in English. */
const INSTRUMENT =
  /^(?!the\b).*\b(?:scales?|questionnaire|inventory|index|measure|test|survey|schedule|checklist|form|profile|battery)\b/i;

/** `the Brief Resilience Scale`, and a subscale with the scale that it belongs to; of one place only with that place. */
export function scoreName(score: ComparedScore, context: Context, words: SentenceWords): Text {
  const own = scoreNameOf(score, context, words);
  if (score.place === null) return own;
  return words('name.in', { scale: own, place: sampleName(score.place, 'at', context, words) });
}

/** The same without a place. */
export function scoreNameOf({ scale, parent }: ScoreRow, context: Context, words: SentenceWords): Text {
  const name = context.name((parent ?? scale).name);
  const whole = words(INSTRUMENT.test(name) ? 'name.instrument' : 'name.concept', { name });
  return parent === null
    ? whole
    : words('name.subscale', { subscale: context.name(scale.name), scale: whole });
}

/** A wave or a group: a pre-test and a post-test by these names, others by the names that they were given. */
export function sampleName(sample: SampleKey, place: Place, context: Context, words: SentenceWords): Text {
  const wave = sample.group === null && (sample.wave === 'pre' || sample.wave === 'post') ? 'wave' : 'named';
  // Groups do not change into each other.
  const kind = sample.group === null || place === 'from' || place === 'to' ? wave : 'group';
  return words(`${place}.${kind}` as PlaceKey, { name: context.sample(sample) });
}

type PlaceKey = 'is.wave' | 'at.named' | 'of.group';

/** The two samples of a comparison as phrases, with what describes them in brackets where that is wanted. */
export function sampleNames(
  { samples, place: common }: ComparedScore,
  context: Context,
  words: SentenceWords,
): (index: 0 | 1, place: Place, values?: Text | null) => Text {
  return (index, place, values = null) => {
    const { wave, group } = samples[index];
    // What both have in common stands with the score.
    const own = { wave: common?.wave == null ? wave : null, group: common?.group == null ? group : null };
    const sample = sampleName({ ...own, pooled: false }, place, context, words);
    return values === null || values.length === 0 ? sample : words('described', { sample, values });
  };
}

export interface Wanted {
  /** Of a rank test the median, else mean and standard deviation. */
  readonly ranks: boolean;
  readonly withCount: boolean;
}

/** `M = 3.01, SD = 0.69, n = 46`, without what could not be computed. */
export function describedSample(
  description: Description | undefined,
  { ranks, withCount }: Wanted,
  context: Context,
  words: SentenceWords,
): Text {
  if (description === undefined) return [];
  const { n, mean, sd, median } = description;
  const value = (of: number) => ({ value: context.number.fixed(of, STATISTIC_DIGITS) });
  const parts: Text[] = [
    ...(ranks && median !== null ? [words('median', value(median))] : []),
    ...(!ranks && mean !== null ? [words('mean', value(mean))] : []),
    ...(!ranks && sd !== null ? [words('sd', value(sd))] : []),
    ...(withCount ? [counted(n, context, words)] : []),
  ];
  return joined(parts, words('separator'));
}
