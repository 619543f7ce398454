// Expressions with classes of Unicode stand in the functions that need them: making them takes longer than printing a table.

// Latin, Greek and Cyrillic letters, punctuation, arrows and mathematical signs.
const ONLY_SINGLE_WIDTH = /^[\x20-\x7e\u00a0-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2190-\u22ff]*$/;

/**
 * How many columns of a terminal a text takes: one per letter, none for an accent or vowel sign that combines with the
 * letter before it, two for a Chinese, Japanese or Korean sign.
 *
 * @example displayWidth('naïef') // 5, also when the ï is an i with a combining diaeresis
 * @example displayWidth('日本') // 4
 */
export function displayWidth(text: string): number {
  if (ONLY_SINGLE_WIDTH.test(text) && !text.includes('\u00ad')) return text.length;
  let width = 0;
  for (const sign of text) width += signWidth(sign);
  return width;
}

function signWidth(sign: string): number {
  // Combining marks, joiners and direction marks: no column of their own.
  if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(sign)) return 0;
  // Chinese, Japanese and Korean signs, full-width forms and emoji: two columns.
  const isDouble =
    /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]/u;
  return isDouble.test(sign) ? 2 : 1;
}

/**
 * Breaks a text into lines of at most `width` columns, at blanks and after hyphens and slashes in words; a longer
 * word is cut.
 *
 * @param measure the width of a text: in columns of a terminal unless another measure is given
 * @example wrapText('Mentaal welbevinden', 12) // ['Mentaal', 'welbevinden']
 */
export function wrapText(
  text: string,
  width: number,
  measure: (text: string) => number = displayWidth,
): string[] {
  const whole = text.trimEnd();
  if (measure(whole) <= width) return [whole];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    if (measure((line + piece).trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '';
    for (const part of cut(piece, width, measure)) {
      if (line !== '') lines.push(line);
      line = part;
    }
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** The widest piece that wrapping would not break. */
export function longestPiece(text: string): number {
  return Math.max(0, ...pieces(text).map((piece) => displayWidth(piece.trimEnd())));
}

/** Words with the blanks behind them. A hyphen ends a piece only behind three letters, so that numbers and `t-test` stay whole. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let start = 0;
  for (let at = 1; at < text.length; at++) {
    const before = text[at - 1]!;
    const isBreak =
      before === ' '
        ? text[at] !== ' ' && at - 1 > start
        : (before === '-' || before === '/') && isLetter(text, at) && endsWithLetters(text, at - 1);
    if (!isBreak) continue;
    found.push(text.slice(start, at));
    start = at;
  }
  if (start < text.length) found.push(text.slice(start));
  return found;
}

/** Whether three letters stand before this position. */
function endsWithLetters(text: string, end: number): boolean {
  return isLetter(text, end - 1) && isLetter(text, end - 2) && isLetter(text, end - 3);
}

function isLetter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
  return at >= 0 && /\p{L}/u.test(text[at]!);
}

function cut(piece: string, width: number, measure: (text: string) => number): string[] {
  if (measure(piece.trimEnd()) <= width) return [piece];
  const parts: string[] = [];
  let part = '';
  for (const sign of piece.trimEnd()) {
    if (part !== '' && measure(part + sign) > width) {
      parts.push(part);
      part = '';
    }
    part += sign;
  }
  return [...parts, `${part} `];
}
