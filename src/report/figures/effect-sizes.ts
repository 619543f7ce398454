import type { Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { type ComparedScore, comparedScores, contrastNames } from '../tables/comparison.ts';
import { decisionOf } from '../tables/decision.ts';
import { respondentsCell } from '../tables/number-cells.ts';
import {
  effectAxis,
  effectName,
  effectTypes,
  keyEntries,
  notesOf,
  type Row,
  rowSentence,
  subtitleOf,
  valueText,
} from './effect-texts.ts';
import { type Figure, figureId, sentences } from './figure.ts';
import { key } from './legend.ts';
import { type Layer, labels, type Mark, rules, type Scale, symbols } from './marks.ts';
import { DECISION } from './palette.ts';
import { type Panel, panel, position } from './panel.ts';
import { BODY, INK, SHEET, SMALL } from './sheet.ts';
import { wrapToWidth } from './text-measure.ts';

const NAME_WIDTH = 164;
const COUNT_RIGHT = 232;
const PLOT = { left: 246, right: 478 };
const VALUES_RIGHT = SHEET.width - SHEET.edge;

/** Forest plot: the effect size of every compared score with its interval. `null` when nothing was compared. */
export function effectSizesFigure(result: Result, context: Context): Figure | null {
  const compared = comparedScores(result);
  if (compared.length === 0) return null;
  const level = context.number.level(result.settings.confidence);
  const title = context.word('figure.title.effects', { level });
  const subtitle = subtitleOf(compared, context);
  const top = SMALL.line + 6;
  const { rows, bottom } = placedRows(result, compared, top, context);
  const area = plotArea(compared, top, bottom, context);
  const legend = key('key', keyEntries(rows, context), SHEET.edge, bottom + 48);
  const layers = [
    ...columnHeads(compared, SMALL.line / 2, level, context),
    ...rowTexts(rows, context),
    panel(area, context, (x) => [
      ...rules('zero', [{ x: 0, x2: 0, y: top, y2: bottom, stroke: INK }], { x }),
      ...intervals(rows, area, x),
    ]),
    ...directions(compared, area, context),
    ...legend.layers,
  ];
  return {
    kind: 'effects',
    id: figureId('effects'),
    title,
    subtitle,
    notes: notesOf(compared, area, context),
    description: sentences([subtitle, ...rows.map((row) => rowSentence(row, level, context))]),
    layers,
    bottom: legend.bottom + 6,
  };
}

function placedRows(
  result: Result,
  compared: readonly ComparedScore[],
  top: number,
  context: Context,
): { rows: Row[]; bottom: number } {
  let y = top + 5;
  const rows = compared.map((score): Row => {
    const name = nameLines(score, compared, context);
    const height = name.length * BODY.line + 7;
    const row = { score, name, decision: decisionOf(score, result), y: y + height / 2 };
    y += height;
    return row;
  });
  return { rows, bottom: y + 3 };
}

function nameLines(score: ComparedScore, compared: readonly ComparedScore[], context: Context): string[] {
  const width = NAME_WIDTH - (score.parent === null ? 0 : 12);
  return wrapToWidth(effectName(score, compared, context), width, BODY.size, { lines: 3 });
}

function plotArea(compared: readonly ComparedScore[], top: number, bottom: number, context: Context): Panel {
  const types = effectTypes(compared);
  const title = types.length === 1 ? context.title(`effect.${types[0]!}`) : context.word('column.effectType');
  return {
    name: 'effects',
    ...PLOT,
    top,
    bottom,
    ...effectAxis(compared),
    title: [title],
  };
}

function intervals(rows: readonly Row[], { domain: [lowest, highest] }: Panel, x: Scale): Layer[] {
  const drawn = rows.flatMap(({ score: { effect }, decision, y }) =>
    effect?.value == null ? [] : [{ effect, value: effect.value, look: DECISION[decision], y }],
  );
  const lines = drawn.flatMap(({ effect: { ci }, look, y }) =>
    ci?.lower == null || ci.upper == null
      ? []
      : [{ lower: ci.lower, upper: ci.upper, stroke: look.color, y }],
  );
  const arrows = lines.flatMap(({ lower, upper, stroke, y }): Mark[] => [
    ...(lower < lowest ? [{ x: lowest, y, shape: 'triangle-left' as const, fill: stroke, stroke }] : []),
    ...(upper > highest ? [{ x: highest, y, shape: 'triangle-right' as const, fill: stroke, stroke }] : []),
  ]);
  return [
    ...rules(
      'intervals',
      lines.map(({ lower, upper, stroke, y }) => ({
        x: Math.max(lower, lowest),
        x2: Math.min(upper, highest),
        y,
        y2: y,
        stroke,
      })),
      { x },
      { width: 1.6 },
    ),
    ...symbols('arrows', arrows, { x }, { area: 36 }),
    ...symbols(
      'values',
      drawn.map(({ value, look, y }) => ({
        x: value,
        y,
        shape: look.symbol,
        fill: look.fill,
        stroke: look.color,
      })),
      { x },
      { area: 52 },
    ),
  ];
}

/** Under the axis, on either side of zero: which wave is higher there. */
function directions(compared: readonly ComparedScore[], area: Panel, context: Context): Layer[] {
  const { second } = contrastNames(compared, context);
  const zero = position(area, 0);
  const y = area.bottom + 38;
  return [
    ...labels('lower', [{ x: zero - 6, y, text: context.word('figure.axis.lower', { second }) }], SMALL, {
      align: 'right',
    }),
    ...labels('higher', [{ x: zero + 6, y, text: context.word('figure.axis.higher', { second }) }], SMALL),
  ];
}

function columnHeads(
  compared: readonly ComparedScore[],
  y: number,
  level: string,
  context: Context,
): Layer[] {
  const types = effectTypes(compared);
  const symbol = types.length === 1 ? context.word(`symbol.${types[0]!}`) : context.word('column.value');
  const interval = context.word('column.interval', { level });
  return [
    ...labels('head-left', [{ x: SHEET.edge, y, text: context.word('column.scale') }], SMALL, { bold: true }),
    ...labels(
      'head-right',
      [
        { x: COUNT_RIGHT, y, text: context.word('column.n') },
        { x: VALUES_RIGHT, y, text: `${symbol} [${interval}]` },
      ],
      SMALL,
      { bold: true, align: 'right' },
    ),
  ];
}

function rowTexts(rows: readonly Row[], context: Context): Layer[] {
  return [
    ...labels(
      'names',
      rows.map(({ score, name, y }) => ({
        x: SHEET.edge + (score.parent === null ? 0 : 12),
        y: y - ((name.length - 1) * BODY.line) / 2,
        text: name.join('\n'),
      })),
      BODY,
    ),
    ...labels(
      'numbers',
      rows.flatMap(({ score, y }) => [
        { x: COUNT_RIGHT, y, text: respondentsCell(score.effect?.n ?? [], context).text },
        { x: VALUES_RIGHT, y, text: valueText(score, context) },
      ]),
      BODY,
      { align: 'right' },
    ),
  ];
}
