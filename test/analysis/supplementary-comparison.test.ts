import { describe, expect, it } from 'vitest';
import { analyseFiles, expectClose, readJson, readScales } from '../helpers/fixtures.ts';
import { testOf } from '../helpers/reference.ts';

interface Reference {
  sum_complete_independent: {
    n: [number, number];
    levene_mean: { F: number; p: number };
    brown_forsythe: { F: number; p: number };
    shapiro: Record<'pre' | 'post', { W: number; p: number }>;
    mann_whitney_corrected_normal: { W: number; p: number };
  };
  sum_complete_paired: { n: number; wilcoxon_corrected_normal: { V: number; p: number } };
}

/** R 4.2.2: car::leveneTest, shapiro.test, wilcox.test(exact = FALSE); relative 1e-10. */
describe.each(['stai_flat', 'stai_vale'])('%s: every other test against R', (study) => {
  const expected = readJson<Reference>(`fixtures/reference/${study}.reference.json`);
  const files = [`fixtures/reference/${study}_pre.csv`, `fixtures/reference/${study}_post.csv`];
  const scales = readScales('fixtures/scales/stai-state.json');

  it('variances, normality, ranks', async () => {
    const comparison = (await analyseFiles(files, scales, { id: 'id' })).scales[0]!.comparison!;
    const { n, levene_mean, brown_forsythe, shapiro, mann_whitney_corrected_normal } =
      expected.sum_complete_independent;
    for (const [method, reference] of [
      ['levene', levene_mean],
      ['brown-forsythe', brown_forsythe],
    ] as const) {
      const test = testOf(comparison, method);
      expectClose(test.statistic, reference.F, 1e-10, method);
      expectClose(test.p, reference.p, 1e-10, method);
      expect(test).toMatchObject({ df1: 1, df: n[0] + n[1] - 2 });
    }
    const normality = comparison.further!.normality;
    expect(normality.map(({ sample }) => sample)).toEqual([
      { wave: 'pre', group: null },
      { wave: 'post', group: null },
      null,
    ]);
    for (const [index, wave] of (['pre', 'post'] as const).entries()) {
      expectClose(normality[index]!.statistic, shapiro[wave].W, 1e-10, wave);
      expectClose(normality[index]!.p, shapiro[wave].p, 1e-10, wave);
    }
    const mannWhitney = testOf(comparison, 'mann-whitney');
    expect(mannWhitney).toMatchObject({ statistic: mann_whitney_corrected_normal.W, n, exact: false });
    expectClose(mannWhitney.p, mann_whitney_corrected_normal.p, 1e-10, 'Mann-Whitney');
    const signedRank = testOf(comparison, 'wilcoxon-signed-rank');
    const { V, p } = expected.sum_complete_paired.wilcoxon_corrected_normal;
    expect(signedRank).toMatchObject({ statistic: V, n: [expected.sum_complete_paired.n] });
    expectClose(signedRank.p, p, 1e-10, 'Wilcoxon');
  });

  it('any of them may come first, and is adjusted like the others', async () => {
    const result = await analyseFiles(files, scales, {
      id: 'id',
      test: 'wilcoxon-signed-rank',
      detail: 'summary',
    });
    const comparison = result.scales[0]!.comparison!;
    expect(comparison).toMatchObject({ primary: 'wilcoxon-signed-rank', difference: null });
    expect(comparison.tests[0]).toMatchObject({
      method: 'wilcoxon-signed-rank',
      pHolm: comparison.tests[0]!.p,
    });
    expect(result.settings.test).toBe('wilcoxon-signed-rank');
  });

  it('equivalence, Bayes factor, detectable effect and bootstrap carry n and method', async () => {
    const settings = {
      id: 'id',
      equivalence: { lower: -5, upper: 5, unit: 'raw' },
      bootstrap: { replicates: 500, seed: 7 },
    } as const;
    const comparison = (await analyseFiles(files, scales, settings)).scales[0]!.comparison!;
    const further = comparison.further!;
    const { n } = expected.sum_complete_independent;
    const pairs = expected.sum_complete_paired.n;
    expect(further.equivalence.map(({ method, n: sizes }) => [method, sizes])).toEqual([
      ['tost-paired', [pairs]],
      ['tost-welch', n],
      ['tost-student', n],
    ]);
    // The interval of level 1 - 2 alpha lies inside the bounds exactly when the test says equivalent.
    for (const { equivalent, ci, bounds, p, alpha } of further.equivalence) {
      expect(equivalent).toBe(ci.lower! > bounds.lower! && ci.upper! < bounds.upper!);
      expect(equivalent).toBe(p! < alpha);
    }
    expect(further.bayesFactors.map(({ test, n: sizes }) => [test, sizes])).toEqual([
      ['paired', [pairs]],
      ['student', n],
    ]);
    expect(further.minimalDetectableEffects.map(({ effect, power }) => [effect, power])).toEqual([
      ['dz', 0.8],
      ['cohens-d', 0.8],
    ]);
    const [paired, independent] = further.bootstrap;
    expect(paired).toMatchObject({ design: 'paired', seed: 7, replicates: 500, n: [pairs] });
    // A bootstrap interval lies about where the t interval does.
    const t = testOf(comparison, 'welch').ci;
    expect(Math.abs(independent!.ci.lower! - t.lower!)).toBeLessThan(0.2 * (t.upper! - t.lower!));
    const again = (await analyseFiles(files, scales, settings)).scales[0]!.comparison!.further!.bootstrap;
    expect(again).toEqual(further.bootstrap);
  });

  it('leaves all of it out of the short form', async () => {
    const comparison = (await analyseFiles(files, scales, { detail: 'summary' })).scales[0]!.comparison!;
    expect(comparison.further).toBeUndefined();
    expect(comparison.tests.map(({ method }) => method)).toEqual(['welch']);
  });
});
