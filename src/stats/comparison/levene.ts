import { medianSorted } from 'simple-statistics';
import { fUpper } from '../distributions/f.ts';
import { type Estimate, estimated, notComputable } from '../estimate.ts';
import { moments } from '../moments.ts';
import { isConstant } from '../t-test.ts';
import { largestMagnitude } from './rank-sums.ts';

/** A test that groups have equal variances. */
export interface VarianceTest {
  readonly method: 'levene' | 'brown-forsythe';
  /** Group sizes, in the order of the groups. */
  readonly n: readonly number[];
  /** F. */
  readonly statistic: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

/**
 * Levene's test that groups have the same variance (Levene 1960).
 *
 * A one-way analysis of variance of the distances z = |x − group mean|: F = MS_between/MS_within with k − 1 and N − k
 * degrees of freedom. As `car::leveneTest(center = mean)`, SPSS ("based on mean"), jamovi and JASP.
 *
 * @param groups two or more samples
 * @returns `too-few` when a group is empty or N = k; `zero-variance` when no group's distances vary
 * @throws RangeError below two groups or when a value is not finite
 * @example leveneTest([Float64Array.of(1, 2, 3), Float64Array.of(1, 5, 9)]) // F(1, 4) = 2.12, p = .22
 */
export function leveneTest(groups: readonly Float64Array[]): Estimate<VarianceTest> {
  return distanceTest('levene', groups, (group) => moments(group).mean);
}

/**
 * Brown-Forsythe test that groups have the same variance: Levene's test with distances from the group's median
 * (Brown & Forsythe 1974), which holds its level better in skewed samples.
 *
 * The default of `car::leveneTest`; "based on median" in SPSS. (SPSS ONEWAY's "Brown-Forsythe" compares means: another test.)
 *
 * @param groups two or more samples
 * @returns as `leveneTest`
 * @throws RangeError below two groups or when a value is not finite
 * @example brownForsytheTest([Float64Array.of(1, 2, 3), Float64Array.of(1, 5, 9)]) // F(1, 4) = 2.12, p = .22
 */
export function brownForsytheTest(groups: readonly Float64Array[]): Estimate<VarianceTest> {
  return distanceTest('brown-forsythe', groups, (group) =>
    medianSorted(group.slice().sort() as unknown as number[]),
  );
}

function distanceTest(
  method: VarianceTest['method'],
  groups: readonly Float64Array[],
  centreOf: (group: Float64Array) => number,
): Estimate<VarianceTest> {
  if (groups.length < 2) throw new RangeError(`${method}: needs two groups, got ${groups.length}`);
  const n = groups.map((group) => group.length);
  const total = n.reduce((sum, size) => sum + size, 0);
  const df1 = groups.length - 1;
  const df2 = total - groups.length;
  if (n.includes(0) || df2 < 1) return notComputable('too-few');
  const distances = groups.map((group) => {
    const centre = centreOf(group);
    return moments(group.map((value) => Math.abs(value - centre)));
  });
  const grandMean = distances.reduce((sum, group) => sum + group.n * group.mean, 0) / total;
  const between = distances.reduce((sum, group) => sum + group.n * (group.mean - grandMean) ** 2, 0) / df1;
  const within =
    distances.reduce((sum, group) => sum + (group.n > 1 ? (group.n - 1) * group.variance : 0), 0) / df2;
  // Distances that differ by the rounding of the scores only do not differ.
  if (isConstant(Math.sqrt(within), largestMagnitude(...groups))) return notComputable('zero-variance');
  const statistic = between / within;
  return estimated({ method, n, statistic, df1, df2, p: fUpper(statistic, df1, df2) });
}
