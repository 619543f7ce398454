import { describe, expect, it } from 'vitest';
import { quartiles } from '../../src/stats/quartiles.ts';
import { expectClose, readJson } from '../helpers/fixtures.ts';

const { vectors } = readJson<{ vectors: { x: number[]; quartiles: number[] }[] }>(
  'fixtures/reference/figure-data.reference.json',
);

describe('quartiles', () => {
  it.each(vectors)('agree with quantile of R: $x', ({ x, quartiles: expected }) => {
    quartiles(Float64Array.from(x)).forEach((value, index) => {
      expectClose(value, expected[index]!);
    });
  });

  it('of one value are that value', () => {
    expect(quartiles(Float64Array.of(3))).toEqual([3, 3, 3]);
  });

  it('need a value', () => {
    expect(() => quartiles(new Float64Array())).toThrow(RangeError);
  });
});
