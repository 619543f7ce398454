import {
  accelerationOf,
  type BootstrapFailure,
  bcaInterval,
  percentileInterval,
} from '../bootstrap-interval.ts';
import {
  checkLevel,
  type Estimate,
  estimated,
  type Interval,
  type NotComputable,
  notComputable,
} from '../estimate.ts';
import { seededRandom } from '../random.ts';
import { completeRows, jackknifedAlpha, resampledAlpha } from './resampled-alpha.ts';

export interface BootstrapSettings {
  /** A whole number in 0 … 2⁵³ − 1; the same seed gives the same interval. */
  readonly seed: number;
  /** Resamples to draw, such as 2000. */
  readonly replicates: number;
  readonly level: number;
}

/** Bootstrap intervals of alpha, with all that is needed to get them again. */
export interface AlphaBootstrap extends BootstrapSettings {
  /** Complete respondents, who were resampled. */
  readonly n: number;
  readonly alpha: number;
  /** Standard deviation of the replicates. */
  readonly standardError: number;
  readonly percentile: Interval;
  readonly bca: Estimate<Interval, BootstrapFailure>;
  /** Resamples in which the sums did not vary; they are left out. */
  readonly failed: number;
}

/**
 * Bootstrap of Cronbach's alpha: complete respondents drawn with replacement, alpha anew each time (Efron 1979).
 *
 * Percentile and BCa interval; no distribution is assumed. Resample after resample, every respondent of it is one
 * `nextBelow(n)` of xoshiro128** seeded with SplitMix64.
 *
 * @param items answers after reversal, one array per item, `NaN` where missing; respondents with gaps are left out
 * @returns `too-few-items` below two items, `too-few` below two complete respondents, `zero-variance` when their
 * sums do not vary
 * @throws RangeError when the arrays differ in length, or on a seed, level or number of replicates (at least 2)
 * that is none
 * @example alphaBootstrap(items, { seed: 1, replicates: 2000, level: 0.95 }) // { ok: true, value: { percentile: {
 * lower: 0.6, … }, … } }
 */
export function alphaBootstrap(
  items: readonly Float64Array[],
  settings: BootstrapSettings,
): Estimate<AlphaBootstrap, NotComputable> {
  const { seed, replicates, level } = settings;
  checkLevel(level);
  if (!(Number.isInteger(replicates) && replicates >= 2))
    throw new RangeError(`alphaBootstrap: ${replicates} replicates`);
  const random = seededRandom(seed);
  const rows = completeRows(items);
  const { n, k } = rows;
  if (k < 2) return notComputable('too-few-items');
  if (n < 2) return notComputable('too-few');
  const frequencies = new Float64Array(n).fill(1);
  const alpha = resampledAlpha(rows, frequencies);
  if (!alpha.ok) return alpha;
  const values: number[] = [];
  for (let replicate = 0; replicate < replicates; replicate++) {
    frequencies.fill(0);
    for (let draw = 0; draw < n; draw++) frequencies[random.nextBelow(n)]!++;
    const value = resampledAlpha(rows, frequencies);
    if (value.ok) values.push(value.value);
  }
  if (values.length < 2) return notComputable('zero-variance');
  const sorted = Float64Array.from(values).sort();
  return estimated({
    seed,
    replicates,
    level,
    n,
    alpha: alpha.value,
    standardError: standardDeviation(sorted),
    percentile: percentileInterval(sorted, level),
    bca: bcaInterval(sorted, alpha.value, accelerationOf(jackknifedAlpha(rows)), level),
    failed: replicates - sorted.length,
  });
}

function standardDeviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
