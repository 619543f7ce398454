import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { type AnalysisSettings, defaultSettings } from '../../src/analysis/settings.ts';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import type { EffectSizeType, TestMethod } from '../../src/model/result.ts';
import type { Scale } from '../../src/model/scale.ts';
import { bySample, type ScoreBySample } from '../helpers/by-sample.ts';
import { expectClose, readJson } from '../helpers/fixtures.ts';

interface Statistic {
  statistic: number;
  p: number;
  df?: number;
  lower?: number;
  upper?: number;
}
interface Effect {
  value: number;
  lower: number;
  upper: number;
}
type Wave = Record<'n' | 'mean' | 'sd' | 'median' | 'skewness' | 'kurtosis', number>;
interface Sample {
  first: number[];
  second: number[];
  logBf10: number;
  detectable: number;
  'rank-biserial': Effect;
}
type Independent = Sample &
  Record<'welch' | 'student' | 'mann-whitney' | 'levene' | 'brown-forsythe', Statistic> &
  Record<'cohens-d' | 'hedges-g', Effect> & { waves: [Wave, Wave]; shapiro: [Statistic, Statistic] };
type Pairs = Sample &
  Record<'paired' | 'wilcoxon-signed-rank', Statistic> & { dz: Effect; icc: [Effect, Effect] };

const reference = readJson<{
  independent: Record<string, Independent>;
  pairs: Record<string, Pairs>;
  reliability: {
    hotel: {
      items: Record<string, number>[];
      alpha: number;
      standardized: number;
      lower: number;
      upper: number;
      itemRest: number[];
      dropped: number[];
    };
  };
}>('fixtures/reference/classic-data.reference.json');

function scaleOf(items: Scale['items'], min: number, max: number | null): Scale {
  return {
    ...{ id: 'score', version: '1.0.0', name: { en: 'Score' }, direction: 'higher-is-better' },
    ...{ response: { min, max }, items, score: { aggregate: 'sum' }, citation: 'x', licence: 'x' },
  } as Scale;
}

async function analysed(
  tables: readonly (readonly Record<string, number>[])[],
  scale: Scale,
  settings: Partial<AnalysisSettings> = {},
): Promise<ScoreBySample> {
  const inputs = await Promise.all(
    tables.map(async (rows, index) => {
      const names = Object.keys(rows[0]!);
      const text = [names.join(','), ...rows.map((row) => names.map((name) => row[name]).join(','))].join(
        '\n',
      );
      const wave = index === 0 ? 'pre' : 'post';
      return { wave, dataset: await openDataset(bytesSource(`${wave}.csv`, text), {}), sha256: null };
    }),
  );
  const all = { ...defaultSettings, candidates: [], requested: [scale], ...settings };
  return bySample(await analyse(inputs, all)).scales[0]!;
}

function waves({ first, second }: Sample): Record<string, number>[][] {
  return [first, second].map((values) => values.map((y, id) => ({ id, y })));
}

function expectTest({ comparison }: ScoreBySample, method: TestMethod, expected: Statistic): void {
  const test = comparison!.tests.find((each) => each.method === method)!;
  expectClose(test.statistic, expected.statistic, 1e-10, `${method} statistic`);
  expectClose(test.p, expected.p, 1e-10, `${method} p`);
  if (expected.df === undefined) return;
  expectClose(test.df, expected.df, 1e-10, `${method} df`);
  expectClose(test.ci.lower, expected.lower!, 1e-10, `${method} lower`);
  expectClose(test.ci.upper, expected.upper!, 1e-10, `${method} upper`);
}

/** The root searches of effectsize stop at about 1e-4; its rank-biserial interval is a formula. */
function expectEffect(
  { comparison }: ScoreBySample,
  type: EffectSizeType,
  pairs: boolean,
  expected: Effect,
): void {
  const effect = comparison!.effectSizes.find(
    (each) => each.type === type && (each.n.length === 1) === pairs,
  )!;
  const tolerance = type === 'rank-biserial' ? 1e-10 : 2e-4;
  expectClose(effect.value, expected.value, 1e-10, type);
  expect(Math.abs(effect.ci!.lower! - expected.lower)).toBeLessThan(tolerance);
  expect(Math.abs(effect.ci!.upper! - expected.upper)).toBeLessThan(tolerance);
}

/** BayesFactor integrates to about 1e-6; pwr searches a root to 1e-5. */
function expectFurther({ comparison }: ScoreBySample, test: 'student' | 'paired', expected: Sample): void {
  const { bayesFactors, minimalDetectableEffects } = comparison!.further!;
  expectClose(bayesFactors.find((each) => each.test === test)!.logBf10, expected.logBf10, 1e-5, 'log BF');
  const effect = test === 'paired' ? 'dz' : 'cohens-d';
  const detectable = minimalDetectableEffects.find((each) => each.effect === effect)!;
  expectClose(detectable.value, expected.detectable, 1e-4, 'detectable effect');
}

describe('data that everybody has, against the packages of R', () => {
  it.each(Object.entries(reference.independent))('%s', async (_, expected) => {
    const lowest = Math.min(...expected.first, ...expected.second);
    const result = await analysed(waves(expected), scaleOf([{ id: 'y' }], Math.min(0, lowest), null));
    for (const method of ['welch', 'student', 'mann-whitney', 'levene', 'brown-forsythe'] as const)
      expectTest(result, method, expected[method]);
    for (const type of ['cohens-d', 'hedges-g', 'rank-biserial'] as const)
      expectEffect(result, type, false, expected[type]);
    expectFurther(result, 'student', expected);
    for (const [index, wave] of (['pre', 'post'] as const).entries()) {
      const [own, other] = [result.waves[wave]!, expected.waves[index]!];
      expect(own.n).toBe(other.n);
      for (const name of ['mean', 'sd', 'median'] as const) expectClose(own[name], other[name], 1e-12, name);
      expectClose(own.shape!.skewness, other.skewness, 1e-10, 'skewness');
      expectClose(own.shape!.kurtosis, other.kurtosis, 1e-10, 'kurtosis');
      const { statistic, p } = result.comparison!.further!.normality[index]!;
      expectClose(statistic, expected.shapiro[index]!.statistic, 1e-10, 'W');
      // R's p has a polynomial in single steps of about 1e-8.
      expectClose(p, expected.shapiro[index]!.p, 1e-7, 'p of W');
    }
  });

  it.each(Object.entries(reference.pairs))('%s', async (_, expected) => {
    const result = await analysed(waves(expected), scaleOf([{ id: 'y' }], 0, null), { id: 'id' });
    for (const method of ['paired', 'wilcoxon-signed-rank'] as const)
      expectTest(result, method, expected[method]);
    for (const type of ['dz', 'rank-biserial'] as const) expectEffect(result, type, true, expected[type]);
    expectFurther(result, 'paired', expected);
    result.acrossWaves!.retest.forEach(({ type, value, ci }, index) => {
      expectClose(value, expected.icc[index]!.value, 1e-10, type);
      expectClose(ci.lower, expected.icc[index]!.lower, 1e-8, `${type} lower`);
      expectClose(ci.upper, expected.icc[index]!.upper, 1e-8, `${type} upper`);
    });
  });

  it("hotel, the example of PSPP's manual, which prints an alpha of .81", async () => {
    const { items, alpha, standardized, lower, upper, itemRest, dropped } = reference.reliability.hotel;
    const scale = scaleOf([{ id: 'v1' }, { id: 'v3', reverse: true }, { id: 'v4' }], 1, 5);
    const reliability = (await analysed([items], scale)).reliability.pre!;
    expect(reliability.alpha).toBeCloseTo(0.81, 2);
    expectClose(reliability.alpha, alpha);
    expectClose(reliability.alphaStandardized, standardized);
    expectClose(reliability.ci.lower, lower);
    expectClose(reliability.ci.upper, upper);
    reliability.items.forEach((item, index) => {
      expectClose(item.itemRestCorrelation, itemRest[index]!);
      expectClose(item.alphaIfDropped, dropped[index]!);
    });
    // Maximum likelihood leaves v1 no variance of its own; factanal stops at its bound of .005.
    expect(reliability.further!.omegaTotal).toMatchObject({ value: null, reason: 'heywood-case' });
  });
});
