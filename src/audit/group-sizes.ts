import type { Respondents } from './group-respondents.ts';

/** Share of a group that may have no score where only the n of the group is printed. */
const MOST_WITHOUT_SCORE = 0.2;
const FEWEST_WITHOUT_SCORE = 3;

/** Respondents that a score has at least: its n, or where only the n of the group is printed four fifths of it. */
export function leastSize({ n, ofGroup }: Respondents): number {
  if (!ofGroup) return n;
  return Math.max(2, Math.min(n - FEWEST_WITHOUT_SCORE, Math.ceil((1 - MOST_WITHOUT_SCORE) * n)));
}

/** Beyond so many the grain of the scores hardly forbids anything. */
const MOST_SIZES = 500;

/** Every n that a score may have, from the most down. */
export function possibleSizes(respondents: Respondents): number[] {
  const count = Math.max(1, respondents.n - leastSize(respondents) + 1);
  return Array.from({ length: Math.min(MOST_SIZES, count) }, (_, missing) => respondents.n - missing);
}
