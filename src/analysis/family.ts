import { primaryComparison } from '../model/result/samples.ts';
import type { Comparison, ScaleResult, TestResult } from '../model/result.ts';
import { benjaminiHochberg } from '../stats/benjamini-hochberg.ts';
import { hochberg } from '../stats/hochberg.ts';
import { holm } from '../stats/holm.ts';

type Adjustment = Pick<TestResult, 'pHolm' | 'pHochberg' | 'pBenjaminiHochberg'>;

/**
 * Adjusts p-values over the total scores of all scales (a definition without a total stands in with its subscales): the tests that
 * come first, one of each scale, as one family, also where a scale has too few pairs and another method stands in; the others per
 * method, so that every printed p has its adjusted companion. Subscales of a total are parts of it, not members of the family.
 */
export function withAdjustments(scales: readonly ScaleResult[]): ScaleResult[] {
  const members = scales.flatMap((scale) => (scale.aggregate === null ? scale.subscales : [scale]));
  const compared = members.flatMap((score) => primaryComparison(score) ?? []);
  const adjusted = new Map<TestResult, Adjustment>();
  const methods = new Set(compared.flatMap(({ tests }) => tests.map((test) => test.method)));
  const families = [...methods].map((method) =>
    compared.flatMap(({ tests }) => tests.find((test) => test.method === method) ?? []),
  );
  // The tests that come first last, so that they keep their own family.
  for (const tests of [...families, compared.map(({ tests: [primary] }) => primary!)]) {
    const pValues = tests.map(({ p }) => p);
    const [byHolm, byHochberg, byBenjaminiHochberg] = [
      holm(pValues),
      hochberg(pValues),
      benjaminiHochberg(pValues),
    ];
    for (const [index, test] of tests.entries()) {
      adjusted.set(test, {
        pHolm: byHolm[index]!,
        pHochberg: byHochberg[index]!,
        pBenjaminiHochberg: byBenjaminiHochberg[index]!,
      });
    }
  }
  const family = compared.filter(({ tests }) => tests[0]!.p !== null).length;
  const fill = (comparison: Comparison): Comparison => ({
    ...comparison,
    family,
    tests: comparison.tests.map((test) => ({ ...test, ...adjusted.get(test) })),
  });
  const isMember = new Set(compared);
  const filled = (scale: ScaleResult): ScaleResult => ({
    ...scale,
    comparisons: scale.comparisons.map((each) => (isMember.has(each) ? fill(each) : each)),
    subscales: scale.subscales.map(filled),
  });
  return scales.map(filled);
}
