import { describe, expect, it } from 'vitest';
import type { ScoreTable } from '../../src/model/score-table.ts';
import { renderScores } from '../../src/report/index.ts';

const table: ScoreTable = {
  schema: 'ensure-stats/scores/1',
  tool: { name: 'ensure-stats', version: '0.1.0' },
  idColumns: ['Code'],
  scores: [
    {
      id: 'brs',
      name: { en: 'Resilience', nl: 'Veerkracht' },
      version: '1.0.0',
      aggregate: 'mean',
      k: 6,
      minAnswered: 5,
      range: [1, 5],
      bands: [
        { en: 'low', nl: 'laag' },
        { en: 'high', nl: 'hoog' },
      ],
    },
    {
      id: 'gse',
      name: { en: 'Self-efficacy' },
      version: '1.0.0',
      aggregate: 'sum',
      k: 10,
      minAnswered: 7,
      range: [10, 40],
      bands: [],
    },
  ],
  kept: [],
  hasWaves: false,
  hasOffices: false,
  offices: null,
  warnings: [],
  files: [
    {
      wave: 'pre',
      file: 'pre.csv',
      office: null,
      kept: [],
      length: 3,
      rows: null,
      ids: [['=A1', 'b, c', '']],
      columns: [
        {
          values: Float64Array.of(3.1666666666666665, 5, Number.NaN),
          answered: Uint16Array.of(6, 5, 4),
          bands: Int8Array.of(0, 1, -1),
        },
        { values: [27, 28.571428571428573, 40], answered: [10, 7, 10], bands: null },
      ],
    },
  ],
};

const post = {
  ...table.files[0]!,
  wave: 'post',
  file: 'post.csv',
  length: 1,
  rows: [7],
  columns: [null, table.files[0]!.columns[1]!],
};

async function text(parts: AsyncIterable<string>): Promise<string> {
  let all = '';
  for await (const part of parts) all += part;
  return all;
}

describe('scores', () => {
  it('are raw doubles as CSV', async () => {
    expect(await text(renderScores(table, { format: 'csv', lang: 'nl' }))).toBe(
      [
        'file,row,Code,brs,brs_answered,brs_band,gse,gse_answered',
        "pre.csv,2,'=A1,3.1666666666666665,6,laag,27,10",
        'pre.csv,3,"b, c",5,5,hoog,28.571428571428573,7',
        'pre.csv,4,,,4,,40,10',
        '',
      ].join('\r\n'),
    );
  });

  it('tell the waves of several files apart, and a scale that a file lacks is blank', async () => {
    const csv = await text(
      renderScores({ ...table, hasWaves: true, files: [table.files[0]!, post] }, { format: 'csv' }),
    );
    const lines = csv.split(/\r?\n/);
    expect(lines[0]).toBe('wave,file,row,Code,brs,brs_answered,brs_band,gse,gse_answered');
    expect(lines[1]).toBe("pre,pre.csv,2,'=A1,3.1666666666666665,6,low,27,10");
    expect(lines[4]).toBe("post,post.csv,7,'=A1,,,,27,10");
  });

  it('are a table to read', async () => {
    expect(await text(renderScores(table, { lang: 'nl' }))).toBe(
      [
        'Scores per respondent: pre.csv',
        '──────────────────────────────────────────────────────',
        '                  Veerkracht           Self-efficacy',
        '           ────────────────────────  ─────────────────',
        'Rij  Code   brs  Beantwoord  Klasse    gse  Beantwoord',
        '──────────────────────────────────────────────────────',
        '  2  =A1   3,17           6  laag       27          10',
        '  3  b, c  5,00           5  hoog    28,57           7',
        '  4                       4             40          10',
        '──────────────────────────────────────────────────────',
        'Een lege cel is een respondent zonder score (te weinig antwoorden).',
        '',
      ].join('\n'),
    );
  });

  it('are JSON with one object per respondent', async () => {
    const json = JSON.parse(await text(renderScores(table, { format: 'json' })));
    expect(json).toMatchObject({
      schema: 'ensure-stats/scores/1',
      idColumns: ['Code'],
      scores: [{ id: 'brs' }, { id: 'gse' }],
    });
    expect(json.respondents).toHaveLength(3);
    expect(json.respondents[2]).toEqual({
      wave: 'pre',
      file: 'pre.csv',
      row: 4,
      id: '',
      scores: { brs: { value: null, answered: 4, band: null }, gse: { value: 40, answered: 10, band: null } },
    });
    const none = JSON.parse(await text(renderScores({ ...table, files: [] }, { format: 'json' })));
    expect(none.respondents).toEqual([]);
  });

  it('have a column for each part of an id', async () => {
    const parts: ScoreTable = {
      ...table,
      idColumns: ['Code', 'Year'],
      files: [{ ...table.files[0]!, ids: [...table.files[0]!.ids, ['1990', '', '1985']] }],
    };
    const csv = await text(renderScores(parts, { format: 'csv' }));
    expect(csv.split(/\r?\n/)[0]).toMatch(/^file,row,Code,Year,brs,/);
    expect(csv.split(/\r?\n/)[1]).toMatch(/1990,3\.1666/);
    const json = JSON.parse(await text(renderScores(parts, { format: 'json' })));
    expect(json.respondents[1].id).toEqual(['b, c', '']);
    expect(await text(renderScores(parts))).toMatch(/Row +Code +Year/);
  });

  it('come in pieces, so that no string holds a whole file', async () => {
    const length = 200_000;
    const large: ScoreTable = {
      ...table,
      idColumns: [],
      files: [
        {
          ...table.files[0]!,
          length,
          ids: [],
          columns: [
            {
              values: new Float64Array(length).fill(1 / 3),
              answered: new Uint16Array(length).fill(6),
              bands: null,
            },
            null,
          ],
        },
      ],
    };
    let longest = 0;
    let lines = 0;
    for await (const part of renderScores(large, { format: 'csv' })) {
      longest = Math.max(longest, part.length);
      lines += part.split('\r\n').length - 1;
    }
    expect(lines).toBe(length + 1);
    expect(longest).toBeLessThan(500_000);
  });
});
