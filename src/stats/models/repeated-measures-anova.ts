import { chiSquareUpper } from '../distributions/chi-square.ts';
import { fUpper } from '../distributions/f.ts';
import { type Estimate, estimated, notComputable } from '../estimate.ts';
import { cholesky } from '../linear-algebra/cholesky.ts';

/** An effect within people, with its degrees of freedom as they are and corrected for sphericity. */
export interface WithinEffect {
  readonly statistic: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
  /** Degrees of freedom times Greenhouse and Geisser's ε. */
  readonly greenhouseGeisser: CorrectedTest;
  /** Degrees of freedom times Huynh and Feldt's ε, at most 1. */
  readonly huynhFeldt: CorrectedTest;
  readonly sumOfSquares: number;
  /** SS / (SS + SS of people + SS of error): the same whatever else is within people. */
  readonly generalizedEtaSquared: number;
  readonly partialEtaSquared: number;
}

/** A p-value whose degrees of freedom are corrected for a lack of sphericity. */
export interface CorrectedTest {
  readonly epsilon: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

/** The effect of the groups. */
export interface BetweenEffect {
  readonly statistic: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
  readonly sumOfSquares: number;
  readonly generalizedEtaSquared: number;
  readonly partialEtaSquared: number;
}

/** Mauchly's (1940) test that the differences between all waves vary alike. */
export interface Mauchly {
  readonly w: number;
  readonly df: number;
  readonly p: number;
}

/** A repeated-measures analysis of variance: waves, groups, and their interaction. */
export interface RepeatedMeasuresAnova {
  readonly method: 'repeated-measures-anova';
  /** People with a score at every wave. */
  readonly n: number;
  readonly groups: readonly number[];
  readonly waves: number;
  readonly wave: WithinEffect;
  /** `null` with one group. */
  readonly group: BetweenEffect | null;
  readonly interaction: WithinEffect | null;
  readonly errorSumOfSquares: number;
  readonly peopleSumOfSquares: number;
  /** `null` with two waves, where sphericity holds by itself, and where people are too few for it. */
  readonly mauchly: Mauchly | null;
}

/**
 * Repeated-measures analysis of variance of complete people, in one group or several.
 *
 * With z the scores on orthonormal contrasts of the k waves, S their pooled covariance matrix within groups and ν = n − groups:
 * F = (tr H / df) / tr S; ε of Greenhouse & Geisser (1959) = (tr S)² / ((k − 1) tr S²); ε of Huynh & Feldt (1976), in Lecoutre's (1991)
 * form for groups, = ((ν + 1)(k − 1)ε − 2) / ((k − 1)(ν − (k − 1)ε)). Sums of squares of type III, every group weighing the same.
 * Generalized η² after Olejnik & Algina (2003), groups taken as assigned. Mauchly's p with Box's second term (Anderson 2003), which `stats::mauchly.test`
 * means to have.
 * As `car::Anova(type = 3)` with `idata`, `rstatix::anova_test`, `afex::aov_car` and SPSS GLM (whose Mauchly has the first term only).
 *
 * @param groups per group one column of scores a wave, complete people only
 * @returns `too-few` unless there are two waves and more people than groups; `zero-variance` when all change alike
 * @throws RangeError when columns differ in length or a score is not finite
 */
export function repeatedMeasuresAnova(
  groups: readonly (readonly Float64Array[])[],
): Estimate<RepeatedMeasuresAnova> {
  const k = groups[0]?.length ?? 0;
  const sizes = groups.map(([first]) => first?.length ?? 0);
  for (const columns of groups)
    if (
      columns.length !== k ||
      columns.some((column) => column.length !== columns[0]!.length || !column.every(Number.isFinite))
    )
      throw new RangeError('repeatedMeasuresAnova: waves of unequal length, or a score that is not finite');
  const n = sizes.reduce((sum, size) => sum + size, 0);
  const df = n - groups.length;
  if (k < 2 || sizes.includes(0) || df < 1) return notComputable('too-few');
  const contrasts = helmert(k);
  const transformed = groups.map((columns) => contrasts.map((weights) => combined(columns, weights)));
  const p = k - 1;
  const means = transformed.map((columns) => columns.map(meanOf));
  const errors = pooledProducts(transformed, means);
  const errorSum = trace(errors, p);
  const size = groups.reduce((largest, columns) => Math.max(largest, ...columns.map(magnitude)), 0);
  if (!(Math.sqrt(errorSum / (df * p)) > 1e-13 * size)) return notComputable('zero-variance');
  const levels = groups.map((columns) => combined(columns, new Float64Array(k).fill(1 / Math.sqrt(k))));
  const levelMeans = levels.map(meanOf);
  const peopleSum = levels.reduce((sum, values, group) => sum + squaresAbout(values, levelMeans[group]!), 0);
  const epsilon = errorSum ** 2 / (p * sumOfSquares(errors));
  const huynhFeldt = huynhFeldtEpsilon(epsilon, p, df);
  const within = (sum: number, effectDf: number): WithinEffect => {
    const statistic = sum / effectDf / (errorSum / (df * p));
    const corrected = (by: number): CorrectedTest => ({
      epsilon: by,
      df1: effectDf * by,
      df2: df * p * by,
      p: fUpper(statistic, effectDf * by, df * p * by),
    });
    return {
      statistic,
      df1: effectDf,
      df2: df * p,
      p: fUpper(statistic, effectDf, df * p),
      greenhouseGeisser: corrected(epsilon),
      huynhFeldt: corrected(huynhFeldt),
      sumOfSquares: sum,
      generalizedEtaSquared: sum / (sum + peopleSum + errorSum),
      partialEtaSquared: sum / (sum + errorSum),
    };
  };
  const several = groups.length > 1;
  const sumBetween = (column: (group: number) => number) => squaresBetween(sizes, column);
  const groupSum = several ? sumBetween((group) => levelMeans[group]!) : 0;
  const interactionSum = contrasts.reduce(
    (sum, _, i) => sum + (several ? sumBetween((group) => means[group]![i]!) : 0),
    0,
  );
  const groupDf = groups.length - 1;
  const groupF = groupSum / groupDf / (peopleSum / df);
  return estimated({
    method: 'repeated-measures-anova',
    n,
    groups: sizes,
    waves: k,
    wave: within(waveSum(means, sizes), p),
    group:
      several && peopleSum > 0
        ? {
            statistic: groupF,
            df1: groupDf,
            df2: df,
            p: fUpper(groupF, groupDf, df),
            sumOfSquares: groupSum,
            generalizedEtaSquared: groupSum / (groupSum + peopleSum + errorSum),
            partialEtaSquared: groupSum / (groupSum + peopleSum),
          }
        : null,
    interaction: several ? within(interactionSum, groupDf * p) : null,
    errorSumOfSquares: errorSum,
    peopleSumOfSquares: peopleSum,
    mauchly: p < 2 ? null : mauchlyOf(errors, p, df),
  });
}

/** Never below that of Greenhouse and Geisser, which stands in with one degree of freedom, where it would be 0/0; at most 1. */
function huynhFeldtEpsilon(epsilon: number, p: number, df: number): number {
  if (df === 1) return epsilon;
  const room = df - p * epsilon;
  return room > 0 ? Math.min(1, Math.max(epsilon, ((df + 1) * p * epsilon - 2) / (p * room))) : 1;
}

/** Orthonormal contrasts: each wave against the mean of those before it (Helmert). */
function helmert(k: number): Float64Array[] {
  return Array.from({ length: k - 1 }, (_, i) => {
    const scale = Math.sqrt((i + 1) * (i + 2));
    return Float64Array.from({ length: k }, (_zero, wave) =>
      wave <= i ? -1 / scale : wave === i + 1 ? (i + 1) / scale : 0,
    );
  });
}

function combined(columns: readonly Float64Array[], weights: Float64Array): Float64Array {
  return columns[0]!.map((_, row) => weights.reduce((sum, weight, i) => sum + weight * columns[i]![row]!, 0));
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function squaresAbout(values: Float64Array, mean: number): number {
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

function magnitude(values: Float64Array): number {
  return values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}

/** Cross-products of the contrasts within groups. */
function pooledProducts(
  groups: readonly (readonly Float64Array[])[],
  means: readonly (readonly number[])[],
): Float64Array {
  const p = groups[0]!.length;
  const products = new Float64Array(p * p);
  groups.forEach((columns, group) => {
    for (let i = 0; i < p; i++) {
      for (let j = 0; j < p; j++) {
        let sum = 0;
        for (let row = 0; row < columns[i]!.length; row++)
          sum += (columns[i]![row]! - means[group]![i]!) * (columns[j]![row]! - means[group]![j]!);
        products[i * p + j]! += sum;
      }
    }
  });
  return products;
}

/** The unweighted mean of the groups, squared, over its variance in units of the error. */
function waveSum(means: readonly (readonly number[])[], sizes: readonly number[]): number {
  const groups = sizes.length;
  const variance = sizes.reduce((sum, size) => sum + 1 / size, 0) / groups ** 2;
  return means[0]!.reduce((sum, _, i) => {
    const mean = means.reduce((total, ofGroup) => total + ofGroup[i]!, 0) / groups;
    return sum + mean ** 2 / variance;
  }, 0);
}

function squaresBetween(sizes: readonly number[], mean: (group: number) => number): number {
  const n = sizes.reduce((sum, size) => sum + size, 0);
  const grand = sizes.reduce((sum, size, group) => sum + size * mean(group), 0) / n;
  return sizes.reduce((sum, size, group) => sum + size * (mean(group) - grand) ** 2, 0);
}

function mauchlyOf(errors: Float64Array, p: number, df: number): Mauchly | null {
  const lower = cholesky(errors, p);
  if (lower === null) return null;
  let logDeterminant = 0;
  for (let i = 0; i < p; i++) logDeterminant += 2 * Math.log(lower[i * p + i]!);
  const logW = logDeterminant - p * Math.log(trace(errors, p) / p);
  const rho = 1 - (2 * p * p + p + 2) / (6 * df * p);
  const weight =
    ((p + 2) * (p - 1) * (p - 2) * (p * (2 * p * p + 6 * p + 3) + 2)) / (288 * (df * p * rho) ** 2);
  const statistic = Math.max(0, -df * rho * logW);
  const degrees = (p * (p + 1)) / 2 - 1;
  const [first, second] = [chiSquareUpper(statistic, degrees), chiSquareUpper(statistic, degrees + 4)];
  return { w: Math.exp(logW), df: degrees, p: first + weight * (second - first) };
}

function trace(matrix: Float64Array, p: number): number {
  let sum = 0;
  for (let i = 0; i < p; i++) sum += matrix[i * p + i]!;
  return sum;
}

function sumOfSquares(matrix: Float64Array): number {
  return matrix.reduce((sum, entry) => sum + entry * entry, 0);
}
