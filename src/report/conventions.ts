import { conventions } from '../generated/messages/conventions.ts';
import type { Language } from '../model/language.ts';
import { fillIn, templateOf } from '../model/messages/template.ts';
import type { NumberStyle } from './number-format.ts';
import { textsOf } from './text/catalogue.ts';

/** How a language writes its numbers. */
export function numberStyle(language: Language): NumberStyle {
  const texts = textsOf(conventions, language);
  return {
    decimal: String(texts.decimal),
    listSeparator: String(texts['list-separator']),
    beforePercent: String(texts['before-percent']),
  };
}

/** A language with its country, as programs of an office know it: `en-GB`. */
export function locale(language: Language): string {
  return String(textsOf(conventions, language).locale);
}

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
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)(?:T|$)/.exec(isoDate) ?? []).map(Number);
  if (
    year === undefined ||
    month === undefined ||
    day === undefined ||
    !(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))
  )
    throw new RangeError(`${isoDate} is not a date such as 2026-11-21`);
  const texts = textsOf(conventions, language);
  const values = { day, month: texts[`month.${month}` as 'month.1'], year };
  return fillIn(templateOf(texts.date, values, language), values, String);
}

/** Day 0 of the next month is the last one of this month. */
function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
