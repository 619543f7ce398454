import type { Response, Scale, ScaleItem } from '../model/scale.ts';
import type { ScaleMatch } from '../scoring/match-items.ts';
import { runsBackward, valueRange } from '../scoring/score-plan.ts';

/** An item of the questionnaire and where its answer stands in a decoded row. */
export interface QualityItem {
  readonly scale: number;
  readonly position: number;
  readonly response: Response;
  /** Whether the highest answer counts least. */
  readonly reversed: boolean;
  /** What an answer counts as, as a share of the range; `null` for the share of its code. */
  readonly shares: ReadonlyMap<number, number> | null;
}

/** A scale by the positions of its items in `QualityLayout.items`. */
export interface QualityScale {
  readonly id: string;
  readonly items: readonly number[];
}

export interface QualityBlock {
  readonly items: readonly number[];
  /** Longest stretch of items of one scale that are keyed one way: an honest answer can be the same to all of them. */
  readonly oneWay: number;
}

/** The items of a file as respondents met them. All numbers point into `items`. */
export interface QualityLayout {
  /** Every column once, in the order of the file. */
  readonly items: readonly QualityItem[];
  /** Neighbouring items of one closed response format. */
  readonly blocks: readonly QualityBlock[];
  /** All items of one closed response format. */
  readonly formats: readonly (readonly number[])[];
  readonly scales: readonly QualityScale[];
  /** Scales of one closed format with reversed items and others: the same answer to all of them contradicts itself, except the middle. */
  readonly reversible: readonly (QualityScale & { readonly middle: number })[];
  /** Closed scales and subscales with at least two items, for even-odd consistency. */
  readonly halved: readonly QualityScale[];
}

/** Fewer answers than these are alike by chance too often. */
export const FEWEST_ANSWERS = 6;

/**
 * Lays out the recognised items of a file. A scale that shares a column with one before it (another coding of the same items) is
 * left out, and so are open counts wherever answers are compared with each other.
 */
export function qualityLayout(matches: readonly ScaleMatch[]): QualityLayout {
  const used = distinctMatches(matches);
  const placed = used
    .flatMap(({ match, scale }) =>
      match.columns.flatMap((column, position) => {
        if (column === null) return [];
        const item = match.scale.items[position]!;
        const response = item.response ?? match.scale.response;
        const reversed = runsBackward(item);
        const shares = sharesOf(item, match.scale);
        return [{ column: column.index, scale, position, response, reversed, shares }];
      }),
    )
    .sort((a, b) => a.column - b.column);
  const at = new Map(placed.map(({ scale, position }, index) => [`${scale} ${position}`, index]));
  const scaleOf = (id: string, scale: number, positions: readonly number[]): QualityScale => ({
    id,
    items: positions.flatMap((position) => at.get(`${scale} ${position}`) ?? []),
  });
  const scales = used.map(({ match, scale }) =>
    scaleOf(match.scale.id, scale, [...match.scale.items.keys()]),
  );
  const halves = used.flatMap(({ match, scale }) =>
    unidimensional(match.scale).map(({ id, positions }) => scaleOf(id, scale, positions)),
  );
  const isClosed = ({ items }: QualityScale) => items.every((item) => placed[item]!.response.max !== null);
  return {
    items: placed,
    blocks: blocksOf(placed),
    formats: formatsOf(placed),
    scales,
    reversible: scales.flatMap((scale) => reversibleScale(scale, placed)),
    halved: halves.filter((scale) => scale.items.length >= 2 && isClosed(scale)),
  };
}

function sharesOf(item: ScaleItem, scale: Scale): ReadonlyMap<number, number> | null {
  const [low, high] = valueRange(item, scale);
  if (item.recode === undefined || high === null || high === low) return null;
  return new Map(item.recode.map(([code, value]) => [code, (value - low) / (high - low)]));
}

function distinctMatches(matches: readonly ScaleMatch[]) {
  const claimed = new Set<number>();
  return matches.flatMap((match, scale) => {
    const columns = match.columns.flatMap((column) => column?.index ?? []);
    if (columns.some((column) => claimed.has(column))) return [];
    for (const column of columns) claimed.add(column);
    return [{ match, scale }];
  });
}

/** Item positions of what measures one thing: the subscales where there are several that share no item, else a scale with a total. */
function unidimensional({ id, items, score, subscales = [] }: Scale) {
  const parts = subscales.map((subscale) => ({
    id: `${id}.${subscale.id}`,
    positions: subscale.items.map((name) => items.findIndex((item) => item.id === name)),
  }));
  const members = parts.flatMap(({ positions }) => positions);
  if (parts.length > 1 && new Set(members).size === members.length) return parts;
  return score === null ? [] : [{ id, positions: [...items.keys()] }];
}

/** Codes that answers have in common; `null` for open counts, where equal answers (no relatives, no friends) are no pattern. */
function formatOf({ response: { min, max, step = 1 } }: QualityItem): string | null {
  return max === null ? null : `${min} ${max} ${step}`;
}

function blocksOf(items: readonly QualityItem[]): QualityBlock[] {
  const blocks: number[][] = [];
  let previous: string | null = null;
  items.forEach((item, index) => {
    const format = formatOf(item);
    if (format !== null && format === previous) blocks.at(-1)!.push(index);
    else if (format !== null) blocks.push([index]);
    previous = format;
  });
  return blocks
    .filter((block) => block.length >= 2)
    .map((block) => ({ items: block, oneWay: longestOneWay(block.map((index) => items[index]!)) }));
}

function longestOneWay(items: readonly QualityItem[]): number {
  let longest = 0;
  let length = 0;
  items.forEach((item, index) => {
    const before = items[index - 1];
    const goesOn = before?.scale === item.scale && before.reversed === item.reversed;
    length = goesOn ? length + 1 : 1;
    longest = Math.max(longest, length);
  });
  return longest;
}

function formatsOf(items: readonly QualityItem[]): number[][] {
  const formats = new Map<string, number[]>();
  items.forEach((item, index) => {
    const format = formatOf(item);
    if (format === null) return;
    const members = formats.get(format);
    if (members === undefined) formats.set(format, [index]);
    else members.push(index);
  });
  return [...formats.values()].filter((members) => members.length >= FEWEST_ANSWERS);
}

function reversibleScale(scale: QualityScale, items: readonly QualityItem[]) {
  const own = scale.items.map((item) => items[item]!);
  const formats = new Set(own.map(formatOf));
  const reversed = own.filter((item) => item.reversed).length;
  if (formats.size !== 1 || formats.has(null)) return [];
  if (own.length < FEWEST_ANSWERS || reversed === 0 || reversed === own.length) return [];
  const { min, max } = own[0]!.response;
  return [{ ...scale, middle: (min + max!) / 2 }];
}
