import { logGammaRatio } from './distributions/gamma.ts';
import { noncentralTConfidence } from './distributions/noncentral-t-limits.ts';
import { checkLevel, type Estimate, estimated, type Interval, notComputable } from './estimate.ts';
import type { Moments } from './moments.ts';
import { isConstant, pooledVariance, welchDf } from './t-test.ts';

/** A standardized mean difference with its noncentral-t interval. */
export interface StandardizedDifference {
  /** Second minus first, in standard deviations. */
  readonly value: number;
  readonly ci: Interval;
}

/**
 * Cohen's d for two independent groups: the difference divided by the pooled standard deviation (Cohen 1988).
 *
 * d = (M₂ − M₁) / s_pooled. The interval inverts the noncentral t of Student's test (Steiger & Fouladi 1997) and
 * divides the limits by √(n₁n₂/(n₁ + n₂)). As `effectsize::cohens_d`.
 *
 * @returns `too-few` unless n₁ + n₂ > 2; `zero-variance` when neither group varies
 */
export function cohensD(first: Moments, second: Moments, level: number): Estimate<StandardizedDifference> {
  checkLevel(level);
  const df = first.n + second.n - 2;
  if (first.n < 1 || second.n < 1 || df < 1) return notComputable('too-few');
  const deviation = Math.sqrt(pooledVariance(first, second));
  if (isConstant(deviation, first.mean, second.mean)) return notComputable('zero-variance');
  const d = (second.mean - first.mean) / deviation;
  const root = Math.sqrt((first.n * second.n) / (first.n + second.n));
  return estimated(withNoncentralInterval(d, root, df, level));
}

/**
 * Hedges' g: Cohen's d of two independent groups, corrected for its upward bias in small samples (Hedges 1981).
 *
 * g = J(df) d with the exact J(df) = Γ(df/2) / (√(df/2) Γ((df − 1)/2)), df = n₁ + n₂ − 2; the interval of d is
 * multiplied by J. As `effectsize::hedges_g`; the common 1 − 3/(4df − 1) is an approximation of J.
 *
 * @param d what `cohensD` returned
 * @param df n₁ + n₂ − 2
 * @returns as `cohensD`; `too-few` also at df = 1, where J is zero
 */
export function hedgesG(d: Estimate<StandardizedDifference>, df: number): Estimate<StandardizedDifference> {
  if (!d.ok) return d;
  if (df < 2) return notComputable('too-few');
  const j = hedgesCorrection(df);
  return estimated({
    value: j * d.value.value,
    ci: { lower: j * d.value.ci.lower, upper: j * d.value.ci.upper },
  });
}

/**
 * The exact small-sample correction J (Hedges 1981): Γ(df/2) / (√(df/2) Γ((df − 1)/2)).
 *
 * @throws RangeError below df = 2
 * @example hedgesCorrection(18) // 0.957647…
 */
export function hedgesCorrection(df: number): number {
  if (!(df >= 2)) throw new RangeError(`hedgesCorrection: df ${df} is below 2`);
  return Math.exp(logGammaRatio((df - 1) / 2)) / Math.sqrt(df / 2);
}

/**
 * Standardized difference of two independent groups by the average variance, for unequal variances
 * (Bonett 2008; "unpooled" in `effectsize::cohens_d(pooled_sd = FALSE)`).
 *
 * d = (M₂ − M₁) / √((s₁² + s₂²)/2). The interval inverts the noncentral t of Welch's test, scaled by SE / that denominator.
 *
 * @returns `too-few` below two values in a group; `zero-variance` when neither group varies
 */
export function cohensDAverage(
  first: Moments,
  second: Moments,
  level: number,
): Estimate<StandardizedDifference> {
  checkLevel(level);
  if (first.n < 2 || second.n < 2) return notComputable('too-few');
  const deviation = Math.sqrt((first.variance + second.variance) / 2);
  if (isConstant(deviation, first.mean, second.mean)) return notComputable('zero-variance');
  const d = (second.mean - first.mean) / deviation;
  const standardError = Math.sqrt(first.variance / first.n + second.variance / second.n);
  return estimated(withNoncentralInterval(d, deviation / standardError, welchDf(first, second), level));
}

/**
 * d_z: the mean within-person difference divided by the standard deviation of the differences (Cohen 1988).
 *
 * The interval inverts the noncentral t of the paired test and divides the limits by √n. As `effectsize::cohens_d(paired = TRUE)`.
 *
 * @param differences moments of post − pre within respondents
 * @returns `too-few` below two pairs; `zero-variance` when all differences are equal
 */
export function dz(differences: Moments, level: number): Estimate<StandardizedDifference> {
  checkLevel(level);
  if (differences.n < 2) return notComputable('too-few');
  const deviation = Math.sqrt(differences.variance);
  if (isConstant(deviation, differences.mean)) return notComputable('zero-variance');
  const value = differences.mean / deviation;
  return estimated(withNoncentralInterval(value, Math.sqrt(differences.n), differences.n - 1, level));
}

/**
 * d_average: the mean within-person difference divided by the average of the two standard deviations (Cumming 2012).
 *
 * d_av = mean difference / ((s₁ + s₂)/2), on the metric of an independent-groups d. The interval is that of d_z, scaled by
 * s_difference / ((s₁ + s₂)/2), as Algina & Keselman (2003) do: the ratio is taken as known.
 *
 * @returns `too-few` below two pairs; `zero-variance` when neither wave varies; `ci` is `null` when all differences are equal, since d_z
 * then has none
 */
export function dAverage(
  first: Moments,
  second: Moments,
  differences: Moments,
  level: number,
): Estimate<{ readonly value: number; readonly ci: Interval | null }> {
  const within = dz(differences, level);
  if (!within.ok && within.reason === 'too-few') return within;
  const average = (Math.sqrt(first.variance) + Math.sqrt(second.variance)) / 2;
  if (isConstant(average, first.mean, second.mean)) return notComputable('zero-variance');
  if (!within.ok) return estimated({ value: differences.mean / average, ci: null });
  const scale = Math.sqrt(differences.variance) / average;
  const { lower, upper } = within.value.ci;
  return estimated({ value: differences.mean / average, ci: { lower: lower * scale, upper: upper * scale } });
}

/** `root` turns the standardized difference into t: t = d × root. */
function withNoncentralInterval(d: number, root: number, df: number, level: number): StandardizedDifference {
  const { lower, upper } = noncentralTConfidence(d * root, df, level);
  return { value: d, ci: { lower: lower / root, upper: upper / root } };
}
