import { descriptionOf, ofWave, reliabilitiesOf } from '../../model/result/samples.ts';
import { type WaveInput, waveInputs } from '../../model/result/wave-inputs.ts';
import type { Result, SampleKey, ScaleResult } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { plainText, type Text } from '../table.ts';
import { namedSamples, type ScoreRow, scoreRows } from '../tables/score-rows.ts';
import { attainableRange } from '../tables/scoring-rules.ts';
import type { ScaleCitation } from './methods-used.ts';
import { citedAs } from './reference-list.ts';
import { sampleName } from './samples.ts';
import { enumerated, joined, type SentenceWords } from './words.ts';

/** Which scales, how they are scored, and what was done with gaps, codes and impossible answers. */
export function scoringSentences(
  result: Result,
  citations: readonly ScaleCitation[],
  context: Context,
  words: SentenceWords,
): Text[] {
  if (result.scales.length === 0) return [];
  const scales = result.scales.map((scale) => scaleText(scale, citations, context, words));
  const reverses = scoreRows(result.scales).some(({ scale }) => reversedItems(scale) > 0);
  const namesOf = (marked: (item: ReturnType<typeof scoredItems>[number]) => boolean) =>
    result.scales
      .filter((scale) => scoredItems(scale).some(marked))
      .map(({ name }) => plainText(context.name(name)));
  const recoded = namesOf((item) => item.recoded === true);
  const skipped = namesOf((item) => item.maySkip === true);
  return [
    words(scales.length === 1 ? 'methods.scales.one' : 'methods.scales', {
      scales: enumerated(scales, words),
    }),
    ...(reverses ? [words('methods.reversal')] : []),
    ...(recoded.length === 0 ? [] : [words('methods.recoding', { scales: enumerated(recoded, words) })]),
    ...(skipped.length === 0 ? [] : [words('methods.skipped', { scales: enumerated(skipped, words) })]),
    ...gapSentences(result, context, words),
    ...answerSentences(result, context, words),
  ];
}

/** `Brief Resilience Scale (Smith et al., 2008; 6 items, of which 3 reversed; mean of the items; possible range 1-5; …)` */
function scaleText(
  scale: ScaleResult,
  citations: readonly ScaleCitation[],
  context: Context,
  words: SentenceWords,
): Text {
  const citation = citations.find((each) => each.scale === scale.id)?.citation;
  const cited = citation === undefined ? [] : citedAs(citation);
  const facts: Text[] = [
    ...cited.map((each) => plainText(each)),
    itemsText(scale, context, words),
    words(`methods.aggregate.${scale.aggregate ?? 'none'}`),
    ...(scale.aggregate === null || scale.range === null
      ? []
      : [
          scale.range[1] === null
            ? words('methods.range.open')
            : words('methods.range', { range: withDash(attainableRange(scale, context)) }),
        ]),
    ...(scale.subscales.length === 0
      ? []
      : [
          words('methods.subscales', {
            names: enumerated(
              scale.subscales.map(({ name }) => plainText(context.name(name))),
              words,
            ),
          }),
        ]),
    words(`methods.direction.${scale.direction}`),
  ];
  return words('methods.scale', {
    name: context.name(scale.name),
    facts: joined(facts, words('semicolon')),
  });
}

/** `14–70`: running text has an en dash where tables have a hyphen. */
function withDash(range: string): string {
  return range.replace(/(?<=\d)-(?=\d)/, '–');
}

function itemsText(scale: ScaleResult, context: Context, words: SentenceWords): Text {
  const items =
    scale.k === 1 ? words('methods.items.one') : words('methods.items', { k: context.number.count(scale.k) });
  const reversed = reversedItems(scale);
  if (reversed === 0) return items;
  return words('methods.items.reversed', { items, reversed: context.number.count(reversed) });
}

/** Items that the definition reverses, as far as the result knows them. */
function reversedItems(scale: ScaleResult): number {
  const reversed = scoredItems(scale).filter((item) => item.reversed);
  return new Set(reversed.map(({ id }) => id)).size;
}

function scoredItems(scale: ScaleResult) {
  return [scale, ...scale.subscales].flatMap((score) => reliabilitiesOf(score).flatMap(({ items }) => items));
}

function gapSentences(result: Result, context: Context, words: SentenceWords): Text[] {
  const scores = scoreRows(result.scales).filter(({ scale }) => scale.aggregate !== null);
  if (scores.length === 0) return [];
  const tolerant = scores.filter(({ scale }) => scale.minAnswered < scale.k);
  if (tolerant.length === 0) return [words('methods.complete')];
  const samples = namedSamples(result);
  const rules = tolerant.map(({ scale }: ScoreRow) =>
    words('methods.prorated.scale', {
      scale: context.name(scale.name),
      needed: context.number.plain(scale.minAnswered),
      items: context.number.count(scale.k),
      counts: countsText(
        samples.map((sample) => {
          const described = descriptionOf(scale, sample);
          return [sample, described === undefined ? 0 : described.prorated];
        }),
        context,
        words,
      ),
    }),
  );
  return [words('methods.prorated', { scales: enumerated(rules, words) })];
}

function answerSentences(result: Result, context: Context, words: SentenceWords): Text[] {
  const { settings } = result;
  const inputs = waveInputs(result.inputs);
  const counts = (of: (input: WaveInput) => number | null) =>
    countsText(
      inputs.map((input) => [ofWave(input.waves[0]!), of(input)]),
      context,
      words,
    );
  const coded = inputs.some(({ missingCodes }) => missingCodes !== 0);
  const codes = { counts: counts(({ missingCodes }) => missingCodes) };
  return [
    settings.invalid === 'error'
      ? words('methods.invalid.error')
      : words('methods.invalid.missing', { counts: counts(({ invalidSetMissing }) => invalidSetMissing) }),
    ...(settings.missing.length > 0
      ? [
          words('methods.missing.codes', {
            ...codes,
            codes: enumerated(
              settings.missing.map((code) => plainText(code)),
              words,
            ),
          }),
        ]
      : []),
    ...(settings.missing.length === 0 && coded ? [words('methods.missing', codes)] : []),
  ];
}

/** `2 at the pre-test, 1 at the post-test`; of one file the number alone. */
function countsText(
  counts: readonly (readonly [sample: SampleKey, n: number | null])[],
  context: Context,
  words: SentenceWords,
): Text {
  const texts = counts.map(([key, count]): Text => {
    const n = count === null ? words('withheld') : plainText(context.number.count(count));
    if (counts.length === 1) return n;
    return words('methods.count', { n, sample: sampleName(key, 'at', context, words) });
  });
  return joined(texts, words('comma'));
}
