import { normalCdf, normalQuantile } from '../distributions/normal.ts';
import { checkLevel, type Estimate, estimated, type Interval, notComputable } from '../estimate.ts';

/** `degenerate-bootstrap`: all replicates lie on one side of the estimate, or nobody's removal changes it. */
export type BootstrapFailure = 'degenerate-bootstrap';

/**
 * Percentile interval of bootstrap replicates (Efron 1979): their a/2 and 1 − a/2 quantiles, a = 1 − level.
 *
 * @param replicates at least one, sorted ascending
 * @throws RangeError when there is none or the level is not between 0 and 1
 * @example percentileInterval(Float64Array.of(0.7, 0.72, 0.75), 0.9) // { lower: 0.7, upper: 0.75 }
 */
export function percentileInterval(replicates: Float64Array, level: number): Interval {
  checkLevel(level);
  return {
    lower: replicateQuantile(replicates, (1 - level) / 2),
    upper: replicateQuantile(replicates, (1 + level) / 2),
  };
}

/**
 * Bias-corrected and accelerated interval (Efron 1987; Efron & Tibshirani 1993, eq. 14.10).
 *
 * The quantiles Φ(z₀ + (z₀ + z) / (1 − a(z₀ + z))), z₀ = Φ⁻¹(share of replicates below the estimate), a = Σ d³ / (6
 * (Σ d²)^1.5), d the mean of the jackknife values minus each of them. As `boot::boot.ci(type = "bca")`, which takes
 * d from a regression on the resampling counts unless given others.
 *
 * @param replicates sorted ascending
 * @param jackknife the estimate without each respondent in turn
 * @returns `degenerate-bootstrap` when z₀ or a is not finite
 * @throws RangeError when there is no replicate or the level is not between 0 and 1
 */
export function bcaInterval(
  replicates: Float64Array,
  estimate: number,
  jackknife: Float64Array,
  level: number,
): Estimate<Interval, BootstrapFailure> {
  checkLevel(level);
  const below = replicates.findIndex((value) => value >= estimate);
  const a = acceleration(jackknife);
  if (below <= 0 || !Number.isFinite(a)) return notComputable('degenerate-bootstrap');
  const bias = normalQuantile(below / replicates.length);
  const limit = (p: number): number => {
    const z = bias + normalQuantile(p);
    return replicateQuantile(replicates, normalCdf(bias + z / (1 - a * z)));
  };
  return estimated({ lower: limit((1 - level) / 2), upper: limit((1 + level) / 2) });
}

function acceleration(jackknife: Float64Array): number {
  const mean = jackknife.reduce((sum, value) => sum + value, 0) / jackknife.length;
  let [squares, cubes] = [0, 0];
  for (const value of jackknife) {
    squares += (mean - value) ** 2;
    cubes += (mean - value) ** 3;
  }
  return cubes / (6 * squares ** 1.5);
}

/**
 * Quantile at rank p(B + 1) of B sorted replicates, between ranks interpolated on the normal scale (Davison &
 * Hinkley 1997, eq. 5.8), as the R package boot; beyond the first and last rank these stand in.
 */
function replicateQuantile(replicates: Float64Array, p: number): number {
  const count = replicates.length;
  if (count === 0) throw new RangeError('replicateQuantile: there is no replicate');
  const rank = p * (count + 1);
  const lower = Math.floor(rank);
  if (lower < 1) return replicates[0]!;
  if (lower >= count) return replicates[count - 1]!;
  const start = replicates[lower - 1]!;
  const end = replicates[lower]!;
  if (rank === lower || start === end) return start;
  const from = normalQuantile(lower / (count + 1));
  const to = normalQuantile((lower + 1) / (count + 1));
  return start + ((normalQuantile(p) - from) / (to - from)) * (end - start);
}
