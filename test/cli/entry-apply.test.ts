import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import { entryDecisionsSchema } from '../../src/model/entry-decisions.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import { readJson } from '../helpers/fixtures.ts';

const ITEMS = Array.from({ length: 6 }, (_, index) => `brs${index + 1}`);
const HEADER = ['nr', 'age', ...ITEMS, 'doubt', 'remarks'];
const DOUBT = HEADER.indexOf('doubt');

const csv = (rows: readonly (readonly string[])[]) => rows.map((cells) => `${cells.join(',')}\r\n`).join('');

/** The forms as they are, and as two people typed them, each with slips of their own and a doubt here and there. */
const stack = fc
  .array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 6, maxLength: 6 }), {
    minLength: 3,
    maxLength: 15,
  })
  .chain((answers) => {
    const right = answers.map((codes, index) => [
      String(100 + 7 * index),
      String(20 + 3 * index),
      ...codes.map(String),
      '',
      '',
    ]);
    const slip = fc.tuple(
      fc.nat({ max: answers.length - 1 }),
      fc.integer({ min: 1, max: DOUBT - 1 }),
      fc.constantFrom('', '7', '2.5', '3', 'O', '2/3', '-8'),
    );
    const slips = fc.array(slip, { maxLength: 8 });
    const doubts = fc.array(fc.tuple(fc.nat({ max: answers.length - 1 }), fc.constantFrom(...ITEMS)), {
      maxLength: 3,
    });
    return fc.record({
      right: fc.constant(right),
      slips: fc.tuple(slips, slips),
      doubts: fc.tuple(doubts, doubts),
    });
  })
  .map(({ right, slips, doubts }) => {
    const typed = slips.map((own, typist) => {
      const forms = right.map((cells) => [...cells]);
      for (const [row, column, value] of own) forms[row]![column] = value;
      for (const [row, item] of doubts[typist]!) forms[row]![DOUBT] = item;
      return forms;
    });
    return { right, typed };
  });

/** The workbook with every right value filled in, as a spreadsheet saves it as CSV. */
async function decided(path: string, rightOf: (nr: string, column: string) => string): Promise<string> {
  const dataset = await openDataset(bytesSource('decisions.xlsx', readFileSync(path)), { platform: 'none' });
  const names = dataset.columns.map(({ name }) => name);
  const right = names.findIndex((name) => /^(?:Right value|Juiste waarde|Valeur correcte)$/.test(name));
  const rows: string[][] = [names];
  for await (const { cells } of dataset.batches())
    for (const row of cells) {
      const value = rightOf(row[names.indexOf('nr')]!, row[1]!);
      rows.push(names.map((_, at) => (at === right ? (value === '' ? '(blank)' : value) : (row[at] ?? ''))));
    }
  return rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');
}

describe('entry apply', () => {
  it('gives the forms as they are from either typist, and the same bytes from its trail', async () => {
    await fc.assert(
      fc.asyncProperty(stack, async ({ right, typed }) => {
        const clean = csv([HEADER, ...right]);
        const [first, second] = typed.map((forms) => csv([HEADER, ...forms]));
        const folder = temporaryFolder({ 'first.csv': first!, 'second.csv': second! });
        const at = (name: string) => join(folder, name);
        const files = [at('first.csv'), at('second.csv')];
        const compared = await ensureStats(
          'entry',
          'compare',
          ...files,
          '--id',
          'nr',
          '-o',
          at('decisions.xlsx'),
        );
        if (compared.status === 0) return;
        const rightOf = (nr: string, column: string) =>
          right.find(([id]) => id === nr)![HEADER.indexOf(column)]!;
        writeFileSync(at('decisions.csv'), await decided(at('decisions.xlsx'), rightOf));
        // What both typed wrong in the same way nobody sees.
        const unseen = right.some((cells, row) =>
          cells.some(
            (cell, column) => column < DOUBT && typed.every((forms) => forms[row]![column] !== cell),
          ),
        );
        for (const [index, file] of files.entries()) {
          const trail = at(`trail-${index}.csv`);
          const words = ['entry', 'apply', at('decisions.csv'), '--to', file];
          const applied = await ensureStats(...words, '-o', at('final.csv'), '--trail', trail);
          expect(applied.status, applied.stderr).toBe(0);
          const final = readFileSync(at('final.csv'), 'utf8');
          if (!unseen) expect(final).toBe(clean);
          const again = ['entry', 'apply', trail, '--to', file, '-o', at('again.csv')];
          expect((await ensureStats(...again)).status).toBe(0);
          expect(readFileSync(at('again.csv'), 'utf8')).toBe(final);
          const scored = (path: string, ...more: readonly string[]) =>
            ensureStats(
              'score',
              path,
              '--missing=-8',
              '--invalid',
              'missing',
              '--scales',
              'brs',
              '--format',
              'csv',
              ...more,
            );
          const scores = async (path: string, ...more: readonly string[]) =>
            (await scored(path, ...more)).stdout.replaceAll(/^\w+\.csv/gm, '');
          expect(await scores(file, '--corrections', trail)).toBe(await scores(at('final.csv')));
        }
        expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual([first, second]);
      }),
      { numRuns: 25 },
    );
  });

  it('counts the errors of each typist, whichever file the decisions are given', async () => {
    // Errors planted in cells of their own, so that each is one of one typist; and forms that only one typed.
    const planted = fc
      .tuple(fc.integer({ min: 4, max: 12 }), fc.nat({ max: 6 }), fc.nat({ max: 6 }), fc.boolean())
      .filter(([, first, second]) => first + second > 0);
    await fc.assert(
      fc.asyncProperty(planted, async ([forms, ofFirst, ofSecond, hasExtra]) => {
        const right = Array.from({ length: forms }, (_, form) => [
          String(100 + 7 * form),
          ...ITEMS.map((_, item) => String(1 + ((form * form + 2 * item) % 5))),
        ]);
        const typed = [0, 1].map(() => right.map((cells) => [...cells]));
        for (let error = 0; error < ofFirst + ofSecond; error++) {
          const forms = typed[error < ofFirst ? 0 : 1]!;
          const cells = forms[error % forms.length]!;
          const column = 1 + Math.floor(error / forms.length) * 2 + (error % 2);
          cells[column] = ['', '7', '2.5', '2/3', String((Number(cells[column]) % 5) + 1)][error % 5]!;
        }
        // A number that is written in another way is no error.
        typed[0]![forms - 1]![6] += '.0';
        if (hasExtra) typed[1]!.push(['999', '1', '1', '1', '1', '1', '1']);
        const header = ['nr', ...ITEMS];
        const folder = temporaryFolder({
          'first.csv': csv([header, ...typed[0]!]),
          'second.csv': csv([header, ...typed[1]!]),
        });
        const at = (name: string) => join(folder, name);
        await ensureStats(
          ...[
            'entry',
            'compare',
            at('first.csv'),
            at('second.csv'),
            '--id',
            'nr',
            '-o',
            at('decisions.xlsx'),
          ],
        );
        const rightOf = (nr: string, column: string) =>
          column === '(whole form)' ? 'leave out' : right.find(([id]) => id === nr)![header.indexOf(column)]!;
        const list = await decided(at('decisions.xlsx'), rightOf);
        writeFileSync(at('decisions.csv'), list);
        const said = async (name: string, to: string) =>
          (await ensureStats('entry', 'apply', at(name), '--to', at(to), '-o', at('final.csv'))).stderr;
        const stderr = await said('decisions.csv', 'first.csv');
        const fields = forms * ITEMS.length;
        const words = (errors: number) => `${errors} ${errors === 1 ? 'error' : 'errors'}`;
        for (const [typist, file, errors] of [
          ['First', 'first.csv', ofFirst],
          ['Second', 'second.csv', ofSecond],
        ] as const) {
          const rate = ((errors / fields) * 10_000).toFixed(1);
          expect(stderr).toContain(
            `${typist} typist (${file}): ${words(errors)} in ${fields} cells, ${rate} per 10,000, 95% CI `,
          );
        }
        expect(await said('decisions.csv', 'second.csv')).toContain(words(ofSecond));
        // Without the number of cells there is no rate, and none is made up.
        writeFileSync(at('edited.csv'), list.replace('"Cells compared"', '"x"'));
        expect(await said('edited.csv', 'first.csv')).toContain(
          `First typist (first.csv): ${words(ofFirst)}. A rate per 10,000 needs the column "Cells compared"`,
        );
      }),
      { numRuns: 20 },
    );
  });

  it('takes forms over that only one typist has, or leaves them out, as decided: the same from either file', async () => {
    const planted = fc.record({
      forms: fc.array(
        fc.record({ has: fc.constantFrom<number[]>([0, 1], [0, 1], [0], [1]), isTaken: fc.boolean() }),
        {
          minLength: 3,
          maxLength: 12,
        },
      ),
      slips: fc.array(fc.tuple(fc.nat({ max: 11 }), fc.constantFrom(0, 1), fc.nat({ max: 5 })), {
        maxLength: 4,
      }),
      language: fc.constantFrom('en', 'nl', 'fr'),
    });
    await fc.assert(
      fc.asyncProperty(planted, async ({ forms, slips, language }) => {
        const right = forms.map((_, form) => [
          String(100 + 7 * form),
          ...ITEMS.map((_, item) => String(1 + ((form * form + 2 * item) % 5))),
        ]);
        const typed = [0, 1].map(() => right.map((cells) => [...cells]));
        const wrong = new Set<string>();
        for (const [at, typist, item] of slips) {
          const form = at % forms.length;
          if (forms[form]!.has.length < 2) continue;
          const cells = typed[typist]![form]!;
          // Errors of one cell by both are seen where they differ only; each is planted once.
          if (wrong.has(`${form} ${item} ${1 - typist}`)) continue;
          wrong.add(`${form} ${item} ${typist}`);
          cells[item + 1] = String((Number(right[form]![item + 1]) % 5) + 1);
        }
        const header = ['nr', ...ITEMS];
        // The second has the columns in another order.
        const order = [0, ...ITEMS.map((_, index) => ITEMS.length - index)];
        const rowsOf = (typist: number) =>
          typed[typist]!.filter((_, form) => forms[form]!.has.includes(typist));
        const folder = temporaryFolder({
          'first.csv': csv([header, ...rowsOf(0)]),
          'second.csv': csv([header, ...rowsOf(1)].map((cells) => order.map((at) => cells[at]!))),
        });
        const at = (name: string) => join(folder, name);
        const compared = await ensureStats(
          ...['entry', 'compare', at('first.csv'), at('second.csv'), '--id', 'nr'],
          ...['--lang', language, '-o', at('decisions.xlsx')],
        );
        expect(compared.status).toBe(wrong.size > 0 || forms.some(({ has }) => has.length < 2) ? 1 : 0);
        if (compared.status === 0) return;
        const [take, leave] = {
          en: ['take over', 'leave out'],
          nl: ['overnemen', 'weglaten'],
          fr: ['reprendre', 'écarter'],
        }[language as 'en']!;
        const formOf = (nr: string) => forms[(Number(nr) - 100) / 7]!;
        const rightOf = (nr: string, column: string) =>
          column.startsWith('(')
            ? formOf(nr).isTaken
              ? take!
              : leave!
            : right.find(([id]) => id === nr)![header.indexOf(column)]!;
        writeFileSync(at('decisions.csv'), await decided(at('decisions.xlsx'), rightOf));
        const expected = right.filter((_, form) => forms[form]!.has.length === 2 || forms[form]!.isTaken);
        const byId = (rows: readonly (readonly string[])[]) =>
          rows.toSorted((one, other) => Number(one[0]) - Number(other[0]));
        for (const [typist, file] of ['first.csv', 'second.csv'].entries()) {
          const other = at(typist === 0 ? 'second.csv' : 'first.csv');
          const words = ['entry', 'apply', at('decisions.csv'), '--to', at(file), '-o', at('final.csv')];
          const lacks = forms.some(({ has, isTaken }) => isTaken && !has.includes(typist));
          const alone = await ensureStats(...words);
          if (rowsOf(typist).length > 0) expect(alone.status, alone.stderr).toBe(lacks ? 2 : 0);
          if (lacks) expect(alone.stderr).toContain('--other');
          const done = await ensureStats(
            ...[...words, '--other', other, '--format', 'json', '--errors', at('errors.csv')],
          );
          expect(done.status, done.stderr).toBe(0);
          const [head, ...final] = readFileSync(at('final.csv'), 'utf8')
            .trimEnd()
            .split('\r\n')
            .map((line) => line.split(','));
          const inOrder = final.map((cells) => header.map((name) => cells[head!.indexOf(name)]!));
          expect(byId(inOrder)).toEqual(byId(expected));
          const report = JSON.parse(done.stdout);
          expect(entryDecisionsSchema.safeParse(report).error).toBeUndefined();
          expect(report.forms.written).toBe(expected.length);
          const errors = report.errors.map(
            ({ typist: who, id, column }: { typist: number; id: string[]; column: string }) =>
              `${(Number(id[0]) - 100) / 7} ${ITEMS.indexOf(column)} ${who}`,
          );
          expect(new Set(errors)).toEqual(wrong);
          expect(readFileSync(at('errors.csv'), 'utf8').trimEnd().split('\r\n')).toHaveLength(wrong.size + 1);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('gives the errors with the interval of R', async () => {
    const { cases } = readJson<{
      cases: { count: number; n: number; level: number; lower: number; upper: number }[];
    }>('fixtures/reference/wilson-interval.reference.json');
    for (const { count, n, lower, upper } of cases.filter(
      (each) => each.level === 0.95 && each.n < 2000 && each.count > 0,
    )) {
      const rows = Array.from({ length: count }, (_, form) => `${form},a,,1,2,2,,,,,,,${n}`);
      const header =
        'nr,Column,Question,one.csv,two.csv,Right value,Who,When,Why,Remark,Scores,Rows,Cells compared';
      const folder = temporaryFolder({
        'decisions.csv': [header, ...rows].join('\n'),
        'one.csv': ['nr,a', ...rows.map((_, form) => `${form},1`)].join('\n'),
      });
      const at = (name: string) => join(folder, name);
      const words = ['entry', 'apply', at('decisions.csv'), '--to', at('one.csv'), '-o', at('final.csv')];
      const { stderr } = await ensureStats(...words);
      const [ends] = [/First typist .*CI ([\d.,]+) to ([\d.,]+)/.exec(stderr) ?? []];
      const per = (share: number) => (share * 10_000).toFixed(1);
      expect(ends?.slice(1).map((end) => end!.replace(',', ''))).toEqual([per(lower), per(upper)]);
    }
  });

  const FIRST = 'fixtures/entry/typist1.csv';
  const SECOND = 'fixtures/entry/typist2.csv';

  it.each(['en', 'nl', 'fr'])('refuses what is not decided, in a workbook in %s', async (lang) => {
    const folder = temporaryFolder();
    const workbook = join(folder, 'decisions.xlsx');
    const compare = ['entry', 'compare', FIRST, SECOND, '--id', 'number', '--lang', lang, '-o', workbook];
    expect((await ensureStats(...compare)).status).toBe(1);
    const apply = ['entry', 'apply', workbook, '--to', FIRST, '-o', join(folder, 'final.csv')];
    const { status, stderr } = await ensureStats(...apply);
    expect(status).toBe(1);
    expect(stderr).toContain('decisions.xlsx, row 2: form 102, brs3, has no right value yet.');
  });

  it('refuses a file that holds something else, one that is no list of decisions, and an output that is none', async () => {
    const folder = temporaryFolder({
      'old.csv': 'number,column,old,new\n102,brs3,4,2\n',
      'other.csv': 'a,b\n1,2\n',
    });
    const apply = (list: string, ...more: readonly string[]) =>
      ensureStats('entry', 'apply', join(folder, list), '--to', FIRST, ...more);
    const stale = await apply('old.csv', '-o', join(folder, 'final.csv'));
    expect([stale.status, stale.stderr]).toEqual([
      1,
      expect.stringContaining('typist1.csv has 1 in row 4, column brs3, not 4.'),
    ]);
    const none = await apply('other.csv', '-o', join(folder, 'final.csv'));
    expect(none.status).toBe(2);
    expect(none.stderr).toContain('other.csv: a file of corrections needs');
    const over = await apply('old.csv', '-o', join(folder, 'final.pdf'));
    expect(over.status).toBe(2);
  });
});
