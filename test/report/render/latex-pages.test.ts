import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { latexDocument } from '../../../src/report/render/latex.ts';
import type { Cell, Table } from '../../../src/report/table.ts';
import { temporaryFolder } from '../../helpers/command.ts';

const hasTex = ['pdflatex', 'pdftotext'].every((name) => spawnSync(name, ['-v']).error === undefined);

/** Every word has a number of its own, so that a lost one is known by name. */
function numbered(rows: number, words: number, notes: number): Table {
  let count = 0;
  const text = (length: number) =>
    Array.from({ length }, () => `w${String(count++).padStart(4, '0')}`).join(' ');
  const cell = (length: number): Cell => ({ text: text(length), value: null });
  return {
    id: 'long',
    label: 'Table 1',
    title: text(4),
    subtitle: null,
    columns: [
      { key: 'a', header: [{ text: text(1) }], align: 'left', stub: true },
      ...['b', 'c', 'd'].map((key) => ({ key, header: [{ text: text(1) }], align: 'left' as const })),
    ],
    rows: Array.from({ length: rows }, () => ({
      kind: 'body' as const,
      cells: [cell(words), cell(words), cell(2), cell(1)],
    })),
    notes: Array.from({ length: notes }, () => [{ text: text(12) }]),
    data: () => ({ columns: [], rows: [] }),
  };
}

describe('a LaTeX document', () => {
  const shapes = [
    [3, 2, 1],
    [12, 30, 3],
    [30, 12, 2],
    [38, 6, 25],
    [60, 3, 4],
    [39, 1, 60],
  ] as const;
  it.each(shapes)(
    'may break a table of %d rows of %d words and %d notes where it is longer than a page',
    (rows, words, notes) => {
      const source = latexDocument('test', [numbered(rows, words, notes)]);
      // A minipage cannot be broken. At most 50 lines of 10 pt stand on a page of A4, and a line holds at most 90 / 5 such words.
      const least = Math.ceil((4 * (1 + rows) + rows * 2 * words) / 18) + notes;
      if (least > 50 || rows * Math.ceil(words / 9) + notes > 50)
        expect(source).not.toContain('\\begin{minipage}');
    },
  );

  // Where there is no pdfLaTeX only the test above is made.
  it.runIf(hasTex)('prints every word of its tables once it is compiled', { timeout: 300_000 }, () => {
    const folder = temporaryFolder();
    const tables = shapes.map(([rows, words, notes]) => numbered(rows, words, notes));
    tables.forEach((table, index) => {
      const name = `table${index}`;
      writeFileSync(join(folder, `${name}.tex`), latexDocument('test', [table]));
      for (let run = 0; run < 2; run++)
        execFileSync('pdflatex', ['-interaction=batchmode', `${name}.tex`], { cwd: folder, stdio: 'ignore' });
      execFileSync('pdftotext', ['-layout', `${name}.pdf`], { cwd: folder });
      const printed = new Set(readFileSync(join(folder, `${name}.txt`), 'utf8').match(/w\d{4}/g));
      const wanted = new Set(JSON.stringify(table).match(/w\d{4}/g));
      expect([...wanted].filter((word) => !printed.has(word))).toEqual([]);
    });
  });
});
