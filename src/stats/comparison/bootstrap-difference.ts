import { type BcaInterval, type BootstrapFailure, bcaInterval } from '../bootstrap-interval.ts';
import { type Estimate, estimated, type Interval, type NotComputable, notComputable } from '../estimate.ts';
import { moments } from '../moments.ts';
import { type RandomGenerator, seededRandom } from '../random.ts';
import { isConstant } from '../t-test.ts';
import { largestMagnitude } from './rank-sums.ts';

/** Replicates, seed and confidence level of a bootstrap. */
export interface BootstrapSettings {
  /** Confidence level, such as 0.95. */
  readonly level: number;
  /** A whole number in 0 … 2⁵³ − 1; the same seed gives the same interval. */
  readonly seed: number;
  /** Resamples, 100 or more; default 9999. */
  readonly replicates?: number;
}

/** A bootstrap interval of a mean difference, with what is needed to repeat it. */
export interface BootstrapDifference {
  readonly method: 'bca';
  /** Group sizes, or the number of pairs. */
  readonly n: readonly number[];
  /** Second minus first, in the units of the score. */
  readonly difference: number;
  readonly ci: Interval;
  readonly level: number;
  readonly replicates: number;
  readonly seed: number;
  readonly generator: 'xoshiro128**';
  readonly biasCorrection: number;
  readonly acceleration: number;
  readonly extremeEnds: boolean;
}

/** Replicates within this share of the scores' magnitude of the estimate are equal to it. */
const ROUNDING = 1e-12;

/**
 * BCa bootstrap interval of the difference in means of two independent groups (Efron 1987; Efron & Tibshirani 1993).
 *
 * Each resample draws n₁ of the first and n₂ of the second group with replacement. Acceleration from the jackknife:
 * a = (Σ(y − ȳ)³/n₂³ − Σ(x − x̄)³/n₁³) / (6 (Σ(y − ȳ)²/n₂² + Σ(x − x̄)²/n₁²)^1.5) (Davison & Hinkley 1997, ch. 5).
 * `boot::boot.ci(type = "bca")` with strata gives the same for equal n; for unequal n it leaves the group sizes out of a.
 * The work is replicates × (n₁ + n₂) draws.
 *
 * @returns `too-few` below two values in a group; `zero-variance` when neither group varies; `degenerate-bootstrap` when all replicates
 * lie on one side of the difference
 * @throws RangeError when a value is not finite, or for settings out of range
 * @example bootstrapDifference(pre, post, { level: 0.95, seed: 1 })
 */
export function bootstrapDifference(
  first: Float64Array,
  second: Float64Array,
  settings: BootstrapSettings,
): Estimate<BootstrapDifference, NotComputable | BootstrapFailure> {
  if (first.length < 2 || second.length < 2) return notComputable('too-few');
  const before = moments(first);
  const after = moments(second);
  const difference = after.mean - before.mean;
  if (isConstant(Math.sqrt(before.variance + after.variance), before.mean, after.mean))
    return notComputable('zero-variance');
  const magnitude = largestMagnitude(first, second);
  const interval = resample(
    (random) => meanOfResample(second, random) - meanOfResample(first, random),
    difference,
    jackknifeAcceleration([
      { values: first, sign: -1 },
      { values: second, sign: 1 },
    ]),
    magnitude,
    settings,
  );
  return described([first.length, second.length], difference, interval, settings);
}

/**
 * BCa bootstrap interval of the mean difference of pairs: respondents are drawn with both their scores (Efron 1987).
 *
 * a = Σ(d − d̄)³ / (6 (Σ(d − d̄)²)^1.5). As `boot::boot.ci(type = "bca")` on the differences.
 *
 * @param first scores before; `first[i]` and `second[i]` are one respondent
 * @param second scores after
 * @returns `too-few` below two pairs; `zero-variance` when all differences are equal; `degenerate-bootstrap` when all replicates lie on
 * one side of their mean
 * @throws RangeError when the lengths differ, a value is not finite, or for settings out of range
 * @example bootstrapPairedDifference(pre, post, { level: 0.95, seed: 1 })
 */
export function bootstrapPairedDifference(
  first: Float64Array,
  second: Float64Array,
  settings: BootstrapSettings,
): Estimate<BootstrapDifference, NotComputable | BootstrapFailure> {
  if (first.length !== second.length)
    throw new RangeError('bootstrapPairedDifference: pairs of unequal length');
  if (first.length < 2) return notComputable('too-few');
  const differences = second.map((score, i) => score - first[i]!);
  const { mean, variance } = moments(differences);
  const magnitude = largestMagnitude(first, second);
  if (isConstant(Math.sqrt(variance), magnitude)) return notComputable('zero-variance');
  const interval = resample(
    (random) => meanOfResample(differences, random),
    mean,
    jackknifeAcceleration([{ values: differences, sign: 1 }]),
    magnitude,
    settings,
  );
  return described([first.length], mean, interval, settings);
}

/**
 * Acceleration of a signed sum of means of independent samples, by the jackknife: the influence of a value on its sample's
 * mean is sign × (x − x̄)/n, and a = Σ influence³ / (6 (Σ influence²)^1.5) over all values (Efron 1987; Davison & Hinkley 1997).
 */
export function jackknifeAcceleration(
  samples: readonly { readonly values: Float64Array; readonly sign: 1 | -1 }[],
): number {
  let squares = 0;
  let cubes = 0;
  for (const { values, sign } of samples) {
    const { n, mean } = moments(values);
    for (const value of values) {
      const influence = (sign * (value - mean)) / n;
      squares += influence * influence;
      cubes += influence * influence * influence;
    }
  }
  return cubes / (6 * squares * Math.sqrt(squares));
}

function resample(
  statistic: (random: RandomGenerator) => number,
  estimate: number,
  acceleration: number,
  magnitude: number,
  { level, seed, replicates = 9999 }: BootstrapSettings,
): Estimate<BcaInterval, BootstrapFailure> {
  if (!(Number.isInteger(replicates) && replicates >= 100))
    throw new RangeError(`bootstrap: ${replicates} replicates, needs a whole number of 100 or more`);
  const random = seededRandom(seed);
  const drawn = Float64Array.from({ length: replicates }, () => statistic(random)).sort();
  return bcaInterval(drawn, estimate, acceleration, level, ROUNDING * magnitude);
}

function meanOfResample(values: Float64Array, random: RandomGenerator): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[random.nextBelow(values.length)]!;
  return sum / values.length;
}

function described(
  n: readonly number[],
  difference: number,
  interval: Estimate<BcaInterval, BootstrapFailure>,
  { level, seed, replicates = 9999 }: BootstrapSettings,
): Estimate<BootstrapDifference, BootstrapFailure> {
  if (!interval.ok) return interval;
  const { lower, upper, biasCorrection, acceleration, extremeEnds } = interval.value;
  return estimated({
    method: 'bca',
    n,
    difference,
    ci: { lower, upper },
    level,
    replicates,
    seed,
    generator: 'xoshiro128**',
    biasCorrection,
    acceleration,
    extremeEnds,
  });
}
