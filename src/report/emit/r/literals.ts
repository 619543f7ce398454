/**
 * A text as an R string. Characters beyond ASCII are written as escapes, so that the script means the same whatever encoding R takes it to be in.
 *
 * @example rString('Été "chaud"') // '"\u00c9t\u00e9 \\"chaud\\""'
 */
export function rString(text: string): string {
  const escaped = text.replace(/[\\"]/g, '\\$&').replace(/[^\x20-\x7e]/gu, (character) => {
    const code = character.codePointAt(0)!;
    if (character === '\n') return '\\n';
    if (character === '\t') return '\\t';
    return code > 0xffff
      ? `\\U${code.toString(16).padStart(8, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
  return `"${escaped}"`;
}

const RESERVED = new Set(
  'if else repeat while function for next break in TRUE FALSE NULL Inf NaN NA NA_integer_ NA_real_ NA_character_ NA_complex_'.split(
    ' ',
  ),
);

/** A name before `=` in `c()` or `list()`: as it is where R allows that, else as a string. */
export function rName(name: string): string {
  return /^[A-Za-z][A-Za-z0-9._]*$/.test(name) && !RESERVED.has(name) ? name : rString(name);
}

export function rNumber(value: number): string {
  return Number.isFinite(value) ? String(value) : value > 0 ? 'Inf' : value < 0 ? '-Inf' : 'NA';
}

/** `c(a, b)` on one line where it fits, else one entry a line. */
export function rVector(entries: readonly string[], indent: string, open = 'c('): string {
  const line = `${open}${entries.join(', ')})`;
  if (line.length <= 90) return line;
  return `${open}\n${entries.map((entry) => `${indent}  ${entry}`).join(',\n')}\n${indent})`;
}

/** Entries between commas, continued where a line of 120 signs is full. */
export function wrapped(entries: readonly string[], indent: string): string {
  let length = indent.length;
  const parts = entries.map((entry, index) => {
    const part = index < entries.length - 1 ? `${entry},` : entry;
    const goesOn = index > 0 && length + part.length + 1 <= 120;
    length = (goesOn ? length + 1 : indent.length) + part.length;
    return index === 0 ? part : `${goesOn ? ' ' : `\n${indent}`}${part}`;
  });
  return parts.join('');
}

/** Comment lines; line breaks inside a text become blanks. */
export function rComment(...lines: readonly string[]): string {
  return lines.map((line) => `# ${line.replace(/(?<!\s)\s*[\r\n]\s*/g, ' ')}`.trimEnd()).join('\n');
}
