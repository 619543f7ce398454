import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Model, Result } from '../../src/model/result.ts';
import { holm } from '../../src/stats/holm.ts';
import { deltaAdjustment } from '../../src/stats/models/delta-adjustment.ts';
import { seededRandom } from '../../src/stats/random.ts';
import { ensureStats } from '../helpers/command.ts';
import { expectClose, readJson } from '../helpers/fixtures.ts';

/** One question with numbers for an answer, so that R's own data are the scores; in tenths, which leaves F, t, df and p as they are. */
const SCALE = {
  id: 'weight',
  version: '1.0.0',
  name: { en: 'Weight' },
  direction: 'higher-is-better',
  response: { min: 0, max: null },
  items: [{ id: 'weight', text: { en: 'Weight' } }],
  score: { aggregate: 'sum' },
  citation: 'R',
  licence: 'R',
  examples: [{ responses: { weight: 3 }, scores: { weight: 3 } }],
};
const TENTHS = 10;

const folder = mkdtempSync(join(tmpdir(), 'ensure-stats-models-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const definition = join(folder, 'weight.json');
writeFileSync(definition, JSON.stringify(SCALE));

/** A file a wave, from a row of scores a person; who has no score in a wave is not in its file. */
function files(name: string, groups: readonly (readonly (readonly (number | null)[])[])[]): string[] {
  const people = groups.flatMap((rows, group) => rows.map((scores) => ({ group, scores })));
  return people[0]!.scores.map((_, wave) => {
    const rows = people.flatMap(({ group, scores }, person) => {
      const score = scores[wave];
      return score == null ? [] : [`p${person},g${group},${Math.round(score * TENTHS)}`];
    });
    const path = join(folder, `${name}-t${wave}.csv`);
    writeFileSync(path, `id,arm,weight\n${rows.join('\n')}\n`);
    return path;
  });
}

const options = (...more: string[]) => ['--id', 'id', '--scales', definition, ...more];

async function modelOf(paths: readonly string[], ...more: string[]): Promise<Model> {
  return (await modelsOf(paths, ...more))[0]!;
}

async function modelsOf(paths: readonly string[], ...more: string[]): Promise<readonly Model[]> {
  const { stdout, stderr, status } = await ensureStats(
    'analyse',
    ...paths,
    ...options('--format', 'json', ...more),
  );
  expect(status, stderr).toBe(0);
  const result = JSON.parse(stdout) as Result;
  expect(result.scales[0]!.primary).toEqual({ in: 'models', index: 0 });
  return result.scales[0]!.models!;
}

interface Tested {
  estimate: number;
  se: number;
  df: number;
  p: number;
}
interface FTest {
  F: number;
  df1: number;
  df2: number;
  p: number;
}
const ancovas = readJson<{
  cases: {
    name: string;
    groups: { pre: number[]; post: number[] }[];
    differences: Tested[];
    means: Tested[];
    group: FTest;
    slopes: FTest;
    changes: { t: number; df: number; p: number };
    four_means: Tested;
    morris: { d: number };
  }[];
}>('fixtures/reference/ancova.reference.json').cases;
const anorexia = ancovas.find(({ name }) => name === 'anorexia')!;
const anorexiaFiles = files(
  'anorexia',
  anorexia.groups.map(({ pre, post }) => pre.map((score, i) => [score, post[i]!])),
);

const mixed = readJson<{
  cases: {
    name: string;
    groups: (number | null)[][][];
    unstructured: {
      logLik: number;
      estimate: number[];
      se: number[];
      df: number[];
      tests: { wave: FTest; group: FTest; interaction: FTest };
    };
  }[];
}>('fixtures/reference/mixed-model.reference.json').cases;
const arms = mixed.find(({ name }) => name === 'arms')!;
const armsFiles = files('arms', arms.groups);

function expectF(model: Model, effect: string, expected: FTest, tolerance: number): void {
  const test = model.tests.find((each) => each.effect === effect)!;
  expectClose(test.statistic, expected.F, tolerance);
  expect(test.df1).toBe(expected.df1);
  expectClose(test.df2, expected.df2, Math.max(tolerance, 1e-5));
}

describe('groups at two waves, matched', () => {
  it.each([
    ['differ', 0.8, true],
    ['are alike', 0, false],
  ])('are said to have doubtful slopes where these %s', async (_, more, said) => {
    const random = seededRandom(11);
    const groups = [0.4, 0.4 + more].map((slope) =>
      Array.from({ length: 40 }, () => {
        const pre = 20 + random.nextBelow(40);
        return [pre, 30 + slope * pre + random.nextBelow(8)];
      }),
    );
    const paths = files(`slopes-${more}`, groups);
    const { stdout } = await ensureStats('analyse', ...paths, ...options('--by', 'arm'));
    expect(stdout.includes('Equal slopes are doubtful for Weight')).toBe(said);
  });

  it('are compared by analysis of covariance first, as lm, emmeans and car do', async () => {
    const [adjusted, changes] = await modelsOf(anorexiaFiles, '--by', 'arm');
    const model = adjusted!;
    expect(model.method).toBe('ancova');
    expect(changes!.method).toBe('difference-of-changes');
    expect(model.n).toEqual(anorexia.groups.map(({ pre }) => pre.length));
    expectF(model, 'group', anorexia.group, 1e-9);
    expectF(model, 'equal-slopes', anorexia.slopes, 1e-9);
    model.contrasts.forEach((contrast, index) => {
      const expected = anorexia.differences[index]!;
      expect(contrast.contrast).toEqual({ kind: 'groups', of: ['g0', `g${index + 1}`], wave: 'post' });
      expectClose(contrast.difference, TENTHS * expected.estimate, 1e-9);
      expectClose(contrast.standardError, TENTHS * expected.se, 1e-9);
      expectClose(contrast.p, expected.p, 1e-8);
    });
    model.means.forEach(({ mean }, index) => {
      expectClose(mean, TENTHS * anorexia.means[index]!.estimate, 1e-9);
    });
    const [change] = changes!.contrasts;
    expectClose(change!.statistic, anorexia.changes.t, 1e-9);
    expectClose(change!.p, anorexia.changes.p, 1e-8);
    expectClose(change!.effectSize!.value, anorexia.morris.d, 1e-9);
  });

  it('say so in every language, the adjusted difference before the change', async () => {
    for (const [language, words] of [
      ['en', 'g1 − g0, adjusted'],
      ['nl', 'g1 − g0, gecorrigeerd'],
      ['fr', 'g1 − g0, ajustée'],
    ] as const) {
      const { stdout } = await ensureStats(
        'analyse',
        ...anorexiaFiles,
        ...options('--by', 'arm', '--lang', language, '--format', 'markdown'),
      );
      expect(stdout).toContain(words);
      expect(stdout).toContain('Lord, 1967');
      expect(stdout.indexOf(words)).toBeLessThan(stdout.indexOf('Lord, 1967'));
    }
  });

  it('withhold the model of a small group', async () => {
    const model = await modelOf(anorexiaFiles, '--by', 'arm', '--min-cell', '20');
    expect(model.n[2]).toBeNull();
    expect(model.observations).toBeNull();
    expect(JSON.stringify(model)).not.toMatch(/"(?:difference|mean|statistic|p|value|slope)":-?\d/);
  });
});

describe('three waves, matched', () => {
  it('have a mixed model of everybody with any score, as gls and the definition in R', async () => {
    const model = await modelOf(armsFiles, '--by', 'arm');
    const { unstructured } = arms;
    expect(model).toMatchObject({ method: 'mixed-model', covariance: 'unstructured', n: [24, 26, 28] });
    expectF(model, 'wave', unstructured.tests.wave, 1e-7);
    expectF(model, 'group', unstructured.tests.group, 1e-7);
    expectF(model, 'wave-by-group', unstructured.tests.interaction, 1e-7);
    const means = model.means.length;
    model.contrasts.forEach((contrast, index) => {
      expectClose(contrast.difference, TENTHS * unstructured.estimate[means + index]!, 1e-6);
      expectClose(contrast.standardError, TENTHS * unstructured.se[means + index]!, 1e-6);
      expectClose(contrast.df, unstructured.df[means + index]!, 2e-5);
      expect(contrast.pHolm!).toBeGreaterThanOrEqual(contrast.p!);
    });
    // The density of scores in tenths
    const scores = arms.groups.flat(2).filter((score) => score !== null).length;
    expectClose(model.logLikelihood, unstructured.logLik - (scores - means) * Math.log(TENTHS), 1e-9);
  });

  it('have one without groups, and none where nobody is known', async () => {
    const model = await modelOf(armsFiles);
    expect(model).toMatchObject({ method: 'mixed-model', groups: [], n: [78] });
    expect(model.tests.map(({ effect }) => effect)).toEqual(['wave']);
    const { stdout } = await ensureStats('analyse', ...armsFiles, '--scales', definition, '--format', 'json');
    const unknown = (JSON.parse(stdout) as Result).scales[0]!.models ?? [];
    expect(unknown.map(({ method }) => method)).toEqual(['welch-anova']);
  });

  it('fall back, or have a reason, where the scores fix no covariance', async () => {
    const rows = [1, 4, 2, 8, 5, 7].map((score) => [score, 2 * score, score + 1]);
    const model = await modelOf(files('line', [rows]));
    expect(model.covariance ?? model.reason).toMatch(/random-intercept|no-convergence/);
    if (model.covariance !== undefined) expect(model.fellBack).toBe('no-convergence');
  });
});

interface Within extends FTest {
  ges: number;
  gg: number;
  gg_p: number;
  hf: number;
  hf_p: number;
}
const repeated = readJson<{
  cases: {
    name: string;
    groups: number[][][];
    wave: Within;
    group: FTest;
    interaction: Within;
    mauchly: { w: number; p: number };
    friedman: { statistic: number; df: number; p: number; w: number };
  }[];
}>('fixtures/reference/repeated-measures.reference.json').cases;

function expectWithin(model: Model, effect: string, expected: Within): void {
  expectF(model, effect, expected, 1e-9);
  const { corrections, effectSize } = model.tests.find((each) => each.effect === effect)!;
  expectClose(effectSize!.value, expected.ges, 1e-9);
  expectClose(corrections!.greenhouseGeisser.epsilon, expected.gg, 1e-9);
  expectClose(corrections!.greenhouseGeisser.p, expected.gg_p, 1e-8);
  // Huynh and Feldt's ε above 1 is 1; R prints it as it is.
  expectClose(corrections!.huynhFeldt.epsilon, Math.min(1, expected.hf), 1e-9);
}

describe('beside the mixed model', () => {
  it('stands the analysis of variance of complete people with its corrections, and Friedman, as car and stats', async () => {
    const one = repeated.find(({ name }) => name === 'potthoff_one')!;
    const [mixed, anova] = await modelsOf(files('potthoff-one', one.groups));
    expect(mixed!.method).toBe('mixed-model');
    expect(anova).toMatchObject({ method: 'repeated-measures-anova', n: [27], observations: 4 * 27 });
    expectWithin(anova!, 'wave', one.wave);
    const [sphericity, ranks] = ['sphericity', 'ranks'].map(
      (effect) => anova!.tests.find((each) => each.effect === effect)!,
    );
    expectClose(sphericity!.statistic, one.mauchly.w, 1e-9);
    expectClose(sphericity!.p, one.mauchly.p, 1e-8);
    expectClose(ranks!.statistic, one.friedman.statistic, 1e-9);
    expect(ranks!.df1).toBe(one.friedman.df);
    expectClose(ranks!.effectSize!.value, one.friedman.w, 1e-9);
  });

  it('stands it with groups, and without ranks, which know none', async () => {
    const two = repeated.find(({ name }) => name === 'potthoff')!;
    const [, anova] = await modelsOf(files('potthoff', two.groups), '--by', 'arm');
    expectWithin(anova!, 'wave', two.wave);
    expectWithin(anova!, 'wave-by-group', two.interaction);
    expectF(anova!, 'group', two.group, 1e-9);
    expect(anova!.tests.map(({ effect }) => effect)).toEqual([
      'wave',
      'group',
      'wave-by-group',
      'sphericity',
    ]);
  });

  it('stands nothing of those with gaps', async () => {
    const [mixed, anova] = await modelsOf(armsFiles, '--by', 'arm');
    const complete = arms.groups.map(
      (rows) => rows.filter((scores) => scores.every((score) => score !== null)).length,
    );
    expect(anova!.n).toEqual(complete);
    expect(mixed!.observations).toBeGreaterThan(anova!.observations!);
  });
});

describe('which analysis is the primary one', () => {
  const methods = async (...more: string[]) =>
    (await modelsOf(anorexiaFiles, '--by', 'arm', ...more)).map(({ method }) => method);

  it('is by how groups were formed', async () => {
    expect(await methods()).toEqual(['ancova', 'difference-of-changes']);
    expect(await methods('--randomised')).toEqual(['ancova', 'difference-of-changes']);
    expect(await methods('--no-randomised')).toEqual(['difference-of-changes', 'ancova']);
  });

  it.each([
    [[], 'If the groups were formed at random'],
    [['--randomised'], 'The groups were formed at random'],
    [['--no-randomised'], 'The groups were not formed at random'],
  ] as const)('is said: %j', async (more, words) => {
    const { stdout } = await ensureStats(
      'analyse',
      ...anorexiaFiles,
      ...options('--by', 'arm', '--format', 'markdown', ...more),
    );
    expect(stdout).toContain(words);
    const order = ['adjusted |', 'pre-test → post-test: g1 − g0 |'].map((row) => stdout.indexOf(row));
    expect(Math.min(...order)).toBeGreaterThan(0);
    expect(order[0]! < order[1]!).toBe(more[0] !== '--no-randomised');
    // Changes within groups have intervals, and no p beside that of the model.
    const within = stdout.slice(stdout.indexOf('Change from pre-test to post-test, by group'));
    expect(within.slice(0, within.indexOf('Note'))).not.toMatch(/\*p\*/);
  });

  it('is refused without groups', async () => {
    const { status, stderr } = await ensureStats('analyse', ...armsFiles, ...options('--randomised'));
    expect(status).toBe(2);
    expect(stderr).toContain('--randomised');
  });
});

describe('groups at two waves, strangers', () => {
  it('are compared by a difference of differences, as the formula in R', async () => {
    const { stdout } = await ensureStats(
      'analyse',
      ...anorexiaFiles,
      ...['--by', 'arm', '--scales', definition, '--format', 'json'],
    );
    const [scale] = (JSON.parse(stdout) as Result).scales;
    expect(scale!.primary).toEqual({ in: 'models', index: 0 });
    const [model] = scale!.models!;
    expect(model).toMatchObject({ method: 'difference-of-differences', observations: 144 });
    const [first] = model!.contrasts;
    const { four_means: expected, morris } = anorexia;
    expect(first!.contrast).toEqual({ kind: 'change', of: ['g0', 'g1'], waves: ['pre', 'post'] });
    expectClose(first!.difference, TENTHS * expected.estimate, 1e-9);
    expectClose(first!.standardError, TENTHS * expected.se, 1e-9);
    expectClose(first!.df, expected.df, 1e-9);
    expectClose(first!.p, expected.p, 1e-8);
    expectClose(first!.effectSize!.value, morris.d, 1e-9);
    expect(first!.effectSize!.ci).toBeNull();
  });
});

describe('several scales', () => {
  it('are one family of what the models are fitted for, subscales and the rest are not', async () => {
    const second = join(folder, 'height.json');
    writeFileSync(
      second,
      JSON.stringify({
        ...SCALE,
        id: 'height',
        items: [{ id: 'height', text: { en: 'Height' } }],
        examples: [{ responses: { height: 3 }, scores: { height: 3 } }],
      }),
    );
    const paths = anorexiaFiles.map((path, wave) => {
      const rows = readFileSync(path, 'utf8').trim().split('\n');
      const both = join(folder, `both-t${wave}.csv`);
      const height = (line: string, row: number) =>
        row === 0 ? `${line},height` : `${line},${100 + ((row * 37 * (wave + 1)) % 41)}`;
      writeFileSync(both, `${rows.map(height).join('\n')}\n`);
      return both;
    });
    const { stdout } = await ensureStats(
      'analyse',
      ...paths,
      ...['--id', 'id', '--by', 'arm', '--scales', `${definition},${second}`, '--format', 'json'],
    );
    const { scales } = JSON.parse(stdout) as Result;
    for (const method of ['ancova', 'difference-of-changes']) {
      const models = scales.map(({ models }) => models!.find((model) => model.method === method)!);
      expect(models.map(({ family }) => family)).toEqual([4, 4]);
      const contrasts = models.flatMap((model) => model.contrasts);
      expect(contrasts.map(({ pHolm }) => pHolm)).toEqual(holm(contrasts.map(({ p }) => p)));
    }
  });
});

describe('those who left', () => {
  it('have a shift at which each significant difference turns, of everybody with any score', async () => {
    const { stdout } = await ensureStats(
      'analyse',
      ...armsFiles,
      ...options('--by', 'arm', '--format', 'json'),
    );
    const [scale] = (JSON.parse(stdout) as Result).scales;
    const [model] = scale!.models!;
    const primary = model!.contrasts.filter(
      ({ contrast, against, p }) => contrast.kind === 'change' && against === 'first' && p! < 0.05,
    );
    expect(primary.length).toBeGreaterThan(0);
    expect(scale!.leavers!.map(({ contrast }) => contrast)).toEqual(primary.map(({ contrast }) => contrast));
    scale!.leavers!.forEach(({ n, left, turnsAt, nilAt, contrast, group }, index) => {
      const { difference, standardError, df } = primary[index]!;
      const later = contrast.kind === 'change' ? Number(contrast.waves[1].at(-1)) : -1;
      const rows = arms.groups[Number(group!.slice(1))]!;
      expect([n, left]).toEqual([rows.length, rows.filter((scores) => scores[later] === null).length]);
      const wanted = deltaAdjustment(
        { difference: difference!, standardError: standardError!, df: df!, n: n!, left: left! },
        0.95,
      );
      expect(wanted.ok && wanted.value).toEqual({ turnsAt: turnsAt.points, nilAt: nilAt.points });
    });
  });

  it('are said in a sentence, and not where nobody left', async () => {
    const said = async (paths: readonly string[]) =>
      (await ensureStats('analyse', ...paths, ...options('--sentences', '--details'))).stdout.replaceAll(
        /\s+/g,
        ' ',
      );
    expect(await said(armsFiles)).toMatch(
      /of 78 respondents without a score on .* lower than comparable respondents/,
    );
    expect(await said(anorexiaFiles)).not.toContain('comparable respondents who stayed');
  });

  it('are withheld where few left', async () => {
    const words = options('--by', 'arm', '--format', 'json', '--min-cell', '6');
    const { stdout } = await ensureStats('analyse', ...armsFiles, ...words);
    const [scale] = (JSON.parse(stdout) as Result).scales;
    for (const { left, turnsAt } of scale!.leavers!) expect([left, turnsAt.points]).toEqual([null, null]);
  });
});

interface Groups {
  name: string;
  groups: number[][];
  welch: { F: number; df2: number; p: number };
  classical: { F: number; df2: number; p: number };
  omega: number;
  kruskal: { H: number; p: number; epsilon: number };
  pairs: { difference: number; statistic: number; df: number; p: number; holm: number }[];
}
const chicks = readJson<{ cases: Groups[] }>('fixtures/reference/several-groups.reference.json').cases.find(
  ({ name }) => name === 'chick_weights',
)!;
const strangers = join(folder, 'chicks.csv');
writeFileSync(
  strangers,
  `feed,weight\n${chicks.groups.flatMap((weights, feed) => weights.map((weight) => `f${feed},${weight}`)).join('\n')}\n`,
);

describe('three groups and more, once', () => {
  it("have Welch's analysis of variance and every pair after Games and Howell, as R", async () => {
    const { stdout } = await ensureStats(
      'analyse',
      strangers,
      ...['--by', 'feed', '--scales', definition, '--format', 'json'],
    );
    const [model] = (JSON.parse(stdout) as Result).scales[0]!.models!;
    expect(model).toMatchObject({ method: 'welch-anova', n: chicks.groups.map(({ length }) => length) });
    const [welch, classical, ranks] = model!.tests;
    expectClose(welch!.statistic, chicks.welch.F);
    expectClose(welch!.df2, chicks.welch.df2);
    expectClose(classical!.p, chicks.classical.p);
    expectClose(classical!.effectSize!.value, chicks.omega);
    expectClose(ranks!.statistic, chicks.kruskal.H);
    expectClose(ranks!.effectSize!.value, chicks.kruskal.epsilon);
    expect(model!.contrasts).toHaveLength(chicks.pairs.length);
    model!.contrasts.forEach((contrast, index) => {
      const expected = chicks.pairs[index]!;
      expectClose(contrast.difference, expected.difference);
      expectClose(contrast.statistic, expected.statistic);
      // R's ptukey, see several-groups.R
      expect(Math.abs(contrast.p! - expected.p)).toBeLessThan(1e-7);
      expectClose(contrast.pHolm, expected.holm);
    });
  });

  it('say it in words', async () => {
    const { stdout } = await ensureStats('analyse', strangers, '--by', 'feed', '--scales', definition);
    expect(stdout).toContain('Pairwise comparisons (Games-Howell)');
    expect(stdout).toContain('Effect size');
  });
});
