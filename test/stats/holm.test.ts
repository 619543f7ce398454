import { describe, expect, it } from 'vitest';
import { holm } from '../../src/stats/holm.ts';
import { expectClose, readJson } from '../helpers/fixtures.ts';

const { cases } = readJson<{ cases: { p: number[]; holm: number[] }[] }>(
  'fixtures/reference/holm.reference.json',
);

describe('Holm', () => {
  it.each(cases)('agrees with p.adjust for $p', ({ p, holm: expected }) => {
    holm(p).forEach((adjusted, index) => {
      expectClose(adjusted, expected[index]!, 1e-14);
    });
  });

  it('leaves out tests that could not be computed', () => {
    expect(holm([0.01, null, 0.03])).toEqual([0.02, null, 0.03]);
    expect(holm([])).toEqual([]);
    expect(holm([null])).toEqual([null]);
  });

  it('refuses what is no p-value', () => {
    expect(() => holm([0.5, 1.2])).toThrow(RangeError);
    expect(() => holm([Number.NaN])).toThrow(RangeError);
  });
});
