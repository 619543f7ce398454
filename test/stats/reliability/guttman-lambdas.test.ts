import { describe, expect, it } from 'vitest';
import { cronbachAlpha } from '../../../src/stats/cronbach-alpha.ts';
import { guttmanLambda2 } from '../../../src/stats/reliability/guttman-lambda-2.ts';
import { guttmanLambda6 } from '../../../src/stats/reliability/guttman-lambda-6.ts';
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

const r = readReference<{
  scales: Record<
    string,
    {
      lambda2: number;
      lambda2_correlations: number;
      lambda2_psych: number;
      lambda6: number;
      lambda6_correlations: number;
      lambda6_psych: number;
    }
  >;
}>('internal-consistency').scales;
const scales = referenceScales().map(({ name, items }) => ({
  name,
  matrix: covariancesOf(items),
}));

describe('Guttman lambda 2 and 6', () => {
  it.each(scales)('agree with R and psych: $name', ({ name, matrix }) => {
    const expected = r[name]!;
    const correlations = correlationsOf(matrix);
    expectClose(computed(guttmanLambda2(matrix)), expected.lambda2, 1e-10, 'lambda 2');
    expectClose(
      computed(guttmanLambda2(correlations)),
      expected.lambda2_correlations,
      1e-10,
      'standardized lambda 2',
    );
    expectClose(computed(guttmanLambda2(correlations)), expected.lambda2_psych, 1e-10, 'psych lambda 2');
    expectClose(computed(guttmanLambda6(matrix)), expected.lambda6, 1e-10, 'lambda 6');
    expectClose(
      computed(guttmanLambda6(correlations)),
      expected.lambda6_correlations,
      1e-10,
      'standardized lambda 6',
    );
    expectClose(computed(guttmanLambda6(correlations)), expected.lambda6_psych, 1e-10, 'psych lambda 6');
  });

  it('agree with the lambda 6 of the reference files', () => {
    const bfi = readReference<{ scales: Record<string, { reliability: { listwise: { lambda6: number } } }> }>(
      'bfi',
    ).scales;
    for (const { name, matrix } of scales.slice(0, 5)) {
      expectClose(
        computed(guttmanLambda6(correlationsOf(matrix))),
        bfi[name]!.reliability.listwise.lambda6,
        1e-10,
        name,
      );
    }
  });

  it.each(scales)('keep alpha ≤ lambda 2 and do not depend on order or unit: $name', ({ matrix }) => {
    const lambda2 = computed(guttmanLambda2(matrix));
    expect(computed(cronbachAlpha(matrix))).toBeLessThanOrEqual(lambda2);
    const factors = Array<number>(matrix.k).fill(0.01);
    for (const other of [reordered(matrix), rescaled(matrix, factors)]) {
      expectClose(computed(guttmanLambda2(other)), lambda2, 1e-12);
      expectClose(computed(guttmanLambda6(other)), computed(guttmanLambda6(matrix)), 1e-12);
    }
  });

  it('of equal covariances: lambda 2 is alpha; of two items lambda 6 is known', () => {
    const parallel = matrixOf([0, 1, 2].map((i) => [0, 1, 2].map((j) => (i === j ? 2 : 0.8))));
    expectClose(computed(guttmanLambda2(parallel)), computed(cronbachAlpha(parallel)), 1e-14);
    const pair = matrixOf([
      [1, 0.6],
      [0.6, 1],
    ]);
    expectClose(computed(guttmanLambda6(pair)), 1 - (2 * (1 - 0.36)) / 3.2, 1e-14);
  });

  it('say why there is none', () => {
    const one = Float64Array.of(1, 2, 3, 5);
    const other = Float64Array.of(2, 1, 4, 4);
    const constant = Float64Array.of(3, 3, 3, 3);
    for (const lambda of [guttmanLambda2, guttmanLambda6]) {
      expect(reasonOf(lambda(covariancesOf([one])))).toBe('too-few-items');
      expect(reasonOf(lambda(covariancesOf([one.slice(0, 1), other.slice(0, 1)])))).toBe('too-few');
      expect(reasonOf(lambda(covariancesOf([constant, constant])))).toBe('zero-variance');
      expect(reasonOf(lambda(covariancesOf([one, one.map((x) => -x)])))).toBe('zero-variance');
    }
    expect(reasonOf(guttmanLambda6(covariancesOf([one, other, constant])))).toBe('zero-variance');
    expect(computed(guttmanLambda2(covariancesOf([one, other, constant])))).toBeGreaterThan(0);
    expect(reasonOf(guttmanLambda6(covariancesOf([one, other, one.map((x) => 3 * x + 1)])))).toBe(
      'singular-matrix',
    );
    expect(reasonOf(guttmanLambda6(covariancesOf([one.slice(0, 2), other.slice(1, 3)])))).toBe(
      'singular-matrix',
    );
  });
});
