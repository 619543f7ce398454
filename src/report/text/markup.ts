import { valueNamed } from '../../model/messages/template.ts';
import type { Run, Text } from '../table.ts';

/** What a text is filled in with: what it prints, a number that it counts, a kind that it chooses by. */
export type Values = Readonly<Record<string, string | number | boolean | null | Text>>;

const TOKEN = /\\([*~{}\\])|\{(\w+)\}|([*~])/g;
const MARKED = /[{*~\\]/;

/**
 * A catalogue text with its values filled in. A string is printed as it is (an asterisk in a file name stays one), another text
 * with its own type styles.
 *
 * @param template text with `{placeholders}`, `*italics*` and `~subscripts~`; a backslash keeps the next sign as it is
 * @param count how a number is printed
 * @throws RangeError when a placeholder has no value
 * @example markup('*n* = {n}', { n: '46' }) // [{ text: 'n', italic: true }, { text: ' = 46' }]
 */
export function markup(
  template: string,
  values: Values = {},
  count: (value: number) => string = String,
): Text {
  if (!MARKED.test(template)) return template === '' ? [] : [{ text: template }];
  const runs: Run[] = [];
  let pending = '';
  let italic = false;
  let subscript = false;
  let withheld = false;
  let end = 0;
  const flush = () => {
    if (pending === '') return;
    runs.push({
      text: pending,
      ...(italic && { italic }),
      ...(subscript && { subscript }),
      ...(withheld && { withheld }),
    });
    pending = '';
    withheld = false;
  };
  for (const match of template.matchAll(TOKEN)) {
    const [token, literal, placeholder, sign] = match;
    pending += template.slice(end, match.index);
    end = match.index + token.length;
    if (literal !== undefined) pending += literal;
    else if (placeholder !== undefined) {
      const value = valueNamed(values, placeholder, template) as Values[string];
      if (typeof value === 'number') pending += count(value);
      else if (value === null || typeof value !== 'object') pending += value;
      else if (isSign(value)) {
        pending += value[0].text;
        withheld = true;
      } else {
        flush();
        runs.push(...value);
      }
    } else {
      flush();
      if (sign === '*') italic = !italic;
      else subscript = !subscript;
    }
  }
  pending += template.slice(end);
  flush();
  return runs;
}

/** The sign of a withheld number, or words with it, has the type style of the words around it. */
function isSign(text: Text): text is readonly [Run] {
  return text.length === 1 && text[0]?.withheld === true;
}
