import type { Count } from '../../model/withheld.ts';
import { isSmall, protectCounts } from './protect-counts.ts';

/** What may be shown of the answers of one group to one item, beside their number. */
export interface ShownAnswers {
  readonly counts: readonly Count[];
  /** Whether mean and SD may be shown. */
  readonly moments: boolean;
}

/** More tables than these are not looked at: almost every item is decided within a few. */
const MOST_TABLES = 2000;
/** Exchanges reach no further than this many neighbouring answers. */
const WIDEST = 12;
/** With more ways to share out what is withheld, nothing of it is shown. */
const MOST_SPLITS = 500;

/**
 * What may be shown of an item's answers: all counts with mean and SD when no count is small. Otherwise one of the two, since n, mean and
 * SD are three equations in the counts, and each of these only where it leaves every withheld count more than one value:
 *
 * 1. mean and SD, which are what tables of items print, without any count;
 * 2. the counts that {@link protectCounts} leaves, without mean and SD;
 * 3. neither.
 *
 * Each choice is the same for all tables among which it leaves the reader in doubt, so knowing the rule helps nobody: the first depends on
 * n, sum and sum of squares alone, the second on the counts that are shown and the sum of the others.
 *
 * @param values the answers, ascending, for which the counts stand; whole numbers, else only the counts can be shown
 */
export function shownAnswers(
  values: readonly number[],
  counts: readonly number[],
  minCell: number,
): ShownAnswers {
  if (!counts.some((count) => isSmall(count, minCell))) return { counts, moments: true };
  if (momentsLeaveDoubt(values, counts, minCell)) return { counts: counts.map(() => null), moments: true };
  const shown = protectCounts(counts, minCell);
  const kept = othersLeaveDoubt(values, counts, shown, minCell) ? shown : counts.map(() => null);
  return { counts: kept, moments: false };
}

/**
 * Whether n, mean and SD, in all their digits, leave every count open but those of nobody. Tried are the tables that come from this one by
 * exchanges which keep n, the sum and the sum of squares, in steps of which none takes away more answers than there are; and of these the
 * ones with a small count, since of others the counts would be shown.
 *
 * An exchange has the coefficients of (x^a − 1)(x^b − 1)(x^c − 1), whose moments up to the second are 0: (−1, 3, −3, 1) of four
 * neighbouring answers is the least. Undone it is an exchange again, so every table that is reached has the same answer.
 */
export function momentsLeaveDoubt(
  values: readonly number[],
  counts: readonly number[],
  minCell: number,
): boolean {
  if (!values.every(Number.isInteger)) return false;
  const first = values[0] ?? 0;
  const length = (values.at(-1) ?? 0) - first + 1;
  // Answers that the item does not allow have no place in a table.
  if (values.length < 4 || length !== values.length) return false;
  if (length > WIDEST + 1) return reflectionsLeaveDoubt(counts, minCell);
  const moves = exchanges(length);
  const open = new Set(counts.flatMap((count, cell) => (count > 0 ? [cell] : [])));
  const seen = new Set([counts.join()]);
  const waiting: (readonly number[])[] = [counts];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const move of moves) {
      if (move.some(([cell, step]) => next[cell]! + step < 0)) continue;
      const table = next.slice();
      for (const [cell, step] of move) table[cell]! += step;
      const name = table.join();
      if (seen.has(name)) continue;
      seen.add(name);
      waiting.push(table);
      if (!table.some((count) => isSmall(count, minCell))) continue;
      // A count of nobody here is somebody's there: then it is in doubt as well.
      for (const cell of [...open]) if (table[cell] !== counts[cell]) open.delete(cell);
      if (open.size === 0) return true;
    }
    if (seen.size > MOST_TABLES) return false;
  }
  return false;
}

/**
 * The same of a total or a number typed in, which has more answers than a rating: whether every count that somebody has is another one in
 * some table with the same n, sum and sum of squares. Three people reflected about their mean (a, b, c to 2m − a, 2m − b, 2m − c, where
 * twice the mean is whole) change neither sum; reflected again they are who they were.
 */
function reflectionsLeaveDoubt(counts: readonly number[], minCell: number): boolean {
  const cells = counts.flatMap((count, cell) => (count > 0 ? [cell] : []));
  return cells.every((cell) => {
    for (const [place, second] of cells.entries())
      for (const third of cells.slice(place)) {
        const table = reflected(counts, [cell, second, third]);
        if (table !== null && table[cell] !== counts[cell] && table.some((count) => isSmall(count, minCell)))
          return true;
      }
    return false;
  });
}

/** `null` where so many people are not there, or would come to lie between or beyond the answers. */
function reflected(counts: readonly number[], people: readonly number[]): number[] | null {
  const total = people.reduce((sum, cell) => sum + cell, 0);
  if (total % people.length !== 0) return null;
  const twice = (2 * total) / people.length;
  if (people.some((cell) => twice - cell < 0 || twice - cell >= counts.length)) return null;
  if (people.some((cell) => counts[cell]! < people.filter((each) => each === cell).length)) return null;
  const table = counts.slice();
  for (const cell of people) table[cell]!--;
  for (const cell of people) table[twice - cell]!++;
  return table;
}

type Exchange = readonly (readonly [cell: number, step: number])[];

const exchangesOf = new Map<number, readonly Exchange[]>();

/** All exchanges among so many neighbouring answers, in both directions. */
function exchanges(length: number): readonly Exchange[] {
  const known = exchangesOf.get(length);
  if (known !== undefined) return known;
  const span = Math.min(length - 1, WIDEST);
  const shapes: number[][] = [];
  for (let a = 1; 3 * a <= span; a++)
    for (let b = a; a + 2 * b <= span; b++)
      for (let c = b; a + b + c <= span; c++) shapes.push([a, b, c].reduce(timesDifference, [1]));
  const made = shapes.flatMap((shape) =>
    Array.from({ length: length - shape.length + 1 }, (_, start) => start).flatMap((start) =>
      [1, -1].map((sign) => shape.map((step, place) => [start + place, sign * step] as const)),
    ),
  );
  exchangesOf.set(length, made);
  return made;
}

/** The coefficients of a polynomial times x^gap − 1, from the lowest power. */
function timesDifference(polynomial: readonly number[], gap: number): number[] {
  return Array.from(
    { length: polynomial.length + gap },
    (_, power) => (polynomial[power - gap] ?? 0) - (polynomial[power] ?? 0),
  );
}

/**
 * Whether other counts in the withheld cells would be printed in the same way, mean and SD being withheld too, so that none of them is
 * certain. Tried are all that have the same sum.
 */
function othersLeaveDoubt(
  values: readonly number[],
  counts: readonly number[],
  shown: readonly Count[],
  minCell: number,
): boolean {
  const hidden = shown.flatMap((count, cell) => (count === null ? [cell] : []));
  const sum = hidden.reduce((total, cell) => total + counts[cell]!, 0);
  if (numberOfSplits(sum, hidden.length) > MOST_SPLITS) return false;
  const pattern = shown.join();
  const tables = splits(sum, hidden.length)
    .map((parts) =>
      counts.map((count, cell) => (shown[cell] === null ? parts[hidden.indexOf(cell)]! : count)),
    )
    .filter(
      (table) =>
        table.some((count) => isSmall(count, minCell)) &&
        protectCounts(table, minCell).join() === pattern &&
        !momentsLeaveDoubt(values, table, minCell),
    );
  return hidden.every((cell) => new Set(tables.map((table) => table[cell])).size > 1);
}

function splits(sum: number, parts: number): number[][] {
  if (parts === 1) return [[sum]];
  return Array.from({ length: sum + 1 }, (_, first) =>
    splits(sum - first, parts - 1).map((others) => [first, ...others]),
  ).flat();
}

/** C(sum + parts − 1, parts − 1). */
function numberOfSplits(sum: number, parts: number): number {
  return Array.from({ length: parts - 1 }, (_, index) => index + 1).reduce(
    (product, each) => (product * (sum + each)) / each,
    1,
  );
}
