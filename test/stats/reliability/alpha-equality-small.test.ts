import { describe, expect, it } from 'vitest';
import { independentAlphaTest } from '../../../src/stats/reliability/alpha-equality-independent.ts';

describe('equality of two alphas in very small groups', () => {
  it('is a value or a reason, never an error, for every small n and k', () => {
    for (let first = 2; first <= 12; first++) {
      for (let second = 2; second <= 12; second++) {
        for (let k = 2; k <= 6; k++) {
          const test = independentAlphaTest({ alpha: 0.4, n: first, k }, { alpha: 0.7, n: second, k });
          if (test.ok) {
            expect(test.value.p).toBeGreaterThan(0);
            expect(test.value.p).toBeLessThanOrEqual(1);
          } else {
            expect(test.reason).toBe('too-few');
          }
        }
      }
    }
  });
});
