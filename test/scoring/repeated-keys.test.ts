import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repeatedKeys } from '../../src/scoring/repeated-keys.ts';

/** The plain way: a list for every key. */
function byMap(keys: readonly string[]): number[][] {
  const positions = new Map<string, number[]>();
  for (const [position, key] of keys.entries()) positions.set(key, [...(positions.get(key) ?? []), position]);
  positions.delete('');
  return [...positions.values()].filter(({ length }) => length > 1);
}

describe('keys that stand more than once', () => {
  it('are those that a list for every key finds', () => {
    let repeated = 0;
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 400 })
          .chain((different) =>
            fc.array(
              fc.oneof(
                fc.constant(''),
                fc.integer({ min: 0, max: different }).map(String),
                fc.string({ unit: 'grapheme', maxLength: 3 }),
              ),
              { maxLength: 500, size: 'max' },
            ),
          ),
        (keys) => {
          const expected = byMap(keys);
          repeated += expected.length;
          expect(repeatedKeys(keys)).toEqual(expected);
        },
      ),
    );
    expect(repeated).toBeGreaterThan(100);
  });

  it.each([682, 683, 684, 1365, 1366, 100_000])(
    'are found where the table is as full as it gets (%i keys)',
    (n) => {
      const running = Array.from({ length: n }, (_, position) => `p${position}`);
      expect(repeatedKeys(running)).toEqual([]);
      expect(repeatedKeys([...running, 'p0', `p${n - 1}`])).toEqual([
        [0, n],
        [n - 1, n + 1],
      ]);
    },
  );

  it('are told apart where their hashes are alike', () => {
    // Keys of which many fall on one place of a table of 1,024.
    const keys = Array.from({ length: 600 }, (_, position) =>
      String.fromCharCode(position % 300, 0x4e00 + position),
    );
    expect(repeatedKeys([...keys, ...keys])).toEqual(keys.map((_, position) => [position, 600 + position]));
  });
});
