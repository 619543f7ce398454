import { keyOf } from '../../model/result/samples.ts';
import type { DescribeResult, ItemFrequencies } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { type Bar, barLayers, barsOf, signed, WITHHELD_LOOK, withheldBar } from './answer-bars.ts';
import { answeredGroups, type ItemBlock, itemBlocks } from './answer-options.ts';
import { type Figure, figureId, sentences } from './figure.ts';
import { type KeyEntry, key } from './legend.ts';
import { type Layer, labels } from './marks.ts';
import { divergingColors, sequentialColors } from './palette.ts';
import { type Panel, panel, position } from './panel.ts';
import { sampleLabels } from './sample-labels.ts';
import { inSample } from './score-texts.ts';
import { SHEET, SMALL, SOFT_INK } from './sheet.ts';
import { wrapToWidth } from './text-measure.ts';

/** An A4 page has room for no more. */
const TALLEST = 900;

/**
 * Diverging stacked bars of the answers to every item of a scale: one bar a wave, the neutral answer half on either side of zero, answers
 * that nobody gave in the key. Several figures when one would not fit on a page; none without answers that may be shown.
 */
export function itemAnswersFigures(
  scale: ItemFrequencies,
  result: DescribeResult,
  context: Context,
): Figure[] {
  const groups = answeredGroups(scale, result);
  if (groups.length === 0) return [];
  const blocks = itemBlocks(scale, context).filter(({ items }) =>
    items.some((item) => groups.some((group) => !isHidden(item, group))),
  );
  if (blocks.length === 0) return [];
  const pages = paged(blocks, groups.length, context);
  return pages.map((blocks, index) => {
    const part = pages.length === 1 ? '' : `-${index + 1}`;
    return pageFigure(blocks, scale, groups, result, context, part);
  });
}

/** The blocks cut into pages, each item whole. */
function paged(blocks: readonly ItemBlock[], waves: number, context: Context): ItemBlock[][] {
  const pages: ItemBlock[][] = [[]];
  let used = 0;
  for (const { items, diverging } of blocks) {
    let block: NumberedItem[] = [];
    used += AXIS_HEIGHT * 2;
    for (const item of items) {
      const height = itemHeight(itemLines(item, waves, context), waves);
      if (used + height > TALLEST && block.length + (pages.at(-1)?.length ?? 0) > 0) {
        if (block.length > 0) pages.at(-1)!.push({ items: block, diverging });
        pages.push([]);
        block = [];
        used = AXIS_HEIGHT * 2;
      }
      block.push(item);
      used += height;
    }
    pages.at(-1)!.push({ items: block, diverging });
  }
  return pages;
}

function pageFigure(
  blocks: readonly ItemBlock[],
  scale: ItemFrequencies,
  groups: readonly number[],
  result: DescribeResult,
  context: Context,
  part: string,
): Figure {
  const title = context.word('title.itemFrequencies', { scale: context.name(scale.name) });
  const neutral = blocks.some(({ items, diverging }) => diverging && items[0]!.answers.length % 2 === 1);
  const subtitle = context.word(neutral ? 'figure.subtitle.answers.neutral' : 'figure.subtitle.answers');
  let bottom = 2;
  const layers = blocks.flatMap((block, index) => {
    const drawn = blockLayers(block, index, bottom, groups, result, context);
    bottom = drawn.bottom;
    return drawn.layers;
  });
  return {
    kind: 'answers',
    id: `${figureId('answers', scale.id)}${part}`,
    title,
    subtitle,
    notes: notesOf(blocks, groups, context),
    description: sentences([
      subtitle,
      ...blocks.flatMap(({ items }) =>
        items.flatMap((item) => groups.map((group) => answerSentence(item, group, groups, result, context))),
      ),
    ]),
    layers,
    bottom,
  };
}

function notesOf(blocks: readonly ItemBlock[], groups: readonly number[], context: Context): string[] {
  const items = blocks.flatMap((block) => block.items);
  const reversed = items.some(({ item }) => item.reversed);
  const inParts = items.some((item) => groups.some((group) => hides(item, group)));
  const whole = items.some((item) => groups.some((group) => isHidden(item, group)));
  return [
    ...(reversed ? [context.word('note.reversed.frequencies')] : []),
    ...(context.withheld !== undefined && inParts ? [context.withheld('figure.note')] : []),
    ...(context.withheld !== undefined && whole && !inParts ? [context.withheld('figure.note.groups')] : []),
  ];
}

/** `I felt calm, pre-test (n = 46): never 2%, rarely 11%, …`. */
function answerSentence(
  numbered: NumberedItem,
  group: number,
  groups: readonly number[],
  result: DescribeResult,
  context: Context,
): string {
  const { item, number, answers } = numbered;
  const n = item.n[group] ?? null;
  const name = item.text === null ? item.id : context.name(item.text).replace(/(?<![.…?!])[.…?!]+$/, '');
  const hidden = context.withheld !== undefined && isHidden(numbered, group);
  const texts = answers.map(({ text, shares }) => `${text} ${shareText(shares[group] ?? null, context)}`);
  return context.word('figure.alt.answers', {
    item: inSample(
      `${number}. ${name}`,
      keyOf(result.samples[group]!),
      groups.map((each) => keyOf(result.samples[each]!)),
      context,
    ),
    n: context.number.count(n),
    answers:
      n === 0
        ? context.word('figure.noAnswers')
        : hidden
          ? context.withheld('figure.share')
          : texts.join(', '),
  });
}

function shareText(share: number | null, context: Context): string {
  return share === null && context.withheld !== undefined
    ? context.withheld('figure.share')
    : signed(share, context);
}

/** An eighth less than there is: where Arial and its metric twins are missing, the letters of the next font are wider. */
const ITEM_WIDTH = 164;
/** Where no wave has to be named, item texts have its room too. */
const WIDE_ITEM_WIDTH = 224;
const SAMPLES = { left: 194, width: 56, countRight: 280 };
const PLOT = { left: 292, right: SHEET.width - SHEET.edge - 8 };
const BAR = 15;
const AXIS_HEIGHT = 40;

/** An item with its number in the scale and its answers. */
type NumberedItem = ItemBlock['items'][number];

interface PlacedItem extends NumberedItem {
  readonly lines: readonly string[];
  readonly top: number;
  readonly height: number;
}

function itemLines({ item, number }: NumberedItem, waves: number, context: Context): string[] {
  const text = item.text === null ? item.id : context.name(item.text);
  const label = `${number}. ${context.item(text, item.reversed)}`;
  return wrapToWidth(label, waves > 1 ? ITEM_WIDTH : WIDE_ITEM_WIDTH, SMALL.size, { lines: 4 });
}

function itemHeight(lines: readonly string[], waves: number): number {
  return Math.max(lines.length * SMALL.line, waves * BAR) + 8;
}

function blockLayers(
  block: ItemBlock,
  index: number,
  top: number,
  groups: readonly number[],
  result: DescribeResult,
  context: Context,
): { layers: Layer[]; bottom: number } {
  const answers = block.items[0]!.answers;
  const colors = block.diverging ? divergingColors(answers.length) : sequentialColors(answers.length);
  const entries = keyEntries(block, colors, groups, context);
  const legend = key(`key-${index}`, entries, SHEET.edge, top);
  let y = legend.bottom + 8;
  const start = y;
  const items = block.items.map((item): PlacedItem => {
    const lines = itemLines(item, groups.length, context);
    const height = itemHeight(lines, groups.length);
    const placed = { ...item, lines, top: y, height };
    y += height;
    return placed;
  });
  const bars = items.flatMap((item) =>
    groups.map((group, place) => ({
      top: item.top + (item.height - groups.length * BAR) / 2 + place * BAR,
      group,
      item,
    })),
  );
  const segments = bars.flatMap(({ item, group, top: at }) => {
    const shares = item.answers.map((answer) => answer.shares[group] ?? null);
    const shown = barsOf(shares, colors, block.diverging, at + 1, BAR - 2);
    const hidden = hides(item, group) ? withheldBar(shares, shown, block.diverging, at + 1, BAR - 2) : [];
    return [...shown, ...hidden];
  });
  const area = areaOf(segments, index, start, y, context);
  return {
    layers: [
      ...legend.layers,
      ...itemTexts(items, index),
      ...sampleLabels(
        bars.map(({ top, group, item: { item } }) => ({ y: top + BAR / 2, group, n: item.n[group] ?? null })),
        index,
        groups,
        SAMPLES,
        result,
        context,
      ),
      panel(area, context, (x) => barLayers(segments, area, index, x, context)),
      ...withheldTexts(bars, area, index, context),
    ],
    bottom: y + AXIS_HEIGHT,
  };
}

/** In the place of bars of which nothing is shown. */
function withheldTexts(
  bars: readonly { top: number; group: number; item: PlacedItem }[],
  area: Panel,
  index: number,
  { withheld }: Context,
): Layer[] {
  if (withheld === undefined) return [];
  const hidden = bars.filter(({ group, item }) => isHidden(item, group));
  return labels(
    `hidden-${index}`,
    hidden.map(({ top }) => ({ x: position(area, 0) + 4, y: top + BAR / 2, text: withheld('figure.share') })),
    SMALL,
    { fill: SOFT_INK },
  );
}

function areaOf(
  segments: readonly Bar[],
  index: number,
  top: number,
  bottom: number,
  context: Context,
): Panel {
  const lower = Math.min(0, ...segments.map(({ from }) => from));
  const upper = Math.max(...segments.map(({ to }) => to), lower + 20);
  const domain: [number, number] = [Math.floor(lower / 10) * 10, Math.ceil(upper / 10) * 10];
  const step = domain[1] - domain[0] > 100 ? 50 : 25;
  const ticks = [-100, -75, -50, -25, 0, 25, 50, 75, 100].filter(
    (tick) => tick % step === 0 && tick >= domain[0] && tick <= domain[1],
  );
  return {
    name: `answers-${index}`,
    ...PLOT,
    top,
    bottom,
    domain,
    ticks,
    title: [context.word('figure.axis.answers')],
    unsigned: true,
  };
}

function itemTexts(items: readonly PlacedItem[], index: number): Layer[] {
  return labels(
    `items-${index}`,
    items.map(({ lines, top, height }) => ({
      x: SHEET.edge,
      y: top + height / 2 - ((lines.length - 1) * SMALL.line) / 2,
      text: lines.join('\n'),
    })),
    SMALL,
  );
}

/** Every answer, also those that nobody gave. */
function keyEntries(
  { items }: ItemBlock,
  colors: readonly string[],
  groups: readonly number[],
  context: Context,
): KeyEntry[] {
  const hidden = items.some((item) => groups.some((group) => hides(item, group)));
  const entries = items[0]!.answers.map(({ text }, place): KeyEntry => {
    const chosen = items.some(({ answers }) => groups.some((group) => answers[place]!.counts[group] !== 0));
    return {
      text: chosen ? text : context.word('figure.nobody', { answer: text }),
      fill: colors[place]!,
      stroke: colors[place]!,
      shape: 'patch',
    };
  });
  if (!hidden || context.withheld === undefined) return entries;
  return [...entries, { text: context.withheld('figure.key'), ...WITHHELD_LOOK, shape: 'patch' }];
}

/** Whether some answers of the item are withheld in a group, and others shown. */
function hides(item: NumberedItem, group: number): boolean {
  return !isHidden(item, group) && item.answers.some(({ counts }) => counts[group] === null);
}

/** Whether no answer of the item may be shown in a group. */
function isHidden({ item, answers }: NumberedItem, group: number): boolean {
  return (
    item.n[group] === null || (answers.length > 0 && answers.every(({ counts }) => counts[group] === null))
  );
}
