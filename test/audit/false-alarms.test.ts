import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { auditTable } from '../../src/audit/audit-table.ts';
import { parsePublishedTable } from '../../src/audit/read-published.ts';
import { scaleFacts } from '../../src/cli/commands/audit.ts';
import type { AuditResult } from '../../src/model/audit-result.ts';
import { parseScaleFile } from '../../src/scoring/definition/parse-scale.ts';
import { bfi, stai } from './real-data.ts';
import { trueTable } from './true-table.ts';

const SETS = [
  ['bfi', bfi()],
  ['stai', stai()],
] as const;

/** What fails, in words that tell the row. */
function failing({ findings }: AuditResult): string[] {
  return findings
    .filter(({ severity }) => severity !== 'note')
    .map(
      ({ code, place, cells }) => `${code} ${place.scale} ${cells.map(({ printed }) => printed).join(' ')}`,
    );
}

// The larger run, with the errors that are found, is bench/audit-alarms.mjs.
describe.each(SETS)('tables that are right, subsamples of %s', (_, data) => {
  test.each(Array.from({ length: 30 }, (_, seed) => seed))(
    '%i, everything printed: nothing is impossible or inconsistent',
    (seed) => {
      expect(failing(auditTable(trueTable(data, 'complete', seed), { file: '' }))).toEqual([]);
    },
  );

  test.each(['group-n', 'prorated-unsaid', 'unsaid'] as const)(
    '%s: what the table leaves open is noted at most',
    (mode) => {
      for (let seed = 100; seed < 112; seed++) {
        expect(failing(auditTable(trueTable(data, mode, seed), { file: '' })), `seed ${seed}`).toEqual([]);
      }
    },
  );
});

describe("tables of R's numbers", () => {
  test.each([
    ['bfi', 'bfi'],
    ['stai-flat', 'stai-state'],
    ['stai-vale', 'stai-state'],
  ])('%s: nothing is found', (name, scale) => {
    const file = `${name}.published.json`;
    const table = parsePublishedTable(readFileSync(`fixtures/published/${file}`, 'utf8'), file);
    const scales = scaleFacts(parseScaleFile(readFileSync(`fixtures/scales/${scale}.json`, 'utf8'), scale));
    expect(auditTable(table, { file, scales }).findings).toEqual([]);
  });
});
