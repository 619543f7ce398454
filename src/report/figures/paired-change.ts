import {
  type FigureData,
  type PairedChange,
  type PairedScores,
  SMALLEST_GROUP,
} from '../../model/figure-data.ts';
import type { Direction, ScaleResult } from '../../model/result.ts';
import { type Context, capitalised } from '../context.ts';
import { changeOf } from '../tables/decision.ts';
import { type ScoreRow, scoreRows } from '../tables/score-rows.ts';
import { figureDataOf } from './distributions.ts';
import { type Figure, figureId, sentences } from './figure.ts';
import { type KeyEntry, key } from './legend.ts';
import { type Layer, labels, rules, symbols } from './marks.ts';
import { DECISION } from './palette.ts';
import { MEAN_DIGITS, scaleText, scoreAxis } from './score-texts.ts';
import { BODY, INK, PAPER, SHEET } from './sheet.ts';
import { type Slope, slope } from './slope.ts';
import { wrapToWidth } from './text-measure.ts';

const PLOT_HEIGHT = 210;
const COLUMNS = 3;
/** From the axis to the key, and the room a key of four lines takes. */
const KEY_GAP = 22;
const KEY_HEIGHT = 56;

/**
 * Lines from the first to the second score of every pair, by reliable change, and the mean; the scale and its subscales beside each
 * other. With too few pairs to hide in, the mean alone. `null` when nobody was matched.
 */
export function pairedChangeFigure(scale: ScaleResult, data: FigureData, context: Context): Figure | null {
  const rows = scoreRows([scale]).flatMap((row) => {
    const changes = figureDataOf(data, row)?.changes ?? [];
    return changes.map((change) => ({ row, change, isOneOf: changes.length > 1 }));
  });
  const [main] = rows;
  if (main === undefined) return null;
  const title = context.word('figure.title.change', { scale: context.name(scale.name) });
  const subtitle = context.word('figure.subtitle.change', {
    pairs: context.number.count(main.change.pairs),
    scale: scaleText(main.row.scale, context),
  });
  const parts = placed(rows, 4, context);
  const bottom = Math.max(...parts.map(({ area }) => area.bottom)) + 22;
  const keys = keyLayers(parts, bottom, context);
  const layers = [
    ...parts.flatMap((part, index) => partLayers(part, index, parts.length > 1, context)),
    ...keys.layers,
  ];
  return {
    kind: 'change',
    id: figureId('change', scale.id),
    title,
    subtitle,
    notes: notesOf(parts, context),
    description: sentences([
      subtitle,
      ...parts.flatMap((part) => partSentences(part, context)),
      ...notesOf(parts, context),
    ]),
    layers,
    bottom: keys.bottom + 6,
  };
}

function placed(rows: readonly Omit<Part, 'area'>[], top: number, context: Context): Part[] {
  const columns = Math.min(COLUMNS, rows.length);
  const width = rows.length === 1 ? 380 : (SHEET.width - 2 * SHEET.edge) / columns;
  const indent = rows.length === 1 ? (SHEET.width - width) / 2 : SHEET.edge;
  return rows.map(({ row, change, isOneOf }, index) => {
    const line = Math.floor(index / columns);
    const left = indent + (index % columns) * width + 34;
    const start = top + line * (PLOT_HEIGHT + KEY_GAP + KEY_HEIGHT + 40) + (rows.length > 1 ? 34 : 10);
    const highest = Math.max(
      change.first ?? 0,
      change.second ?? 0,
      ...(change.changes ?? []).flatMap(({ first, second }) => [first, second]),
    );
    const groups = waveNames(change, context);
    const area: Slope = {
      name: `change-${index}`,
      left,
      right: left + width - 34 - 24,
      top: start,
      bottom: start + PLOT_HEIGHT,
      ...scoreAxis(row.scale, highest, 6),
      waves: groups.map(capitalised) as [string, string],
    };
    return { row, change, isOneOf, area };
  });
}

function partLayers(part: Part, index: number, named: boolean, context: Context): Layer[] {
  const { row, change, area } = part;
  const { direction } = row.scale;
  const name = wrapToWidth(partName(part, context), area.right - area.left + 30, BODY.size, {
    lines: 2,
  });
  const { first, second } = change;
  const x = { x: area.left, x2: area.right };
  return [
    ...labels(
      `name-${index}`,
      named ? [{ x: area.left - 30, y: area.top - 14 - name.length * BODY.line, text: name.join('\n') }] : [],
      BODY,
      { bold: true },
    ),
    slope(area, context, (y) => [
      ...(['same', 'unknown', 'improved', 'rose', 'worsened', 'fell'] as const).flatMap((fate) =>
        rules(
          `pairs-${index}-${fate}`,
          (change.changes ?? [])
            .filter((pair) => classifyChange(pair.change, direction) === fate)
            .map((pair) => ({ ...x, y: pair.first, y2: pair.second, stroke: LOOK[fate].color })),
          { y },
          { width: LOOK[fate].width, ...(LOOK[fate].dash === undefined ? {} : { dash: LOOK[fate].dash }) },
        ),
      ),
      ...(first === null || second === null
        ? []
        : [
            ...rules(`mean-${index}`, [{ ...x, y: first, y2: second, stroke: INK }], { y }, { width: 3 }),
            ...symbols(
              `mean-ends-${index}`,
              [
                { x: area.left, y: first, shape: 'circle', fill: PAPER, stroke: INK },
                { x: area.right, y: second, shape: 'circle', fill: INK, stroke: INK },
              ],
              { y },
              { area: 60, width: 2 },
            ),
          ]),
    ]),
  ];
}

/** Under each part: what the lines stand for, and how many there are of each. */
function keyLayers(
  parts: readonly Part[],
  top: number,
  context: Context,
): { layers: Layer[]; bottom: number } {
  const drawn = parts.map((part, index) => {
    const counted = countTexts(part, context);
    const lines =
      counted.length > 0 || part.change.changes === null
        ? counted
        : [{ fate: 'unknown' as const, text: context.word('figure.change.unknown') }];
    const entries = [
      meanEntry(part, context),
      ...lines.map(
        ({ fate, text }): KeyEntry => ({
          text,
          fill: 'none',
          stroke: LOOK[fate].color,
          shape: LOOK[fate].dash === undefined ? 'line' : 'dashed',
        }),
      ),
    ];
    const [left, right] =
      parts.length === 1 ? [SHEET.edge, undefined] : [part.area.left - 34, part.area.right];
    return key(`key-${index}`, entries, left, part.area.bottom + KEY_GAP, right);
  });
  return {
    layers: drawn.flatMap(({ layers }) => layers),
    bottom: Math.max(top, ...drawn.map(({ bottom }) => bottom)),
  };
}

function meanEntry({ change }: Part, context: Context): KeyEntry {
  const [first, second] = [change.first, change.second].map((mean) =>
    context.number.fixed(mean, MEAN_DIGITS),
  ) as [string, string];
  return {
    text: context.word('figure.change.mean', { first, second }),
    fill: 'none',
    stroke: INK,
    shape: 'thick',
  };
}

/** How a change is drawn: colour and line say the same. Unchanged lies under the others. */
const LOOK = {
  same: { color: '#9a9a9a', width: 0.8, dash: undefined },
  unknown: { color: '#7a7a7a', width: 0.8, dash: undefined },
  improved: { color: DECISION.improved.color, width: 1.5, dash: undefined },
  worsened: { color: DECISION.worsened.color, width: 1.5, dash: [5, 2.5] },
  rose: { color: DECISION.rose.color, width: 1.5, dash: undefined },
  fell: { color: DECISION.fell.color, width: 1.5, dash: [5, 2.5] },
} as const;
type Fate = keyof typeof LOOK;

interface Part {
  readonly row: ScoreRow;
  readonly change: PairedChange;
  /** Whether the score changed in several ways: between other waves, or in another group. */
  readonly isOneOf: boolean;
  readonly area: Slope;
}

/** The score, and where there are several of it between which waves. */
function partName({ row, change, isOneOf }: Omit<Part, 'area'>, context: Context): string {
  const name = context.name(row.scale.name);
  if (!isOneOf) return name;
  const waves = context.word('figure.change.waves', {
    first: context.wave(change.waves[0]),
    second: context.wave(change.waves[1]),
  });
  const group =
    change.group === null ? [] : [context.sample({ wave: null, group: change.group, pooled: false })];
  return [name, ...group, waves].join(', ');
}

function waveNames({ waves, group }: PairedChange, context: Context): [string, string] {
  const [first, second] = waves;
  return [
    context.sample({ wave: first, group, pooled: false }),
    context.sample({ wave: second, group, pooled: false }),
  ];
}

/** Improved and worsened, or, where neither end is better, risen and fallen. */
function classifyChange(change: PairedScores['change'], direction: Direction): Fate {
  if (change === null) return 'unknown';
  return change === 'same' ? 'same' : changeOf(direction, change === 'increased');
}

/** How many changed in which way: `reliably improved: 5 (21%)`. */
function countTexts({ row, change }: Part, context: Context): { fate: Fate; text: string }[] {
  const { direction } = row.scale;
  if (change.counts === null) return [];
  const { increased, same, decreased } = change.counts;
  const raised = { change: 'increased', n: increased } as const;
  const lowered = { change: 'decreased', n: decreased } as const;
  const ordered = direction === 'lower-is-better' ? [lowered, raised] : [raised, lowered];
  return [ordered[0]!, { change: 'same', n: same } as const, ordered[1]!].map(({ change: of, n }) => {
    const fate = classifyChange(of, direction);
    const text = context.word('figure.change.count', {
      change: context.word(`figure.change.${fate}`),
      n: context.number.count(n),
      share: context.number.share(n / change.pairs, 0),
    });
    return { fate, text };
  });
}

function notesOf(parts: readonly Part[], context: Context): string[] {
  const { number } = context;
  const reliable = parts.map((part) => {
    const { precision } = part.change;
    if (precision === null) return context.word('figure.note.unreliable');
    const wave = waveNames(part.change, context)[0];
    const text = context.word('figure.note.reliable', {
      points: number.fixed(precision.smallestReliableChange, MEAN_DIGITS),
      criterion: number.plain(precision.criterion),
      sd: number.fixed(precision.sd, MEAN_DIGITS),
      sdFrom: precision.sdFrom === 'given' ? context.word('figure.source.given') : wave,
      reliability: number.bounded(precision.reliability, MEAN_DIGITS),
      reliabilityFrom:
        precision.reliabilityFrom === 'given'
          ? context.word('figure.source.given')
          : context.word('figure.source.alpha', { wave }),
    });
    return parts.length > 1 ? `${partName(part, context)}. ${text}` : text;
  });
  const hidden = parts.filter(({ change }) => change.changes === null);
  return [
    ...reliable,
    ...(hidden.some(({ change }) => change.pairs < SMALLEST_GROUP)
      ? [context.word('figure.note.small', { least: number.count(SMALLEST_GROUP) })]
      : []),
    ...(hidden.some(({ change }) => change.pairs >= SMALLEST_GROUP)
      ? [context.word('figure.note.hidden')]
      : []),
  ];
}

function partSentences(part: Part, context: Context): string[] {
  const { row, change } = part;
  const [firstWave, secondWave] = waveNames(change, context);
  const scale = context.name(row.scale.name);
  const mean = context.word('figure.alt.change', {
    scale,
    first: context.number.fixed(change.first, MEAN_DIGITS),
    firstWave,
    second: context.number.fixed(change.second, MEAN_DIGITS),
    secondWave,
  });
  const counts = countTexts(part, context).map(({ text }) => text);
  return [counts.length === 0 ? mean : `${mean}; ${counts.join(', ')}`];
}
