import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  missingLinkP,
  missingLinkTest,
  turningCorrelation,
} from '../../../src/stats/comparison/missing-link.ts';
import { moments } from '../../../src/stats/moments.ts';
import { partiallyOverlappingTest } from '../../../src/stats/partially-overlapping-test.ts';
import { productMoment } from '../../../src/stats/pearson-correlation.ts';
import { pairedTest, welchTest } from '../../../src/stats/t-test.ts';
import { expectClose } from '../../helpers/fixtures.ts';
import { computed, referencePairs } from './reference-scores.ts';

const LEVEL = 0.95;

describe('missing link', () => {
  it.each(referencePairs)('$name: with the pairs and their r it is the paired test', ({ first, second }) => {
    const [pre, post] = [moments(first), moments(second)];
    const correlation = computed(productMoment(first, second));
    const linked = computed(missingLinkTest(pre, post, { overlap: first.length, correlation }, LEVEL));
    const paired = computed(pairedTest(moments(second.map((score, i) => score - first[i]!)), LEVEL));
    for (const key of ['difference', 'standardError', 'statistic', 'df', 'p'] as const)
      expectClose(linked[key], paired[key], 1e-9, key);
  });

  it.each(referencePairs)(
    '$name: with some pairs it is the partially overlapping test',
    ({ first, second }) => {
      const pairs = Math.floor(first.length / 2);
      // Of the others half were seen the first time only
      const left = first.length - Math.floor((first.length - pairs) / 2);
      const pre = first.slice(0, left);
      const post = Float64Array.of(...second.slice(0, pairs), ...second.slice(left));
      const samples = {
        pairedFirst: first.slice(0, pairs),
        pairedSecond: second.slice(0, pairs),
        firstOnly: first.slice(pairs, left),
        secondOnly: second.slice(left),
      };
      const known = computed(partiallyOverlappingTest(samples, 'unequal', LEVEL));
      const correlation = computed(productMoment(first.slice(0, pairs), second.slice(0, pairs)));
      const linked = computed(
        missingLinkTest(moments(pre), moments(post), { overlap: pairs, correlation }, LEVEL),
      );
      expectClose(linked.statistic, known.statistic, 1e-9);
      expectClose(linked.df, known.df, 1e-9);
      expect(computed(missingLinkP(moments(pre), moments(post), { overlap: pairs, correlation }))).toBe(
        linked.p,
      );
    },
  );
});

const wave = fc.record({
  n: fc.integer({ min: 2, max: 400 }),
  mean: fc.double({ min: -20, max: 20, noNaN: true }),
  variance: fc.double({ min: 0.01, max: 100, noNaN: true }),
});

describe('missing link in relation', () => {
  it('is Welch’s test without overlap, and grows with the correlation', () => {
    fc.assert(
      fc.property(wave, wave, fc.double({ min: 0, max: 1, noNaN: true }), (pre, post, share) => {
        const welch = computed(welchTest(pre, post, LEVEL));
        const none = computed(missingLinkTest(pre, post, { overlap: 0, correlation: 0.5 }, LEVEL));
        expectClose(none.p, welch.p, 1e-9);
        const overlap = Math.floor(share * Math.min(pre.n, post.n));
        if (overlap < 2) return;
        const errors = [0, 0.3, 0.6, 0.9].map(
          (correlation) =>
            computed(missingLinkTest(pre, post, { overlap, correlation }, LEVEL)).standardError,
        );
        expect(errors).toEqual(errors.toSorted((a, b) => b - a));
      }),
    );
  });

  it('turns the decision at the correlation that is said, and nowhere else', () => {
    fc.assert(
      fc.property(wave, wave, fc.double({ min: 0.1, max: 1, noNaN: true }), (pre, post, share) => {
        const overlap = Math.floor(share * Math.min(pre.n, post.n));
        if (overlap < 2) return;
        const turns = computed(turningCorrelation(pre, post, overlap, 0.05));
        const significant = (correlation: number) => {
          const test = missingLinkTest(pre, post, { overlap, correlation }, LEVEL);
          return !test.ok || test.value.p < 0.05;
        };
        if (turns === null) expect(significant(-0.999)).toBe(significant(0.999));
        else {
          if (turns > -0.999) expect(significant(turns - 1e-3 * (1 + turns))).toBe(false);
          if (turns < 0.999) expect(significant(turns + 1e-3 * (1 - turns))).toBe(true);
        }
      }),
    );
  });

  it('refuses an overlap or a correlation that cannot be', () => {
    const [pre, post] = [
      { n: 40, mean: 3, variance: 1 },
      { n: 30, mean: 4, variance: 1 },
    ];
    expect(() => missingLinkTest(pre, post, { overlap: 31, correlation: 0 }, LEVEL)).toThrow(RangeError);
    expect(() => missingLinkTest(pre, post, { overlap: 3, correlation: 1.2 }, LEVEL)).toThrow(RangeError);
    expect(() => turningCorrelation(pre, post, 2.5, 0.05)).toThrow(RangeError);
    expect(turningCorrelation(pre, post, 0, 0.05)).toEqual({ ok: true, value: null });
    expect(
      missingLinkTest(
        { ...pre, variance: 0 },
        { ...post, variance: 0 },
        { overlap: 9, correlation: 0.5 },
        LEVEL,
      ),
    ).toEqual({
      ok: false,
      reason: 'zero-variance',
    });
  });
});
