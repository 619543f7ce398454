import { describe, expect, it } from 'vitest';
import type { Comparison, Reliability, TestMethod, TestResult } from '../../src/model/result.ts';
import { analyseFiles, expectClose, readJson, readScales } from '../helpers/fixtures.ts';

/** R 4.2.2 (psych, stats, effectsize), numbers printed at 15 digits: relative 1e-10; intervals of d, from a root search in R: 1e-4. */
interface ReferenceItem {
  item: string;
  reversed: boolean;
  n: number;
  mean: number;
  sd: number;
  item_rest_r: number;
  alpha_if_dropped: number;
}
interface ReferenceAlpha {
  n: number;
  k: number;
  raw_alpha: number;
  std_alpha: number;
  average_r: number;
  ci_feldt_95: { lower: number; upper: number };
  items: ReferenceItem[];
}
interface ReferenceTest {
  t: number;
  df: number;
  p: number;
  diff?: number;
  se?: number;
  ci95?: [number, number];
}
interface ReferenceIndependent {
  n: [number, number];
  mean: [number, number];
  sd: [number, number];
  student: ReferenceTest;
  welch: ReferenceTest;
  cohens_d_pooled: { d: number; ci95: [number, number] };
  hedges_g_pooled: { g: number; ci95: [number, number] };
}
interface ReferencePaired extends ReferenceTest {
  n: number;
  diff_mean: number;
  dz: { d: number; ci95: [number, number] };
  d_av: number;
}
interface ReferenceStudy {
  reliability_pre: { listwise: ReferenceAlpha };
  reliability_post: { listwise: ReferenceAlpha };
  reliability_pooled: { listwise: ReferenceAlpha };
  sum_complete_independent: ReferenceIndependent;
  sum_complete_paired: ReferencePaired;
  sum_complete_partially_overlapping?: {
    equal_var: ReferenceTest;
    unequal_var: ReferenceTest;
    n_pairs: number;
  };
  ids: { pre: number; post: number; both: number };
}

function expectReliability(actual: Reliability | undefined, expected: ReferenceAlpha, where: string): void {
  expect(actual?.n).toBe(expected.n);
  expect(actual?.k).toBe(expected.k);
  expectClose(actual?.alpha, expected.raw_alpha, 1e-10, `${where} alpha`);
  expectClose(actual?.alphaStandardized, expected.std_alpha, 1e-10, `${where} standardized alpha`);
  expectClose(actual?.meanInterItemCorrelation, expected.average_r, 1e-10, `${where} mean correlation`);
  expectClose(actual?.ci.lower, expected.ci_feldt_95.lower, 1e-10, `${where} Feldt lower`);
  expectClose(actual?.ci.upper, expected.ci_feldt_95.upper, 1e-10, `${where} Feldt upper`);
  expect(actual?.items.map((item) => item.id)).toEqual(expected.items.map((item) => item.item));
  for (const [index, item] of expected.items.entries()) {
    const got = actual?.items[index];
    expect(got?.reversed).toBe(item.reversed);
    expect(got?.n).toBe(item.n);
    expectClose(got?.mean, item.mean, 1e-10, `${where} ${item.item} mean`);
    expectClose(got?.sd, item.sd, 1e-10, `${where} ${item.item} sd`);
    expectClose(got?.itemRestCorrelation, item.item_rest_r, 1e-10, `${where} ${item.item} item-rest`);
    expectClose(got?.alphaIfDropped, item.alpha_if_dropped, 1e-10, `${where} ${item.item} alpha if dropped`);
  }
}

function testOf(comparison: Comparison, method: TestMethod): TestResult {
  const test = comparison.tests.find((each) => each.method === method);
  if (test === undefined) throw new Error(`no ${method} test`);
  return test;
}

function expectTest(test: TestResult, expected: ReferenceTest, where: string): void {
  expectClose(test.statistic, expected.t, 1e-10, `${where} t`);
  expectClose(test.df, expected.df, 1e-10, `${where} df`);
  expectClose(test.p, expected.p, 1e-10, `${where} p`);
  if (expected.diff !== undefined) expectClose(test.difference, expected.diff, 1e-10, `${where} difference`);
  if (expected.se !== undefined)
    expectClose(test.standardError, expected.se, 1e-10, `${where} standard error`);
  if (expected.ci95 !== undefined) {
    expectClose(test.ci.lower, expected.ci95[0], 1e-10, `${where} lower`);
    expectClose(test.ci.upper, expected.ci95[1], 1e-10, `${where} upper`);
  }
}

function expectEffect(
  comparison: Comparison,
  type: string,
  value: number,
  ci: [number, number] | null,
  where: string,
): void {
  const effect = comparison.effectSizes.find((each) => each.type === type);
  expectClose(effect?.value, value, 1e-10, `${where} ${type}`);
  if (ci === null) return;
  expectClose(effect?.ci?.lower, ci[0], 1e-4, `${where} ${type} lower`);
  expectClose(effect?.ci?.upper, ci[1], 1e-4, `${where} ${type} upper`);
}

function expectIndependent(
  comparison: Comparison | null,
  expected: ReferenceIndependent,
  where: string,
): void {
  if (comparison === null) throw new Error('no comparison');
  expect(testOf(comparison, 'student').n).toEqual(expected.n);
  expectTest(testOf(comparison, 'student'), expected.student, `${where} Student`);
  expectTest(testOf(comparison, 'welch'), expected.welch, `${where} Welch`);
  expectEffect(comparison, 'cohens-d', expected.cohens_d_pooled.d, expected.cohens_d_pooled.ci95, where);
  expectEffect(comparison, 'hedges-g', expected.hedges_g_pooled.g, expected.hedges_g_pooled.ci95, where);
}

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
