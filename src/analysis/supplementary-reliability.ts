import type {
  AlphaInterval,
  FurtherItem,
  FurtherReliability,
  OmegaTotal,
  OneFactor,
  PairwiseReliability,
  Reliability,
  SplitHalfReliability,
} from '../model/result.ts';
import { concatenated } from '../stats/concatenated.ts';
import { cronbachAlpha, standardizedAlpha } from '../stats/cronbach-alpha.ts';
import { type CovarianceMatrix, type CrossProducts, covarianceMatrix } from '../stats/cross-products.ts';
import { describeRuns, mergedRuns } from '../stats/describe.ts';
import { type Estimate, notComputable, orNull } from '../stats/estimate.ts';
import { itemAnalysis } from '../stats/item-analysis.ts';
import { itemCovariances } from '../stats/item-covariances.ts';
import { alphaAsymptoticInterval } from '../stats/reliability/alpha-asymptotic-interval.ts';
import { alphaBootstrap } from '../stats/reliability/alpha-bootstrap.ts';
import { correlationMatrix } from '../stats/reliability/correlation-matrix.ts';
import { factorFit } from '../stats/reliability/factor-fit.ts';
import { guttmanLambda2 } from '../stats/reliability/guttman-lambda-2.ts';
import { guttmanLambda6 } from '../stats/reliability/guttman-lambda-6.ts';
import { omegaOf } from '../stats/reliability/omega.ts';
import { omegaInterval } from '../stats/reliability/omega-interval.ts';
import {
  type OneFactorModel,
  oneFactorModel,
  standardizedModel,
} from '../stats/reliability/one-factor-model.ts';
import {
  emptyPairwiseProducts,
  type PairwiseCovarianceMatrix,
  type PairwiseProducts,
  pairwiseCovarianceMatrix,
} from '../stats/reliability/pairwise-products.ts';
import { pooledPairwiseProducts } from '../stats/reliability/pooled-pairwise-products.ts';
import { splitHalf } from '../stats/reliability/split-half.ts';
import { squaredMultipleCorrelations } from '../stats/reliability/squared-multiple-correlations.ts';
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
  const model = oneFactorModel(matrix);
  const error = measurementError(reliability, material, level);
  const further: FurtherReliability = {
    omegaTotal: omega(model, matrix.n, level),
    omegaTotalStandardized: omega(
      model.ok ? { ok: true, value: standardizedModel(model.value, matrix) } : model,
      matrix.n,
      level,
    ),
    oneFactor: oneFactor(matrix, model),
    items: furtherItems(reliability, matrix, model),
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

function omega(model: Estimate<OneFactorModel, string>, n: number, level: number): OmegaTotal {
  const common = { method: 'one-factor-maximum-likelihood', n } as const;
  if (!model.ok)
    return { ...common, value: null, ci: interval(null, level), reason: model.reason, fit: null };
  const ends = omegaInterval(model.value, n, level);
  const ci = { ...interval(ends.ok ? ends.value : null, level), method: 'delta' };
  return { ...common, value: omegaOf(model.value), ci, reason: null, fit: model.value.fit };
}

/** The level of the interval of RMSEA, by which a fit is tested as close. */
const RMSEA_LEVEL = 0.9;

function oneFactor(matrix: CovarianceMatrix, model: Estimate<OneFactorModel, string>): OneFactor {
  const fit = model.ok ? factorFit(matrix, model.value) : model;
  const common = { method: 'maximum-likelihood', n: matrix.n } as const;
  const test = model.ok ? model.value.fit : { chiSquare: null, df: null, p: null };
  if (!fit.ok) {
    const none = { cfi: null, tli: null, rmsea: null, rmseaCi: interval(null, RMSEA_LEVEL), srmr: null };
    return { ...common, ...test, ...none, reason: fit.reason };
  }
  const { cfi, tli, rmsea, rmseaCi, srmr } = fit.value;
  return { ...common, ...test, cfi, tli, rmsea, rmseaCi: interval(rmseaCi, RMSEA_LEVEL), srmr };
}

function furtherItems(
  { items }: Reliability,
  matrix: CovarianceMatrix,
  model: Estimate<OneFactorModel, string>,
): FurtherItem[] {
  const { n, k, covariances } = matrix;
  const analysed = itemAnalysis(itemCovariances(matrix));
  const multiple = squaredMultipleCorrelations(matrix);
  return items.map(({ id }, index) => {
    const { scaleMeanIfDropped, scaleVarianceIfDropped } = analysed[index]!;
    const known = given(
      Number.isFinite(scaleVarianceIfDropped) && k > 1,
      k > 1 ? 'too-few' : 'too-few-items',
    );
    const rest = k > 1 && n > 0 ? { mean: scaleMeanIfDropped, variance: scaleVarianceIfDropped } : null;
    return {
      id,
      n,
      scaleMeanIfDropped: rest?.mean ?? null,
      scaleVarianceIfDropped: rest !== null && Number.isFinite(rest.variance) ? rest.variance : null,
      squaredMultipleCorrelation: multiple.ok ? multiple.value[index]! : null,
      loading: model.ok ? model.value.loadings[index]! / Math.sqrt(covariances[index * k + index]!) : null,
      ...reasonOf(known, multiple, model),
    };
  });
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
