/** What a number of a workbook stands for by its format. */
export type NumberKind = 'number' | 'date' | 'time' | 'elapsed' | 'datetime' | 'zeros';

/** Formats that a workbook names by number only, as the standard lists them. */
const BUILT_IN: readonly (readonly [first: number, last: number, kind: NumberKind])[] = [
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'datetime'],
  [27, 31, 'date'],
  [32, 33, 'time'],
  [34, 36, 'date'],
  [45, 45, 'time'],
  [46, 46, 'elapsed'],
  [47, 47, 'time'],
  [50, 58, 'date'],
];

const DAY = 86_400_000;
/** Days from 30 December 1899 to 1970; the other system begins on 1 January 1904. */
const DAYS_BEFORE_1970 = 25_569;
const DAYS_BEFORE_1904 = 1462;
const LAST_DAY = 2_958_466;

/** The kind of a format that has only a number in the workbook. */
export function builtInKind(id: number): NumberKind {
  return BUILT_IN.find(([first, last]) => id >= first && id <= last)?.[2] ?? 'number';
}

/**
 * The kind of a format by its code, of which only the part for positive numbers counts.
 *
 * @example kindOfFormat('[$-409]d mmm yyyy') // 'date'
 * @example kindOfFormat('000') // 'zeros': 14 is shown as 014
 */
export function kindOfFormat(code: string): NumberKind {
  const isElapsed = /\[(?:h+|m+|s+)\]/i.test(code);
  const letters = withoutTexts(code).toLowerCase();
  const [first = ''] = letters.split(';');
  if (/^00+$/.test(first.trim())) return 'zeros';
  const hasTime = isElapsed || /[hs]/.test(first);
  const hasDate = /[yd]/.test(first) || (/m/.test(first) && !hasTime);
  if (hasDate) return hasTime ? 'datetime' : 'date';
  if (isElapsed) return 'elapsed';
  return hasTime ? 'time' : 'number';
}

/** A code without what stands in it as it is: quoted texts, escaped characters, colours, conditions, fillers. */
function withoutTexts(code: string): string {
  let letters = '';
  for (let at = 0; at < code.length; at++) {
    const character = code.charAt(at);
    const end = CLOSING[character];
    if (end !== undefined) {
      const closed = code.indexOf(end, at + 1);
      at = closed === -1 ? code.length : closed;
    } else if (BEFORE_A_CHARACTER.includes(character)) at++;
    else letters += character;
  }
  return letters.replace(/general|am\/pm|a\/p/gi, '');
}

const CLOSING: Readonly<Record<string, string>> = { '"': '"', '[': ']' };
const BEFORE_A_CHARACTER = '\\_*';

/** A number as text, with the fifteen digits that spreadsheet programs show. */
export function numberText(value: number): string {
  const text = String(value);
  return text.length <= 15 || Number.isSafeInteger(value) ? text : String(Number(value.toPrecision(15)));
}

/** A number of days as a date or time in ISO 8601; a number that is no day of the calendar stays a number. */
export function dayText(
  value: number,
  kind: 'date' | 'time' | 'elapsed' | 'datetime',
  is1904: boolean,
): string {
  if (kind === 'elapsed') return clockText(Math.round(value * DAY));
  if (kind === 'time') return clockText(Math.round(value * DAY) % DAY);
  let days = is1904 ? value + DAYS_BEFORE_1904 : value;
  if (days < 0 || days >= LAST_DAY) return numberText(value);
  // The calendar of these programs has a 29 February 1900; days before it are one off.
  if (!is1904 && days < 60) days++;
  // Half a millisecond is less than what a double tells of a day.
  const milliseconds = Math.round((days - DAYS_BEFORE_1970) * DAY);
  const [date, clock] = new Date(milliseconds).toISOString().slice(0, -1).split('T');
  if (kind === 'date') return date!;
  return `${date}T${clock!.endsWith('.000') ? clock!.slice(0, -4) : clock}`;
}

function clockText(milliseconds: number): string {
  const size = Math.abs(milliseconds);
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0');
  const rest = size % 1000;
  const clock = `${two(size / 3_600_000)}:${two((size / 60_000) % 60)}:${two((size / 1000) % 60)}`;
  return `${milliseconds < 0 ? '-' : ''}${clock}${rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`}`;
}
