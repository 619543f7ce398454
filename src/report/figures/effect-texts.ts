import type { EffectSizeType } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { plain } from '../table.ts';
import { type ComparedScore, comparedName, contrastNames } from '../tables/comparison.ts';
import { type Decision, decisionText } from '../tables/decision.ts';
import { intervalMethods } from '../tables/notes.ts';
import { effectCell, effectIntervalCell, respondentsCell } from '../tables/number-cells.ts';
import { type Axis, roundAxis } from './axis.ts';
import type { KeyEntry } from './legend.ts';
import { DECISION } from './palette.ts';

/** Ends of intervals beyond this many SDs are cut off with an arrow, unless the effects themselves are that large. */
const WIDEST = 3;

export interface Row {
  readonly score: ComparedScore;
  readonly name: readonly string[];
  readonly decision: Decision;
  /** Middle of the row. */
  readonly y: number;
}

/** The axis of a forest plot: zero, every effect, and its interval as far as that is not very wide. */
export function effectAxis(compared: readonly ComparedScore[]): Axis {
  const values = compared.flatMap(({ effect }) => effect?.value ?? []);
  const ends = compared.flatMap(({ effect }) => [effect?.ci?.lower ?? 0, effect?.ci?.upper ?? 0]);
  const limit = Math.max(WIDEST, ...values.map((value) => Math.abs(value) + 0.5));
  return roundAxis(
    Math.max(-limit, Math.min(-0.5, ...values, ...ends)),
    Math.min(limit, Math.max(0.5, ...values, ...ends)),
    5,
  );
}

export function subtitleOf(compared: readonly ComparedScore[], context: Context): string {
  const { first, second } = contrastNames(compared, context);
  const method = intervalMethods(
    context,
    compared.map(({ effect }) => effect?.ci?.method),
  );
  return context
    .word('figure.subtitle.effects', {
      effects: effectTypes(compared)
        .map((type) => context.title(`effect.${type}`))
        .join(', '),
      first,
      second,
      design: [...new Set(compared.map(({ comparison }) => comparison.design))]
        .map((design) => context.word(`design.${design}`))
        .join(', '),
      method: method ?? '–',
    })
    .replaceAll('*', '');
}

export function effectTypes(compared: readonly ComparedScore[]): EffectSizeType[] {
  return [...new Set(compared.flatMap(({ effect }) => effect?.type ?? []))];
}

/** A score's name, with its effect size where rows differ in it, and with the better direction where that is not the usual one. */
export function effectName(
  score: ComparedScore,
  compared: readonly ComparedScore[],
  context: Context,
): string {
  const { scale, effect } = score;
  const remarks = [
    ...(effectTypes(compared).length > 1 && effect !== null ? [context.word(`symbol.${effect.type}`)] : []),
    ...(scale.direction === 'higher-is-better' ? [] : [context.word(`figure.better.${scale.direction}`)]),
  ];
  const name = comparedName(score, context);
  return remarks.length === 0 ? name : `${name} (${remarks.join(context.word('separator'))})`;
}

/** `0.22 [−0.20, 0.64]`. */
export function valueText({ effect }: ComparedScore, context: Context): string {
  const value = effectCell(effect, context).text;
  return effect?.value == null ? value : `${value} ${effectIntervalCell(effect, context).text}`;
}

function decisionWords({ score, decision }: Row, context: Context): string {
  if (score.effect?.value == null)
    return score.effect?.withheld === undefined || context.withheld === undefined
      ? context.word('gap.not-computed')
      : context.withheld('figure.share');
  return decisionText(decision, score, context);
}

const ORDER: readonly Decision[] = ['improved', 'worsened', 'rose', 'fell', 'higher', 'lower', 'open'];

export function keyEntries(rows: readonly Row[], context: Context): KeyEntry[] {
  const shown = rows
    .filter(({ score }) => score.effect?.value != null)
    .sort((a, b) => ORDER.indexOf(a.decision) - ORDER.indexOf(b.decision));
  const texts = new Map(shown.map((row) => [decisionWords(row, context), DECISION[row.decision]]));
  return [...texts].map(([text, look]) => ({
    text,
    shape: look.symbol,
    fill: look.fill,
    stroke: look.color,
  }));
}

export function notesOf(compared: readonly ComparedScore[], { domain }: Axis, context: Context): string[] {
  const cut = compared.some(
    ({ effect }) => (effect?.ci?.lower ?? 0) < domain[0] || (effect?.ci?.upper ?? 0) > domain[1],
  );
  const usual = compared.filter(({ scale }) => scale.direction === 'higher-is-better').length;
  return [
    ...(usual === compared.length ? [context.word('figure.note.higher')] : []),
    ...(usual > 0 && usual < compared.length ? [context.word('figure.note.higher.mostly')] : []),
    ...(cut ? [context.word('figure.note.cut')] : []),
    ...(compared.some(({ effect }) => effect?.value == null && effect?.withheld === undefined)
      ? [context.word('figure.note.gap')]
      : []),
    ...(context.withheld !== undefined && compared.some(({ effect }) => effect?.withheld !== undefined)
      ? [context.withheld('figure.note.groups')]
      : []),
  ];
}

/** `Brief Resilience Scale, n = 46 / 40: 0.31, 95% CI [−0.11, 0.73], not significant.` */
export function rowSentence(row: Row, level: string, context: Context): string {
  const { effect } = row.score;
  return context.word('figure.alt.effect', {
    scale: comparedName(row.score, context),
    n: respondentsCell(effect?.n ?? [], context).text,
    symbol: effect === null ? '' : plain(context.text(`symbol.${effect.type}`)),
    value: effectCell(effect, context).text,
    interval: `${context.word('column.interval', { level })} ${effectIntervalCell(effect, context).text}`,
    verdict: decisionWords(row, context),
  });
}
