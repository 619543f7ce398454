import type { Comparison, ScaleResult, TestResult } from '../model/result.ts';
import { benjaminiHochberg } from '../stats/benjamini-hochberg.ts';
import { hochberg } from '../stats/hochberg.ts';
import { holm } from '../stats/holm.ts';
import { groupedBy } from './grouped-by.ts';

type Adjustment = Pick<TestResult, 'pHolm' | 'pHochberg' | 'pBenjaminiHochberg'>;

/**
 * Adjusts p-values over the total scores of all scales (a definition without a total stands in with its subscales) and over what is
 * compared of them: the changes from the first wave are one family, whatever the number of waves and groups, and the differences between
 * groups at the waves another. The tests that come first make the family, also where a scale has too few pairs and another method stands
 * in; the others are adjusted per method, so that every printed p has its adjusted companion. Subscales of a total are parts of it, not
 * members of the family.
 */
export function withAdjustments(scales: readonly ScaleResult[]): ScaleResult[] {
  const members = scales.flatMap((scale) => (scale.aggregate === null ? scale.subscales : [scale]));
  const families = [
    ...groupedBy(
      members.flatMap(({ comparisons }) => comparisons),
      kindOf,
    ).values(),
  ];
  const filled = new Map(families.flatMap(adjustedFamily));
  const withFilled = (scale: ScaleResult): ScaleResult => ({
    ...scale,
    comparisons: scale.comparisons.map((each) => filled.get(each) ?? each),
    subscales: scale.subscales.map(withFilled),
  });
  return scales.map(withFilled);
}

function kindOf({ contrast }: Comparison): Comparison['contrast']['kind'] {
  return contrast.kind;
}

/** The comparisons of one family with their adjusted p-values. */
function adjustedFamily(compared: readonly Comparison[]): (readonly [Comparison, Comparison])[] {
  const adjusted = new Map<TestResult, Adjustment>();
  const methods = new Set(compared.flatMap(({ tests }) => tests.map((test) => test.method)));
  const ofMethods = [...methods].map((method) =>
    compared.flatMap(({ tests }) => tests.find((test) => test.method === method) ?? []),
  );
  // The tests that come first last, so that they keep their own family.
  for (const tests of [...ofMethods, compared.map(({ tests: [primary] }) => primary!)]) {
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
  return compared.map((comparison) => [
    comparison,
    {
      ...comparison,
      family,
      tests: comparison.tests.map((test) => ({ ...test, ...adjusted.get(test) })),
    },
  ]);
}
