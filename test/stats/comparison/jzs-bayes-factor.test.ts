import { describe, expect, it } from 'vitest';
import {
  jzsBayesFactor,
  jzsBayesFactorPaired,
  logJzsBayesFactor,
} from '../../../src/stats/comparison/jzs-bayes-factor.ts';
import { moments } from '../../../src/stats/moments.ts';
import { expectClose, readJson } from '../../helpers/fixtures.ts';
import { computed, numbers } from './reference-scores.ts';

const { cases } = readJson<{
  cases: { t: number; df: number; effectiveN: number; scale: number; logBf10: number }[];
}>('fixtures/reference/jzs-bayes-factor.reference.json');

describe('JZS Bayes factor', () => {
  it.each(cases)(
    'agrees with 40-digit quadrature: t = $t, df = $df, N = $effectiveN, r = $scale',
    (expected) => {
      const { t, df, effectiveN, scale, logBf10 } = expected;
      expectClose(logJzsBayesFactor(t, df, effectiveN, scale), logBf10, 1e-12);
      expectClose(logJzsBayesFactor(-t, df, effectiveN, scale), logBf10, 1e-12);
    },
  );

  it('Rouder et al. (2009): t = 2.03 of 80 respondents, r = 1, favours no difference by 1.56 to 1', () => {
    // 1.557447 with more digits in the documentation of the R package bayesplay
    const bf01 = Math.exp(-logJzsBayesFactor(2.03, 79, 80, 1));
    expect(bf01.toFixed(6)).toBe('1.557447');
  });

  it('sleep data, paired, as ttestBF of the BayesFactor package prints it: 17.25888', () => {
    const differences = numbers(1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4);
    const { bf10, bf01, n } = computed(jzsBayesFactorPaired(moments(differences)));
    expect(bf10.toFixed(5)).toBe('17.25888');
    expectClose(bf01, 1 / bf10, 1e-14);
    expect(n).toEqual([10]);
  });

  it('second drug against zero, as ttestBF prints it: 10.71554', () => {
    const drug = numbers(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4);
    expect(computed(jzsBayesFactorPaired(moments(drug))).bf10.toFixed(5)).toBe('10.71554');
  });

  it('chick weights, horsebean and linseed (manual of BayesFactor): 5.975741', () => {
    const horsebean = numbers(179, 160, 136, 227, 217, 168, 108, 124, 143, 140);
    const linseed = numbers(309, 229, 181, 141, 260, 203, 148, 169, 213, 257, 244, 271);
    const { bf10, statistic } = computed(jzsBayesFactor(moments(horsebean), moments(linseed)));
    expect(bf10.toFixed(6)).toBe('5.975741');
    expect(statistic).toBeGreaterThan(0);
  });

  it('rises with |t|, and falls with n where t is 0', () => {
    const byT = [0, 0.5, 1, 2, 4, 8, 30, 300].map((t) => logJzsBayesFactor(t, 40, 20, 0.7));
    expect(byT).toEqual(byT.toSorted((a, b) => a - b));
    const byN = [2, 5, 20, 100, 1e4, 1e8].map((n) => logJzsBayesFactor(0, n - 1, n, 0.7));
    expect(byN).toEqual(byN.toSorted((a, b) => b - a));
  });

  it('keeps its logarithm where the factor itself leaves the doubles', () => {
    const huge = { n: 5000, mean: 1, variance: 0.01 };
    const { bf10, bf01, logBf10 } = computed(jzsBayesFactorPaired(huge));
    expect(bf10).toBe(Number.POSITIVE_INFINITY);
    expect(bf01).toBe(0);
    expect(logBf10).toBeGreaterThan(10_000);
    expect(Number.isFinite(logBf10)).toBe(true);
  });

  it('does not change when the groups are swapped or rescaled', () => {
    const first = { n: 12, mean: 10, variance: 4 };
    const second = { n: 20, mean: 11, variance: 6 };
    const there = computed(jzsBayesFactor(first, second));
    const back = computed(
      jzsBayesFactor({ ...second, mean: -3 * 11, variance: 54 }, { ...first, mean: -30, variance: 36 }),
    );
    expectClose(back.logBf10, there.logBf10, 1e-13);
  });

  it('says why there is none', () => {
    const constant = moments(numbers(4, 4, 4));
    expect(jzsBayesFactor(constant, constant)).toEqual({ ok: false, reason: 'zero-variance' });
    expect(jzsBayesFactor(moments(numbers(1)), moments(numbers(2)))).toEqual({
      ok: false,
      reason: 'too-few',
    });
    expect(jzsBayesFactorPaired(moments(numbers(1)))).toEqual({ ok: false, reason: 'too-few' });
    expect(jzsBayesFactorPaired(constant)).toEqual({ ok: false, reason: 'zero-variance' });
    expect(() => jzsBayesFactorPaired(constant, 0)).toThrow(RangeError);
    expect(() => logJzsBayesFactor(Number.NaN, 5, 6, 1)).toThrow(RangeError);
  });
});
