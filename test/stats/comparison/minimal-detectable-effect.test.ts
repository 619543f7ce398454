import { describe, expect, it } from 'vitest';
import {
  minimalDetectableEffect,
  minimalDetectableEffectPaired,
  twoSidedTPower,
} from '../../../src/stats/comparison/minimal-detectable-effect.ts';
import { expectClose, readJson } from '../../helpers/fixtures.ts';
import { computed } from './reference-scores.ts';

interface Row {
  power: number;
  alpha: number;
  d: number;
  d_package: number | null;
}
const reference = readJson<{
  independent: (Row & { n1: number; n2: number })[];
  paired: (Row & { n: number })[];
  power: { ncp: number; df: number; power: number }[];
}>('fixtures/reference/minimal-detectable-effect.reference.json');

/** R's pt(ncp) sums its series to an absolute 1e-12 and power rises slowly where it is small: relative 1e-9 in d. */
const TOLERANCE = 1e-9;

describe('minimal detectable effect against R', () => {
  it.each(reference.independent)(
    '$n1 and $n2, power $power at $alpha',
    ({ n1, n2, d, d_package, ...settings }) => {
      const effect = computed(minimalDetectableEffect(n1, n2, settings));
      expectClose(effect.value, d, TOLERANCE);
      // pwr searches its root to 1e-4 in d, power.t.test to the tolerance asked for
      if (d_package !== null && n1 !== n2) expect(Math.abs(effect.value - d_package)).toBeLessThan(1e-4);
      else if (d_package !== null) expectClose(effect.value, d_package, TOLERANCE);
      expect(effect).toMatchObject({ effect: 'cohens-d', n: [n1, n2], df: n1 + n2 - 2, ...settings });
    },
  );

  it.each(reference.paired)('$n pairs, power $power at $alpha', ({ n, d, d_package, ...settings }) => {
    const effect = computed(minimalDetectableEffectPaired(n, settings));
    expectClose(effect.value, d, TOLERANCE);
    expectClose(effect.value, d_package!, TOLERANCE);
    expect(effect).toMatchObject({ effect: 'dz', n: [n], df: n - 1 });
  });

  it.each(reference.power)('power at noncentrality $ncp, df $df', ({ ncp, df, power }) => {
    expectClose(twoSidedTPower(ncp, df, 0.05), power);
  });
});

describe('minimal detectable effect', () => {
  it('has power .80 at .05 unless told otherwise', () => {
    expect(computed(minimalDetectableEffect(64, 64))).toMatchObject({ power: 0.8, alpha: 0.05 });
    // Cohen (1988): 64 a group find d = 0.5 with power .80; 26 find d = 0.8 (Cohen 1992, table 2)
    expect(computed(minimalDetectableEffect(64, 64)).value.toFixed(1)).toBe('0.5');
    expect(computed(minimalDetectableEffect(26, 26)).value.toFixed(1)).toBe('0.8');
  });

  it('does not mind which group is the larger, and shrinks with size', () => {
    expect(computed(minimalDetectableEffect(10, 35)).value).toBe(
      computed(minimalDetectableEffect(35, 10)).value,
    );
    const bySize = [2, 3, 10, 100, 1e4, 1e6].map((n) => computed(minimalDetectableEffectPaired(n)).value);
    expect(bySize).toEqual(bySize.toSorted((a, b) => b - a));
  });

  it('gives back its power', () => {
    for (const pairs of [2, 3, 12, 400]) {
      const { value, df } = computed(minimalDetectableEffectPaired(pairs, { power: 0.9 }));
      expectClose(twoSidedTPower(value * Math.sqrt(pairs), df, 0.05), 0.9, 1e-12);
    }
  });

  it('says why there is none', () => {
    expect(minimalDetectableEffect(1, 1)).toEqual({ ok: false, reason: 'too-few' });
    expect(minimalDetectableEffect(0, 40)).toEqual({ ok: false, reason: 'too-few' });
    expect(minimalDetectableEffectPaired(1)).toEqual({ ok: false, reason: 'too-few' });
    expect(() => minimalDetectableEffect(2.5, 4)).toThrow(RangeError);
    expect(() => minimalDetectableEffectPaired(30, { power: 0.04 })).toThrow(RangeError);
    expect(() => minimalDetectableEffectPaired(30, { power: 1 })).toThrow(RangeError);
  });
});
