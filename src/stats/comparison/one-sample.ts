import type { Alternative } from '../alternative.ts';
import { noncentralTConfidence } from '../distributions/noncentral-t-limits.ts';
import { normalCdf } from '../distributions/normal.ts';
import { checkLevel, type Estimate, estimated, type Interval, notComputable } from '../estimate.ts';
import type { Moments } from '../moments.ts';
import { isConstant, type TTest, tTestOf } from '../t-test.ts';

/** The population that a sample is held against, such as a norm group. */
export interface Population {
  readonly mean: number;
  readonly sd: number;
}

export interface OneSample extends TTest {
  /** Cohen's d in standard deviations of the sample, with its noncentral interval. */
  readonly d: { readonly value: number; readonly ci: Interval };
  /** Share of a normal population below the mean of the sample, 0 … 1. */
  readonly percentile: number;
}

/**
 * One-sample t-test of a mean against that of a population whose mean is known (Student 1908), with d and the percentile of the mean.
 *
 * t = (M − μ) / (s/√n), df = n − 1; d = (M − μ)/s, its interval from the noncentral t divided by √n; percentile = Φ((M − μ)/σ).
 * As `t.test(x, mu = μ)`, with its `alternative` (d keeps both ends of its interval), and `effectsize::cohens_d(x, mu = μ)`. Where the norm is itself a small sample, it is a test of two samples.
 *
 * @returns `too-few` below two values; `zero-variance` when they are all equal
 * @throws RangeError unless the population's SD is above zero and the level between 0 and 1
 */
export function oneSampleTest(
  sample: Moments,
  population: Population,
  level: number,
  alternative: Alternative = 'two-sided',
): Estimate<OneSample> {
  checkLevel(level);
  if (!(population.sd > 0)) throw new RangeError(`oneSampleTest: a population with SD ${population.sd}`);
  if (sample.n < 2) return notComputable('too-few');
  const deviation = Math.sqrt(sample.variance);
  if (isConstant(deviation, sample.mean)) return notComputable('zero-variance');
  const root = Math.sqrt(sample.n);
  const test = tTestOf(sample.mean - population.mean, deviation / root, sample.n - 1, level, alternative);
  const { lower, upper } = noncentralTConfidence(test.statistic, test.df, level);
  return estimated({
    ...test,
    d: { value: test.difference / deviation, ci: { lower: lower / root, upper: upper / root } },
    percentile: percentileOfMean(test.difference, population),
  });
}

/** Share of a normal population below a mean that lies so far from its own (U3 of Cohen 1988, with the SD of the population). */
export function percentileOfMean(difference: number, { sd }: Pick<Population, 'sd'>): number {
  return normalCdf(difference / sd);
}
