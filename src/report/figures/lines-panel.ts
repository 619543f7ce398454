import type { Context } from '../context.ts';
import type { Axis } from './axis.ts';
import { group, type Layer, labels, type Mark, type Rule, rules, type Scale, symbols } from './marks.ts';
import { series } from './palette.ts';
import { tickTexts } from './panel.ts';
import { symbolOf, within } from './score-means.ts';
import { AXIS, BODY, GRID, SHEET, SMALL, SOFT_INK } from './sheet.ts';
import { wrapToWidth } from './text-measure.ts';

const PLOT = { left: SHEET.edge + 40, right: 430, height: 150 };
/** Room between the outer waves and the ends of the panel. */
const INSET = 36;
/** How far the groups of one wave stand apart, so that intervals do not hide each other. */
const APART = 10;
const HEAD = 34;
const FOOT = 34;

/** Of a panel with its name, axis and waves. */
export const LINES_PANEL_HEIGHT = HEAD + PLOT.height + FOOT;

/** A value over the waves; `null` where a wave has none. */
export interface WaveLine {
  /** Of a group; empty for everybody. */
  readonly name: string;
  readonly points: readonly (WavePoint | null)[];
}

export interface WavePoint {
  readonly value: number;
  /** `null` without an interval. */
  readonly ends: readonly [lower: number, upper: number] | null;
}

/** A score over the waves. */
export interface LinesPanel {
  /** Begins the names of its parts. */
  readonly kind: string;
  readonly index: number;
  readonly name: string;
  /** What stands under the name. */
  readonly about: string;
  readonly axis: Axis;
  readonly waves: readonly string[];
  readonly lines: readonly WaveLine[];
  /** A line across at this value, such as no change. */
  readonly reference?: number;
}

/** A panel of a score: a line per group over the waves, with intervals. */
export function linesPanel(panel: LinesPanel, context: Context): Layer {
  const { kind, index, name, about, axis, waves, lines, reference } = panel;
  const top = index * LINES_PANEL_HEIGHT;
  const area = { top: top + HEAD, bottom: top + HEAD + PLOT.height };
  const [lowest, most] = axis.domain;
  const y: Scale = (value) => area.bottom - ((value - lowest) / (most - lowest)) * (area.bottom - area.top);
  const step = (PLOT.right - PLOT.left - 2 * INSET) / Math.max(1, waves.length - 1);
  const xOf = (wave: number, line: number) =>
    PLOT.left + INSET + wave * step + (line - (lines.length - 1) / 2) * APART;
  const texts = tickTexts(axis.ticks, context);
  const across = (value: number, stroke: string): Rule => ({
    ...{ x: PLOT.left, x2: PLOT.right, y: value, y2: value, stroke },
  });
  return group(`${kind}-${index}`, [
    ...labels(`${kind}-name-${index}`, [{ x: SHEET.edge, y: top + 7, text: name }], BODY, { bold: true }),
    ...labels(`${kind}-about-${index}`, [{ x: SHEET.edge, y: top + 7 + BODY.line, text: about }], SMALL, {
      fill: SOFT_INK,
    }),
    ...rules(
      `${kind}-grid-${index}`,
      axis.ticks.map((tick) => across(tick, GRID)),
      { y },
    ),
    ...rules(`${kind}-axis-${index}`, [
      { x: PLOT.left, x2: PLOT.right, y: area.bottom, y2: area.bottom, stroke: AXIS },
    ]),
    ...(reference === undefined ? [] : rules(`${kind}-reference-${index}`, [across(reference, AXIS)], { y })),
    ...labels(
      `${kind}-ticks-${index}`,
      axis.ticks.map((tick, place) => ({ x: PLOT.left - 6, y: y(tick), text: texts[place]! })),
      SMALL,
      { align: 'right' },
    ),
    ...labels(
      `${kind}-waves-${index}`,
      waves.map((text, wave) => ({
        x: PLOT.left + INSET + wave * step,
        y: area.bottom + 10,
        text: wrapToWidth(text, Math.max(40, step - 6), SMALL.size, { lines: 2 }).join('\n'),
      })),
      SMALL,
      { align: 'center' },
    ),
    ...lines.flatMap((line, place) => lineLayers(line, place, kind, `${index}-${place}`, axis, xOf, y)),
    ...keyLayers(lines, kind, index, area.top),
  ]);
}

function lineLayers(
  { points }: WaveLine,
  place: number,
  kind: string,
  name: string,
  axis: Axis,
  xOf: (wave: number, line: number) => number,
  y: Scale,
): Layer[] {
  const look = series(place);
  const known = points.flatMap((point, wave) => (point === null ? [] : [{ wave, ...point }]));
  return [
    ...rules(
      `${kind}-line-${name}`,
      known.slice(1).map(
        (point, before): Rule => ({
          x: xOf(known[before]!.wave, place),
          x2: xOf(point.wave, place),
          y: known[before]!.value,
          y2: point.value,
          stroke: look.color,
        }),
      ),
      { y },
      { width: 1.4 },
    ),
    ...rules(
      `${kind}-intervals-${name}`,
      known.flatMap(({ wave, ends }): Rule[] => {
        if (ends === null) return [];
        const { x: lower, x2: upper } = within(axis, ...ends);
        return [{ x: xOf(wave, place), x2: xOf(wave, place), y: lower, y2: upper, stroke: look.color }];
      }),
      { y },
      { width: 1.6 },
    ),
    ...symbols(
      `${kind}-means-${name}`,
      known.map(({ wave, value }): Mark => ({ x: xOf(wave, place), y: value, ...symbolOf(look) })),
      { y },
    ),
  ];
}

/** Which line is which group; beside the panel, in the order of the groups. */
function keyLayers(lines: readonly WaveLine[], kind: string, index: number, top: number): Layer[] {
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
      `${kind}-key-${index}`,
      entries.map(({ y }, place): Mark => ({ x: x + 4, y, ...symbolOf(series(place)) })),
    ),
    ...labels(
      `${kind}-key-names-${index}`,
      entries.map(({ y, text }) => ({ x: x + 14, y, text })),
      SMALL,
    ),
  ];
}
