import { describe, expect, it } from 'vitest';
import { createContext } from '../../src/report/context.ts';
import { plainText } from '../../src/report/table.ts';
import { comparisonTable } from '../../src/report/tables/comparison.ts';
import { analyseFiles, readScales } from '../helpers/fixtures.ts';

const files = ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv'];
const brs = readScales('scales/brs.json');

describe('a rank test that comes first', () => {
  it.each(['wilcoxon-signed-rank', 'mann-whitney'] as const)(
    'prints the shift as its difference: %s',
    async (test) => {
      const result = await analyseFiles(files, brs, { id: 'id', test, detail: 'summary' });
      const { comparison } = result.scales[0]!;
      const { hodgesLehmann, ci } = comparison!.tests[0]!;
      // The mean difference has another test.
      expect(ci.lower).toBeNull();
      const table = comparisonTable(result, createContext('en', 'apa', false))!;
      const at = (key: string) => table.columns.findIndex((column) => column.key === key);
      expect(table.columns[at('difference')]!.header).toEqual([...plainText('HL')]);
      const cells = table.rows[0]!.cells;
      expect(cells[at('difference')]!.value).toBe(hodgesLehmann!.estimate);
      expect(cells[at('interval')]!.parts!.map(({ value }) => value)).toEqual([
        hodgesLehmann!.ci.lower,
        hodgesLehmann!.ci.upper,
      ]);
      expect(JSON.stringify(table.notes)).toContain('Hodges-Lehmann');
    },
  );

  it('leaves other comparisons as they are', async () => {
    const result = await analyseFiles(files, brs, { id: 'id' });
    const table = comparisonTable(result, createContext('en', 'apa', false))!;
    expect(JSON.stringify(table.notes)).not.toContain('Hodges-Lehmann');
    expect(
      table.rows[0]!.cells.find(({ value }) => value === result.scales[0]!.comparison!.difference),
    ).toBeDefined();
  });
});
