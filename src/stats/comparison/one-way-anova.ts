import { fUpper } from '../distributions/f.ts';
import { type Estimate, estimated, notComputable } from '../estimate.ts';
import type { Moments } from '../moments.ts';
import { isConstant } from '../t-test.ts';

/** Welch's analysis of variance, equal variances not assumed. */
export interface WelchAnova {
  readonly method: 'welch-anova';
  readonly n: readonly number[];
  /** F. */
  readonly statistic: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

/** A one-way analysis of variance, equal variances assumed. */
export interface OneWayAnova {
  readonly method: 'one-way-anova';
  readonly n: readonly number[];
  /** F. */
  readonly statistic: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
  readonly etaSquared: number;
  /** Estimate of the share of variance in the population; not below 0. */
  readonly omegaSquared: number;
}

/**
 * Welch's analysis of variance of k groups with unequal variances (Welch 1951).
 *
 * With w = n/s², W = Σw and m = Σ w M / W: F = Σ w (M − m)² / (k − 1) / (1 + 2 (k − 2) Λ / (k² − 1)), Λ = Σ (1 − w/W)² / (n − 1), df₁ = k − 1,
 * df₂ = (k² − 1) / (3Λ). As `oneway.test` in R and "Welch" in SPSS and jamovi; of two groups the square of Welch's t.
 *
 * @returns `too-few` below two groups or two values in one; `zero-variance` when a group does not vary
 * @example welchAnova(samples.map(moments)) // F(2, 41.3) = 3.94, p = .027
 */
export function welchAnova(groups: readonly Moments[]): Estimate<WelchAnova> {
  const k = groups.length;
  if (k < 2 || groups.some(({ n }) => n < 2)) return notComputable('too-few');
  if (groups.some(({ variance, mean }) => isConstant(Math.sqrt(variance), mean)))
    return notComputable('zero-variance');
  const weights = groups.map(({ n, variance }) => n / variance);
  const total = sumOf(weights);
  const mean = sumOf(groups.map((group, i) => weights[i]! * group.mean)) / total;
  const between = sumOf(groups.map((group, i) => weights[i]! * (group.mean - mean) ** 2)) / (k - 1);
  const lambda = sumOf(groups.map(({ n }, i) => (1 - weights[i]! / total) ** 2 / (n - 1)));
  const statistic = between / (1 + (2 * (k - 2) * lambda) / (k * k - 1));
  const df2 = (k * k - 1) / (3 * lambda);
  return estimated({
    method: 'welch-anova',
    n: groups.map(({ n }) => n),
    statistic,
    df1: k - 1,
    df2,
    p: fUpper(statistic, k - 1, df2),
  });
}

/**
 * Fisher's (1925) one-way analysis of variance of k groups with a common variance.
 *
 * F = (SS_between / (k − 1)) / (SS_within / (N − k)); η² = SS_between / SS_total; ω² = (SS_between − (k − 1) MS_within) / (SS_total + MS_within)
 * (Hays 1963), 0 where that is negative. As `oneway.test(var.equal = TRUE)`, `effectsize::omega_squared`, SPSS ONEWAY and jamovi.
 *
 * @returns `too-few` below two groups, with an empty group or N = k; `zero-variance` when nobody differs within a group
 */
export function oneWayAnova(groups: readonly Moments[]): Estimate<OneWayAnova> {
  const k = groups.length;
  const n = sumOf(groups.map((group) => group.n));
  const df2 = n - k;
  if (k < 2 || groups.some((group) => group.n < 1) || df2 < 1) return notComputable('too-few');
  const mean = sumOf(groups.map((group) => group.n * group.mean)) / n;
  const between = sumOf(groups.map((group) => group.n * (group.mean - mean) ** 2));
  const within = sumOf(groups.map((group) => (group.n > 1 ? (group.n - 1) * group.variance : 0)));
  const meanSquare = within / df2;
  if (isConstant(Math.sqrt(meanSquare), ...groups.map((group) => group.mean)))
    return notComputable('zero-variance');
  const statistic = between / (k - 1) / meanSquare;
  return estimated({
    method: 'one-way-anova',
    n: groups.map((group) => group.n),
    statistic,
    df1: k - 1,
    df2,
    p: fUpper(statistic, k - 1, df2),
    etaSquared: between / (between + within),
    omegaSquared: Math.max(0, (between - (k - 1) * meanSquare) / (between + within + meanSquare)),
  });
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
