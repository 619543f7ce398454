import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesSource, chunksSource } from '../../../src/io/bytes-source.ts';
import { type SavContent, type SavOutputVariable, writeSav } from '../../../src/io/spss/index.ts';
import { FORMATS, MEASURES, type SavFormatName } from '../../../src/io/spss/sav-file.ts';
import { isLegalName } from '../../../src/model/spss-names.ts';
import { readAll } from './reading-sav.ts';

const bytesOf = (text: string) => Buffer.byteLength(text);

/** A text without the blanks and zeros at its end, which the format does not keep, of so many bytes at most. */
const text = (most: number) =>
  fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.string({ maxLength: 12 })).map((words) => {
    let cut = Buffer.from(words).toString();
    while (bytesOf(cut) > most) cut = [...cut].slice(0, -1).join('');
    return cut.replace(/[ \0]+$/, '');
  });

const longText = fc
  .tuple(text(60), fc.constantFrom(1, 1, 1, 5, 20, 60))
  .map(([words, times]) => words.repeat(times));

const number = fc.oneof(
  fc.integer({ min: -120, max: 170 }),
  fc.double({ noNaN: true }).filter((value) => Math.abs(value) < Number.MAX_VALUE),
  fc.constantFrom(-0, Number.NaN, 1e-320, 151, 152, -99, -100),
);

const name = fc
  .oneof(
    fc.constantFrom(
      'id',
      'BRS',
      'a_very_long_name_of_a_variable',
      'a_very_long_name_of_another',
      'réponse',
      'brs1',
      'V_1',
      'Ω',
    ),
    fc.string({ unit: fc.constantFrom('a', 'B', 'é', '9', '_', '.', '@', '#'), minLength: 1, maxLength: 30 }),
  )
  .filter(isLegalName);

const format = fc.record({
  name: fc.constantFrom(...(Object.keys(FORMATS) as SavFormatName[]).filter((each) => !/^A/.test(each))),
  width: fc.integer({ min: 1, max: 40 }),
  decimals: fc.integer({ min: 0, max: 16 }),
});

const label = fc.option(
  text(255).map((words) => words || 'x'),
  { nil: null },
);
const measure = fc.constantFrom(...MEASURES);

function labelsOf<T extends number | string>(value: fc.Arbitrary<T>) {
  return fc.uniqueArray(fc.record({ value, label: text(120) }), {
    maxLength: 6,
    selector: (each) => each.value,
    comparator: 'SameValueZero',
  });
}

const bound = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
const numberMissing = fc.oneof(
  fc.record({ values: fc.array(bound, { maxLength: 3 }), range: fc.constant(null) }),
  fc.record({
    values: fc.array(bound, { maxLength: 1 }),
    range: fc.record({
      low: fc.oneof(bound, fc.constant(Number.NEGATIVE_INFINITY)),
      high: fc.oneof(bound, fc.constant(Number.POSITIVE_INFINITY)),
    }),
  }),
);

const numeric = (cases: number) =>
  fc.record({
    name,
    label,
    measure,
    format,
    valueLabels: labelsOf(bound.map((value) => value + 0)),
    missing: numberMissing,
    values: fc
      .array(number, { minLength: cases, maxLength: cases })
      .map((values) => Float64Array.from(values)),
  });

const textual = (cases: number) =>
  fc.record({
    name,
    label,
    measure,
    width: fc.constantFrom(1, 8, 9, 254, 255, 256, 504, 505),
    valueLabels: labelsOf(text(40)),
    missing: fc.record({ values: fc.array(text(8), { maxLength: 3 }), range: fc.constant(null) }),
    values: fc.array(fc.oneof(text(8), longText), { minLength: cases, maxLength: cases }),
  });

const content: fc.Arbitrary<SavContent> = fc.nat(12).chain((cases) =>
  fc.record({
    label: text(64),
    variables: fc.uniqueArray(fc.oneof(numeric(cases), textual(cases)) as fc.Arbitrary<SavOutputVariable>, {
      maxLength: 8,
      selector: (each) => each.name.toLowerCase(),
    }),
  }),
);

/** The same bytes in pieces of these lengths, again and again. */
function inPieces(bytes: Uint8Array, lengths: readonly number[]) {
  const pieces: Uint8Array[] = [];
  for (let at = 0, index = 0; at < bytes.length; index++) {
    const length = lengths[index % lengths.length]!;
    pieces.push(bytes.subarray(at, at + length));
    at += length;
  }
  return chunksSource('a.sav', pieces);
}

describe('a written file', () => {
  it('reads as what was written, in pieces of any length', async () => {
    await fc.assert(
      fc.asyncProperty(
        content,
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 4 }),
        async (written, lengths) => {
          const { file, cases, columns, notices } = await readAll(inPieces(writeSav(written), lengths));
          expect(notices).toEqual([]);
          expect(file.label).toBe(written.label || null);
          expect(file.declaredCases).toBe(written.variables[0]?.values.length ?? 0);
          expect(cases).toBe(file.declaredCases);
          expect(new Set(file.variables.map(({ shortName }) => shortName)).size).toBe(file.variables.length);
          for (const [index, variable] of written.variables.entries()) {
            const read = file.variables[index]!;
            const { values, width: _, format: shown, missing, ...said } = variable;
            expect(read).toMatchObject(said);
            expect(columns[index]).toEqual([...values]);
            if (values instanceof Float64Array) {
              expect(read.width).toBe(0);
              expect(read.format).toEqual(shown);
              expect(read.missing).toEqual(missing);
            } else {
              expect(read.width).toBeGreaterThanOrEqual(Math.max(1, ...values.map(bytesOf)));
              expect(read.missing.values).toEqual(missing?.values);
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is the same bytes for the same data, and bears the moment that it is given', () => {
    const variables = [{ name: 'x', values: Float64Array.of(1) }];
    expect(writeSav({ variables })).toEqual(writeSav({ variables }));
    const bytes = Buffer.from(writeSav({ variables, created: '2026-11-30T15:04:05' }));
    expect(bytes.toString('latin1', 92, 109)).toBe('30 Nov 2615:04:05');
    expect(Buffer.from(writeSav({ variables })).toString('latin1', 92, 109)).toBe('01 Jan 7000:00:00');
  });

  it('has labels that are cut where SPSS has no room, at a whole character', async () => {
    const long = `${'a'.repeat(250)}ééééé`;
    const variables = [
      {
        name: 'x',
        label: long,
        valueLabels: [{ value: 1, label: 'é'.repeat(100) }],
        values: Float64Array.of(1),
      },
    ];
    const { file } = await readAll(bytesSource('a.sav', writeSav({ label: 'é'.repeat(40), variables })));
    expect(file.label).toBe(`${'é'.repeat(30)}…`);
    expect(file.variables[0]!.label).toBe(`${'a'.repeat(250)}é…`);
    expect(file.variables[0]!.valueLabels[0]!.label).toBe(`${'é'.repeat(58)}…`);
  });

  it.each<[string, SavContent, RegExp]>([
    ['a name that SPSS does not take', { variables: [{ name: '1st', values: [] }] }, /no name for SPSS: 1st/],
    [
      'a word that SPSS keeps for itself',
      { variables: [{ name: 'With', values: [] }] },
      /no name for SPSS: With/,
    ],
    [
      'a name that stands twice',
      { variables: ['x', 'X'].map((each) => ({ name: each, values: [] })) },
      /called X/,
    ],
    [
      'variables of different lengths',
      {
        variables: [
          { name: 'x', values: ['a'] },
          { name: 'y', values: [] },
        ],
      },
      /y has 0 values/,
    ],
    ['a text that is too long', { variables: [{ name: 'x', values: ['é'.repeat(16_384)] }] }, /32768 bytes/],
    [
      'a weight that is none',
      { weight: 'x', variables: [{ name: 'x', values: ['a'] }] },
      /no numeric variable/,
    ],
    [
      'missing values of another kind',
      { variables: [{ name: 'x', values: ['a'], missing: { values: [1], range: null } }] },
      /no such missing values/,
    ],
    [
      'too many missing values',
      {
        variables: [
          { name: 'x', values: Float64Array.of(), missing: { values: [1, 2], range: { low: 3, high: 4 } } },
        ],
      },
      /no such missing values/,
    ],
  ])('is refused for %s', (_, wrong, message) => {
    expect(() => writeSav(wrong)).toThrow(message);
  });
});

describe('a file in pieces', () => {
  it.each([
    'pspp-bytecode.sav',
    'pspp-plain.sav',
    'pspp-zlib.zsav',
    'odd-big-endian.sav',
    'odd-big-endian-bytecode.sav',
    'haven-zlib.zsav',
  ])('reads the same whatever the pieces: %s', async (name) => {
    const bytes = readFileSync(`fixtures/sav/${name}`);
    const { cases, columns, file } = await readAll(name);
    for (const lengths of [[1], [7], [8], [9, 1], [3, 500], [bytes.length]]) {
      const read = await readAll(inPieces(bytes, lengths));
      expect(read.file.variables).toEqual(file.variables);
      expect([read.cases, read.columns]).toEqual([cases, columns]);
    }
  });

  it('comes in several batches, as often as it is read', async () => {
    const values = Float64Array.from({ length: 50_000 }, (_, index) => index / 4);
    const texts = Array.from(values, (value) => `text ${value % 7}`);
    const variables = [
      { name: 'x', values },
      { name: 't', values: texts },
    ];
    const source = bytesSource('a.sav', writeSav({ variables }));
    for (let time = 0; time < 2; time++) {
      const { columns, cases } = await readAll(source);
      expect(cases).toBe(50_000);
      expect(columns).toEqual([[...values], texts]);
    }
  });
});
