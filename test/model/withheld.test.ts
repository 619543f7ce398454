import { describe, expect, it } from 'vitest';
import { requireCount, sumOfCounts } from '../../src/model/withheld.ts';

describe('counts that can be withheld', () => {
  it('make a sum that is withheld when one of them is', () => {
    expect(sumOfCounts([20, 0, 6])).toBe(26);
    expect(sumOfCounts([20, null, 6])).toBeNull();
    expect(sumOfCounts([])).toBe(0);
  });

  it('are not computed with when they were withheld', () => {
    expect(requireCount(0)).toBe(0);
    expect(() => requireCount(null)).toThrow(RangeError);
  });
});
