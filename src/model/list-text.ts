/**
 * Values between commas, as an option lists them. Between double quotes a value may hold commas and blanks, and a quote is written twice;
 * other blanks around a value do not count.
 *
 * @returns `null` where a quote is not closed, or something stands behind the closing one
 * @example splitList('"1,5", 99') // ['1,5', '99']
 */
export function splitList(text: string): string[] | null {
  const values: string[] = [];
  let at = 0;
  for (;;) {
    while (text[at] === ' ') at++;
    if (text[at] !== '"') {
      const comma = text.indexOf(',', at);
      const end = comma === -1 ? text.length : comma;
      values.push(text.slice(at, end).trim());
      at = end;
    } else {
      const closing = closingQuote(text, at);
      if (closing === -1) return null;
      values.push(text.slice(at + 1, closing).replaceAll('""', '"'));
      at = closing + 1;
      while (text[at] === ' ') at++;
    }
    if (at >= text.length) return values;
    if (text[at] !== ',') return null;
    at++;
  }
}

function closingQuote(text: string, opening: number): number {
  let at = text.indexOf('"', opening + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

/** A value as a list holds it: between quotes where a comma, quote or blank would be misread. */
export function listValue(value: string): string {
  return value.includes(',') || value.startsWith('"') || value !== value.trim()
    ? `"${value.replaceAll('"', '""')}"`
    : value;
}
