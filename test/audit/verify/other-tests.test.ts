import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parsePublishedTable } from '../../../src/audit/read-published.ts';
import type { PublishedModel } from '../../../src/model/published-model.ts';
import type { Verification } from '../../../src/model/verification.ts';
import { readJson } from '../../helpers/fixtures.ts';
import { cellAt, reproducedBy, verify, verifyStudy, waveData } from './tables.ts';

/** t.test(x, mu), cor.test and cor.test(method = "spearman") of the two states of anxiety, fisher.test of tables of counts. */
const { flat } = readJson<{
  flat: {
    one: {
      n: number;
      t: number;
      df: number;
      p: number;
      difference: number;
      lower: number;
      upper: number;
      d: number;
    };
    across: {
      n: number;
      r: number;
      df: number;
      p: number;
      lower: number;
      upper: number;
      rho: number;
      rho_p: number;
    };
  };
}>('fixtures/reference/verify-tests.reference.json');
const { tables } = readJson<{ tables: { about: string; first: number[]; second: number[]; p: number }[] }>(
  'fixtures/reference/fisher-exact.reference.json',
);

const study = (models: PublishedModel[], id: string | null = 'id') =>
  verifyStudy('flat', { source: { title: 'State anxiety' }, decimal: '.', models }, {}, id);
const failing = ({ cells }: Verification) =>
  cells
    .filter(({ status }) => status !== 'reproduced')
    .map(({ path, computed, reason }) => `${path.join('.')} ${computed} ${reason?.message}`);

const { one, across } = flat;
const ONE_SAMPLE = {
  scale: 'stai-state',
  method: 'one-sample',
  waves: ['pre'],
  populationMean: 40,
  n: String(one.n),
  difference: one.difference.toFixed(10),
  statistic: one.t.toFixed(10),
  df: String(one.df),
  p: one.p.toExponential(9),
  ci: { lower: one.lower.toFixed(10), upper: one.upper.toFixed(10) },
  effectSize: { type: 'cohens-d', value: one.d.toFixed(10) },
} satisfies PublishedModel;
const ACROSS = {
  scale: 'stai-state',
  with: 'stai-state',
  method: 'correlation',
  waves: ['pre', 'post'],
  n: String(across.n),
  statistic: across.r.toFixed(10),
  df: String(across.df),
  p: across.p.toExponential(9),
  ci: { lower: across.lower.toFixed(10), upper: across.upper.toFixed(10) },
} satisfies PublishedModel;

describe('a published one-sample test', () => {
  it('is recomputed as R does, with n, difference, interval and d', async () => {
    const found = await study([ONE_SAMPLE]);
    expect(found.cells).toHaveLength(8);
    expect(failing(found)).toEqual([]);
  });

  it('that is damaged in one number differs there', async () => {
    for (const key of ['n', 'difference', 'statistic', 'df'] as const) {
      const damaged = await study([{ ...ONE_SAMPLE, [key]: String(Number(ONE_SAMPLE[key]) + 1) }]);
      expect(failing(damaged)).toHaveLength(1);
      expect(cellAt(damaged, 'models', 0, key).status).toBe('differs');
    }
  });

  it('says when one tail gives the printed p, and which wave it lacks', async () => {
    const half = await study([{ ...ONE_SAMPLE, p: (one.p / 2).toExponential(9) }]);
    expect(reproducedBy(cellAt(half, 'models', 0, 'p'))).toEqual(['one-sided']);
    const { waves: _, ...without } = ONE_SAMPLE;
    expect(cellAt(await study([without]), 'models', 0, 'p')).toMatchObject({
      status: 'not-computable',
      reason: { code: 'not-one-wave-of-test' },
    });
  });

  it('alone has a population', () => {
    const wrong = {
      source: { title: 'x' },
      models: [{ scale: 'brs', method: 'friedman', populationMean: 3 }],
    };
    expect(() => parsePublishedTable(JSON.stringify(wrong), 'table.json')).toThrow(/one-sample/);
  });
});

describe('a published correlation between two waves', () => {
  it('is recomputed over matched respondents as R does, also of ranks', async () => {
    const ofRanks = {
      ...ACROSS,
      method: 'rank-correlation' as const,
      statistic: across.rho.toFixed(10),
      p: across.rho_p.toExponential(9),
    };
    const { ci: _, ...ranks } = ofRanks;
    expect(failing(await study([ACROSS, ranks]))).toEqual([]);
    const damaged = await study([
      { ...ACROSS, n: String(across.n - 1), statistic: (across.r + 0.01).toFixed(2) },
    ]);
    expect(failing(damaged)).toHaveLength(2);
  });

  it('needs ids, and one or two waves', async () => {
    expect(cellAt(await study([ACROSS], null), 'models', 0, 'statistic').reason).toMatchObject({
      code: 'no-test',
    });
    const { waves: _, ...without } = ACROSS;
    expect(cellAt(await study([without]), 'models', 0, 'statistic').reason).toMatchObject({
      code: 'not-one-wave',
    });
  });
});

describe("a published Fisher's exact test", () => {
  const folder = mkdtempSync(join(tmpdir(), 'ensure-stats-fisher-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const verified = async (rows: readonly (readonly number[])[], model: Partial<PublishedModel>) => {
    const data = await Promise.all(
      rows.map((row, at) => {
        const file = join(folder, `group-${at}.csv`);
        const answers = row.flatMap((count, value) => new Array<string>(count).fill(`value ${value}`));
        writeFileSync(file, `id,kind\n${answers.map((answer, id) => `p${id},${answer}`).join('\n')}\n`);
        return waveData(`g${at}`, 'once', file);
      }),
    );
    return verify(
      {
        source: { title: 'Counts' },
        decimal: '.',
        groups: rows.map((row, at) => ({
          id: `g${at}`,
          waves: { once: { n: String(row.reduce((sum, count) => sum + count, 0)) } },
        })),
        models: [{ variable: 'kind', method: 'fisher-exact', ...model }],
      },
      data,
      [],
    );
  };

  it.each(tables.map((each) => [each.about, each] as const))(
    'of %s is recomputed as R does',
    async (_, { first, second, p }) => {
      const n = String([...first, ...second].reduce((sum, count) => sum + count, 0));
      // The reference is printed with 15 digits.
      expect(failing(await verified([first, second], { n, p: p.toExponential(8) }))).toEqual([]);
      const turned = first.map((count, at) => [count, second[at]!]).filter(([a, b]) => a! + b! > 0);
      expect(failing(await verified(turned, { n, p: p.toExponential(8) }))).toEqual([]);
      expect(failing(await verified([first, second], { p: String(p > 0.5 ? p / 2 : p + 0.1) }))).toHaveLength(
        1,
      );
    },
  );
});
