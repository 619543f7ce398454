import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import { readJson } from '../helpers/fixtures.ts';
import { partsOf } from '../helpers/office.ts';

interface InLibreOffice {
  readonly values: readonly string[];
  readonly takesAnotherNumber: boolean;
  readonly refusesNumberTypedTwice: boolean;
  readonly columns: readonly {
    readonly column: string;
    readonly stops: boolean;
    readonly formulas: readonly (string | null)[];
    readonly refused: readonly string[];
  }[];
  /** The same once LibreOffice has saved the form as .ods and opened it again. */
  readonly ofOds: InLibreOffice['columns'];
  readonly rules: string;
}

const found = readJson<InLibreOffice>('fixtures/entry/libreoffice.reference.json');
/** What LibreOffice took and refused when keys were pressed. */
interface TypedInLibreOffice {
  readonly values: readonly string[];
  readonly forms: readonly {
    readonly words: readonly string[];
    readonly numbers: readonly {
      readonly row: number;
      readonly typed: string;
      readonly title: string | null;
      readonly cell: string;
    }[];
    readonly columns: readonly {
      readonly column: string;
      readonly taken: readonly string[];
      readonly refused: readonly string[];
      readonly titles: readonly string[];
    }[];
    readonly rules: string;
  }[];
}

const typed = readJson<TypedInLibreOffice>('fixtures/entry/typed-in-libreoffice.reference.json');

const FORM = [
  'brs',
  'fixtures/entry/hours.json',
  '--columns',
  'number,sex,age',
  '--labels',
  'sex:1=Man,2=Vrouw',
];

async function template(name: string, ...words: readonly string[]): Promise<Buffer> {
  const path = join(temporaryFolder(), name);
  const { status, stderr } = await ensureStats('entry', 'template', ...words, '-o', path);
  expect([status, stderr]).toEqual([0, expect.stringContaining(name)]);
  return readFileSync(path);
}

describe('entry template as a workbook', () => {
  it('has the rules that LibreOffice was asked about (bench/entry-in-libreoffice.mjs)', async () => {
    const sheet = partsOf(await template('form.xlsx', ...FORM, '--lang', 'nl')).get(
      'xl/worksheets/sheet1.xml',
    )!;
    expect(/<dataValidations.*<\/dataValidations>/.exec(sheet)![0]).toBe(found.rules);
  });

  it('has every answer that there is taken there, and every other refused while it is typed', () => {
    const codes = ['-8', '-9'];
    const answers: Readonly<Record<string, (value: number) => boolean>> = {
      sex: (value) => value === 1 || value === 2,
      hours1: (value) => value >= 0 && Number.isInteger(value),
      percent1: (value) => value >= 0 && value <= 100 && Number.isInteger(value),
      mark1: (value) => value >= 1 && value <= 10 && Number.isInteger(2 * value),
    };
    const ofBrs = (value: number) => value >= 1 && value <= 5 && Number.isInteger(value);
    const ruled = found.columns.filter(({ column }) => column in answers || column.startsWith('brs'));
    expect(ruled).toHaveLength(10);
    for (const { column, stops, refused } of ruled) {
      const isAnswer = answers[column] ?? ofBrs;
      const taken = (value: string) =>
        (value !== '' && isAnswer(Number(value))) || (column !== 'sex' && codes.includes(value));
      expect(stops, column).toBe(true);
      expect(refused, column).toEqual(found.values.filter((value) => !taken(value)));
    }
    // Lists hold the answers themselves, and saving the form in the format of LibreOffice changes no rule.
    const [list] = found.columns.find(({ column }) => column === 'brs1')!.formulas;
    expect(list!.replaceAll('"', '').split(';')).toEqual(['1', '2', '3', '4', '5', ...codes]);
    expect(found.ofOds).toEqual(found.columns);
    expect([found.takesAnotherNumber, found.refusesNumberTypedTwice]).toEqual([true, true]);
  });

  describe.each(typed.forms)(
    'typed into in LibreOffice with keys (%$)',
    ({ words, columns, numbers, rules }) => {
      it('has the rules that were typed into (bench/entry-typed-in-libreoffice.py)', async () => {
        const sheet = partsOf(await template('form.xlsx', ...words)).get('xl/worksheets/sheet1.xml')!;
        const texts = / (?:promptTitle|prompt|errorTitle|error)="[^"]*"/g;
        expect(/<dataValidations.*<\/dataValidations>/.exec(sheet)![0].replaceAll(texts, '')).toBe(rules);
      });

      it('takes every answer that there is, and refuses every other with one message', () => {
        const whole = (value: number) => value >= 0 && Number.isInteger(value);
        const between =
          (min: number, max: number, step = 1) =>
          (value: number) =>
            value >= min && value <= max && Number.isInteger(value / step);
        const answers: Readonly<Record<string, (value: number) => boolean>> = {
          ...{ sex: between(1, 2), hours1: whole, percent1: between(0, 100), mark1: between(1, 10, 0.5) },
          ...{ brs1: between(1, 5), brs6: between(1, 5), gse1: between(1, 4), gse10: between(1, 4) },
          ...{ phq9_1: between(0, 3), lsns1: whole, who5_1: between(0, 5), who5_5: between(0, 5) },
        };
        for (const { column, taken, refused, titles: shown } of columns) {
          // LibreOffice makes a date of it, which is a number; when the form is read it is no answer.
          const isDate = (value: string) => value === '2/3' && answers[column] === whole;
          const isTaken = (value: string) =>
            answers[column]!(Number(value)) ||
            isDate(value) ||
            (column !== 'sex' && ['-8', '-9'].includes(value));
          expect(taken, column).toEqual(typed.values.filter(isTaken));
          expect(refused, column).toEqual(typed.values.filter((value) => !isTaken(value)));
          expect(shown, column).toEqual([expect.stringMatching(/\p{L}{4}/u)]);
        }
      });

      it('takes the number of a form once, also where one of both is a text', () => {
        const takenIn = new Map([['14', 5]]);
        for (const { row, typed: number, title, cell } of numbers) {
          const isTaken = !takenIn.has(number);
          expect([title === null, cell], `${number} in row ${row}`).toEqual([isTaken, isTaken ? number : '']);
          if (isTaken) takenIn.set(number, row);
        }
        expect(takenIn.size).toBe(5);
        expect(numbers).toHaveLength(7);
      });
    },
  );

  it.each([
    ['en', 'doubt', 'How to enter questionnaires', 'Strongly disagree'],
    ['nl', 'twijfel', 'Zo voert u vragenlijsten in', 'Sterk mee oneens'],
    ['fr', 'doute', 'Comment saisir', 'Pas du tout d’accord'],
  ])('notes wordings and codes at each heading, in %s', async (lang, doubt, howTo, wording) => {
    const parts = partsOf(await template('form.xlsx', 'brs', '--lang', lang));
    const notes = parts.get('xl/comments1.xml')!.replaceAll('&apos;', '’').replaceAll("'", '’');
    expect(notes).toContain('ref="B1"');
    expect(notes).toContain(`1 = ${wording}`);
    expect(parts.get('xl/workbook.xml')).toContain(`name="${howTo}"`);
    expect(parts.get('xl/sharedStrings.xml')).toContain(`>${doubt}<`);
  });

  it('is read as it stands when it is filled in, beside its other sheets', async () => {
    const folder = temporaryFolder();
    const parts = unzipSync(await template('form.xlsx', 'brs', '--columns', 'number'));
    const path = 'xl/worksheets/sheet1.xml';
    const cells = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
    const rows = [
      [101, 1, 5, 1, 5, 1, 5],
      [102, 4, 2, 4, 2, 4, 2],
      [103, 4, 2, 4, 2, 4, -9],
      [104, 4, 2, 4, -8, 4, -9],
    ].map((values, row) => {
      const filled = values.map((value, at) => `<c r="${cells[at]}${row + 2}"><v>${value}</v></c>`).join('');
      return `<row r="${row + 2}">${filled}</row>`;
    });
    const sheet = Buffer.from(parts[path]!)
      .toString('utf8')
      .replace('</sheetData>', `${rows.join('')}</sheetData>`);
    const filled = join(folder, 'filled.xlsx');
    writeFileSync(filled, zipSync({ ...parts, [path]: strToU8(sheet) }));
    const { stdout, stderr, status } = await ensureStats(
      'score',
      filled,
      '--id',
      'number',
      '--format',
      'csv',
    );
    expect(status).toBe(0);
    expect(stdout.trimEnd().split('\r\n')).toEqual([
      'file,row,number,brs,brs_answered,brs_band',
      'filled.xlsx,2,101,1,6,low',
      'filled.xlsx,3,102,4,6,normal',
      'filled.xlsx,4,103,4,5,normal',
      'filled.xlsx,5,104,,4,',
    ]);
    expect(stderr).toContain('filled.xlsx is a form of "entry template"');
    const compared = await ensureStats('entry', 'compare', filled, filled, '--id', 'number');
    expect(compared.status).toBe(0);
  });
});

describe('entry template in other forms', () => {
  it('is a heading in CSV, and a sheet of codes for each box in Word, the same bytes each time', async () => {
    const heading = await template('form.csv', 'brs', '--columns', 'nr,sex', '--lang', 'fr');
    expect(heading.toString()).toBe('nr,sex,brs1,brs2,brs3,brs4,brs5,brs6,doute,remarques\r\n');
    const sheet = await template('codes.docx', ...FORM, '--lang', 'nl');
    expect(await template('codes.docx', ...FORM, '--lang', 'nl')).toEqual(sheet);
    const text = partsOf(sheet)
      .get('word/document.xml')!
      .replaceAll(/<[^>]+>/g, ' ');
    for (const words of [
      'Sterk mee oneens',
      'Uren per week',
      '0–100',
      'Vrouw',
      'Zo voert u vragenlijsten in',
      '−8',
    ])
      expect(text).toContain(words);
  });

  it('asks no question in Dutch beside answers in French', async () => {
    const text = partsOf(await template('codes.docx', 'brs', '--lang', 'fr'))
      .get('word/document.xml')!
      .replaceAll(/<[^>]+>/g, ' ');
    expect(text).toContain('Pas du tout d');
    expect(text).not.toMatch(/\b(?:ik|het|mijn|moeilijk)\b/i);
    const dutch = await template('codes.docx', 'brs', '--lang', 'nl');
    expect(partsOf(dutch).get('word/document.xml')!).toMatch(/\bik\b/i);
  });

  it.each([
    [['brs', '--columns', 'number,BRS_1'], 'brs1 would be in the form twice (as BRS_1)'],
    [['brs', '--labels', 'sex:1=Man'], '--labels: the form has no column sex'],
    [['nosuch'], 'nosuch'],
  ])('refuses %j', async (words, message) => {
    const path = join(temporaryFolder(), 'form.xlsx');
    const { status, stderr } = await ensureStats('entry', 'template', ...words, '-o', path);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
