import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyTable } from '../../src/scoring/key-table.ts';

describe('a table of keys', () => {
  it('finds what a Map finds, blank keys and strangers included', () => {
    const key = fc.oneof(fc.string({ maxLength: 3 }), fc.nat({ max: 300 }).map(String));
    fc.assert(
      fc.property(fc.array(key, { maxLength: 3000 }), fc.array(key, { maxLength: 50 }), (keys, others) => {
        const table = new KeyTable(keys);
        const first = new Map<string, number>();
        keys.forEach((each, position) => {
          expect(table.add(position)).toBe(first.get(each) ?? -1);
          if (!first.has(each)) first.set(each, position);
        });
        for (const each of [...keys, ...others]) expect(table.find(each)).toBe(first.get(each) ?? -1);
      }),
      { numRuns: 60 },
    );
  });

  it.each([1023, 1024, 1025, 100_000])('holds %i different keys', (count) => {
    const keys = Array.from({ length: count }, (_, index) => `R${index}`);
    const table = new KeyTable(keys);
    expect(keys.every((_, position) => table.add(position) === -1)).toBe(true);
    expect(keys.every((each, position) => table.find(each) === position)).toBe(true);
    expect(table.find(`R${count}`)).toBe(-1);
  });
});
