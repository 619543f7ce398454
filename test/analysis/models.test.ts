import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Model, Result } from '../../src/model/result.ts';
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
  const { stdout, stderr, status } = await ensureStats(
    'analyse',
    ...paths,
    ...options('--format', 'json', ...more),
  );
  expect(status, stderr).toBe(0);
  const result = JSON.parse(stdout) as Result;
  expect(result.scales[0]!.models).toHaveLength(1);
  return result.scales[0]!.models![0]!;
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
  it('are compared by analysis of covariance first, as lm, emmeans and car do', async () => {
    const model = await modelOf(anorexiaFiles, '--by', 'arm');
    expect(model.method).toBe('ancova');
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
    const [change] = model.changes;
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
    expect(stdout).toContain('Every pair, after Games and Howell');
    expect(stdout).toContain('Effect size');
  });
});
