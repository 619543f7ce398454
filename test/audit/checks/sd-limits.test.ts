import { describe, expect, it } from 'vitest';
import { checkSdLimits, greatestSd, sdLimits } from '../../../src/audit/checks/sd-limits.ts';
import { meanAndSd, number, print, samples } from './printed.ts';

describe('sdLimits', () => {
  it.each([
    // `.sd_limits(n_obs = 5, mean = 4.2, min_val = 1, max_val = 7, sd_prec = 2)` of rsprite2, one and two items.
    [1, 0.45, 3.03],
    [2, 0.27, 3.03],
  ])('agrees with rsprite2 for %i items', (items, least, most) => {
    const { limits, whole } = sdLimits(number('4.2'), { n: 5, items, range: [1, 7] })!;
    expect(whole).toBe(true);
    expect(limits.lower.toFixed(2)).toBe(least.toFixed(2));
    expect(limits.upper.toFixed(2)).toBe(most.toFixed(2));
  });

  it('is what all samples of small sizes have, for one to three items and zero to two decimals', () => {
    let checked = 0;
    for (const items of [1, 2, 3]) {
      const lattice = Array.from({ length: 2 * items + 1 }, (_, value) => value);
      for (const n of [2, 3, 5, 6]) {
        for (const decimals of [0, 1, 2]) {
          const deviations = new Map<string, number[]>();
          for (const sample of samples(lattice, n)) {
            const { mean, sd } = meanAndSd(sample, items);
            for (const rule of ['half-up', 'half-even'] as const) {
              const key = print(mean, decimals, rule).text;
              deviations.set(key, [...(deviations.get(key) ?? []), sd]);
            }
            // A tie is within the bounds of both its neighbours.
            const tied = Math.floor(mean * 10 ** decimals + 1e-9) / 10 ** decimals;
            if (Math.abs(mean - tied - 0.5 / 10 ** decimals) < 1e-9) {
              const key = tied.toFixed(decimals);
              deviations.set(key, [...(deviations.get(key) ?? []), sd]);
            }
          }
          for (const [mean, sds] of deviations) {
            const { limits } = sdLimits(number(mean), { n, items, range: [0, 2] })!;
            expect(limits.lower).toBeCloseTo(Math.min(...sds), 9);
            expect(limits.upper).toBeCloseTo(Math.max(...sds), 9);
            checked++;
          }
        }
      }
    }
    expect(checked).toBeGreaterThan(200);
  });

  it('lets one respondent have everything of an open count', () => {
    // Ten counts with a mean of 2.0 to 2 decimals: at most 20 for one and 0 for nine.
    const { limits } = sdLimits(number('2.00'), { n: 10, range: [0, null] })!;
    expect(limits.upper).toBeCloseTo(meanAndSd([20, ...Array<number>(9).fill(0)]).sd, 12);
    expect(sdLimits(number('2.00'), { n: 10 })!.limits.upper).toBe(Number.POSITIVE_INFINITY);
  });

  it('falls back on any numbers in the range when no whole numbers have the mean, or there are very many totals', () => {
    const off = sdLimits(number('3.333'), { n: 10, range: [1, 5] })!;
    expect(off.whole).toBe(false);
    // Bhatia & Davis with M as near 3 as 3.3325: √(10/9 × 2.3325 × 1.6675).
    expect(off.limits.upper).toBeCloseTo(Math.sqrt((10 / 9) * 2.3325 * 1.6675), 9);
    const many = sdLimits(number('3'), { n: 50_000, range: [1, 5] })!;
    expect(many).toMatchObject({ whole: false, limits: { lower: 0 } });
    expect(many.limits.upper).toBeCloseTo(2, 4);
    expect(greatestSd({ lower: 1, upper: 2 }, 4, [0, null])).toBe(4);
  });
});

describe('checkSdLimits', () => {
  it('judges printed SDs', () => {
    // rsprite2: boundary_test(3.1, 10, 4, 1, 7) and boundary_test(.71, 2, 1.5, 1, 2) pass, sd 5 in 1-3 fails.
    expect(checkSdLimits(number('4'), number('3.1'), { n: 10, range: [1, 7] }).verdict).toBe('consistent');
    expect(checkSdLimits(number('1.5'), number('.71'), { n: 2, range: [1, 2] }).verdict).toBe('consistent');
    expect(checkSdLimits(number('2'), number('5'), { n: 10, range: [1, 3] }).reason).toBe('sd-too-large');
    expect(checkSdLimits(number('1.50'), number('.10'), { n: 10, range: [1, 3] }).reason).toBe(
      'sd-too-small',
    );
    expect(checkSdLimits(number('5.6'), number('.10'), { n: 10, range: [1, 5] }).reason).toBe(
      'outside-range',
    );
  });

  it('judges shares in percent', () => {
    expect(checkSdLimits(number('50%'), number('50%'), { n: 100, range: [0, 1] }).verdict).toBe('consistent');
    expect(checkSdLimits(number('50%'), number('60%'), { n: 100, range: [0, 1] }).verdict).toBe(
      'inconsistent',
    );
  });

  it('does not check single respondents and inequalities', () => {
    expect(checkSdLimits(number('2'), number('5'), { n: 1 }).reason).toBe('n-too-small');
    expect(checkSdLimits(number('2'), number('>5'), { n: 4 }).reason).toBe('not-exact');
  });
});
