import { expect, test } from 'vitest';
import { auditTable } from '../../src/audit/audit-table.ts';
import { publishedCells } from '../../src/audit/published-cells.ts';
import { parsePublishedTable } from '../../src/audit/read-published.ts';
import { UserError } from '../../src/model/problem.ts';
import { renderAudit } from '../../src/report/audit.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { bfi, stai } from './real-data.ts';
import { trueTable } from './true-table.ts';

const ODD = [
  '0',
  '-1',
  '< 5',
  '> .05',
  '5%',
  '1',
  '2',
  '99999',
  '0.00000001',
  '-0.0',
  '1.5e-05',
  '.999',
  '12.345678',
  'n.s.',
  '≤ 0',
];
const SETS = [bfi(), stai()];

/** Puts odd numbers into some cells, as typing errors and odd reports do. */
function odd(seed: number): string {
  const random = seededRandom(seed);
  const table = JSON.parse(JSON.stringify(trueTable(SETS[seed % 2]!, 'complete', seed)));
  const cells = publishedCells(table);
  for (let change = 0; change < 6; change++) {
    const { path } = cells[random.nextBelow(cells.length)]!;
    const holder = path.slice(0, -1).reduce((value, step) => value[step], table);
    holder[path.at(-1)!] = ODD[random.nextBelow(ODD.length)];
  }
  return JSON.stringify(table);
}

test.each(Array.from({ length: 60 }, (_, seed) => seed))(
  'odd numbers, seed %i: a result or a refusal in words',
  async (seed) => {
    const text = odd(seed);
    try {
      const result = auditTable(parsePublishedTable(text, 'odd.json'), { file: 'odd.json' });
      const json = await renderAudit(result, { format: 'json', lang: 'nl' });
      expect(json).not.toMatch(/undefined|NaN/);
      for (const line of (await renderAudit(result)).split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
    }
  },
);
