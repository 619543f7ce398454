import { describe, expect, it } from 'vitest';
import { evenOddConsistency } from '../../../src/stats/quality/even-odd-consistency.ts';
import { expectClose } from '../../helpers/fixtures.ts';
import { answers, reference, scaleValues } from './bfi-answers.ts';

const resultOf = (scales: readonly ArrayLike<number>[]) => {
  const estimate = evenOddConsistency(scales);
  return estimate.ok ? estimate.value : null;
};

describe('even-odd consistency', () => {
  it('is that of R (cor of the half means, Spearman-Brown) for answers with and without gaps', () => {
    for (const { row, even_odd, even_odd_r } of reference.respondents) {
      const value = resultOf(scaleValues(answers[row - 1]!));
      // r near 0 keeps its absolute, not its relative digits.
      expect(Math.abs(value!.correlation - even_odd_r), `row ${row} r`).toBeLessThan(1e-12);
      expect(Math.abs(value!.consistency - even_odd), `row ${row}`).toBeLessThan(1e-12);
    }
    const bounded = reference.respondents.filter(({ even_odd }) => even_odd === -1);
    expect(bounded.length).toBeGreaterThan(0);
  });

  it('is 1 when halves agree and -1 when they are each other’s opposite', () => {
    const agree = [
      [1, 1],
      [2, 2],
      [4, 4],
    ];
    expectClose(resultOf(agree)?.consistency, 1);
    expect(resultOf(agree.map(([a]) => [a!, 5 - a!]))?.consistency).toBe(-1);
  });

  it('is the same in shares of the range', () => {
    const scales = scaleValues(answers[0]!);
    const shares = scales.map((items) => items.map((value) => (value - 1) / 5));
    expectClose(resultOf(shares)?.consistency, resultOf(scales)!.consistency);
  });

  it('leaves out a scale of which a half has no answer, and needs three', () => {
    const three = [
      [1, 2],
      [3, 3],
      [4, 5],
    ];
    expect(resultOf([...three, [2, Number.NaN]])).toEqual(resultOf(three));
    expect(resultOf([...three, [2]])).toEqual(resultOf(three));
    expect(evenOddConsistency(three.slice(1))).toEqual({ ok: false, reason: 'too-few-scales' });
  });

  it('cannot be computed for halves that are all equal, rounding or not', () => {
    const third = [0.1, 9, 0.2, 9, 0.3];
    expect(evenOddConsistency([third, [0.2, 1], [0.3, 5, 0.1, 2, 0.2]])).toEqual({
      ok: false,
      reason: 'zero-variance',
    });
  });
});
