import { describe, expect, it } from 'vitest';
import { longString } from '../../../src/stats/quality/long-string.ts';
import { answers, reference } from './bfi-answers.ts';

describe('the longest run of identical answers', () => {
  it('is that of R (rle) for answers with and without gaps', () => {
    expect(reference.respondents.length).toBeGreaterThan(100);
    for (const { row, long_string } of reference.respondents)
      expect(longString(answers[row - 1]!).length, `row ${row}`).toBe(long_string);
  });

  it('is the whole questionnaire for the one who gave one answer throughout', () => {
    expect(Math.max(...answers.map((each) => longString(each).length))).toBe(25);
  });

  it('ends at a gap, and names the answer', () => {
    expect(longString([3, 3, 1, 4, 4, 4])).toEqual({ length: 3, answer: 4 });
    expect(longString([2, 2, Number.NaN, 2, 2])).toEqual({ length: 2, answer: 2 });
    expect(longString([1, 1, 5, 5])).toEqual({ length: 2, answer: 1 });
    expect(longString([Number.NaN, Number.NaN])).toEqual({ length: 0, answer: Number.NaN });
    expect(longString([])).toEqual({ length: 0, answer: Number.NaN });
  });

  it('does not depend on which way the questionnaire is read', () => {
    for (const each of answers.slice(0, 200))
      expect(longString(each.slice().reverse()).length).toBe(longString(each).length);
  });
});
