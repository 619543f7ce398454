import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import { officeNames } from '../../src/scoring/office-names.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const ITEMS = ['brs1', 'brs2', 'brs3', 'brs4', 'brs5', 'brs6'];

/** Forms of an office: number, sex, a name, and the answers. */
function forms(office: number, rows: readonly (readonly (number | string)[])[], delimiter = ','): string {
  const header = ['number', 'sex', 'name', ...ITEMS];
  const lines = rows.map((answers, index) => [
    `${office}-${index + 1}`,
    index % 2 === 0 ? 'f' : 'm',
    `Person ${office}${index}`,
    ...answers,
  ]);
  return `${[header, ...lines].map((cells) => cells.join(delimiter)).join('\n')}\n`;
}

const FINE = [3, 3, 3, 3, 3, 3];
const GAP = [5, 1, '', 1, 5, 1];

const lines = (text: string) => text.trimEnd().split('\r\n');

describe('scores of a stack', () => {
  const stack = () =>
    temporaryFolder({
      'pre/north.csv': forms(1, [FINE, GAP]),
      'pre/south.csv': forms(2, [FINE], ';'),
      'post/north.csv': forms(3, [GAP], '\t'),
    });

  it('say the wave, the office and the file, and keep the columns that are named', async () => {
    const folder = stack();
    const { status, stdout, stderr } = await ensureStats(
      ...['score', join(folder, 'pre'), join(folder, 'post'), '--id', 'number', '--keep', 'sex'],
      ...['--format', 'csv'],
    );
    expect(status, stderr).toBe(0);
    expect(lines(stdout)).toEqual([
      'wave,office,file,row,number,sex,brs,brs_answered,brs_band',
      'pre,north,pre/north.csv,2,1-1,f,3,6,normal',
      'pre,north,pre/north.csv,3,1-2,m,5,5,high',
      'pre,south,pre/south.csv,2,2-1,f,3,6,normal',
      'post,north,post/north.csv,2,3-1,f,5,5,high',
    ]);
    // A column of theirs that is called office says it itself.
    const own = temporaryFolder({
      'pre/a.csv': `office,${forms(1, [FINE]).replace('\n', '\nUtrecht,')}`,
      'pre/b.csv': `office,${forms(2, [FINE]).replace('\n', '\nGent,')}`,
    });
    const named = await ensureStats('score', join(own, 'pre'), '--keep', 'office', '--format', 'csv');
    expect(lines(named.stdout)).toEqual([
      'file,row,office,brs,brs_answered,brs_band',
      'pre/a.csv,2,Utrecht,3,6,normal',
      'pre/b.csv,2,Gent,3,6,normal',
    ]);
    const alone = await ensureStats('score', join(folder, 'pre'), '--format', 'csv');
    expect(lines(alone.stdout)[0]).toBe('office,file,row,brs,brs_answered,brs_band');
  });

  it('are the scores of the files one by one', async () => {
    const folder = stack();
    const together = await ensureStats('score', join(folder, 'pre'), '--format', 'json');
    const apart = await ensureStats(
      ...['score', join(folder, 'pre/north.csv'), join(folder, 'pre/south.csv'), '--format', 'json'],
    );
    const scores = ({ stdout }: { readonly stdout: string }) =>
      JSON.parse(stdout).respondents.map(({ row, scores }: { row: number; scores: unknown }) => [
        row,
        scores,
      ]);
    expect(scores(together)).toEqual(scores(apart));
  });

  it('keep no column that tells who somebody is, unless it is said', async () => {
    const folder = stack();
    const args = ['score', join(folder, 'pre'), '--keep', 'sex,name', '--format', 'csv'];
    const refused = await ensureStats(...args);
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toMatch(/--keep: .*"name"/);
    expect(refused.stderr).not.toContain('Person');
    const allowed = await ensureStats(...args, '--personal', 'name');
    expect(lines(allowed.stdout)[1]).toBe('north,pre/north.csv,2,f,Person 10,3,6,normal');
  });

  it('are summed up by office', async () => {
    const folder = stack();
    const { stdout } = await ensureStats('score', join(folder, 'pre'), '--format', 'json');
    expect(JSON.parse(stdout).offices).toEqual([
      {
        ...{ wave: 'pre', office: 'north', file: 'pre/north.csv' },
        ...{ forms: 2, complete: 1, setAside: null, meanMissing: 0.5 },
      },
      {
        ...{ wave: 'pre', office: 'south', file: 'pre/south.csv' },
        ...{ forms: 1, complete: 1, setAside: null, meanMissing: 0 },
      },
    ]);
    const written = await ensureStats('score', join(folder, 'pre'), '-o', join(folder, 'scores.csv'));
    expect(written.stderr).toMatch(/north +2 +1 +0\.5/);
    for (const format of ['scores.xlsx', 'scores.sav', 'scores.md'])
      expect((await ensureStats('score', join(folder, 'pre'), '-o', join(folder, format))).status).toBe(0);
    expect(readFileSync(join(folder, 'scores.md'), 'utf8')).toMatch(/\| north \| +2 \|/);
  });

  it('of a folder that holds the scores already are those of the answers', async () => {
    const folder = stack();
    const output = join(folder, 'pre', 'scores.csv');
    const first = await ensureStats('score', join(folder, 'pre'), '-o', output);
    expect(first.status, first.stderr).toBe(0);
    const scores = readFileSync(output, 'utf8');
    expect((await ensureStats('score', join(folder, 'pre'), '-o', output)).status).toBe(0);
    expect(readFileSync(output, 'utf8')).toBe(scores);
    const again = await ensureStats('score', join(folder, 'pre'), '--format', 'csv');
    expect(again.stdout).toBe(scores);
    expect(again.stderr).toMatch(/1 file of scores is skipped: pre\/scores\.csv/);
  });
});

describe('respondents with impossible answers', () => {
  it('are set aside whole, with every reason', async () => {
    const folder = temporaryFolder({
      'pre/north.csv': forms(1, [FINE, [9, 1, 'x', 1, 5, 1], FINE]),
      'pre/south.csv': forms(2, [[3, 3, 3, 3, 3, 7], FINE], ';'),
    });
    const rejected = join(folder, 'rejected.csv');
    const args = ['score', join(folder, 'pre'), '--id', 'number', '--format', 'csv'];
    const refused = await ensureStats(...args);
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    const { status, stdout, stderr } = await ensureStats(...args, '--rejected', rejected);
    expect(status).toBe(1);
    expect(stderr).toMatch(/2 respondents of 5 are set aside/);
    expect(
      lines(stdout)
        .slice(1)
        .map((line) => line.split(',')[3]),
    ).toEqual(['1-1', '1-3', '2-2']);
    const [header, ...reasons] = lines(readFileSync(rejected, 'utf8')).map((line) => line.split(','));
    expect(header!.slice(0, 6)).toEqual(['wave', 'file', 'row', 'number', 'column', 'value']);
    expect(reasons.map((cells) => cells.slice(1, 6))).toEqual([
      ['pre/north.csv', '3', '1-2', 'brs1', '9'],
      ['pre/north.csv', '3', '1-2', 'brs3', 'x'],
      ['pre/south.csv', '2', '2-1', 'brs6', '7'],
    ]);
    expect(stderr).toMatch(/north +3 +2 +1 +0\.0/);
  });

  it('are none: the file says so, and the status is 0', async () => {
    const folder = temporaryFolder({ 'pre/north.csv': forms(1, [FINE]) });
    const rejected = join(folder, 'rejected.csv');
    const { status, stderr } = await ensureStats(
      ...['score', join(folder, 'pre/north.csv'), '--rejected', rejected, '--format', 'csv'],
    );
    expect(status).toBe(0);
    expect(stderr).toMatch(/None of 1 is set aside|None of 1 are set aside/);
    expect(lines(readFileSync(rejected, 'utf8'))).toHaveLength(1);
  });

  it('leave the others with the scores that they have without them, whatever is impossible', async () => {
    const answer = fc.constantFrom(1, 2, 3, 4, 5, 9, 'oops');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(answer, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 12 }),
        async (rows) => {
          const all = [FINE, ...rows];
          const isFine = (answers: readonly (number | string)[]) =>
            answers.every((each) => typeof each === 'number' && each < 6);
          const text = forms(1, all).split('\n');
          const fine = [text[0]!, ...text.slice(1, -1).filter((_, index) => isFine(all[index]!)), ''];
          const folder = temporaryFolder({ 'all.csv': forms(1, all), 'fine.csv': fine.join('\n') });
          const scored = async (file: string) => {
            const { stdout } = await ensureStats(
              ...['score', join(folder, file), '--id', 'number', '--format', 'json'],
              ...['--rejected', join(folder, 'rejected.json')],
            );
            return JSON.parse(stdout).respondents.map(({ id, scores }: { id: string; scores: unknown }) => ({
              id,
              scores,
            }));
          };
          expect(await scored('all.csv')).toEqual(await scored('fine.csv'));
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('CSV for Excel', () => {
  it.each(['excel-nl', 'excel-fr', 'excel-de'])(
    'has semicolons, decimal commas and a mark: %s',
    async (style) => {
      const folder = temporaryFolder({ 'a;b.csv': forms(1, [[3, 3, 3, 3, 3, 4], GAP]) });
      const args = ['score', join(folder, 'a;b.csv'), '--keep', 'sex', '--format', 'csv'];
      const plain = await ensureStats(...args);
      const excel = await ensureStats(...args, '--csv-style', style);
      expect(excel.stdout.startsWith('\uFEFF')).toBe(true);
      expect(lines(excel.stdout)[1]).toBe('"a;b.csv";2;f;2,8333333333333335;6;low');
      // What is read again is what was written.
      const cells = async (text: string) => {
        const dataset = await openDataset(bytesSource('scores.csv', text));
        const rows: string[][] = [];
        for await (const batch of dataset.batches()) for (const row of batch.cells) rows.push([...row]);
        return rows.map((row) => row.map((cell) => cell.replace(/^(\d+),(\d+)$/, '$1.$2')));
      };
      expect(await cells(excel.stdout)).toEqual(await cells(plain.stdout));
    },
  );

  it('is written by every command', async () => {
    const folder = temporaryFolder({ 'a.csv': forms(1, [FINE, GAP, FINE, [1, 5, 2, 4, 1, 5]]) });
    for (const command of ['analyse', 'describe', 'reliability', 'validate']) {
      const { stdout } = await ensureStats(
        command,
        join(folder, 'a.csv'),
        '--format',
        'csv',
        '--csv-style',
        'excel-nl',
      );
      expect(stdout, command).toMatch(/^\uFEFF(?:Table[^\r\n]*\r\n)?[^,\r\n]*;/);
    }
  });
});

it('offices are called by their files, else by their folders, else by both', () => {
  expect(officeNames(['pre/a.csv', 'pre/b.x.xlsx'])).toEqual(['a', 'b.x']);
  expect(officeNames(['offices/a/pre.csv', 'offices/b/pre.csv'])).toEqual(['a', 'b']);
  expect(officeNames(['x/a/pre.csv', 'y/a/pre.csv', 'y/a/post.csv'])).toEqual([
    'x/a/pre',
    'y/a/pre',
    'y/a/post',
  ]);
  expect(officeNames(['pre/a.csv', 'pre/a.xlsx'])).toEqual(['pre/a.csv', 'pre/a.xlsx']);
});

describe('offices that number their forms alike', () => {
  const row = (number: number, answers: readonly number[], sex = 'f') => [number, sex, ...answers].join(',');
  const HEADER = ['number', 'sex', ...ITEMS].join(',');
  const file = (...rows: readonly string[]) => `${[HEADER, ...rows].join('\n')}\n`;
  const HIGH = [5, 1, 5, 1, 5, 1];
  const MIDDLE = [3, 3, 3, 3, 3, 3];
  const LOW = [1, 5, 1, 5, 1, 5];
  const stacks = () =>
    temporaryFolder({
      'pre/north.csv': file(row(1, LOW), row(2, MIDDLE), row(3, HIGH)),
      'pre/south.csv': file(row(1, MIDDLE), row(2, LOW), row(3, MIDDLE)),
      'post/north.csv': file(row(3, HIGH), row(2, HIGH), row(1, MIDDLE)),
      'post/south.csv': file(row(2, MIDDLE), row(1, HIGH), row(3, MIDDLE)),
    });

  it.each([
    ['en', '--id office,number'],
    ['nl', '--id office,number'],
    ['fr', '--id office,number'],
  ])('are told the way out (%s)', async (lang, way) => {
    const refused = await ensureStats('score', join(stacks(), 'pre'), '--id', 'number', '--lang', lang);
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toContain(way);
    expect(refused.stderr).not.toContain('--wave');
  });

  it('are told it by validate, beside every id that stands twice', async () => {
    const folder = join(stacks(), 'pre');
    const json = async (...id: readonly string[]) =>
      JSON.parse((await ensureStats('validate', folder, '--id', ...id, '--format', 'json')).stdout);
    const codes = ({ problems }: { readonly problems: readonly { readonly code: string }[] }) =>
      problems.map(({ code }) => code);
    const told = await json('number');
    expect(codes(told).filter((code) => code === 'numbered-by-file')).toHaveLength(1);
    expect(codes(told).filter((code) => code === 'duplicate-id')).toHaveLength(3);
    expect(JSON.stringify(told)).toContain('--id office,number');
    expect(codes(await json('office,number'))).not.toContain('numbered-by-file');
  });

  it('are told it where one number stands twice in a file too, which is a slip', async () => {
    const folder = temporaryFolder({
      'pre/north.csv': file(row(1, LOW), row(1, LOW), row(2, LOW), row(3, LOW)),
      'pre/south.csv': file(row(1, MIDDLE), row(2, LOW), row(3, MIDDLE)),
    });
    const refused = await ensureStats('score', join(folder, 'pre'), '--id', 'number');
    expect(refused.stderr).toContain('--id office,number');
    const twice = await ensureStats('score', join(folder, 'pre'), '--id', 'office,number');
    expect(twice.status).toBe(1);
    expect(twice.stderr).toMatch(/"office" \+ "number" of .*pre\/: the id "north \+ 1" is in rows 2/);
  });

  it('are not told it where the rows of a file are waves', async () => {
    const rows = [1, 2, 3].flatMap((number) => [row(number, LOW), row(number, HIGH)]);
    const folder = temporaryFolder({ 'pre/north.csv': file(...rows), 'pre/south.csv': file(...rows) });
    const refused = await ensureStats('score', join(folder, 'pre'), '--id', 'number');
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('--wave');
    expect(refused.stderr).not.toContain('office,');
  });

  it('are scored with the name of the file in the id, which stands in the output once', async () => {
    const args = ['score', join(stacks(), 'pre'), '--id', 'office,number', '--format'];
    const { status, stdout, stderr } = await ensureStats(...args, 'csv');
    expect(status, stderr).toBe(0);
    expect(lines(stdout).map((line) => line.split(',').slice(0, 5).join(','))).toEqual([
      'office,file,row,number,brs',
      'north,pre/north.csv,2,1,1',
      'north,pre/north.csv,3,2,3',
      'north,pre/north.csv,4,3,5',
      'south,pre/south.csv,2,1,3',
      'south,pre/south.csv,3,2,1',
      'south,pre/south.csv,4,3,3',
    ]);
    const json = JSON.parse((await ensureStats(...args, 'json')).stdout);
    expect(json.idColumns).toEqual(['number']);
    expect(json.respondents[3]).toMatchObject({ office: 'south', id: '1' });
  });

  it('are set aside under both', async () => {
    const wrong = temporaryFolder({
      'pre/north.csv': file(row(1, [9, 1, 1, 1, 1, 1]), row(2, LOW)),
      'pre/south.csv': file(row(1, LOW), row(2, [1, 1, 1, 1, 1, 8])),
    });
    const found = await ensureStats(
      ...['score', join(wrong, 'pre'), '--id', 'office,number', '--format', 'csv', '--rejected'],
      join(wrong, 'rejected.csv'),
    );
    expect(found.status).toBe(1);
    const [header, ...reasons] = lines(readFileSync(join(wrong, 'rejected.csv'), 'utf8'));
    expect(header).toMatch(/^wave,file,row,office,number,column,value/);
    expect(reasons.map((line) => line.split(',').slice(1, 7))).toEqual([
      ['pre/north.csv', '2', 'north', '1', 'brs1', '9'],
      ['pre/south.csv', '3', 'south', '2', 'brs6', '8'],
    ]);
  });

  it('are matched between waves by office and number', async () => {
    const folder = stacks();
    const args = ['analyse', join(folder, 'pre'), join(folder, 'post'), '--id', 'office,number'];
    const { status, stdout, stderr } = await ensureStats(...args, '--format', 'json');
    expect(status, stderr).toBe(0);
    const { pairs } = JSON.parse(stdout).scales[0].comparisons[0];
    // Changes of the six forms: 2, 2, 0, 2, 2, 0.
    expect(pairs.n).toBe(6);
    expect(pairs.means[1] - pairs.means[0]).toBeCloseTo(8 / 6, 12);
    const script = await ensureStats(...args, '--emit', 'r');
    expect(script).toMatchObject({ status: 2, stdout: '' });
    expect(script.stderr).toMatch(/--id: .*"office"/);
  });

  it('are groups with --by office', async () => {
    const { status, stdout, stderr } = await ensureStats(
      ...['analyse', join(stacks(), 'pre'), '--by', 'office', '--format', 'json'],
    );
    expect(status, stderr).toBe(0);
    const { groups, scales } = JSON.parse(stdout);
    expect(groups.map(({ id }: { id: string }) => id)).toEqual(['north', 'south']);
    const means = scales[0].samples.flatMap((sample: { pooled: boolean; descriptives?: { mean: number } }) =>
      sample.pooled ? [] : (sample.descriptives?.mean ?? []),
    );
    expect(means[0]).toBeCloseTo(3, 12);
    expect(means[1]).toBeCloseTo(7 / 3, 12);
  });

  it('keep a column of that name that a file has', async () => {
    const folder = temporaryFolder({
      'pre/a.csv': `office,${HEADER}\nNorth,${row(1, LOW)}\nWest,${row(1, HIGH)}\n`,
      'pre/b.csv': `office,${HEADER}\nSouth,${row(1, MIDDLE)}\n`,
    });
    const { status, stdout, stderr } = await ensureStats(
      ...['score', join(folder, 'pre'), '--id', 'office,number', '--format', 'json'],
    );
    expect(status, stderr).toBe(0);
    expect(JSON.parse(stdout).respondents.map(({ id }: { id: unknown }) => id)).toEqual([
      ['North', '1'],
      ['West', '1'],
      ['South', '1'],
    ]);
  });
});
