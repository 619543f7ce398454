import type { FigureData, ScoreDistribution } from '../../model/figure-data.ts';
import { keyOf } from '../../model/result/samples.ts';
import type { Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { namedSamples, type ScoreRow, scoreRows } from '../tables/score-rows.ts';
import type { Axis } from './axis.ts';
import { distributionsOf } from './distributions.ts';
import { type Figure, figureId, sentences } from './figure.ts';
import { group, type Layer, labels, type Mark, type Rule, rules, type Scale, symbols } from './marks.ts';
import { series } from './palette.ts';
import { tickTexts } from './panel.ts';
import { meanSentence, symbolOf, within } from './score-means.ts';
import { scaleText, scoreAxis } from './score-texts.ts';
import { AXIS, BODY, GRID, SHEET, SMALL, SOFT_INK } from './sheet.ts';
import { wrapToWidth } from './text-measure.ts';

const PLOT = { left: SHEET.edge + 40, right: 430, height: 150 };
/** Room between the outer waves and the ends of the panel. */
const INSET = 36;
/** How far the groups of one wave stand apart, so that intervals do not hide each other. */
const APART = 10;
const HEAD = 34;
const FOOT = 34;

/** The means of a group over the waves; `null` where a wave has none. */
interface Line {
  readonly name: string;
  readonly points: readonly (ScoreDistribution | null)[];
}

/**
 * Means over time: a line per group over the waves, with intervals, a panel per score. `null` of fewer than three samples or one wave only,
 * which other figures show.
 */
export function scoreTrendsFigure(result: Result, data: FigureData, context: Context): Figure | null {
  const samples = namedSamples(result);
  if (result.waves.length < 2 || samples.length < 3) return null;
  const level = context.number.level(result.settings.confidence);
  const rows = scoreRows(result.scales).filter((row) => distributionsOf(data, row).length > 0);
  if (rows.length === 0) return null;
  const height = HEAD + PLOT.height + FOOT;
  const subtitle = context.word('figure.subtitle.trends', { level });
  const withheld = context.withheld;
  const hidden = rows.some((row) => distributionsOf(data, row).some(({ n }) => n === null));
  return {
    kind: 'trends',
    id: figureId('trends'),
    title: context.word('figure.title.trends', { level }),
    subtitle,
    notes: hidden && withheld !== undefined ? [withheld('figure.note.groups')] : [],
    description: sentences([
      subtitle,
      ...rows.flatMap((row) =>
        distributionsOf(data, row).map((wave) =>
          meanSentence(context.name(row.scale.name), wave, samples, level, context),
        ),
      ),
    ]),
    layers: rows.map((row, index) => trendPanel(row, index, index * height, result, data, context)),
    bottom: rows.length * height - 6,
  };
}

function trendPanel(
  row: ScoreRow,
  index: number,
  top: number,
  result: Result,
  data: FigureData,
  context: Context,
): Layer {
  const all = distributionsOf(data, row);
  const lines = linesOf(result, all, context);
  const highest = Math.max(...all.map(({ ci, mean }) => ci.upper ?? mean ?? 0));
  const axis: Axis = scoreAxis(row.scale, highest, 5);
  const area = { top: top + HEAD, bottom: top + HEAD + PLOT.height };
  const [lowest, most] = axis.domain;
  const y: Scale = (value) => area.bottom - ((value - lowest) / (most - lowest)) * (area.bottom - area.top);
  const step = (PLOT.right - PLOT.left - 2 * INSET) / Math.max(1, result.waves.length - 1);
  const xOf = (wave: number, line: number) =>
    PLOT.left + INSET + wave * step + (line - (lines.length - 1) / 2) * APART;
  const texts = tickTexts(axis.ticks, context);
  return group(`trends-${index}`, [
    ...labels(
      `trends-name-${index}`,
      [{ x: SHEET.edge, y: top + 7, text: context.name(row.scale.name) }],
      BODY,
      {
        bold: true,
      },
    ),
    ...labels(
      `trends-about-${index}`,
      [{ x: SHEET.edge, y: top + 7 + BODY.line, text: scaleText(row.scale, context) }],
      SMALL,
      { fill: SOFT_INK },
    ),
    ...rules(
      `trends-grid-${index}`,
      axis.ticks.map((tick): Rule => ({ x: PLOT.left, x2: PLOT.right, y: tick, y2: tick, stroke: GRID })),
      { y },
    ),
    ...rules(`trends-axis-${index}`, [
      { x: PLOT.left, x2: PLOT.right, y: area.bottom, y2: area.bottom, stroke: AXIS },
    ]),
    ...labels(
      `trends-ticks-${index}`,
      axis.ticks.map((tick, place) => ({ x: PLOT.left - 6, y: y(tick), text: texts[place]! })),
      SMALL,
      { align: 'right' },
    ),
    ...labels(
      `trends-waves-${index}`,
      result.waves.map(({ id }, wave) => ({
        x: PLOT.left + INSET + wave * step,
        y: area.bottom + 10,
        text: wrapToWidth(context.waveTitle(id), Math.max(40, step - 6), SMALL.size, { lines: 2 }).join('\n'),
      })),
      SMALL,
      { align: 'center' },
    ),
    ...lines.flatMap((line, place) => lineLayers(line, place, `${index}-${place}`, axis, xOf, y)),
    ...keyLayers(lines, index, area.top),
  ]);
}

/** Of everybody one line without a name. */
function linesOf({ waves, groups }: Result, all: readonly ScoreDistribution[], context: Context): Line[] {
  const ids = groups.length === 0 ? [null] : groups.map(({ id }) => id);
  return ids.map((id) => ({
    name: id === null ? '' : context.sampleTitle({ wave: null, group: id, pooled: false }),
    points: waves.map(
      (wave) =>
        all.find((each) => {
          const key = keyOf(each);
          return key.wave === wave.id && key.group === id;
        }) ?? null,
    ),
  }));
}

function lineLayers(
  { points }: Line,
  place: number,
  name: string,
  axis: Axis,
  xOf: (wave: number, line: number) => number,
  y: Scale,
): Layer[] {
  const look = series(place);
  const known = points.flatMap((point, wave) =>
    point === null || point.mean === null ? [] : [{ wave, mean: point.mean, ci: point.ci }],
  );
  return [
    ...rules(
      `trends-line-${name}`,
      known.slice(1).map(
        (point, before): Rule => ({
          x: xOf(known[before]!.wave, place),
          x2: xOf(point.wave, place),
          y: known[before]!.mean,
          y2: point.mean,
          stroke: look.color,
        }),
      ),
      { y },
      { width: 1.4 },
    ),
    ...rules(
      `trends-intervals-${name}`,
      known.flatMap(({ wave, ci }): Rule[] => {
        if (ci.lower === null || ci.upper === null) return [];
        const { x: lower, x2: upper } = within(axis, ci.lower, ci.upper);
        return [{ x: xOf(wave, place), x2: xOf(wave, place), y: lower, y2: upper, stroke: look.color }];
      }),
      { y },
      { width: 1.6 },
    ),
    ...symbols(
      `trends-means-${name}`,
      known.map(({ wave, mean }): Mark => ({ x: xOf(wave, place), y: mean, ...symbolOf(look) })),
      { y },
    ),
  ];
}

/** Which line is which group; beside the panel, in the order of the groups. */
function keyLayers(lines: readonly Line[], index: number, top: number): Layer[] {
  if (lines.length < 2) return [];
  const x = PLOT.right + 16;
  let at = top + 8;
  const entries = lines.map(({ name }) => {
    const text = wrapToWidth(name, SHEET.width - SHEET.edge - x - 14, SMALL.size, { lines: 3 });
    const entry = { y: at, text: text.join('\n') };
    at += text.length * SMALL.line + 4;
    return entry;
  });
  return [
    ...symbols(
      `trends-key-${index}`,
      entries.map(({ y }, place): Mark => ({ x: x + 4, y, ...symbolOf(series(place)) })),
    ),
    ...labels(
      `trends-key-names-${index}`,
      entries.map(({ y, text }) => ({ x: x + 14, y, text })),
      SMALL,
    ),
  ];
}
