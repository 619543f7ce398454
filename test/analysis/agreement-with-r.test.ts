import { describe, expect, it } from 'vitest';
import { analyseFiles, expectClose, readJson, readScales } from '../helpers/fixtures.ts';
import {
  expectEffect,
  expectIndependent,
  expectReliability,
  expectTest,
  type ReferenceAlpha,
  type ReferenceIndependent,
  type ReferenceStudy,
  testOf,
} from '../helpers/reference.ts';

describe.each(['stai_flat', 'stai_vale'])('%s: state anxiety twice, against R', (study) => {
  const expected = readJson<ReferenceStudy>(`fixtures/reference/${study}.reference.json`);
  const files = [`fixtures/reference/${study}_pre.csv`, `fixtures/reference/${study}_post.csv`];
  const scales = readScales('fixtures/scales/stai-state.json');

  it('reliability of pre, post and pooled', async () => {
    const [scale] = (await analyseFiles(files, scales)).scales;
    expectReliability(scale?.reliability.pre, expected.reliability_pre.listwise, 'pre');
    expectReliability(scale?.reliability.post, expected.reliability_post.listwise, 'post');
    expectReliability(scale?.reliability.pooled, expected.reliability_pooled.listwise, 'pooled');
  });

  it('descriptions, Student, Welch and their effect sizes', async () => {
    const [scale] = (await analyseFiles(files, scales)).scales;
    const { n, mean, sd } = expected.sum_complete_independent;
    for (const [index, wave] of (['pre', 'post'] as const).entries()) {
      expect(scale?.waves[wave]?.n).toBe(n[index]);
      expectClose(scale?.waves[wave]?.mean, mean[index]!);
      expectClose(scale?.waves[wave]?.sd, sd[index]!);
    }
    expectIndependent(scale?.comparison ?? null, expected.sum_complete_independent, study);
    expect(scale?.comparison?.primary).toBe('welch');
  });

  it('the paired test, d_z and d_average by id', async () => {
    const result = await analyseFiles(files, scales, { id: 'id' });
    const comparison = result.scales[0]!.comparison!;
    const paired = expected.sum_complete_paired;
    expect(comparison.design).toBe('paired');
    expect(comparison.primary).toBe('paired');
    expect(testOf(comparison, 'paired').n).toEqual([paired.n]);
    expectTest(testOf(comparison, 'paired'), { ...paired, diff: paired.diff_mean }, 'paired');
    expectEffect(comparison, 'dz', paired.dz.d, paired.dz.ci95, study);
    expectEffect(comparison, 'd-average', paired.d_av, null, study);
    expect(result.matching).toMatchObject({
      paired: expected.ids.both,
      preOnly: expected.ids.pre - expected.ids.both,
    });
  });

  it.runIf(expected.sum_complete_partially_overlapping !== undefined)(
    'the partially overlapping samples tests',
    async () => {
      const comparison = (await analyseFiles(files, scales, { id: 'id' })).scales[0]!.comparison!;
      const overlapping = expected.sum_complete_partially_overlapping!;
      expectTest(testOf(comparison, 'partially-overlapping'), overlapping.equal_var, 'equal variances');
      expectTest(
        testOf(comparison, 'partially-overlapping-unequal'),
        overlapping.unequal_var,
        'unequal variances',
      );
      expect(testOf(comparison, 'partially-overlapping').n[0]).toBe(overlapping.n_pairs);
    },
  );
});

describe('bfi: five scales of 2,800 people with gaps, against R', () => {
  const reference = readJson<{
    scales: Record<
      string,
      {
        reliability: { listwise: ReferenceAlpha };
        score_mean_complete: { n: number; mean: number; sd: number };
        gender1_vs_gender2: ReferenceIndependent;
      }
    >;
  }>('fixtures/reference/bfi.reference.json');
  const scales = readScales('fixtures/scales/bfi.json');

  it('reliability and scores of one file', async () => {
    const result = await analyseFiles(['fixtures/reference/bfi.csv'], scales);
    for (const scale of result.scales) {
      const expected = reference.scales[scale.id.replace('bfi-', '')]!;
      expectReliability(scale.reliability.pre, expected.reliability.listwise, scale.id);
      expect(scale.waves.pre?.n).toBe(expected.score_mean_complete.n);
      expectClose(scale.waves.pre?.mean, expected.score_mean_complete.mean);
      expectClose(scale.waves.pre?.sd, expected.score_mean_complete.sd);
      expect(scale.comparison).toBeNull();
    }
    expect(result.scales).toHaveLength(5);
  });

  it('two groups within the file', async () => {
    const result = await analyseFiles(['fixtures/reference/bfi.csv'], scales, { by: 'gender' });
    for (const scale of result.scales) {
      expect(scale.comparison?.groups).toEqual(['1', '2']);
      expectIndependent(
        scale.comparison,
        reference.scales[scale.id.replace('bfi-', '')]!.gender1_vs_gender2,
        scale.id,
      );
    }
  });
});
