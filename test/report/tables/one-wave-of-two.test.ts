import { describe, expect, it } from 'vitest';
import { createContext } from '../../../src/report/context.ts';
import { plain, type Table } from '../../../src/report/table.ts';
import { bandsTable } from '../../../src/report/tables/bands.ts';
import { descriptivesTable } from '../../../src/report/tables/descriptives.ts';
import { ensureComparisonTable } from '../../../src/report/tables/ensure-comparison.ts';
import { ensureReliabilityTable } from '../../../src/report/tables/ensure-reliability.ts';
import { itemStatisticsTables } from '../../../src/report/tables/item-statistics.ts';
import { scoringTable } from '../../../src/report/tables/scoring-rules.ts';
import { comparison, description, reliability, result, scale, test } from '../example-results.ts';

const english = createContext('en', 'apa');
const dutch = createContext('nl', 'ensure');
const headers = (table: Table) => table.columns.map(({ header }) => plain(header));
const notes = (table: Table) => table.notes.map(plain).join('\n');

const bands = [{ label: { en: 'low' }, n: 4 }];
const lateOnly = scale({
  id: 'brs',
  name: { en: 'Resilience', nl: 'Veerkracht' },
  k: 6,
  minAnswered: 5,
  reliability: { post: reliability({ n: 12 }) },
  waves: { post: description({ n: 12, mean: 3.1, bands }) },
});
const both = scale({
  id: 'rses',
  name: { en: 'Self-esteem', nl: 'Zelfwaardering' },
  reliability: { pre: reliability({}), post: reliability({}), pooled: reliability({ n: 86 }) },
  waves: { pre: description({ mean: 3 }), post: description({ n: 40, mean: 3.5 }) },
  comparison: comparison({ tests: [test({ p: 0.3 })] }),
});

describe('a scale that one of two files has', () => {
  const alone = result({ scales: [lateOnly] });

  it('is described with its wave', () => {
    const table = descriptivesTable(alone, english, false);
    expect(headers(table)).toContain('Wave');
    expect(table.rows[0]!.cells[1]!.text).toBe('Post-test');
    expect(notes(table)).toContain('Resilience (5 of 6; prorated: 0 post-test)');
    expect(itemStatisticsTables(alone, english)[0]!.title).toContain('Resilience, post-test');
    expect(headers(bandsTable(alone, english)!)).toContain('Post-test');
    expect(headers(scoringTable(alone, english))).toContain('Post-test');
  });

  it('has its wave in the tables of the ENSURE report', () => {
    const table = ensureComparisonTable(alone, dutch);
    expect(headers(table)).toContain('Gemiddelde post-test');
    expect(notes(table)).toContain('n (post-test): 12.');
    expect(notes(ensureReliabilityTable(alone, dutch))).toContain('n: Veerkracht 12 (post-test).');
    expect(notes(ensureReliabilityTable(result({ scales: [lateOnly, both] }), dutch))).toContain(
      'n: Veerkracht 12 (post-test); Zelfwaardering 86.',
    );
  });

  it('leaves the order of the waves as it is, also where it comes first', () => {
    const table = ensureComparisonTable(result({ scales: [lateOnly, both] }), dutch);
    expect(headers(table).slice(2, 4)).toEqual(['Gemiddelde pre-test', 'Gemiddelde post-test']);
    expect(table.rows[0]!.cells.slice(2, 4).map(({ text }) => text)).toEqual(['–', '3,1']);
    expect(table.title).toBe(ensureComparisonTable(result({ scales: [both] }), dutch).title);
    const { columns, rows } = table.data();
    expect(rows[1]![columns.indexOf('first')]).toBe('pre');
  });
});
