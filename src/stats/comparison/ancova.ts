import type { Alternative } from '../alternative.ts';
import { fUpper } from '../distributions/f.ts';
import { studentTTwoSided } from '../distributions/student-t.ts';
import { checkLevel, type Estimate, estimated, notComputable } from '../estimate.ts';
import { moments } from '../moments.ts';
import { type TTest, tTestOf } from '../t-test.ts';

/** Pre- and post-test scores of one group, in the same order of people. */
export interface PrePost {
  readonly pre: Float64Array;
  readonly post: Float64Array;
}

/** An F test of the groups. */
export interface GroupFTest {
  /** F. */
  readonly statistic: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

/** An analysis of covariance: the test of the groups, adjusted means, and their differences. */
export interface Ancova {
  readonly method: 'ancova';
  readonly n: readonly number[];
  /** Common slope of post on pre within groups. */
  readonly slope: { readonly value: number; readonly standardError: number; readonly p: number };
  /** Of the post-test given pre-test and group. */
  readonly residualVariance: number;
  readonly df: number;
  /** Pre-test mean of everybody, for which means are adjusted. */
  readonly at: number;
  /** Per group the post-test mean at that pre-test score; `difference` is the mean, its test is against zero. */
  readonly adjustedMeans: readonly TTest[];
  /** Of every group but the first: its adjusted mean minus that of the first. */
  readonly adjustedDifferences: readonly TTest[];
  readonly group: GroupFTest & { readonly partialEtaSquared: number };
  /** Whether the slopes differ between groups: the assumption. `null` where somebody's group does not vary before or has too few. */
  readonly equalSlopes: GroupFTest | null;
}

/**
 * Analysis of covariance of a post-test with the pre-test as covariate, for two groups and more (Fisher 1932).
 *
 * With Sxx, Sxy, Syy pooled within groups: b = Sxy / Sxx, s² = (Syy − b Sxy) / (N − k − 1); adjusted mean = M_post − b (M_pre − x̄) with
 * SE² = s² (1/n + (M_pre − x̄)² / Sxx); adjusted difference from the first group with SE² = s² (1/n + 1/n₁ + (M_pre − M_pre₁)² / Sxx).
 * F of the groups and of equal slopes compare residual sums of squares. As `lm(post ~ pre + group)` with `emmeans`, `car::Anova(type = 2)`,
 * SPSS UNIANOVA and jamovi; equal slopes as the interaction in `lm(post ~ pre * group)`.
 *
 * @param groups the first is the reference; people with both scores
 * @param level confidence level, such as 0.95
 * @param alternative of the adjusted differences; F tests and adjusted means have no side
 * @returns `too-few` below two groups, with an empty one or N < k + 2; `zero-variance` where pre-tests do not vary within groups or nothing is
 * left of the post-tests
 * @throws RangeError when scores of a group are of unequal number or not finite
 */
export function ancova(
  groups: readonly PrePost[],
  level: number,
  alternative: Alternative = 'two-sided',
): Estimate<Ancova> {
  checkLevel(level);
  const parts = groups.map(productsOf);
  const k = parts.length;
  const n = parts.reduce((sum, part) => sum + part.n, 0);
  const df = n - k - 1;
  if (k < 2 || parts.some((part) => part.n === 0) || df < 1) return notComputable('too-few');
  const within = { xx: 0, xy: 0, yy: 0 };
  for (const part of parts) {
    within.xx += part.xx;
    within.xy += part.xy;
    within.yy += part.yy;
  }
  const largest = Math.max(...parts.map(({ x }) => Math.abs(x)), ...parts.map(({ y }) => Math.abs(y)));
  if (!varies(within.xx, largest)) return notComputable('zero-variance');
  const slope = within.xy / within.xx;
  const residual = within.yy - slope * within.xy;
  // What rounding leaves of a straight line is no variance.
  if (!(residual > 1e-12 * within.yy && varies(residual, largest))) return notComputable('zero-variance');
  const variance = residual / df;
  const at = parts.reduce((sum, part) => sum + part.n * part.x, 0) / n;
  const total = totalProducts(parts, at, n);
  const groupRise = Math.max(0, total.yy - total.xy ** 2 / total.xx - residual);
  const slopeError = Math.sqrt(variance / within.xx);
  const first = parts[0]!;
  return estimated({
    method: 'ancova',
    n: parts.map((part) => part.n),
    slope: { value: slope, standardError: slopeError, p: studentTTwoSided(slope / slopeError, df) },
    residualVariance: variance,
    df,
    at,
    adjustedMeans: parts.map((part) =>
      tTestOf(
        part.y - slope * (part.x - at),
        Math.sqrt(variance * (1 / part.n + (part.x - at) ** 2 / within.xx)),
        df,
        level,
      ),
    ),
    adjustedDifferences: parts
      .slice(1)
      .map((part) =>
        tTestOf(
          part.y - first.y - slope * (part.x - first.x),
          Math.sqrt(variance * (1 / part.n + 1 / first.n + (part.x - first.x) ** 2 / within.xx)),
          df,
          level,
          alternative,
        ),
      ),
    group: {
      ...fTestOf(groupRise, k - 1, residual, df),
      partialEtaSquared: groupRise / (groupRise + residual),
    },
    equalSlopes: slopesTest(parts, residual, n),
  });
}

/** Size, means, and sums of squares and products about them. */
interface Products {
  readonly n: number;
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

function productsOf({ pre, post }: PrePost): Products {
  const n = pre.length;
  if (post.length !== n) throw new RangeError('ancova: pre and post of unequal length');
  if (n === 0) return { n, x: 0, y: 0, xx: 0, xy: 0, yy: 0 };
  const [x, y] = [moments(pre).mean, moments(post).mean];
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [dx, dy] = [pre[i]! - x, post[i]! - y];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  return { n, x, y, xx, xy, yy };
}

function totalProducts(parts: readonly Products[], x: number, n: number): Omit<Products, 'n' | 'x' | 'y'> {
  const y = parts.reduce((sum, part) => sum + part.n * part.y, 0) / n;
  return parts.reduce(
    (sum, part) => ({
      xx: sum.xx + part.xx + part.n * (part.x - x) ** 2,
      xy: sum.xy + part.xy + part.n * (part.x - x) * (part.y - y),
      yy: sum.yy + part.yy + part.n * (part.y - y) ** 2,
    }),
    { xx: 0, xy: 0, yy: 0 },
  );
}

function slopesTest(parts: readonly Products[], residual: number, n: number): GroupFTest | null {
  const df = n - 2 * parts.length;
  if (df < 1 || parts.some(({ xx, x }) => !varies(xx, Math.abs(x)))) return null;
  const own = parts.reduce((sum, { xx, xy, yy }) => sum + yy - xy ** 2 / xx, 0);
  if (!(own > 1e-12 * residual)) return null;
  return fTestOf(Math.max(0, residual - own), parts.length - 1, own, df);
}

function fTestOf(rise: number, df1: number, rest: number, df2: number): GroupFTest {
  const statistic = rise / df1 / (rest / df2);
  return { statistic, df1, df2, p: fUpper(statistic, df1, df2) };
}

function varies(squares: number, magnitude: number): boolean {
  return Math.sqrt(squares) > 1e-13 * magnitude && squares > 0;
}
