import { describe, expect, it } from 'vitest';
import {
  classifyChange,
  type IndividualChange,
} from '../../../src/stats/individual-change/change-classification.ts';
import { clinicalCutoffs } from '../../../src/stats/individual-change/clinical-cutoffs.ts';
import { reliableChangeIndex } from '../../../src/stats/individual-change/reliable-change-index.ts';
import { expectClose, readJson } from '../../helpers/fixtures.ts';
import { computed } from '../comparison/reference-scores.ts';

const couples = readJson<{
  pre: number[];
  post: number[];
  mean: number;
  sd: number;
  reliability: number;
  functional: { mean: number; sd: number };
  difference_error: number;
  rci: number[];
  cutoffs: { a: number; b: number; c: number };
  status: IndividualChange[];
}>('fixtures/reference/individual-change.reference.json');

describe('the worked example of Jacobson & Truax (1991)', () => {
  const dysfunctional = { mean: 40, sd: 7.5 };
  const functional = { mean: 60, sd: 7.5 };

  it('from 32.5 to 47.5 with reliability .80: SE 3.35, S_diff 4.74, RC 3.16', () => {
    const change = computed(reliableChangeIndex(32.5, 47.5, { sd: 7.5, reliability: 0.8 }));
    expect(change.standardErrorOfMeasurement.toFixed(2)).toBe('3.35');
    expect(change.standardErrorOfDifference.toFixed(2)).toBe('4.74');
    expect(change.index.toFixed(2)).toBe('3.16');
    expect(change.reliable).toBe('increase');
    expectClose(change.smallestReliableChange, 1.96 * change.standardErrorOfDifference, 1e-15);
  });

  it('cut-offs a = 55, b = 45, c = 50', () => {
    expect(clinicalCutoffs({ dysfunctional, functional }, 'higher-is-better')).toEqual({
      a: 55,
      b: 45,
      c: 50,
    });
  });

  it('is a reliable improvement that passes b and neither c nor a', () => {
    const outcome = (cutoff: number | null) =>
      classifyChange(32.5, 47.5, 'increase', cutoff, 'higher-is-better');
    expect([45, 50, 55, null].map(outcome)).toEqual(['recovered', 'improved', 'improved', 'improved']);
  });
});

describe('marital satisfaction of thirty couples (Jacobson & Truax 1991), against R', () => {
  const { pre, post, sd, reliability, functional } = couples;
  const dysfunctional = { mean: couples.mean, sd };

  it('cut-offs', () => {
    const cutoffs = clinicalCutoffs({ dysfunctional, functional }, 'higher-is-better');
    for (const kind of ['a', 'b', 'c'] as const) expectClose(cutoffs[kind], couples.cutoffs[kind], 1e-14);
  });

  it('index and status of every couple', () => {
    pre.forEach((first, i) => {
      const change = computed(reliableChangeIndex(first, post[i]!, { sd, reliability }));
      expectClose(change.index, couples.rci[i]!, 1e-13);
      const status = classifyChange(first, post[i]!, change.reliable, couples.cutoffs.c, 'higher-is-better');
      expect(status).toBe(couples.status[i]);
    });
  });

  it('the same with the scale turned over', () => {
    const turned = {
      dysfunctional: { mean: -couples.mean, sd },
      functional: { ...functional, mean: -functional.mean },
    };
    const { c } = clinicalCutoffs(turned, 'lower-is-better');
    expectClose(c, -couples.cutoffs.c, 1e-14);
    pre.forEach((first, i) => {
      const { reliable } = computed(reliableChangeIndex(-first, -post[i]!, { sd, reliability }));
      expect(classifyChange(-first, -post[i]!, reliable, c, 'lower-is-better')).toBe(couples.status[i]);
    });
  });
});

describe('reliable change index', () => {
  it('turns its sign with the direction of time', () => {
    const there = computed(reliableChangeIndex(10, 16, { sd: 5, reliability: 0.9 }));
    const back = computed(reliableChangeIndex(16, 10, { sd: 5, reliability: 0.9 }));
    expect(back.index).toBe(-there.index);
    expect([there.reliable, back.reliable]).toEqual(['increase', 'decrease']);
  });

  it('is not reliable at the criterion itself, nor without change', () => {
    // sd √(1 − r) √2 = 1
    const precision = { sd: Math.SQRT1_2, reliability: 0 };
    expect(computed(reliableChangeIndex(0, 2, precision, 2)).reliable).toBeNull();
    expect(computed(reliableChangeIndex(0, 2.01, precision, 2)).reliable).toBe('increase');
    expect(computed(reliableChangeIndex(7, 7, precision)).reliable).toBeNull();
  });

  it('says why there is none', () => {
    const noSpread = { ok: false, reason: 'zero-variance' };
    expect(reliableChangeIndex(1, 2, { sd: 0, reliability: 0.8 })).toEqual(noSpread);
    expect(reliableChangeIndex(1, 2, { sd: 3, reliability: 1 })).toEqual(noSpread);
    expect(() => reliableChangeIndex(1, 2, { sd: 3, reliability: -0.1 })).toThrow(RangeError);
    expect(() => reliableChangeIndex(1, 2, { sd: 3, reliability: 1.1 })).toThrow(RangeError);
    expect(() => reliableChangeIndex(1, 2, { sd: -3, reliability: 0.5 })).toThrow(RangeError);
    expect(() => reliableChangeIndex(1, Number.NaN, { sd: 3, reliability: 0.5 })).toThrow(RangeError);
    expect(() => reliableChangeIndex(1, 2, { sd: 3, reliability: 0.5 }, 0)).toThrow(RangeError);
  });
});

describe('clinical cut-offs', () => {
  it('a of a depression scale where lower is better: 19.16 (documentation of the R package clinicalsignificance)', () => {
    const { a } = clinicalCutoffs(
      { dysfunctional: { mean: 35.48, sd: 8.16 }, functional: { mean: 7.69, sd: 7.52 } },
      'lower-is-better',
    );
    expect(a!.toFixed(2)).toBe('19.16');
  });

  it('leaves out what needs a norm that is not known', () => {
    const norm = { mean: 50, sd: 5 };
    expect(clinicalCutoffs({ dysfunctional: norm }, 'higher-is-better')).toEqual({ a: 60, b: null, c: null });
    expect(clinicalCutoffs({ functional: norm }, 'higher-is-better')).toEqual({ a: null, b: 40, c: null });
    expect(clinicalCutoffs({}, 'lower-is-better')).toEqual({ a: null, b: null, c: null });
  });

  it('lies as many standard deviations from one mean as from the other', () => {
    const { c } = clinicalCutoffs(
      { dysfunctional: { mean: 30, sd: 4 }, functional: { mean: 10, sd: 6 } },
      'lower-is-better',
    );
    expectClose((30 - c!) / 4, (c! - 10) / 6, 1e-14);
  });

  it('refuses norms that contradict the direction', () => {
    const norms = { dysfunctional: { mean: 40, sd: 5 }, functional: { mean: 60, sd: 5 } };
    expect(() => clinicalCutoffs(norms, 'lower-is-better')).toThrow(/not better/);
    expect(() => clinicalCutoffs({ functional: { mean: 1, sd: 0 } }, 'lower-is-better')).toThrow(RangeError);
  });
});

describe('classification of individual change', () => {
  it.each([
    [40, 60, 'increase', 'recovered'],
    [40, 50, 'increase', 'improved'], // at the cut-off is not beyond it
    [50, 60, 'increase', 'recovered'],
    [55, 70, 'increase', 'improved'], // functional before
    [40, 60, null, 'unchanged'],
    [60, 40, 'decrease', 'worsened'],
    [60, 55, 'decrease', 'worsened'],
  ] as const)('from %d to %d, reliable %s, cut-off 50: %s', (first, second, reliable, expected) => {
    expect(classifyChange(first, second, reliable, 50, 'higher-is-better')).toBe(expected);
  });

  it('never recovers without a cut-off', () => {
    expect(classifyChange(40, 60, 'increase', null, 'higher-is-better')).toBe('improved');
    expect(classifyChange(40, 60, 'increase', null, 'lower-is-better')).toBe('worsened');
  });

  it('refuses what is not a score', () => {
    expect(() => classifyChange(Number.NaN, 60, 'increase', 50, 'higher-is-better')).toThrow(RangeError);
    expect(() => classifyChange(40, 60, 'increase', Number.NaN, 'higher-is-better')).toThrow(RangeError);
  });
});
