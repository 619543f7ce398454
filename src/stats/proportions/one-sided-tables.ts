import type { Alternative } from '../alternative.ts';
import { logBinomial } from '../distributions/binomial.ts';
import { normalUpper } from '../distributions/normal.ts';
import { type Estimate, estimated, notComputable } from '../estimate.ts';

/** Rows of the first and the second sample: how many said yes and no. */
export type YesAndNo = readonly [
  first: readonly [yes: number, no: number],
  second: readonly [yes: number, no: number],
];

/**
 * One-sided p of a chi-square test of a 2 × 2 table, with or without Yates' correction: its root, with the sign of the difference of the
 * shares, is a standard normal deviate (Fleiss, Levin & Paik 2003); `greater` is for a larger share in the second row. As
 * `prop.test(alternative)` in R.
 *
 * @param statistic χ²
 * @param difference second share minus first
 * @example chiSquareTail(2, -0.5, 'less') // p = .0786, half of the two-sided one
 */
export function chiSquareTail(
  statistic: number,
  difference: number,
  alternative: Exclude<Alternative, 'two-sided'>,
): number {
  const z = Math.sign(difference) * Math.sqrt(statistic);
  return normalUpper(alternative === 'greater' ? z : -z);
}

/**
 * One-sided exact test of a 2 × 2 table (Fisher 1935): `greater`, for a larger share of yes in the second row, is the chance of as many yes
 * there or more, given the margins. As `fisher.test(alternative)` in R with the second row above the first.
 *
 * @returns `too-few` for an empty table; `zero-variance` when everybody is in one row or one column
 * @throws RangeError when a count is negative or not whole
 * @example fisherExactTail([[1, 3], [3, 1]], 'greater') // p = 0.242857142857143, Fisher's tea tasting
 */
export function fisherExactTail(
  [first, second]: YesAndNo,
  alternative: Exclude<Alternative, 'two-sided'>,
): Estimate<{ readonly method: 'fisher-exact'; readonly p: number }> {
  if (![...first, ...second].every((count) => Number.isInteger(count) && count >= 0))
    throw new RangeError('fisherExactTail: every count must be a whole number of 0 or more');
  const [n1, n2] = [first[0] + first[1], second[0] + second[1]];
  const yes = first[0] + second[0];
  const n = n1 + n2;
  if (n === 0) return notComputable('too-few');
  if (n1 === 0 || n2 === 0 || yes === 0 || yes === n) return notComputable('zero-variance');
  const share = yes / n;
  const common = logBinomial(yes, n, share);
  const chance = (x: number) =>
    Math.exp(logBinomial(x, n2, share) + logBinomial(yes - x, n1, share) - common);
  const [least, most] = [Math.max(0, yes - n1), Math.min(n2, yes)];
  const [from, to] = alternative === 'greater' ? [second[0], most] : [least, second[0]];
  let p = 0;
  // From the end inwards: the small chances first.
  if (alternative === 'greater') for (let x = to; x >= from; x--) p += chance(x);
  else for (let x = from; x <= to; x++) p += chance(x);
  return estimated({ method: 'fisher-exact', p: Math.min(1, p) });
}
