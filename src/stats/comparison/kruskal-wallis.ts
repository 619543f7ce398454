import { chiSquareUpper } from '../distributions/chi-square.ts';
import { type Estimate, estimated, notComputable } from '../estimate.ts';
import { midRanks } from './mid-ranks.ts';

/** The Kruskal-Wallis test of ranks, corrected for ties. */
export interface KruskalWallis {
  readonly method: 'kruskal-wallis';
  readonly n: readonly number[];
  /** H. */
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  readonly meanRanks: readonly number[];
  /** ε²: the share of the variance of ranks that lies between groups, 0 … 1. */
  readonly epsilonSquared: number;
}

/**
 * Kruskal-Wallis test of k independent groups (Kruskal & Wallis 1952), with ε² (Kelley 1935; Tomczak & Tomczak 2014).
 *
 * H = (12 / (N(N + 1)) Σ R²/n − 3(N + 1)) / (1 − Σ(t³ − t)/(N³ − N)), R the rank sums; ε² = H / (N − 1).
 * As `kruskal.test` in R, SPSS and jamovi, and `effectsize::rank_epsilon_squared`.
 *
 * @returns `too-few` below two groups or with an empty one; `zero-variance` when all values are equal
 * @throws RangeError when a value is not finite
 * @example kruskalWallis([Float64Array.of(1, 2), Float64Array.of(3, 4)]) // H(1) = 2.4, p = .121
 */
export function kruskalWallis(groups: readonly Float64Array[]): Estimate<KruskalWallis> {
  const n = groups.map(({ length }) => length);
  const total = n.reduce((sum, size) => sum + size, 0);
  if (n.length < 2 || n.includes(0)) return notComputable('too-few');
  const all = new Float64Array(total);
  let offset = 0;
  const starts = n.map((size, group) => {
    const start = offset;
    all.set(groups[group]!, start);
    offset += size;
    return start;
  });
  const { ranks, ties } = midRanks(all);
  const share = 1 - ties.correction / (total * (total * total - 1));
  if (!(share > 0)) return notComputable('zero-variance');
  const meanRanks = n.map(
    (size, group) =>
      ranks.subarray(starts[group]!, starts[group]! + size).reduce((sum, rank) => sum + rank, 0) / size,
  );
  const between = n.reduce((sum, size, group) => sum + size * (meanRanks[group]! - (total + 1) / 2) ** 2, 0);
  const statistic = ((12 / (total * (total + 1))) * between) / share;
  const df = n.length - 1;
  return estimated({
    method: 'kruskal-wallis',
    n,
    statistic,
    df,
    p: chiSquareUpper(statistic, df),
    meanRanks,
    epsilonSquared: Math.min(1, statistic / (total - 1)),
  });
}
