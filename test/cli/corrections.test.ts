import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const ITEMS = Array.from({ length: 6 }, (_, index) => `brs${index + 1}`);
const HEADER = ['nr', 'site', ...ITEMS];

type Cells = readonly (readonly string[])[];
const csv = (rows: Cells) => rows.map((cells) => cells.join(',')).join('\n');

/** A clean file, the same with other cells in it, and the corrections that make the one of the other. */
const pair = fc
  .array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 6, maxLength: 6 }), {
    minLength: 4,
    maxLength: 20,
  })
  .chain((answers) => {
    const cell = fc.tuple(
      fc.nat({ max: answers.length - 1 }),
      fc.integer({ min: 2, max: HEADER.length - 1 }),
      fc.constantFrom('', '7', '2,5', 'Eens', '3', '1', 'O'),
    );
    return fc.tuple(
      fc.constant(
        answers.map((codes, index) => [
          String(100 + 3 * index),
          index % 2 === 0 ? 'a' : 'b',
          ...codes.map(String),
        ]),
      ),
      fc.uniqueArray(cell, { minLength: 1, maxLength: 12, selector: ([row, column]) => `${row} ${column}` }),
    );
  })
  .map(([clean, slips]) => {
    const typed = clean.map((cells) => [...cells]);
    for (const [row, column, value] of slips) typed[row]![column] = value;
    const corrections = slips.map(([row, column, value]) => [
      clean[row]![0]!,
      HEADER[column]!,
      `"${value}"`,
      clean[row]![column]!,
    ]);
    const quoted = typed.map((cells) => cells.map((value) => (value.includes(',') ? `"${value}"` : value)));
    return { clean: csv([HEADER, ...clean]), typed: csv([HEADER, ...quoted]), corrections };
  });

/** The two files under one name, so that nothing but the corrections tells their outputs apart. */
function folderOf(clean: string, typed: string, corrections: string): string {
  const folder = temporaryFolder({ 'corrections.csv': corrections });
  for (const [name, text] of [
    ['clean', clean],
    ['typed', typed],
  ] as const) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'forms.csv'), text);
  }
  return folder;
}

describe('--corrections', () => {
  it('gives the bytes of a file that was typed right', async () => {
    await fc.assert(
      fc.asyncProperty(pair, async ({ clean, typed, corrections }) => {
        const list = csv([['id', 'column', 'old', 'new'], ...corrections]);
        const folder = folderOf(clean, typed, list);
        const words = (name: string) => [
          'score',
          join(folder, name, 'forms.csv'),
          '--id',
          'nr',
          '--format',
          'csv',
        ];
        const right = await ensureStats(...words('clean'));
        const corrected = await ensureStats(
          ...words('typed'),
          '--corrections',
          join(folder, 'corrections.csv'),
        );
        expect(corrected.stdout).toBe(right.stdout);
        expect(corrected.status).toBe(0);
        expect(readFileSync(join(folder, 'typed', 'forms.csv'), 'utf8')).toBe(typed);
        expect(corrected.stderr).toContain(
          `forms.csv: ${corrections.length} correction${corrections.length === 1 ? '' : 's'} of corrections.csv applied`,
        );
      }),
      { numRuns: 40 },
    );
  });

  const forms = csv([
    HEADER,
    ['1', 'a', '4', '2', '4', '2', '4', '2'],
    ['2', 'b', '5', '1', '5', '1', '5', '11'],
    ['3', 'a', '3', '3', '3', '3', '3', '3'],
    ['4', 'a', '2', '3', '2', '3', '4', '3'],
  ]);
  const corrected = async (list: string, ...more: readonly string[]) => {
    const folder = temporaryFolder({ 'forms.csv': forms, 'corrections.csv': list });
    const words = ['--corrections', join(folder, 'corrections.csv'), '--scales', 'brs', ...more];
    return ensureStats('score', join(folder, 'forms.csv'), '--format', 'csv', ...words);
  };

  it('finds the respondent by --id, by id, or by the columns that the corrections name', async () => {
    const right = await corrected('id,column,old,new\n2,brs6,11,1', '--id', 'nr');
    expect(right.status).toBe(0);
    const byHeading = await corrected('nr,column,old,new,who,why\n2,brs6,11,1,An,typing');
    expect(byHeading.stdout.split('\r\n').map((line) => line.split(',').slice(0, 3).join())).toContain(
      'forms.csv,3,5',
    );
    const none = await corrected('id,column,old,new\n2,brs6,11,1');
    expect(none.status).toBe(2);
    expect(none.stderr).toContain('forms.csv has no column called "id"');
  });

  it('comes before the rows are chosen', async () => {
    const { stdout, status } = await corrected(
      'nr,column,old,new\n2,site,b,a\n2,brs6,11,1',
      '--where',
      'site=a',
    );
    expect(status).toBe(0);
    expect(stdout.trimEnd().split('\r\n')).toHaveLength(5);
  });

  it.each([
    [
      'nr,column,old,new\n2,brs6,7,1',
      'corrections.csv, row 2: forms.csv has 11 in row 3, column brs6, not 7.',
      1,
    ],
    ['nr,column,old,new\n9,brs6,11,1', 'corrections.csv, row 2: no row of forms.csv has the id 9.', 1],
    ['nr,column,old,new\n2,brs7,11,1', 'corrections.csv (2): forms.csv has no column "brs7"', 2],
    ['nr,column,old,new\n2,brs6,11,1\n2,brs6,11,2', 'row 3: corrects the same cell as row 2', 2],
    ['nr,column,old,new\n,brs6,11,1', 'corrections.csv, row 2: the id is blank.', 2],
    ['nr,column,new\n2,brs6,1', 'corrections.csv: a file of corrections needs the column "old".', 2],
    ['column,old,new\nbrs6,11,1', 'needs a column for the id.', 2],
    [
      'site,column,old,new\na,brs6,2,1',
      'the id "a" is in several rows (forms.csv, row 2; forms.csv, row 4',
      1,
    ],
  ])('refuses %j', async (list, message, status) => {
    const refused = await corrected(list);
    expect(refused.stderr).toContain(message);
    expect([refused.status, refused.stdout]).toEqual([status, '']);
  });

  it('tells the waves of files apart, and counts what is of others', async () => {
    const folder = temporaryFolder({
      'pre.csv': forms.replace(',11', ',1'),
      'post.csv': forms,
      'corrections.csv':
        'nr,wave,column,old,new\n2,post,brs6,11,1\n1,pre,brs1,4,5\n1,post,brs1,4,3\n2,later,brs1,5,4\n',
    });
    const files = [join(folder, 'pre.csv'), join(folder, 'post.csv')];
    const list = ['--corrections', join(folder, 'corrections.csv'), '--scales', 'brs'];
    const { stdout, stderr, status } = await ensureStats('analyse', ...files, ...list, '--format', 'json');
    expect(status).toBe(0);
    const { inputs } = JSON.parse(stdout) as { inputs: { corrections: object[] }[] };
    expect(inputs.map(({ corrections }) => corrections)).toMatchObject([
      [{ file: 'corrections.csv', count: 1, columns: [{ column: 'brs1', count: 1 }] }],
      [
        {
          count: 2,
          columns: [
            { column: 'brs1', count: 1 },
            { column: 'brs6', count: 1 },
          ],
        },
      ],
    ]);
    expect(stderr).toContain('corrections.csv: 1 correction is of waves that are not used here ("later").');
    // Nobody's id stands in the result.
    expect(JSON.stringify(inputs)).not.toMatch(/"[1-4]"/);
    const unnamed = writtenInto(folder, 'nr,column,old,new\n1,brs1,4,5\n');
    const several = await ensureStats('analyse', ...files, '--corrections', unnamed, '--scales', 'brs');
    expect(several.status).toBe(1);
    expect(several.stderr).toContain('is in several rows (pre.csv, row 2; post.csv, row 2)');
  });

  it('tells the waves of a long file apart by their column', async () => {
    const header = ['moment', ...HEADER].join(',');
    const lines = forms.replace(',11', ',1').split('\n').slice(1);
    const long = [header, ...['t0', 't1'].flatMap((wave) => lines.map((line) => `${wave},${line}`))].join(
      '\n',
    );
    const folder = temporaryFolder({
      'long.csv': long,
      'right.csv': long.replace('t1,3,a,3', 't1,3,a,5'),
      'corrections.csv': 'id,wave,column,old,new\n3,t1,brs1,3,5\n',
    });
    const words = (name: string) => [join(folder, name), '--wave', 'moment', '--id', 'nr', '--scales', 'brs'];
    const right = await ensureStats('analyse', ...words('right.csv'));
    const list = ['--corrections', join(folder, 'corrections.csv')];
    const made = await ensureStats('analyse', ...words('long.csv'), ...list);
    const body = (text: string) =>
      text.split('\n').filter((line) => /^\S.*\d/.test(line) && !/csv/.test(line));
    expect(made.status).toBe(0);
    expect(body(made.stdout).length).toBeGreaterThan(2);
    expect(body(made.stdout).slice(0, 4)).toEqual(body(right.stdout).slice(0, 4));
  });

  it('is repeated by a study, by wave, and refused where a script would lack it', async () => {
    const folder = temporaryFolder({
      'pre.csv': forms.replace(',11', ',1'),
      'post.csv': forms,
      'corrections.csv': 'nr,wave,column,old,new\n2,post,brs6,11,1\n',
      'study.json': JSON.stringify({
        scales: ['brs'],
        corrections: 'corrections.csv',
        groups: [
          {
            id: 'all',
            waves: [
              { id: 'pre', file: 'pre.csv' },
              { id: 'post', file: 'post.csv' },
            ],
          },
        ],
        outputs: [{ what: 'score', file: '{wave}.scores.csv' }],
      }),
    });
    const { status, stderr } = await ensureStats('run', join(folder, 'study.json'));
    expect(stderr).toContain('post.csv: 1 correction of corrections.csv applied');
    expect(status).toBe(0);
    const script = await ensureStats(
      ...['analyse', join(folder, 'post.csv'), '--emit', 'r'],
      ...['--scales', 'brs', '--corrections', join(folder, 'corrections.csv')],
    );
    expect(script.status).toBe(0);
    expect(script.stdout).toContain('<- correct(');
  });
});

function writtenInto(folder: string, list: string): string {
  writeFileSync(join(folder, 'list.csv'), list);
  return join(folder, 'list.csv');
}

describe('a typed form with doubt', () => {
  const typed = csv([
    [...HEADER, 'twijfel', 'opmerkingen'],
    ['1', 'a', '4', '2', '4', '2', '4', '2', 'brs2 brs3', 'koffie'],
    ['2', 'b', '5', '1', '5', '1', '5', '1', '', ''],
  ]);
  const scored = (text: string, list: string) => {
    const folder = temporaryFolder({ 'forms.csv': text, 'list.csv': list });
    const corrections = list === '' ? [] : ['--corrections', join(folder, 'list.csv')];
    return ensureStats(
      'score',
      join(folder, 'forms.csv'),
      '--scales',
      'brs',
      ...corrections,
      '--format',
      'csv',
    );
  };

  it('is refused until every doubted cell is decided, also when it stays', async () => {
    const open = await scored(typed, '');
    expect([open.status, open.stdout]).toEqual([1, '']);
    expect(open.stderr).toContain('forms.csv, row 2: the typist doubts brs2 and brs3.');
    const half = await scored(typed, 'nr,column,old,new\n1,brs2,2,3\n');
    expect(half.stderr).toContain('forms.csv, row 2: the typist doubts brs3.');
    const decided = await scored(typed, 'nr,column,old,new\n1,brs2,2,3\n1,brs3,4,4\n');
    expect(decided.status).toBe(0);
    const unknown = await scored(typed.replace('brs2 brs3', 'all'), '');
    expect(unknown.stderr).toContain(
      'forms.csv, row 2: "all" in the column twijfel is not a column of the file',
    );
  });

  it('is told by its last two columns only: a question about doubt is one like any other', async () => {
    const survey = typed.replace(',opmerkingen', ',leeftijd');
    expect((await scored(survey, '')).status).toBe(0);
  });
});

describe('a typed form with codes for two crosses and unreadable', () => {
  const forms = csv([
    [...HEADER, 'doute', 'remarques'],
    ['1', 'a', '4', '2', '4', '2', '4', '-8', '', ''],
    ['2', 'b', '5', '1', '5', '-9', '5', '-8', '', ''],
    ['3', 'b', '5', '1', '5', '1', '5', '1', '', ''],
  ]);

  it('has them as unanswered; in any other file they are impossible', async () => {
    const folder = temporaryFolder({ 'form.csv': forms, 'other.csv': forms.replace('remarques', 'notes') });
    const scored = (name: string, ...more: readonly string[]) =>
      ensureStats('score', join(folder, name), '--scales', 'brs', '--format', 'csv', ...more);
    const form = await scored('form.csv');
    expect(form.stdout.replaceAll('form.csv', '')).toBe(
      (await scored('other.csv', '--missing=-8,-9')).stdout.replaceAll('other.csv', ''),
    );
    expect(form.stderr).toContain('note: form.csv is a form of "entry template"');
    expect((await scored('other.csv')).status).toBe(1);
  });

  it('is not impossible to an emitted script either', async () => {
    const folder = temporaryFolder({ 'form.csv': forms });
    const script = await ensureStats('analyse', join(folder, 'form.csv'), '--emit', 'r', '--scales', 'brs');
    expect(script.status).toBe(0);
    const other = await ensureStats(
      ...['analyse', join(folder, 'form.csv'), '--emit', 'r', '--scales', 'brs', '--missing=-8,-9'],
    );
    const body = (text: string) => text.split('\n').filter((line) => /"-[89]"/.test(line));
    expect(body(script.stdout).length).toBeGreaterThan(0);
    expect(body(script.stdout)).toEqual(body(other.stdout));
  });
});

describe('every command that reads answers', () => {
  const right = readFileSync('fixtures/paired/pre.csv', 'utf8');
  const typed = right.replace('R002,5,', 'R002,55,').replace('R001,4,2,2', 'R001,4,,2');
  const list = 'id,column,old,new\nR002,brs1,55,5\nR001,brs2,,2\n';
  const folderWith = () => folderOf(right, typed, list);
  // The hash of the file, and what is said of the corrections.
  const shown = (text: string) =>
    text
      .split('Data and settings')[0]!
      .split('\n')
      .filter((line) => !line.includes('corrections.csv'))
      .join('\n');

  it.each([
    [['describe', '--scales', 'brs', '--format', 'csv']],
    [['reliability', '--scales', 'brs', '--format', 'csv']],
    [['validate', '--scales', 'brs', '--id', 'id', '--format', 'csv']],
    [['analyse', '--scales', 'brs', '--format', 'csv']],
    [['score', '--scales', 'brs', '--format', 'csv']],
    [['plot', 'items', '--scales', 'brs']],
  ])('reads %j as if it had been typed right', async ([command = '', ...words]) => {
    const folder = folderWith();
    const kind = command === 'plot' ? words.slice(0, 1) : [];
    const call = (name: string, ...more: readonly string[]) =>
      ensureStats(command, ...kind, join(folder, name, 'forms.csv'), ...words.slice(kind.length), ...more);
    const corrected = await call('typed', '--corrections', join(folder, 'corrections.csv'));
    const clean = await call('clean');
    expect(corrected.status).toBe(clean.status);
    expect(shown(corrected.stdout)).toBe(shown(clean.stdout));
    expect((await call('typed')).stdout).not.toBe(clean.stdout);
  });

  it('verifies a published table as if they had been typed right', async () => {
    const flat = (name: string) => readFileSync(`fixtures/reference/stai_flat_${name}.csv`, 'utf8');
    const lines = flat('post').split('\n');
    const header = lines[0]!.replaceAll('"', '').trim().split(',');
    const at = header.indexOf('calm');
    const cells = lines[1]!.split(',');
    const id = cells[header.indexOf('id')]!.replaceAll('"', '');
    const other = '44';
    const slip = [lines[0]!, cells.with(at, other).join(','), ...lines.slice(2)].join('\n');
    const folder = temporaryFolder({
      'pre.csv': flat('pre'),
      'post.csv': slip,
      'list.csv': `id,wave,column,old,new\n${id},post,${header[at]},${other},${cells[at]}\n`,
    });
    const words = [
      ...['verify', 'fixtures/published/stai-flat.published.json', '--id', 'id'],
      ...['--scales', 'fixtures/scales/stai-state.json'],
      ...['--data', join(folder, 'pre.csv'), join(folder, 'post.csv')],
    ];
    expect((await ensureStats(...words)).status).toBe(1);
    const verified = await ensureStats(...words, '--corrections', join(folder, 'list.csv'));
    expect([verified.status, verified.stderr]).toEqual([
      0,
      expect.stringContaining('post.csv: 1 correction of list.csv applied'),
    ]);
  });
});

describe('--corrections of offices that number their forms alike', () => {
  const answers = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 6, maxLength: 6 }), {
    minLength: 3,
    maxLength: 5,
  });
  const cells = (rows: readonly (readonly number[])[]) =>
    rows.map((codes, at) => [String(at + 1), ...codes.map(String)]);
  const written = (rows: Cells) => csv([['nr', ...ITEMS], ...rows]);

  it('finds a form by the name of its file, as --id does, whatever folder it lies in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(answers, { minLength: 2, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(3), fc.nat(2), fc.nat(5)), { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        async (offices, slips, inFolders) => {
          const names = offices.map((_, at) => `office ${at + 1}`);
          const clean = offices.map(cells);
          const typed = clean.map((rows) => rows.map((row) => [...row]));
          const corrections = new Map<string, string[]>();
          for (const [anyOffice, row, item] of slips) {
            const office = anyOffice % offices.length;
            typed[office]![row]![item + 1] = '8';
            const right = clean[office]![row]![item + 1]!;
            corrections.set(`${office} ${row} ${item}`, [
              names[office]!,
              String(row + 1),
              ITEMS[item]!,
              '8',
              right,
            ]);
          }
          const folder = temporaryFolder({
            'corrections.csv': csv([['office', 'nr', 'column', 'old', 'new'], ...corrections.values()]),
          });
          for (const [kind, all] of [
            ['clean', clean],
            ['typed', typed],
          ] as const)
            for (const [at, rows] of all.entries()) {
              const place = join(folder, kind, 'forms', ...(inFolders ? [names[at]!] : []));
              mkdirSync(place, { recursive: true });
              writeFileSync(join(place, inFolders ? 'forms.csv' : `${names[at]}.csv`), written(rows));
            }
          const score = (kind: string, ...more: readonly string[]) =>
            ensureStats(
              'score',
              join(folder, kind, 'forms', ...(inFolders ? ['*', '*.csv'] : [])),
              '--id',
              'office,nr',
              '--format',
              'csv',
              ...more,
            );
          const right = await score('clean');
          expect(right.status).toBe(0);
          expect((await score('typed')).status).toBe(1);
          const corrected = await score('typed', '--corrections', join(folder, 'corrections.csv'));
          expect(corrected.stderr).not.toContain('error');
          expect(corrected.stdout).toBe(right.stdout);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('refuses an office that no file is called, and takes a column of that name for what it is', async () => {
    const rows = [
      ['1', '4', '2', '4', '2', '4', '2'],
      ['2', '3', '3', '3', '3', '3', '8'],
    ];
    const folder = temporaryFolder({
      'gent.csv': written(rows),
      'own.csv': csv([['office', 'nr', ...ITEMS], ...rows.map((row) => ['north', ...row])]),
      'right.csv': 'office,nr,column,old,new\ngent,2,brs6,8,3\n',
      'wrong.csv': 'office,nr,column,old,new\nghent,2,brs6,8,3\n',
      'north.csv': 'office,nr,column,old,new\nnorth,2,brs6,8,3\n',
    });
    const score = (file: string, list: string) =>
      ensureStats('score', join(folder, file), '--format', 'csv', '--corrections', join(folder, list));
    expect((await score('gent.csv', 'right.csv')).status).toBe(0);
    const wrong = await score('gent.csv', 'wrong.csv');
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toContain('ghent + 2');
    expect((await score('own.csv', 'north.csv')).status).toBe(0);
    expect((await score('own.csv', 'right.csv')).status).toBe(1);
  });

  it('tells the waves of folders by their names', async () => {
    const rows = cells([
      [4, 2, 4, 2, 4, 2],
      [3, 3, 3, 3, 3, 3],
      [5, 1, 4, 2, 5, 1],
    ]);
    const slip = rows.map((row, at) => (at === 1 ? [row[0]!, '8', ...row.slice(2)] : row));
    const folder = temporaryFolder({
      'corrections.csv': 'office,nr,wave,column,old,new\ngent,2,post,brs1,8,3\n',
    });
    for (const [wave, all] of [
      ['pre', rows],
      ['post', slip],
    ] as const) {
      mkdirSync(join(folder, wave));
      for (const office of ['gent', 'brugge'])
        writeFileSync(join(folder, wave, `${office}.csv`), written(office === 'gent' ? all : rows));
    }
    const words = ['--id', 'office,nr', '--corrections', join(folder, 'corrections.csv'), '--format', 'json'];
    const { status, stdout } = await ensureStats(
      'analyse',
      join(folder, 'pre'),
      join(folder, 'post'),
      ...words,
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout).scales[0].comparisons[0].pairs.n).toBe(6);
  });
});
