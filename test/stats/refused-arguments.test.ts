import { describe, expect, it } from 'vitest';
import { chiSquareTest } from '../../src/stats/association/chi-square-test.ts';
import { correlationTest } from '../../src/stats/association/correlation-test.ts';
import { fisherExactTest } from '../../src/stats/association/fisher-exact-test.ts';
import { spearmanCorrelation } from '../../src/stats/association/spearman-correlation.ts';
import { bcaInterval, percentileInterval } from '../../src/stats/bootstrap-interval.ts';
import { bootstrapPairedDifference } from '../../src/stats/comparison/bootstrap-difference.ts';
import { equivalencePaired } from '../../src/stats/comparison/equivalence.ts';
import { friedman } from '../../src/stats/comparison/friedman.ts';
import { hodgesLehmannPaired, orderedSum } from '../../src/stats/comparison/hodges-lehmann.ts';
import { jzsBayesFactorPaired, logJzsBayesFactor } from '../../src/stats/comparison/jzs-bayes-factor.ts';
import { leveneTest } from '../../src/stats/comparison/levene.ts';
import { midRanks } from '../../src/stats/comparison/mid-ranks.ts';
import {
  minimalDetectableEffect,
  minimalDetectableEffectPaired,
} from '../../src/stats/comparison/minimal-detectable-effect.ts';
import { missingLinkTest } from '../../src/stats/comparison/missing-link.ts';
import { oneSampleTest } from '../../src/stats/comparison/one-sample.ts';
import { matchedRankBiserial } from '../../src/stats/comparison/rank-biserial.ts';
import { rankSums } from '../../src/stats/comparison/rank-sums.ts';
import {
  designEffect,
  sampleSizeAncova,
  sampleSizeMcNemar,
  sampleSizePerGroup,
} from '../../src/stats/comparison/sample-size.ts';
import { shapiroWilk } from '../../src/stats/comparison/shapiro-wilk.ts';
import { rankDifferences, wilcoxonSignedRank } from '../../src/stats/comparison/wilcoxon-signed-rank.ts';
import { pooledCrossProducts } from '../../src/stats/cross-products.ts';
import { chiSquareCdf } from '../../src/stats/distributions/chi-square.ts';
import {
  noncentralChiSquareConfidence,
  noncentralChiSquareUpper,
} from '../../src/stats/distributions/noncentral-chi-square.ts';
import {
  requirePositive,
  requireProbability,
  requireSampleSize,
} from '../../src/stats/distributions/parameters.ts';
import { studentizedRangeUpper } from '../../src/stats/distributions/studentized-range.ts';
import { checkLevel } from '../../src/stats/estimate.ts';
import { feldtInterval } from '../../src/stats/feldt-interval.ts';
import { holm } from '../../src/stats/holm.ts';
import { classifyChange } from '../../src/stats/individual-change/change-classification.ts';
import { clinicalCutoffs } from '../../src/stats/individual-change/clinical-cutoffs.ts';
import { reliableChangeIndex } from '../../src/stats/individual-change/reliable-change-index.ts';
import { pooledItemCovariances } from '../../src/stats/item-covariances.ts';
import { cholesky } from '../../src/stats/linear-algebra/cholesky.ts';
import { matrixProduct } from '../../src/stats/linear-algebra/products.ts';
import { symmetricEigen } from '../../src/stats/linear-algebra/symmetric-eigen.ts';
import { answeringPatterns } from '../../src/stats/models/answering-patterns.ts';
import { deltaAdjustment } from '../../src/stats/models/delta-adjustment.ts';
import { moments } from '../../src/stats/moments.ts';
import { fisherZ, productMoment } from '../../src/stats/pearson-correlation.ts';
import { differenceOfPairedProportions } from '../../src/stats/proportions/difference-of-proportions.ts';
import { mcNemar } from '../../src/stats/proportions/mcnemar.ts';
import { fisherExactTail } from '../../src/stats/proportions/one-sided-tables.ts';
import { quartiles } from '../../src/stats/quartiles.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { alphaBootstrap } from '../../src/stats/reliability/alpha-bootstrap.ts';
import { dependentAlphaTest } from '../../src/stats/reliability/alpha-equality-dependent.ts';
import { checkAlphaSample } from '../../src/stats/reliability/alpha-equality-independent.ts';
import { ratingMeanSquares } from '../../src/stats/reliability/intraclass-correlation.ts';
import {
  smallestDetectableChange,
  standardErrorOfMeasurement,
} from '../../src/stats/reliability/standard-error-of-measurement.ts';
import { hedgesCorrection } from '../../src/stats/standardized-difference.ts';
import { wilsonInterval } from '../../src/stats/wilson-interval.ts';

/** What no data can cause is an error of the programmer: refused beyond each limit, taken at it. */

const of = (...values: number[]) => Float64Array.from(values);
const inf = Number.POSITIVE_INFINITY;
const wave = moments(of(1, 2, 4, 7, 3));
const pairs = (bothYes: number, onlyFirst: number, onlySecond: number, bothNo: number) => ({
  bothYes,
  onlyFirst,
  onlySecond,
  bothNo,
});

/** A function, arguments that it takes, and arguments that it refuses. */
type Case<A extends readonly unknown[]> = readonly [
  call: (...given: A) => unknown,
  taken: readonly A[],
  refused: readonly A[],
];
const refuses = <A extends readonly unknown[]>(
  call: (...given: A) => unknown,
  taken: readonly A[],
  refused: readonly A[],
): Case<never> => [call, taken, refused] as unknown as Case<never>;

const CASES: Readonly<Record<string, Case<never>>> = {
  checkLevel: refuses(checkLevel, [[1e-9], [0.95], [1 - 1e-9]], [[0], [1], [-0.5], [95], [Number.NaN]]),
  requirePositive: refuses(
    requirePositive,
    [
      ['x', 1e-300],
      ['x', Number.NaN],
    ],
    [
      ['x', 0],
      ['x', -1],
    ],
  ),
  requireProbability: refuses(
    requireProbability,
    [
      ['p', 0],
      ['p', 1],
    ],
    [
      ['p', -1e-9],
      ['p', 1 + 1e-9],
    ],
  ),
  requireSampleSize: refuses(
    requireSampleSize,
    [['n', 1]],
    [
      ['n', 0],
      ['n', 1.5],
      ['n', -2],
    ],
  ),
  chiSquareTest: refuses(
    chiSquareTest,
    [
      [
        [
          [0, 3],
          [2, 5],
        ],
      ],
    ],
    [
      [[[1, 2], [3]]],
      [
        [
          [1, 2],
          [3, -1],
        ],
      ],
      [
        [
          [1.5, 2],
          [3, 1],
        ],
      ],
    ],
  ),
  fisherExactTest: refuses(
    fisherExactTest,
    [
      [
        [0, 3],
        [2, 5],
      ],
    ],
    [
      [[1, 2], [3]],
      [[1], [3, 2]],
      [
        [1, -1],
        [3, 2],
      ],
      [
        [1, 1],
        [3.5, 2],
      ],
    ],
  ),
  fisherExactTail: refuses(
    (table: readonly [readonly [number, number], readonly [number, number]]) =>
      fisherExactTail(table, 'greater'),
    [
      [
        [
          [0, 3],
          [2, 5],
        ],
      ],
    ],
    [
      [
        [
          [-1, 3],
          [2, 5],
        ],
      ],
      [
        [
          [1, 3],
          [2, 5.5],
        ],
      ],
    ],
  ),
  mcNemar: refuses(
    (one: number, other: number) => mcNemar(one, other),
    [
      [0, 4],
      [4, 0],
    ],
    [
      [-1, 4],
      [4, -1],
      [0.5, 3],
      [3, 0.5],
    ],
  ),
  differenceOfPairedProportions: refuses(
    (...cells: [number, number, number, number]) => differenceOfPairedProportions(pairs(...cells), 0.95),
    [
      [3, 0, 2, 5],
      [0, 0, 0, 0],
    ],
    [
      [-1, 0, 2, 5],
      [3, 0.5, 2, 5],
      [3, 0, -2, 5],
      [3, 0, 2, 5.5],
    ],
  ),
  oneSidedProportions: refuses(
    (level: number) => differenceOfPairedProportions(pairs(3, 2, 4, 5), level, 'greater'),
    [[0.51], [0.95]],
    [[0.5], [0.4], [1]],
  ),
  correlationTest: refuses(
    correlationTest,
    [
      [0.5, 3],
      [1, 3],
      [-1, 3],
    ],
    [
      [0.5, 2],
      [1.01, 9],
      [-1.01, 9],
      [Number.NaN, 9],
    ],
  ),
  fisherZ: refuses(
    fisherZ,
    [
      [0.5, 4],
      [1, 4],
      [-1, 4],
    ],
    [
      [0.5, 3],
      [1.01, 9],
      [-1.01, 9],
    ],
  ),
  spearmanCorrelation: refuses(
    (x: Float64Array, y: Float64Array, level: number) => spearmanCorrelation(x, y, level),
    [[of(1, 2, 3, 4), of(1, 3, 2, 4), 0.9]],
    [
      [of(1, 2, 3, 4), of(1, 3, 2), 0.9],
      [of(1, 2, 3, 4), of(1, 3, 2, 4), 1],
    ],
  ),
  productMoment: refuses(
    productMoment,
    [[of(1, 2, 3), of(1, 3, 2)]],
    [
      [of(1, 2, 3), of(1, 2)],
      [of(1, 2, inf), of(1, 2, 3)],
      [of(1, 2, 3), of(1, 2, Number.NaN)],
    ],
  ),
  percentileInterval: refuses(
    percentileInterval,
    [[of(1, 2, 3), 0.9]],
    [
      [of(), 0.9],
      [of(1, 2), 1],
    ],
  ),
  bcaInterval: refuses(
    (replicates: Float64Array, level: number) => bcaInterval(replicates, 2, 0, level),
    [[of(1, 2, 3), 0.9]],
    [
      [of(), 0.9],
      [of(1, 2), 0],
    ],
  ),
  bootstrapPairedDifference: refuses(
    (first: Float64Array, second: Float64Array, replicates: number) =>
      bootstrapPairedDifference(first, second, { level: 0.95, seed: 1, replicates }),
    [[of(1, 2, 4), of(2, 2, 3), 100]],
    [
      [of(1, 2, 4), of(2, 2), 100],
      [of(1, 2, 4), of(2, 2, 3), 99],
      [of(1, 2, 4), of(2, 2, 3), 100.5],
    ],
  ),
  alphaBootstrap: refuses(
    (items: readonly Float64Array[], replicates: number) =>
      alphaBootstrap(items, { level: 0.95, seed: 1, replicates }),
    [[[of(1, 2, 4), of(2, 2, 3)], 2]],
    [
      [[of(1, 2, 4), of(2, 2, 3)], 1],
      [[of(1, 2, 4), of(2, 2, 3)], 2.5],
      [[of(1, 2, 4), of(2, 2)], 9],
    ],
  ),
  equivalencePaired: refuses(
    (lower: number, upper: number, alpha: number) =>
      equivalencePaired(wave, { lower, upper, unit: 'raw' }, alpha),
    [
      [-1, 1, 0.05],
      [-1, 1, 0.499],
      [0, 1e-9, 0.05],
    ],
    [
      [1, 1, 0.05],
      [1, -1, 0.05],
      [-inf, 1, 0.05],
      [-1, inf, 0.05],
      [-1, 1, 0],
      [-1, 1, 0.5],
    ],
  ),
  friedman: refuses(friedman, [[[of(1, 2), of(2, 1)]]], [[[of(1, 2), of(2)]]]),
  hodgesLehmannPaired: refuses(
    (first: Float64Array, second: Float64Array) => hodgesLehmannPaired(first, second, 0.95),
    [[of(1, 2, 4), of(2, 5, 3)]],
    [[of(1, 2, 4), of(2, 5)]],
  ),
  orderedSum: refuses(
    orderedSum,
    [
      [of(1, 2), of(1, 2, 3), 1, 'ordered'],
      [of(1, 2), of(1, 2, 3), 6, 'ordered'],
      [of(1, 2), of(1, 2), 3, 'unordered'],
    ],
    [
      [of(1, 2), of(1, 2, 3), 0, 'ordered'],
      [of(1, 2), of(1, 2, 3), 7, 'ordered'],
      [of(1, 2), of(1, 2), 4, 'unordered'],
    ],
  ),
  logJzsBayesFactor: refuses(
    logJzsBayesFactor,
    [
      [0, 1, 1, 0.7],
      [-2, 1e-3, 1e-3, 1e-3],
    ],
    [
      [inf, 1, 1, 0.7],
      [1, 0, 1, 0.7],
      [1, 1, 0, 0.7],
      [1, 1, 1, 0],
      [1, 1, 1, inf],
      [1, -1, 1, 1],
    ],
  ),
  jzsBayesFactorPaired: refuses(
    (scale: number) => jzsBayesFactorPaired(wave, scale),
    [[0.01]],
    [[0], [-1], [inf]],
  ),
  leveneTest: refuses(leveneTest, [[[of(1, 2, 4), of(2, 5, 9)]]], [[[of(1, 2, 4)]], [[]]]),
  midRanks: refuses(midRanks, [[of(1, 2)]], [[of(1, inf)], [of(Number.NaN)]]),
  rankSums: refuses(
    rankSums,
    [[of(1, 2), of(3), 0]],
    [
      [of(1, inf), of(3), 0],
      [of(1, 2), of(Number.NaN), 0],
    ],
  ),
  rankDifferences: refuses(
    (first: Float64Array, second: Float64Array) => rankDifferences(first, second),
    [[of(1, 2), of(3, 1)]],
    [
      [of(1, inf), of(3, 1)],
      [of(1, 2), of(Number.NaN, 1)],
    ],
  ),
  wilcoxonSignedRank: refuses(
    (first: Float64Array, second: Float64Array) => wilcoxonSignedRank(first, second),
    [[of(1, 2, 4), of(3, 1, 9)]],
    [[of(1, 2, 4), of(3, 1)]],
  ),
  matchedRankBiserial: refuses(
    (first: Float64Array, second: Float64Array, level: number) => matchedRankBiserial(first, second, level),
    [[of(1, 2, 4), of(3, 1, 9), 0.95]],
    [
      [of(1, 2, 4), of(3, 1), 0.95],
      [of(1, 2, 4), of(3, 1, 9), 1],
    ],
  ),
  shapiroWilk: refuses(shapiroWilk, [[of(1, 2, 4)]], [[of(1, 2, inf)], [of(1, 2, Number.NaN)]]),
  minimalDetectableEffect: refuses(
    (first: number, second: number, power: number, alpha: number) =>
      minimalDetectableEffect(first, second, { power, alpha }),
    [
      [20, 20, 0.8, 0.05],
      [20, 0, 0.8, 0.05],
      [0, 20, 0.8, 0.05],
      [20, 20, 0.051, 0.05],
    ],
    [
      [20, -1, 0.8, 0.05],
      [20.5, 20, 0.8, 0.05],
      [20, 20, 1, 0.05],
      [20, 20, 0.05, 0.05],
      [20, 20, 0.8, 0],
    ],
  ),
  minimalDetectableEffectPaired: refuses(
    (n: number) => minimalDetectableEffectPaired(n),
    [[0], [2], [20]],
    [[-1], [2.5]],
  ),
  missingLinkTest: refuses(
    (overlap: number, correlation: number) => missingLinkTest(wave, wave, { overlap, correlation }, 0.95),
    [
      [0, 0.5],
      [5, 0.5],
      [3, 1],
      [3, -1],
    ],
    [
      [-1, 0.5],
      [6, 0.5],
      [2.5, 0.5],
      [3, 1.01],
      [3, -1.01],
    ],
  ),
  oneSampleTest: refuses(
    (sd: number) => oneSampleTest(wave, { mean: 2, sd }, 0.95),
    [[1e-9]],
    [[0], [-1], [Number.NaN]],
  ),
  sampleSizePerGroup: refuses(
    (d: number, allocation: number, power: number, alpha: number) =>
      sampleSizePerGroup(d, { power, alpha }, allocation),
    [
      [0.5, 0.5, 0.8, 0.05],
      [-0.5, 2, 0.8, 0.05],
    ],
    [
      [0, 1, 0.8, 0.05],
      [0.5, 0, 0.8, 0.05],
      [0.5, -1, 0.8, 0.05],
      [0.5, 1, 1, 0.05],
      [0.5, 1, 0.05, 0.05],
      [0.5, 1, 0.8, 0],
    ],
  ),
  sampleSizeAncova: refuses(
    sampleSizeAncova,
    [
      [0.5, 0.9],
      [0.5, -0.9],
      [0.5, 0],
    ],
    [
      [0.5, 1],
      [0.5, -1],
    ],
  ),
  sampleSizeMcNemar: refuses(
    (first: number, second: number) => sampleSizeMcNemar(first, second),
    [
      [0, 0.3],
      [0.3, 0],
      [0.4, 0.6],
    ],
    [
      [-0.1, 0.3],
      [0.3, -0.1],
      [0.5, 0.6],
      [0.3, 0.3],
    ],
  ),
  designEffect: refuses(
    designEffect,
    [
      [1, 0, 0],
      [20, 0.99, 2],
    ],
    [
      [0.9, 0.1, 0],
      [20, -0.01, 0],
      [20, 1, 0],
      [20, 0.1, -0.1],
    ],
  ),
  chiSquareCdf: refuses(
    chiSquareCdf,
    [[1, 1e-3]],
    [
      [1, 0],
      [1, inf],
      [1, -2],
    ],
  ),
  noncentralChiSquareUpper: refuses(
    noncentralChiSquareUpper,
    [[1, 2, 0]],
    [
      [1, 2, -1e-9],
      [1, 0, 1],
    ],
  ),
  noncentralChiSquareConfidence: refuses(
    noncentralChiSquareConfidence,
    [[5, 2, 0.95]],
    [
      [5, 2, 0],
      [5, 2, 1],
      [5, 2, 95],
    ],
  ),
  studentizedRangeUpper: refuses(
    studentizedRangeUpper,
    [[3, 2, 10]],
    [
      [3, 1, 10],
      [3, 2.5, 10],
    ],
  ),
  feldtInterval: refuses(
    feldtInterval,
    [[0.8, 2, 2, 0.95]],
    [
      [0.8, 1, 2, 0.95],
      [0.8, 2, 1, 0.95],
      [0.8, 2, 2, 1],
    ],
  ),
  holm: refuses(holm, [[[0, 1, null]]], [[[-1e-9]], [[0.5, 1.01]], [[Number.NaN]]]),
  classifyChange: refuses(
    (first: number, second: number, cutoff: number | null) =>
      classifyChange(first, second, 'increase', cutoff, 'higher-is-better'),
    [
      [1, 2, null],
      [1, 2, 1.5],
    ],
    [
      [inf, 2, null],
      [1, Number.NaN, null],
      [1, 2, inf],
    ],
  ),
  clinicalCutoffs: refuses(
    (mean: number, sd: number, better: number) =>
      clinicalCutoffs(
        { dysfunctional: { mean, sd }, functional: { mean: better, sd: 1 } },
        'higher-is-better',
      ),
    [[2, 0.1, 2.01]],
    [
      [inf, 1, 3],
      [2, 0, 3],
      [2, inf, 3],
      [2, 1, 2],
      [2, 1, 1],
    ],
  ),
  reliableChangeIndex: refuses(
    (first: number, second: number, sd: number, reliability: number, criterion: number) =>
      reliableChangeIndex(first, second, { sd, reliability }, criterion),
    [
      [1, 2, 0, 0.8, 1.96],
      [1, 2, 2, 0, 1e-9],
      [1, 2, 2, 1, 1.96],
    ],
    [
      [inf, 2, 2, 0.8, 1.96],
      [1, Number.NaN, 2, 0.8, 1.96],
      [1, 2, -1, 0.8, 1.96],
      [1, 2, inf, 0.8, 1.96],
      [1, 2, 2, -0.01, 1.96],
      [1, 2, 2, 1.01, 1.96],
      [1, 2, 2, 0.8, 0],
    ],
  ),
  answeringPatterns: refuses(
    answeringPatterns,
    [
      [
        [
          [of(1, 2), of(2, Number.NaN)],
          [of(3), of(1)],
        ],
      ],
    ],
    [
      [[]],
      [[[]]],
      [[[of(1, 2), of(2)]]],
      [[[of(1, 2), of(2, 3)], [of(1)]]],
      [[[of(1, 2), of(2, inf)]]],
      [[Array.from({ length: 31 }, () => of(1))]],
    ],
  ),
  cholesky: refuses(
    cholesky,
    [[of(4, 2, 2, 5), 2]],
    [
      [of(4, 2, 2), 2],
      [of(4, 2, 2, 5), 3],
    ],
  ),
  matrixProduct: refuses(
    matrixProduct,
    [[of(1, 2), of(3, 4), 1, 2, 1]],
    [
      [of(1), of(3, 4), 1, 2, 1],
      [of(1, 2), of(3), 1, 2, 1],
    ],
  ),
  symmetricEigen: refuses(
    symmetricEigen,
    [[of(2, 1, 1, 2), 2]],
    [
      [of(2, 1, 1), 2],
      [of(2, 1, 1, inf), 2],
    ],
  ),
  pooledCrossProducts: refuses(pooledCrossProducts, [], [[[]]]),
  pooledItemCovariances: refuses(pooledItemCovariances, [], [[[]]]),
  moments: refuses(moments, [[of(1)]], [[of()], [of(1, inf)], [of(Number.NaN)]]),
  quartiles: refuses(quartiles, [[of(1)]], [[of()]]),
  seededRandom: refuses(seededRandom, [[0], [2 ** 53 - 1]], [[-1], [1.5], [2 ** 53]]),
  nextBelow: refuses(
    (limit: number) => seededRandom(1).nextBelow(limit),
    [[1], [2 ** 32]],
    [[0], [1.5], [2 ** 32 + 1]],
  ),
  dependentAlphaTest: refuses(
    dependentAlphaTest,
    [
      [0.7, 0.8, 1, 30],
      [0.7, 0.8, -1, 30],
      [1, 0.8, 0.5, 30],
    ],
    [
      [0.7, 0.8, 1.01, 30],
      [0.7, 0.8, -1.01, 30],
      [1.01, 0.8, 0.5, 30],
      [0.7, 1.01, 0.5, 30],
    ],
  ),
  checkAlphaSample: refuses(
    (alpha: number, n: number, k: number) => checkAlphaSample({ alpha, n, k }),
    [
      [1, 2, 2],
      [-3, 2, 2],
    ],
    [
      [1.01, 2, 2],
      [1, 1, 2],
      [1, 2, 1],
      [Number.NaN, 2, 2],
    ],
  ),
  ratingMeanSquares: refuses(ratingMeanSquares, [[[of(1, 2), of(2, 1)]]], [[[of(1, 2), of(2)]]]),
  standardErrorOfMeasurement: refuses(
    standardErrorOfMeasurement,
    [
      [0, 0.8],
      [2, 0],
      [2, 1],
      [2, -0.5],
    ],
    [
      [-1, 0.8],
      [inf, 0.8],
      [2, Number.NaN],
      [2, inf],
    ],
  ),
  smallestDetectableChange: refuses(
    smallestDetectableChange,
    [[0, 1, 0.95]],
    [
      [-1, 1, 0.95],
      [1, 0, 0.95],
      [1, 1, 1],
    ],
  ),
  hedgesCorrection: refuses(hedgesCorrection, [[2]], [[1.99], [Number.NaN]]),
  wilsonInterval: refuses(
    wilsonInterval,
    [
      [0, 1, 0.95],
      [1, 1, 0.95],
    ],
    [
      [0, 0, 0.95],
      [-1, 1, 0.95],
      [2, 1, 0.95],
      [1, 1, 1],
    ],
  ),
  deltaAdjustment: refuses(
    (left: number, n: number) =>
      deltaAdjustment({ difference: 1, standardError: 0.2, df: 20, n, left }, 0.95),
    [
      [0, 30],
      [29, 30],
    ],
    [
      [-1, 30],
      [30, 30],
      [Number.NaN, 30],
    ],
  ),
};

describe.each(Object.entries(CASES))('%s', (name, [call, taken, refused]) => {
  it('takes what lies at its limits, and refuses what lies beyond', () => {
    for (const given of taken)
      expect(() => (call as (...all: unknown[]) => unknown)(...(given as unknown[]))).not.toThrow();
    for (const given of refused)
      expect(
        () => (call as (...all: unknown[]) => unknown)(...(given as unknown[])),
        `${name} ${JSON.stringify(given)}`,
      ).toThrow(RangeError);
  });
});
