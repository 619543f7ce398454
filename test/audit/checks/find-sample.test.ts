import { describe, expect, it } from 'vitest';
import { exactSample, findSample, type SampleQuestion } from '../../../src/audit/checks/find-sample.ts';
import { overlaps, trueValues } from '../../../src/audit/checks/true-values.ts';
import { number, samples } from './printed.ts';

/** The scores, checked by hand: on the grain, in the range, of the right size, printed with that mean and SD. */
function expectSample(question: SampleQuestion): readonly number[] {
  const answer = findSample(question);
  if (answer.found !== 'sample') throw new Error(`no sample: ${JSON.stringify(answer)}`);
  const { scores } = answer;
  const { n, items = 1, aggregate = 'mean', range = null } = question;
  expect(scores).toHaveLength(n);
  const grain = aggregate === 'mean' ? items : 1;
  for (const score of scores) {
    expect(score * grain).toBeCloseTo(Math.round(score * grain), 9);
    if (range !== null) expect(score).toBeGreaterThanOrEqual(range[0]);
    if (range !== null && range[1] !== null) expect(score).toBeLessThanOrEqual(range[1]);
  }
  const mean = scores.reduce((sum, score) => sum + score, 0) / n;
  const sd = Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (n - 1));
  expect(overlaps(trueValues(question.mean), { lower: mean, upper: mean })).toBe(true);
  expect(overlaps(trueValues(question.sd), { lower: sd, upper: sd })).toBe(true);
  return scores;
}

function question(
  mean: string,
  sd: string,
  n: number,
  range: SampleQuestion['range'],
  rest: Partial<SampleQuestion> = {},
): SampleQuestion {
  return { mean: number(mean), sd: number(sd), n, range: range ?? null, seed: 1, ...rest };
}

describe('findSample', () => {
  it.each([
    // README and tests of rsprite2.
    ['2.2', '1.3', 20, [1, 5], 1],
    ['2.20', '1.32', 20, [1, 5], 1],
    ['1.95', '1.55', 20, [1, 5], 3],
    ['3.29', '1.29', 15, [1, 5], 3],
    ['2', '1', 10, [1, 3], 1],
    ['1.72', '1.60', 40, [-1, 4], 3],
    ['1.3', '0.5', 4, [1, 2], 1],
    ['-1.3', '0.5', 4, [-2, -1], 1],
  ] as const)('finds what rsprite2 finds: mean %s, SD %s, n = %i', (mean, sd, n, range, items) => {
    expectSample(question(mean, sd, n, range, { items }));
  });

  it.each([
    ['48,4', '10,3', 46, 14, [14, 70]],
    ['50,6', '8,7', 40, 14, [14, 70]],
    ['21,4', '5,8', 46, 10, [10, 40]],
    ['19,2', '3,8', 40, 10, [10, 40]],
    ['4,5', '4,5', 46, 6, [0, null]],
    ['7,1', '12,1', 40, 6, [0, null]],
    ['51,8', '9,2', 54, 14, [14, 70]],
  ] as const)('finds sums for the ENSURE report: mean %s, SD %s, n = %i', (mean, sd, n, items, range) => {
    expectSample(question(mean, sd, n, range, { items, aggregate: 'sum' }));
  });

  it('finds extremes, large samples and open ranges', () => {
    expectSample(question('3.00', '2.034', 30, [1, 5]));
    expectSample(question('42.00', '28.21', 50, [14, 70]));
    expectSample(question('3.51', '1.12', 3000, [1, 5]));
    expectSample(question('8.9', '2.81', 25, null));
    expectSample(question('27,3', '0,7', 46, [10, 40]));
  });

  it('proves that there is none', () => {
    expect(findSample(question('5.19', '1.50', 28, [1, 7]))).toEqual({ found: 'none', reason: 'mean' });
    expect(findSample(question('3.44', '2.47', 18, [1, 7]))).toEqual({ found: 'none', reason: 'parity' });
    expect(findSample(question('2', '5', 10, [1, 3]))).toEqual({ found: 'none', reason: 'sd-too-large' });
    // Fifteen ones and fifteen fives have 2.03; the next possible sum of squares gives 1.98.
    expect(findSample(question('3.00', '2.00', 30, [1, 5]))).toEqual({
      found: 'none',
      reason: 'no-such-sample',
    });
    expect(findSample(question('42.00', '28.19', 50, [14, 70]))).toEqual({
      found: 'none',
      reason: 'no-such-sample',
    });
  });

  it('gives the same sample for the same seed', () => {
    const once = findSample(question('2.20', '1.32', 20, [1, 5]));
    expect(findSample(question('2.20', '1.32', 20, [1, 5]))).toEqual(once);
    expect(() => findSample(question('2.20', '1.32', 20, [1, 5], { seed: 0.5 }))).toThrow(RangeError);
  });

  it('does not search what cannot be checked, or is too large', () => {
    expect(findSample(question('3', '1.2', 200_000, [1, 5]))).toEqual({ found: 'undecided' });
    expect(findSample(question('2', '1', 1, [1, 5]))).toEqual({
      found: 'not-checkable',
      reason: 'n-too-small',
    });
  });
});

describe('exactSample', () => {
  it('finds every attainable sum of squares and no other', () => {
    for (const [size, largest] of [
      [2, 6],
      [3, 5],
      [4, 4],
      [5, 3],
      [7, 2],
      [6, 1],
    ] as const) {
      const real = new Set<string>();
      const values = Array.from({ length: largest + 1 }, (_, value) => value);
      for (const sample of samples(values, size)) {
        const sum = sample.reduce((running, value) => running + value, 0);
        real.add(`${sum} ${sample.reduce((running, value) => running + value ** 2, 0)}`);
      }
      for (let sum = 0; sum <= size * largest + 1; sum++)
        for (let squares = 0; squares <= size * largest ** 2 + 1; squares++) {
          const found = exactSample({ size, sum, squares, largest }, { steps: 10_000 });
          expect(Array.isArray(found)).toBe(real.has(`${sum} ${squares}`));
          if (Array.isArray(found)) {
            expect(found).toHaveLength(size);
            expect(found.reduce((running, value) => running + value, 0)).toBe(sum);
            expect(found.reduce((running, value) => running + value ** 2, 0)).toBe(squares);
            expect(Math.max(...found)).toBeLessThanOrEqual(largest);
          }
        }
    }
  });

  it('gives up when its steps are used', () => {
    expect(exactSample({ size: 30, sum: 60, squares: 200, largest: 8 }, { steps: 0 })).toBe('out-of-steps');
  });
});
