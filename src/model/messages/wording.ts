import type { Delimiter } from '../dataset.ts';

/** A number with its noun: `1 cell`, `3 cells`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `a, b and c` */
export function listText(entries: readonly string[]): string {
  const last = entries.at(-1) ?? '';
  return entries.length < 2 ? last : `${entries.slice(0, -1).join(', ')} and ${last}`;
}

/** A cell in a message: quoted unless it is a bare number, cut when it is long. */
export function quoted(value: string): string {
  if (/^[+-]?\d+$/.test(value)) return value;
  return `"${value.length > 60 ? `${value.slice(0, 59)}…` : value}"`;
}

/** `1-5`, or `0, 1, 2, …` for an open count. */
export function rangeText({ min, max }: { readonly min: number; readonly max: number | null }): string {
  return max === null ? `${min}, ${min + 1}, ${min + 2}, …` : `${min}-${max}`;
}

/** A delimiter as a shell takes it after an option. */
export function delimiterOption(delimiter: string): string {
  return delimiter === '\t' ? "$'\\t'" : `"${delimiter}"`;
}

const DELIMITERS: Readonly<Record<Delimiter, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
};

/** The delimiter in words: `semicolon`. */
export function delimiterName(delimiter: Delimiter): string {
  return DELIMITERS[delimiter];
}
