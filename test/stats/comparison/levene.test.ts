import { describe, expect, it } from 'vitest';
import { brownForsytheTest, leveneTest } from '../../../src/stats/comparison/levene.ts';
import { expectClose } from '../../helpers/fixtures.ts';
import { comparisonReference, computed, numbers, referenceGroups } from './reference-scores.ts';

const cases = Object.entries(comparisonReference.variances).map(([name, reference]) => ({
  name,
  ...reference,
  groups: reference.groups.map((group) => numbers(...[group].flat())),
}));

describe('tests of equal variances against car::leveneTest', () => {
  it.each(referenceGroups)('$name', ({ first, second, expected }) => {
    const levene = computed(leveneTest([first, second]));
    expectClose(levene.statistic, expected.levene_mean.F);
    expectClose(levene.p, expected.levene_mean.p);
    expect([levene.df1, levene.df2]).toEqual([1, first.length + second.length - 2]);
    const brownForsythe = computed(brownForsytheTest([first, second]));
    expectClose(brownForsythe.statistic, expected.brown_forsythe.F);
    expectClose(brownForsythe.p, expected.brown_forsythe.p);
  });

  it.each(cases)('$name', ({ groups, levene, brown_forsythe }) => {
    for (const [test, expected] of [
      [leveneTest(groups), levene],
      [brownForsytheTest(groups), brown_forsythe],
    ] as const) {
      const { statistic, df1, df2, p } = computed(test);
      expectClose(statistic, expected.F);
      expectClose(p, expected.p);
      expect([df1, df2]).toEqual([expected.df1, expected.df2]);
    }
  });
});

describe('tests of equal variances', () => {
  const first = numbers(12.1, 15.3, 9.8, 14.4, 11);
  const second = numbers(22, 3.5, 17.2, 30.1, 8.4, 12);

  it.each([leveneTest, brownForsytheTest])(
    'do not move when a group is shifted, stretched with the other, or swapped',
    (test) => {
      const { statistic } = computed(test([first, second]));
      expectClose(computed(test([first.map((x) => x + 100), second])).statistic, statistic, 1e-12);
      expectClose(
        computed(test([first.map((x) => -3 * x), second.map((x) => -3 * x)])).statistic,
        statistic,
        1e-12,
      );
      expectClose(computed(test([second, first])).statistic, statistic, 1e-12);
    },
  );

  it('say why there is none', () => {
    expect(leveneTest([numbers(1), numbers(2)])).toEqual({ ok: false, reason: 'too-few' });
    expect(leveneTest([numbers(), second])).toEqual({ ok: false, reason: 'too-few' });
    expect(leveneTest([numbers(4, 4, 4), numbers(5, 5)])).toEqual({ ok: false, reason: 'zero-variance' });
    // two values lie equally far from their mean, whatever binary fractions make of it
    expect(leveneTest([numbers(0.1, 0.3), numbers(0.2, 0.9)])).toEqual({
      ok: false,
      reason: 'zero-variance',
    });
    expect(() => leveneTest([first])).toThrow(RangeError);
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY])
      for (const test of [leveneTest, brownForsytheTest])
        expect(() => test([first, numbers(1, wrong, 2)])).toThrow(/finite/);
  });
});
