import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listValue, splitList } from '../../src/model/list-text.ts';

describe('a list in an option', () => {
  it('gives back every value that was put into it', () => {
    const value = fc.string({
      unit: fc.constantFrom('a', '1', ',', '"', ' ', '.', 'é', '/'),
      minLength: 1,
      maxLength: 6,
    });
    const values = fc.array(
      value.filter((text) => text.trim() !== ''),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(values, fc.constantFrom(',', ', ', ' ,'), (list, separator) => {
        expect(splitList(list.map(listValue).join(separator))).toEqual(list);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['"1,5",99', ['1,5', '99']],
    ['99,NA', ['99', 'NA']],
    ['a, "b ""c"", d" ,e', ['a', 'b "c", d', 'e']],
    ['5" nails,x', ['5" nails', 'x']],
    ['a,,b', ['a', '', 'b']],
    ['"a', null],
    ['"a"b', null],
  ])('%s', (text, values) => {
    expect(splitList(text)).toEqual(values);
  });
});
