import type { Column } from '../model/dataset.ts';
import { lookupName, normaliseName, otherNames } from './column-name.ts';

/**
 * The columns that `--columns` names: by position (`7-14`, `7`), by name (`brs1`, `brs*`), or from one to another (`Q1_1..Q1_8`).
 *
 * @returns positions from 0 in the order of the file; `unknown` for the first entry that names none
 * @example chosenColumns(columns, ['2-4', 'who*']) // { positions: new Set([1, 2, 3, 7]) }
 */
export function chosenColumns(
  columns: readonly Column[],
  entries: readonly string[],
): { readonly positions: ReadonlySet<number> } | { readonly unknown: string } {
  const chosen = new Set<number>();
  for (const entry of entries.flatMap((each) => each.split('|')).map((each) => each.trim())) {
    const found = columnsNamed(columns, entry);
    if (found.length === 0) return { unknown: entry };
    for (const index of found) chosen.add(index);
  }
  return { positions: new Set([...chosen].toSorted((one, other) => one - other)) };
}

function columnsNamed(columns: readonly Column[], entry: string): number[] {
  const exact = withName(columns, entry);
  if (exact.length > 0) return exact;
  const [, first, last] = /^(\d{1,5})(?:\s?-\s?(\d{1,5}))?$/.exec(entry) ?? [];
  if (first !== undefined) return between(columns, Number(first) - 1, Number(last ?? first) - 1);
  const ends = entry.split('..');
  if (ends.length === 2) {
    const [from, to] = ends.map((name) => withName(columns, name.trim())[0]);
    return from === undefined || to === undefined ? [] : between(columns, from, to);
  }
  if (!entry.includes('*')) return [];
  const parts = entry.split('*').map((part) => part.toLowerCase());
  return columns
    .filter((column) => namesOf(column).some((name) => fits(name.toLowerCase(), parts)))
    .map(({ index }) => index);
}

function namesOf(column: Column): string[] {
  return [lookupName(column), ...otherNames(column).codes];
}

function withName(columns: readonly Column[], name: string): number[] {
  const exact = columns.filter((column) => namesOf(column).includes(name));
  const key = normaliseName(name);
  const found =
    exact.length > 0
      ? exact
      : columns.filter((column) => namesOf(column).some((each) => normaliseName(each) === key));
  return key === '' ? [] : found.slice(0, 1).map(({ index }) => index);
}

function between(columns: readonly Column[], from: number, to: number): number[] {
  return columns
    .map(({ index }) => index)
    .filter((index) => index >= Math.min(from, to) && index <= Math.max(from, to));
}

/** Whether a name begins with the first part, ends with the last, and has the others in between, in order. */
function fits(name: string, parts: readonly string[]): boolean {
  const [first = '', ...others] = parts;
  const last = others.pop() ?? '';
  if (!name.startsWith(first) || name.length < first.length + last.length || !name.endsWith(last))
    return false;
  let at = first.length;
  for (const part of others) {
    const found = name.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= name.length - last.length;
}
