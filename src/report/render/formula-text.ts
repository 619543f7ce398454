/** Signs that make a spreadsheet read a text as a formula, also in their full-width form. */
const FORMULA = /^[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/;

/**
 * A text that a spreadsheet would run as a formula, with an apostrophe before it; any other text as it is. Numbers never come here.
 *
 * @example formulaSafe('=1+1') // "'=1+1"
 * @example formulaSafe('18-35') // '18-35'
 */
export function formulaSafe(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
