import { said } from '../model/messages/said.ts';
import { studyMessages } from '../model/messages/study.ts';
import { cannotRun } from '../model/problem.ts';
import { dateText } from '../report/conventions.ts';
import type { Terminal } from './standard-streams.ts';

/**
 * The day that a report bears: the one asked for, else that of `SOURCE_DATE_EPOCH` (seconds since 1970, in UTC) as reproducible
 * builds set it, else that of the clock.
 *
 * @throws UserError (status 2) for a day that is in no calendar
 */
export function reportDate(asked: string | undefined, environment: Terminal['environment']): string {
  if (asked === undefined) return today(environment.SOURCE_DATE_EPOCH);
  const date = asked.trim();
  if (isDay(date)) return date;
  throw cannotRun(said(studyMessages, 'no-date', { date: asked }));
}

function today(epoch: string | undefined): string {
  if (epoch !== undefined && /^\d{1,11}$/.test(epoch))
    return new Date(Number(epoch) * 1000).toISOString().slice(0, 10);
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function isDay(date: string): boolean {
  try {
    return date.length === 10 && dateText(date, 'en') !== '';
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return false;
  }
}
