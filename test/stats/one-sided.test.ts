import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alternative } from '../../src/stats/alternative.ts';
import { hodgesLehmann, hodgesLehmannPaired } from '../../src/stats/comparison/hodges-lehmann.ts';
import { mannWhitney } from '../../src/stats/comparison/mann-whitney.ts';
import { nonInferiorityTest } from '../../src/stats/comparison/non-inferiority.ts';
import { oneSampleTest } from '../../src/stats/comparison/one-sample.ts';
import { wilcoxonSignedRank } from '../../src/stats/comparison/wilcoxon-signed-rank.ts';
import type { Estimate, Interval } from '../../src/stats/estimate.ts';
import { moments } from '../../src/stats/moments.ts';
import { partiallyOverlappingTest } from '../../src/stats/partially-overlapping-test.ts';
import { mcNemar } from '../../src/stats/proportions/mcnemar.ts';
import { pairedTest, studentTest, welchTest } from '../../src/stats/t-test.ts';
import { expectClose, readJson } from '../helpers/fixtures.ts';

interface Expected {
  readonly statistic: number;
  readonly p: number;
  readonly lower: number | null;
  readonly upper: number | null;
}
type Side = Exclude<Alternative, 'two-sided'>;
interface Against {
  readonly statistic: number;
  readonly p: number;
  readonly ci: readonly [number, number];
}
type Sample = {
  readonly first: number[];
  readonly second: number[];
  readonly margin: number;
  readonly higher: Against;
  readonly lower: Against;
} & Readonly<Record<Side, Readonly<Record<string, Expected>>>>;
const reference = readJson<{
  samples: Readonly<Record<string, Sample>>;
  mcnemar: readonly { first: number; second: number; greater: number; less: number }[];
}>('fixtures/reference/one-sided.reference.json');

interface Found {
  readonly statistic: number;
  readonly p: number;
  readonly ci: Interval | null;
}

function computed<T>(estimate: Estimate<T>): T {
  if (!estimate.ok) throw new Error(estimate.reason);
  return estimate.value;
}

/** Every test that has a one-sided form, by its id. */
function testsOf(x: readonly number[], y: readonly number[], alternative: Alternative, level = 0.95) {
  const [first, second] = [Float64Array.from(x), Float64Array.from(y)];
  const differences = moments(second.map((value, index) => value - first[index]!));
  const overlap = {
    pairedFirst: first.slice(2),
    pairedSecond: second.slice(2),
    firstOnly: first.slice(0, 2),
    secondOnly: Float64Array.of(...second.slice(0, 2), 3),
  };
  const ranks = (
    test: Estimate<{ statistic: number; p: number }>,
    shift: Estimate<{ ci: Interval | null }>,
  ) => ({
    ...computed(test),
    ci: computed(shift).ci,
  });
  return {
    welch: computed(welchTest(moments(first), moments(second), level, alternative)),
    student: computed(studentTest(moments(first), moments(second), level, alternative)),
    paired: computed(pairedTest(differences, level, alternative)),
    'one-sample': computed(
      oneSampleTest(moments(second.map((value) => value - 6)), { mean: 0, sd: 1 }, level, alternative),
    ),
    'mann-whitney': ranks(
      mannWhitney(first, second, { alternative }),
      hodgesLehmann(first, second, level, alternative),
    ),
    'wilcoxon-signed-rank': ranks(
      wilcoxonSignedRank(first, second, { alternative }),
      hodgesLehmannPaired(first, second, level, alternative),
    ),
    'partially-overlapping': computed(partiallyOverlappingTest(overlap, 'equal', level, alternative)),
    'partially-overlapping-unequal': computed(
      partiallyOverlappingTest(overlap, 'unequal', level, alternative),
    ),
  } satisfies Readonly<Record<string, Found>>;
}

const cases = Object.entries(reference.samples).flatMap(([name, sample]) =>
  (['greater', 'less'] as const).map((alternative) => ({ name, alternative, sample })),
);

describe('one-sided tests', () => {
  it.each(cases)('of $name, $alternative, agree with R', ({ name, sample, alternative }) => {
    const found: Readonly<Record<string, Found>> = testsOf(sample.first, sample.second, alternative);
    for (const [method, expected] of Object.entries(sample[alternative])) {
      const { statistic, p, ci } = found[method]!;
      const what = `${name} ${method}`;
      expectClose(statistic, expected.statistic, 1e-10, what);
      expectClose(p, expected.p, 1e-10, what);
      // wilcox.test() leaves pairs without a difference out of the interval, and searches its ends where there are ties.
      const isRank = method === 'mann-whitney' || method === 'wilcoxon-signed-rank';
      if (isRank && name !== 'untied' && name !== 'falls') continue;
      const [end, other] =
        alternative === 'greater' ? (['lower', 'upper'] as const) : (['upper', 'lower'] as const);
      expectClose(ci![end], expected[end]!, 1e-9, `${what}, end`);
      expect(Math.abs(ci![other]), what).toBe(Number.POSITIVE_INFINITY);
    }
  });

  it('of rank tests with ties have the ends that wilcox.test() finds, to its tolerance', () => {
    const { sleep } = reference.samples as { sleep: Sample };
    for (const alternative of ['greater', 'less'] as const) {
      const expected = sleep[alternative]['mann-whitney']!;
      const { ci } = testsOf(sleep.first, sleep.second, alternative)['mann-whitney'];
      const end = alternative === 'greater' ? 'lower' : 'upper';
      expect(Math.abs(ci![end] - expected[end]!)).toBeLessThan(1e-4);
    }
  });

  it.each(Object.entries(reference.samples))('%s against a margin agrees with t.test(mu = )', (_, sample) => {
    const { paired } = testsOf(sample.first, sample.second, 'two-sided');
    for (const better of ['higher', 'lower'] as const) {
      const { statistic, p } = nonInferiorityTest(paired, sample.margin, better);
      expectClose(statistic, sample[better].statistic);
      expectClose(p, sample[better].p);
      expectClose(paired.ci.lower, sample[better].ci[0]);
      // p is below half of alpha exactly where the end of the two-sided interval lies within the margin.
      const isWithin =
        better === 'higher' ? paired.ci.lower > -sample.margin : paired.ci.upper < sample.margin;
      expect(p < 0.025).toBe(isWithin);
    }
    expect(() => nonInferiorityTest(paired, 0, 'higher')).toThrow(RangeError);
  });

  it.each(reference.mcnemar)(
    'McNemar of $first and $second, as binom.test',
    ({ first, second, greater, less }) => {
      expectClose(computed(mcNemar(first, second, 'greater')).p, greater);
      expectClose(computed(mcNemar(first, second, 'less')).p, less);
    },
  );

  const scores = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })), {
    minLength: 5,
    maxLength: 60,
  });

  it('mirror each other, and together make the two-sided test', () => {
    fc.assert(
      fc.property(scores, fc.double({ min: 0.6, max: 0.98, noNaN: true }), (rows, level) => {
        const [x, y] = [rows.map(([value]) => value), rows.map(([, value]) => value)];
        const differences = y.map((value, index) => value - x[index]!);
        fc.pre(
          new Set(differences.slice(2)).size > 1 &&
            new Set(x.slice(2)).size > 1 &&
            new Set(y.slice(2)).size > 1,
        );
        const [greater, less, both] = (['greater', 'less', 'two-sided'] as const).map(
          (alternative): Readonly<Record<string, Found>> => testsOf(x, y, alternative, level),
        ) as [Record<string, Found>, Record<string, Found>, Record<string, Found>];
        const wider: Readonly<Record<string, Found>> = testsOf(x, y, 'two-sided', 2 * level - 1);
        for (const method of Object.keys(both)) {
          const [up, down] = [greater[method]!, less[method]!];
          expect(both[method]!.p, method).toBeCloseTo(Math.min(1, 2 * Math.min(up.p, down.p)), 10);
          // The end of a one-sided interval is that of a two-sided one at level 2 × level − 1.
          const { ci } = wider[method]!;
          if (ci === null || up.ci === null || down.ci === null) continue;
          expect(up.ci.lower, method).toBeCloseTo(ci.lower, 8);
          expect(down.ci.upper, method).toBeCloseTo(ci.upper, 8);
        }
      }),
      { numRuns: 60 },
    );
  });
});
