import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanBalance, shareBalance } from '../../../src/stats/comparison/balance.ts';
import { moments } from '../../../src/stats/moments.ts';
import { expectClose, readJson } from '../../helpers/fixtures.ts';
import { computed } from './reference-scores.ts';

const { means, shares } = readJson<{
  means: { name: string; groups: [number[], number[]]; difference: number }[];
  shares: { name: string; counts: [number[], number[]]; difference: number }[];
}>('fixtures/reference/balance.reference.json');

describe('how far two groups lie apart', () => {
  it.each(means)('in a quantity, against R: $name', ({ groups: [first, second], difference }) => {
    const [one, other] = [moments(Float64Array.from(first)), moments(Float64Array.from(second))];
    expectClose(computed(meanBalance(one, other)), difference);
    expectClose(computed(meanBalance(other, one)), -difference);
  });

  it.each(shares)('in shares, against R: $name', ({ counts: [first, second], difference }) => {
    expectClose(computed(shareBalance(first, second)), difference);
  });

  it('is the same whichever group is first, in whatever order categories stand, and an empty one changes nothing', () => {
    const counts = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 })), {
      minLength: 2,
      maxLength: 6,
    });
    fc.assert(
      fc.property(counts, (pairs) => {
        const [first, second] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
        const wanted = computed(shareBalance(first, second));
        const same = [
          shareBalance(second, first),
          shareBalance([...first].reverse(), [...second].reverse()),
          shareBalance([...first, 0], [...second, 0]),
          shareBalance(
            first.map((n) => 3 * n),
            second,
          ),
        ].map(computed);
        for (const each of same) expect(Math.abs(each - wanted)).toBeLessThan(1e-9 * Math.max(1, wanted));
      }),
    );
  });

  it('says why there is none', () => {
    const one = { n: 1, mean: 2, variance: Number.NaN };
    const flat = { n: 3, mean: 2, variance: 0 };
    expect(meanBalance(one, flat)).toEqual({ ok: false, reason: 'too-few' });
    expect(meanBalance(flat, flat)).toEqual({ ok: false, reason: 'zero-variance' });
    expect(shareBalance([0, 0], [3, 4])).toEqual({ ok: false, reason: 'too-few' });
    expect(shareBalance([5, 0], [3, 0])).toEqual({ ok: false, reason: 'zero-variance' });
    expect(shareBalance([5, 0], [0, 3])).toEqual({ ok: false, reason: 'zero-variance' });
  });
});
