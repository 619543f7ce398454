import { missingLinks } from '../analysis/missing-link.ts';
import type { AuditMissingLink } from '../model/audit-result.ts';
import type { PublishedTable } from '../model/published.ts';
import type { Moments } from '../stats/moments.ts';
import { welchTest } from '../stats/t-test.ts';
import type { TableSettings } from './number-reader.ts';
import type { ScoreNumbers, WaveNumbers } from './table-numbers.ts';

/**
 * What matching the waves could have changed in a published table that tested two waves as different people: from its printed n, means and
 * standard deviations, with Holm over the scales of a group. Rows that compare groups, were paired, or lack a number are left out.
 *
 * @param overlap people in both waves
 */
export function auditMissingLinks(
  scores: readonly ScoreNumbers[],
  { groups = [] }: PublishedTable,
  settings: TableSettings,
  overlap: number,
): AuditMissingLink[] {
  const isGroup = ({ wave }: WaveNumbers) => groups.some(({ id }) => id === wave);
  const unlinked = scores.flatMap((score) => {
    const { first, second, comparison, place } = score;
    if (first === null || second === null || isGroup(first) || isGroup(second)) return [];
    if (isOfPairs(comparison?.test ?? null, settings)) return [];
    const [one, two] = [momentsOf(first), momentsOf(second)];
    return one === null || two === null ? [] : [{ place, first: one, second: two, inFamily: true }];
  });
  const families = [...new Set(unlinked.map(({ place }) => place.group))];
  return families.flatMap((group) => {
    const family = unlinked.filter(({ place }) => place.group === group);
    const links = missingLinks(family, overlap, settings.confidence);
    return family.flatMap(({ place, first, second }, index) => {
      const link = links[index];
      const welch = welchTest(first, second, settings.confidence);
      return link == null || !welch.ok
        ? []
        : [{ place, welch: welch.value.statistic, family: family.length, ...link }];
    });
  });
}

const PAIRED: ReadonlySet<string> = new Set(['paired', 'wilcoxon-signed-rank']);

function isOfPairs(test: string | null, { design }: TableSettings): boolean {
  return test === null ? design === 'paired' : PAIRED.has(test) || test.startsWith('partially');
}

function momentsOf({ n, mean, sd }: WaveNumbers): Moments | null {
  if (n === null || mean === null || sd === null) return null;
  return { n: n.n, mean: mean.number.value, variance: sd.number.value * sd.number.value };
}
