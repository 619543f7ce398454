import { keyOf } from '../../model/result/samples.ts';
import type { Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import type { Text } from '../table.ts';
import { openEnds } from '../tables/comparison.ts';
import { significanceLevel, verdictOf } from '../tables/decision.ts';
import { hasWaves } from '../tables/notes.ts';
import { type PopulationRow, populationRows } from '../tables/populations.ts';
import { related, STATISTIC_DIGITS } from '../tables/test-names.ts';
import { describedSample, sampleName, scoreNameOf } from './samples.ts';
import { joined, type SentenceWords, sentenceWords } from './words.ts';

/**
 * Every mean beside that of a population in an APA sentence: both means, the one-sample test, p before and after Holm's correction, the
 * difference and d with their intervals. None where it could not be tested, or was withheld.
 */
export function populationSentences(result: Result, context: Context): Text[] {
  const words = sentenceWords(context);
  const alpha = significanceLevel(result.settings.confidence);
  const rows = populationRows(result);
  const family = rows.filter(({ compared }) => compared.pHolm !== null).length;
  return rows.flatMap((row) => sentenceOf(row, { alpha, family, isNamed: hasWaves(result) }, context, words));
}

interface Shared {
  readonly alpha: number;
  /** Tests that are corrected together. */
  readonly family: number;
  /** Whether samples are to be told apart. */
  readonly isNamed: boolean;
}

function sentenceOf(row: PopulationRow, shared: Shared, context: Context, words: SentenceWords): Text[] {
  const { compared, sample } = row;
  const { p, pHolm, population, difference } = compared;
  if (p === null || difference === null) return [];
  const { number } = context;
  const fixed = (value: number | null) => number.fixed(value, STATISTIC_DIGITS);
  const ofP = (value: number | null) => ({ p: related(number.p(value)) });
  const interval = (ci: typeof compared.ci, ends = openEnds(ci)): Text => [
    ...context.text('column.interval', { level: number.level(ci.level) }),
    { text: ` ${number.interval(...ends, STATISTIC_DIGITS)}` },
  ];
  const statistics = joined(
    [
      words('population.test', {
        df: number.degreesOfFreedom(compared.df),
        statistic: fixed(compared.statistic),
      }),
      ...(compared.alternative === 'two-sided' ? [] : [words('oneSided')]),
      ...(pHolm === null
        ? [words('p.uncorrected', ofP(p))]
        : shared.family < 2
          ? [words('p', ofP(p))]
          : [words('p', ofP(p)), words('p.holm', ofP(pHolm))]),
      words('difference.means', { value: fixed(difference) }),
      interval(compared.ci, openEnds(compared.ci, compared.alternative)),
      words('effect', { effect: context.text('effect.cohens-d'), value: fixed(compared.effectSize.value) }),
      interval(compared.effectSize.ci),
    ],
    words('separator'),
  );
  const values = describedSample(sample.descriptives, { ranks: false, withCount: true }, context, words);
  const place = shared.isNamed
    ? words('population.place', { sample: sampleName(keyOf(sample), 'at', context, words) })
    : [];
  const scale = scoreNameOf(row, context, words);
  return [
    words(`population.${verdictOf(compared, shared.alpha)}`, {
      scale,
      place,
      values,
      population:
        population.name === null
          ? words('population.unnamed')
          : words('population.named', { name: context.name(population.name) }),
      mean: number.plain(population.mean),
      sd: number.plain(population.sd),
      side: difference > 0 ? 'higher' : 'lower',
      statistics,
    }),
  ];
}
