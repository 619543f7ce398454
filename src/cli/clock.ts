import type { Terminal } from './standard-streams.ts';

/**
 * The time in UTC to the second: that of `SOURCE_DATE_EPOCH` (seconds since 1970) as reproducible builds set it, else that of the clock.
 *
 * @example utcNow({ SOURCE_DATE_EPOCH: '0' }) // '1970-01-01T00:00:00Z'
 */
export function utcNow({ SOURCE_DATE_EPOCH: epoch }: Terminal['environment']): string {
  const now = epoch !== undefined && /^\d{1,11}$/.test(epoch) ? new Date(Number(epoch) * 1000) : new Date();
  return `${now.toISOString().slice(0, 19)}Z`;
}
