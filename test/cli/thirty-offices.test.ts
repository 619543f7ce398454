import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const BRS = ['brs1', 'brs2', 'brs3', 'brs4', 'brs5', 'brs6'];
const GSE = Array.from({ length: 10 }, (_, index) => `gse${index + 1}`);
const COLUMNS = ['number', 'sex', 'region', 'hours', ...BRS, ...GSE];
const OFFICES = 30;
/** Every form of a file has it, so that letters tell the encoding and hours the decimal sign. */
const REGION = 'Zélande';

type Form = Readonly<Record<string, string>>;

interface Office {
  readonly forms: readonly Form[];
  readonly order: readonly string[];
  readonly kind: (typeof KINDS)[number];
}

const KINDS = ['comma', 'semicolon', 'tab', 'mark', 'windows-1252', 'workbook'] as const;

/** Now and then a blank, rarely what is no answer. */
const answer = (most: number) =>
  fc.oneof(
    { weight: 60, arbitrary: fc.integer({ min: 1, max: most }).map(String) },
    { weight: 5, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.constantFrom('0', '9', 'O') },
  );

const form = fc.record({
  sex: fc.constantFrom('f', 'm'),
  hours: fc.integer({ min: 1, max: 60 }).map((half) => `${half}.5`),
  ...Object.fromEntries([
    ...BRS.map((item) => [item, answer(5)] as const),
    ...GSE.map((item) => [item, answer(4)] as const),
  ]),
}) as fc.Arbitrary<Form>;

const office = (index: number): fc.Arbitrary<Office> =>
  fc.record({
    forms: fc
      .array(form, { minLength: 2, maxLength: 12 })
      .map((forms) => forms.map((each, at) => ({ ...each, number: String(at + 1), region: REGION }))),
    order: fc.shuffledSubarray(COLUMNS, { minLength: COLUMNS.length }),
    kind: fc.constant(KINDS[index % KINDS.length]!),
  });

const stack = fc.tuple(...Array.from({ length: OFFICES }, (_, index) => office(index)));

const nameOf = (index: number, { kind }: Office) =>
  `office${index + 1}${kind === 'workbook' ? '.xlsx' : '.csv'}`;

async function bytesOf({ forms, order, kind }: Office): Promise<Uint8Array> {
  const rows = [order, ...forms.map((each) => order.map((column) => each[column]!))];
  if (kind === 'workbook') {
    const cell = (text: string) => (text === '' ? null : Number.isNaN(Number(text)) ? text : Number(text));
    return writeXlsx({ sheets: [{ name: 'Forms', rows: rows.map((row) => row.map(cell)) }] });
  }
  const delimiter = kind === 'comma' || kind === 'mark' ? ',' : kind === 'tab' ? '\t' : ';';
  const written = (cell: string) => (delimiter === ';' ? cell.replace('.', ',') : cell);
  const text = rows.map((row) => `${row.map(written).join(delimiter)}\r\n`).join('');
  return Buffer.from(kind === 'mark' ? `\uFEFF${text}` : text, kind === 'windows-1252' ? 'latin1' : 'utf8');
}

const isPossible = (cell: string, most: number) => cell === '' || (Number(cell) >= 1 && Number(cell) <= most);

/** The definitions in plain words: mean of 5 of 6 with every second item reversed; sum of 7 of 10, prorated. */
function plainScores(each: Form): { readonly brs: number | null; readonly gse: number | null } {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const brs = BRS.flatMap((item, at) =>
    each[item] === '' ? [] : [at % 2 === 1 ? 6 - Number(each[item]) : Number(each[item])],
  );
  const gse = GSE.flatMap((item) => (each[item] === '' ? [] : [Number(each[item])]));
  return {
    brs: brs.length < 5 ? null : mean(brs),
    gse: gse.length < 7 ? null : 10 * mean(gse),
  };
}

/** Records of a file as Excel opens it in Dutch. */
function recordsOf(path: string): Record<string, string>[] {
  const text = readFileSync(path, 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  const [header, ...rows] = text
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(';'));
  return rows.map((cells) => Object.fromEntries(header!.map((name, at) => [name, cells[at]!])));
}

it('thirty offices with files of every kind: each form is scored as its answers say, or set aside', async () => {
  let setAside = 0;
  let withoutScore = 0;
  await fc.assert(
    fc.asyncProperty(stack, async (offices) => {
      const files: Record<string, Uint8Array> = {};
      for (const [index, each] of offices.entries())
        files[`offices/${nameOf(index, each)}`] = await bytesOf(each);
      const folder = temporaryFolder(files);
      const [scores, rejected] = [join(folder, 'scores.csv'), join(folder, 'rejected.csv')];
      const expected = new Map<string, Form>();
      const impossible = new Map<string, string[]>();
      for (const [index, { forms }] of offices.entries())
        for (const each of forms) {
          const id = `office${index + 1} ${each.number}`;
          const wrong = [...BRS, ...GSE].filter(
            (item, at) => !isPossible(each[item]!, at < BRS.length ? 5 : 4),
          );
          if (wrong.length === 0) expected.set(id, each);
          else impossible.set(id, wrong);
        }
      const { status, stderr } = await ensureStats(
        ...['score', join(folder, 'offices'), '--id', 'office,number', '--keep', 'sex,hours'],
        ...['--scales', 'brs,gse', '--rejected', rejected, '--csv-style', 'excel-nl', '-o', scores],
      );
      expect(status, stderr).toBe(impossible.size > 0 ? 1 : 0);
      const found = recordsOf(scores);
      expect(found.map((each) => `${each.office} ${each.number}`)).toEqual([...expected.keys()]);
      for (const each of found) {
        const typed = expected.get(`${each.office} ${each.number}`)!;
        expect(each.sex).toBe(typed.sex);
        expect(each.hours!.replace(',', '.')).toBe(typed.hours);
        for (const [scale, value] of Object.entries(plainScores(typed))) {
          const cell = each[scale]!;
          if (value === null) expect(cell).toBe('');
          else expect(Math.abs(Number(cell.replace(',', '.')) / value - 1)).toBeLessThan(1e-12);
          if (value === null) withoutScore++;
        }
      }
      const reasons = new Map<string, Set<string>>();
      for (const { office, number, item } of recordsOf(rejected)) {
        const id = `${office} ${number}`;
        reasons.set(id, (reasons.get(id) ?? new Set()).add(item!));
      }
      expect(new Map([...reasons].map(([id, items]) => [id, [...items].sort()]))).toEqual(
        new Map([...impossible].map(([id, items]) => [id, [...items].sort()])),
      );
      setAside += impossible.size;
    }),
    { numRuns: 6 },
  );
  expect(setAside).toBeGreaterThan(20);
  expect(withoutScore).toBeGreaterThan(0);
});
