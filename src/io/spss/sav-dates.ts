import type { SavFormatName, SavVariable } from './sav-file.ts';

/** What a number stands for by its format. */
export type SavNumberKind = 'number' | 'date' | 'datetime' | 'time';

const KINDS: Partial<Readonly<Record<SavFormatName, SavNumberKind>>> = {
  DATE: 'date',
  ADATE: 'date',
  EDATE: 'date',
  JDATE: 'date',
  SDATE: 'date',
  MOYR: 'date',
  QYR: 'date',
  WKYR: 'date',
  DATETIME: 'datetime',
  YMDHMS: 'datetime',
  TIME: 'time',
  DTIME: 'time',
  MTIME: 'time',
};

/** Seconds from 14 October 1582, where SPSS begins to count, to 1970. */
const SECONDS_BEFORE_1970 = 12_219_379_200;

/** Seconds from there to the end of the year 9999, the last that ISO 8601 writes with four digits. */
const LAST_SECOND = SECONDS_BEFORE_1970 + 253_402_300_800;

const DAY = 86_400;

export function numberKind(name: SavFormatName): SavNumberKind {
  return KINDS[name] ?? 'number';
}

/**
 * A value as text: a date or time in ISO 8601, any other number as it is, and nothing for system-missing.
 * A date that is in no calendar of SPSS (before 1582) stays a number.
 *
 * @example cellText(variable, 13_824_086_400) // '2020-11-21' for a variable of format DATE11
 */
export function cellText({ format }: Pick<SavVariable, 'format'>, value: number | string): string {
  if (typeof value === 'string') return value;
  if (Number.isNaN(value)) return '';
  const kind = numberKind(format.name);
  if (kind === 'number') return String(value);
  if (kind === 'time') return timeText(value);
  if (value < 0 || value >= LAST_SECOND) return String(value);
  const date = dayText(value);
  return kind === 'date' ? date : `${date}T${timeText(value % DAY)}`;
}

function dayText(seconds: number): string {
  const day = Math.floor(seconds / DAY) * DAY - SECONDS_BEFORE_1970;
  return new Date(day * 1000).toISOString().slice(0, 10);
}

/** Hours may be more than 24, since durations are times too; the digits after the second are as many as are needed, at most six. */
function timeText(seconds: number): string {
  const size = Math.abs(seconds);
  const whole = Math.floor(size);
  const millionths = Math.min(999_999, Math.round((size - whole) * 1e6));
  const two = (part: number) => String(part).padStart(2, '0');
  const clock = `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  const digits = String(millionths).padStart(6, '0');
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') end--;
  return `${seconds < 0 ? '-' : ''}${clock}${end === 0 ? '' : `.${digits.slice(0, end)}`}`;
}
