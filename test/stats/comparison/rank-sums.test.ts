import { describe, expect, it } from 'vitest';
import { rankSums } from '../../../src/stats/comparison/rank-sums.ts';
import { numbers } from './reference-scores.ts';

describe('rank sums of two samples', () => {
  it('rank(c(3, 1, 3, 2, 3, 1)) in R is 5 1.5 5 3 5 1.5', () => {
    const { first, second, ties } = rankSums(numbers(3, 1, 3), numbers(2, 3, 1), 0);
    expect([first, second]).toEqual([5 + 1.5 + 5, 3 + 5 + 1.5]);
    expect(ties).toEqual({ groups: 2, values: 5, correction: 27 - 3 + (8 - 2) });
  });

  it('keeps the sum of all ranks whatever the ties and the order', () => {
    for (const levels of [1, 2, 5, 1000]) {
      const values = Float64Array.from({ length: 500 }, (_, i) => (i * i * 31 + 7 * i) % levels);
      const { first, second } = rankSums(values.subarray(0, 180), values.subarray(180), 0);
      expect(first + second).toBe((500 * 501) / 2);
      const again = rankSums(values.slice(0, 180).reverse(), values.subarray(180), 0);
      expect(again.first).toBe(first);
    }
  });

  it('ties neighbours within the tolerance, across and within samples', () => {
    const noisy = numbers(0.1 + 0.2, 0.3 + 1e-6);
    expect(rankSums(noisy, numbers(0.3), 0)).toMatchObject({ first: 2 + 3, second: 1, ties: { groups: 0 } });
    expect(rankSums(noisy, numbers(0.3), 1e-12)).toMatchObject({
      first: 1.5 + 3,
      second: 1.5,
      ties: { groups: 1 },
    });
    // 0, 1, 2 in steps within the tolerance are one group, whichever sample they are in
    expect(rankSums(numbers(0, 2), numbers(1, 9), 1)).toMatchObject({ first: 4, second: 6 });
    expect(rankSums(numbers(1), numbers(2, 0), 1)).toMatchObject({ first: 2, second: 4 });
  });

  it('takes empty samples, leaves its input, and refuses what is not a number', () => {
    expect(rankSums(numbers(), numbers(), 0)).toMatchObject({ first: 0, second: 0 });
    const values = numbers(2, 1);
    expect(rankSums(values, numbers(), 0)).toMatchObject({ first: 3, second: 0 });
    expect(values).toEqual(numbers(2, 1));
    expect(() => rankSums(values, numbers(Number.NaN), 0)).toThrow(RangeError);
    expect(() => rankSums(numbers(Number.POSITIVE_INFINITY), values, 0)).toThrow(RangeError);
  });
});
