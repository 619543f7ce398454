import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SavContent, writeSav } from '../../src/io/spss/index.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

/** A scale from 1 with reversed items, and one from 0, with the wordings of their answers. */
const SCALES = [
  {
    id: 'brs',
    items: 6,
    min: 1,
    labels: ['Strongly disagree', 'Disagree', 'Neutral', 'Agree', 'Strongly agree'],
  },
  {
    id: 'phq9',
    items: 9,
    min: 0,
    labels: ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'],
  },
] as const;
type TestScale = (typeof SCALES)[number];
const nameOf = ({ id }: TestScale, item: number) => `${id}_${item + 1}`;

/** A scale with answers, by their place from the lowest; `null` for a blank. */
const surveys = fc.constantFrom<TestScale>(...SCALES).chain((scale) =>
  fc.record({
    scale: fc.constant(scale),
    rows: fc.array(
      fc.array(fc.option(fc.nat(scale.labels.length - 1), { freq: 12 }), {
        minLength: scale.items,
        maxLength: scale.items,
      }),
      { minLength: 4, maxLength: 9 },
    ),
  }),
);
type Rows = readonly (readonly (number | null)[])[];

function csv(scale: TestScale, rows: Rows, written: (place: number) => string): string {
  const header = Array.from({ length: scale.items }, (_, item) => nameOf(scale, item));
  return [header, ...rows.map((row) => row.map((place) => (place === null ? '' : written(place))))]
    .map((row) => `nr,${row.join(',')}\n`)
    .join('');
}

async function analysed(name: string, content: string | Uint8Array, ...options: readonly string[]) {
  const path = join(temporaryFolder({ [name]: content }), name);
  const { status, stdout, stderr } = await ensureStats('analyse', path, '--format', 'json', ...options);
  return { status, stderr, result: stdout === '' ? null : JSON.parse(stdout) };
}

const plain = ({ scale, rows }: { readonly scale: TestScale; readonly rows: Rows }) =>
  analysed(
    'plain.csv',
    csv(scale, rows, (place) => String(place + scale.min)),
  );
const remarks = (result: { readonly warnings: readonly { readonly code: string }[] }, code: string) =>
  result.warnings.filter((each) => each.code === code);
const withoutRemarks = ({ scales }: { readonly scales: unknown }) => scales;

describe('codes that count the answers of a form', () => {
  const counts = fc.record({
    prefix: fc.constantFrom('A', 'AO', 'SQ'),
    digits: fc.constantFrom(1, 2),
    first: fc.constantFrom(0, 1),
  });

  it('are read as the definition counts them where they are as many as its answers, else named in an error', async () => {
    let taken = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(surveys, counts, fc.boolean(), async (drawn, { prefix, digits, first }, isCapped) => {
        const { scale } = drawn;
        const most = scale.labels.length - (isCapped ? 2 : 1);
        const rows = drawn.rows.map((row) =>
          row.map((place) => (place === null ? null : Math.min(place, most))),
        );
        const survey = { scale, rows };
        const places = rows.flat().filter((place) => place !== null);
        fc.pre(new Set(places).size > 1);
        const code = (place: number) => prefix + String(place + first).padStart(digits, '0');
        const coded = await analysed('a.csv', csv(scale, rows, code));
        const isWhole = places.includes(0) && places.includes(scale.labels.length - 1);
        if (isWhole) {
          taken++;
          const expected = await plain(survey);
          expect(coded.status).toBe(expected.status);
          if (coded.status !== 0) return;
          expect(withoutRemarks(coded.result)).toEqual(withoutRemarks(expected.result));
          expect(remarks(coded.result, 'counted-codes')).toEqual([
            expect.objectContaining({ file: 'a.csv', scale: scale.id }),
          ]);
          const option = /highest answer first: --answers "([^"]+)"/.exec(coded.stderr)![1]!;
          const turned = await analysed('a.csv', csv(scale, rows, code), '--answers', option);
          const mirrored = rows.map((row) =>
            row.map((place) => (place === null ? null : scale.labels.length - 1 - place)),
          );
          expect(withoutRemarks(turned.result)).toEqual(
            withoutRemarks((await plain({ scale, rows: mirrored })).result),
          );
        } else {
          refused++;
          expect(coded.status).toBe(1);
        }
      }),
      { numRuns: 30 },
    );
    expect([taken, refused].every((count) => count > 3)).toBe(true);
  });

  it('are not read where other cells stand beside them, more codes than answers, or two kinds of codes', async () => {
    const scale = SCALES[0];
    const rows = [
      [0, 1, 2, 3, 4, 0],
      [4, 3, 2, 1, 0, 4],
      [1, 1, 2, 3, 3, 2],
    ];
    const text = csv(scale, rows, (place) => `A${place + 1}`);
    expect((await analysed('a.csv', text)).status).toBe(0);
    for (const other of ['3', 'Neutral', 'A6', 'A0', 'B3', 'perhaps'])
      expect((await analysed('a.csv', text.replace('A3', other))).status, other).toBe(1);
    expect((await analysed('a.csv', text.replace('A3', '-oth-'), '--missing', '-oth-')).status).toBe(0);
  });
});

/** For every item the codes of the answers, from the lowest. */
const codings = fc.constantFrom<(place: number, count: number, min: number) => number>(
  (place, _, min) => place + min + 1,
  (place, count, min) => count - 1 - place + min,
  (place) => 10 + place,
  (place, count) => count - place,
  (place) => 2 * place,
);

function sav(
  scale: TestScale,
  rows: Rows,
  codeOf: (place: number, item: number) => number,
  {
    labelled = () => true,
    more = [],
  }: {
    readonly labelled?: (place: number) => boolean;
    readonly more?: readonly { readonly value: number; readonly label: string }[];
  } = {},
): Uint8Array {
  const content: SavContent = {
    variables: Array.from({ length: scale.items }, (_, item) => ({
      name: nameOf(scale, item),
      values: Float64Array.from(rows, (row) => {
        const place = row[item] ?? null;
        return place === null ? Number.NaN : codeOf(place, item);
      }),
      valueLabels: [
        ...scale.labels
          .map((label, place) => ({ value: codeOf(place, item), label }))
          .filter((_, place) => labelled(place)),
        ...more,
      ],
    })),
  };
  return writeSav(content);
}

describe('SPSS files that code answers otherwise than the definition', () => {
  it('are read by their value labels, in whatever way each item is coded', async () => {
    await fc.assert(
      fc.asyncProperty(
        surveys,
        codings,
        fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
        async (survey, coding, turned) => {
          const { scale, rows } = survey;
          const count = scale.labels.length;
          const codeOf = (place: number, item: number) =>
            coding(turned[item]! ? count - 1 - place : place, count, scale.min);
          const expected = await plain(survey);
          const read = await analysed('a.sav', sav(scale, rows, codeOf));
          expect(read.status).toBe(expected.status);
          if (expected.status !== 0) return;
          expect(withoutRemarks(read.result)).toEqual(withoutRemarks(expected.result));
          const isSame = scale.labels.every((_, place) =>
            Array.from({ length: scale.items }, (__, item) => item).every(
              (item) => codeOf(place, item) === place + scale.min,
            ),
          );
          expect(remarks(read.result, 'codes-of-labels').length > 0).toBe(!isSame);
        },
      ),
      { numRuns: 40 },
    );
  });

  const scale = SCALES[1];
  const rows = [
    [0, 1, 2, 3, 0, 1, 2, 3, 0],
    [3, 3, 2, 1, 0, 2, 2, 1, 1],
    [1, 0, 0, 2, 3, 3, 1, 0, 2],
    [2, 2, 1, 0, 1, 0, 3, 2, 3],
  ];

  it('are read so too where only the first and the last answer are named, and the numbers between are as many', async () => {
    const ends = { labelled: (place: number) => place === 0 || place === 3 };
    const expected = await plain({ scale, rows });
    const read = await analysed(
      'a.sav',
      sav(scale, rows, (place) => place + 1, ends),
    );
    expect(withoutRemarks(read.result)).toEqual(withoutRemarks(expected.result));
    for (const codeOf of [(place: number) => 2 * place + 1, (place: number) => place ** 2 + 1])
      expect((await analysed('a.sav', sav(scale, rows, codeOf, ends))).status).toBe(2);
    const one = { labelled: (place: number) => place === 1 };
    expect(
      (
        await analysed(
          'a.sav',
          sav(scale, rows, (place) => place + 1, one),
        )
      ).status,
    ).toBe(2);
  });

  it('are the same to every command', async () => {
    const coded = sav(scale, rows, (place) => 4 - place);
    const text = csv(scale, rows, (place) => String(place));
    const counted = csv(scale, rows, (place) => `A${place + 1}`);
    const folder = temporaryFolder({ 'a.sav': coded, 'a.csv': text, 'b.csv': counted });
    for (const [command, ...options] of [
      ['describe', '--format', 'json'],
      ['reliability', '--format', 'json'],
      ['score', '--format', 'csv'],
    ] as const) {
      const outputs: string[] = [];
      for (const file of ['a.csv', 'a.sav', 'b.csv']) {
        const { status, stdout } = await ensureStats(command, join(folder, file), ...options);
        expect(status, `${command} ${file}`).toBe(0);
        outputs.push(
          options[1] === 'json'
            ? JSON.stringify(JSON.parse(stdout).scales)
            : // Cases of SPSS are counted from 1, rows of text from the header.
              stdout.replace(/^[ab]\.(?:sav|csv),\d+,/gm, ''),
        );
      }
      expect(outputs[1], `${command} a.sav`).toBe(outputs[0]);
      expect(outputs[2], `${command} b.csv`).toBe(outputs[0]);
    }
  });

  it('have no answer where a value label says so, which is said', async () => {
    const more = [
      { value: -99, label: 'Refused' },
      { value: 8, label: 'Keine Angabe' },
    ];
    const gaps = rows.map((row, at) => row.map((place, item) => ((at + item) % 7 === 0 ? null : place)));
    const filled = gaps.map((row, at) => row.map((place) => place ?? -1 - (at % 2)));
    const codeOf = (place: number) => (place === -1 ? -99 : place === -2 ? 8 : place + 1);
    const expected = await plain({ scale, rows: gaps });
    const read = await analysed('a.sav', sav(scale, filled, codeOf, { more }));
    expect(withoutRemarks(read.result)).toEqual(withoutRemarks(expected.result));
    expect(remarks(read.result, 'missing-by-labels')).toEqual([
      expect.objectContaining({
        values: expect.objectContaining({
          codes: [
            { code: -99, label: 'Refused' },
            { code: 8, label: 'Keine Angabe' },
          ],
        }),
      }),
    ]);
    const count = gaps.flat().filter((place) => place === null).length;
    expect(read.result.inputs[0].missingCodes).toBe(count);
  });

  it('keep an answer that only some labels call no answer', async () => {
    const columns = Array.from({ length: 9 }, (_, item) => ({
      name: nameOf(scale, item),
      values: Float64Array.from(rows, (row) => row[item]!),
      valueLabels: item === 0 ? [{ value: 3, label: 'No answer' }] : [],
    }));
    const expected = await plain({ scale, rows });
    const read = await analysed('a.sav', writeSav({ variables: columns }));
    expect(withoutRemarks(read.result)).toEqual(withoutRemarks(expected.result));
  });
});
