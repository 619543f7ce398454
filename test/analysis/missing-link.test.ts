import { describe, expect, it } from 'vitest';
import { missingLinks, type UnlinkedScore } from '../../src/analysis/missing-link.ts';
import { primaryComparison } from '../../src/model/result/samples.ts';
import type { Result } from '../../src/model/result.ts';
import { missingLinkTest } from '../../src/stats/comparison/missing-link.ts';
import { ensureStats } from '../helpers/command.ts';
import { expectClose } from '../helpers/fixtures.ts';
import { computed } from '../stats/comparison/reference-scores.ts';

const ENSURE = ['fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'];

async function analysed(...options: string[]): Promise<Result> {
  const { stdout, status } = await ensureStats('analyse', ...ENSURE, '--format', 'json', ...options);
  expect(status).toBe(0);
  return JSON.parse(stdout) as Result;
}

function linkOf(result: Result, scale: string) {
  return primaryComparison(result.scales.find(({ id }) => id === scale)!)!.missingLink!;
}

const score = (n1: number, n2: number, difference: number, inFamily = true): UnlinkedScore => ({
  first: { n: n1, mean: 10, variance: 4 },
  second: { n: n2, mean: 10 + difference, variance: 5 },
  inFamily,
});

describe('waves without ids', () => {
  it('are tried with as many people in both as possible, half of that, or the number given', async () => {
    const link = linkOf(await analysed('--scales', 'brs,wemwbs'), 'brs');
    expect(link.n).toEqual([46, 40]);
    expect(link.overlaps.map(({ assumed, people }) => [assumed, people])).toEqual([
      ['most', 40],
      ['half', 20],
    ]);
    const given = linkOf(await analysed('--scales', 'brs', '--overlap', '12'), 'brs');
    expect(given.overlaps.map(({ assumed, people }) => [assumed, people])).toEqual([['given', 12]]);
    const toomany = linkOf(await analysed('--scales', 'brs', '--overlap', '500'), 'brs');
    expect(toomany.overlaps[0]!.people).toBe(40);
  });

  it('keep the difference, narrow the interval as the correlation rises, and turn where it is said', async () => {
    const result = await analysed();
    for (const { id } of result.scales.filter(({ aggregate }) => aggregate !== null)) {
      const comparison = primaryComparison(result.scales.find((scale) => scale.id === id)!)!;
      for (const { tests, decision, turnsAt } of comparison.missingLink!.overlaps) {
        const widths = tests.map(({ ci }) => ci.upper! - ci.lower!);
        expect(widths).toEqual(widths.toSorted((a, b) => b - a));
        for (const { ci } of tests) expectClose((ci.upper! + ci.lower!) / 2, comparison.difference!, 1e-9);
        const significant = tests.map(({ pHolm }) => pHolm! < 0.05);
        if (decision === 'open') expect(significant).not.toContain(true);
        else if (decision === 'significant') expect(significant).not.toContain(false);
        else expect(significant).toEqual(tests.map(({ correlation }) => correlation >= turnsAt!));
      }
    }
  });

  it('turn at the closed form where there is one scale', () => {
    const [link] = missingLinks([score(40, 50, 0.8)], 30, 0.95);
    const { turnsAt, decision } = link!.overlaps[0]!;
    expect(decision).toBe('turns');
    const at = { overlap: 30, correlation: turnsAt! };
    const { first, second } = score(40, 50, 0.8);
    expectClose(computed(missingLinkTest(first, second, at, 0.95)).p, 0.05, 1e-9);
  });

  it('decide by p where a score is in no family, and by Holm in one', () => {
    const [alone, member, other] = missingLinks(
      [score(40, 40, 0.9, false), score(40, 40, 0.9), score(40, 40, 0.1)],
      20,
      0.95,
    );
    expect(alone!.overlaps[0]!.tests[0]!.pHolm).toBeNull();
    expectClose(member!.overlaps[0]!.tests[0]!.pHolm, 2 * alone!.overlaps[0]!.tests[0]!.p!, 1e-12);
    expect(other!.overlaps[0]!.decision).toBe('open');
    expect(member!.overlaps[0]!.turnsAt!).toBeGreaterThan(alone!.overlaps[0]!.turnsAt ?? 0);
  });

  it('have none where people are matched, or groups are compared', async () => {
    const { stdout } = await ensureStats(
      'analyse',
      'fixtures/paired/pre.csv',
      'fixtures/paired/post.csv',
      '--id',
      'id',
      '--format',
      'json',
    );
    expect(stdout).not.toContain('missingLink');
  });

  it('refuse an overlap that would change nothing', async () => {
    const matched = await ensureStats(
      'analyse',
      'fixtures/paired/pre.csv',
      'fixtures/paired/post.csv',
      '--id',
      'id',
      '--overlap',
      '9',
    );
    expect(matched.status).toBe(2);
    expect(matched.stderr).toContain('--overlap would have no effect');
    const none = await ensureStats('analyse', ...ENSURE, '--overlap', '0');
    expect(none.status).toBe(2);
  });

  it('are withheld with the small wave', async () => {
    const link = linkOf(await analysed('--scales', 'brs', '--min-cell', '45'), 'brs');
    const numbers = JSON.stringify(link.overlaps).match(/"(?:people|standardError|p|turnsAt)":\d/g);
    expect(numbers).toBeNull();
  });
});

describe('what is printed of waves without ids', () => {
  it.each([
    [
      'en',
      'If 40 people had answered in both waves and their scores correlated .7, t would be 2.44 instead of 1.44',
    ],
    [
      'nl',
      'Als 40 mensen beide keren hadden geantwoord en hun scores ,7 correleerden, zou t 2,44 zijn in plaats van 1,44',
    ],
    [
      'fr',
      'Si 40 personnes avaient répondu aux deux mesures avec une corrélation de ,7 entre leurs scores, t serait de 2,44 au lieu de 1,44',
    ],
  ])('%s', async (language, sentence) => {
    const { stdout } = await ensureStats(
      'analyse',
      ...ENSURE,
      ...['--scales', 'brs', '--overlap', '40', '--lang', language],
    );
    expect(stdout.replace(/\s+/g, ' ')).toContain(sentence);
  });

  it('is of many scores a line for each overlap, and of each test a row for programs', async () => {
    const { scales } = await analysed();
    const links = scales.flatMap((scale) =>
      [scale, ...scale.subscales].flatMap((each) => {
        const link = primaryComparison(each)?.missingLink;
        return link === undefined ? [] : [link];
      }),
    );
    const overlaps = links.flatMap((link) => link.overlaps);
    const printed = (p: number) => (p < 0.001 ? '< .001' : p.toFixed(3).replace(/^0/, ''));
    const { stdout } = await ensureStats('analyse', ...ENSURE, '--details', '--format', 'markdown');
    const table = /Sensitivity to the missing link.*?\n\n(.*?)\n\n/s.exec(stdout)![1]!;
    const lines = table.split('\n').filter((line) => /^\|[^|]*\| *(?:40|20) *\|/.test(line));
    const cells = lines.map((line) => line.split('|').map((cell) => cell.trim().replace('\\<', '<')));
    expect(cells.map((line) => line.slice(2, -2))).toEqual(
      overlaps.map(({ people, tests }) => [
        String(people),
        ...tests.map(({ p, pHolm }) => printed(pHolm ?? p!)),
      ]),
    );
    for (const [index, { decision, turnsAt }] of overlaps.entries()) {
      const told = cells[index]!.at(-2)!;
      // Rounded upwards: at the correlation that is printed the difference is significant.
      if (decision === 'turns') {
        expect(Number(told)).toBeGreaterThanOrEqual(turnsAt!);
        expect(Number(told)).toBeLessThan(turnsAt! + 0.01);
      } else expect(told).toBe(decision === 'open' ? 'none' : 'any');
    }
    const csv = await ensureStats('analyse', ...ENSURE, '--details', '--format', 'csv');
    const rows = csv.stdout.split(/(?:\r?\n){2}/).find((each) => each.includes('Sensitivity'))!;
    // The title and the names of the columns come first.
    expect(rows.trim().split('\n')).toHaveLength(2 + overlaps.flatMap(({ tests }) => tests).length);
  });

  it('is shown with --details, and not in the short tables', async () => {
    const short = await ensureStats('analyse', ...ENSURE, '--scales', 'brs');
    expect(short.stdout).not.toContain('Sensitivity to the missing link between the waves');
    const long = await ensureStats('analyse', ...ENSURE, '--scales', 'brs', '--details');
    expect(long.stdout).toContain('Sensitivity to the missing link between the waves');
    expect(long.stdout).toContain('as many people as the smaller wave has, then half of them');
  });
});
