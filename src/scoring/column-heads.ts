import type { Scale } from '../model/scale.ts';
import { normaliseName, normaliseText } from './column-name.ts';

const LONGEST = 12;

/** What a comparable name begins with: what stands before its first digit. */
export function headOfName(name: string): string {
  const digit = name.search(/\d/);
  return name.slice(0, digit === -1 ? LONGEST : Math.min(digit, LONGEST));
}

/** What a comparable question text begins with. */
export function headOfText(text: string): string {
  return text.slice(0, LONGEST);
}

/** What the names and texts of the items of a scale begin with, all in comparable form: few, and where a file has none of them, it has no item. */
export function headsOfScale({ items }: Pick<Scale, 'items'>): Set<string> {
  return new Set(
    items.flatMap(({ id, aliases = [], text = {} }) => [
      ...[id, ...aliases].map((name) => headOfName(normaliseName(name))),
      ...Object.values(text).map((each) => headOfText(normaliseText(each))),
    ]),
  );
}
