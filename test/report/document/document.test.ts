import { describe, expect, it } from 'vitest';
import { defaultQualityLimits } from '../../../src/model/quality.ts';
import { createContext } from '../../../src/report/context.ts';
import { reportDocument } from '../../../src/report/document/build.ts';
import { qualityCounts } from '../../../src/report/document/quality-counts.ts';
import { plain } from '../../../src/report/table.ts';
import { about, documentOf, QUALITY, sources, tablesOf } from './sources.ts';

describe('a report as a document', () => {
  it('has its parts in the order in which a reader asks', () => {
    const { sections } = documentOf();
    expect(sections.map(({ id, level }) => `${'#'.repeat(level)} ${id}`)).toEqual([
      '# asked',
      '# respondents',
      '## characteristics',
      '# scores',
      '# comparison',
      '# items',
      '## items-of-brs',
      '# quality',
      '# methods',
      '# warnings',
      '# references',
      '# data',
    ]);
  });

  it('numbers tables and figures in the order in which they stand', () => {
    for (const language of ['en', 'nl', 'fr'] as const) {
      const document = documentOf(language);
      const word = { en: 'Table', nl: 'Tabel', fr: 'Tableau' }[language];
      const tables = tablesOf(document);
      expect(tables.length).toBeGreaterThan(6);
      expect(tables.map(({ label }) => label)).toEqual(tables.map((_, index) => `${word} ${index + 1}`));
      const figures = document.sections.flatMap(({ blocks }) =>
        blocks.flatMap((block) => (block.kind === 'figure' ? [block.figure] : [])),
      );
      expect(figures.map(({ id }) => id)).toEqual(['means', 'effects', 'answers-brs']);
      expect(figures.map(({ label }) => label.split(' ')[1])).toEqual(['1', '2', '3']);
    }
  });

  it('names every table of the results in the text before it', () => {
    const { sections } = documentOf();
    for (const { id, blocks } of sections) {
      if (id.startsWith('items')) continue;
      const text = blocks
        .flatMap((block) => (block.kind === 'paragraph' ? [plain(block.text)] : []))
        .join(' ');
      for (const block of blocks) if (block.kind === 'table') expect(text).toContain(block.table.label);
    }
  });

  it('says when, and with what, in the words of each language', () => {
    expect(plain(documentOf('en').made)).toBe('May 1, 2026. Computed with ensure-stats 0.1.0.');
    expect(plain(documentOf('nl').made)).toBe('1 mei 2026. Berekend met ensure-stats 0.1.0.');
    expect(plain(documentOf('fr').made)).toBe('1er mai 2026. Calculé avec ensure-stats 0.1.0.');
  });

  it('takes a title, or the names of the files', () => {
    expect(documentOf('nl').title).toBe('Evaluatie: pre.csv, post.csv');
    const titled = reportDocument(sources, { ...about, title: 'Peer support' }, createContext('nl', 'apa'));
    expect(titled.title).toBe('Peer support');
  });

  it('lists every warning once, and in no table', () => {
    const document = documentOf();
    const [list] = document.sections.find(({ id }) => id === 'warnings')!.blocks;
    expect(list).toMatchObject({ kind: 'list', items: { length: 2 } });
    const notes = tablesOf(document).flatMap((table) => table.notes.map(plain));
    expect(notes.filter((note) => note.includes('Warning'))).toEqual([]);
    const calm = documentOf('en', { result: { ...sources.result, warnings: [] } });
    expect(calm.sections.find(({ id }) => id === 'warnings')!.blocks).toEqual([
      { kind: 'paragraph', text: [{ text: 'None.' }] },
    ]);
  });

  it('counts flagged respondents from five up', () => {
    const table = tablesOf(documentOf()).find(({ id }) => id === 'quality')!;
    const texts = table.rows.map(({ cells }) => cells.map(({ text }) => text));
    expect(texts).toEqual([
      ['Many missing', '0', '46'],
      ['Long string', '7', '46'],
      ['Straight line', '', '0'],
      ['Low variability', '[c]', '46'],
      ['Low even-odd consistency', '[c]', '46'],
      ['Unusual combination', '5', '40'],
    ]);
    const many = { computed: 46, flagged: 43 };
    const files = [{ ...QUALITY, indices: { ...QUALITY.indices, 'long-string': many } }];
    const [file] = qualityCounts({ limits: defaultQualityLimits, files }, 5).files;
    expect(file!.indices['long-string']).toEqual({ computed: 46, flagged: null });
    const few = {
      ...QUALITY,
      respondents: 4,
      indices: { ...QUALITY.indices, 'many-missing': { computed: 4, flagged: 0 } },
    };
    const [small] = qualityCounts({ limits: defaultQualityLimits, files: [few] }, 5).files;
    expect(small).toMatchObject({
      respondents: null,
      indices: { 'many-missing': { computed: null, flagged: null } },
    });
    expect(JSON.parse(documentOf().data).quality.files[0].indices['low-variability']).toEqual({
      computed: 46,
      flagged: null,
    });
  });

  it('sets a true minus sign before numbers, and leaves names alone', () => {
    const result = {
      ...sources.result,
      scales: sources.result.scales.map((scale) => ({ ...scale, name: { en: 'Scale -1, pre-test 1-5' } })),
    };
    const document = documentOf('en', { result });
    const comparison = document.sections.find(({ id }) => id === 'comparison')!;
    const sentence = comparison.blocks.find(
      (block) => block.kind === 'paragraph' && plain(block.text).startsWith('It fell'),
    );
    expect(sentence).toMatchObject({ text: [{ text: 'It fell by −0.22, ' }, {}, { text: ' = .049.' }] });
    const table = tablesOf(document).find(({ id }) => id === 'comparison')!;
    const texts = table.rows.flatMap(({ cells }) => cells.map(({ text }) => text));
    expect(texts).toContain('Scale -1, pre-test 1-5');
    expect(texts).toContain('[−0.08, 0.51]');
    expect(texts.filter((text) => /^\[?-/.test(text))).toEqual([]);
  });

  it('leaves out what was not asked or does not exist', () => {
    const { inputs, waves, scales } = sources.result;
    const one = documentOf('en', {
      result: {
        ...sources.result,
        inputs: inputs.slice(0, 1),
        waves: waves.slice(0, 1),
        scales: scales.map((scale) => ({ ...scale, comparisons: [], primary: null, subscales: [] })),
      },
      respondents: null,
      figures: [],
      sentences: [],
      references: [],
    });
    expect(one.sections.map(({ id }) => id)).toEqual([
      'asked',
      'scores',
      'items',
      'items-of-brs',
      'quality',
      'methods',
      'warnings',
      'data',
    ]);
  });

  it('has no scores of single questions', () => {
    const scales = sources.result.scales.map((scale) => ({
      ...scale,
      samples: [],
      comparisons: [],
      primary: null,
      subscales: [],
    }));
    const { sections } = documentOf('en', {
      result: { ...sources.result, scales },
      sentences: [],
      figures: [],
    });
    expect(sections.map(({ id }) => id)).not.toContain('scores');
  });

  it('is the same in the form of the ENSURE report', () => {
    const document = documentOf('nl', {}, 'ensure');
    const tables = tablesOf(document);
    expect(tables.map(({ id }) => id)).toContain('ensure-comparison');
    expect(tables.map(({ label }) => label)).toEqual(tables.map((_, index) => `Tabel ${index + 1}`));
  });
});

describe('the numbers of a report', () => {
  it.each(['en', 'nl', 'fr'] as const)('are those of its JSON, %s', (language) => {
    const document = documentOf(language);
    const known = new Set<number>();
    collect(JSON.parse(document.data), known);
    const cells = tablesOf(document).flatMap(({ rows }) => rows.flatMap((row) => row.cells));
    const values = cells.flatMap(({ value, parts = [] }) => [value, ...parts.map((part) => part.value)]);
    const numbers = values.filter((value) => typeof value === 'number');
    expect(numbers.length).toBeGreaterThan(150);
    expect(numbers.filter((value) => !known.has(value))).toEqual([]);
  });
});

function collect(value: unknown, into: Set<number>): void {
  if (typeof value === 'number') into.add(value);
  else if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) collect(each, into);
}
