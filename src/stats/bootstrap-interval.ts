import { normalCdf, normalQuantile } from './distributions/normal.ts';
import { checkLevel, type Estimate, estimated, type Interval, notComputable } from './estimate.ts';

/** `degenerate-bootstrap`: all replicates lie on one side of the estimate, or nobody's removal changes it. */
export type BootstrapFailure = 'degenerate-bootstrap';

export interface BcaInterval extends Interval {
  /** z₀: how far the estimate lies from the median of its replicates, in normal deviates. */
  readonly biasCorrection: number;
  /** a: how fast the standard error changes with the estimate. */
  readonly acceleration: number;
  /** Whether an end is the smallest or largest replicate: more replicates are needed. */
  readonly extremeEnds: boolean;
}

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
    lower: replicateQuantile(replicates, (1 - level) / 2).value,
    upper: replicateQuantile(replicates, (1 + level) / 2).value,
  };
}

/**
 * Bias-corrected and accelerated (BCa) interval from bootstrap replicates (Efron 1987; Efron & Tibshirani 1993, eq. 14.10).
 *
 * z₀ = Φ⁻¹(share of replicates below the estimate); each end is the replicates' quantile at
 * Φ(z₀ + (z₀ + z)/(1 − a(z₀ + z))), z = Φ⁻¹((1 ∓ level)/2). As `boot::boot.ci(type = "bca")`, except that replicates equal to the
 * estimate count one half as below it (the strict count leans on rounding and is biased for scores in steps), and that an end whose
 * 1 − a(z₀ + z) is not positive is the last replicate, where boot.ci goes on beyond the pole. With every replicate on one side z₀ is
 * infinite, the estimate lies outside its own bootstrap distribution, and there is no interval (boot.ci stops: "estimated adjustment
 * 'w' is infinite").
 *
 * @param replicates the statistic in every resample, sorted ascending
 * @param acceleration a, by the jackknife
 * @param equality replicates this near to the estimate are equal to it
 * @returns `degenerate-bootstrap` when z₀ or a is not finite
 * @throws RangeError without replicates, or when the level is not between 0 and 1
 * @example bcaInterval(replicates, 1.58, 0.0776, 0.95) // the sleep data: { lower: 1.05, upper: 2.63, … }
 */
export function bcaInterval(
  replicates: Float64Array,
  estimate: number,
  acceleration: number,
  level: number,
  equality = 0,
): Estimate<BcaInterval, BootstrapFailure> {
  checkLevel(level);
  const count = replicates.length;
  if (count === 0) throw new RangeError('bcaInterval: no replicates');
  let below = 0;
  for (const replicate of replicates) {
    if (Math.abs(replicate - estimate) <= equality) below += 0.5;
    else if (replicate < estimate) below++;
  }
  if (below === 0 || below === count || !Number.isFinite(acceleration))
    return notComputable('degenerate-bootstrap');
  const biasCorrection = normalQuantile(below / count);
  const end = (tail: number): ReplicateQuantile => {
    const shifted = biasCorrection + normalQuantile(tail);
    const scale = 1 - acceleration * shifted;
    const adjusted = scale > 0 ? normalCdf(biasCorrection + shifted / scale) : shifted > 0 ? 1 : 0;
    return replicateQuantile(replicates, adjusted);
  };
  const [lower, upper] = [end((1 - level) / 2), end((1 + level) / 2)];
  return estimated({
    lower: lower.value,
    upper: upper.value,
    biasCorrection,
    acceleration,
    extremeEnds: lower.extreme || upper.extreme,
  });
}

/**
 * Acceleration of an estimate from the jackknife: Σ d³ / (6 (Σ d²)^1.5), d the mean of the jackknife values minus each of them (Efron &
 * Tibshirani 1993, eq. 14.15). `boot::boot.ci` takes d from a regression on the resampling counts unless given others.
 *
 * @param jackknife the estimate without each respondent in turn
 * @returns `NaN` when nobody's removal changes the estimate
 * @example accelerationOf(Float64Array.of(1, 2, 4)) // −0.0636...
 */
export function accelerationOf(jackknife: Float64Array): number {
  const mean = jackknife.reduce((sum, value) => sum + value, 0) / jackknife.length;
  let [squares, cubes] = [0, 0];
  for (const value of jackknife) {
    const deviation = mean - value;
    squares += deviation * deviation;
    cubes += deviation * deviation * deviation;
  }
  return cubes / (6 * squares * Math.sqrt(squares));
}

interface ReplicateQuantile {
  readonly value: number;
  /** Whether it is the first or last replicate, beyond which nothing is known. */
  readonly extreme: boolean;
}

/**
 * Quantile at rank p(B + 1) of B sorted replicates, between ranks interpolated on the normal scale (Davison &
 * Hinkley 1997, eq. 5.8), as the R package boot; beyond the first and last rank these stand in.
 */
function replicateQuantile(sorted: Float64Array, p: number): ReplicateQuantile {
  const count = sorted.length;
  if (count === 0) throw new RangeError('replicateQuantile: there is no replicate');
  const rank = p * (count + 1);
  const extreme = !(rank > 1 && rank < count);
  const lower = Math.floor(rank);
  if (lower < 1) return { value: sorted[0]!, extreme };
  if (lower >= count) return { value: sorted[count - 1]!, extreme };
  const start = sorted[lower - 1]!;
  const step = sorted[lower]! - start;
  if (rank === lower || step === 0) return { value: start, extreme };
  const from = normalQuantile(lower / (count + 1));
  const to = normalQuantile((lower + 1) / (count + 1));
  return { value: start + ((normalQuantile(p) - from) / (to - from)) * step, extreme };
}
