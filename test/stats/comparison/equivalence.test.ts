import { describe, expect, it } from 'vitest';
import {
  type EquivalenceTest,
  equivalencePaired,
  equivalenceStudent,
  equivalenceWelch,
} from '../../../src/stats/comparison/equivalence.ts';
import { moments } from '../../../src/stats/moments.ts';
import { expectClose } from '../../helpers/fixtures.ts';
import { comparisonReference, computed, numbers, type TostCase } from './reference-scores.ts';

function run(name: 'student' | 'welch' | 'paired', { first, second, bounds }: TostCase): EquivalenceTest {
  const raw = { lower: bounds[0], upper: bounds[1], unit: 'raw' } as const;
  if (name === 'paired')
    return computed(equivalencePaired(moments(numbers(...second.map((y, i) => y - first[i]!))), raw, 0.05));
  const test = name === 'student' ? equivalenceStudent : equivalenceWelch;
  return computed(test(moments(numbers(...first)), moments(numbers(...second)), raw, 0.05));
}

describe('equivalence against two one-sided t.test in R', () => {
  it.each(['student', 'welch', 'paired'] as const)('%s', (name) => {
    const expected = comparisonReference.equivalence[name];
    const test = run(name, expected);
    expect(test.method).toBe(`tost-${name}`);
    expectClose(test.aboveLower.statistic, expected.lower.t);
    expectClose(test.aboveLower.p, expected.lower.p);
    expectClose(test.belowUpper.statistic, expected.upper.t);
    expectClose(test.belowUpper.p, expected.upper.p);
    expectClose(test.df, expected.df);
    expectClose(test.ci.lower, expected.ci90[0]);
    expectClose(test.ci.upper, expected.ci90[1]);
    expect(test.p).toBe(Math.max(test.aboveLower.p, test.belowUpper.p));
    expect(test.equivalent).toBe(expected.lower.p < 0.05 && expected.upper.p < 0.05);
  });
});

describe('organic food (Moery & Calin-Jageman 2016 in Lakens 2017 and the documentation of TOSTER)', () => {
  const control = { n: 95, mean: 5.25, variance: 0.95 ** 2 };
  const organic = { n: 89, mean: 5.22, variance: 0.83 ** 2 };

  it('bounds of ±0.43 standard deviations, unequal variances: t = −2.69, p = .004', () => {
    const bounds = { lower: -0.43, upper: 0.43, unit: 'standardized' } as const;
    const test = computed(equivalenceWelch(organic, control, bounds, 0.05));
    expect(test.belowUpper.statistic.toFixed(2)).toBe('-2.69');
    expect(test.p.toFixed(3)).toBe('0.004');
    expect(test.equivalent).toBe(true);
    expectClose(test.bounds.upper, 0.43 * Math.sqrt((0.95 ** 2 + 0.83 ** 2) / 2), 1e-14);
  });

  it('bounds of ±0.384 points, equal variances: 182 degrees of freedom, p = .004, the bounds 0.43 in d', () => {
    const bounds = { lower: -0.384, upper: 0.384, unit: 'raw' } as const;
    const test = computed(equivalenceStudent(organic, control, bounds, 0.05));
    expect(test.df).toBe(182);
    expect(test.p.toFixed(3)).toBe('0.004');
    expect(test.standardizedBounds.upper.toFixed(2)).toBe('0.43');
  });
});

describe('equivalence', () => {
  const first = moments(numbers(4, 5, 3, 6, 5, 4, 5));
  const second = moments(numbers(5, 5, 4, 5, 6, 4));
  const raw = { lower: -1.5, upper: 2, unit: 'raw' } as const;

  it.each([equivalenceStudent, equivalenceWelch])('mirrors when the groups are swapped', (test) => {
    const there = computed(test(first, second, raw, 0.05));
    const back = computed(test(second, first, { lower: -2, upper: 1.5, unit: 'raw' }, 0.05));
    expectClose(back.aboveLower.statistic, -there.belowUpper.statistic, 1e-13);
    expectClose(back.p, there.p, 1e-13);
    expectClose(back.ci.lower, -there.ci.upper, 1e-13);
  });

  it.each([0.01, 0.05, 0.1, 0.2])(
    'holds exactly when the interval of level 1 − 2 × %d lies inside',
    (alpha) => {
      for (const reach of [0.2, 0.5, 0.8, 1.1, 1.5, 3]) {
        const bounds = { lower: -reach, upper: reach, unit: 'standardized' } as const;
        const test = computed(equivalenceWelch(first, second, bounds, alpha));
        expect(test.equivalent).toBe(test.ci.lower > test.bounds.lower && test.ci.upper < test.bounds.upper);
      }
    },
  );

  it('takes standardized bounds of pairs in d_z', () => {
    const differences = { n: 65, mean: 0.08, variance: 1.17 ** 2 + 1.29 ** 2 - 2 * 0.75 * 1.17 * 1.29 };
    const bounds = { lower: -0.4, upper: 0.4, unit: 'standardized' } as const;
    const test = computed(equivalencePaired(differences, bounds, 0.05));
    expectClose(test.bounds.upper / test.standardError, 0.4 * Math.sqrt(65), 1e-14);
    expect(test.df).toBe(64);
  });

  it('says why there is none', () => {
    const constant = moments(numbers(4, 4, 4));
    expect(equivalenceStudent(constant, constant, raw, 0.05)).toEqual({ ok: false, reason: 'zero-variance' });
    expect(equivalenceWelch(moments(numbers(1)), second, raw, 0.05)).toEqual({
      ok: false,
      reason: 'too-few',
    });
    expect(equivalencePaired(moments(numbers(1)), raw, 0.05)).toEqual({ ok: false, reason: 'too-few' });
    expect(() => equivalenceWelch(first, second, { lower: 1, upper: 1, unit: 'raw' }, 0.05)).toThrow(
      RangeError,
    );
    for (const [lower, upper] of [
      [Number.NEGATIVE_INFINITY, 1],
      [-1, Number.POSITIVE_INFINITY],
      [Number.NaN, 1],
    ] as const)
      expect(() => equivalenceWelch(first, second, { lower, upper, unit: 'raw' }, 0.05)).toThrow(RangeError);
    expect(() => equivalenceWelch(first, second, raw, 0.5)).toThrow(RangeError);
  });
});
