import type { Text } from '../table.ts';

/**
 * Running text in which no line ends between a symbol, its sign and its number: `p = .012` has no-break spaces. For pages and Word
 * documents; a terminal breaks its lines itself.
 */
export function unbroken(text: Text): Text {
  return text.map((run) => ({ ...run, text: run.text.replace(/ ([=<>]) (?=\S)/g, '\u00a0$1\u00a0') }));
}
