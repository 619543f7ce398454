import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EntryComparison } from '../../src/model/entry-comparison.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const FIRST = 'fixtures/entry/typist1.csv';
const SECOND = 'fixtures/entry/typist2.csv';
const COMPARE = ['entry', 'compare', FIRST, SECOND, '--id', 'number'];

async function comparison(...words: readonly string[]): Promise<EntryComparison> {
  const { stdout } = await ensureStats(...words, '--format', 'json');
  return JSON.parse(stdout) as EntryComparison;
}

describe('entry compare', () => {
  it('finds the slips of fixtures/entry, and says what each changes', async () => {
    const { differences, findings, scores, forms, overall } = await comparison(...COMPARE);
    const kinds = differences
      .filter(({ id }) => !['106', '108'].includes(id[0]!))
      .map(({ id, column, kind, values, rows }) => [id[0], column, kind, ...values, ...rows]);
    expect(kinds).toEqual([
      ['102', 'brs3', 'two-crosses', '1', '2/3', 4, 4],
      ['117', 'brs2', 'other', '1', '4', 19, 18],
      ['117', 'gse1', 'impossible', '5', '3', 19, 18],
      ['118', 'brs2', 'other', '3', '5', 20, 19],
      ['118', 'gse1', 'other', '2', '1', 20, 19],
      ['104', 'gse5', 'half-point', '4', '2.5', 6, 6],
      ['101', 'age', 'swapped-digits', '32', '23', 3, 3],
      ['114', 'brs2', 'doubt', '3', '3', 16, 15],
    ]);
    const of = (form: string) =>
      new Set(differences.flatMap(({ id, kind }) => (id[0] === form ? [kind] : [])));
    expect([...of('106'), ...of('108')]).toEqual(['shifted-answers', 'shifted-form']);
    expect(findings.map(({ kind, id, file }) => [kind, id?.[0], file])).toEqual([
      ['shifted-answers', '106', null],
      ['only-in-one', '112', 0],
      ['unknown-doubt', '115', 0],
      ['twice', '103', 1],
      ['shifted-form', '108', 1],
    ]);
    // By hand: brs of 102 is a mean of six items in one file and of five in the other.
    expect(scores.find(({ id, score }) => id[0] === '102' && score === 'brs')?.values).toEqual([3.5, 4]);
    expect(forms).toEqual({ compared: 18, differing: 7 });
    expect(overall).toMatchObject({ fields: 18 * 17, differing: differences.length - 1 });
  });

  it('says the same of CSV as JSON does, a line for each cell', async () => {
    const { stdout, status } = await ensureStats(...COMPARE, '--format', 'csv');
    const { differences } = await comparison(...COMPARE);
    const lines = stdout.trimEnd().split('\r\n');
    expect(status).toBe(1);
    expect(lines[0]).toBe('id,column,scale,item,first,second,firstRow,secondRow,kind,doubted,question');
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 2).join())).toEqual(
      differences.map(({ id, column }) => `${id[0]},${column}`),
    );
  });

  it('has nothing to say of a file and its copy, in another order and with other columns between', async () => {
    const rows = readFileSync(FIRST, 'utf8')
      .trimEnd()
      .split(/\r?\n/)
      .map((line) => line.split(',').slice(0, -2));
    const [header, ...forms] = rows;
    const turned = [header!, ...forms.toReversed()].map((cells) => [...cells.slice(1), cells[0]!].join(';'));
    const folder = temporaryFolder({
      'a.csv': rows.map((cells) => cells.join(',')).join('\n'),
      'b.csv': turned.join('\r\n'),
    });
    const words = ['entry', 'compare', join(folder, 'a.csv'), join(folder, 'b.csv'), '--id', 'number'];
    const { status, stdout } = await ensureStats(...words);
    expect(status).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain('0 of 340 cells differ');
    expect((await comparison(...words)).differences).toEqual([]);
    expect((await ensureStats(...words, '--format', 'csv')).stdout.trim()).toBe(
      'id,column,scale,item,first,second,firstRow,secondRow,kind,doubted,question',
    );
  });

  it('compares files without a scale, and names columns that only one has', async () => {
    const folder = temporaryFolder({
      'a.csv': 'nr;sex;town\n1;m;Gent\n2;f;Lyon\n',
      'b.csv': 'nr;town;sex;age\n2;Lyon;m;30\n1;Gent;m;31\n',
    });
    const words = ['entry', 'compare', join(folder, 'a.csv'), join(folder, 'b.csv'), '--id', 'nr'];
    const { differences, columnsOnlyIn } = await comparison(...words);
    expect(differences.map(({ id, column, values }) => [id[0], column, ...values])).toEqual([
      ['2', 'sex', 'f', 'm'],
    ]);
    expect(columnsOnlyIn).toEqual([[], ['age']]);
    expect((await ensureStats(...words)).stdout).toContain('Only in b.csv, and not compared: age.');
  });

  it('names the form that has the same answers under another number', async () => {
    const text = readFileSync(FIRST, 'utf8');
    const folder = temporaryFolder({ 'b.csv': text.replace('\r\n110,', '\r\n101234,') });
    const { findings } = await comparison('entry', 'compare', FIRST, join(folder, 'b.csv'), '--id', 'number');
    const alone = findings.filter(({ kind }) => kind === 'only-in-one');
    expect(alone.map(({ id, other }) => [id?.[0], other?.id[0]])).toEqual([
      ['110', '101234'],
      ['101234', '110'],
    ]);
  });

  it('asks for the column that names the form', async () => {
    const { status, stderr } = await ensureStats('entry', 'compare', FIRST, SECOND);
    expect(status).toBe(2);
    expect(stderr).toContain('--id <columns>');
    const wrong = await ensureStats('entry', 'compare', FIRST, SECOND, '--id', 'form');
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('"form"');
  });
});

describe('the comparison on a screen', () => {
  it.each(['en', 'nl', 'fr'])(
    'is 80 columns wide at most, whatever files and cells are called (%s)',
    async (lang) => {
      const long = 'een antwoord dat op geen enkele vragenlijst staat en er ook nooit op zal staan';
      const second = readFileSync(SECOND, 'utf8').split('\n');
      second[3] = second[3]!.replace(/,[^,]*,[^,]*$/, `,${long},`);
      const folder = temporaryFolder({
        'typist-Annelies-van-den-Bosch-kantoor-Bergen-op-Zoom-Noord.csv': readFileSync(FIRST, 'utf8'),
        'typist-2.csv': second.join('\n'),
      });
      const { status, stdout } = await ensureStats(
        ...['entry', 'compare'],
        join(folder, 'typist-Annelies-van-den-Bosch-kantoor-Bergen-op-Zoom-Noord.csv'),
        ...[join(folder, 'typist-2.csv'), '--id', 'number', '--lang', lang],
      );
      expect(status).toBe(1);
      const lines = stdout.split('\n');
      expect(lines.length).toBeGreaterThan(60);
      expect(lines.filter((line) => [...line].length > 80)).toEqual([]);
    },
  );

  it('gives the scores of a scale with the same decimals in every form', async () => {
    const { stdout } = await ensureStats(...COMPARE);
    const [table = ''] = stdout.split('Table 2');
    const brs = [...table.matchAll(/ brs +(\S+) +(\S+)/g)].flatMap(([, ...values]) => values);
    expect(brs.length).toBeGreaterThan(3);
    expect(brs.filter((value) => !/^\d\.\d\d$/.test(value!))).toEqual([]);
    // By hand: 3.5 and 4.
    expect(table).toMatch(/102 +brs +3\.50 +4\.00/);
  });
});
