import type {
  AlphaInterval,
  FurtherReliability,
  OmegaTotal,
  PairwiseReliability,
  Reliability,
  SplitHalfReliability,
} from '../model/result.ts';
import { concatenated } from '../stats/concatenated.ts';
import { cronbachAlpha, standardizedAlpha } from '../stats/cronbach-alpha.ts';
import { type CovarianceMatrix, type CrossProducts, covarianceMatrix } from '../stats/cross-products.ts';
import { describeRuns, mergedRuns } from '../stats/describe.ts';
import { type Estimate, notComputable, orNull } from '../stats/estimate.ts';
import { alphaAsymptoticInterval } from '../stats/reliability/alpha-asymptotic-interval.ts';
import { alphaBootstrap } from '../stats/reliability/alpha-bootstrap.ts';
import { correlationMatrix } from '../stats/reliability/correlation-matrix.ts';
import { guttmanLambda2 } from '../stats/reliability/guttman-lambda-2.ts';
import { guttmanLambda6 } from '../stats/reliability/guttman-lambda-6.ts';
import { omegaTotal } from '../stats/reliability/omega.ts';
import { omegaInterval } from '../stats/reliability/omega-interval.ts';
import {
  emptyPairwiseProducts,
  type PairwiseCovarianceMatrix,
  type PairwiseProducts,
  pairwiseCovarianceMatrix,
} from '../stats/reliability/pairwise-products.ts';
import { pooledPairwiseProducts } from '../stats/reliability/pooled-pairwise-products.ts';
import { splitHalf } from '../stats/reliability/split-half.ts';
import {
  smallestDetectableChange,
  standardErrorOfMeasurement,
} from '../stats/reliability/standard-error-of-measurement.ts';
import { interval } from './compare.ts';
import { given, reasonOf } from './null-reasons.ts';
import { possible } from './reliability.ts';
import type { AnalysisSettings } from './settings.ts';
import { itemValuesOfWave, scoreRuns, type WaveScore } from './wave.ts';

/** What one wave's further reliability is made of. */
export interface ReliabilityMaterial {
  readonly products: CrossProducts;
  readonly pairwise: PairwiseProducts;
  /** Item values after reversal, one array per item; `null` where they were not kept. */
  readonly items: readonly Float64Array[] | null;
  /** Standard deviation and number of the scores. */
  readonly sd: number | null;
  readonly n: number;
}

/** Omega, lambdas, split halves, other intervals of alpha, pairwise alpha, and the error of measurement. */
export function withSupplementaryReliability(
  reliability: Reliability,
  material: ReliabilityMaterial,
  settings: AnalysisSettings,
): Reliability {
  const matrix = covarianceMatrix(material.products);
  const correlations = correlationMatrix(matrix);
  const level = settings.confidence;
  const [lambda2, lambda6] = [guttmanLambda2(matrix), guttmanLambda6(matrix)];
  const standardizedLambda6 = correlations.ok ? guttmanLambda6(correlations.value) : correlations;
  const error = measurementError(reliability, material, level);
  const further: FurtherReliability = {
    omegaTotal: omega({ ok: true, value: matrix }, matrix.n, level),
    omegaTotalStandardized: omega(correlations, matrix.n, level),
    guttmanLambda2: orNull(lambda2),
    guttmanLambda6: orNull(lambda6),
    guttmanLambda6Standardized: orNull(standardizedLambda6),
    splitHalf: halves(matrix),
    alphaIntervals:
      settings.alpha === 'pairwise'
        ? intervals(pairwiseCovarianceMatrix(material.pairwise), null, settings)
        : intervals(matrix, material.items, settings),
    pairwise: pairwiseAlpha(material.pairwise),
    ...error,
    ...reasonOf(
      ...[lambda2, lambda6, standardizedLambda6],
      given(error.standardErrorOfMeasurement !== null, error.smallestDetectableChange.reason ?? 'too-few'),
    ),
  };
  return { ...reliability, further };
}

/** Gathers it from one wave, or from all waves together. */
export function reliabilityMaterial(
  scores: readonly WaveScore[],
  products: CrossProducts,
): ReliabilityMaterial {
  const items = scores.map(itemValuesOfWave);
  const { sd, n } = describeRuns(mergedRuns(scores.map(scoreRuns)));
  return {
    products,
    pairwise: pairwiseProducts(scores, products.origins.length),
    items: items.every((each) => each !== null)
      ? (items[0] ?? []).map((_, k) => concatenated(items.map((each) => each[k]!)))
      : null,
    sd,
    n,
  };
}

/** Means and covariances of a score's items in one wave or all together, each pair over everybody who answered both. */
export function pairwiseMatrix(scores: readonly WaveScore[], k: number): PairwiseCovarianceMatrix {
  return pairwiseCovarianceMatrix(pairwiseProducts(scores, k));
}

function pairwiseProducts(scores: readonly WaveScore[], k: number): PairwiseProducts {
  return pooledPairwiseProducts(
    scores.map(({ wave, column }) => column.pairwise[wave.group] ?? emptyPairwiseProducts(k)),
  );
}

function omega(matrix: Estimate<CovarianceMatrix, string>, n: number, level: number): OmegaTotal {
  const estimate = matrix.ok ? omegaTotal(matrix.value) : matrix;
  const common = { method: 'one-factor-maximum-likelihood', n } as const;
  if (!estimate.ok) {
    return { ...common, value: null, ci: interval(null, level), reason: estimate.reason, fit: null };
  }
  const { value, model } = estimate.value;
  const ends = omegaInterval(model, n, level);
  const ci = { ...interval(ends.ok ? ends.value : null, level), method: 'delta' };
  return { ...common, value, ci, reason: null, fit: model.fit };
}

function halves(matrix: CovarianceMatrix): SplitHalfReliability[] {
  return (['odd-even', 'first-second'] as const).flatMap((split) => {
    const estimate = splitHalf(matrix, split);
    if (!estimate.ok) return [];
    const { items, correlation, spearmanBrown, spearmanBrownUnequal, guttman } = estimate.value;
    return [
      {
        split,
        items,
        correlation,
        spearmanBrown: orNull(spearmanBrown),
        spearmanBrownUnequal: orNull(spearmanBrownUnequal),
        flanaganRulon: orNull(guttman),
        ...reasonOf(spearmanBrown, spearmanBrownUnequal, guttman),
      },
    ];
  });
}

function intervals(
  matrix: CovarianceMatrix,
  items: readonly Float64Array[] | null,
  { confidence: level, bootstrap }: AnalysisSettings,
): AlphaInterval[] {
  const asymptotic = alphaAsymptoticInterval(matrix, level);
  const { n } = matrix;
  const list: AlphaInterval[] = [
    {
      ...interval(asymptotic.ok ? asymptotic.value : null, level),
      method: 'duhachek-iacobucci',
      n,
      ...reasonOf(asymptotic),
    },
  ];
  if (bootstrap === null || items === null) return list;
  const resampled = alphaBootstrap(items, { ...bootstrap, level });
  if (!resampled.ok) return list;
  const { percentile, bca } = resampled.value;
  return [
    ...list,
    { ...interval(percentile, level), method: 'bootstrap-percentile', n, ...bootstrap },
    {
      ...interval(bca.ok ? bca.value : null, level),
      method: 'bootstrap-bca',
      n,
      ...bootstrap,
      ...(bca.ok ? {} : { reason: bca.reason }),
    },
  ];
}

function pairwiseAlpha(products: PairwiseProducts): PairwiseReliability {
  const matrix = pairwiseCovarianceMatrix(products);
  const alpha = possible(cronbachAlpha(matrix), Number.NEGATIVE_INFINITY);
  const standardized = possible(standardizedAlpha(matrix), Number.NEGATIVE_INFINITY);
  return {
    method: 'cronbach-alpha-pairwise',
    smallestN: matrix.n,
    alpha: orNull(alpha),
    alphaStandardized: orNull(standardized),
    ...reasonOf(alpha, standardized),
  };
}

function measurementError(
  { alpha, reason = 'too-few' }: Reliability,
  { sd, n }: ReliabilityMaterial,
  level: number,
): Pick<FurtherReliability, 'standardErrorOfMeasurement' | 'smallestDetectableChange'> {
  const error =
    alpha === null
      ? notComputable(reason)
      : sd === null
        ? notComputable('too-few')
        : standardErrorOfMeasurement(sd, alpha);
  if (!error.ok) {
    return {
      standardErrorOfMeasurement: null,
      smallestDetectableChange: { level, n, individual: null, group: null, ...reasonOf(error) },
    };
  }
  return {
    standardErrorOfMeasurement: error.value,
    smallestDetectableChange: { n, ...smallestDetectableChange(error.value, n, level) },
  };
}
