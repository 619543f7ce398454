import type { Interval } from '../stats/estimate.ts';
import type { RandomGenerator } from '../stats/random.ts';

/** Answers that are to be found: `totals[r]` in whole steps above the lowest answer, over `items` items of 0 … `largest`. */
export interface ItemTask {
  readonly totals: readonly number[];
  readonly items: number;
  /** `Infinity` for open counts. */
  readonly largest: number;
  /** Cronbach's alpha that they are to have; `null` for any. */
  readonly alpha: Interval | null;
}

export interface ItemAnswers {
  /** `[respondent][item]` */
  readonly answers: readonly (readonly number[])[];
  readonly alpha: number | null;
  readonly reached: boolean;
}

const STEPS = 400_000;
/** One in so many steps goes the wrong way, so that the search does not stick. */
const ASTRAY = 200;

/**
 * Spreads every respondent's total over the items so that Cronbach's alpha is as asked: first as evenly as may be, then by
 * moving single points between two items of one respondent, which keeps every total.
 *
 * alpha = k/(k − 1) (1 − Σs²/S²), so that with the totals fixed the sum of the item variances decides.
 */
export function answersWithAlpha(
  { totals, items, largest, alpha }: ItemTask,
  random: RandomGenerator,
): ItemAnswers {
  const answers = totals.map((total) => evenly(total, items, random));
  const variance = sampleVariance(totals);
  const n = totals.length;
  if (items < 2 || n < 3 || variance === 0) return { answers, alpha: null, reached: alpha === null };
  const columns = Array.from({ length: items }, (_, item) =>
    answers.reduce((sum, row) => sum + row[item]!, 0),
  );
  let squares = answers.reduce((sum, row) => sum + row.reduce((within, x) => within + x * x, 0), 0);
  let columnSquares = columns.reduce((sum, column) => sum + column * column, 0);
  const alphaOf = () => (items / (items - 1)) * (1 - (squares - columnSquares / n) / (n - 1) / variance);
  const missing = (value: number) =>
    alpha === null ? 0 : Math.max(0, alpha.lower - value, value - alpha.upper);
  for (let step = 0; step < STEPS && missing(alphaOf()) > 0; step++) {
    const row = answers[random.nextBelow(n)]!;
    const [from, to] = [random.nextBelow(items), random.nextBelow(items)];
    if (from === to || row[from] === 0 || row[to]! >= largest) continue;
    const before = missing(alphaOf());
    const [bySquares, byColumns] = [2 * (row[to]! - row[from]! + 1), 2 * (columns[to]! - columns[from]! + 1)];
    squares += bySquares;
    columnSquares += byColumns;
    if (missing(alphaOf()) > before && random.nextBelow(ASTRAY) > 0) {
      squares -= bySquares;
      columnSquares -= byColumns;
      continue;
    }
    row[from]!--;
    row[to]!++;
    columns[from]!--;
    columns[to]!++;
  }
  return { answers, alpha: alphaOf(), reached: missing(alphaOf()) === 0 };
}

/** The total over the items, the points that are left over to items by chance. */
function evenly(total: number, items: number, random: RandomGenerator): number[] {
  const each = Math.floor(total / items);
  const row = new Array<number>(items).fill(each);
  for (let left = total - each * items; left > 0; ) {
    const item = random.nextBelow(items);
    if (row[item]! > each) continue;
    row[item]!++;
    left--;
  }
  return row;
}

/** (n − 1); 0 for a single value. */
export function sampleVariance(values: readonly number[]): number {
  const n = values.length;
  if (n < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
}

/** A copy in random order (Fisher-Yates). */
export function shuffled<T>(values: readonly T[], random: RandomGenerator): T[] {
  const copy = [...values];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = random.nextBelow(last + 1);
    [copy[last], copy[other]] = [copy[other]!, copy[last]!];
  }
  return copy;
}
