import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Comparison, Result } from '../../src/model/result.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';
import { expectClose, readJson } from '../helpers/fixtures.ts';
import { analysedTexts, asCsv, openScale } from '../helpers/odd-samples.ts';
import { testOf } from '../helpers/reference.ts';

interface Expected {
  readonly statistic: number;
  readonly p: number;
  readonly lower: number | null;
  readonly upper: number | null;
}
interface Against {
  readonly statistic: number;
  readonly p: number;
  readonly ci: readonly [number, number];
}
interface Sample {
  readonly first: number[];
  readonly second: number[];
  readonly margin: number;
  readonly greater: Readonly<Record<string, Expected>>;
  readonly less: Readonly<Record<string, Expected>>;
  readonly higher: Against;
  readonly lower: Against;
}
// R with fixtures/reference/one-sided.R; these samples can be answers.
const { samples } = readJson<{ samples: Record<string, Sample> }>(
  'fixtures/reference/one-sided.reference.json',
);
const SAMPLES = (['sleep', 'untied', 'whole'] as const).map((name) => [name, samples[name]!] as const);
const PAIRED = ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv', '--id', 'id'];

const textsOf = ({ first, second }: Sample) =>
  [first, second].map((values) => asCsv(values.map((value) => [value])));

async function resultOf(...words: string[]): Promise<Result> {
  const { stdout, stderr } = await ensureStats('analyse', ...PAIRED, ...words, '--format', 'json');
  expect(stdout, stderr).not.toBe('');
  return JSON.parse(stdout) as Result;
}

describe.each(SAMPLES)('one-sided tests of %s', (_, sample) => {
  it.each(['greater', 'less'] as const)('%s, agree with R', async (alternative) => {
    const result = await analysedTexts(textsOf(sample), openScale(1, 1), {
      id: 'id',
      alternative: { '*': alternative },
    });
    const comparison = result.scales[0]!.comparison as Comparison;
    for (const method of ['welch', 'student', 'paired', 'mann-whitney', 'wilcoxon-signed-rank'] as const) {
      const expected = sample[alternative][method]!;
      const test = testOf(comparison, method);
      expect(test.alternative, method).toBe(alternative);
      expectClose(test.statistic, expected.statistic, 1e-10, method);
      expectClose(test.p, expected.p, 1e-10, method);
      const ci = test.hodgesLehmann?.ci ?? test.ci;
      expect(alternative === 'greater' ? ci.upper : ci.lower, method).toBeNull();
      if (test.hodgesLehmann !== undefined) continue;
      expectClose(
        alternative === 'greater' ? ci.lower : ci.upper,
        expected[alternative === 'greater' ? 'lower' : 'upper']!,
        1e-9,
      );
    }
    for (const method of ['levene', 'brown-forsythe'] as const)
      expect(testOf(comparison, method).alternative).toBe('two-sided');
    // Effect sizes keep both ends.
    for (const { ci } of comparison.effectSizes) expect(ci!.lower === null).toBe(ci!.upper === null);
  });

  it.each([
    ['higher', 'higher-is-better'],
    ['lower', 'lower-is-better'],
  ] as const)('non-inferiority where %s is better agrees with R', async (better, direction) => {
    const result = await analysedTexts(
      textsOf(sample),
      { ...openScale(1, 1), direction },
      {
        id: 'id',
        nonInferiority: { q: sample.margin },
      },
    );
    const { nonInferiority } = result.scales[0]!.comparison as Comparison;
    const expected = sample[better];
    const bound = better === 'higher' ? expected.ci[0] : expected.ci[1];
    expectClose(nonInferiority!.bound, bound, 1e-9);
    expectClose(nonInferiority!.statistic, expected.statistic);
    expectClose(nonInferiority!.p, expected.p);
    expect(nonInferiority).toMatchObject({ method: 'paired', better, margin: sample.margin, alpha: 0.025 });
    expect(nonInferiority!.nonInferior).toBe(
      better === 'higher' ? bound > -sample.margin : bound < sample.margin,
    );
    expect(nonInferiority!.nonInferior).toBe(expected.p < 0.025);
  });
});

describe('--alternative', () => {
  it('is one family of one-sided p, by scale where asked, and repeated in the settings', async () => {
    const result = await resultOf('--alternative', 'greater,brs=less');
    expect(result.settings.alternative).toEqual({ '*': 'greater', brs: 'less' });
    const tests = result.scales.map(({ comparisons: [one] }) => one!.tests[0]!);
    expect(tests.map(({ alternative }) => alternative)).toEqual(['greater', 'less']);
    const two = await resultOf();
    expect(two.settings.alternative).toBeUndefined();
    const [wemwbs, brs] = two.scales.map(({ comparisons: [one] }) => one!.tests[0]!.p!) as [number, number];
    // Both scores rose: half of p, and the other side of it; Holm of two by hand.
    expectClose(tests[0]!.p, wemwbs / 2);
    expectClose(tests[1]!.p, 1 - brs / 2);
    expectClose(tests[0]!.pHolm, wemwbs);
    expectClose(tests[1]!.pHolm, 1 - brs / 2);
  });

  it('says so in every language, in notes, sentences and the method section', async () => {
    const said = { en: 'one-sided', nl: 'eenzijdig', fr: 'unilatéral' };
    for (const [lang, word] of Object.entries(said)) {
      const { stdout } = await ensureStats(
        ...['analyse', ...PAIRED, '--alternative', 'greater', '--sentences', '--lang', lang],
      );
      const text = stdout.replace(/-\n/g, '').replace(/\s+/g, ' ');
      expect(text).toContain(`${word} (`);
      expect(text).toMatch(new RegExp(`[,;] ${word} ?[,;] p`));
      expect(text).toContain('∞]');
    }
    const { stdout } = await ensureStats(
      ...['report', ...PAIRED, '--alternative', 'greater', '--format', 'html', '--date', '2026-01-01'],
    );
    expect(stdout).toContain('Differences were tested one-sided');
    expect(stdout).not.toContain('All tests were two-sided');
  });

  it('comes with a note unless a plan has it, and a warning where it looks for the worse', async () => {
    const codes = async (...words: string[]) => (await resultOf(...words)).warnings.map(({ code }) => code);
    expect(await codes('--alternative', 'greater')).toContain('one-sided-unplanned');
    expect(await codes('--alternative', 'greater')).not.toContain('one-sided-worse');
    expect(await codes('--alternative', 'brs=less')).toContain('one-sided-worse');
    expect(await codes('--alternative', 'two-sided')).not.toContain('one-sided-unplanned');

    const waves = ['pre', 'post'].map((id) => ({
      id,
      file: join(process.cwd(), `fixtures/paired/${id}.csv`),
    }));
    const study = {
      groups: [{ id: 'all', waves }],
      match: { columns: ['id'] },
      scales: ['brs', 'wemwbs'],
      alternative: 'greater',
      plan: 'study.plan.json',
      outputs: [{ what: 'analysis', file: 'result.json' }],
    };
    const folder = temporaryFolder({ 'study.json': JSON.stringify(study) });
    expect((await ensureStats('plan', join(folder, 'study.json'))).status).toBe(0);
    const { stderr } = await ensureStats('run', join(folder, 'study.json'));
    const planned = readJson<Result>(join(folder, 'result.json'));
    expect(planned.plan!.items.find(({ name }) => name === 'alternative')).toMatchObject({
      status: 'as-planned',
    });
    expect(
      planned.warnings.map(({ code }) => code),
      stderr,
    ).not.toContain('one-sided-unplanned');
  });

  it('names what is not there, and is repeated by scripts', async () => {
    const outcome = (...words: string[]) => ensureStats('analyse', ...PAIRED, ...words);
    const unknown = await outcome('--alternative', 'phq9=less');
    expect([unknown.status, unknown.stderr]).toEqual([2, expect.stringContaining('"phq9" is not a score')]);
    expect((await outcome('--alternative', 'upwards')).status).toBe(2);
    expect((await outcome('--non-inferiority', '0')).status).toBe(2);
    // What the scripts compute is held against R and PSPP in test/report/emit.
    for (const language of ['r', 'spss']) {
      const script = await outcome('--non-inferiority', '2', '--alternative', 'greater', '--emit', language);
      expect([script.status, script.stdout]).toEqual([0, expect.stringMatching(/non[- ]?inferior/i)]);
    }
  });
});

describe('--non-inferiority', () => {
  it('is one sentence a scale, in every language', async () => {
    const said = {
      en: 'inferiority was shown: the lower bound of the 95% CI, 0.72, lies above the margin of −2',
      nl: 'inferioriteit is aangetoond: de ondergrens van het 95%-BI, 0,72, ligt boven de marge van −2',
      fr: 'infériorité est démontrée : la borne inférieure de l’IC à 95 %, 0,72, se situe au-dessus de la marge de −2',
    };
    for (const [lang, words] of Object.entries(said)) {
      const { stdout } = await ensureStats('analyse', ...PAIRED, '--non-inferiority', '2', '--lang', lang);
      expect(stdout.replace(/[\s\u00a0]+/g, ' ')).toContain(words);
    }
  });

  it('needs to know which side is worse', async () => {
    const sample = samples.whole!;
    const neutral = { ...openScale(1, 1), direction: 'neutral' } as const;
    const judged = (
      alternative: Record<string, 'greater' | 'less'>,
      scale = neutral as ReturnType<typeof openScale>,
    ) => analysedTexts(textsOf(sample), scale, { id: 'id', nonInferiority: { '*': 0.5 }, alternative });
    await expect(judged({})).rejects.toThrow(/no favourable direction/);
    await expect(judged({ q: 'less' }, openScale(1, 1))).rejects.toThrow(/no bound on the unfavourable side/);
    const one = (await judged({ q: 'greater' })).scales[0]!.comparison as Comparison;
    // The bound is then that of the one-sided interval, with all of alpha.
    expect(one.nonInferiority).toMatchObject({ better: 'higher', alpha: 0.05 });
    expectClose(one.nonInferiority!.bound, sample.greater.paired!.lower!, 1e-9);
  });

  it('gives nothing away that is withheld of its test', async () => {
    const result = await resultOf('--non-inferiority', '2', '--min-cell', '25');
    for (const { comparisons } of result.scales) {
      const { bound, p, nonInferior, n } = comparisons[0]!.nonInferiority!;
      expect([bound, p, nonInferior, n]).toEqual([null, null, null, [null]]);
    }
  });
});
