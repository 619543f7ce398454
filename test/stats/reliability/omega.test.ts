import { describe, expect, it } from 'vitest';
import { cronbachAlpha } from '../../../src/stats/cronbach-alpha.ts';
import type { CovarianceMatrix } from '../../../src/stats/cross-products.ts';
import { omegaOf, omegaTotal } from '../../../src/stats/reliability/omega.ts';
import { omegaInterval } from '../../../src/stats/reliability/omega-interval.ts';
import {
  minimizeDiscrepancy,
  type OneFactorModel,
  oneFactorModel,
  standardizedModel,
} from '../../../src/stats/reliability/one-factor-model.ts';
import { expectClose } from '../../helpers/fixtures.ts';
import {
  computed,
  correlationsOf,
  covariancesOf,
  matrixOf,
  readReference,
  reasonOf,
  referenceScales,
  reordered,
  rescaled,
} from './reference-scales.ts';

interface ExactFit {
  omega: number;
  se: number;
  discrepancy: number;
  loadings: number[];
  uniquenesses: number[];
}
const exact = readReference<{
  scales: Record<string, { n: number; k: number; covariances: ExactFit; correlations: ExactFit }>;
}>('omega-mpmath').scales;
const r = readReference<{
  scales: Record<
    string,
    {
      factanal: { loadings: number[]; uniquenesses: number[]; omega: number; discrepancy: number };
      lavaan: {
        omega: number;
        se: number;
        lower: number;
        upper: number;
        chi_square: number;
        df: number;
        p: number;
      };
    }
  >;
}>('omega').scales;
const matrices = new Map(referenceScales().map(({ name, items }) => [name, covariancesOf(items)]));
const names = [...matrices.keys()];

function matrixNamed(name: string): CovarianceMatrix {
  return matrices.get(name)!;
}

function expectFit(matrix: CovarianceMatrix, expected: ExactFit, where: string): void {
  const { value, model } = computed(omegaTotal(matrix));
  expectClose(value, expected.omega, 1e-12, `${where} omega`);
  expectClose(model.discrepancy, expected.discrepancy, 1e-10, `${where} discrepancy`);
  expected.loadings.forEach((loading, i) => {
    expectClose(model.loadings[i], loading, 1e-10, `${where} loading ${i}`);
  });
  expected.uniquenesses.forEach((uniqueness, i) => {
    expectClose(model.uniquenesses[i], uniqueness, 1e-10, `${where} uniqueness ${i}`);
  });
  const interval = computed(omegaInterval(model, matrix.n, 0.95));
  expectClose(interval.standardError, expected.se, 1e-10, `${where} standard error`);
}

describe('omega', () => {
  it.each(names)('agrees with 40-digit maximum likelihood: %s', (name) => {
    const matrix = matrixNamed(name);
    expect([matrix.n, matrix.k]).toEqual([exact[name]!.n, exact[name]!.k]);
    expectFit(matrix, exact[name]!.covariances, `${name} covariances`);
    expectFit(correlationsOf(matrix), exact[name]!.correlations, `${name} correlations`);
  });

  it.each(names)('of the correlations follows from the fit of the covariances: %s', (name) => {
    const matrix = matrixNamed(name);
    const expected = exact[name]!.correlations;
    const model = standardizedModel(computed(oneFactorModel(matrix)), matrix);
    expectClose(omegaOf(model), expected.omega, 1e-12, `${name} omega`);
    expected.loadings.forEach((loading, i) => {
      expectClose(model.loadings[i], loading, 1e-10, `${name} loading ${i}`);
    });
    expected.uniquenesses.forEach((uniqueness, i) => {
      expectClose(model.uniquenesses[i], uniqueness, 1e-10, `${name} uniqueness ${i}`);
    });
    const interval = computed(omegaInterval(model, matrix.n, 0.95));
    expectClose(interval.standardError, expected.se, 1e-10, `${name} standard error`);
  });

  it.each(names)('agrees with factanal on correlations and lavaan on covariances: %s', (name) => {
    const matrix = matrixNamed(name);
    const { factanal, lavaan } = r[name]!;
    // 1e-6: both stop when the discrepancy no longer changes in double precision, which leaves half the digits of the
    // parameters (factanal, its tolerances tightened, happens to reach 1e-9).
    const standardized = computed(omegaTotal(correlationsOf(matrix)));
    expectClose(standardized.value, factanal.omega, 1e-8, 'factanal');
    expectClose(standardized.model.discrepancy, factanal.discrepancy, 1e-9, 'factanal discrepancy');
    factanal.loadings.forEach((loading, i) => {
      expectClose(Math.abs(standardized.model.loadings[i]!), loading, 1e-6, `factanal loading ${i}`);
    });
    const { value, model } = computed(omegaTotal(matrix));
    expectClose(value, lavaan.omega, 2e-6, 'lavaan');
    expectClose(model.fit.chiSquare, lavaan.chi_square, 1e-8, 'lavaan chi-square');
    expect(model.fit.df).toBe(lavaan.df);
    expect(model.fit.p).toBeCloseTo(lavaan.p, 8);
    const interval = computed(omegaInterval(model, matrix.n, 0.95));
    expectClose(interval.standardError, lavaan.se, 1e-4, 'lavaan standard error');
    expectClose(interval.lower, lavaan.lower, 1e-5, 'lavaan lower');
    expectClose(interval.upper, lavaan.upper, 1e-5, 'lavaan upper');
  });

  it('agrees with the omegas of the reference files, from factanal with its own tolerance', () => {
    const bfi = readReference<{
      scales: Record<string, { reliability: { listwise: { omega_total_ml_1factor_cor: number } } }>;
    }>('bfi').scales;
    for (const [name, { reliability }] of Object.entries(bfi)) {
      const { value } = computed(omegaTotal(correlationsOf(matrixNamed(name))));
      // 1e-6: factanal's default stops at a discrepancy flat to 1e-9.
      expectClose(value, reliability.listwise.omega_total_ml_1factor_cor, 1e-6, name);
    }
    for (const study of ['flat', 'vale']) {
      const waves = readReference<Record<string, { listwise: { omega_total_ml_1factor_cor: number } }>>(
        `stai_${study}`,
      );
      for (const wave of ['pre', 'post']) {
        const { value } = computed(omegaTotal(correlationsOf(matrixNamed(`${study}_${wave}`))));
        expectClose(
          value,
          waves[`reliability_${wave}`]!.listwise.omega_total_ml_1factor_cor,
          1e-6,
          `${study} ${wave}`,
        );
      }
    }
  });

  it('is what the model says when the matrix follows one factor exactly', () => {
    const loadings = [0.9, 0.7, 0.5, 0.4];
    const uniquenesses = [0.3, 0.6, 0.2, 1.1];
    const matrix = matrixOf(
      loadings.map((a, i) => loadings.map((b, j) => a * b + (i === j ? uniquenesses[i]! : 0))),
    );
    const { value, model } = computed(omegaTotal(matrix));
    expectClose(value, 2.5 ** 2 / (2.5 ** 2 + 2.2), 1e-12);
    expect(model.discrepancy).toBeLessThan(1e-14);
    loadings.forEach((loading, i) => {
      expectClose(model.loadings[i], loading, 1e-7); // F is flat there: 1e-14 in F is 1e-7 in λ
    });
  });

  it('equals alpha when all covariances are equal', () => {
    const matrix = matrixOf([0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => (i === j ? 1 + i / 4 : 0.4))));
    expectClose(computed(omegaTotal(matrix)).value, computed(cronbachAlpha(matrix)), 1e-12);
  });

  it('of three items is the closed form λ₁² = s₁₂ s₁₃ / s₂₃', () => {
    const matrix = matrixOf([
      [1, 0.42, 0.28],
      [0.42, 1, 0.24],
      [0.28, 0.24, 1],
    ]);
    const { model } = computed(omegaTotal(matrix));
    [0.7, 0.6, 0.4].forEach((loading, i) => {
      expectClose(model.loadings[i], loading, 1e-7);
    });
    expect(model.fit.df).toBe(0);
    expect(model.fit.p).toBeNull();
  });

  it('does not depend on the order of the items or a common unit', () => {
    const matrix = matrixNamed('vale_pre');
    const { value } = computed(omegaTotal(matrix));
    expectClose(computed(omegaTotal(reordered(matrix))).value, value, 1e-12, 'order');
    expectClose(computed(omegaTotal(rescaled(matrix, Array(20).fill(1000)))).value, value, 1e-12, 'unit');
    const mixed = Array.from({ length: 20 }, (_, i) => 1 + i);
    const loadings = computed(oneFactorModel(matrix)).loadings;
    computed(oneFactorModel(rescaled(matrix, mixed))).loadings.forEach((loading, i) => {
      expectClose(loading, loadings[i]! * mixed[i]!, 1e-10, `loading ${i}`);
    });
  });

  it('has a wider interval for a higher level, symmetric about omega', () => {
    const { value, model } = computed(omegaTotal(matrixNamed('flat_pre')));
    const narrow = computed(omegaInterval(model, 169, 0.9));
    const wide = computed(omegaInterval(model, 169, 0.99));
    expect(wide.lower).toBeLessThan(narrow.lower);
    expectClose((wide.lower + wide.upper) / 2, value, 1e-12);
    expect(() => omegaInterval(model, 169, 1)).toThrow(RangeError);
    expect(() => omegaInterval(model, 1, 0.95)).toThrow(RangeError);
  });
});

describe('omega of data without a proper one-factor model', () => {
  it('needs three items and two respondents', () => {
    expect(reasonOf(omegaTotal(matrixOf([[1]])))).toBe('too-few-items');
    expect(
      reasonOf(
        omegaTotal(
          matrixOf([
            [1, 0.5],
            [0.5, 1],
          ]),
        ),
      ),
    ).toBe('too-few-items');
    expect(reasonOf(omegaTotal(covariancesOf([1, 2, 3].map((x) => Float64Array.of(x)))))).toBe('too-few');
  });

  it('names an item that does not vary', () => {
    const items = [
      Float64Array.of(1, 2, 3, 4, 5),
      Float64Array.of(3, 3, 3, 3, 3),
      Float64Array.of(2, 1, 4, 3, 5),
    ];
    expect(reasonOf(omegaTotal(covariancesOf(items)))).toBe('zero-variance');
  });

  it('says singular of perfectly correlated items and of fewer respondents than items', () => {
    const item = Float64Array.of(1, 2, 4, 5, 3);
    expect(reasonOf(omegaTotal(covariancesOf([item, item, item.map((x) => 2 * x)])))).toBe('singular-matrix');
    const few = [Float64Array.of(1, 2), Float64Array.of(2, 5), Float64Array.of(1, 4)];
    expect(reasonOf(omegaTotal(covariancesOf(few)))).toBe('singular-matrix');
    const pairwise = matrixOf([
      [1, 0.9, -0.9],
      [0.9, 1, 0.9],
      [-0.9, 0.9, 1],
    ]);
    expect(reasonOf(omegaTotal(pairwise)), 'not positive definite').toBe('singular-matrix');
  });

  it('says Heywood where the factor would explain more than all of an item', () => {
    // λ₁² = 0.8 × 0.8 / 0.5 exceeds the variance of 1.
    const heywood = matrixOf([
      [1, 0.8, 0.8],
      [0.8, 1, 0.5],
      [0.8, 0.5, 1],
    ]);
    expect(reasonOf(omegaTotal(heywood))).toBe('heywood-case');
    // λ₁² = 0.5 × 0.3 / −0.2 is negative.
    const negative = matrixOf([
      [1, 0.5, 0.3],
      [0.5, 1, -0.2],
      [0.3, -0.2, 1],
    ]);
    expect(reasonOf(omegaTotal(negative))).toBe('heywood-case');
  });

  it('says Heywood where a maximum inside is lower than the one on the edge, as optim in R finds it', () => {
    const heywood =
      readReference<
        Record<
          'two_maxima' | 'edge_only',
          {
            correlations: number[];
            inside?: { discrepancy: number; uniquenesses: number[] };
            lowest: { discrepancy: number; uniquenesses: number[] };
          }
        >
      >('heywood');
    for (const { correlations, inside, lowest } of [heywood.two_maxima, heywood.edge_only]) {
      const matrix = {
        n: 100,
        k: 4,
        means: new Float64Array(4),
        covariances: Float64Array.from(correlations),
      };
      expect(reasonOf(omegaTotal(matrix))).toBe('heywood-case');
      expect(Math.min(...lowest.uniquenesses)).toBeLessThan(1e-6);
      const descent = minimizeDiscrepancy(matrix.covariances, new Float64Array(4).fill(Math.log(0.6)));
      if (inside === undefined) {
        expect(reasonOf(descent)).toBe('heywood-case');
      } else {
        expectClose(computed(descent).discrepancy, inside.discrepancy, 1e-10, 'where factanal ends');
        expect(computed(descent).steps).toBeGreaterThan(1);
        expect(lowest.discrepancy).toBeLessThan(inside.discrepancy);
      }
    }
  });

  it('gives no number where the loadings are not determined', () => {
    const uncorrelated = matrixOf([0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => (i === j ? 1 : 0))));
    expect(reasonOf(omegaTotal(uncorrelated))).toBe('not-identified');
    const onePair = matrixOf([
      [1, 0.5, 0, 0],
      [0.5, 1, 0, 0],
      [0, 0, 1, 0],
      [0, 0, 0, 1],
    ]);
    expect(reasonOf(omegaTotal(onePair))).toBe('not-identified');
  });

  it('says so of the interval, too', () => {
    const lonely: OneFactorModel = {
      loadings: Float64Array.of(0.5, 0, 0),
      uniquenesses: Float64Array.of(0.75, 1, 1),
      discrepancy: 0,
      fit: { chiSquare: 0, df: 0, p: null },
    };
    expect(reasonOf(omegaInterval(lonely, 100, 0.95))).toBe('not-identified');
  });
});
