/**
 * The statistics of ensure-stats as functions of numbers, without files and without rounding: `import { … } from 'ensure-stats/stats'`.
 *
 * Samples are `Float64Array`s of finite numbers, or their `moments`; items of a scale are the covariances of complete respondents. A result
 * is a plain object. What data can cause, such as no variance, is an `Estimate` without a value and with the reason; what only a programmer
 * can cause, such as a confidence level of 95, throws a `RangeError`. Differences are the second minus the first.
 *
 * @example
 * const [pre, post] = [Float64Array.of(3, 4, 4, 5), Float64Array.of(2, 2, 3, 4)];
 * const test = welchTest(moments(pre), moments(post), 0.95);
 * if (test.ok) test.value.p; // 0.0689…
 *
 * @module stats
 */
export { type ChiSquareTest, chiSquareTest } from './association/chi-square-test.ts';
export { type CorrelationTest, correlationTest } from './association/correlation-test.ts';
export { type CramersV, cramersV } from './association/cramers-v.ts';
export { disattenuatedCorrelation } from './association/disattenuated-correlation.ts';
export {
  type FisherExactTest,
  type FisherFailure,
  fisherExactTest,
} from './association/fisher-exact-test.ts';
export { type SpearmanCorrelation, spearmanCorrelation } from './association/spearman-correlation.ts';
export { type YatesChiSquareTest, yatesChiSquareTest } from './association/yates-chi-square-test.ts';
export { benjaminiHochberg } from './benjamini-hochberg.ts';
export { type Ancova, ancova, type GroupFTest, type PrePost } from './comparison/ancova.ts';
export { meanBalance, shareBalance } from './comparison/balance.ts';
export {
  type BootstrapDifference,
  type BootstrapSettings,
  bootstrapDifference,
  bootstrapPairedDifference,
} from './comparison/bootstrap-difference.ts';
export {
  type ChangedGroup,
  differenceOfDifferences,
  type PrePostMoments,
  pretestPosttestControl,
} from './comparison/difference-of-changes.ts';
export {
  type EquivalenceBounds,
  type EquivalenceTest,
  equivalencePaired,
  equivalenceStudent,
  equivalenceWelch,
  type OneSidedTest,
} from './comparison/equivalence.ts';
export { type Friedman, friedman } from './comparison/friedman.ts';
export { type HodgesLehmann, hodgesLehmann, hodgesLehmannPaired } from './comparison/hodges-lehmann.ts';
export { type JzsBayesFactor, jzsBayesFactor, jzsBayesFactorPaired } from './comparison/jzs-bayes-factor.ts';
export { type KruskalWallis, kruskalWallis } from './comparison/kruskal-wallis.ts';
export { brownForsytheTest, leveneTest, type VarianceTest } from './comparison/levene.ts';
export { type MannWhitney, mannWhitney } from './comparison/mann-whitney.ts';
export {
  type MinimalDetectableEffect,
  minimalDetectableEffect,
  minimalDetectableEffectPaired,
  type PowerSettings,
} from './comparison/minimal-detectable-effect.ts';
export { type OneSample, oneSampleTest, type Population } from './comparison/one-sample.ts';
export { type OneWayAnova, oneWayAnova, type WelchAnova, welchAnova } from './comparison/one-way-anova.ts';
export {
  type GamesHowellPair,
  gamesHowell,
  type WelchPair,
  welchPairs,
} from './comparison/pairs-of-groups.ts';
export { matchedRankBiserial, type RankBiserial, rankBiserial } from './comparison/rank-biserial.ts';
export type { RankTestOptions, RankTestP } from './comparison/rank-test.ts';
export {
  sampleSizeAncova,
  sampleSizeMcNemar,
  sampleSizePairs,
  sampleSizePerGroup,
} from './comparison/sample-size.ts';
export { type ShapiroWilk, shapiroWilk } from './comparison/shapiro-wilk.ts';
export {
  type SignedRankOptions,
  type WilcoxonSignedRank,
  wilcoxonSignedRank,
  type ZeroMethod,
} from './comparison/wilcoxon-signed-rank.ts';
export { cronbachAlpha, meanInterItemCorrelation, standardizedAlpha } from './cronbach-alpha.ts';
export {
  addRespondent,
  type CovarianceMatrix,
  type CrossProducts,
  covarianceMatrix,
  emptyCrossProducts,
} from './cross-products.ts';
export { describeSample, type SampleDescription } from './describe.ts';
export { betaCdf, betaQuantile, betaUpper, betaUpperQuantile } from './distributions/beta.ts';
export {
  chiSquareCdf,
  chiSquareQuantile,
  chiSquareUpper,
  chiSquareUpperQuantile,
} from './distributions/chi-square.ts';
export { fCdf, fQuantile, fUpper, fUpperQuantile } from './distributions/f.ts';
export {
  noncentralChiSquareConfidence,
  noncentralChiSquareUpper,
} from './distributions/noncentral-chi-square.ts';
export { noncentralTCdf, noncentralTQuantile, noncentralTUpper } from './distributions/noncentral-t.ts';
export { type NoncentralityInterval, noncentralTConfidence } from './distributions/noncentral-t-limits.ts';
export {
  normalCdf,
  normalDensity,
  normalQuantile,
  normalUpper,
  normalUpperQuantile,
} from './distributions/normal.ts';
export { rankSumCdf, rankSumQuantile, rankSumUpper } from './distributions/rank-sum.ts';
export { signedRankCdf, signedRankQuantile, signedRankUpper } from './distributions/signed-rank.ts';
export {
  studentTCdf,
  studentTQuantile,
  studentTTwoSided,
  studentTUpper,
  studentTUpperQuantile,
} from './distributions/student-t.ts';
export {
  studentizedRangeCdf,
  studentizedRangeUpper,
  studentizedRangeUpperQuantile,
} from './distributions/studentized-range.ts';
export type { Estimate, Interval, NotComputable } from './estimate.ts';
export { feldtInterval } from './feldt-interval.ts';
export { hochberg } from './hochberg.ts';
export { holm } from './holm.ts';
export { classifyChange, type IndividualChange } from './individual-change/change-classification.ts';
export {
  type BetterDirection,
  type ClinicalCutoffs,
  clinicalCutoffs,
  type PopulationNorm,
} from './individual-change/clinical-cutoffs.ts';
export {
  type Precision,
  type ReliableChange,
  reliableChangeIndex,
} from './individual-change/reliable-change-index.ts';
export { type ItemAnalysis, itemAnalysis } from './item-analysis.ts';
export { type DeltaAdjustment, deltaAdjustment, type EstimateOfStayers } from './models/delta-adjustment.ts';
export { type EqualDifferences, equalDifferences, type PartDifference } from './models/equal-differences.ts';
export {
  type CovarianceStructure,
  type MixedModel,
  type MixedModelFailure,
  mixedModel,
} from './models/mixed-model.ts';
export { type ModelFTest, modelContrast, modelFTest } from './models/model-contrast.ts';
export {
  type BetweenEffect,
  type CorrectedTest,
  type Mauchly,
  type RepeatedMeasuresAnova,
  repeatedMeasuresAnova,
  type WithinEffect,
} from './models/repeated-measures-anova.ts';
export { type Moments, moments } from './moments.ts';
export { type PartialOverlap, partiallyOverlappingTest } from './partially-overlapping-test.ts';
export { type PearsonCorrelation, pearsonCorrelation } from './pearson-correlation.ts';
export {
  type Count,
  type DifferenceOfProportions,
  differenceOfPairedProportions,
  differenceOfProportions,
  type PairedCounts,
} from './proportions/difference-of-proportions.ts';
export { type McNemar, mcNemar } from './proportions/mcnemar.ts';
export { type EvenOddConsistency, evenOddConsistency } from './quality/even-odd-consistency.ts';
export { intraIndividualVariability } from './quality/intra-individual-variability.ts';
export { type LongString, longString } from './quality/long-string.ts';
export {
  type MahalanobisDistance,
  type MahalanobisSpace,
  mahalanobisDistance,
  mahalanobisSpace,
} from './quality/mahalanobis-distance.ts';
export { quartiles } from './quartiles.ts';
export { alphaAsymptoticInterval } from './reliability/alpha-asymptotic-interval.ts';
export { type AlphaBootstrap, alphaBootstrap } from './reliability/alpha-bootstrap.ts';
export {
  type AlphaEqualityTest,
  alphaEqualityTest,
  dependentAlphaEqualityTest,
} from './reliability/alpha-equality.ts';
export { type DependentAlphaTest, dependentAlphaTest } from './reliability/alpha-equality-dependent.ts';
export {
  type AlphaComparisonFailure,
  type AlphaDegreesOfFreedom,
  type AlphaSample,
  type IndependentAlphaTest,
  independentAlphaTest,
} from './reliability/alpha-equality-independent.ts';
export type { AsymptoticInterval } from './reliability/asymptotic-interval.ts';
export { type FactorFitIndices, factorFit } from './reliability/factor-fit.ts';
export { guttmanLambda2 } from './reliability/guttman-lambda-2.ts';
export { guttmanLambda6 } from './reliability/guttman-lambda-6.ts';
export {
  type IntraclassCorrelation,
  type IntraclassEstimate,
  type IntraclassForm,
  intraclassCorrelation,
} from './reliability/intraclass-correlation.ts';
export { type Omega, omegaTotal } from './reliability/omega.ts';
export { omegaInterval } from './reliability/omega-interval.ts';
export {
  type FactorFailure,
  type FactorFit,
  type OneFactorModel,
  oneFactorModel,
} from './reliability/one-factor-model.ts';
export { type HalfSplit, type SplitHalf, splitHalf } from './reliability/split-half.ts';
export { squaredMultipleCorrelations } from './reliability/squared-multiple-correlations.ts';
export {
  type MeasurementErrorFailure,
  type SmallestDetectableChange,
  smallestDetectableChange,
  standardErrorOfMeasurement,
} from './reliability/standard-error-of-measurement.ts';
export { kurtosis, type Shape, skewness } from './shape.ts';
export {
  cohensD,
  cohensDAverage,
  dAverage,
  dz,
  hedgesCorrection,
  hedgesG,
  type StandardizedDifference,
} from './standardized-difference.ts';
export { pairedTest, studentTest, type TTest, welchTest } from './t-test.ts';
export { wilsonInterval } from './wilson-interval.ts';
