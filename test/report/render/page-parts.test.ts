import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANDSCAPE, pageLayout, pageParts } from '../../../src/report/render/page-layout.ts';
import type { Table } from '../../../src/report/table.ts';

const runs = (text: string) => [{ text }];

/** Samples beside each other, each with one number or two, as respondents and bands are printed. */
const tables = fc
  .record({
    samples: fc.array(fc.stringMatching(/^[a-z]{2,12}$/), { minLength: 1, maxLength: 40 }),
    each: fc.constantFrom(1, 2),
    digits: fc.integer({ min: 1, max: 8 }),
    rows: fc.integer({ min: 1, max: 4 }),
    stubs: fc.constantFrom(1, 2),
  })
  .map(({ samples, each, digits, rows, stubs }): Table => {
    const columns = [
      ...Array.from({ length: stubs }, (_, at) => ({
        key: `stub${at}`,
        header: runs('What'),
        align: 'left' as const,
        stub: true as const,
      })),
      ...samples.flatMap((name, sample) =>
        Array.from({ length: each }, (_, at) => ({
          key: `c${sample}-${at}`,
          header: runs(each === 1 ? name : 'n%'.charAt(at)),
          align: 'right' as const,
          ...(each === 2 && { group: runs(`${name} ${sample}`) }),
        })),
      ),
    ];
    const cell = (row: number, column: number) => ({
      text: `${row}${column}`.padEnd(digits, '0').slice(0, Math.max(digits, 2)),
      value: null,
    });
    return {
      ...{ id: 'x', label: null, title: 'x', subtitle: null, notes: [], columns },
      rows: [
        { kind: 'section', cells: [{ text: 'Scale', value: null }] },
        ...Array.from({ length: rows }, (_, row) => ({
          kind: 'sub' as const,
          cells: columns.map((_, column) => cell(row, column)),
        })),
      ],
      data: () => ({ columns: [], rows: [] }),
    };
  });

describe('a table that is wider than a page across', () => {
  it('stands in parts below each other: every column once and in order, what a row is about in each, no number broken', () =>
    fc.assert(
      fc.property(tables, (table) => {
        const parts = pageParts(table);
        const isStub = ({ stub }: Table['columns'][number]) => stub === true;
        const stubs = table.columns.filter(isStub);
        expect(parts.flatMap(({ columns }) => columns.filter((column) => !isStub(column)))).toEqual(
          table.columns.filter((column) => !isStub(column)),
        );
        for (const part of parts) {
          expect(part.columns.filter(isStub)).toEqual(stubs);
          expect(part.rows.map(({ kind }) => kind)).toEqual(table.rows.map(({ kind }) => kind));
          for (const [at, row] of part.rows.entries())
            if (row.kind !== 'section')
              expect(row.cells).toEqual(
                part.columns.map((column) => table.rows[at]!.cells[table.columns.indexOf(column)]),
              );
          const { widths, nameAbove } = pageLayout(part);
          expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(LANDSCAPE + 1e-9);
          // A digit takes one unit.
          const printed = part.columns.slice(nameAbove ? 1 : 0);
          for (const [at, column] of printed.entries()) {
            const index = part.columns.indexOf(column);
            const longest = Math.max(
              ...part.rows.map(({ kind, cells }) => (kind === 'section' ? 0 : cells[index]!.text.length)),
            );
            expect(widths[at]!).toBeGreaterThanOrEqual(longest);
          }
        }
        // Columns of one sample stay together.
        for (const { columns } of parts)
          expect(
            columns.filter((column) => !isStub(column)).length %
              (table.columns.some(({ group }) => group) ? 2 : 1),
          ).toBe(0);
      }),
    ));
});
