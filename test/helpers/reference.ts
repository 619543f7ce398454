import { expect } from 'vitest';
import type { Comparison, Reliability, TestMethod, TestResult } from '../../src/model/result.ts';
import { expectClose } from './fixtures.ts';

/** R 4.2.2 (psych, stats, effectsize), numbers printed at 15 digits: relative 1e-10; intervals of d, from a root search in R: 1e-4. */
export interface ReferenceItem {
  item: string;
  reversed: boolean;
  n: number;
  mean: number;
  sd: number;
  item_rest_r: number;
  alpha_if_dropped: number;
}
export interface ReferenceAlpha {
  n: number;
  k: number;
  raw_alpha: number;
  std_alpha: number;
  average_r: number;
  ci_feldt_95: { lower: number; upper: number };
  items: ReferenceItem[];
}
export interface ReferenceTest {
  t: number;
  df: number;
  p: number;
  diff?: number;
  se?: number;
  ci95?: [number, number];
}
export interface ReferenceIndependent {
  n: [number, number];
  mean: [number, number];
  sd: [number, number];
  student: ReferenceTest;
  welch: ReferenceTest;
  cohens_d_pooled: { d: number; ci95: [number, number] };
  hedges_g_pooled: { g: number; ci95: [number, number] };
}
export interface ReferencePaired extends ReferenceTest {
  n: number;
  diff_mean: number;
  dz: { d: number; ci95: [number, number] };
  d_av: number;
}
export interface ReferenceStudy {
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

export function expectReliability(
  actual: Reliability | undefined,
  expected: ReferenceAlpha,
  where: string,
): void {
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

export function testOf(comparison: Comparison, method: TestMethod): TestResult {
  const test = comparison.tests.find((each) => each.method === method);
  if (test === undefined) throw new Error(`no ${method} test`);
  return test;
}

export function expectTest(test: TestResult, expected: ReferenceTest, where: string): void {
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

export function expectEffect(
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

export function expectIndependent(
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
