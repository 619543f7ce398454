import type { Scale } from '../../model/scale.ts';
import type { CellExplanation } from '../../model/verification.ts';

/** A definition that differs in one respect, and what that is called. */
export interface ScaleChange {
  readonly scale: Scale;
  readonly convention: CellExplanation['convention'];
  readonly item?: string;
}

/**
 * What may have been done differently when the scale was scored: one reversed item was not reversed (or one was that should
 * not), none was, scores of complete respondents only, scores from any answered item.
 */
export function scaleChanges(scale: Scale): ScaleChange[] {
  const reversed = scale.items.filter(({ reverse }) => reverse === true);
  const bounded = scale.items.filter(({ response }) => (response ?? scale.response).max !== null);
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
