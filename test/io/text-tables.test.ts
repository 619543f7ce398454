import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownTables } from '../../src/io/text-tables.ts';

describe('tables of Markdown', () => {
  it('follow each other without a blank line', () => {
    const lines = [
      'First',
      '',
      '| a | b |',
      '|--|--|',
      '| 1 | 2 |',
      '| c | d |',
      '|--|--|',
      '| 3 | 4 |',
      '| 5 | 6 |',
    ];
    expect(markdownTables(lines)).toEqual([
      { title: 'First', header: [['a'], ['b']], rows: [['1', '2']] },
      {
        title: null,
        header: [['c'], ['d']],
        rows: [
          ['3', '4'],
          ['5', '6'],
        ],
      },
    ]);
  });

  it('give no line to two tables', () => {
    const line = fc.constantFrom('|--|--|', '| a | b |', '| 1 | 2 |', '', 'text');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        const tables = markdownTables(lines);
        const taken = tables.reduce((sum, { rows }) => sum + rows.length + 2, 0);
        expect(taken).toBeLessThanOrEqual(lines.length);
      }),
    );
  });
});
