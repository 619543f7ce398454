import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { studyKeys } from '../../src/generated/study-keys.ts';
import type { Result } from '../../src/index.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import { readJson } from '../helpers/fixtures.ts';

/** Keys of a published table say what options of verify say. */

const ITEMS = [1, 2, 3, 4, 5, 6].map((item) => `brs${item}`);
const PEOPLE = Array.from({ length: 20 }, (_, index) => index);
const answer = (person: number, item: number, wave: number) =>
  Math.min(5, 1 + ((person * 7 + item * 2 + wave * (item % 3)) % 5) + (person % 3 === 0 ? wave : 0));
const header = ['id', ...ITEMS];
const cells = (
  wave: number,
  change: (text: string, person: number, item: number) => string = (text) => text,
) =>
  PEOPLE.map((person) => [
    `p${person}`,
    ...ITEMS.map((_, item) => change(String(answer(person, item, wave)), person, item)),
  ]);
const csv = (rows: readonly (readonly string[])[], delimiter = ',') =>
  `${rows.map((row) => row.join(delimiter)).join('\n')}\n`;
const plain = (wave: number) => csv([header, ...cells(wave)]);

/** What the plain files give, printed to two decimals. */
async function published(...options: readonly string[]) {
  const folder = temporaryFolder({ 'pre.csv': plain(0), 'post.csv': plain(1) });
  const { stdout } = await ensureStats(
    'analyse',
    join(folder, 'pre.csv'),
    join(folder, 'post.csv'),
    ...options,
    '--format',
    'json',
  );
  const [scale] = (JSON.parse(stdout) as Result).scales;
  const [test] = scale!.comparisons[0]!.tests!;
  const waves = Object.fromEntries(
    scale!.samples.slice(0, 2).map(({ wave, descriptives }: Result['scales'][number]['samples'][number]) => [
      wave,
      {
        n: String(descriptives!.n),
        mean: descriptives!.mean!.toFixed(2),
        sd: descriptives!.sd!.toFixed(2),
      },
    ]),
  );
  return {
    source: { title: 'A table' },
    decimal: '.',
    rows: [
      {
        scale: 'brs',
        group: 'all',
        waves,
        comparison: { test: test!.method, statistic: test!.statistic!.toFixed(2), p: test!.p!.toFixed(3) },
      },
    ],
  };
}

interface Case {
  readonly files: Readonly<Record<string, string>>;
  /** Of the table. */
  readonly table?: object;
  /** Of each wave. */
  readonly waves: readonly [object, object];
  readonly options: readonly string[];
  readonly id?: true;
  /** Rows of the first file, where there are others than answers. */
  readonly rows?: 21;
}

const long = csv([
  [...header, 'time'],
  ...cells(1).map((row) => [...row, 'after']),
  ...cells(0).map((row) => [...row, 'first']),
  ...cells(0, () => '1').map((row) => [...row, 'later']),
]);
const files = (pre: string) => ({ 'pre.csv': pre, 'post.csv': plain(1) });
const each = (own: object) => [{ data: 'pre.csv', ...own }, { data: 'post.csv' }] as const;

const CASES: Readonly<Record<string, Case>> = {
  'wave and waves': {
    files: { 'long.csv': long },
    waves: [
      { data: 'long.csv', wave: 'time', waves: ['first'] },
      { data: 'long.csv', wave: 'time', waves: ['after'] },
    ],
    options: ['--wave', 'time', '--waves', 'first,after'],
  },
  'wave, waves and match': {
    files: { 'long.csv': long },
    table: { match: { columns: ['id'] }, design: 'paired' },
    waves: [
      { data: 'long.csv', wave: 'time', waves: ['first'] },
      { data: 'long.csv', wave: 'time', waves: ['after'] },
    ],
    options: ['--wave', 'time', '--waves', 'first,after', '--id', 'id'],
    id: true,
  },
  match: {
    files: files(plain(0)),
    table: { match: { columns: ['id'] }, design: 'paired' },
    waves: each({}),
    options: ['--id', 'id'],
    id: true,
  },
  missing: {
    files: files(csv([header, ...cells(0), ['x', ...ITEMS.map(() => '99')]])),
    table: { missing: [99] },
    rows: 21,
    waves: each({}),
    options: ['--missing', '99'],
  },
  invalid: {
    files: files(csv([header, ...cells(0), ['x', ...ITEMS.map(() => '66')]])),
    table: { invalid: 'missing' },
    rows: 21,
    waves: each({}),
    options: ['--invalid', 'missing'],
  },
  answers: {
    files: files(csv([header, ...cells(0, (text) => (text === '4' ? 'Beetje mee eens' : text))])),
    table: { answers: { 'Beetje mee eens': 4 } },
    waves: each({}),
    options: ['--answers', 'Beetje mee eens=4'],
  },
  where: {
    files: files(csv([header, ...cells(0), ['x', ...ITEMS.map(() => '5')]])),
    waves: each({ where: ['id!=x'] }),
    options: ['--where', 'id!=x'],
  },
  corrections: {
    files: {
      ...files(csv([header, ...cells(0, (text, person, item) => (person + item === 0 ? '55' : text))])),
      'list.csv': `id,wave,column,old,new\np0,pre,brs1,55,${answer(0, 0, 0)}\n`,
    },
    waves: each({ corrections: 'list.csv' }),
    options: ['--corrections', 'list.csv'],
  },
  damaged: {
    files: files(csv([header, ...cells(0), ['x', ...ITEMS.map(() => '5'), '5', '5']])),
    waves: each({ damaged: 'skip' }),
    options: ['--damaged', 'skip'],
  },
  delimiter: {
    files: files(csv([header, ...cells(0)], ';')),
    waves: [
      { data: 'pre.csv', delimiter: 'semicolon' },
      { data: 'post.csv', delimiter: 'comma' },
    ],
    options: [],
  },
};

describe('keys of a published table', () => {
  it('of a wave are those of a wave in a study', () => {
    const schema = JSON.stringify(readJson('schemas/published.schema.json'));
    for (const { key, at } of studyKeys)
      if (at.includes('wave')) expect(schema.includes(`"${key}":{`), key).toBe(true);
    for (const key of ['missing', 'answers', 'invalid', 'acceptDraft', 'match'])
      expect(schema.includes(`"${key}":{`), key).toBe(true);
  });

  it.each(Object.entries(CASES))(
    '%s: as the option says it',
    async (_, { table, waves, options, id, rows = 20, ...own }) => {
      const base = await published(...(id ? ['--id', 'id'] : []));
      const [pre, post] = [{ n: String(rows) }, { n: '20' }];
      const asKeys = {
        ...base,
        ...table,
        groups: [{ id: 'all', waves: { pre: { ...pre, ...waves[0] }, post: { ...post, ...waves[1] } } }],
      };
      const asOptions = { ...base, groups: [{ id: 'all', waves: { pre, post } }] };
      const folder = temporaryFolder({
        ...own.files,
        'keys.json': JSON.stringify(asKeys),
        'options.json': JSON.stringify({ ...asOptions, ...(id && { design: 'paired' }) }),
      });
      const names = Object.keys(own.files).filter((name) => name !== 'list.csv');
      const data = `all=${names.map((name) => join(folder, name)).join(',')}`;
      const given = options.map((option) => (option === 'list.csv' ? join(folder, option) : option));
      const byKeys = await ensureStats('verify', join(folder, 'keys.json'), '--format', 'json');
      const byOptions = await ensureStats(
        'verify',
        join(folder, 'options.json'),
        '--data',
        data,
        ...given,
        '--format',
        'json',
      );
      expect([byKeys.status, byOptions.status], byKeys.stderr + byOptions.stderr).toEqual([0, 0]);
      const cellsOf = (text: string) =>
        JSON.parse(text).cells.map(({ line: _, ...cell }: { readonly line: number }) => cell);
      expect(cellsOf(byKeys.stdout).length).toBeGreaterThan(6);
      expect(cellsOf(byKeys.stdout)).toEqual(cellsOf(byOptions.stdout));
      // Files that the call names are read as the table says.
      const byData = await ensureStats(
        'verify',
        join(folder, 'keys.json'),
        '--data',
        data,
        '--format',
        'json',
      );
      expect(cellsOf(byData.stdout)).toEqual(cellsOf(byKeys.stdout));
      // Without the key the table does not hold; one that is found out anyway apart.
      if (options.length === 0 || id) return;
      const without = await ensureStats('verify', join(folder, 'options.json'), '--data', data);
      expect(without.status).not.toBe(0);
    },
  );

  it('give way to options of the call', async () => {
    const { files: own, waves } = CASES['wave and waves']!;
    const base = await published();
    const folder = temporaryFolder({
      ...own,
      'keys.json': JSON.stringify({
        ...base,
        invalid: 'missing',
        groups: [{ id: 'all', waves: { pre: { n: '20', ...waves[0] }, post: { n: '20', ...waves[1] } } }],
      }),
    });
    const path = join(folder, 'keys.json');
    const held = await ensureStats('verify', path);
    expect(held.status).toBe(0);
    const turned = await ensureStats('verify', path, '--wave', 'time', '--waves', 'first,later');
    expect(turned.status).toBe(1);
  });

  it('name column and values of a wave together', async () => {
    const folder = temporaryFolder({
      'table.json': JSON.stringify({
        source: { title: 'A table' },
        groups: [{ id: 'all', waves: { pre: { n: '20', wave: 'time' } } }],
      }),
    });
    const { status, stderr } = await ensureStats('verify', join(folder, 'table.json'));
    expect(status).toBe(2);
    expect(stderr).toContain('must have both "wave", the column, and "waves"');
  });
});
