import { describe, expect, test } from 'vitest';
import { auditTable } from '../../src/audit/audit-table.ts';
import { bfi, stai } from './real-data.ts';
import { type Mode, trueTable } from './true-table.ts';

const SETS = [
  ['bfi', bfi()],
  ['stai', stai()],
] as const;

function codes(set: (typeof SETS)[number][1], mode: Mode, seed: number): string[] {
  const table = trueTable(set, mode, seed);
  return auditTable(table, { file: 'x' }).findings.map(
    ({ code, severity, place, cells }) =>
      `${severity} ${code} ${place.scale} ${JSON.stringify(cells.map((cell) => cell.printed))}`,
  );
}

describe.each(SETS)('tables that are right, from %s', (_, set) => {
  test.each(Array.from({ length: 40 }, (_, seed) => seed))(
    'seed %i, everything said: nothing is found',
    (seed) => {
      expect(codes(set, 'complete', seed)).toEqual([]);
    },
  );
});
