import { type ColumnRole, mayBeQuestion } from '../model/header-role.ts';
import type { PersonalContent } from '../model/messages/choices.ts';
import { looksLikeMissingCode } from './missing-codes.ts';

/**
 * What a column that is no item is for, as its cells tell. `init` proposes neither personal nor technical columns, reports print no
 * personal ones, and questions that no scale uses are told from all others by it.
 */

/** The different values of a column, without blanks and missing codes, and how often each stands there. */
export type ValueCounts = ReadonlyMap<string, number>;

/** Not a web address with an @ in it. */
const E_MAIL = /^(?!\w+:\/\/)[^\s@]+@[^\s@.]+\.[^\s@]+$/;
const IP_4 = /^(?:\d{1,3}\.){3}\d{1,3}$/;
/** Eight groups, or fewer with a gap: `10:30:00` is a time. */
const IP_6 = /^(?=[^:]*(?::[^:]+)*::|(?:[^:]*:){7}[^:]*$)[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,8}$/i;
const WEB = /^(?:https?:\/\/|www\.)\S+$/i;
const PHONE = /^(?:\+|00?)\d(?:[\s().-]?\d){7,13}$/;
const COORDINATES = /^[-+]?\d{1,3}\.\d{3,},?\s*[-+]?\d{1,3}\.\d{3,}(?:\s[-+\d.\s]*)?$/;
/** Of the Netherlands, the United Kingdom and Canada, which name a street. */
const POSTCODE = /^(?:[1-9]\d{3} ?[A-Z]{2}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d)$/i;
const DATE = /^(?:(\d{4})[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](\d{4}))(?:[T ].*)?$/;
/** Days of a survey lie within fewer years than the births of its respondents. */
const YEARS_OF_A_SURVEY = 10;
/** An answer of one respondent that is longer was typed by them. */
const LONGEST_LABEL = 50;
/** So many sentences that one respondent gave each are no labels. */
const MANY_SENTENCES = 3;
/** Of fewer respondents every characteristic differs. */
const FEWEST_JUDGED = 10;
/** Words of a sentence. */
const WORDS = 3;
/** What people write into an open question that they do not answer. */
const NOTHING =
  /^(?:nee|neen|no|none|nothing|nope|geen|niets|niks|nvt|n\.?v\.?t\.?|n\/?a|non|rien|aucune?|s\.?o\.?|x+|[-./?]+)[.!]?$/i;

/**
 * What the content alone says.
 *
 * One e-mail, IP or web address is enough; phone numbers, coordinates and postcodes are a column that holds them mostly. Other words are
 * free text or names when most of those who answered (or answered more than "no") gave a value of their own, when several wrote sentences,
 * or when one wrote a long one. Shares are of those who answered, since few answer an open question. Numbers are none of these.
 *
 * @param counts the values without blanks and missing codes
 * @param blanks how many respondents have none
 * @param isNumeric whether every value is a number
 */
export function roleOfContent(counts: ValueCounts, blanks: number, isNumeric: boolean): ColumnRole {
  const kind = kindOfContent(counts, blanks, isNumeric);
  return kind === null ? { role: 'ordinary' } : { role: 'personal', kind, by: 'content' };
}

function kindOfContent(counts: ValueCounts, blanks: number, isNumeric: boolean): PersonalContent | null {
  const values = [...counts.keys()];
  if (values.some((value) => E_MAIL.test(value))) return 'e-mail';
  if (values.some((value) => IP_4.test(value) || IP_6.test(value))) return 'ip-address';
  if (values.some((value) => WEB.test(value))) return 'web-address';
  const mostly = (pattern: RegExp) =>
    values.length > 0 && 2 * values.filter((value) => pattern.test(value)).length > values.length;
  if (mostly(PHONE)) return 'phone';
  if (mostly(COORDINATES) || mostly(POSTCODE)) return 'place';
  if (mostly(DATE)) {
    const years = values.flatMap((value) => {
      const [, first, last] = DATE.exec(value) ?? [];
      const year = Number(first ?? last);
      return Number.isNaN(year) ? [] : [year];
    });
    const spread = years.reduce((most, year) => Math.max(most, year), 0) - Math.min(...years.slice(0, 5000));
    if (spread > YEARS_OF_A_SURVEY) return 'birth-date';
  }
  return !isNumeric && isTyped(counts, blanks) ? 'free-text' : null;
}

function isTyped(all: ValueCounts, blanks: number): boolean {
  if (looksTyped(all, blanks)) return true;
  const something = new Map([...all].filter(([value]) => !NOTHING.test(value)));
  // Of yes, no and perhaps each may be rare.
  return something.size >= 3 && something.size < all.size && looksTyped(something, blanks);
}

function looksTyped(counts: ValueCounts, blanks: number): boolean {
  let answered = 0;
  let single = 0;
  let sentences = 0;
  for (const [value, count] of counts) {
    answered += count;
    if (count > 1) continue;
    single++;
    if (value.length > LONGEST_LABEL) return true;
    if (value.split(/\s+/, WORDS).length === WORDS) sentences++;
  }
  return (
    (answered + blanks >= FEWEST_JUDGED &&
      2 * single > answered &&
      (counts.size >= 3 || blanks > answered)) ||
    (sentences >= MANY_SENTENCES && 3 * sentences > counts.size)
  );
}

/** More different values than this are no characteristic, and no answers to choose from. */
export const MOST_CHOICES = 12;
/** Numbers of answers lie in between; others are years, amounts or numbers of something. */
const LOWEST_ANSWER = -10;
const HIGHEST_ANSWER = 100;
const TIME = /^\d{1,2}[:h]\d{2}(?::\d{2})?(?: ?[ap]m)?$/i;
/** The header of a question or of an item: a sentence, a question mark, or a number. */
function asksSomething(header: string): boolean {
  return /[?\d]/.test(header) || header.trim().split(/\s+/, 5).length === 5;
}

/**
 * Whether a column that is no item looks like a question with answers to choose from: a header that may be one, and few different
 * numbers or wordings, of which most respondents share theirs with somebody. Ids, dates, names and free text are none.
 *
 * Under a header of a few words that asks nothing, two values are a characteristic (`smoker`: 0, 1).
 *
 * @param counts the values without blanks and missing codes
 * @param blanks how many respondents have none
 * @param numberOf a value as a number; `NaN` for a wording
 */
export function isQuestion(
  header: string,
  counts: ValueCounts,
  blanks: number,
  numberOf: (value: string) => number,
): boolean {
  if (!mayBeQuestion(header)) return false;
  const asks = asksSomething(header.trim().slice(0, 300));
  if (counts.size > MOST_CHOICES || counts.size < (asks ? 2 : 3)) return false;
  const values = [...counts.keys()];
  const numbers = values.map(numberOf);
  const isNumeric = numbers.every(Number.isFinite);
  const answered = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (values.some((value) => DATE.test(value) || TIME.test(value))) return false;
  if (roleOfContent(counts, blanks, isNumeric).role !== 'ordinary') return false;
  if (!isNumeric) return 2 * counts.size <= answered || (asks && counts.size < answered);
  const answers = numbers.filter((number) => !looksLikeMissingCode(number) || number === 9);
  return (
    counts.size < answered && answers.every((number) => number >= LOWEST_ANSWER && number <= HIGHEST_ANSWER)
  );
}
