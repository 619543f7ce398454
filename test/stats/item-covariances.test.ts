import { describe, expect, it } from 'vitest';
import { alphaOf } from '../../src/stats/cronbach-alpha.ts';
import { itemAnalysis } from '../../src/stats/item-analysis.ts';
import {
  addToItemSums,
  emptyItemSums,
  type ItemSums,
  pooledItemCovariances,
} from '../../src/stats/item-covariances.ts';
import { expectClose } from '../helpers/fixtures.ts';
import { computed, covariancesOf, readReference, referenceScales } from './reliability/reference-scales.ts';

interface ListwiseAlpha {
  n: number;
  raw_alpha: number;
  items: { mean: number; sd: number; item_rest_r: number; alpha_if_dropped: number }[];
}

/** The `listwise` blocks of the reference files: psych::alpha of the complete rows. */
function listwiseReferences(): Map<string, ListwiseAlpha> {
  type Block = { listwise: ListwiseAlpha };
  const bfi = readReference<{ scales: Record<string, { reliability: Block }> }>('bfi').scales;
  const blocks = new Map(Object.entries(bfi).map(([name, { reliability }]) => [name, reliability.listwise]));
  for (const study of ['flat', 'vale']) {
    const waves = readReference<Record<string, Block>>(`stai_${study}`);
    for (const wave of ['pre', 'post'])
      blocks.set(`${study}_${wave}`, waves[`reliability_${wave}`]!.listwise);
  }
  return blocks;
}

/** The complete rows, those for which `part` says so. */
function sumsOf(items: readonly Float64Array[], part: (row: number) => boolean = () => true): ItemSums {
  const sums = emptyItemSums(items.length);
  for (let row = 0; row < items[0]!.length; row++) {
    const values = Float64Array.from(items, (item) => item[row]!);
    if (part(row) && values.every(Number.isFinite))
      addToItemSums(
        sums,
        values,
        values.reduce((sum, value) => sum + value),
      );
  }
  return sums;
}

const references = listwiseReferences();

describe('item covariances from sums', () => {
  it.each(referenceScales())('give psych::alpha of the complete rows: $name', ({ name, items }) => {
    const expected = references.get(name)!;
    const covariances = pooledItemCovariances([sumsOf(items)]);
    const { n, k, trace, total } = covariances;
    expect(n).toBe(expected.n);
    expectClose(computed(alphaOf(k, trace, total)), expected.raw_alpha, 1e-10, 'alpha');
    itemAnalysis(covariances).forEach((item, i) => {
      const of = expected.items[i]!;
      expectClose(item.mean, of.mean, 1e-10, `mean ${i}`);
      expectClose(item.sd, of.sd, 1e-10, `sd ${i}`);
      expectClose(computed(item.itemRestCorrelation), of.item_rest_r, 1e-10, `item-rest ${i}`);
      expectClose(computed(item.alphaIfDropped), of.alpha_if_dropped, 1e-10, `alpha if dropped ${i}`);
    });
  });

  it.each(referenceScales())('of two halves together are those of all: $name', ({ items }) => {
    const halves = [0, 1].map((half) => sumsOf(items, (row) => row % 2 === half));
    const pooled = pooledItemCovariances(halves);
    const { n, k, covariances, means } = covariancesOf(items);
    expect(pooled.n).toBe(n);
    for (let i = 0; i < k; i++) {
      const row = covariances.subarray(i * k, (i + 1) * k);
      expectClose(pooled.means[i]!, means[i]!, 1e-12, `mean ${i}`);
      expectClose(pooled.variances[i]!, row[i]!, 1e-12, `variance ${i}`);
      expectClose(
        pooled.withSum[i]!,
        row.reduce((a, b) => a + b),
        1e-12,
        `with the sum ${i}`,
      );
    }
  });

  it('keep the digits of values far from zero, which are not whole', () => {
    // The item variances of numpy.var([1e6 + 0.1, 1e6 + 0.4, 1e6 + 0.6], ddof=1) in exact fractions: 19/300; both items alike.
    const items = [Float64Array.of(1000000.1, 1000000.4, 1000000.6), Float64Array.of(0.1, 0.4, 0.6)];
    const sums = emptyItemSums(2);
    for (let row = 0; row < 3; row++) {
      const [far, near] = [items[0]![row]!, items[1]![row]!];
      addToItemSums(sums, Float64Array.of(far, near), far + near);
    }
    const { variances, withSum } = pooledItemCovariances([sums]);
    expectClose(variances[0]!, 19 / 300, 1e-9, 'far from zero');
    expectClose(variances[1]!, 19 / 300, 1e-12, 'near zero');
    expectClose(withSum[1]!, 38 / 300, 1e-9, 'with the sum');
  });

  it('of items that everybody answers alike are exactly zero, also in decimals and over several collections', () => {
    const constants = [78.2, 80.9, 17, 83.2].map((value) => new Float64Array(7).fill(value));
    const covariances = pooledItemCovariances([sumsOf(constants)]);
    expect([...covariances.variances, ...covariances.withSum]).toEqual(new Array(8).fill(0));
    expect(alphaOf(4, covariances.trace, covariances.total)).toEqual({ ok: false, reason: 'zero-variance' });
    const matrix = covariancesOf(constants);
    expect(matrix.covariances).toEqual(new Float64Array(16));
    // Nothing varies in the first collection, and the second has another answer to the last item.
    const others = [78.2, 80.9, 17, 3.3].map((value) => new Float64Array(2).fill(value));
    const pooled = pooledItemCovariances([sumsOf(constants), sumsOf(others)]);
    expect([...pooled.variances].slice(0, 3)).toEqual([0, 0, 0]);
    // var(c(rep(83.2, 7), rep(3.3, 2))): 79.9^2 * 7 * 2 / 9 / 8
    expectClose(pooled.variances[3]!, (79.9 ** 2 * 14) / 72, 1e-12, 'variance');
    expectClose(pooled.total, (79.9 ** 2 * 14) / 72, 1e-12, 'of the sum');
  });

  it('keep their digits however far from zero the answers lie', () => {
    // Covariances do not change when a number is added to every answer; those of small whole numbers are exact.
    const near = [
      Float64Array.of(3, 7, 4, 9, 1),
      Float64Array.of(2, 8, 4, 8, 3),
      Float64Array.of(5, 6, 1, 9, 2),
    ];
    const far = near.map((item) => item.map((value) => value + 1e8));
    const expected = covariancesOf(near);
    const matrix = covariancesOf(far);
    const sums = pooledItemCovariances([sumsOf(far)]);
    for (let i = 0; i < 3; i++) {
      expectClose(sums.variances[i]!, expected.covariances[i * 4]!, 1e-12, `variance ${i}`);
      for (let j = 0; j < 3; j++)
        expectClose(matrix.covariances[i * 3 + j]!, expected.covariances[i * 3 + j]!, 1e-12, `${i}, ${j}`);
    }
  });

  it('do not exist below two respondents', () => {
    const one = pooledItemCovariances([sumsOf([Float64Array.of(1), Float64Array.of(2)])]);
    expect(one.means).toEqual(Float64Array.of(1, 2));
    expect(one.variances).toEqual(Float64Array.of(Number.NaN, Number.NaN));
    const none = pooledItemCovariances([emptyItemSums(1)]);
    expect(none).toMatchObject({ n: 0, k: 1, means: Float64Array.of(Number.NaN) });
    expect(() => pooledItemCovariances([])).toThrow('nothing to pool');
  });
});
