import { keyOf } from '../../model/result/samples.ts';
import type { DescribeResult, ItemFrequencies } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { WITHHELD } from '../number-format.ts';
import { signed } from './answer-bars.ts';
import { type Figure, figureId, sentences } from './figure.ts';
import { type KeyEntry, key } from './legend.ts';
import { type Label, type Layer, labels, type Rectangle, rectangles } from './marks.ts';
import { inkOn, sequentialColors } from './palette.ts';
import { sampleLabels } from './sample-labels.ts';
import { inSample } from './score-texts.ts';
import { BODY, PAPER, SHEET, SMALL, SOFT_INK } from './sheet.ts';
import { wrapToWidth } from './text-measure.ts';

const NAME_WIDTH = 140;
const SAMPLES = { left: 150, width: 54, countRight: 232 };
const MAP = { left: 242, right: SHEET.width - SHEET.edge };
const CELL = 17;
/** Items beside each other; the rest goes on the next line. */
const WIDEST = 15;
/** Where the classes of the key begin, in per cent; the first is nothing missing at all. */
const CLASSES = [0, 0, 5, 10, 20, 40] as const;

/**
 * Map of the gaps: the share of respondents without an answer, per item and wave, darker with more. Only items and shares, no
 * respondents. `null` without items.
 */
export function missingAnswersFigure(result: DescribeResult, context: Context): Figure | null {
  if (result.scales.length === 0) return null;
  const title = context.word('figure.title.missing');
  const subtitle = context.word('figure.subtitle.missing');
  const legend = key('key', keyEntries(context), SHEET.edge, 0);
  let y = legend.bottom + 10;
  const layers = result.scales.flatMap((scale, index) => {
    const drawn = scaleLayers(scale, index, y, result, context);
    y = drawn.bottom + 10;
    return drawn.layers;
  });
  const hidden = result.scales.some(({ items }) => items.some(({ missing }) => missing.includes(null)));
  const remarks = hidden && context.withheld !== undefined ? [context.withheld('figure.note.groups')] : [];
  return {
    kind: 'missing',
    id: figureId('missing'),
    title,
    subtitle,
    notes: remarks,
    description: sentences([
      subtitle,
      ...result.scales.flatMap((scale) =>
        groupsOf(scale, result).map((group) => groupSentence(scale, group, result, context)),
      ),
    ]),
    layers: [...legend.layers, ...layers],
    bottom: remarks.length === 0 ? y - 8 : y,
  };
}

/** Groups whose file has the scale: in the others there is nothing to answer. */
function groupsOf({ items }: ItemFrequencies, { samples }: DescribeResult): number[] {
  return samples.flatMap((_, group) =>
    items.some(({ n, missing }) => n[group] !== 0 || missing[group] !== 0) ? [group] : [],
  );
}

type Item = ItemFrequencies['items'][number];

function shareMissing({ n, missing }: Item, group: number): number | null {
  const [answered = null, gaps = null] = [n[group], missing[group]];
  if (answered === null || gaps === null || answered + gaps === 0) return null;
  return gaps / (answered + gaps);
}

function colorOf(share: number): string {
  const colors = sequentialColors(CLASSES.length);
  if (share === 0) return colors[0]!;
  const place = CLASSES.findLastIndex((bound) => share * 100 >= bound);
  return colors[Math.max(1, place)]!;
}

function keyEntries(context: Context): KeyEntry[] {
  const colors = sequentialColors(CLASSES.length);
  return CLASSES.map((lower, index): KeyEntry => {
    const next = CLASSES[index + 1];
    const text =
      index === 0
        ? signed(0, context)
        : next === undefined
          ? `≥ ${signed(lower / 100, context)}`
          : `${index === 1 ? '> 0' : lower} – < ${signed(next / 100, context)}`;
    return { text, fill: colors[index]!, stroke: colors[index]!, shape: 'patch' };
  });
}

function scaleLayers(
  scale: ItemFrequencies,
  index: number,
  top: number,
  result: DescribeResult,
  context: Context,
): { layers: Layer[]; bottom: number } {
  const groups = groupsOf(scale, result);
  const name = wrapToWidth(context.name(scale.name), NAME_WIDTH, BODY.size, { lines: 4 });
  const lines = Math.ceil(scale.items.length / WIDEST);
  const lineHeight = SMALL.line + 2 + groups.length * CELL + 4;
  const cell = (MAP.right - MAP.left) / WIDEST;
  const rows = Array.from({ length: lines }, (_, line) =>
    groups.map((group, place) => ({
      group,
      line,
      y: top + line * lineHeight + SMALL.line + 2 + place * CELL,
    })),
  ).flat();
  const cells = rows.flatMap(({ group, line, y }) =>
    scale.items.slice(line * WIDEST, (line + 1) * WIDEST).map((item, place) => {
      const share = shareMissing(item, group);
      const withheld = item.missing[group] === null;
      const x = MAP.left + place * cell;
      return { share, withheld, fill: share === null ? PAPER : colorOf(share), x, y };
    }),
  );
  const first = rows.slice(0, groups.length);
  const layers = [
    ...labels(
      `name-${index}`,
      [{ x: SHEET.edge, y: top + SMALL.line + 2 + CELL / 2, text: name.join('\n') }],
      BODY,
    ),
    ...sampleLabels(
      first.map(({ group, y }) => ({ y: y + CELL / 2, group, n: result.samples[group]!.n })),
      index,
      groups,
      SAMPLES,
      result,
      context,
    ),
    ...labels(
      `numbers-${index}`,
      scale.items.map(
        (_, place): Label => ({
          x: MAP.left + ((place % WIDEST) + 0.5) * cell,
          y: top + Math.floor(place / WIDEST) * lineHeight + SMALL.line / 2,
          text: String(place + 1),
        }),
      ),
      SMALL,
      { align: 'center', fill: SOFT_INK },
    ),
    ...rectangles(
      `cells-${index}`,
      cells.map(({ x, y, fill }): Rectangle => ({ x, x2: x + cell, y, y2: y + CELL, fill })),
      {},
      { stroke: PAPER },
    ),
    ...labels(
      `shares-${index}`,
      cells.map(({ x, y, share, withheld, fill }) => ({
        x: x + cell / 2,
        y: y + CELL / 2,
        text: withheld ? WITHHELD : cellText(share, context),
        fill: share === 0 ? '#6b6b6b' : inkOn(fill),
      })),
      SMALL,
      { align: 'center' },
    ),
  ];
  return {
    layers,
    bottom: Math.max(top + lines * lineHeight, top + SMALL.line + name.length * BODY.line),
  };
}

/** Whole per cents; what is there but rounds to nothing is no zero. */
function cellText(share: number | null, context: Context): string {
  if (share !== null && share > 0 && share < 0.005) return '< 1';
  return context.number.share(share, 0);
}

/** `Brief Resilience Scale, pre-test (n = 46): item 3 2%, item 5 4%.` */
function groupSentence(
  scale: ItemFrequencies,
  group: number,
  result: DescribeResult,
  context: Context,
): string {
  const samples = groupsOf(scale, result).map((each) => keyOf(result.samples[each]!));
  const gaps = scale.items.flatMap((item, place) => {
    const share = shareMissing(item, group);
    const name = `${context.word('column.item').toLowerCase()} ${place + 1}`;
    if (item.missing[group] === null && context.withheld !== undefined)
      return [`${name} ${context.withheld('figure.share')}`];
    if (share === null || share === 0) return [];
    return [`${name} ${context.number.level(Number(share.toFixed(3)))}`];
  });
  return context.word('figure.alt.missing', {
    scale: inSample(context.name(scale.name), keyOf(result.samples[group]!), samples, context),
    n: context.number.count(result.samples[group]!.n),
    items: gaps.length === 0 ? context.word('figure.missing.none') : gaps.join(', '),
  });
}
