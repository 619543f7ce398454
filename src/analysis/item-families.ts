import type { ItemComparison, ItemOverall, ItemResult, ItemTestResult } from '../model/result.ts';
import { holm } from '../stats/holm.ts';
import { groupedBy } from './grouped-by.ts';

/** What has tests of one item, of which the first belongs to a family. */
type Tested = Pick<ItemComparison | ItemOverall, 'tests'>;

/**
 * Adjusts p-values over the items of a scale: the changes from the first wave are one family, whatever the number of waves and groups, the
 * differences between groups another, and so are the tests of all samples together.
 */
export function withHolm(items: readonly ItemResult[]): ItemResult[] {
  const compared = items.flatMap(({ comparisons }) => comparisons);
  const families: (readonly Tested[])[] = [
    ...groupedBy(compared, ({ contrast }) => contrast.kind).values(),
    items.flatMap(({ overall }) => overall ?? []),
  ];
  const adjusted = new Map(
    families.flatMap((family) => {
      const byHolm = holm(family.map(({ tests }) => tests[0]?.p ?? null));
      return family.map((each, index) => [each, byHolm[index]!] as const);
    }),
  );
  const filled = <T extends Tested>(each: T): T => ({
    ...each,
    tests: each.tests.map(
      (test, index): ItemTestResult => (index === 0 ? { ...test, pHolm: adjusted.get(each) ?? null } : test),
    ),
  });
  return items.map(({ overall, ...item }) => ({
    ...item,
    comparisons: item.comparisons.map(filled),
    ...(overall === undefined ? {} : { overall: filled(overall) }),
  }));
}
