import { describe, expect, it } from 'vitest';
import { isPrimaryContrast, scoresOf } from '../../src/model/result/samples.ts';
import type { Contrast, Result } from '../../src/model/result.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import { expectClose, readJson } from '../helpers/fixtures.ts';

interface Estimate {
  difference: number;
  lower: number;
  upper: number;
  p: number;
  holm: number;
}
interface Row {
  arm: string;
  wave: string;
  mixed: { difference: number; se: number };
  complete: { difference: number; se: number; t: number; p: number; df: number } | null;
  ancova: Estimate;
  changes: Estimate;
}
interface Trial {
  logLikelihood: number;
  rows: Row[];
}
const reference = readJson<{ btheb: Trial; loss: Trial }>('fixtures/trials/reference.json');

const BTHEB = [
  ...['fixtures/trials/btheb.csv', '--scales', 'fixtures/trials/bdi.json', '--by', 'treatment'],
  ...['--groups', 'TAU,BtheB'],
];
const ALL_WAVES = ['--waves', '.pre,.2m,.3m,.5m,.8m'];
const LOSS = ['fixtures/trials/weight-loss.csv', '--scales', 'fixtures/trials/loss.json', '--by', 'arm'];

async function printed(...words: string[]): Promise<string> {
  const { stdout, stderr, status } = await ensureStats('analyse', ...words, '--format', 'markdown');
  expect([status, stderr]).toEqual([0, expect.not.stringMatching(/^error/m)]);
  return stdout;
}

async function analysed(...words: string[]): Promise<Result> {
  const { stdout, status } = await ensureStats('analyse', ...words, '--format', 'json');
  expect(status).toBe(0);
  return JSON.parse(stdout) as Result;
}

function isOf(contrast: Contrast, { arm, wave }: Row): boolean {
  return contrast.kind === 'change' && contrast.of[1] === arm && contrast.waves[1] === wave;
}

describe('two public trials, against R', () => {
  it.each([
    ['half of the people gone at the end (BtheB)', [...BTHEB, ...ALL_WAVES], reference.btheb],
    ['three arms, nobody missing (WeightLoss)', LOSS, reference.loss],
  ] as const)('%s: the mixed model, and every choice beside it', async (_, words, trial) => {
    const result = await analysed(...words, '--choices');
    const [score] = scoresOf(result);
    const model = score!.models![0]!;
    // An iterative fit, on both sides.
    expectClose(model.logLikelihood!, trial.logLikelihood, 1e-10);
    const primary = model.contrasts.filter((each) => isPrimaryContrast(each, model));
    expect(primary).toHaveLength(trial.rows.length);
    expect(result.choices).toHaveLength(trial.rows.length);
    for (const row of trial.rows) {
      const found = primary.find(({ contrast }) => isOf(contrast, row))!;
      expectClose(found.difference!, row.mixed.difference, 1e-7);
      expectClose(found.standardError!, row.mixed.se, 1e-7);
      if (row.complete !== null) {
        expectClose(found.difference!, row.complete.difference, 1e-10);
        expectClose(found.standardError!, row.complete.se, 1e-10);
        expectClose(found.df!, row.complete.df, 1e-10);
        expectClose(found.p!, row.complete.p, 1e-9);
      }
      const { rows } = result.choices!.find(({ contrast }) => isOf(contrast, row))!;
      for (const [method, expected] of [
        ['ancova', row.ancova],
        ['difference-of-changes', row.changes],
      ] as const) {
        const choice = rows.find((each) => each.method === method)!;
        expectClose(choice.difference!, expected.difference, 1e-10);
        expectClose(choice.ci.lower!, expected.lower, 1e-10);
        expectClose(choice.ci.upper!, expected.upper, 1e-10);
        expectClose(choice.p!, expected.p, 1e-10);
        expectClose(choice.pHolm!, expected.holm, 1e-10);
      }
    }
  });
});

const GAPS = /missing at random/;
const PAIRS = /Respondents without a score in both waves are left out/;

describe('what the notes of a trial say', () => {
  it('that missing scores are an assumption, where there are any', async () => {
    const [all, two, whole] = await Promise.all([
      printed(...BTHEB, ...ALL_WAVES),
      printed(...BTHEB, '--waves', '.pre,.8m'),
      printed(...LOSS),
    ]);
    expect([GAPS.test(all), PAIRS.test(all)]).toEqual([true, false]);
    expect([GAPS.test(two), PAIRS.test(two)]).toEqual([false, true]);
    expect([GAPS.test(whole), PAIRS.test(whole)]).toEqual([false, false]);
  });

  it('how to see what those who left could change, where a difference could turn', async () => {
    const [turns, none] = await Promise.all([
      printed(...BTHEB, '--waves', '.pre,.3m'),
      printed(...BTHEB, '--waves', '.pre,.8m'),
    ]);
    expect(turns).toContain('With --details: how much worse');
    expect(none).not.toContain('With --details: how much worse');
    const details = await printed(...BTHEB, '--waves', '.pre,.3m', '--details');
    expect(details).toContain('Sensitivity of the conclusions to drop-out');
    expect(details).not.toContain('With --details: how much worse');
  });

  it('"after correction" only where p was corrected', async () => {
    const [one, several] = await Promise.all([
      printed(...BTHEB, '--waves', '.pre,.3m'),
      printed(...BTHEB, ...ALL_WAVES),
    ]);
    expect(one).toContain('Significant (*p* < .05): Depression');
    expect(one).not.toContain('after correction (');
    expect(several).toContain(
      'None of the differences that the model was fitted for is significant after correction',
    );
    const none = await printed(...BTHEB, '--waves', '.pre,.8m');
    expect(none).toContain('The difference that the model was fitted for is not significant (*p* < .05)');
  });

  it('that the groups change differently over all, where no difference from the first shows it', async () => {
    const said = /over all waves and groups together the changes differ/;
    // Of both scales together Holm leaves no difference from the control group; the F of the weight is clear.
    const both = [
      LOSS[0]!,
      '--scales',
      'fixtures/trials/loss.json,fixtures/trials/esteem.json',
      '--by',
      'arm',
    ];
    const [weight] = scoresOf(await analysed(...both));
    const model = weight!.models![0]!;
    expect(model.tests.find(({ effect }) => effect === 'wave-by-group')!.p!).toBeLessThan(0.001);
    for (const each of model.contrasts)
      if (isPrimaryContrast(each, model)) expect(each.pHolm!).toBeGreaterThan(0.05);
    expect(await printed(...both)).toMatch(said);
    // Where a difference is significant it says enough, and so does an F that is not.
    expect(await printed(...LOSS)).not.toMatch(said);
    expect(await printed(...BTHEB, ...ALL_WAVES)).not.toMatch(said);
  });

  it('that F is liberal from as few people as its exact distribution tells', async () => {
    const said = /tests of the mixed model reject too often/;
    // Three waves of one group: F (ν − 1) / ν is exact, and inflated by more than a ninth below ν = 10.
    for (const people of [10, 11, 12]) {
      const folder = temporaryFolder({ 'all.csv': waves(people) });
      const text = await printed(`${folder}/all.csv`, '--scales', 'fixtures/trials/loss.json');
      expect([people, said.test(text)]).toEqual([people, people < 11]);
    }
  });

  it('nothing of reliability, of scores of one item', async () => {
    const [totals, items] = await Promise.all([
      printed(...BTHEB, ...ALL_WAVES, '--details'),
      printed('fixtures/paired/pre.csv', 'fixtures/paired/post.csv', '--id', 'id', '--details'),
    ]);
    expect(totals).not.toMatch(/reliability|[Aa]lpha|α|interval: Feldt/);
    expect(items).toMatch(/Scale scores and reliability before and after/);
    const csv = await ensureStats('analyse', ...BTHEB, ...ALL_WAVES, '--format', 'csv');
    expect(csv.stdout.split('\n')[1]).toContain('alphaCiLower');
  });

  it('that a score of two values has tests of its own', async () => {
    const rows = Array.from({ length: 20 }, (_, row) => [row % 2, +(row % 3 === 0)].join());
    const scale = (max: number) =>
      JSON.stringify({
        ...{ id: 'x', version: '1.0.0', name: { en: 'X' }, direction: 'neutral', examples: [] },
        ...{ response: { min: 0, max }, items: [{ id: 'x' }], score: { aggregate: 'sum' } },
      });
    const folder = temporaryFolder({
      'all.csv': `pre_x,post_x\n${rows.join('\n')}\n`,
      'one.json': scale(1),
      'two.json': scale(2),
    });
    const said = /tests and models of means are approximate/;
    expect(await printed(`${folder}/all.csv`, '--scales', `${folder}/one.json`)).toMatch(said);
    expect(await printed(`${folder}/all.csv`, '--scales', `${folder}/two.json`)).not.toMatch(said);
  });

  it('which analysis is the primary one, in the settings', async () => {
    const model = await printed(...BTHEB, ...ALL_WAVES, '--details');
    expect(model).toMatch(/Primary analysis \| Mixed model/);
    expect(model).toMatch(/Additional test \| Paired t-test/);
    const plain = await printed(
      ...[
        'fixtures/trials/btheb.csv',
        '--scales',
        'fixtures/trials/bdi.json',
        '--waves',
        '.pre,.2m',
        '--details',
      ],
    );
    expect(plain).toMatch(/Primary test \| Paired t-test/);
    expect(plain).not.toContain('Primary analysis');
  });

  it('what a margin rests on, unless a plan set it', async () => {
    const groups = await printed(...BTHEB, '--waves', '.pre,.3m', '--non-inferiority', '3');
    expect(groups).toContain('A margin counts only if it was set before the data were seen');
    expect(groups).toContain('also hold among those who followed the protocol');
    const waves = await printed(
      ...['fixtures/trials/btheb.csv', '--scales', 'fixtures/trials/bdi.json', '--waves', '.pre,.2m'],
      ...['--non-inferiority', '3'],
    );
    expect(waves).toContain('A margin counts only if it was set before the data were seen');
    expect(waves).not.toContain('followed the protocol');
  });
});

function waves(people: number): string {
  const rows = Array.from({ length: people }, (_, person) =>
    [person % 7, (person * 5) % 9, (person * 3 + 1) % 11].join(),
  );
  return `t1_loss,t2_loss,t3_loss\n${rows.join('\n')}\n`;
}
