import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { DescribeResult, QuestionResult, Result } from '../../src/model/result.ts';
import { ensureStats } from '../helpers/command.ts';
import { expectClose, readJson } from '../helpers/fixtures.ts';

interface Shares {
  readonly yes: [number, number];
  readonly n: [number, number];
  readonly paired: { difference: number; lower: number; upper: number; n: number; p: number };
  readonly independent: { difference: number; lower: number; upper: number; p: number; fisher: number };
  readonly arms: { chi: number; p: number };
}
const FOLDER = 'fixtures/single-items';
const [pre, post] = [`${FOLDER}/pre.csv`, `${FOLDER}/post.csv`];
const { sources, questions } = readJson<{ sources: Shares[]; questions: Record<string, Shares> }>(
  `${FOLDER}/reference.json`,
);

const folder = mkdtempSync(join(tmpdir(), 'ensure-stats-questions-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
function written(name: string, rows: readonly (readonly string[])[]): string {
  const path = join(folder, name);
  const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  writeFileSync(path, `${rows.map((row) => row.map(quoted).join(',')).join('\n')}\n`);
  return path;
}

async function run<R extends Result | DescribeResult>(...args: string[]): Promise<R> {
  const { stdout, stderr, status } = await ensureStats(...(args as [string]), '--format', 'json');
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as R;
}
const compared = (asked: string, ...options: string[]) =>
  run<Result>('analyse', pre, post, '--scales', `${FOLDER}/ratings.json`, '--questions', asked, ...options);
const described = async (path: string, asked: string, ...options: string[]): Promise<QuestionResult> =>
  (await run<DescribeResult>('describe', path, '--no-items', '--questions', asked, ...options))
    .questions![0]!;

/** What was counted: of each answer how many gave it, and of how many. */
const countsOf = ({ options }: QuestionResult) =>
  options.map(({ text, samples: [own] }) => [Object.values(text!)[0]!, own!.agreeing, own!.n] as const);

describe('several answers to a question, against R', () => {
  it('are shares of those who answered, compared by wave', async () => {
    const [matched] = (await compared('bron', '--id', 'id')).questions!;
    const [strangers] = (await compared('bron')).questions!;
    expect(matched!.kind).toBe('several');
    sources.forEach(({ yes, n, paired, independent }, place) => {
      const option = matched!.options[place]!;
      expect(option.samples.map(({ agreeing, n: answered }) => [agreeing, answered])).toEqual(
        [0, 1].map((at) => [yes[at], n[at]]),
      );
      const [own] = option.comparisons;
      expect(own!.n).toEqual([paired.n]);
      expect(Math.abs(own!.difference! - paired.difference)).toBeLessThan(1e-12);
      expect(Math.abs(own!.ci.lower! - paired.lower)).toBeLessThan(1e-12);
      expect(Math.abs(own!.ci.upper! - paired.upper)).toBeLessThan(1e-12);
      expectClose(own!.tests[0]!.p, paired.p, 1e-10, 'McNemar');
      const [other] = strangers!.options[place]!.comparisons;
      expect(Math.abs(other!.ci.lower! - independent.lower)).toBeLessThan(1e-12);
      expectClose(other!.tests.find(({ method }) => method === 'chi-square')!.p, independent.p, 1e-10, 'χ²');
    });
  });

  it('are compared between three groups', async () => {
    const [question] = (
      await run<Result>(
        'analyse',
        pre,
        '--scales',
        `${FOLDER}/ratings.json`,
        '--questions',
        'bron',
        '--by',
        'arm',
      )
    ).questions!;
    sources.forEach(({ arms }, place) => {
      const test = question!.options[place]!.overall!.tests.find(({ method }) => method === 'chi-square')!;
      expectClose(test.statistic, arms.chi, 1e-10, 'χ²');
      expectClose(test.p, arms.p, 1e-10, 'p');
    });
  });

  it('of single columns with two answers are one family', async () => {
    const { questions: found } = await compared('ja1,ja2,ja3,ja4', '--id', 'id');
    expect(found!.map(({ kind, options }) => [kind, options.length])).toEqual(
      questions && Array(4).fill(['yes-no', 1]),
    );
    const p = Object.values(questions).map(({ paired }) => paired.p);
    const held = found!.map(({ options: [yes] }) => yes!.comparisons[0]!.tests[0]!);
    held.forEach(({ p: own }, place) => {
      expectClose(own, p[place]!, 1e-10, 'McNemar');
    });
    expectClose(Math.min(...held.map(({ pHolm }) => pHolm!)), 4 * Math.min(...p), 1e-10, 'p Holm');
  });
});

it('a file with the waves beside each other, or below each other, gives the same', async () => {
  const { readFileSync } = await import('node:fs');
  const table = (path: string) =>
    readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(','));
  const [[header = [], ...before], [, ...after]] = [table(pre), table(post)];
  const later = new Map(after.map((row) => [row[0], row]));
  const both = before.filter(([id]) => later.has(id));
  const wide = written('wide.csv', [
    ['id', ...header.slice(2).map((name) => `pre_${name}`), ...header.slice(2).map((name) => `post_${name}`)],
    ...both.map((row) => [row[0]!, ...row.slice(2), ...later.get(row[0])!.slice(2)]),
  ]);
  const long = written('long.csv', [
    ['time', ...header],
    ...before.map((row) => ['t0', ...row]),
    ...after.map((row) => ['t1', ...row]),
  ]);
  const options = ['--scales', `${FOLDER}/ratings.json`, '--questions', 'bron,ja1', '--single-items'];
  const tested = ({ questions: asked, scales }: Result) =>
    [...scales[0]!.items!, ...asked!.flatMap((question) => question.options)].map(
      ({ comparisons: [own] }) => [own!.n, own!.difference, own!.tests],
    );
  const files = tested(await run<Result>('analyse', pre, post, '--id', 'id', ...options));
  expect(tested(await run<Result>('analyse', wide, ...options))).toEqual(files);
  expect(tested(await run<Result>('analyse', long, '--wave', 'time', '--id', 'id', ...options))).toEqual(
    files,
  );
});

describe('the forms in which platforms export them', () => {
  const OPTIONS = ['Krant', 'Vrienden', 'Radio'];
  const answers = fc.array(fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), {
    minLength: 12,
    maxLength: 30,
  });

  it('all give the same counts', async () => {
    await fc.assert(
      fc.asyncProperty(answers, async (people) => {
        // Combinations of the same answers, so that cells show that there may be several.
        const all = [...people, [true, true, true], [true, true, false], [false, false, true]];
        const answered = all.filter((ticks) => ticks.includes(true)).length;
        const expected = OPTIONS.map((_, option) => all.filter((ticks) => ticks[option]).length);
        const columns = (cell: (is: boolean, option: number, any: boolean) => string) => [
          ['id', 'q_1', 'q_2', 'q_3'],
          ...all.map((ticks, person) => [
            `p${person}`,
            ...ticks.map((is, option) => cell(is, option, ticks.includes(true))),
          ]),
        ];
        const forms = [
          columns((is, _, any) => (any ? (is ? '1' : '0') : '')),
          columns((is) => (is ? '1' : '')),
          columns((is, option) => (is ? OPTIONS[option]! : '')),
          columns((is, _, any) => (any ? (is ? 'Ja' : 'Nee') : '')),
          [
            ['id', 'q'],
            ...all.map((ticks, person) => [
              `p${person}`,
              OPTIONS.filter((_, option) => ticks[option]).join(';'),
            ]),
          ],
        ];
        for (const [form, rows] of forms.entries()) {
          const question = await described(written(`form-${form}.csv`, rows), 'q');
          expect(question.kind).toBe('several');
          const found = new Map(countsOf(question).map(([label, ...counts]) => [label, counts]));
          const named = form === 2 || form === 4 ? OPTIONS : ['q_1', 'q_2', 'q_3'];
          // Nobody's answer stands in no cell.
          for (const [option, name] of named.entries())
            if (expected[option]! > 0 || form < 4)
              expect(found.get(name) ?? found.get(`q_${option + 1}`)).toEqual([expected[option], answered]);
        }
      }),
      { numRuns: 6 },
    );
  });

  it('a semicolon that one respondent typed makes no several answers of a question with one', async () => {
    const rows = [
      ['id', 'q'],
      ...Array.from({ length: 20 }, (_, at) => [`p${at}`, at % 3 === 0 ? 'ja' : 'nee']),
    ];
    const question = await described(written('typed.csv', [...rows, ['p99', 'ja; maar liever niet']]), 'q');
    expect(question.kind).toBe('choice');
    expect(countsOf(question)).toEqual([
      ['nee', 13, 21],
      ['ja', 7, 21],
      ['ja; maar liever niet', 1, 21],
    ]);
  });

  it('what one wave proves holds for the other, which has too few combinations', async () => {
    const waves = [
      ['a;b', 'b;c', 'a', 'c', 'b', 'a;c', 'a', 'b', 'c'],
      ['a', 'b', 'c', 'a;b', 'a', 'b', 'c', 'a', 'b'],
    ].map((cells, wave) =>
      written(`proof-${wave}.csv`, [['id', 'q'], ...cells.map((cell, at) => [`p${at}`, cell])]),
    );
    const { questions: found } = await run<DescribeResult>(
      ...['describe', ...waves, '--no-items', '--questions', 'q'],
    );
    expect(found![0]!.kind).toBe('several');
    expect(
      found![0]!.options.map(({ id, samples }) => [id, ...samples.map(({ agreeing }) => agreeing)]),
    ).toEqual([
      ['a', 4, 4],
      ['b', 4, 4],
      ['c', 4, 2],
    ]);
  });

  it('REDCap writes 0 in the boxes of people who saw none of them', async () => {
    const rows = [
      ['record_id', 'age', 'bron___1', 'bron___2'],
      ...Array.from({ length: 12 }, (_, person) => [
        `${person}`,
        '40',
        person < 4 ? '0' : '1',
        person < 9 ? '0' : '1',
      ]),
    ];
    const question = await described(written('redcap.csv', rows), 'bron');
    expect(countsOf(question).map(([, ...counts]) => counts)).toEqual([
      [8, 8],
      [3, 8],
    ]);
  });

  it('Google Forms writes commas between answers, and within them', async () => {
    const form = (name: string, cells: readonly string[]) =>
      written(name, [
        ['Timestamp', 'Vraag'],
        ...cells.map((cell, at) => [`2026/01/0${1 + (at % 9)} 10:00:00`, cell]),
      ]);
    const several = await described(
      form('several.csv', ['Krant', 'Krant, Radio', 'Radio', 'Krant, Vrienden', 'Vrienden, Radio', 'Krant']),
      'Vraag',
    );
    expect(several.kind).toBe('several');
    expect(new Map(countsOf(several).map(([label, count]) => [label, count]))).toEqual(new Map([['Krant', 4], ['Radio', 3], ['Vrienden', 2]])); // biome-ignore format: a table
    const one = await described(
      form('one.csv', ['Ja, vaak', 'Ja, soms', 'Nee', 'Ja, soms', 'Nee', 'Ja, vaak']),
      'Vraag',
    );
    expect(one.kind).toBe('choice');
    expect(
      countsOf(one)
        .map(([label]) => label)
        .sort(),
    ).toEqual(['Ja, soms', 'Ja, vaak', 'Nee']);
  });

  it('a column of open answers is no box, and a name no answer', async () => {
    const open = written('open.csv', [
      ['id', 'q_1', 'q_2'],
      ['a', 'x', 'een boek'],
      ['b', '', 'van mijn zus'],
    ]);
    const { stderr, status } = await ensureStats('describe', open, '--no-items', '--questions', 'q');
    expect(status).toBe(2);
    expect(stderr).toContain('"q_2" of open.csv holds different answers');
    const personal = written('mail.csv', [
      ['id', 'email'],
      ['a', 'a@b.org'],
      ['b', 'c@d.org'],
    ]);
    const refused = await ensureStats('describe', personal, '--no-items', '--questions', 'email');
    expect(refused.status).toBe(2);
    expect(refused.stderr).not.toContain('a@b.org');
  });
});

describe('in documents', () => {
  it('have names, wordings and answers that a study gives, in its language', async () => {
    written('post.csv', [
      ['id', 'kanalen'],
      ...Array.from({ length: 20 }, (_, at) => [`p${at}`, at % 2 === 0 ? 'Krant | Radio' : 'Radio']),
    ]);
    const study = join(folder, 'study.json');
    const outputs = [{ what: 'describe', file: 'uit.txt', items: false }];
    const asked = [{ columns: 'kanalen', name: { nl: 'Waar hoorde u van ons?' }, separator: '|' }];
    writeFileSync(
      study,
      JSON.stringify({
        groups: [{ id: 'all', waves: [{ id: 'post', file: 'post.csv' }] }],
        languages: ['nl'],
        questions: asked,
        outputs,
      }),
    );
    const { stderr, status } = await ensureStats('run', study);
    expect(status, stderr).toBe(0);
    const { readFileSync } = await import('node:fs');
    const text = readFileSync(join(folder, 'uit.txt'), 'utf8');
    expect(text).toContain('Vraag ‘Waar hoorde u van ons?’ (meerdere antwoorden mogelijk)');
    expect(text).toMatch(/Krant +10 +50,0/);
    expect(text).toMatch(/Radio +20 +100,0/);
  });

  it.each(['en', 'nl', 'fr'])('say in %s what changed', async (lang) => {
    const { stdout } = await ensureStats(
      ...([
        'analyse',
        pre,
        post,
        '--id',
        'id',
        '--questions',
        'bron,ja1',
        '--sentences',
        '--lang',
        lang,
      ] as const),
      ...['--scales', `${FOLDER}/ratings.json`],
    );
    expect(stdout).toMatch(/ja1.*ja.*21[.,]3/);
    expect(stdout).toMatch(
      {
        en: /None of the 4 answers to “bron” changed/,
        nl: /veranderde geen van de 4 antwoorden op\s+‘bron’/,
        fr: /aucune des 4 réponses à\s+«\sbron\s»\s+n’a\s+changé/,
      }[lang]!,
    );
  });
});

describe('small groups', () => {
  it('leave no answer that few gave, or that the others give away', async () => {
    const count = fc.integer({ min: 0, max: 14 });
    await fc.assert(
      fc.asyncProperty(fc.array(count, { minLength: 3, maxLength: 5 }), async (counts) => {
        const rows = counts.flatMap((of, answer) => Array.from({ length: of }, () => `keuze ${answer}`));
        fc.pre(rows.length >= 5 && counts.filter((of) => of > 0).length >= 3);
        const path = written('choice.csv', [['id', 'q'], ...rows.map((answer, at) => [`p${at}`, answer])]);
        const { options } = await described(path, 'q', '--min-cell', '5');
        const kept = options.map(({ samples: [own] }) => own!.agreeing);
        for (const shown of kept) expect(shown === null || shown === 0 || shown >= 5).toBe(true);
        // A single hidden answer would be what is left of n.
        const [n] = options.map(({ samples: [own] }) => own!.n);
        if (n !== null) expect(kept.filter((shown) => shown === null).length).not.toBe(1);
      }),
      { numRuns: 25 },
    );
  });
});
