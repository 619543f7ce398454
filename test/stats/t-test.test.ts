import { describe, expect, it } from 'vitest';
import { moments } from '../../src/stats/moments.ts';
import { cohensD, dAverage, dz, hedgesCorrection, hedgesG } from '../../src/stats/standardized-difference.ts';
import { pairedTest, studentTest, type TTest, welchTest } from '../../src/stats/t-test.ts';
import { expectClose, readJson } from '../helpers/fixtures.ts';

interface ReferenceTest {
  t: number;
  df: number;
  p: number;
  ci95: [number, number];
}
interface Reference {
  pre: number[];
  post: number[];
  independent: {
    student: ReferenceTest;
    welch: ReferenceTest;
    cohens_d_pooled: { d: number; ci95: [number, number] };
    hedges_g_pooled: { g: number; ci95: [number, number] };
  };
  paired: ReferenceTest & { dz: { d: number; ci95: [number, number] }; d_av: number };
}

/** Sleep (Student 1908) and anorexia (MASS), computed with R 4.2.2; 15 printed digits. Intervals of d: effectsize's root search, 1e-4. */
const studies = readJson<Record<string, Reference>>('fixtures/reference/ttests.reference.json');

function expectTest(actual: TTest, expected: ReferenceTest): void {
  expectClose(actual.statistic, expected.t);
  expectClose(actual.df, expected.df);
  expectClose(actual.p, expected.p);
  expectClose(actual.ci.lower, expected.ci95[0]);
  expectClose(actual.ci.upper, expected.ci95[1]);
}

function value<T>(estimate: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (!estimate.ok) throw new Error(estimate.reason);
  return estimate.value;
}

describe.each(Object.entries(studies))('%s against R', (_, { pre, post, independent, paired }) => {
  const first = moments(Float64Array.from(pre));
  const second = moments(Float64Array.from(post));
  const differences = moments(Float64Array.from(post, (after, index) => after - pre[index]!));

  it('Student, Welch, paired', () => {
    expectTest(value(studentTest(first, second, 0.95)), independent.student);
    expectTest(value(welchTest(first, second, 0.95)), independent.welch);
    expectTest(value(pairedTest(differences, 0.95)), paired);
  });

  it('standardized differences', () => {
    const d = value(cohensD(first, second, 0.95));
    expectClose(d.value, independent.cohens_d_pooled.d);
    expectClose(d.ci.lower, independent.cohens_d_pooled.ci95[0], 1e-4);
    expectClose(d.ci.upper, independent.cohens_d_pooled.ci95[1], 1e-4);
    const g = value(hedgesG(cohensD(first, second, 0.95), first.n + second.n - 2));
    expectClose(g.value, independent.hedges_g_pooled.g);
    expectClose(g.ci.lower, independent.hedges_g_pooled.ci95[0], 1e-4);
    const within = value(dz(differences, 0.95));
    expectClose(within.value, paired.dz.d);
    expectClose(within.ci.upper, paired.dz.ci95[1], 1e-4);
    expectClose(value(dAverage(first, second, differences, 0.95)).value, paired.d_av);
  });

  it('swapping the groups turns the sign, shifting both changes nothing', () => {
    const forth = value(welchTest(first, second, 0.95));
    const back = value(welchTest(second, first, 0.95));
    expect(back.statistic).toBe(-forth.statistic);
    expect(back.p).toBe(forth.p);
    expectClose(back.ci.lower, -forth.ci.upper, 1e-14);
    const shifted = [pre, post].map((values) => moments(Float64Array.from(values, (each) => each + 1000)));
    expectClose(value(studentTest(shifted[0]!, shifted[1]!, 0.95)).statistic, independent.student.t, 1e-10);
  });
});

describe('what data can make impossible', () => {
  const one = moments(Float64Array.of(3));
  const two = moments(Float64Array.of(3, 4));
  const same = moments(Float64Array.of(3, 3, 3));

  it('too few', () => {
    expect(welchTest(one, two, 0.95)).toEqual({ ok: false, reason: 'too-few' });
    expect(studentTest(one, one, 0.95)).toEqual({ ok: false, reason: 'too-few' });
    expect(studentTest(one, two, 0.95).ok).toBe(true); // one against two: df = 1, as R
    expect(pairedTest(one, 0.95)).toEqual({ ok: false, reason: 'too-few' });
    expect(hedgesG(cohensD(one, two, 0.95), 1)).toEqual({ ok: false, reason: 'too-few' });
  });

  it('nobody differs from anybody', () => {
    for (const test of [studentTest, welchTest, cohensD]) {
      expect(test(same, same, 0.95)).toEqual({ ok: false, reason: 'zero-variance' });
    }
    expect(pairedTest(same, 0.95)).toEqual({ ok: false, reason: 'zero-variance' });
    // Differences of equal steps that only differ by rounding noise.
    const noise = moments(Float64Array.of(3.3 - 3.1, 2.3 - 2.1, 1.3 - 1.1));
    expect(pairedTest(noise, 0.95)).toEqual({ ok: false, reason: 'zero-variance' });
  });

  it('a level that is no level', () => {
    expect(() => studentTest(two, two, 95)).toThrow(RangeError);
  });
});

describe('Hedges’ correction', () => {
  // Γ(df/2) / (√(df/2) Γ((df − 1)/2)) (Hedges 1981), by mpmath 1.3.0 with 30 digits.
  it.each([
    [2, 0.5641895835477563],
    [3, 0.7236012545582677],
    [10, 0.9227456080530871],
    [18, 0.957646427023718],
    [50, 0.9849119422955726],
    [1000, 0.9992497811797164],
  ])('J(%d) = %d', (df, j) => {
    expectClose(hedgesCorrection(df), j, 1e-13);
  });

  it('stays exact for large samples, where the gamma functions overflow', () => {
    // 1 − 3/(4 df − 1) is exact to order df⁻³: at a million within 1e-13.
    expect(Math.abs(hedgesCorrection(1e6) - (1 - 3 / (4e6 - 1)))).toBeLessThan(1e-13);
  });
});
