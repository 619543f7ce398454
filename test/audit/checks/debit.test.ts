import { describe, expect, it } from 'vitest';
import { checkDebit } from '../../../src/audit/checks/debit.ts';
import { meanAndSd, number, print } from './printed.ts';

function passes(mean: string, sd: string, n: number): boolean {
  return checkDebit(number(mean), number(sd), { n }).verdict === 'consistent';
}

describe('checkDebit', () => {
  it.each([
    // Heathers & Brown (2019), table 1, as pigs3 of scrutiny.
    ['0.53', '0.50', 1683, true],
    ['0.44', '0.50', 1683, true],
    ['0.77', '0.42', 1683, true],
    ['0.19', '0.35', 1683, false],
    ['0.34', '0.47', 1683, true],
    ['0.93', '0.25', 1683, true],
    ['0.12', '0.33', 1683, true],
    // scrutiny's vignette and tests (formula "exact").
    ['0.35', '0.18', 20, false],
    ['0.50', '0.503', 100, true],
    ['0.05', '0.21', 20, false],
    ['0.05', '0.22', 20, true],
    ['0.00', '0.00', 50, true],
    ['1.00', '0.00', 50, true],
    ['0.00', '0.50', 50, false],
    ['1.00', '0.50', 50, false],
  ])('agrees with scrutiny: mean %s, SD %s, n = %i', (mean, sd, n, expected) => {
    expect(passes(mean, sd, n)).toBe(expected);
  });

  it('passes exactly the real samples of zeros and ones, rounded either way', () => {
    const wrong: string[] = [];
    for (const n of [2, 7, 9, 20, 40]) {
      for (const decimals of [1, 2]) {
        const real = new Set<string>();
        for (let ones = 0; ones <= n; ones++) {
          const { mean, sd } = meanAndSd(Array.from({ length: n }, (_, i) => (i < ones ? 1 : 0)));
          for (const forMean of ['half-up', 'half-even', 'half-down'] as const)
            for (const forSd of ['half-up', 'half-even', 'half-down'] as const)
              real.add(`${printed(mean, decimals, forMean)} ${printed(sd, decimals, forSd)}`);
        }
        for (let mean = 0; mean <= 10 ** decimals; mean++)
          for (let sd = 0; sd <= 0.75 * 10 ** decimals; sd++) {
            const [m, s] = [mean, sd].map((units) => (units / 10 ** decimals).toFixed(decimals)) as [
              string,
              string,
            ];
            if (passes(m, s, n) !== real.has(`${m} ${s}`)) wrong.push(`mean ${m}, SD ${s}, n = ${n}`);
          }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('reads percentages and says how many ones there may be', () => {
    expect(checkDebit(number('35%'), number('49%'), { n: 20 })).toMatchObject({
      verdict: 'consistent',
      ones: [7, 7],
    });
    expect(checkDebit(number('35%'), number('0.49'), { n: 20 }).verdict).toBe('consistent');
    expect(checkDebit(number('0.36'), number('0.49'), { n: 20 })).toMatchObject({
      reason: 'mean',
      ones: null,
    });
  });
});

/** Half down is what a double just below a tie does. */
function printed(value: number, decimals: number, rule: 'half-up' | 'half-even' | 'half-down'): string {
  return print(rule === 'half-down' ? value - 2e-9 : value, decimals, rule === 'half-even' ? rule : 'half-up')
    .text;
}
