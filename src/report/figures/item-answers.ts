import type { DescribeResult, ItemFrequencies } from '../../model/describe-result.ts';
import type { Context } from '../context.ts';
import { signed } from './answer-bars.ts';
import {
  AXIS_HEIGHT,
  blockLayers,
  hides,
  isHidden,
  itemHeight,
  itemLines,
  type NumberedItem,
} from './answer-block.ts';
import { answeredGroups, type ItemBlock, itemBlocks } from './answer-options.ts';
import { chart, type Figure, figureId, heading, notes, sentences } from './figure.ts';
import { inWave } from './score-texts.ts';
import { SHEET } from './sheet.ts';

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
  const head = heading(title, subtitle);
  let bottom = head.bottom + 2;
  const layers = blocks.flatMap((block, index) => {
    const drawn = blockLayers(block, index, bottom, groups, result, context);
    bottom = drawn.bottom;
    return drawn.layers;
  });
  const foot = notes(notesOf(blocks, groups, context), bottom);
  const height = Math.ceil(foot.bottom + SHEET.edge);
  return {
    kind: 'answers',
    id: `${figureId('answers', scale.id)}${part}`,
    title,
    description: sentences([
      subtitle,
      ...blocks.flatMap(({ items }) =>
        items.flatMap((item) => groups.map((group) => answerSentence(item, group, groups, result, context))),
      ),
    ]),
    height,
    spec: chart([...head.layers, ...layers, ...foot.layers], height, context),
  };
}

function notesOf(blocks: readonly ItemBlock[], groups: readonly number[], context: Context): string[] {
  const items = blocks.flatMap((block) => block.items);
  const reversed = items.some(({ item }) => item.reversed);
  const inParts = items.some((item) => groups.some((group) => hides(item, group)));
  const whole = items.some((item) => groups.some((group) => isHidden(item, group)));
  return [
    ...(reversed ? [context.word('note.reversed.frequencies')] : []),
    ...(context.withheld !== undefined && inParts ? [context.withheld.figureNote] : []),
    ...(context.withheld !== undefined && whole && !inParts ? [context.withheld.figureNoteOnGroups] : []),
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
    item: inWave(
      `${number}. ${name}`,
      result.groups[group]!.name,
      groups.map((each) => result.groups[each]!.name),
      context,
    ),
    n: context.number.count(n),
    answers: n === 0 ? context.word('figure.noAnswers') : hidden ? context.withheld.share : texts.join(', '),
  });
}

function shareText(share: number | null, context: Context): string {
  return share === null && context.withheld !== undefined ? context.withheld.share : signed(share, context);
}
