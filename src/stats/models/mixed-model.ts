import { type Estimate, estimated, type NotComputable, notComputable } from '../estimate.ts';
import { cholesky, inverseFromCholesky, solveCholesky } from '../linear-algebra/cholesky.ts';
import { bilinear, matrixProduct, traceOfProduct } from '../linear-algebra/products.ts';
import { type AnsweringPatterns, answeringPatterns } from './answering-patterns.ts';

/** How the scores of one person hang together. */
export type CovarianceStructure = 'unstructured' | 'random-intercept';

/**
 * Why there is no model. `empty-cell`: a group has no score at a wave. `not-identified`: the data do not fix a covariance, as when nobody
 * was seen at both of two waves. `no-convergence`: the likelihood has no maximum inside, as when one wave follows from the others.
 */
export type MixedModelFailure = NotComputable | 'empty-cell' | 'not-identified' | 'no-convergence';

/** A mean of every wave in every group, with one covariance matrix for all people. */
export interface MixedModel {
  readonly method: 'mixed-model';
  readonly estimator: 'reml';
  readonly covariance: CovarianceStructure;
  readonly waves: number;
  readonly groups: number;
  /** People with any score; all of them are used. */
  readonly people: number;
  readonly observations: number;
  /** Estimated means, group by group, within a group wave by wave. */
  readonly means: Float64Array;
  /** Covariance matrix of a person's scores, waves × waves. */
  readonly covariances: Float64Array;
  /** The restricted log-likelihood at its maximum. */
  readonly logLikelihood: number;
  /** Number of variances and covariances that were estimated. */
  readonly parameters: number;
  /** What the standard errors and degrees of freedom of `modelContrast` rest on. */
  readonly precision: ModelPrecision;
}

export interface ModelPrecision {
  /** Per group the covariance matrix of its estimated means; means of different groups are independent. */
  readonly ofMeans: readonly Float64Array[];
  /** Per parameter of the covariance matrix and group: the derivative of `ofMeans`. */
  readonly slopes: readonly (readonly Float64Array[])[];
  /** Asymptotic covariance matrix of these parameters, from the observed information. */
  readonly ofParameters: Float64Array;
}

/**
 * Mixed model for repeated measures (Mallinckrodt et al. 2001): a mean of every group at every wave, and a covariance matrix of the scores
 * of one person, by restricted maximum likelihood (Patterson & Thompson 1971). Everybody with any score counts; what is missing at random
 * given the scores that are there does not bias it.
 *
 * log L = −½ ((N − p) log 2π + log|V| + log|X′V⁻¹X| + r′V⁻¹r), by Newton's method with exact second derivatives from sums by pattern of
 * answering. `unstructured` as `nlme::gls(score ~ 0 + group:wave, corSymm(form = ~ wave | id), varIdent(form = ~ 1 | wave))`,
 * `mmrm::mmrm(us(wave | id))`, SAS PROC MIXED (TYPE=UN) and SPSS MIXED (COVTYPE(UNR)); `random-intercept` (the same variance at every wave,
 * the same covariance of every pair, not below zero) as `lme4::lmer(score ~ 0 + group:wave + (1 | id))`.
 *
 * @param groups per group one column of scores a wave, `NaN` where there is no score
 * @returns a reason where no model can be estimated
 * @throws RangeError as `answeringPatterns`
 * @example mixedModel([[pre, post, followUp]], 'unstructured') // means, covariances, logLikelihood, …
 */
export function mixedModel(
  groups: readonly (readonly Float64Array[])[],
  covariance: CovarianceStructure,
): Estimate<MixedModel, MixedModelFailure> {
  return mixedModelOf(answeringPatterns(groups), covariance);
}

/** `mixedModel` from the sums by pattern of answering. */
export function mixedModelOf(
  data: AnsweringPatterns,
  covariance: CovarianceStructure,
): Estimate<MixedModel, MixedModelFailure> {
  const { waves: k, groups, people, observations } = data;
  if (observations <= k * groups) return notComputable(observations === 0 ? 'too-few' : 'not-identified');
  if (hasEmptyCell(data)) return notComputable('empty-cell');
  const start = startingVariances(data);
  if (start === null) return notComputable('zero-variance');
  if (covariance === 'unstructured' && !everyPairSeen(data)) return notComputable('not-identified');
  const bases = covariance === 'unstructured' ? unstructuredBases(k) : randomInterceptBases(k);
  const first = covariance === 'unstructured' ? startUnstructured(data, start) : startIntercept(start);
  let maximum = maximise(data, bases, first);
  let used = bases;
  // Below zero the variance of people is zero: everybody's scores are then independent.
  if (covariance === 'random-intercept' && (!maximum.ok || maximum.value.theta[1]! <= 0)) {
    const hadNone = !maximum.ok;
    used = bases.slice(0, 1);
    maximum = maximise(data, used, first.slice(0, 1));
    // Where the likelihood rises with the variance of people, it has no maximum because nothing varies within them.
    if (hadNone && maximum.ok && maximum.value.point.derivatives(bases).gradient[1]! > 0)
      return notComputable('no-convergence');
  }
  if (!maximum.ok) return maximum;
  const { point, theta, information } = maximum.value;
  const lower = cholesky(information, used.length);
  if (lower === null) return notComputable('not-identified');
  const means = new Float64Array(k * groups);
  point.means.forEach((ofGroup, group) => {
    means.set(
      ofGroup.map((mean, wave) => mean + data.origins[wave]!),
      group * k,
    );
  });
  const slopes = point.meanSlopes(used);
  return estimated({
    method: 'mixed-model',
    estimator: 'reml',
    covariance,
    waves: k,
    groups,
    people,
    observations,
    means,
    covariances: combination(used, theta, k),
    logLikelihood: point.logLikelihood,
    parameters: bases.length,
    precision: { ofMeans: point.ofMeans, slopes, ofParameters: inverseFromCholesky(lower, used.length) },
  });
}

/** Symmetric matrices of which the covariance matrix is a combination, row by row. */
type Bases = readonly Float64Array[];

/** One matrix a variance or covariance. */
function unstructuredBases(k: number): Bases {
  const bases: Float64Array[] = [];
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      const basis = new Float64Array(k * k);
      basis[i * k + j] = 1;
      basis[j * k + i] = 1;
      bases.push(basis);
    }
  }
  return bases;
}

/** The variance within people, then that of people. */
function randomInterceptBases(k: number): Bases {
  const within = Float64Array.from({ length: k * k }, (_, index) => (index % (k + 1) === 0 ? 1 : 0));
  return [within, new Float64Array(k * k).fill(1)];
}

function combination(bases: Bases, weights: Float64Array, k: number): Float64Array {
  const sum = new Float64Array(k * k);
  bases.forEach((basis, i) => {
    for (let index = 0; index < sum.length; index++) sum[index]! += weights[i]! * basis[index]!;
  });
  return sum;
}

function hasEmptyCell({ patterns, waves, groups }: AnsweringPatterns): boolean {
  const seen = new Uint8Array(waves * groups);
  for (const pattern of patterns)
    for (const { group } of pattern.groups) for (const wave of pattern.waves) seen[group * waves + wave] = 1;
  return seen.includes(0);
}

function everyPairSeen({ patterns, waves }: AnsweringPatterns): boolean {
  const seen = new Uint8Array(waves * waves);
  for (const pattern of patterns)
    for (const a of pattern.waves) for (const b of pattern.waves) seen[a * waves + b] = 1;
  return !seen.includes(0);
}

/** Variance of every wave within groups, of all who have a score; `null` when a wave does not vary. */
function startingVariances({ patterns, waves, groups, origins }: AnsweringPatterns): Float64Array | null {
  const n = new Float64Array(waves * groups);
  const sums = new Float64Array(waves * groups);
  const squares = new Float64Array(waves);
  for (const pattern of patterns) {
    const size = pattern.waves.length;
    for (const part of pattern.groups) {
      pattern.waves.forEach((wave, i) => {
        n[part.group * waves + wave]! += part.n;
        sums[part.group * waves + wave]! += part.sums[i]!;
        squares[wave]! += part.products[i * size + i]!;
      });
    }
  }
  const variances = new Float64Array(waves);
  for (let wave = 0; wave < waves; wave++) {
    let rest = squares[wave]!;
    let df = 0;
    for (let group = 0; group < groups; group++) {
      const cell = group * waves + wave;
      rest -= sums[cell]! ** 2 / n[cell]!;
      df += n[cell]! - 1;
    }
    const size = Math.max(Math.abs(origins[wave]!), Math.sqrt(squares[wave]! / Math.max(df, 1)));
    if (df < 1 || !(Math.sqrt(rest / df) > 1e-12 * size)) return null;
    variances[wave] = rest / df;
  }
  return variances;
}

/** Half of every variance is people's own: a matrix that is positive definite whatever the data. */
function startUnstructured({ waves }: AnsweringPatterns, variances: Float64Array): Float64Array {
  const start: number[] = [];
  for (let i = 0; i < waves; i++)
    for (let j = 0; j <= i; j++) start.push((i === j ? 1 : 0.5) * Math.sqrt(variances[i]! * variances[j]!));
  return Float64Array.from(start);
}

function startIntercept(variances: Float64Array): Float64Array {
  const mean = variances.reduce((sum, variance) => sum + variance, 0) / variances.length;
  return Float64Array.of(mean / 2, mean / 2);
}

/** The restricted likelihood at one covariance matrix, with what its derivatives are made of. */
interface LikelihoodPoint {
  readonly logLikelihood: number;
  /** Per group, from the origins. */
  readonly means: readonly Float64Array[];
  readonly ofMeans: readonly Float64Array[];
  /** Gradient, observed and expected information in the weights of the bases. */
  readonly derivatives: (bases: Bases) => Derivatives;
  readonly meanSlopes: (bases: Bases) => Float64Array[][];
}

interface Derivatives {
  readonly gradient: Float64Array;
  readonly observed: Float64Array;
  readonly expected: Float64Array;
}

/** One pattern's part: its inverse covariance matrix, the groups' sums, and where the waves stand. */
interface PatternPoint {
  readonly waves: readonly number[];
  readonly n: number;
  readonly weight: Float64Array;
  readonly groups: readonly { readonly group: number; readonly n: number; readonly rest: Float64Array }[];
  /** W (Σ residual cross-products) W and W (Σ n × covariance of the means) W. */
  readonly residual: Float64Array;
  readonly leverage: Float64Array;
}

/** `null` where the covariance matrix is not positive definite. */
function likelihoodAt(data: AnsweringPatterns, covariances: Float64Array): LikelihoodPoint | null {
  const { waves: k, groups, patterns, observations } = data;
  const normal = Array.from({ length: groups }, () => new Float64Array(k * k));
  const right = Array.from({ length: groups }, () => new Float64Array(k));
  const weights: Float64Array[] = [];
  let value = (observations - k * groups) * Math.log(2 * Math.PI);
  if (cholesky(covariances, k, 1e-13) === null) return null;
  for (const { waves, n, groups: parts } of patterns) {
    const size = waves.length;
    const lower = cholesky(submatrix(covariances, waves, k), size, 1e-13);
    if (lower === null) return null;
    const weight = inverseFromCholesky(lower, size);
    weights.push(weight);
    value += n * logDeterminant(lower, size);
    for (const part of parts) {
      for (let i = 0; i < size; i++) {
        const row = waves[i]! * k;
        for (let j = 0; j < size; j++) {
          const entry = weight[i * size + j]!;
          normal[part.group]![row + waves[j]!]! += part.n * entry;
          right[part.group]![waves[i]!]! += entry * part.sums[j]!;
        }
      }
    }
  }
  const ofMeans: Float64Array[] = [];
  const means: Float64Array[] = [];
  for (let group = 0; group < groups; group++) {
    const lower = cholesky(normal[group]!, k, 1e-13);
    if (lower === null) return null;
    value += logDeterminant(lower, k);
    ofMeans.push(inverseFromCholesky(lower, k));
    means.push(solveCholesky(lower, right[group]!));
  }
  const points = patterns.map(({ waves, n, groups: parts }, index): PatternPoint => {
    const size = waves.length;
    const weight = weights[index]!;
    const residual = new Float64Array(size * size);
    const leverage = new Float64Array(size * size);
    const rests = parts.map(({ group, n: people, sums, products }) => {
      const mean = Float64Array.from(waves, (wave) => means[group]![wave]!);
      const covariance = ofMeans[group]!;
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) {
          residual[i * size + j]! +=
            products[i * size + j]! -
            sums[i]! * mean[j]! -
            mean[i]! * sums[j]! +
            people * mean[i]! * mean[j]!;
          leverage[i * size + j]! += people * covariance[waves[i]! * k + waves[j]!]!;
        }
      }
      return { group, n: people, rest: sums.map((sum, i) => sum - people * mean[i]!) };
    });
    value += traceOfProduct(weight, residual, size);
    return {
      waves,
      n,
      weight,
      groups: rests,
      residual: sandwich(weight, residual, size),
      leverage: sandwich(weight, leverage, size),
    };
  });
  return {
    logLikelihood: -value / 2,
    means,
    ofMeans,
    derivatives: (bases) => derivativesAt(points, ofMeans, bases, k),
    meanSlopes: (bases) =>
      bases.map((basis) =>
        weightSlopes(points, basis, groups, k).map((slope, group) => sandwich(ofMeans[group]!, slope, k)),
      ),
  };
}

/**
 * First and second derivatives of the restricted log-likelihood in a covariance matrix that is linear in its parameters (Harville 1977):
 * ∂ = −½ (tr P V_i − r′W V_i W r), ∂² = ½ tr P V_i P V_j − r′W V_i P V_j W r, P = W − W X (X′WX)⁻¹ X′W.
 */
function derivativesAt(
  points: readonly PatternPoint[],
  ofMeans: readonly Float64Array[],
  bases: Bases,
  k: number,
): Derivatives {
  const m = bases.length;
  const gradient = new Float64Array(m);
  const observed = new Float64Array(m * m);
  const expected = new Float64Array(m * m);
  for (const { waves, n, weight, residual, leverage } of points) {
    const size = waves.length;
    const both = residual.map((entry, index) => entry + leverage[index]!);
    const parts = bases.map((basis) => submatrix(basis, waves, k));
    const of = (matrix: Float64Array) => parts.map((part) => matrixProduct(matrix, part, size, size, size));
    const [byWeight, byBoth, byLeverage] = [of(weight), of(both), of(leverage)];
    for (let i = 0; i < m; i++) {
      gradient[i]! -=
        (n * traceOfProduct(weight, parts[i]!, size) - traceOfProduct(both, parts[i]!, size)) / 2;
      for (let j = 0; j <= i; j++) {
        const plain = (n * traceOfProduct(byWeight[i]!, byWeight[j]!, size)) / 2;
        observed[i * m + j]! += traceOfProduct(byBoth[i]!, byWeight[j]!, size) - plain;
        expected[i * m + j]! += plain - traceOfProduct(byLeverage[i]!, byWeight[j]!, size);
      }
    }
  }
  const groups = ofMeans.length;
  const slopes = bases.map((basis) => weightSlopes(points, basis, groups, k));
  const pulls = bases.map((basis) => residualPulls(points, basis, groups, k));
  for (let group = 0; group < groups; group++) {
    const turned = slopes.map((ofGroups) => matrixProduct(ofMeans[group]!, ofGroups[group]!, k, k, k));
    for (let i = 0; i < m; i++) {
      for (let j = 0; j <= i; j++) {
        const half = traceOfProduct(turned[i]!, turned[j]!, k) / 2;
        observed[i * m + j]! -= half + bilinear(pulls[i]![group]!, ofMeans[group]!, pulls[j]![group]!);
        expected[i * m + j]! += half;
      }
    }
  }
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < i; j++) {
      observed[j * m + i] = observed[i * m + j]!;
      expected[j * m + i] = expected[i * m + j]!;
    }
  }
  return { gradient, observed, expected };
}

/** X′ W V_i W X by group: minus the derivative of X′WX, k × k. */
function weightSlopes(
  points: readonly PatternPoint[],
  basis: Float64Array,
  groups: number,
  k: number,
): Float64Array[] {
  const slopes = Array.from({ length: groups }, () => new Float64Array(k * k));
  for (const { waves, weight, groups: parts } of points) {
    const size = waves.length;
    const change = sandwich(weight, submatrix(basis, waves, k), size);
    for (const { group, n } of parts) {
      const into = slopes[group]!;
      for (let i = 0; i < size; i++)
        for (let j = 0; j < size; j++) into[waves[i]! * k + waves[j]!]! += n * change[i * size + j]!;
    }
  }
  return slopes;
}

/** X′ W V_i W r by group. */
function residualPulls(
  points: readonly PatternPoint[],
  basis: Float64Array,
  groups: number,
  k: number,
): Float64Array[] {
  const pulls = Array.from({ length: groups }, () => new Float64Array(k));
  for (const { waves, weight, groups: parts } of points) {
    const size = waves.length;
    const change = sandwich(weight, submatrix(basis, waves, k), size);
    for (const { group, rest } of parts)
      for (let i = 0; i < size; i++)
        for (let j = 0; j < size; j++) pulls[group]![waves[i]!]! += change[i * size + j]! * rest[j]!;
  }
  return pulls;
}

const MAXIMUM_STEPS = 200;
/** Twice the rise in log-likelihood that a whole step promises; Newton's error squares, so one step more leaves rounding only. */
const NEARLY_THERE = 1e-9;

function maximise(
  data: AnsweringPatterns,
  bases: Bases,
  start: Float64Array,
): Estimate<
  { readonly theta: Float64Array; readonly point: LikelihoodPoint; readonly information: Float64Array },
  'no-convergence'
> {
  const k = data.waves;
  let theta = start;
  let point = likelihoodAt(data, combination(bases, theta, k));
  for (let steps = 0; steps < MAXIMUM_STEPS && point !== null; steps++) {
    const { gradient, observed, expected } = point.derivatives(bases);
    const newton = cholesky(observed, bases.length);
    const lower = newton ?? cholesky(expected, bases.length);
    if (lower === null) return notComputable('no-convergence');
    const step = solveCholesky(lower, gradient);
    const promised = step.reduce((sum, change, i) => sum + change * gradient[i]!, 0);
    const last = newton !== null && promised < NEARLY_THERE;
    let length = 1;
    let next: LikelihoodPoint | null = null;
    let there = theta;
    for (; length > 1e-10; length /= 2) {
      there = theta.map((value, i) => value + length * step[i]!);
      next = likelihoodAt(data, combination(bases, there, k));
      // So near the top the rise drowns in rounding.
      if (next !== null && (last || next.logLikelihood > point.logLikelihood)) break;
    }
    if (next === null || length <= 1e-10) return notComputable('no-convergence');
    theta = there;
    point = next;
    if (last) {
      if (cholesky(combination(bases, theta, k), k, 1e-9) === null) return notComputable('no-convergence');
      return estimated({ theta, point, information: point.derivatives(bases).observed });
    }
  }
  return notComputable('no-convergence');
}

function submatrix(matrix: Float64Array, waves: readonly number[], k: number): Float64Array {
  const size = waves.length;
  if (size === k) return matrix;
  const part = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) part[i * size + j] = matrix[waves[i]! * k + waves[j]!]!;
  return part;
}

/** A B A. */
function sandwich(outer: Float64Array, inner: Float64Array, k: number): Float64Array {
  return matrixProduct(matrixProduct(outer, inner, k, k, k), outer, k, k, k);
}

function logDeterminant(lower: Float64Array, k: number): number {
  let sum = 0;
  for (let i = 0; i < k; i++) sum += 2 * Math.log(lower[i * k + i]!);
  return sum;
}
