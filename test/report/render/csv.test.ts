import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { renderDescribe, renderReliability, renderResult } from '../../../src/report/index.ts';
import { csvField, renderCsv } from '../../../src/report/render/csv.ts';
import type { Table } from '../../../src/report/table.ts';
import { described, oneScale, twoWaves } from '../example-results.ts';

describe('a field', () => {
  it.each([
    [null, ''],
    ['', ''],
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['two\r\nlines', '"two\r\nlines"'],
    // What a spreadsheet would run as a formula; numbers and texts with such signs inside are left alone.
    ['=1+1', "'=1+1"],
    ['+31 6', "'+31 6"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\r=1', '"\'\r=1"'],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
    ['a=1', 'a=1'],
    ['18-35', '18-35'],
    [-5, '-5'],
    [-0.1, '-0.1'],
    [0.1 + 0.2, '0.30000000000000004'],
    [1e-20, '1e-20'],
    [1e21, '1e+21'],
    [0, '0'],
    [Number.NaN, ''],
    [true, 'true'],
    [false, 'false'],
  ])('%j is written %j', (value, expected) => {
    expect(csvField(value)).toBe(expected);
  });
});

const table: Table = {
  id: 'x',
  label: 'Table 1',
  title: 'Change, before and after',
  subtitle: null,
  columns: [],
  rows: [],
  notes: [],
  data: () => ({
    columns: ['scale', 'mean'],
    rows: [
      ['brs', 3.005],
      ['gse', null],
    ],
  }),
};

describe('tables', () => {
  it('are a clean rectangle when there is one', () => {
    expect(renderCsv([table])).toBe('scale,mean\r\nbrs,3.005\r\ngse,\r\n');
  });

  it('stand under their titles with a blank line between when there are several', () => {
    expect(renderCsv([table, { ...table, label: 'Table 2', title: '=cmd' }])).toBe(
      [
        '"Table 1. Change, before and after"',
        'scale,mean',
        'brs,3.005',
        'gse,',
        '',
        'Table 2. =cmd',
        'scale,mean',
        'brs,3.005',
        'gse,',
        '',
      ].join('\r\n'),
    );
  });

  it('are empty when there is none', () => {
    expect(renderCsv([])).toBe('');
  });
});

describe('reports', () => {
  it.each([
    ['analyse', () => renderResult(twoWaves, { format: 'csv' })],
    ['analyse, ENSURE', () => renderResult(twoWaves, { format: 'csv', style: 'ensure', lang: 'nl' })],
    ['reliability', () => renderReliability(oneScale, { format: 'csv' })],
    ['describe', () => renderDescribe(described, { format: 'csv', lang: 'fr' })],
  ])('of %s are rectangles under camelCase keys', async (_, render) => {
    const text = await render();
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    for (const block of text.trimEnd().split('\r\n\r\n')) {
      const { data, errors } = Papa.parse<string[]>(block, { newline: '\r\n' });
      expect(errors).toEqual([]);
      const [title, header, ...rows] = data;
      expect(title).toHaveLength(1);
      expect(header!.every((key) => /^[a-z][A-Za-z0-9]*$/.test(key))).toBe(true);
      expect(new Set(header).size).toBe(header!.length);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.filter((row) => row.length !== header!.length)).toEqual([]);
    }
  });

  it('hold raw doubles with n, method and interval in columns of their own', async () => {
    const text = await renderResult(twoWaves, { format: 'csv', lang: 'nl' });
    const block = text.split('\r\n\r\n')[1]!;
    const [, ...lines] = block.split('\r\n');
    const [row] = Papa.parse<Record<string, string>>(lines.join('\n'), { header: true }).data;
    expect(row).toMatchObject({
      scale: 'brs',
      name: 'Veerkracht',
      nFirst: '46',
      nSecond: '40',
      difference: '0.22',
      ciLevel: '0.95',
      ciLower: '-0.0814',
      ciUpper: '0.5103',
      method: 'welch',
      statistic: '1.4416',
      df: '82.4',
      p: '0.0494',
      pHolm: '0.0988',
      effectSize: 'hedges-g',
      effectCiMethod: 'noncentral-t',
    });
  });
});
