import { describe, expect, it } from 'vitest';
import { requireCount } from '../../src/model/withheld.ts';
import { intraclassCorrelation } from '../../src/stats/reliability/intraclass-correlation.ts';
import { analyseFiles, expectClose, readJson, readScales } from '../helpers/fixtures.ts';

interface Alpha {
  raw_alpha: number;
  std_alpha: number;
  lambda6: number;
  omega_total_ml_1factor_cor?: number;
}
type Study = Record<
  'reliability_pre' | 'reliability_post' | 'reliability_pooled',
  { listwise: Alpha; pairwise: Alpha }
>;

/** R 4.2.2: psych::alpha (pairwise and complete), its G6 on correlations, and omega from factanal(factors = 1). */
describe.each(['stai_flat', 'stai_vale'])('%s: further reliability against R', (study) => {
  const expected = readJson<Study>(`fixtures/reference/${study}.reference.json`);
  const files = [`fixtures/reference/${study}_pre.csv`, `fixtures/reference/${study}_post.csv`];
  const scales = readScales('fixtures/scales/stai-state.json');

  it('pairwise alpha, lambda 6 and omega of pre, post and pooled', async () => {
    const [scale] = (await analyseFiles(files, scales)).scales;
    for (const wave of ['pre', 'post', 'pooled'] as const) {
      const { listwise, pairwise } = expected[`reliability_${wave}`];
      const further = scale!.reliability[wave]!.further!;
      expectClose(further.pairwise.alpha, pairwise.raw_alpha, 1e-10, `${wave} pairwise alpha`);
      expectClose(
        further.pairwise.alphaStandardized,
        pairwise.std_alpha,
        1e-10,
        `${wave} pairwise standardized`,
      );
      expectClose(further.guttmanLambda6Standardized, listwise.lambda6, 1e-10, `${wave} lambda 6`);
      if (listwise.omega_total_ml_1factor_cor !== undefined) {
        // factanal stops its search at a gradient of about 1e-7, which leaves six digits of the loadings.
        expectClose(
          further.omegaTotalStandardized.value,
          listwise.omega_total_ml_1factor_cor,
          1e-6,
          `${wave} omega`,
        );
      }
      expect(further.omegaTotal).toMatchObject({ reason: null, n: scale!.reliability[wave]!.n });
      expect(further.omegaTotal.ci.lower!).toBeLessThan(further.omegaTotal.value!);
    }
  });

  it('error of measurement follows from SD and alpha', async () => {
    const [scale] = (await analyseFiles(files, scales)).scales;
    const { alpha, further } = scale!.reliability.pre!;
    const { sd, n } = scale!.waves.pre!;
    expectClose(further!.standardErrorOfMeasurement, sd! * Math.sqrt(1 - alpha!), 1e-12);
    const change = further!.smallestDetectableChange;
    expectClose(
      change.individual,
      1.959963984540054 * Math.SQRT2 * further!.standardErrorOfMeasurement!,
      1e-12,
    );
    expectClose(change.group, change.individual! / Math.sqrt(requireCount(n)), 1e-12);
  });

  it('retest correlations and equality of alphas with ids, only the independent test without', async () => {
    const withIds = (await analyseFiles(files, scales, { id: 'id' })).scales[0]!.acrossWaves!;
    expect(withIds.alphaEquality.map(({ method }) => method)).toEqual([
      'feldt-dependent',
      'feldt-independent',
    ]);
    expect(withIds.retest.map(({ type }) => type)).toEqual(['icc-2-1', 'icc-3-1']);
    for (const { value, ci } of withIds.retest) {
      expect(ci.lower!).toBeLessThan(value!);
      expect(ci.upper!).toBeGreaterThan(value!);
    }
    const without = (await analyseFiles(files, scales)).scales[0]!.acrossWaves!;
    expect(without.alphaEquality.map(({ method }) => method)).toEqual(['feldt-independent']);
    expect(without.retest).toEqual([]);
  });

  it('a seeded bootstrap of alpha, the same twice', async () => {
    const settings = { bootstrap: { replicates: 300, seed: 3 } };
    const intervals = async () =>
      (await analyseFiles(files, scales, settings)).scales[0]!.reliability.pre!.further!.alphaIntervals;
    const first = await intervals();
    expect(first.map(({ method }) => method)).toEqual([
      'duhachek-iacobucci',
      'bootstrap-percentile',
      'bootstrap-bca',
    ]);
    expect(first[1]).toMatchObject({ replicates: 300, seed: 3 });
    expect(await intervals()).toEqual(first);
  });
});

describe('Shrout & Fleiss (1979), the table of six targets and four judges', () => {
  it('gives the published ICC(2,1) = .29 and ICC(3,1) = .71', () => {
    const judges = [
      [9, 6, 8, 7, 10, 6],
      [2, 1, 4, 1, 5, 2],
      [5, 3, 6, 2, 6, 4],
      [8, 2, 8, 6, 9, 7],
    ].map((scores) => Float64Array.from(scores));
    const agreement = intraclassCorrelation(judges, 'agreement', 0.95);
    const consistency = intraclassCorrelation(judges, 'consistency', 0.95);
    expect(agreement.ok && agreement.value.single.value).toBeCloseTo(0.29, 2);
    expect(consistency.ok && consistency.value.single.value).toBeCloseTo(0.71, 2);
  });
});
