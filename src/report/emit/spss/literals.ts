/** A text as an SPSS string; line breaks, which SPSS strings cannot hold, become blanks. */
export function spssString(text: string): string {
  return `'${text.replace(/(?<!\s)\s*[\r\n]\s*/g, ' ').replaceAll("'", "''")}'`;
}

/** A label of at most so many bytes of UTF-8: 255 for variables, 120 for values. */
export function spssLabel(text: string, bytes: 255 | 120): string {
  let label = text.replace(/\s+/g, ' ').trim();
  while (Buffer.byteLength(label, 'utf8') > bytes) label = [...label].slice(0, -1).join('');
  return spssString(label);
}

export function spssNumber(value: number): string {
  return String(value).replace('e', 'E');
}

/** A number where an operator may stand before it. */
export function operand(value: number): string {
  return value < 0 ? `(${spssNumber(value)})` : spssNumber(value);
}

const WIDTH = 100;

/** Words one after the other, continued on indented lines where a line would grow too long. */
export function wrapped(words: readonly string[], separator = ' ', indent = '    '): string {
  let text = '';
  let length = indent.length;
  words.forEach((word, index) => {
    const last = index === words.length - 1;
    const piece = last ? word : word + separator.trimEnd();
    if (text !== '' && length + piece.length + 1 > WIDTH) {
      text += `\n${indent}${piece}`;
      length = indent.length + piece.length;
    } else {
      text += (text === '' ? '' : ' ') + piece;
      length += piece.length + 1;
    }
  });
  return text;
}

/**
 * Comments; each line is a command of its own, so that a full stop within it ends nothing. An apostrophe could open a string, and is
 * left out.
 */
export function spssComment(...lines: readonly string[]): string {
  return lines
    .map((line) => {
      const text = line
        .replace(/(?<!\s)\s*[\r\n]\s*/g, ' ')
        .replace(/['"]/g, '')
        .replace(/(?<![.\s])[.\s]+$/, '');
      return text === '' ? '*.' : `* ${text}.`;
    })
    .join('\n');
}
