import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reliability, Result } from '../../src/model/result.ts';
import { addRespondent, covarianceMatrix, emptyCrossProducts } from '../../src/stats/cross-products.ts';
import { itemAnalysis } from '../../src/stats/item-analysis.ts';
import { itemCovariances } from '../../src/stats/item-covariances.ts';
import { moments } from '../../src/stats/moments.ts';
import { squaredMultipleCorrelations } from '../../src/stats/reliability/squared-multiple-correlations.ts';
import { ensureStats } from '../helpers/command.ts';
import { csvCells } from '../helpers/emitted-numbers.ts';
import { expectClose, readJson } from '../helpers/fixtures.ts';

interface Scale {
  n: number;
  standardized: number;
  items: { id: string; mean: number; variance: number; rest: number; smc: number; loading: number }[];
  fit: Record<'chiSquare' | 'df' | 'cfi' | 'tli' | 'rmsea' | 'lower' | 'upper' | 'srmr', number>;
}
const { scales } = readJson<{ scales: Record<string, Scale> }>(
  'fixtures/reference/item-totals.reference.json',
);
const BFI = ['fixtures/reference/bfi.csv', '--scales', 'fixtures/scales/bfi.json'];

async function reliabilityOf(scale: string, ...more: string[]): Promise<Reliability> {
  const { stdout } = await ensureStats('reliability', ...BFI, '--format', 'json', ...more);
  const result = JSON.parse(stdout) as Result;
  return result.scales.find(({ id }) => id === scale)!.samples[0]!.reliability!;
}

describe('item-total columns', () => {
  it.each(Object.entries(scales))('of %s agree with base R, psych and lavaan', async (id, expected) => {
    const { n, alphaStandardized, items, further } = await reliabilityOf(id);
    expect(n).toBe(expected.n);
    expectClose(alphaStandardized!, expected.standardized);
    expected.items.forEach((item, index) => {
      const own = further!.items[index]!;
      expect(own.id).toBe(item.id);
      expectClose(own.scaleMeanIfDropped!, item.mean);
      expectClose(own.scaleVarianceIfDropped!, item.variance);
      expectClose(own.squaredMultipleCorrelation!, item.smc);
      expectClose(items[index]!.itemRestCorrelation!, item.rest);
      // lavaan's search ends where the likelihood is flat: its loadings have six digits.
      expectClose(own.loading!, item.loading, 1e-6);
    });
    const { oneFactor } = further!;
    expect(oneFactor.df).toBe(expected.fit.df);
    for (const index of ['chiSquare', 'cfi', 'tli', 'rmsea'] as const)
      expectClose(oneFactor[index]!, expected.fit[index], 1e-7);
    // It differs by as much as lavaan's loadings, the others by the square of that.
    expectClose(oneFactor.srmr!, expected.fit.srmr, 1e-6);
    expect(oneFactor.rmseaCi.level).toBe(0.9);
    // lavaan ends its search for the noncentrality at an absolute 1e-4 of the probability.
    expectClose(oneFactor.rmseaCi.lower!, expected.fit.lower, 1e-4);
    expectClose(oneFactor.rmseaCi.upper!, expected.fit.upper, 1e-4);
  });

  it('are those that RELIABILITY of PSPP prints', async () => {
    const { items, further } = await reliabilityOf('bfi-agree');
    const lines = readFileSync('fixtures/reference/item-totals.pspp-output.csv', 'utf8').split(/\r?\n/);
    const start = lines.findIndex((line) => line.startsWith(',Scale Mean if Item Deleted'));
    const printed = lines.slice(start + 1, start + 6).map(csvCells);
    const two = (value: number | null) => value!.toFixed(2).replace(/^0/, '');
    expect(printed).toEqual(
      items.map(({ id, itemRestCorrelation, alphaIfDropped }, index) => {
        const { scaleMeanIfDropped, scaleVarianceIfDropped } = further!.items[index]!;
        return [
          id,
          ...[scaleMeanIfDropped, scaleVarianceIfDropped, itemRestCorrelation, alphaIfDropped].map(two),
        ];
      }),
    );
  });

  it('are printed with --details, in every language', async () => {
    for (const [lang, words] of [
      ['en', ['Scale M', 'Loading', 'One factor: χ²(5) = 86.70, p < .001, CFI = .968']],
      ['nl', ['Schaal-M', 'Lading', 'Eén factor: χ²(5) = 86,70, p < ,001, CFI = ,968']],
      ['fr', ['M échelle', 'Saturation', 'χ²(5) = 86,70, p < ,001, CFI = ,968']],
    ] as const) {
      const { stdout } = await ensureStats(
        'reliability',
        ...BFI,
        '--details',
        '--lang',
        lang,
        '--format',
        'markdown',
      );
      for (const word of words) expect(plainly(stdout)).toContain(word);
      const { stdout: short } = await ensureStats(
        'reliability',
        ...BFI,
        '--lang',
        lang,
        '--format',
        'markdown',
      );
      for (const word of words) expect(plainly(short)).not.toContain(word);
    }
  });

  it('withhold the mean of the scale without an item where that of some item is withheld', async () => {
    const text = await ensureStats('reliability', ...BFI, '--format', 'json', '--min-cell', '60');
    for (const { samples } of (JSON.parse(text.stdout) as Result).scales)
      for (const { reliability } of samples) {
        const hidden = reliability!.items.some(({ mean }) => mean === null);
        for (const item of reliability!.further!.items) {
          expect(item.scaleMeanIfDropped === null).toBe(hidden);
          expect(item.scaleVarianceIfDropped === null).toBe(hidden);
          expect(item.withheld ?? []).toEqual(hidden ? ['scaleMeanIfDropped', 'scaleVarianceIfDropped'] : []);
          expect(item.loading).not.toBeNull();
        }
      }
    expect(text.stdout).toContain('"scaleMeanIfDropped"');
  });
});

/** Without type styles. */
function plainly(markdown: string): string {
  return markdown.replaceAll(/[*~\\]|<\/?su[bp]>/g, '');
}

const answers = fc.array(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 4, maxLength: 4 }), {
  minLength: 8,
  maxLength: 40,
});

describe('the scale without an item', () => {
  it('has the mean and the variance of the sum of the others', () => {
    fc.assert(
      fc.property(answers, (rows) => {
        const products = emptyCrossProducts(4);
        for (const row of rows) addRespondent(products, Float64Array.from(row));
        itemAnalysis(itemCovariances(covarianceMatrix(products))).forEach((item, index) => {
          const rest = Float64Array.from(rows, (row) =>
            row.reduce((sum, value) => sum + value, -row[index]!),
          );
          const { mean, variance } = moments(rest);
          expect(item.scaleMeanIfDropped).toBeCloseTo(mean, 10);
          expect(item.scaleVarianceIfDropped).toBeCloseTo(variance, 10);
        });
      }),
    );
  });

  it('explains of an item at least what any single other item does', () => {
    fc.assert(
      fc.property(answers, (rows) => {
        const products = emptyCrossProducts(4);
        for (const row of rows) addRespondent(products, Float64Array.from(row));
        const matrix = covarianceMatrix(products);
        const explained = squaredMultipleCorrelations(matrix);
        if (!explained.ok) return;
        const { covariances: s, k } = matrix;
        explained.value.forEach((share, i) => {
          for (let j = 0; j < k; j++)
            if (j !== i)
              expect(share + 1e-9).toBeGreaterThan(s[i * k + j]! ** 2 / (s[i * k + i]! * s[j * k + j]!));
        });
      }),
    );
  });
});
