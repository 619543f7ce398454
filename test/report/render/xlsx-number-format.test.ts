import { describe, expect, it } from 'vitest';
import { numberFormats } from '../../../src/report/render/xlsx-number-format.ts';

const one = (value: number, text: string) => numberFormats([{ value, text }])[0];

describe('number formats of a workbook', () => {
  it.each([
    [46, '46', '0'],
    [48.43478, '48.43', '0.00'],
    [48.43478, '48,43', '0.00'],
    [-2.19, '-2.19', '0.00'],
    [0.743, '.74', '.00'],
    [-0.05, '-,05', '.00'],
    [1, '1.00', '0.00'],
    [83.1, '83.1', '0.0'],
    [0.2944, '.294', '.000'],
    // What is too small or too near to one to print keeps its number.
    [0.0000123, '< .001', '[<0.001]"< .001";.000'],
    [0.0000123, '< ,001', '[<0.001]"< ,001";.000'],
    [0.99996, '> .999', '[>0.999]"> .999";.000'],
    [0.0391, '<,05*', '[<0.05]"<,05*";.000'],
    // What rounds to zero has no sign.
    [-0.004, '0.00', '0.00;0.00'],
    [-0.0004, '.000', '.000;.000'],
    // A text that the number does not explain leaves the number as it is.
    [20, '20 (43)', 'General'],
    [3, 'three', 'General'],
  ])('%j printed %j: %s', (value, text, format) => {
    expect(one(value, text)).toBe(format);
  });

  it('knows a share by the cells of its column, also where it is zero', () => {
    const cells = [
      { value: 0, text: '0.0' },
      { value: 0.065217, text: '6.5' },
      { value: null, text: '–' },
    ];
    expect(numberFormats(cells)).toEqual(['0.0%', '0.0%', null]);
    expect(numberFormats([{ value: 0, text: '0.0' }])).toEqual(['0.0']);
  });
});
