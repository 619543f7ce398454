import { describe, expect, it } from 'vitest';
import { sheetNames } from '../../../src/report/render/xlsx-names.ts';

describe('names of sheets', () => {
  it.each([
    [
      ['Table 1', 'Table 2'],
      ['Table 1', 'Table 2'],
    ],
    [
      ['a/b', 'A\\B', "'quoted'"],
      ['a b', 'A B 2', 'quoted'],
    ],
    [
      ['[x]:*?', '', 'History'],
      ['x', '1', 'History 2'],
    ],
    [['Scale definitions that ship with the tool'], ['Scale definitions that ship…']],
    [
      ['x'.repeat(40), 'X'.repeat(40)],
      [`${'x'.repeat(30)}…`, `${'X'.repeat(28)}… 2`],
    ],
  ])('%j become %j', (wanted, names) => {
    expect(sheetNames(wanted)).toEqual(names);
  });

  it('are at most 31 signs and differ whatever their case', () => {
    const names = sheetNames(
      Array.from({ length: 120 }, (_, index) => (index % 2 ? 'é'.repeat(50) : 'É'.repeat(50))),
    );
    expect(Math.max(...names.map((name) => name.length))).toBeLessThanOrEqual(31);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(120);
  });
});
