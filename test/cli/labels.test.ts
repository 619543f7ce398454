import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelsOption } from '../../src/cli/option-values.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const ITEMS = Array.from({ length: 6 }, (_, item) => `brs${item + 1}`);

/** 24 respondents with BRS, a sex and an education, coded as these words. */
function survey(sexes: readonly string[], schools: readonly string[], shift = 0): string {
  const lines = Array.from({ length: 24 }, (_, row) => [
    `r${row}`,
    sexes[row % 5 < 3 ? 0 : 1],
    schools[row % 6 < 3 ? 0 : row % 6 < 5 ? 1 : 2],
    ...ITEMS.map((_, item) => 1 + ((row * (item + 2) + shift + (row % 3)) % 5)),
  ]);
  return `${['id', 'sex', 'school', ...ITEMS].join(';')}\n${lines.map((line) => line.join(';')).join('\n')}\n`;
}

const SEXES = ['Man', 'Vrouw'];
const SCHOOLS = ['A, lager', 'B: middelbaar', 'C hoger'];
const SEX = ['--labels', 'sex:1=Man,2=Vrouw'];
const SCHOOL = ['--labels', 'school:1="A, lager",2="B: middelbaar",3=C hoger'];

/** The same survey in two folders: with codes, and with words in their place. */
function folders() {
  const codes = ['1', '2', '3'];
  const files = (sexes: readonly string[], schools: readonly string[]) => ({
    'pre.csv': survey(sexes, schools),
    'post.csv': survey(sexes, schools, 2).replace(/r(\d\b)/g, 'gone$1'),
  });
  return { coded: temporaryFolder(files(codes, codes)), worded: temporaryFolder(files(SEXES, SCHOOLS)) };
}

/** What is made of either file differs in the hash of the file only. */
const comparable = (text: string) => text.replace(/\b[0-9a-f]{12,64}\b/g, '');

describe('codes with labels', () => {
  const FORMATS = ['table', 'markdown', 'html', 'latex', 'csv'];
  const CALLS: readonly (readonly [string, readonly string[], number, readonly string[]])[] = [
    ...FORMATS.flatMap((format) => [
      ['analyse', ['--by', 'sex', '--details', '--format', format], 1, SEX] as const,
      [
        'describe',
        ['--columns', 'sex,school', '--by', 'sex', '--format', format],
        1,
        [...SEX, ...SCHOOL],
      ] as const,
    ]),
    ['analyse', ['--by', 'sex', '--sentences', '--plot', '--lang', 'fr'], 1, SEX],
    ['analyse', ['--by', 'sex', '--style', 'ensure'], 1, SEX],
    ['analyse', ['--id', 'id', '--attrition', 'sex,school', '--lang', 'nl'], 2, [...SEX, ...SCHOOL]],
    ['describe', ['--columns', 'school', '--by', 'sex', '--lang', 'nl'], 2, [...SEX, ...SCHOOL]],
    ['describe', ['--columns', 'school', '--no-items', '--min-cell', '6'], 1, SCHOOL],
    ['plot means', ['--by', 'sex'], 1, SEX],
    ['plot effects', ['--by', 'sex', '--lang', 'nl'], 1, SEX],
    [
      'report',
      ['--by', 'sex', '--columns', 'school', '--no-figures', '--format', 'html', '--date', '2026-11-21'],
      1,
      [...SEX, ...SCHOOL],
    ],
  ];

  it.each(CALLS)(
    'are shown by %s %j as words in their place are',
    async (command, options, count, labels) => {
      const { coded, worded } = folders();
      const files = ['pre.csv', 'post.csv'].slice(0, count);
      const call = (folder: string, more: readonly string[]) =>
        ensureStats(...command.split(' '), ...files.map((file) => join(folder, file)), ...options, ...more);
      const [one, other] = [await call(coded, labels), await call(worded, [])];
      expect([one.status, one.stderr.includes('error')]).toEqual([0, false]);
      const visible = (text: string) =>
        comparable(text).replace(/<script type="application\/json"[\s\S]*?<\/script>/g, '');
      expect(visible(one.stdout)).toBe(visible(other.stdout));
    },
  );

  it('stay codes in JSON, with the labels of those that it shows beside them', async () => {
    const { coded } = folders();
    const path = join(coded, 'pre.csv');
    const plain = JSON.parse((await ensureStats('analyse', path, '--by', 'sex', '--format', 'json')).stdout);
    const labelled = JSON.parse(
      (await ensureStats('analyse', path, '--by', 'sex', '--format', 'json', ...SEX)).stdout,
    );
    const groups = [
      { id: '1', name: { en: 'Man' } },
      { id: '2', name: { en: 'Vrouw' } },
    ];
    expect(labelled).toEqual({ ...plain, groups, labels: { sex: { 1: 'Man', 2: 'Vrouw' } } });
    const rare = await ensureStats(
      'describe',
      path,
      '--columns',
      'school',
      '--min-cell',
      '6',
      '--format',
      'json',
      ...SCHOOL,
    );
    // The third code has four respondents.
    expect(rare.stdout).not.toContain('hoger');
  });

  it('name the groups to compare, too', async () => {
    const { coded } = folders();
    const path = join(coded, 'pre.csv');
    const by = ['analyse', path, '--by', 'sex', ...SEX, '--groups'];
    expect((await ensureStats(...by, 'Vrouw,Man')).stdout).toBe((await ensureStats(...by, '2,1')).stdout);
  });

  it('name the groups of scripts, whose cells stay codes', async () => {
    const { coded } = folders();
    const path = join(coded, 'pre.csv');
    const r = await ensureStats('analyse', path, '--by', 'sex', ...SEX, '--emit', 'r');
    expect(r.stdout).toMatch(
      /\bVrouw = list\(wave = "pre", group = "Vrouw", rows = which\(column\(waves\[\["pre"\]\], "sex"\) %in% c\("2"\)/,
    );
    const spss = await ensureStats('analyse', path, '--by', 'sex', ...SEX, '--emit', 'spss');
    expect(spss.stdout).toMatch(/VALUE LABELS \w+ 1 'Man' 2 'Vrouw'/);
  });

  it.each([
    [['sex:1=Man,3=Vrouw'], '"3" does not occur in "sex"; valid codes are "1", "2"'],
    [['geslacht:1=Man'], 'no file has a column "geslacht"; columns are pre.csv: "id", "sex", "school"'],
    [
      ['school:1=Laag'],
      '"school" is not a group, wave or characteristic in this output; columns that can have labels: "sex"',
    ],
    [['sex:1=Man,2=man'], '1 and 2 of "sex" would both be shown as "man"'],
    [['sex:1=2'], '1 and 2 of "sex" would both be shown as "2"'],
    [['sex'], 'Give a column, a colon, and a label per code'],
    [['sex:1=Man,1=Vrouw'], 'The code 1 of sex has two labels, Man and Vrouw'],
  ])('are refused: %j', async (labels, sentence) => {
    const { coded } = folders();
    const { status, stdout, stderr } = await ensureStats(
      ...['analyse', join(coded, 'pre.csv'), '--by', 'sex'],
      ...labels.flatMap((each) => ['--labels', each]),
    );
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
  });

  it('are read as they are written, whatever they hold', () => {
    const text = fc.string({ minLength: 1 }).filter((each) => each.trim() === each);
    const quote = (each: string) => `"${each.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(text, fc.uniqueArray(text, { minLength: 1 }), fc.array(text), (column, codes, words) => {
        fc.pre(column !== '__proto__');
        const pairs = codes.map((code, index) => [code, words[index % (words.length || 1)] ?? 'x'] as const);
        const written = `${quote(column)}:${pairs.map(([code, word]) => `${quote(code)}=${quote(word)}`).join(', ')}`;
        expect(labelsOption(written)).toEqual({ [column]: Object.fromEntries(pairs) });
      }),
    );
  });
});

describe('labels of a study', () => {
  const study = (labels: unknown) =>
    JSON.stringify({
      groups: [{ id: 'all', waves: [{ id: 't0', file: 'pre.csv' }] }],
      by: { column: 'sex' },
      respondents: ['school'],
      languages: ['en', 'nl'],
      labels,
      outputs: [
        { what: 'analysis', file: 'analysis-{lang}.csv' },
        { what: 'describe', file: 'describe-{lang}.md' },
        { what: 'emit', file: 'script.R' },
      ],
    });

  it('are shown in the language of each document', async () => {
    const { coded } = folders();
    const folder = temporaryFolder({
      'pre.csv': readFileSync(join(coded, 'pre.csv')),
      'study.json': study({
        sex: { 1: 'Q', 2: { en: 'Woman', nl: 'Vrouw' } },
        school: { 3: { nl: 'Hoog' } },
      }),
    });
    const { status, stderr } = await ensureStats('run', join(folder, 'study.json'));
    expect([status, stderr.includes('error')]).toEqual([0, false]);
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    expect(read('analysis-en.csv')).toMatch(/\bWoman\b/);
    expect(read('analysis-nl.csv')).toMatch(/\bVrouw\b/);
    expect(read('describe-en.md')).toContain('Hoog');
    expect(read('script.R')).toContain('Woman = ');
  });

  it.each([
    [{ sex: { 3: 'Other' } }, '"3" does not occur in "sex"; valid codes are "1", "2"'],
    [{ gender: { 1: 'Man' } }, 'no file has a column "gender"'],
    [{ sex: { 1: { en: 'Man', nl: 'X' }, 2: { en: 'Woman', nl: 'X' } } }, 'would both be shown as "X"'],
  ])('are refused: %j', async (labels, sentence) => {
    const { coded } = folders();
    const folder = temporaryFolder({
      'pre.csv': readFileSync(join(coded, 'pre.csv')),
      'study.json': study(labels),
    });
    const { status, stderr } = await ensureStats('run', join(folder, 'study.json'));
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
  });
});

describe('labels of waves', () => {
  const long = (moments: readonly string[]) => {
    const [header, ...rows] = survey(['1', '2'], ['1', '2', '3']).trimEnd().split('\n');
    const later = survey(['1', '2'], ['1', '2', '3'], 2).trimEnd().split('\n').slice(1);
    const lines = [rows, later].flatMap((each, wave) => each.map((row) => `${row};${moments[wave]}`));
    return `${header};moment\n${lines.join('\n')}\n`;
  };
  const folder = () =>
    temporaryFolder({ 'coded.csv': long(['1', '2']), 'worded.csv': long(['Vooraf', 'Achteraf']) });
  const MOMENTS = ['--labels', 'moment:1=Vooraf,2=Achteraf'];

  it('name them in every output, as if the file had the words', async () => {
    const place = folder();
    for (const [command, ...options] of [
      ['analyse', '--id', 'id', '--format', 'json'],
      ['analyse', '--id', 'id', '--lang', 'nl', '--details'],
      ['describe', '--columns', 'sex', '--format', 'markdown'],
      ['reliability', '--format', 'markdown'],
      ['score', '--format', 'csv'],
      ['plot means', '--id', 'id'],
      ['analyse', '--waves', '2,1', '--lang', 'fr'],
    ] as const) {
      const of = async (name: string, ...more: readonly string[]) => {
        const { status, stdout, stderr } = await ensureStats(
          ...command.split(' '),
          join(place, name),
          '--wave',
          'moment',
          ...options.map((option) =>
            name === 'worded.csv' && option === '2,1' ? 'Achteraf,Vooraf' : option,
          ),
          ...more,
        );
        expect(status, stderr).toBe(0);
        if (stdout.startsWith('{')) {
          const { waves, flow, scales } = JSON.parse(stdout);
          return JSON.stringify({ waves, flow, scales });
        }
        // A remark on the column has its values as they stand.
        const text = comparable(stdout).replaceAll(name, 'file').replace(/\s+/g, ' ');
        return text.replace(/[^.]*moment[^.]*\./g, '');
      };
      const labelled = await of('coded.csv', ...MOMENTS);
      expect(labelled).toContain('Vooraf');
      expect(labelled).toBe(await of('worded.csv'));
    }
  });

  it('may be of waves and rows that are left out, and of codes that the file has', async () => {
    const path = join(folder(), 'coded.csv');
    const of = (...options: readonly string[]) => ensureStats('analyse', path, ...options);
    expect((await of('--wave', 'moment', '--waves', '2', ...MOMENTS)).status).toBe(0);
    expect((await of('--where', 'moment=1', ...MOMENTS)).status).toBe(0);
    expect((await of('--where', 'moment=Vooraf', ...MOMENTS)).status).toBe(0);
    const { status, stderr } = await of('--wave', 'moment', '--labels', 'moment:3=Later');
    expect(status).toBe(2);
    expect(stderr).toContain('3');
    expect((await of('--labels', 'moment:1=Vooraf')).status).toBe(2);
  });

  it('are those of a study in each language, where the wave has no name of its own', async () => {
    const place = folder();
    const study = {
      labels: { moment: { '1': { en: 'Before', nl: 'Vooraf' }, '2': { en: 'After', nl: 'Achteraf' } } },
      groups: [
        {
          id: 'all',
          waves: [
            { id: 't0', file: 'coded.csv', wave: 'moment', waves: ['1'] },
            { id: 't1', name: 'Later', file: 'coded.csv', wave: 'moment', waves: ['2'] },
          ],
        },
      ],
      match: { columns: ['id'] },
      languages: ['en', 'nl'],
      outputs: [
        { what: 'analysis', file: 't-{lang}.md' },
        { what: 'describe', file: 'd-{lang}.md' },
        { what: 'figures', folder: 'f-{lang}', kinds: ['means'] },
      ],
    };
    writeFileSync(join(place, 'study.json'), JSON.stringify(study));
    expect((await ensureStats('run', join(place, 'study.json'))).status).toBe(0);
    for (const [lang, own, other] of [
      ['en', 'Before', 'Vooraf'],
      ['nl', 'Vooraf', 'Before'],
    ] as const)
      for (const name of [`t-${lang}.md`, `d-${lang}.md`, `f-${lang}/means.svg`]) {
        const text = readFileSync(join(place, name), 'utf8');
        expect(text, name).toContain(own);
        expect(text, name).toContain('Later');
        expect(text, name).not.toContain(other);
      }
  });
});
