import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { type AnalysisSettings, defaultSettings } from '../../src/analysis/settings.ts';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import type { Attrition } from '../../src/model/result.ts';
import type { Scale } from '../../src/model/scale.ts';
import { requireCount } from '../../src/model/withheld.ts';
import { expectClose, readJson, readScales } from '../helpers/fixtures.ts';

interface Group {
  readonly n: number;
  readonly mean: number;
  readonly sd: number;
}

interface Reference {
  readonly stayed: Group;
  readonly left: Group;
  readonly difference: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly ci: readonly [number, number];
  readonly g: number;
  readonly g_ci: readonly [number, number];
  readonly characteristics: Readonly<
    Record<
      string,
      {
        readonly values: readonly string[];
        readonly stayed: Readonly<Record<string, number>>;
        readonly left: Readonly<Record<string, number>>;
        readonly n: number;
        readonly statistic: number;
        readonly df: number;
        readonly p: number;
        readonly exact: number;
        readonly smallest: number;
        readonly below_5: number;
        readonly V: number;
        readonly ci: readonly [number, number];
      }
    >
  >;
}

const reference = readJson<Record<string, Reference>>('fixtures/reference/attrition.reference.json');

async function attritionOf(
  texts: readonly string[],
  scales: readonly Scale[],
  settings: Partial<AnalysisSettings> = {},
): Promise<Attrition> {
  const inputs = await Promise.all(
    texts.map(async (text, index) => ({
      wave: index === 0 ? 'pre' : 'post',
      dataset: await openDataset(bytesSource(index === 0 ? 'pre.csv' : 'post.csv', text), {}),
      sha256: null,
    })),
  );
  const result = await analyse(inputs, {
    ...defaultSettings,
    detail: 'summary',
    candidates: [],
    requested: scales,
    id: 'id',
    attrition: ['sex'],
    ...settings,
  });
  return result.attrition!;
}

/** The file with the characteristics of the reference as further columns. */
function withColumns(path: string, { characteristics }: Reference): string {
  const [header, ...rows] = readFileSync(path, 'utf8').trimEnd().split(/\r?\n/);
  const names = Object.keys(characteristics);
  const lines = rows.map((row, index) =>
    [row, ...names.map((name) => characteristics[name]!.values[index]!)].join(','),
  );
  return [[header, ...names].join(','), ...lines, ''].join('\n');
}

describe.each([
  ['paired', 'fixtures/paired/', 'scales/brs.json'],
  ['stai_vale', 'fixtures/reference/stai_vale_', 'fixtures/scales/stai-state.json'],
])('%s: who left against who stayed, against R', (study, folder, scale) => {
  const expected = reference[study]!;
  const texts = [withColumns(`${folder}pre.csv`, expected), readFileSync(`${folder}post.csv`, 'utf8')];

  it('on the scores of the first wave', async () => {
    const { scores, stayed, left, undecided } = await attritionOf(texts, readScales(scale));
    const [score] = scores;
    expect(requireCount(stayed) + requireCount(left) + requireCount(undecided)).toBe(
      texts[0]!.trimEnd().split('\n').length - 1,
    );
    for (const group of ['stayed', 'left'] as const) {
      expect(score![group].n).toBe(expected[group].n);
      expectClose(score![group].mean, expected[group].mean);
      expectClose(score![group].sd, expected[group].sd);
    }
    const { test, effectSize } = score!;
    expectClose(test.difference, expected.difference);
    expectClose(test.statistic, expected.t);
    expectClose(test.df, expected.df);
    expectClose(test.p, expected.p);
    expectClose(test.ci.lower, expected.ci[0]);
    expectClose(test.ci.upper, expected.ci[1]);
    expectClose(effectSize.value, expected.g);
    // The limits of effectsize come from a root search that stops early.
    for (const [index, limit] of (['lower', 'upper'] as const).entries())
      expect(Math.abs(effectSize.ci[limit]! - expected.g_ci[index]!)).toBeLessThan(2e-4);
  });

  it('on characteristics', async () => {
    const names = Object.keys(expected.characteristics);
    const { characteristics } = await attritionOf(texts, readScales(scale), { attrition: names });
    expect(characteristics.map(({ column }) => column)).toEqual(names);
    for (const { column, categories, test, effectSize } of characteristics) {
      const own = expected.characteristics[column]!;
      const answered = categories.filter(({ value }) => value !== null);
      for (const group of ['stayed', 'left'] as const)
        expect(Object.fromEntries(answered.map((each) => [each.value, each[group]]))).toEqual(own[group]);
      expect(test).toMatchObject({ n: own.n, df: own.df, smallExpected: true });
      expectClose(test.statistic, own.statistic);
      expectClose(test.p, own.p);
      expect(test.exact!.method).toBe(own.df === 1 ? 'fisher-exact' : 'fisher-freeman-halton');
      expectClose(test.exact!.p, own.exact);
      expectClose(test.expected!.smallest, own.smallest);
      expect(test.expected!.below5).toBe(own.below_5);
      expectClose(effectSize.value, own.V);
      // The limits of effectsize come from a root search to about seven digits.
      expect(Math.abs(effectSize.ci.lower! - own.ci[0])).toBeLessThan(1e-6);
      expect(Math.abs(effectSize.ci.upper! - own.ci[1])).toBeLessThan(1e-6);
      const blank = categories.find(({ value }) => value === null);
      expect((blank?.stayed ?? 0) + (blank?.left ?? 0)).toBe(own.values.length - own.n);
    }
  });
});

describe('attrition', () => {
  const [brs] = readScales('scales/brs.json') as [Scale];
  const header = 'id,sex,brs1,brs2,brs3,brs4,brs5,brs6';
  const row = (id: string, sex: string, code: number) =>
    [id, sex, code, 6 - code, code, 6 - code, code, 6 - code].join(',');
  const file = (...rows: readonly string[]) => [header, ...rows, ''].join('\n');

  it('takes the difference as left minus stayed', async () => {
    const pre = file(row('a', 'f', 4), row('b', 'm', 5), row('c', 'f', 1), row('d', 'm', 2));
    const { scores } = await attritionOf([pre, file(row('a', 'f', 3), row('b', 'm', 3))], [brs]);
    expect(scores[0]!.stayed.mean).toBe(4.5);
    expect(scores[0]!.left.mean).toBe(1.5);
    expect(scores[0]!.test.difference).toBe(-3);
    expect(scores[0]!.test.statistic).toBeLessThan(0);
    expect(scores[0]!.effectSize.value).toBeLessThan(0);
  });

  it('has nothing to say where nobody or only one left, or all are alike', async () => {
    const pre = file(row('a', 'f', 4), row('b', 'f', 5), row('c', 'f', 1));
    const settings = { attrition: ['sex'] };
    const all = await attritionOf([pre, pre], [brs], settings);
    expect(all).toMatchObject({ stayed: 3, left: 0, undecided: 0 });
    expect(all.scores[0]).toMatchObject({
      left: { n: 0, mean: null, sd: null },
      test: { difference: null, statistic: null, df: null, p: null, ci: { lower: null, upper: null } },
      effectSize: { value: null, ci: { lower: null, upper: null } },
    });
    expect(all.characteristics[0]).toMatchObject({
      categories: [{ value: 'f', stayed: 3, left: 0 }],
      test: { n: 3, statistic: null, p: null, expected: null, smallExpected: false },
      effectSize: { value: null },
    });
    const one = await attritionOf([pre, file(row('a', 'f', 4), row('b', 'f', 4))], [brs], settings);
    expect(one.scores[0]).toMatchObject({ left: { n: 1, mean: 1, sd: null }, test: { p: null } });
    // Hedges' g needs only three values in all.
    expect(JSON.stringify(one)).not.toMatch(/NaN|Infinity/);
  });

  it('counts codes that are declared as missing as no answer', async () => {
    const pre = file(row('a', 'f', 4), row('b', '99', 5), row('c', 'm', 1), row('d', '', 2));
    const post = file(row('a', 'f', 4), row('d', 'f', 4));
    const { characteristics } = await attritionOf([pre, post], [brs], {
      attrition: ['sex'],
      missing: ['99'],
    });
    expect(characteristics[0]!.categories).toEqual([
      { value: 'f', stayed: 1, left: 0 },
      { value: 'm', stayed: 0, left: 1 },
      { value: null, stayed: 1, left: 1 },
    ]);
    expect(characteristics[0]!.test.n).toBe(2);
  });
});

it('compares quantities as scores: an age is compared as a scale of that one item is', async () => {
  const scale: Scale = {
    id: 'years',
    version: '1.0.0',
    name: { en: 'Years' },
    direction: 'neutral',
    response: { min: 0, max: null },
    items: [{ id: 'years1' }],
    score: { aggregate: 'sum' },
    citation: 'none',
    licence: 'none',
  } as unknown as Scale;
  const rows = Array.from(
    { length: 40 },
    (_, index) => `${index},${20 + ((index * 7) % 23)},${20 + ((index * 7) % 23)}`,
  );
  const open = (name: string, lines: readonly string[]) =>
    openDataset(bytesSource(name, `id,years1,age\n${lines.join('\n')}\n`));
  const inputs = [
    { wave: 'pre', dataset: await open('pre.csv', rows), sha256: null },
    {
      wave: 'post',
      dataset: await open(
        'post.csv',
        rows.filter((_, index) => index % 3 > 0),
      ),
      sha256: null,
    },
  ];
  const settings: AnalysisSettings = {
    ...defaultSettings,
    id: 'id',
    attrition: ['age'],
    requested: [scale],
    candidates: [scale],
  };
  const { attrition } = await analyse(inputs, settings);
  const [score] = attrition!.scores;
  const { scale: _, subscale: __, ...compared } = score!;
  expect(attrition!.characteristics).toEqual([]);
  expect(attrition!.quantities).toEqual([{ column: 'age', undecided: 0, ...compared }]);
  expect(compared.left.n).toBe(14);
});
