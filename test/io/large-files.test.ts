import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import type { ByteSource } from '../../src/model/dataset.ts';
import { UserError } from '../../src/model/problem.ts';
import { chunked, contentOf, rowsOf } from './reading.ts';

/** About 5 MiB in UTF-8: more than is kept in memory. */
const TWO_COLUMNS = `a,b\n${`1,${'x'.repeat(100)}\n`.repeat(50_000)}`;

/** Counts how often the source is opened. */
function counting(source: ByteSource): ByteSource & { opened: number } {
  const open = () => {
    counted.opened++;
    return source.open();
  };
  const counted = { name: source.name, opened: 0, open };
  return counted;
}

/** About 5 MiB, more than is kept in memory, with what must not get lost between two chunks. */
function largeText(quoteAll: boolean): string {
  const row = (index: number) => {
    const cells = [
      `r${index}`,
      String(index % 5),
      '2,5',
      index % 1000 === 0 ? 'één\n"ja"; nee' : 'p'.repeat(60),
    ];
    if (quoteAll || index % 1000 === 0)
      return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';');
    return cells.join(';');
  };
  const rows = Array.from({ length: 70_000 }, (_, index) => (index % 10_000 === 7 ? ';;;' : row(index)));
  return `id;q;m;t;;\n${rows.join('\n')}\n\n;;;\n`;
}

describe.each([false, true])('a file that is not kept in memory (all cells quoted: %s)', (quoteAll) => {
  const source = bytesSource('pre.csv', largeText(quoteAll));

  it('is read in batches by a second pass that sees what the first one saw', async () => {
    const dataset = await openDataset(source);
    expect(dataset.rowCount).toBe(70_000 - 7);
    expect(dataset.columns.map(({ name }) => name)).toEqual(['id', 'q', 'm', 't']);
    expect(dataset.columns[2]!.decimal).toEqual({ kind: 'sign', sign: ',' });
    expect(dataset.notices[0]).toMatchObject({ code: 'blank-rows', row: 9 });
    let next = 0;
    let largest = 0;
    for await (const { cells, rows, lines } of dataset.batches()) {
      largest = Math.max(largest, cells.length);
      for (const [index, row] of cells.entries()) {
        if (next % 10_000 === 7) next++;
        const breaks = Math.floor(next / 1000) + (next % 1000 === 0 ? 0 : 1);
        if (row[0] !== `r${next}` || row.length !== 4) expect(row).toEqual([`r${next}`]);
        if (rows[index] !== next + 2) expect(rows[index]).toBe(next + 2);
        if (lines[index] !== next + 2 + breaks) expect(lines[index]).toBe(next + 2 + breaks);
        next++;
      }
    }
    expect(next).toBe(70_000);
    expect(largest).toBeLessThan(20_000);
  });

  it('does not depend on chunks', async () => {
    const whole = await contentOf(source);
    const parts = await contentOf(chunked(source, 5003));
    // Compared as text: a comparison cell by cell takes longer than the reading.
    expect(JSON.stringify(parts) === JSON.stringify(whole)).toBe(true);
  });
});

describe('reading', () => {
  it('opens a small file once', async () => {
    const source = counting(bytesSource('pre.csv', Buffer.from('id,q\n1,caf\xe9\n', 'latin1')));
    await rowsOf(await openDataset(source));
    expect(source.opened).toBe(1);
  });

  it('closes the source, also when it refuses a file', async () => {
    let open = 0;
    const source = (content: string): ByteSource => ({
      name: 'pre.csv',
      async *open() {
        open++;
        try {
          yield* chunked(bytesSource('pre.csv', content), 50_000).open();
        } finally {
          open--;
        }
      },
    });
    await expect(openDataset(source(`%PDF${'x'.repeat(500_000)}`))).rejects.toThrow(UserError);
    await expect(openDataset(source(`a,b\n${'1,"x"y\n'.repeat(50_000)}`))).rejects.toThrow(UserError);
    const dataset = await openDataset(source(TWO_COLUMNS));
    for await (const _batch of dataset.batches()) break;
    expect(open).toBe(0);
  });

  it.each([
    ['rows are added', (text: string) => `${text}1,2\n`],
    ['the encoding breaks', (text: string) => `${text.slice(0, -2)}\ud800\n`],
  ])('notices when %s between the passes', async (_, change) => {
    let opened = 0;
    const versions = [TWO_COLUMNS, TWO_COLUMNS, TWO_COLUMNS, change(TWO_COLUMNS)].map((version) =>
      bytesSource('pre.csv', Buffer.from(version, 'utf16le')),
    );
    const dataset = await openDataset(
      { name: 'pre.csv', open: () => versions[opened++]!.open() },
      { encoding: 'utf-16le' },
    );
    const error = await rowsOf(dataset).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).problems[0]).toMatchObject({ code: 'file-changed', file: 'pre.csv' });
  });
});
