import { describe, expect, it } from 'vitest';
import { intraIndividualVariability } from '../../../src/stats/quality/intra-individual-variability.ts';
import { expectClose } from '../../helpers/fixtures.ts';
import { answers, reference } from './bfi-answers.ts';

const resultOf = (values: ArrayLike<number>) => {
  const estimate = intraIndividualVariability(values);
  return estimate.ok ? estimate.value : null;
};

describe('intra-individual response variability', () => {
  it('is that of R (sd) for answers with and without gaps', () => {
    for (const { row, irv } of reference.respondents)
      expectClose(resultOf(answers[row - 1]!), irv, 1e-10, `row ${row}`);
  });

  it('is 0 for one answer throughout, and the same after reversal', () => {
    expect(resultOf([4, 4, 4, 4, 4, 4])).toBe(0);
    const some = answers[0]!;
    expectClose(resultOf(some.map((answer) => 7 - answer)), resultOf(some)!);
  });

  it('needs two answers', () => {
    expect(intraIndividualVariability([3, Number.NaN])).toEqual({ ok: false, reason: 'too-few' });
    expect(intraIndividualVariability([])).toEqual({ ok: false, reason: 'too-few' });
  });
});
