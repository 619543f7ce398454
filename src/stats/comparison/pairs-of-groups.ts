import { studentizedRangeUpper, studentizedRangeUpperQuantile } from '../distributions/studentized-range.ts';
import { checkLevel, type Estimate } from '../estimate.ts';
import { holm } from '../holm.ts';
import type { Moments } from '../moments.ts';
import { type TTest, welchTest } from '../t-test.ts';

/** Two of several groups, by their place. */
interface PairOfGroups {
  readonly from: number;
  readonly to: number;
}

/** Games and Howell's comparison of a pair: its statistic is t, q of the studentized range √2 |t|; `p` and `ci` hold for all pairs together. */
export interface GamesHowellPair extends PairOfGroups {
  readonly test: Estimate<TTest>;
}

/** Welch's test of one pair of groups, by their positions. */
export interface WelchPair extends PairOfGroups {
  readonly test: Estimate<TTest>;
  /** Corrected after Holm (1979) over the pairs that could be tested. */
  readonly pHolm: number | null;
}

/**
 * Games and Howell's (1976) comparison of every pair of groups, after Welch's analysis of variance: variances and sizes may differ.
 *
 * t and df of Welch's test; p = P(Q > √2 |t|) and interval = difference ± q/√2 SE, Q the studentized range of k means with these df.
 * As `rstatix::games_howell_test` (whose `se` is SE/√2), SPSS and jamovi.
 *
 * @param level confidence level of all intervals together, such as 0.95
 * @returns pairs in order, (0, 1), (0, 2), …, (1, 2), …; `too-few` and `zero-variance` as `welchTest`
 */
export function gamesHowell(groups: readonly Moments[], level: number): GamesHowellPair[] {
  checkLevel(level);
  return pairsOf(groups).map(({ from, to }) => {
    const welch = welchTest(groups[from]!, groups[to]!, level);
    if (!welch.ok) return { from, to, test: welch };
    const { difference, standardError, statistic, df } = welch.value;
    const p = studentizedRangeUpper(Math.SQRT2 * Math.abs(statistic), groups.length, df);
    const half = (studentizedRangeUpperQuantile(1 - level, groups.length, df) / Math.SQRT2) * standardError;
    const ci = { lower: difference - half, upper: difference + half };
    return { from, to, test: { ok: true, value: { difference, standardError, statistic, df, p, ci } } };
  });
}

/**
 * Welch's test of every pair of groups with Holm's correction; the intervals are each for itself.
 * As `pairwise.t.test(pool.sd = FALSE, p.adjust.method = "holm")`.
 *
 * @returns pairs in the order of `gamesHowell`
 */
export function welchPairs(groups: readonly Moments[], level: number): WelchPair[] {
  const tests = pairsOf(groups).map((pair) => ({
    ...pair,
    test: welchTest(groups[pair.from]!, groups[pair.to]!, level),
  }));
  const corrected = holm(tests.map(({ test }) => (test.ok ? test.value.p : null)));
  return tests.map((pair, i) => ({ ...pair, pHolm: corrected[i]! }));
}

function pairsOf(groups: readonly Moments[]): PairOfGroups[] {
  return groups.flatMap((_, from) => groups.slice(from + 1).map((_other, i) => ({ from, to: from + 1 + i })));
}
