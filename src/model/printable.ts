/** No sign that needs a look: no control, no direction override, no invisible sign, no half of a pair. */
const PLAIN =
  /^[\x20-\x7e\u00a0-\u200a\u200c-\u2027\u202f-\u205f\u2070-\ud7ff\ue000-\ufefe\uff00-\ufff8\ufffc-\uffff]*$/;

/**
 * A text from outside (a cell, a header, the name of a group or file) as it may stand in a table or message: escape sequences go,
 * line ends and other control signs are blanks, and signs that reorder or hide text are named as R names them (`<U+202E>`), so that
 * a reader sees what is there. Letters of all scripts, joiners and direction marks within words stay.
 *
 * @example printable('\u001b[31m5\u202e') // '5<U+202E>'
 */
export function printable(text: string): string {
  if (PLAIN.test(text)) return text;
  // Expressions with classes of Unicode are compiled where they are used, which is rarely.
  return text
    .replace(/\p{Cc}\[[0-?]*[ -/]*[@-~]/gu, '')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(
      /[\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu,
      (sign) => `<U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>`,
    );
}

/**
 * Lines that no CI obeys: GitHub takes a line that begins with `::` for a command, and `##[`, `##vso[` or `##teamcity[` commands of
 * several services count wherever they stand. A blank between the signs makes them text.
 *
 * @example withoutCommands('  ::error::x') // '  : :error::x'
 */
export function withoutCommands(lines: string): string {
  if (!lines.includes('::') && !lines.includes('##')) return lines;
  return lines.replace(/^([^\S\n\r\u2028\u2029]*:)(?=:)/gm, '$1 ').replace(/#(?=#\w*\[)/g, '# ');
}

/** One line for a screen or log from a text that may hold anything. */
export function printableLine(text: string): string {
  return withoutCommands(printable(text));
}

/** Minus signs, dashes and rules as hyphens, for screens and logs that show no signs beyond ASCII. */
export function asciiSigns(text: string): string {
  return text.replace(/[−–—─]/g, '-');
}
