import { isPrimaryContrast } from '../../model/result/samples.ts';
import type { Model, ModelContrast, Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import type { Text } from '../table.ts';
import { openEnds } from '../tables/comparison.ts';
import { significanceLevel } from '../tables/decision.ts';
import { isBeyondRange } from '../tables/leavers.ts';
import type { ScoreRow } from '../tables/score-rows.ts';
import { related, STATISTIC_DIGITS } from '../tables/test-names.ts';
import { scoreNameOf } from './samples.ts';
import { joined, type SentenceWords } from './words.ts';

/**
 * What the models of a score come to: each estimate that the primary one is fitted for with its interval, then whether waves or groups
 * differ at all; of an analysis of covariance also the difference of changes.
 */
export function modelSentences(
  row: ScoreRow,
  result: Result,
  context: Context,
  words: SentenceWords,
): Text[] {
  const alpha = significanceLevel(result.settings.confidence);
  const scale = scoreNameOf(row, context, words);
  return (row.scale.models ?? []).flatMap((model) => {
    if (model.reason !== undefined) return [];
    return [
      ...model.contrasts
        .filter((contrast) => isPrimaryContrast(contrast, model))
        .flatMap((contrast) => contrastSentence(contrast, model, scale, context, words)),
      ...overallSentence(model, scale, alpha, context, words),
    ];
  });
}

function contrastSentence(
  { contrast, alternative, difference, ci, statistic, df, p, pHolm, effectSize }: ModelContrast,
  { method, waves, family = 1 }: Model,
  scale: Text,
  context: Context,
  words: SentenceWords,
): Text[] {
  // Of a difference that is withheld the tests of the model speak, which stay.
  if (p === null || difference === null) return [];
  const { number } = context;
  const group = (id: string) => context.sample({ wave: null, group: id, pooled: false });
  const numbers = {
    scale,
    difference: number.fixed(difference, STATISTIC_DIGITS),
    level: number.level(ci.level),
    interval: number.interval(...openEnds(ci, alternative), STATISTIC_DIGITS),
    df: number.degreesOfFreedom(df),
    statistic: number.fixed(statistic, STATISTIC_DIGITS),
    p: joined(
      [
        ...(alternative === 'two-sided' ? [] : [words('oneSided')]),
        family > 1 && pHolm !== null
          ? words('model.p.holm', { p: related(number.p(p)), corrected: related(number.p(pHolm)) })
          : words('p', { p: related(number.p(p)) }),
      ],
      words('separator'),
    ),
    effect:
      effectSize === undefined || effectSize.value === null
        ? []
        : words('model.effect.d', { value: number.fixed(effectSize.value, STATISTIC_DIGITS) }),
  };
  if (contrast.kind === 'waves') {
    const [first, second] = contrast.of.map(context.wave) as [string, string];
    return [words('model.waves', { ...numbers, first, second })];
  }
  const [reference, other] = contrast.of.map(group) as [string, string];
  const between = contrast.kind === 'change' ? contrast.waves : [waves[0]!, waves[1]!];
  const [first, second] = between.map(context.wave) as [string, string];
  return [
    words(method === 'ancova' ? 'model.adjusted' : 'model.change', {
      ...numbers,
      first,
      second,
      group: other,
      reference,
    }),
  ];
}

/** F of waves, groups or both; the adjusted difference of two groups is that test already. */
function overallSentence(
  { method, tests, groups }: Model,
  scale: Text,
  alpha: number,
  context: Context,
  words: SentenceWords,
): Text[] {
  if (method !== 'mixed-model' && method !== 'welch-anova' && !(method === 'ancova' && groups.length > 2))
    return [];
  const test = tests.find(({ effect }) => effect === 'wave-by-group') ?? tests[0];
  if (test === undefined || test.p === null) return [];
  const { number } = context;
  return [
    words(`model.overall.${method}`, {
      scale,
      effect: test.effect === 'wave' ? 'waves' : test.effect === 'group' ? 'groups' : 'changes',
      significant: (test.pHolm ?? test.p) < alpha ? 'yes' : 'no',
      df1: number.count(test.df1),
      df2: number.degreesOfFreedom(test.df2 ?? null),
      statistic: number.fixed(test.statistic, STATISTIC_DIGITS),
      p:
        test.pHolm !== undefined && test.pHolm !== test.p
          ? words('model.p.holm', {
              p: related(number.p(test.p)),
              corrected: related(number.p(test.pHolm)),
            })
          : words('p', { p: related(number.p(test.p)) }),
    }),
  ];
}

/** How far those who left must lie from comparable people before each significant difference turns, and when none could. */
export function leaversSentences(row: ScoreRow, context: Context, words: SentenceWords): Text[] {
  const { number } = context;
  const { scale } = row;
  return (scale.leavers ?? []).flatMap((leavers) => {
    const { contrast, group, n, left, turnsAt } = leavers;
    if (leavers.withheld !== undefined || turnsAt.points === null || n === null || left === null) return [];
    const later =
      contrast.kind === 'waves'
        ? contrast.of[1]
        : contrast.kind === 'change'
          ? contrast.waves[1]
          : contrast.wave;
    const common = {
      scale: scoreNameOf(row, context, words),
      wave: later === null ? '' : context.wave(later),
      group:
        group === null
          ? []
          : words('leavers.in', { group: context.sample({ wave: null, group, pooled: false }) }),
      left: number.count(left),
      n: number.count(n),
    };
    if (isBeyondRange(scale.range, leavers)) return [words('leavers.beyond', common)];
    return [
      words('leavers', {
        ...common,
        side: turnsAt.points < 0 ? 'lower' : 'higher',
        points: number.fixed(Math.abs(turnsAt.points), STATISTIC_DIGITS),
        sd:
          turnsAt.sd === null
            ? []
            : words('leavers.sd', { sd: number.fixed(Math.abs(turnsAt.sd), STATISTIC_DIGITS) }),
      }),
    ];
  });
}
