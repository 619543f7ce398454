import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoresOf } from '../../src/model/result/samples.ts';
import type { Choice, Result, ScaleResult } from '../../src/model/result.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import { expectClose } from '../helpers/fixtures.ts';
import { answers, csvOf, mood } from '../relations/answers.ts';

async function analysed(files: readonly string[], ...options: string[]): Promise<Result> {
  const { stdout, stderr, status } = await ensureStats('analyse', ...files, '--format', 'json', ...options);
  expect(stderr).not.toMatch(/^error/m);
  expect(status).toBe(0);
  return JSON.parse(stdout) as Result;
}

/** The numbers of the primary comparison of a score, as a row of choices has them. */
function primaryOf(result: Result, scale: string) {
  const score = scoresOf(result).find(({ id }) => id === scale) as ScaleResult;
  const test = score.comparisons[0]!.tests[0]!;
  const shift = test.hodgesLehmann;
  return {
    method: test.method,
    n: test.n,
    difference: shift === undefined ? test.difference : (shift?.estimate ?? null),
    lower: (shift?.ci ?? test.ci).lower,
    upper: (shift?.ci ?? test.ci).upper,
    p: test.p,
    pHolm: test.pHolm,
  };
}

function numbersOf({ method, n, difference, ci, p, pHolm }: Choice) {
  return { method, n, difference, lower: ci.lower, upper: ci.upper, p, pHolm };
}

/** Another scale of the same items, so that Holm has two to correct for; its score is a sum. */
const spirits = {
  ...mood,
  id: 'spirits',
  name: { en: 'Spirits' },
  items: mood.items.map((item, index) => ({ ...item, id: `spirit${index + 1}`, text: undefined })),
  score: { aggregate: 'sum', minAnswered: 2 },
};

function definition(scale: object): string {
  return JSON.stringify({ examples: [], ...scale });
}

/** Two waves of people, in both scales; every ninth answers alike throughout, and some are in one wave only. */
function wave(n: number, seed: number, from: number) {
  const moods = answers(n, seed);
  const others = answers(n, seed + 1);
  return csvOf(
    moods.map(({ sex, values }, index) => ({
      code: `r${index + from}`,
      sex,
      values: [
        ...(index % 9 === 0 ? values.map(() => 4) : values),
        ...(index % 9 === 0 ? values.map(() => 4) : others[index]!.values),
      ],
    })),
    { header: ['code', 'sex', ...mood.items.map(({ id }) => id), ...spirits.items.map(({ id }) => id)] },
  );
}

async function flaggedRows(file: string, scales: readonly string[]): Promise<number[]> {
  const words = ['validate', file, '--quality', '--format', 'json', '--scales', scales.join(',')];
  const { stdout } = await ensureStats(...words);
  const report = JSON.parse(stdout) as { quality: { files: { flagged: { row: number }[] }[] } };
  return report.quality.files.flatMap(({ flagged }) => flagged.map(({ row }) => row));
}

describe('choices: every row is a run of the tool with that choice', () => {
  it('of strangers and of matched people, of tests, rules, items and unusual respondents', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), fc.boolean(), async (seed, matched) => {
        const texts = { 'pre.csv': wave(40, seed, 1), 'post.csv': wave(36, seed + 7, 6) };
        const folder = temporaryFolder({
          ...texts,
          'mood.json': definition(mood),
          'spirits.json': definition(spirits),
        });
        const at = (name: string) => `${folder}/${name}`;
        const files = [at('pre.csv'), at('post.csv')];
        const ids = matched ? ['--id', 'code'] : [];
        const scales = [at('mood.json'), at('spirits.json')];
        const choices = (await analysed(files, ...ids, '--scales', scales.join(','), '--choices')).choices!;
        expect(choices.map(({ scale }) => scale)).toEqual(['mood', 'spirits']);
        const expectRow = async (row: Choice, scale: string, run: Promise<Result>) => {
          const [found, expected] = [numbersOf(row), primaryOf(await run, scale)];
          expect([found.method, found.n]).toEqual([expected.method, expected.n]);
          for (const key of ['difference', 'lower', 'upper', 'p', 'pHolm'] as const)
            if (expected[key] === null) expect([key, found[key]]).toEqual([key, null]);
            // A sum without an item is counted up in another order of multiplications.
            else expectClose(found[key]!, expected[key]!, row.kind === 'item' ? 1e-10 : 1e-14);
        };
        for (const { scale, rows } of choices) {
          const own = scale === 'mood' ? mood : spirits;
          const withOwn = (changed: object) => {
            const changedFile = temporaryFolder({ 'changed.json': definition(changed) });
            const others = scales.map((each) =>
              each.endsWith(`${scale}.json`) ? `${changedFile}/changed.json` : each,
            );
            return analysed(files, ...ids, '--scales', others.join(','));
          };
          expect(rows[0]).toMatchObject({ kind: 'as-analysed', sameSign: true, sameDecision: true });
          expect(new Set(rows.map(({ kind }) => kind))).toContain('flagged');
          for (const row of rows) {
            if (row.kind === 'as-analysed')
              await expectRow(row, scale, analysed(files, ...ids, '--scales', scales.join(',')));
            else if (row.kind === 'test')
              await expectRow(
                row,
                scale,
                analysed(files, ...ids, '--scales', scales.join(','), '--test', row.value),
              );
            else if (row.kind === 'answers')
              await expectRow(
                row,
                scale,
                withOwn({ ...own, score: { ...own.score, minAnswered: row.value === 'strict' ? 4 : 2 } }),
              );
            else if (row.kind === 'item')
              await expectRow(
                row,
                scale,
                withOwn({
                  ...own,
                  items: own.items.filter(({ id }) => id !== row.value),
                  score: {
                    ...own.score,
                    ...(own === mood ? {} : { transform: { steps: [{ multiply: 4 / 3 }] } }),
                  },
                }),
              );
            else {
              const kept: Record<string, string> = {};
              for (const [name, text] of Object.entries(texts)) {
                const rowsOut = await flaggedRows(at(name), scales);
                kept[name] = text
                  .split('\n')
                  .filter((_, index) => !rowsOut.includes(index + 1))
                  .join('\n');
              }
              const without = temporaryFolder(kept);
              const fewer = [`${without}/pre.csv`, `${without}/post.csv`];
              await expectRow(row, scale, analysed(fewer, ...ids, '--scales', scales.join(',')));
            }
          }
        }
      }),
      { numRuns: 3 },
    );
  });

  it('say how many keep sign and decision, and which moves the difference most', async () => {
    const { choices } = await analysed(
      ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv'],
      ...['--id', 'id', '--choices'],
    );
    for (const { rows, summary } of choices!) {
      const [first, ...others] = rows as [Choice, ...Choice[]];
      expect(summary.choices).toBe(others.length);
      expect(summary.sameSign).toBe(
        others.filter(({ difference }) => Math.sign(difference!) === Math.sign(first.difference!)).length,
      );
      const significant = ({ p, pHolm }: Choice) => (pHolm ?? p)! < 0.05;
      expect(summary.sameDecision).toBe(
        others.filter((row) => significant(row) === significant(first)).length,
      );
      const shifts = rows.map(({ difference }) => Math.abs(difference! - first.difference!));
      expect(shifts[summary.moves!.index!]).toBe(Math.max(...shifts));
      expect(summary.lowest).toBe(Math.min(...rows.map(({ difference }) => difference!)));
    }
    expect(choices!.find(({ scale }) => scale === 'brs')!.rows.map(({ kind }) => kind)).toContain('answers');
  });

  it('have change beside an analysis of covariance, and contrasts of every later wave', async () => {
    const { choices } = await analysed(
      ['fixtures/three-waves/t0.csv', 'fixtures/three-waves/t1.csv', 'fixtures/three-waves/t2.csv'],
      ...['--id', 'id', '--choices'],
    );
    expect(choices!.length).toBeGreaterThan(1);
    for (const { rows } of choices!) expect(rows.length).toBeGreaterThan(2);
    const two = await analysed(
      ['fixtures/three-waves/t0.csv', 'fixtures/three-waves/t1.csv'],
      ...['--id', 'id', '--by', 'arm', '--choices'],
    );
    const models = two.choices!.flatMap(({ rows }) => rows.filter(({ kind }) => kind === 'model'));
    expect(new Set(models.map(({ method }) => method))).toContain('difference-of-changes');
  });

  it('of a mixed model are of what it was fitted for, beside the two waves by themselves', async () => {
    const all = ['t0', 't1', 't2'].map((name) => `fixtures/three-waves/${name}.csv`);
    for (const by of [[], ['--by', 'arm']]) {
      const { choices, scales } = await analysed(all, '--id', 'id', ...by, '--choices');
      const score = scoresOf({ scales })[0]!;
      expect(choices!.map(({ contrast }) => contrast.kind)).toEqual(
        choices!.map(() => (by.length > 0 ? 'change' : 'waves')),
      );
      expect(choices).toHaveLength(2);
      const beside = choices!.map(({ rows }) => rows.filter(({ kind }) => kind === 'model'));
      const methods = by.length > 0 ? ['ancova', 'difference-of-changes'] : ['paired'];
      for (const [index, rows] of beside.entries()) {
        expect(rows.map(({ method }) => method)).toEqual(methods);
        const two = await analysed([all[0]!, all[index + 1]!], '--id', 'id', ...by);
        const own = scoresOf(two).find(({ id }) => id === score.id)!;
        for (const row of rows) {
          const found =
            row.method === 'paired'
              ? own.comparisons[0]!.tests.find(({ method }) => method === 'paired')!
              : own.models!.find(({ method }) => method === row.method)!.contrasts[0]!;
          expectClose(row.difference!, found.difference!, 1e-14);
          expectClose(row.ci.lower!, found.ci.lower!, 1e-14);
          expectClose(row.p!, found.p!, 1e-14);
        }
      }
      // Corrected over both later waves, by Holm's rule written out.
      for (const place of methods.keys()) {
        const rows = beside.map((each) => each[place]!).sort((one, other) => one.p! - other.p!);
        expectClose(rows[0]!.pHolm!, Math.min(1, 2 * rows[0]!.p!), 1e-14);
        expectClose(rows[1]!.pHolm!, Math.max(rows[0]!.pHolm!, rows[1]!.p!), 1e-14);
      }
    }
  });

  it('leave out the paired test where the model has it already', async () => {
    const weeks = Array.from({ length: 12 }, (_, index) => [
      index,
      (index * 7) % 5,
      (index * 3) % 5,
      index % 5,
    ]);
    const csv = `id,t0_x,t1_x,t2_x\n${weeks.map((row) => row.join()).join('\n')}\n`;
    const scale = { id: 'x', version: '1.0.0', name: { en: 'X' }, direction: 'neutral' };
    const folder = temporaryFolder({
      'all.csv': csv,
      'x.json': definition({
        ...scale,
        ...{ response: { min: 0, max: 4 }, items: [{ id: 'x' }], score: { aggregate: 'sum' } },
      }),
    });
    const { choices } = await analysed([`${folder}/all.csv`], '--scales', `${folder}/x.json`, '--choices');
    expect(choices).toHaveLength(2);
    for (const { rows } of choices!) expect(rows.map(({ method }) => method)).not.toContain('paired');
  });

  it('stand in tables, sentences and figures in every language, and in reports', async () => {
    const files = ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv', '--id', 'id'];
    for (const [lang, words] of [
      [
        'en',
        [
          'Does the conclusion depend on a choice?',
          'without brs4',
          'most influential choice: without brs4 (+0.08)',
        ],
      ],
      ['nl', ['Hangt de conclusie af van een keuze?', 'zonder brs4', 'zonder brs4 (+0,08)']],
      ['fr', ['La conclusion dépend-elle d’un choix', 'sans brs4', 'sans brs4 (+0,08)']],
    ] as const) {
      const { stdout } = await ensureStats(
        'analyse',
        ...files,
        '--choices',
        '--lang',
        lang,
        '--format',
        'markdown',
      );
      for (const word of words) expect(stdout).toContain(word);
    }
    const page = await ensureStats('analyse', ...files, '--choices', '--format', 'html');
    expect(page.stdout).toContain('Brief Resilience Scale: the difference under every choice');
    const report = await ensureStats('report', ...files, '--choices', '--min-cell', '0', '--format', 'html');
    expect(report.stdout).toContain('Does the conclusion depend on a choice?');
    expect(report.stdout).toContain('one choice changed at a time');
  });

  it('withhold what a few respondents more or fewer would give away', async () => {
    const files = ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv'];
    const whole = (await analysed(files, '--choices')).choices!;
    const shown = (await analysed(files, '--choices', '--min-cell', '5')).choices!;
    for (const [index, { n, rows }] of shown.entries()) {
      if (n.includes(null)) continue;
      rows.forEach((row, place) => {
        const { n: counts, difference } = whole[index]!.rows[place]!;
        const few = counts.some((count, sample) => [1, 2, 3, 4].includes(Math.abs(count! - n[sample]!)));
        expect(row.difference === null).toBe(few);
        if (!few) expect(Math.abs(row.difference! - difference!)).toBeLessThan(0.006);
      });
    }
    expect(shown.some(({ rows }) => rows.some(({ withheld }) => withheld !== undefined))).toBe(true);
  });
});
