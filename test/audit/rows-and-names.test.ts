import { describe, expect, it } from 'vitest';
import { publishedCells } from '../../src/audit/published-cells.ts';
import { publishedFromRows, rowOfCell } from '../../src/audit/published-from-rows.ts';
import { definitionsFor, withScaleIds } from '../../src/audit/scale-ids.ts';
import { wavesByGroup } from '../../src/audit/table-groups.ts';
import type { PublishedTable } from '../../src/model/published.ts';
import { builtInScales } from '../../src/scoring/definition/built-in.ts';

const TABLE = {
  file: 'table.csv',
  header: ['scale', 'group', 'wave', 'n', 'mean', 'sd', 'p', 'alpha', 'd'],
  lines: [
    ['brs', 'VP', 'pre', '46', '3.0', '', '', '', ''],
    ['wemwbs', 'VP', 'pre', '46', '48.4', '10.3', '', '.954', ''],
    ['brs', 'VP', 'post', '40', '3.2', '', '.153', '', '.31'],
    ['wemwbs', 'VP', 'post', '40', '50.6', '8.7', '.294', '', ''],
  ],
  rows: [2, 3, 4, 5],
};

describe('the row of a cell of a simple table', () => {
  it('is the line that holds it', () => {
    const rowOf = rowOfCell(TABLE);
    const found = publishedCells(publishedFromRows(TABLE)).map(({ printed, path }) => {
      const row = rowOf(path)!;
      const [scale] = TABLE.lines[row - 2]!;
      return [row, TABLE.lines[row - 2]!.includes(printed), scale];
    });
    expect(found.every(([, holdsIt]) => holdsIt)).toBe(true);
    expect(found.map(([row]) => row).sort()).toEqual([2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5]);
  });

  it('is none for what is in no row', () => {
    expect(rowOfCell(TABLE)(['claims', 'x', 0])).toBeNull();
    expect(rowOfCell(TABLE)(['rows', 9, 'waves', 'pre', 'mean'])).toBeNull();
  });
});

describe('groups and waves of a table', () => {
  it('are those of its rows, where its groups name none', () => {
    expect([...wavesByGroup(publishedFromRows(TABLE))]).toEqual([['VP', ['pre', 'post']]]);
    expect([...wavesByGroup({ source: { title: 'x' } })]).toEqual([[null, ['pre', 'post']]]);
  });
});

describe('scales that a table calls by a name', () => {
  const withScale = (scale: string, name?: string): PublishedTable => ({
    source: { title: 'x' },
    scales: { [scale]: { items: 6 } },
    rows: [{ scale, ...(name === undefined ? {} : { name }) }],
    reliability: [{ scale, alpha: '.7' }],
  });
  const idOf = (scale: string, name?: string) => {
    const { rows, scales, reliability } = withScaleIds(withScale(scale, name), builtInScales());
    expect(Object.keys(scales!)).toEqual([rows![0]!.scale]);
    expect(reliability![0]!.scale).toBe(rows![0]!.scale);
    return rows![0]!.scale;
  };

  it('are known by id in any case, and by their name in any language', () => {
    expect(idOf('brs')).toBe('brs');
    expect(idOf('BRS')).toBe('brs');
    expect(idOf('Veerkracht')).toBe('brs');
    expect(idOf('Brief-Resilience-Scale', 'Brief Resilience Scale')).toBe('brs');
  });

  it('stay as they are where nothing fits', () => {
    expect(idOf('unknown')).toBe('unknown');
  });
});

describe('a subscale that is called as another instrument is', () => {
  const row = (scale: string) => ({
    scale,
    group: 'all',
    waves: { pre: { n: '40', mean: '45.1', sd: '8.2' } },
  });
  const table = (...scales: string[]): PublishedTable => ({
    source: { title: 'A table' },
    groups: [{ id: 'all', waves: { pre: { n: '40' } } }],
    rows: scales.map(row),
  });
  const subscales = (...scales: string[]) =>
    definitionsFor(table(...scales), builtInScales()).flatMap(({ subscales = [] }) =>
      subscales.map(({ id }) => id),
    );

  it('is none of a built-in scale unless the table has that scale', () => {
    expect(subscales('depression', 'stress', 'bdi')).toEqual([]);
    expect(subscales('depression', 'DASS21')).toEqual(['depression', 'anxiety', 'stress']);
  });
});
