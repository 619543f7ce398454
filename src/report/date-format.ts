import type { Language } from './context.ts';

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  nl: [
    'januari',
    'februari',
    'maart',
    'april',
    'mei',
    'juni',
    'juli',
    'augustus',
    'september',
    'oktober',
    'november',
    'december',
  ],
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
};

/**
 * A calendar date in the words of a language: month day, year in English, as the Publication Manual (APA, 2020) writes
 * it; day month year in Dutch and French, where the first of the month is an ordinal.
 *
 * @param isoDate `2026-11-21`, or a time stamp that begins with it; the date is taken as written, without a time zone
 * @throws RangeError when it is not a date of the calendar
 * @example dateText('2026-11-21', 'en') // 'November 21, 2026'
 * @example dateText('2026-11-21', 'nl') // '21 november 2026'
 * @example dateText('2026-05-01', 'fr') // '1er mai 2026'
 */
export function dateText(isoDate: string, language: Language): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)(?:T|$)/.exec(isoDate) ?? [];
  const name = MONTHS[language][Number(month) - 1];
  if (name === undefined || Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month))) {
    throw new RangeError(`${isoDate} is not a date such as 2026-11-21`);
  }
  const number = Number(day);
  if (language === 'en') return `${name} ${number}, ${Number(year)}`;
  return `${language === 'fr' && number === 1 ? '1er' : number} ${name} ${Number(year)}`;
}

/** Day 0 of the next month is the last one of this month. */
function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
