import { describe, expect, it } from 'vitest';
import {
  cronbachAlpha,
  meanInterItemCorrelation,
  standardizedAlpha,
} from '../../../src/stats/cronbach-alpha.ts';
import { itemAnalysis } from '../../../src/stats/item-analysis.ts';
import { itemCovariances } from '../../../src/stats/item-covariances.ts';
import { guttmanLambda6 } from '../../../src/stats/reliability/guttman-lambda-6.ts';
import {
  addIncompleteRespondent,
  emptyPairwiseProducts,
  type PairwiseCovarianceMatrix,
  pairwiseCovarianceMatrix,
} from '../../../src/stats/reliability/pairwise-products.ts';
import { expectClose } from '../../helpers/fixtures.ts';
import {
  computed,
  correlationsOf,
  covariancesOf,
  readReference,
  reasonOf,
  referenceScales,
} from './reference-scales.ts';

interface PairwiseAlpha {
  n: number;
  raw_alpha: number;
  std_alpha: number;
  lambda6: number;
  average_r: number;
  items: { n: number; mean: number; sd: number; item_rest_r: number; alpha_if_dropped: number }[];
}

function pairwise(items: readonly Float64Array[]): PairwiseCovarianceMatrix {
  const products = emptyPairwiseProducts(items.length);
  for (let row = 0; row < (items[0]?.length ?? 0); row++)
    addIncompleteRespondent(
      products,
      Float64Array.from(items, (item) => item[row]!),
    );
  return pairwiseCovarianceMatrix(products);
}

/** The `pairwise` blocks of the reference files: psych::alpha as it is called. */
function pairwiseReferences(): Map<string, PairwiseAlpha> {
  type Block = { pairwise: PairwiseAlpha };
  const bfi = readReference<{ scales: Record<string, { reliability: Block }> }>('bfi').scales;
  const blocks = new Map(Object.entries(bfi).map(([name, { reliability }]) => [name, reliability.pairwise]));
  for (const study of ['flat', 'vale']) {
    const waves = readReference<Record<string, Block>>(`stai_${study}`);
    for (const wave of ['pre', 'post'])
      blocks.set(`${study}_${wave}`, waves[`reliability_${wave}`]!.pairwise);
  }
  return blocks;
}

const references = pairwiseReferences();
const r = readReference<{
  scales: Record<string, { pairwise_covariances: number[]; pairwise_counts: number[] }>;
}>('internal-consistency').scales;

describe('pairwise covariances', () => {
  it.each(referenceScales())('give psych::alpha of the rows with gaps: $name', ({ name, items }) => {
    const matrix = pairwise(items);
    const expected = references.get(name)!;
    expectClose(computed(cronbachAlpha(matrix)), expected.raw_alpha, 1e-10, 'alpha');
    expectClose(computed(standardizedAlpha(matrix)), expected.std_alpha, 1e-10, 'standardized alpha');
    expectClose(computed(meanInterItemCorrelation(matrix)), expected.average_r, 1e-10, 'mean correlation');
    expectClose(computed(guttmanLambda6(correlationsOf(matrix))), expected.lambda6, 1e-10, 'lambda 6');
    itemAnalysis(itemCovariances(matrix)).forEach((item, i) => {
      const of = expected.items[i]!;
      expect(matrix.counts[i * matrix.k + i]).toBe(of.n);
      expectClose(item.mean, of.mean, 1e-10, `mean ${i}`);
      expectClose(item.sd, of.sd, 1e-10, `sd ${i}`);
      expectClose(computed(item.itemRestCorrelation), of.item_rest_r, 1e-10, `item-rest ${i}`);
      expectClose(computed(item.alphaIfDropped), of.alpha_if_dropped, 1e-10, `alpha if dropped ${i}`);
    });
  });

  it.each(referenceScales())('are those of cov(use = "pairwise"): $name', ({ name, items }) => {
    const { covariances, counts, n } = pairwise(items);
    const expected = r[name]!;
    expect(Array.from(counts)).toEqual(expected.pairwise_counts);
    expect(n).toBe(Math.min(...expected.pairwise_counts));
    expected.pairwise_covariances.forEach((covariance, index) => {
      expectClose(covariances[index], covariance, 1e-10, `entry ${index}`);
    });
  });

  it('are the ordinary ones when there is no gap', () => {
    const items = [Float64Array.of(1, 2, 4, 4), Float64Array.of(3, 1, 5, 4), Float64Array.of(2, 2, 3, 5)];
    const matrix = pairwise(items);
    const ordinary = covariancesOf(items);
    expect(matrix.n).toBe(4);
    expect(matrix.covariances).toEqual(ordinary.covariances);
    expect(matrix.means).toEqual(ordinary.means);
  });

  it('do not exist for items that nobody answered together', () => {
    const gap = Number.NaN;
    const matrix = pairwise([Float64Array.of(1, 2, gap, gap), Float64Array.of(gap, gap, 3, 4)]);
    expect(matrix.n).toBe(0);
    expect(matrix.covariances[1]).toBeNaN();
    expect(matrix.covariances[0]).toBe(0.5);
    expect(reasonOf(cronbachAlpha(matrix))).toBe('too-few');
    expect(pairwise([Float64Array.of(gap), Float64Array.of(1)]).means[0]).toBeNaN();
    expect(pairwise([]).n).toBe(0);
  });
});
