import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DifferentIds } from '../../src/scoring/different-ids.ts';
import { normaliseId } from '../../src/scoring/normalise-id.ts';

/** Whether most of these ids were seen to stand in one row, in cells side by side. */
function areMostlySingle(ids: readonly string[], expected: number): boolean {
  const bytes = Buffer.from(ids.join(';'));
  const places = new Int32Array(2 * ids.length);
  let at = 0;
  ids.forEach((id, index) => {
    places[2 * index] = at;
    at += Buffer.byteLength(id);
    places[2 * index + 1] = at++;
  });
  const different = new DifferentIds(expected);
  different.add(bytes, places, ids.length);
  return different.areMostlySingle(ids.length);
}

/** Ids that people write in several ways. */
const written = fc.string({
  unit: fc.constantFrom('a', 'A', '0', '0', '1', '2', ' ', '.', '-'),
  maxLength: 6,
});

describe('ids counted by their bytes', () => {
  it('are never counted as more than there are', () => {
    const found: boolean[] = [];
    fc.assert(
      fc.property(fc.array(written, { minLength: 1, maxLength: 60 }), (ids) => {
        const different = new Set(ids.map((id) => normaliseId(id.trim()))).size;
        found.push(areMostlySingle(ids, ids.length));
        if (3 * different <= 2 * ids.length) expect(found.at(-1)).toBe(false);
      }),
      { numRuns: 2000 },
    );
    expect(new Set(found).size).toBe(2);
  });

  it.each([
    ['R1', 'r01', 'R 1', ' r 001 '],
    ['1 23', '1  23', '01 023'],
    ['ab-7', 'AB-007'],
  ])('are one where they are the same when compared: %s', (...ids) => {
    expect(new Set(ids.map((id) => normaliseId(id.trim()))).size).toBe(1);
    expect(areMostlySingle(ids, 3)).toBe(false);
  });

  it.each([
    ['of numbers', (row: number) => String(row)],
    ['of numbers from a million on', (row: number) => String(1_000_000 + row)],
    ['of codes', (row: number) => `R${row}`],
    ['of two numbers', (row: number) => `${row % 100}-${Math.floor(row / 100)}`],
    ['of letters', (row: number) => row.toString(26).replaceAll(/\d/g, (digit) => 'qrstuvwxyz'[+digit]!)],
  ])('are counted nearly all when all are different: %s', (_, id) => {
    const ids = Array.from({ length: 30_000 }, (_, row) => id(row));
    expect(areMostlySingle(ids, 30_000)).toBe(true);
    // A third of the people twice is the most that is believed without a look at them.
    expect(areMostlySingle([...ids, ...ids.slice(0, 16_000)], 46_000)).toBe(false);
  });
});
