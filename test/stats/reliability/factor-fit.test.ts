import { describe, expect, it } from 'vitest';
import { factorFit } from '../../../src/stats/reliability/factor-fit.ts';
import { oneFactorModel } from '../../../src/stats/reliability/one-factor-model.ts';
import { expectClose, readJson } from '../../helpers/fixtures.ts';
import { computed } from '../comparison/reference-scores.ts';

interface Case {
  name: string;
  n: number;
  k: number;
  covariances: number[];
  loadings: number[];
  fit: Record<'chisq' | 'cfi' | 'tli' | 'rmsea' | 'lower' | 'upper' | 'srmr', number>;
}
const { cases } = readJson<{ cases: Case[] }>('fixtures/reference/factor-fit.reference.json');
const matrixOf = ({ n, k, covariances }: Pick<Case, 'n' | 'k' | 'covariances'>) => ({
  n,
  k,
  means: new Float64Array(k),
  covariances: Float64Array.from(covariances),
});

/** lavaan searches its maximum numerically. */
const ITERATIVE = 1e-7;

describe('fit of one factor against lavaan', () => {
  it.each(cases)('$name', (reference) => {
    const matrix = matrixOf(reference);
    const model = computed(oneFactorModel(matrix));
    const fit = computed(factorFit(matrix, model));
    expectClose(model.fit.chiSquare, reference.fit.chisq, ITERATIVE);
    for (const key of ['cfi', 'tli', 'rmsea'] as const)
      expectClose(fit[key], reference.fit[key], ITERATIVE, key);
    // It differs by as much as lavaan's loadings, the others by the square of that
    expectClose(fit.srmr, reference.fit.srmr, 10 * ITERATIVE, 'srmr');
    // lavaan finds the ends of the interval to about five digits
    expect(Math.abs(fit.rmseaCi.lower - reference.fit.lower)).toBeLessThan(1e-5);
    expect(Math.abs(fit.rmseaCi.upper - reference.fit.upper)).toBeLessThan(1e-5);
    const sign = Math.sign(reference.loadings.reduce((sum, loading) => sum + loading, 0));
    fit.standardizedLoadings.forEach((loading, i) => {
      expect(Math.abs(loading - sign * reference.loadings[i]!)).toBeLessThan(1e-6);
    });
  });

  it('has none below four items, and does not mind the units of items', () => {
    const [first] = cases as [Case];
    const matrix = matrixOf(first);
    const three = matrixOf({ n: 50, k: 3, covariances: [1, 0.5, 0.4, 0.5, 1, 0.3, 0.4, 0.3, 1] });
    expect(factorFit(three, computed(oneFactorModel(three)))).toEqual({ ok: false, reason: 'too-few-items' });
    const stretched = { ...matrix, covariances: matrix.covariances.map((entry) => 9 * entry) };
    const [one, other] = [matrix, stretched].map((each) =>
      computed(factorFit(each, computed(oneFactorModel(each)))),
    );
    expectClose(other!.cfi, one!.cfi, 1e-10);
    expectClose(other!.srmr, one!.srmr, 1e-9);
  });
});
