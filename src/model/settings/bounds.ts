/** What is said of numbers that are out of bounds, by options and study files alike. */

export type Bounds = readonly [least: number, most: number];

export const LEVEL = 'lie between 0 and 1, such as 0.95';

export function wholeNumberWithin([least, most]: Bounds): string {
  return `be a whole number from ${least}${most === Number.MAX_SAFE_INTEGER ? '' : ` to ${most}`}`;
}

export function numberWithin([least, most]: Bounds): string {
  return `be a number from ${least} to ${most}`;
}
