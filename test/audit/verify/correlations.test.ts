import { describe, expect, it } from 'vitest';
import { parsePublishedTable } from '../../../src/audit/read-published.ts';
import type { PublishedTable } from '../../../src/model/published.ts';
import type { PublishedModel } from '../../../src/model/published-model.ts';
import { builtInScales } from '../../../src/scoring/definition/built-in.ts';
import { readJson } from '../../helpers/fixtures.ts';
import { cellAt, reproducedBy, verify, verifyPersonality, waveData } from './tables.ts';

/** psych::corr.test, r.con and cor.test(method = "spearman") of bfi.csv, made by correlations.R. */
const { all } = readJson<{
  all: {
    first: string;
    second: string;
    n: number;
    r: number;
    p: number;
    lower: number;
    upper: number;
    rho: number;
    rho_p: number;
    rho_lower: number;
    rho_upper: number;
  }[];
}>('fixtures/reference/correlations.reference.json');

/** Scales of `fixtures/scales/bfi.json` by the names of the script. */
const SCALES: Readonly<Record<string, string>> = {
  agreeableness: 'bfi-agree',
  conscientiousness: 'bfi-conscientious',
  extraversion: 'bfi-extraversion',
  neuroticism: 'bfi-neuroticism',
  openness: 'bfi-openness',
};

const tableOf = (...models: PublishedModel[]): PublishedTable => ({
  source: { title: 'Five scales' },
  decimal: '.',
  models,
});

/** As authors print it where R's own is too small to print. */
const printedP = (p: number) => (p < 1e-60 ? '< .001' : p.toExponential(9));

function pearson({ first, second, n, r, p, lower, upper }: (typeof all)[number]): PublishedModel {
  return {
    scale: SCALES[first]!,
    with: SCALES[second]!,
    method: 'correlation',
    n: String(n),
    statistic: r.toFixed(12),
    df: String(n - 2),
    p: printedP(p),
    ci: { lower: lower.toFixed(12), upper: upper.toFixed(12) },
  };
}

function spearman(pair: (typeof all)[number]): PublishedModel {
  return {
    ...pearson(pair),
    method: 'rank-correlation',
    statistic: pair.rho.toFixed(12),
    p: printedP(pair.rho_p),
    ci: { lower: pair.rho_lower.toFixed(12), upper: pair.rho_upper.toFixed(12) },
  };
}

describe('a published correlation of two scales', () => {
  it('is recomputed as R does, with n, df, p and interval, and of ranks', async () => {
    const models = all.flatMap((pair) => [pearson(pair), spearman(pair)]);
    const { cells, summary, passed } = await verifyPersonality(tableOf(...models));
    expect(cells.filter(({ status }) => status !== 'reproduced')).toEqual([]);
    expect(summary).toMatchObject({ cells: 6 * models.length, notOfData: 0 });
    expect(passed).toBe(true);
  });

  it('that is damaged in its last digit differs', async () => {
    const right = pearson(all[1]!);
    for (const [key, value] of [
      ['statistic', '0.464'],
      ['n', '2638'],
      ['df', '2636'],
    ] as const) {
      const found = await verifyPersonality(tableOf({ ...right, [key]: value }));
      expect(cellAt(found, 'models', 0, key).status, key).toBe('differs');
      expect(found.summary.differs).toBe(1);
    }
  });

  it('says when the other coefficient, or one tail, gives the printed number', async () => {
    const pair = all.find(({ first, second }) => first === 'agreeableness' && second === 'openness')!;
    const { rho, rho_lower: lower, p } = pair;
    const found = await verifyPersonality(
      tableOf({
        ...pearson(pair),
        statistic: rho.toFixed(6),
        p: (p / 2).toExponential(9),
        ci: { lower: lower.toFixed(6), upper: pair.upper.toFixed(6) },
      }),
    );
    expect(reproducedBy(cellAt(found, 'models', 0, 'statistic'))).toEqual(['spearman']);
    expect(reproducedBy(cellAt(found, 'models', 0, 'ci', 'lower'))).toEqual(['spearman']);
    expect(reproducedBy(cellAt(found, 'models', 0, 'p'))).toEqual(['one-sided']);
    expect(cellAt(found, 'models', 0, 'ci', 'upper').status).toBe('reproduced');
  });

  it('is of one wave, which it names where there are several; another wave explains', async () => {
    const data = await Promise.all(
      (['pre', 'post'] as const).map((wave) => waveData(null, wave, `fixtures/paired/${wave}.csv`)),
    );
    const scales = builtInScales();
    const model: PublishedModel = {
      scale: 'brs',
      with: 'wemwbs',
      method: 'correlation',
      statistic: '.50',
    };
    const open = await verify(tableOf(model), data, scales);
    expect(cellAt(open, 'models', 0, 'statistic')).toMatchObject({
      status: 'not-computable',
      reason: { code: 'not-one-wave', message: expect.stringContaining('pre, post') },
    });
    const at = async (wave: string, printed: string) =>
      cellAt(
        await verify(tableOf({ ...model, waves: [wave], statistic: printed }), data, scales),
        'models',
        0,
        'statistic',
      );
    const post = await at('post', '.5001');
    expect(post.status).toBe('differs');
    const other = await at('pre', post.computed!.toFixed(6));
    expect(other).toMatchObject({
      status: 'differs',
      explanations: [{ convention: 'other-wave', sample: { group: null, wave: 'post' } }],
    });
  });

  it('of a scale that nobody defined says so', async () => {
    const found = await verifyPersonality(tableOf({ ...pearson(all[0]!), with: 'nothing' }));
    expect(cellAt(found, 'models', 0, 'n')).toMatchObject({
      status: 'not-computable',
      reason: { code: 'unknown-scale' },
    });
  });

  it('without its second scale is not in the answers; "with" belongs to correlations only', async () => {
    const { with: _, ...alone } = pearson(all[0]!);
    expect((await verifyPersonality(tableOf(alone))).summary).toMatchObject({ cells: 0, notOfData: 6 });
    const wrong = tableOf({ ...pearson(all[0]!), method: 'ancova' });
    expect(() => parsePublishedTable(JSON.stringify(wrong), 'table.json')).toThrow(
      /second scale of a correlation/,
    );
  });
});
