import { printable } from '../../model/printable.ts';
import { wrapText } from '../render/text-width.ts';

/** Advance widths of Arial, Helvetica and the fonts made to fit them, in thousandths of the size. */
const WIDTHS: readonly (readonly [number, string])[] = [
  [191, "'"],
  [222, 'ijlįĵĺļłſ‘’‚‛'],
  [260, '|¦'],
  [278, ' !,./:;I[\\]ft\u00a0ÌÍÎÏìíîïĨĩĪīĬĭĮİıţŧ'],
  [333, '()-`r¡¨­²³´·¸¹ŕŗř‐‑“”„'],
  [350, '•{}'],
  [355, '"'],
  [370, 'ªº'],
  [375, 'ť'],
  [389, '*'],
  [400, '°'],
  [469, '^'],
  [500, 'JcksvxyzçýÿćĉċčķĴśŝşšŷźżž'],
  [549, '±÷≤≥'],
  [556, '#$0123456789?L_abdeghnopqu¢£¤¥§«»àáâãäåèéêëðñòóôõöùúûüþāăąđēĕėęěĝğġģĥħĹĻĽĿŁńņňŋōŏőũūŭůűų–†‡€'],
  [578, 'αβµχ'],
  [584, '+<=>~¬×−'],
  [604, '●○'],
  [611, 'FTZßøŢŤŦŹŻŽ'],
  [667, '&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞĀĂĄĒĔĖĘĚĶŚŜŞŠŶŸ'],
  [722, 'CDHNRUwÇÐÑÙÚÛÜĆĈĊČĎĐĤĦŃŅŇŔŖŘŨŪŬŮŰŲŵ'],
  [778, 'GOQÒÓÔÕÖØĜĞĠĢŌŎŐ'],
  [833, 'Mm'],
  [889, 'æ%'],
  [944, 'WœŴ'],
  [1000, 'ÆŒ—…‰←→▲▼◄►@'],
];
const WIDTH_OF: ReadonlyMap<string, number> = new Map(
  WIDTHS.flatMap(([width, signs]) => [...signs].map((sign) => [sign, width] as const)),
);
/** Signs that are not in the table: a wide letter, or a square of the size for Chinese, Japanese and Korean. */
const LETTER = 620;
const SQUARE = 1000;
/** Bold is wider by about this much. */
const BOLD = 1.07;

/**
 * The width of a text in Arial, in the units of its size.
 *
 * @example textWidth('46 / 40', 10) // 36.1
 */
export function textWidth(text: string, size: number, bold = false): number {
  let thousandths = 0;
  for (const sign of text) thousandths += WIDTH_OF.get(sign) ?? (sign >= '\u1100' ? SQUARE : LETTER);
  return (thousandths / 1000) * size * (bold ? BOLD : 1);
}

/** Breaks a text into lines that are at most `width` wide, at most `lines` of them; what is left over ends in an ellipsis. */
export function wrapToWidth(
  text: string,
  width: number,
  size: number,
  { bold = false, lines = Number.POSITIVE_INFINITY } = {},
): string[] {
  const measure = (part: string) => textWidth(part, size, bold);
  const wrapped = wrapText(printable(text), width, measure);
  if (wrapped.length <= lines) return wrapped;
  const last = [...wrapped[lines - 1]!];
  while (last.length > 0 && measure(`${last.join('').trimEnd()}…`) > width) last.pop();
  return [...wrapped.slice(0, lines - 1), `${last.join('').trimEnd()}…`];
}
