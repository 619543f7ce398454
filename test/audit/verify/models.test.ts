import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { PublishedModel } from '../../../src/model/published-model.ts';
import type { Verification } from '../../../src/model/verification.ts';
import { ensureStats } from '../../helpers/command.ts';
import { readJson } from '../../helpers/fixtures.ts';

/** One question with numbers for an answer, so that R's own data are the scores; in tenths. */
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

const folder = mkdtempSync(join(tmpdir(), 'ensure-stats-verified-models-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
writeFileSync(join(folder, 'weight.json'), JSON.stringify(SCALE));

/** A file a group and wave, from a row of scores a person; groups g0, g1, … of waves t0, t1, … */
function groupsOf(
  name: string,
  groups: readonly (readonly (readonly (number | null)[])[])[],
  times = TENTHS,
) {
  return groups.map((rows, group) => ({
    id: `g${group}`,
    waves: Object.fromEntries(
      rows[0]!.map((_, wave) => {
        const lines = rows.flatMap((scores, person) => {
          const score = scores[wave];
          return score == null ? [] : [`p${person},${Math.round(score * times)}`];
        });
        const file = `${name}-g${group}-t${wave}.csv`;
        writeFileSync(join(folder, file), `id,weight\n${lines.join('\n')}\n`);
        return [`t${wave}`, { n: String(lines.length), data: file }];
      }),
    ),
  }));
}

async function verified(
  groups: unknown,
  model: Omit<PublishedModel, 'scale'>,
  match = true,
): Promise<Verification> {
  const table = {
    source: { title: 'R' },
    decimal: '.',
    ...(match && { match: { columns: ['id'] } }),
    groups,
    models: [{ scale: 'weight', ...model }],
  };
  const path = join(folder, 'table.json');
  writeFileSync(path, JSON.stringify(table));
  const { stdout, stderr } = await ensureStats(
    'verify',
    path,
    '--scales',
    join(folder, 'weight.json'),
    '--format',
    'json',
  );
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Verification;
}

/** Cells of the models that are not reproduced. */
const failing = ({ cells }: Verification) =>
  cells
    .filter(({ path, status }) => path[0] === 'models' && status !== 'reproduced')
    .map(({ path, status, computed }) => `${path.slice(2).join('.')}: ${status} ${computed}`);
const counted = ({ cells }: Verification) => cells.filter(({ path }) => path[0] === 'models').length;

const text = (value: number, decimals: number) => value.toFixed(decimals);

interface Tested {
  estimate: number;
  se: number;
  df: number;
  p: number;
  lower: number;
  upper: number;
}
interface FTest {
  F: number;
  df1: number;
  df2: number;
  p: number;
}

const anorexia = readJson<{
  cases: {
    name: string;
    groups: { pre: number[]; post: number[] }[];
    differences: Tested[];
    means: Tested[];
    group: FTest;
    changes: { t: number; df: number; p: number };
  }[];
}>('fixtures/reference/ancova.reference.json').cases.find(({ name }) => name === 'anorexia')!;
const anorexiaGroups = groupsOf(
  'anorexia',
  anorexia.groups.map(({ pre, post }) => pre.map((score, person) => [score, post[person]!])),
);

describe('an analysis of covariance', () => {
  const { F, df1, df2, p } = anorexia.group;
  const model = {
    method: 'ancova',
    statistic: text(F, 3),
    df: String(df1),
    df2: String(df2),
    p: text(p, 5),
    // F df1 / (F df1 + df2)
    effectSize: { value: text((F * df1) / (F * df1 + df2), 4) },
    means: Object.fromEntries(
      anorexia.means.map(({ estimate, se }, group) => [
        `g${group}`,
        { mean: text(TENTHS * estimate, 2), se: text(TENTHS * se, 3) },
      ]),
    ),
    contrasts: anorexia.differences.map(({ estimate, se, p: own }, index) => ({
      first: 'g0',
      second: `g${index + 1}`,
      difference: text(TENTHS * estimate, 2),
      standardError: text(TENTHS * se, 3),
      statistic: text(estimate / se, 3),
      df: String(df2),
      p: text(own, 4),
    })),
  } satisfies Omit<PublishedModel, 'scale'>;

  it('gives what emmeans and car give, cell by cell', async () => {
    const result = await verified(anorexiaGroups, model);
    expect(failing(result)).toEqual([]);
    expect(counted(result)).toBe(5 + 2 * anorexia.means.length + 5 * anorexia.differences.length);
    expect(result.passed).toBe(true);
  });

  it('of the groups in another order has differences with the other sign', async () => {
    const contrasts = model.contrasts.map(({ first, second, difference, statistic, ...rest }) => ({
      ...rest,
      first: second,
      second: first,
      difference: text(-Number(difference), 2),
      statistic: text(-Number(statistic), 3),
    }));
    expect(failing(await verified(anorexiaGroups, { method: 'ancova', contrasts }))).toEqual([]);
  });

  it('names every cell that differs, and what would explain it', async () => {
    const wrong = { ...model, statistic: text(F + 1, 3), p: text(p / 2, 5) };
    expect(failing(await verified(anorexiaGroups, wrong))).toEqual([
      expect.stringMatching(/^statistic: differs/),
      expect.stringMatching(/^p: differs/),
    ]);
    const omega = {
      method: 'ancova',
      effectSize: { type: 'cohens-f', value: model.effectSize.value },
    } as const;
    const [cell] = (await verified(anorexiaGroups, omega)).cells.filter(({ path }) => path[0] === 'models');
    expect(cell).toMatchObject({
      status: 'differs',
      explanations: [{ convention: 'effect-size', method: 'partial-eta-squared' }],
    });
  });

  it('needs ids, and says so', async () => {
    const { cells, passed } = await verified(anorexiaGroups, { method: 'ancova', statistic: '1' }, false);
    expect(passed).toBe(false);
    expect(cells.at(-1)).toMatchObject({ status: 'not-computable' });
    expect(cells.at(-1)!.reason!.message).toContain('id');
  });
});

describe('the difference of changes of two groups', () => {
  it('gives what t.test gives', async () => {
    const { t, df, p } = anorexia.changes;
    const model = {
      method: 'difference-of-changes',
      groups: ['g0', 'g1'],
      statistic: text(t, 4),
      df: text(df, 3),
      p: text(p, 5),
    } satisfies Omit<PublishedModel, 'scale'>;
    expect(failing(await verified(anorexiaGroups, model))).toEqual([]);
  });
});

interface Within extends FTest {
  gg: number;
  gg_p: number;
  hf_p: number;
  ges: number;
  pes: number;
}
const repeated = readJson<{
  cases: {
    name: string;
    groups: number[][][];
    wave: Within;
    interaction: Within | null;
    friedman: { statistic: number; df: number; p: number; w: number } | null;
  }[];
}>('fixtures/reference/repeated-measures.reference.json').cases.filter(
  ({ groups }) => groups[0]![0]!.length > 2,
);

describe('repeated measures', () => {
  it.each(repeated)(
    '$name give what car and friedman.test give',
    async ({ name, groups, wave, interaction, friedman }) => {
      const files = groupsOf(name, groups, 2);
      const of = groups.length > 1 ? { groups: groups.map((_, group) => `g${group}`) } : { group: 'g0' };
      const { F, df1, df2, p, gg, gg_p, ges, pes } = interaction ?? wave;
      const model = { ...of, method: 'repeated-measures-anova', statistic: text(F, 3) } as const;
      const plain = { ...model, df: text(df1, 0), df2: text(df2, 0), p: text(p, 6) };
      expect(failing(await verified(files, { ...plain, effectSize: { value: text(pes, 4) } }))).toEqual([]);
      const corrected = {
        correction: 'greenhouse-geisser',
        df: text(gg * df1, 2),
        df2: text(gg * df2, 2),
        p: text(gg_p, 6),
      } as const;
      const generalized = { type: 'generalized-eta-squared', value: text(ges, 4) } as const;
      expect(failing(await verified(files, { ...model, ...corrected, effectSize: generalized }))).toEqual([]);
      // Friedman's test knows no groups.
      if (friedman === null || groups.length > 1) return;
      const ranks = {
        ...of,
        method: 'friedman',
        statistic: text(friedman.statistic, 3),
        df: String(friedman.df),
      } as const;
      expect(
        failing(await verified(files, { ...ranks, effectSize: { value: text(friedman.w, 4) } })),
      ).toEqual([]);
    },
  );

  it('say that p is corrected for sphericity where the publication does not', async () => {
    const { groups, wave } = repeated[0]!;
    const model = { group: 'g0', method: 'repeated-measures-anova', p: text(wave.gg_p, 16) } as const;
    const { cells } = await verified(groupsOf('gg', groups, 2), model);
    expect(cells.at(-1)).toMatchObject({
      status: 'differs',
      explanations: [{ convention: 'greenhouse-geisser' }],
    });
  });
});

const several = readJson<{
  cases: {
    name: string;
    groups: number[][];
    welch: Omit<FTest, 'df1'>;
    classical: Omit<FTest, 'df1'>;
    omega: number;
    eta: number;
    kruskal: { H: number; p: number; epsilon: number };
  }[];
}>('fixtures/reference/several-groups.reference.json').cases.filter(({ name }) =>
  ['plant_growth', 'chick_weights', 'insect_sprays'].includes(name),
);

describe('strangers in several groups', () => {
  it.each(several)(
    '$name are compared as oneway.test and kruskal.test do',
    async ({ name, groups, welch, classical, omega, eta, kruskal }) => {
      const files = groupsOf(
        name,
        groups.map((scores) => scores.map((score) => [score])),
        100,
      );
      const of = { groups: groups.map((_, group) => `g${group}`), df: String(groups.length - 1) };
      const tests: Omit<PublishedModel, 'scale'>[] = [
        {
          ...of,
          method: 'welch-anova',
          statistic: text(welch.F, 3),
          df2: text(welch.df2, 2),
          p: text(welch.p, 6),
        },
        {
          ...of,
          method: 'one-way-anova',
          n: String(groups.flat().length),
          statistic: text(classical.F, 3),
          df2: String(classical.df2),
          p: text(classical.p, 6),
          effectSize: { value: text(eta, 4) },
        },
        { ...of, method: 'one-way-anova', effectSize: { type: 'omega-squared', value: text(omega, 4) } },
        {
          ...of,
          method: 'kruskal-wallis',
          statistic: text(kruskal.H, 3),
          p: text(kruskal.p, 6),
          effectSize: { value: text(kruskal.epsilon, 4) },
        },
      ];
      for (const test of tests) expect(failing(await verified(files, test, false)), test.method).toEqual([]);
    },
  );
});

const mixed = readJson<{
  cases: {
    name: string;
    groups: (number | null)[][][];
    unstructured: {
      estimate: number[];
      se: number[];
      tests: { wave: FTest; group: FTest; interaction: FTest };
    };
  }[];
}>('fixtures/reference/mixed-model.reference.json').cases.find(({ name }) => name === 'arms')!;

describe('a mixed model', () => {
  it('gives the contrast of waves × groups that R gives', async () => {
    const { F, df1, df2 } = mixed.unstructured.tests.interaction;
    const groups = mixed.groups.map((_, group) => `g${group}`);
    const model = {
      groups,
      method: 'mixed-model',
      effect: 'wave-by-group',
      statistic: text(F, 3),
      df: String(df1),
      df2: text(df2, 1),
    };
    const result = await verified(groupsOf('arms', mixed.groups), model as Omit<PublishedModel, 'scale'>);
    expect(failing(result)).toEqual([]);
    expect(counted(result)).toBe(3);
  });

  it('of answers that are not there says so', async () => {
    const { cells } = await verified(groupsOf('arms', mixed.groups), {
      groups: ['g0', 'g1'],
      waves: ['t0'],
      method: 'mixed-model',
      statistic: '1',
    });
    expect(cells.at(-1)).toMatchObject({ status: 'not-computable' });
  });
});

describe('tests without a scale', () => {
  it('are not in the answers, and do not fail', async () => {
    const table = {
      source: { title: 'R' },
      groups: anorexiaGroups,
      models: [{ name: 'sex', method: 'chi-square', statistic: '7.35', df: '3', n: '120', p: '.062' }],
    };
    const path = join(folder, 'counts.json');
    writeFileSync(path, JSON.stringify(table));
    const { stdout, status } = await ensureStats('verify', path, '--format', 'json');
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as Verification).summary.notOfData).toBe(4);
  });
});
