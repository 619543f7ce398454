import { describe, expect, it } from 'vitest';
import { renderResult } from '../../../src/report/index.ts';
import { renderMarkdown } from '../../../src/report/render/markdown.ts';
import { plainText, type Table, words } from '../../../src/report/table.ts';
import { longest, twoWaves } from '../example-results.ts';

const table: Table = {
  id: 'x',
  label: null,
  title: 'Odd *names*',
  subtitle: [{ text: 'n', italic: true }, { text: ' = 3' }],
  columns: [
    { key: 'name', header: plainText('Name'), align: 'left', stub: true },
    {
      key: 'd',
      header: [
        { text: 'd', italic: true },
        { text: 'z', subscript: true },
      ],
      align: 'right',
      group: plainText('Effect'),
    },
    { key: 'ci', header: plainText('95% CI'), align: 'right', group: plainText('Effect') },
    { key: 'ci2', header: plainText('95% CI'), align: 'center', group: plainText('Other') },
  ],
  rows: [
    { kind: 'section', cells: [words('Section')] },
    { kind: 'body', cells: [words('a|b\\c'), words('1'), words('[0, 1]'), words('–')] },
    {
      kind: 'sub',
      cells: [words('_x_ file_name <b> `c` *'), words('< .001'), words(''), words('[a](javascript:b)')],
    },
    { kind: 'body', cells: [words('two\r\nlines'), words('&lt; & more')] },
  ],
  notes: [plainText('First.'), plainText('Second.')],
  data: () => ({ columns: [], rows: [] }),
};

describe('markdown', () => {
  it('escapes what would be read as marks and keeps every row whole', () => {
    expect(renderMarkdown([table])).toBe(
      [
        '**Odd \\*names\\***',
        '',
        '*n* = 3',
        '',
        '| Name | Effect: *d*<sub>z</sub> | Effect: 95% CI | Other: 95% CI |',
        '| :-- | --: | --: | :-: |',
        '| **Section** |  |  |  |',
        '| a\\|b\\\\c | 1 | [0, 1] | – |',
        '| \u2003\\_x\\_ file_name \\<b> \\`c\\` \\* | < .001 |  | [a\\](javascript:b) |',
        '| two lines | \\&lt; & more |  |  |',
        '',
        'First.',
        '',
        'Second.',
        '',
      ].join('\n'),
    );
  });

  it('has as many cells in every row as in the heading', async () => {
    for (const result of [twoWaves, longest]) {
      const text = await renderResult(result, { format: 'markdown' });
      for (const block of text.split('\n\n').filter((part) => part.startsWith('|'))) {
        const widths = block.split('\n').map((line) => line.replaceAll('\\|', '').split('|').length);
        expect(new Set(widths).size).toBe(1);
      }
    }
  });
});
