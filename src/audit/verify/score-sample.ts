import { cellMessages } from '../../model/messages/cells.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import type { PrimaryTest, Result, ScaleResult } from '../../model/result.ts';
import type { Scale } from '../../model/scale.ts';
import type { CellExplanation } from '../../model/verification.ts';
import { type Computed, explained, notComputable } from './computed.ts';
import { type NamedSample, type Samples, scoreOf } from './samples.ts';

/** A score of a published row in the samples that the row is about. */
export interface ScoreSample {
  readonly id: string;
  readonly samples: Samples;
  readonly waves: readonly NamedSample[];
}

/** The score as analysed, or why it is not. */
export async function analysedScore(
  { id, samples, waves }: ScoreSample,
  confidence?: number,
): Promise<Computed<ScaleResult>> {
  if (samples.definition(id) === null)
    return notComputable(createMessage(cellMessages, 'cell.unknown-scale', { scale: id }));
  const result = await samples.analysis(waves, confidence);
  if (!result.ok) return result;
  const score = scoreOf(result.value, id);
  return score === null ? absent(id, result.value) : { ok: true, value: score };
}

function absent(id: string, { warnings, inputs }: Result): Computed<ScaleResult> {
  const why = warnings.find(({ scale, code }) => scale === id && code === 'scale-incomplete');
  const files = inputs.map(({ file }) => file);
  return notComputable(why ?? createMessage(cellMessages, 'cell.scale-incomplete', { scale: id, files }));
}

/**
 * The same quantity of respondents who have every score of the table, and with the scale scored in other ways.
 *
 * @param test the test that the quantity needs; `null` when it needs none, or Welch's
 */
export async function withChangedScale(
  { id, samples, waves }: ScoreSample,
  quantity: (score: ScaleResult) => number | null | undefined,
  test: PrimaryTest | null = null,
): Promise<CellExplanation[]> {
  const scale = samples.definition(id);
  if (scale === null) return [];
  const complete = await samples.listwise(waves, test);
  const listwise = complete.ok ? scoreOf(complete.value, id) : null;
  const found = listwise === null ? [] : explained('listwise', quantity(listwise));
  for (const { scale: changed, convention, item } of scaleChanges(scale)) {
    const result = await samples.changed(waves, changed, `${convention} ${item ?? ''}`, test);
    const score = result.ok ? scoreOf(result.value, id) : null;
    if (score === null) continue;
    found.push(...explained(convention, quantity(score), item === undefined ? {} : { item }));
  }
  return found;
}

/** A definition that differs in one respect, and what that is called. */
interface ScaleChange {
  readonly scale: Scale;
  readonly convention: CellExplanation['convention'];
  readonly item?: string;
}

/**
 * What may have been done differently when the scale was scored: one reversed item was not reversed (or one was that should
 * not), none was, scores of complete respondents only, scores from any answered item.
 */
function scaleChanges(scale: Scale): ScaleChange[] {
  const reversed = scale.items.filter(({ reverse }) => reverse === true);
  const bounded = scale.items.filter(
    ({ response, recode }) => recode === undefined && (response ?? scale.response).max !== null,
  );
  const toggled = bounded.map((item) => ({
    scale: withItems(scale, (each) =>
      each.id === item.id ? { ...each, reverse: each.reverse !== true } : each,
    ),
    convention: item.reverse === true ? ('item-unreversed' as const) : ('item-reversed' as const),
    item: item.id,
  }));
  return [
    ...answered(scale, 'complete-respondents', undefined),
    ...answered(scale, 'any-answer', 1),
    ...(reversed.length < 2
      ? []
      : [
          {
            scale: withItems(scale, (item) => ({ ...item, reverse: false })),
            convention: 'no-item-reversed' as const,
          },
        ]),
    ...toggled.filter(({ convention }) => convention === 'item-unreversed'),
    ...toggled.filter(({ convention }) => convention === 'item-reversed'),
  ];
}

function withItems(scale: Scale, map: (item: Scale['items'][number]) => Scale['items'][number]): Scale {
  return { ...scale, items: scale.items.map(map) };
}

/** The scale with another number of answers that a score needs; `undefined` for all. */
function answered(
  scale: Scale,
  convention: CellExplanation['convention'],
  minAnswered: number | undefined,
): ScaleChange[] {
  if (scale.score === null) return [];
  const { minAnswered: _, ...rest } = scale.score;
  const score = minAnswered === undefined ? rest : { ...rest, minAnswered };
  const subscales = scale.subscales?.map((subscale) => {
    const { minAnswered: __, ...others } = subscale.score;
    return { ...subscale, score: minAnswered === undefined ? others : { ...others, minAnswered } };
  });
  return [{ scale: { ...scale, score, ...(subscales === undefined ? {} : { subscales }) }, convention }];
}
