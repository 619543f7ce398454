import { chiSquareUpper } from '../distributions/chi-square.ts';
import { type Estimate, estimated, notComputable } from '../estimate.ts';

/** A difference of one part, with its standard error. */
export interface PartDifference {
  readonly difference: number;
  readonly standardError: number;
}

/** A test that the differences of several parts of a sample are equal. */
export interface EqualDifferences {
  readonly method: 'cochran-q';
  /** Parts with a difference. */
  readonly parts: number;
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/**
 * Whether a difference is the same in several parts of a sample that have nobody in common: one test of the interaction, in the place of a
 * p-value for every part (Altman & Bland 2003; Cochran 1954).
 *
 * Q = Σ w (d − d̄)² with w = 1 / SE² and d̄ = Σ w d / Σ w, χ² with parts − 1 degrees of freedom in large samples. Of two parts
 * Q = z², z = (d₂ − d₁) / √(SE₁² + SE₂²). As `metafor::rma(method = "FE")`.
 *
 * @returns `too-few` below two parts; `zero-variance` where a standard error is 0
 */
export function equalDifferences(parts: readonly PartDifference[]): Estimate<EqualDifferences> {
  if (parts.length < 2) return notComputable('too-few');
  if (parts.some(({ standardError }) => !(standardError > 0))) return notComputable('zero-variance');
  const weights = parts.map(({ standardError }) => 1 / standardError ** 2);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = parts.reduce((sum, { difference }, i) => sum + weights[i]! * difference, 0) / total;
  const statistic = parts.reduce((sum, { difference }, i) => sum + weights[i]! * (difference - mean) ** 2, 0);
  const df = parts.length - 1;
  return estimated({
    method: 'cochran-q',
    parts: parts.length,
    statistic,
    df,
    p: chiSquareUpper(statistic, df),
  });
}
