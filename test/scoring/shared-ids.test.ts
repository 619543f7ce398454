import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const ITEMS = 'brs1,brs2,brs3,brs4,brs5,brs6';

/** A file with BRS and further columns, one value of each a row. */
function survey(columns: Readonly<Record<string, readonly string[]>>): string {
  const names = Object.keys(columns);
  const rows = columns[names[0]!]!.map((_, row) => [
    ...names.map((name) => columns[name]![row]!),
    ...[1, 2, 3, 4, 5, 6].map((item) => String(1 + ((row * item + item) % 5))),
  ]);
  return `${names.join(',')},${ITEMS}\n${rows.map((row) => row.join(',')).join('\n')}\n`;
}

async function analysed(
  pre: Readonly<Record<string, readonly string[]>>,
  post: Readonly<Record<string, readonly string[]>>,
  ...options: readonly string[]
) {
  const folder = temporaryFolder({ 'pre.csv': survey(pre), 'post.csv': survey(post) });
  const { status, stdout, stderr } = await ensureStats(
    'analyse',
    join(folder, 'pre.csv'),
    join(folder, 'post.csv'),
    '--format',
    'json',
    ...options,
  );
  return { status, stderr, ...(status === 0 ? { result: JSON.parse(stdout) } : {}) };
}

const hintOf = ({
  result,
}: {
  readonly result?: { readonly warnings: readonly { readonly code: string }[] };
}) =>
  result?.warnings.find(({ code }) => code === 'id-hint') as
    | { readonly severity: string; readonly values: { readonly column: string; readonly count: number } }
    | undefined;

const ids = (numbers: readonly number[], prefix = 'C-') => numbers.map((number) => `${prefix}${number}`);
const upTo = (count: number, from = 1) => Array.from({ length: count }, (_, index) => from + index);

const idLists = fc
  .uniqueArray(fc.integer({ min: 100, max: 9999 }), { minLength: 12, maxLength: 30 })
  .chain((all) =>
    fc.record({
      pre: fc.shuffledSubarray(all, { minLength: 6 }),
      post: fc.shuffledSubarray(all, { minLength: 6 }),
      header: fc.constantFrom('Clientnummer', 'code', 'deelnemer_id', 'E-mail', 'Pasje'),
      spelling: fc.boolean(),
    }),
  );

describe('columns by which the respondents of two files could be matched', () => {
  it('are named with as many as --id then matches', () =>
    fc.assert(
      fc.asyncProperty(idLists, async ({ pre, post, header, spelling }) => {
        const column = (numbers: readonly number[], prefix: string) => ({
          [header]: header === 'E-mail' ? numbers.map((n) => `a${n}@b.nl`) : ids(numbers, prefix),
          geslacht: numbers.map((n) => ['man', 'vrouw'][n % 2]!),
        });
        const files = [column(pre, 'C-'), column(post, spelling ? 'c-0' : 'C-')] as const;
        const hint = hintOf(await analysed(...files));
        const shared = pre.filter((number) => post.includes(number)).length;
        const least = Math.min(pre.length, post.length) * (header === 'Pasje' ? 0.5 : 0.1);
        if (shared < Math.max(2, least)) {
          expect(hint).toBeUndefined();
          return;
        }
        expect(hint).toMatchObject({ severity: 'note', values: { column: header, count: shared } });
        const matched = await analysed(...files, '--id', header);
        expect(matched.result.matching.paired).toBe(shared);
        expect(hintOf(matched)).toBeUndefined();
      }),
      { numRuns: 8 },
    ));

  const pre = { code: ids(upTo(12)) };

  it('are looked for nowhere else: not with a value twice, not among few blanks, not where nothing is shared', async () => {
    expect(hintOf(await analysed(pre, { code: ids(upTo(10, 3)) }))?.values.count).toBe(10);
    for (const other of [
      { code: ids([...upTo(10, 3), 3]) },
      { code: ids(upTo(10, 30)) },
      { code: [...ids(upTo(4)), ...upTo(8).map(() => '')] },
      { nummer: ids(upTo(10)) },
    ])
      expect(hintOf(await analysed(pre, other))).toBeUndefined();
  });

  it('are none that number the answers as they come in', async () => {
    const running = (name: string, count: number) => ({ [name]: upTo(count).map(String) });
    for (const name of ['id', 'nr', 'Respondent', 'Rij'])
      expect(hintOf(await analysed(running(name, 12), running(name, 10))), name).toBeUndefined();
    // Numbers of persons may run as well.
    expect(
      hintOf(await analysed(running('Clientnummer', 12), running('Clientnummer', 10)))?.values.count,
    ).toBe(10);
    const gaps = { id: ['2', '5', '3', '9', '11', '12', '1', '7', '8'] };
    expect(hintOf(await analysed(running('id', 12), gaps))?.values.count).toBe(9);
  });

  it('are none that tell of an answer, a place, a moment or an age', async () => {
    const unique = ids(upTo(12));
    for (const name of ['IPAddress', 'StartDate', 'Leeftijd', 'Opmerkingen', 'Geboortedatum', 'Duration'])
      expect(hintOf(await analysed({ [name]: unique }, { [name]: unique })), name).toBeUndefined();
    const limesurvey = (name: string) => ({
      [name]: [...unique].reverse(),
      submitdate: unique.map(() => '2026-03-01 10:00:00'),
      lastpage: unique.map(() => '3'),
      startlanguage: unique.map(() => 'nl'),
    });
    const both = (name: string) => ({ id: limesurvey('id').id!, ...limesurvey(name) });
    expect(hintOf(await analysed(limesurvey('id'), limesurvey('id')))).toBeUndefined();
    expect(hintOf(await analysed(both('token'), both('token')))?.values.column).toBe('token');
  });

  it('are not looked for where groups are compared, and not in a study that matches nobody', async () => {
    const folder = temporaryFolder({
      'pre.csv': survey(pre),
      'post.csv': survey({ code: ids(upTo(10, 3)) }),
      ...Object.fromEntries(
        [undefined, null].map((match) => [
          `${match}.json`,
          JSON.stringify({
            groups: [
              {
                id: 'all',
                match,
                waves: ['pre', 'post'].map((id) => ({ id, file: `${id}.csv` })),
              },
            ],
            outputs: [{ what: 'analysis', file: `${match}.csv` }],
          }),
        ]),
      ),
    });
    const asked = await ensureStats('run', join(folder, 'undefined.json'));
    expect(asked.stderr).toContain('would match 10 respondents: "match": { "columns": ["code"] }');
    const { status, stderr } = await ensureStats('run', join(folder, 'null.json'));
    expect(status).toBe(0);
    expect(stderr).not.toContain('would match');
    const reliability = await ensureStats('reliability', join(folder, 'pre.csv'));
    expect(reliability.stderr).not.toContain('would match');
  });

  it('are said in every language, with an option that a shell takes', async () => {
    const own = { 'Client nr': ids(upTo(12)) };
    for (const [lang, sentence] of [
      ['en', 'Client nr is in both files and would match 12 respondents: --id "Client nr"'],
      ['nl', 'Client nr staat in beide bestanden en zou 12 respondenten koppelen: --id "Client nr"'],
      ['fr', 'Client nr figure dans les deux fichiers et apparierait 12 répondants\u00a0: --id "Client nr"'],
    ] as const) {
      const { stderr } = await analysed(own, own, '--lang', lang);
      expect(stderr).toContain(sentence);
    }
  });
});

describe('of three files and more', () => {
  const wave = (from: number, to: number, column = 'Clientnummer') =>
    [
      `${column},brs1,brs2,brs3,brs4,brs5,brs6`,
      ...Array.from({ length: to - from }, (_, at) =>
        [`K${(from + at) * 17}`, ...[1, 2, 3, 4, 5, 6].map((item) => 1 + ((at * 7 + item * 3) % 5))].join(
          ',',
        ),
      ),
    ].join('\n');

  it('counts who would be matched in any two of them, where every file shares values with an earlier one', async () => {
    const folder = temporaryFolder({
      't0.csv': wave(0, 20),
      't1.csv': wave(5, 25),
      't2.csv': wave(10, 30),
      'others.csv': wave(100, 120),
      'nameless.csv': wave(5, 25, 'x'),
    });
    const hint = async (...names: readonly string[]) => {
      const files = names.map((name) => join(folder, name));
      const { stderr } = await ensureStats('analyse', ...files);
      return /^note: (.* would match .*)$/m.exec(stderr)?.[1];
    };
    // 5 to 24, and 15 to 29 with those of t2: every one of 5 to 24 stands in two of the three.
    expect(await hint('t0.csv', 't1.csv', 't2.csv')).toBe(
      'Clientnummer is in all 3 files and would match 20 respondents: --id Clientnummer',
    );
    expect(await hint('t0.csv', 't1.csv')).toBe(
      'Clientnummer is in both files and would match 15 respondents: --id Clientnummer',
    );
    expect(await hint('t0.csv', 't1.csv', 'others.csv')).toBeUndefined();
    expect(await hint('t0.csv', 't1.csv', 'nameless.csv')).toBeUndefined();
  });
});
