import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { parseText, parseUntilError, soundRows } from '../../src/io/parse-text.ts';

/** Pieces of which texts are made that are whole, damaged and cut. */
const pieces = fc.constantFrom(
  ...['"', '""', '"', '",', '","', '"\n"', '\n', ',', ', ', '; ', ';', '\t', ' ', 'a', 'b c', '\u00a0', 'é'],
);
const sound = fc
  .array(
    fc.array(fc.constantFrom('1', '"a"', '"b, c"', '"d ""e"" f"', '"g\nh"', '', '""', 'i "j"'), {
      minLength: 1,
    }),
  )
  .map((rows) => rows.map((row) => `${row.join(',')}\n`).join(''));
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
  sound,
  fc.tuple(sound, fc.array(pieces, { maxLength: 6 }), sound).map(([a, b, c]) => a + b.join('') + c),
);
const separators = fc.constantFrom(',', ';', '\t', '|', ', ', '; ');
const limits = fc.constantFrom(1, 2, 3, 5, Number.POSITIVE_INFINITY);

/** What the parser itself makes of a text of which more follows. */
function plainly(text: string, delimiter: string, limit: number) {
  const parser = new Papa.Parser({
    delimiter,
    newline: '\n',
    quoteChar: '"',
    fastMode: false,
    ...(Number.isFinite(limit) ? { preview: limit } : {}),
  });
  const { data, errors, meta } = parser.parse(text, 0, true) as {
    data: string[][];
    errors: { code: string; row: number; index: number }[];
    meta: { cursor: number };
  };
  return {
    records: data,
    errors: errors.map(({ code, row, index }) => ({ code, row, index })),
    end: meta.cursor,
  };
}

it('divides a text of which more follows as the parser does, most rows without it', () => {
  let rows = 0;
  let quickly = 0;
  fc.assert(
    fc.property(texts, separators, limits, (text, separator, limit) => {
      // Without quotes a text is split, where the parser may do so too.
      fc.pre(text.includes('"'));
      const { records, errors, end } = parseText(text, separator, true, true, limit);
      expect({ records, errors, end }).toEqual(plainly(text, separator, limit));
      rows += records.length;
      quickly += soundRows(text, separator, limit).records.length;
    }),
    { numRuns: 20_000 },
  );
  expect(quickly).toBeGreaterThan(rows * 0.3);
  expect(quickly).toBeLessThan(rows);
});

it('finds the same first error, and the same records before it, without reading on', () => {
  let broken = 0;
  let quickly = 0;
  fc.assert(
    fc.property(texts, separators, limits, (text, separator, limit) => {
      fc.pre(text.includes('"'));
      const wanted = plainly(text, separator, limit);
      const { records, errors, end, clean } = parseUntilError(text, separator, true, limit);
      const [error] = wanted.errors;
      expect(errors[0]).toEqual(error);
      if (error === undefined) expect({ records, end }).toEqual({ records: wanted.records, end: wanted.end });
      else {
        expect(records.slice(0, error.row)).toEqual(wanted.records.slice(0, error.row));
        // Whether the broken record ends within a text that is cut.
        if (!text.endsWith('\n')) expect(records.length > error.row).toBe(wanted.records.length > error.row);
        broken++;
        if (records.length === error.row && text.endsWith('\n')) quickly++;
      }
      expect(
        records
          .slice(0, clean)
          .flat()
          .some((cell) => cell.includes('"')),
      ).toBe(false);
    }),
    { numRuns: 20_000 },
  );
  expect(quickly).toBeGreaterThan(broken * 0.2);
});
