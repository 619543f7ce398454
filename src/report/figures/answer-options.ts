import { printable } from '../../model/printable.ts';
import type { DescribeResult, ItemFrequencies } from '../../model/result.ts';
import { type Count, sumOfCounts } from '../../model/withheld.ts';
import type { Context } from '../context.ts';

export type Item = ItemFrequencies['items'][number];

/** One answer as the figure shows it: an option, or several numbers of an open count together. */
export interface Answer {
  readonly text: string;
  /** Respondents and share of the answers, by group. */
  readonly counts: readonly Count[];
  readonly shares: readonly (number | null)[];
}

/** Items that are answered with the same options, and so share a key and an axis. */
export interface ItemBlock {
  readonly items: readonly {
    readonly item: Item;
    readonly number: number;
    readonly answers: readonly Answer[];
  }[];
  /** Whether the answers run from one pole to another; head counts only go up. */
  readonly diverging: boolean;
}

/** More answers than this are put together. */
const MOST = 11;
/** Where classes of a count begin. */
const CLASSES = [0, 1, 2, 3, 5, 10] as const;

/**
 * The items of a scale by their options. Items with more than eleven, which are counts and unlabelled scales such as 0-100, are shown in
 * classes that all of them share.
 */
export function itemBlocks(scale: ItemFrequencies, context: Context): ItemBlock[] {
  const numbered = scale.items.map((item, index) => ({ item, number: index + 1 }));
  const many = numbered.filter(({ item }) => isCount(item));
  const values = many.flatMap(({ item }) => item.options.map(({ value }) => value));
  const blocks = new Map<string, { item: Item; number: number; answers: Answer[] }[]>();
  for (const each of numbered) {
    const counted = isCount(each.item);
    const answers = counted ? classes(each.item, values, context) : options(each.item, context);
    const signature = JSON.stringify([counted, answers.map(({ text }) => text)]);
    blocks.set(signature, [...(blocks.get(signature) ?? []), { ...each, answers }]);
  }
  return [...blocks.entries()].map(([signature, items]) => ({
    items,
    diverging: signature.startsWith('[false'),
  }));
}

/** An open count, or a scale of very many steps. */
function isCount({ options: all, range }: Item): boolean {
  return range[1] === null || all.length > MOST;
}

function options(item: Item, context: Context): Answer[] {
  return item.options.map(({ value, label, counts, shares }) => ({
    text: label === null ? context.number.plain(value) : printable(context.name(label)),
    counts,
    shares,
  }));
}

function classes(item: Item, values: readonly number[], context: Context): Answer[] {
  const bounds = classBounds(values);
  return bounds.map((lower, index) => {
    const next = bounds[index + 1];
    const inside = item.options.filter(({ value }) => value >= lower && (next === undefined || value < next));
    const counts = item.n.map((_, group) =>
      sumOfCounts(inside.map(({ counts: each }) => each[group] ?? null)),
    );
    return {
      text: classText(lower, next, values, context),
      counts,
      shares: item.n.map((n, group) => shareOf(counts[group] ?? null, n)),
    };
  });
}

function shareOf(count: Count, n: Count): number | null {
  return count === null || n === null || n === 0 ? null : count / n;
}

/** Small counts one by one; anything else in five classes of one width. */
function classBounds(values: readonly number[]): number[] {
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  const whole = values.every(Number.isInteger);
  if (whole && lowest >= 0 && typical(values) <= 10) return CLASSES.filter((bound) => bound <= highest);
  const width = (highest - lowest) / 5;
  return Array.from({ length: 5 }, (_, index) => lowest + index * width);
}

/** The median of the values that occur. */
function typical(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function classText(
  lower: number,
  next: number | undefined,
  values: readonly number[],
  context: Context,
): string {
  const { number } = context;
  if (next === undefined) {
    const highest = Math.max(...values);
    return highest > lower ? `${number.plain(lower)}+` : number.plain(lower);
  }
  const whole = values.every(Number.isInteger) && Number.isInteger(lower) && Number.isInteger(next);
  if (!whole) return `${number.plain(lower)} – < ${number.plain(next)}`;
  return next - lower === 1 ? number.plain(lower) : `${number.plain(lower)}–${number.plain(next - 1)}`;
}

/** Groups of the result in which somebody answered an item of the scale. */
export function answeredGroups(scale: ItemFrequencies, { samples }: DescribeResult): number[] {
  return samples.flatMap((_, group) => (scale.items.some(({ n }) => n[group] !== 0) ? [group] : []));
}
