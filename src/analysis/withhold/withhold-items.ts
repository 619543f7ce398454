import * as disclosure from '../../generated/disclosure.ts';
import type { ComparedAnswers, Contrast, ItemComparison, ItemResult, SampleKey } from '../../model/result.ts';
import { emptied } from './by-class.ts';
import { shownAnswers } from './item-answers.ts';
import { isSmall, protectCounts, shown } from './protect-counts.ts';
import { marked, withhold, withoutEnds } from './withheld-fields.ts';
import type { ComparisonRule } from './withhold-comparison.ts';
import type { ItemRule } from './withhold-reliability.ts';

/** What must be known of a scale to decide what may be shown of its items. */
export interface ItemsRule {
  readonly minCell: number;
  readonly ruleOf: (contrast: Contrast) => ComparisonRule;
  readonly items: (sample: SampleKey) => ItemRule;
}

/**
 * Single items without what rests on too few respondents or gives them away. Of each sample mean and SD, or the counts of the answers, stay
 * as in the table of answers, and a share only beside the counts. A comparison stays where both sides do; its interval and test, which
 * tell how answers of the same people hang together, only where the numbers of those who changed are open or not small.
 */
export function withholdItems(items: readonly ItemResult[], rule: ItemsRule): ItemResult[] {
  return items.map((item) => withholdItem(item, rule));
}

function withholdItem(item: ItemResult, { minCell, ruleOf, items }: ItemsRule): ItemResult {
  const samples = item.samples.map((sample) => {
    const { isSafe, countsStay } = items({ wave: sample.wave, group: sample.group, pooled: false });
    const kept = withholdAnswers(item, sample, disclosure.itemSample, minCell, {
      moments: sample.n !== null && isSafe(item.id, sample.n),
      counts: countsStay(item.id),
    });
    const missing = { ...kept, missing: shown(sample.missing, minCell) };
    return missing.share === null && sample.share !== null
      ? marked({ ...missing, ci: withoutEnds(sample.ci) }, 'ci')
      : missing;
  });
  const { overall } = item;
  const hidden = samples.some(({ withheld }) => withheld !== undefined);
  const comparisons = item.comparisons.map((comparison) => {
    const pairs = comparison.design === 'paired';
    // Of everybody and of the pairs, the answers of those seen once would be the difference.
    const telling =
      pairs &&
      item.samples
        .filter(({ wave, group }) => isWaveOf(comparison.contrast, wave, group))
        .some(({ n }) => isSmall((n ?? 0) - (comparison.n[0] ?? 0), minCell));
    return comparison.contrast.kind === 'change'
      ? comparison
      : withholdItemComparison(item, comparison, ruleOf(comparison.contrast), telling);
  });
  return {
    ...item,
    samples,
    comparisons: comparisons.map((comparison) => withoutTellingChanges(comparison, comparisons, minCell)),
    ...(overall === undefined
      ? {}
      : {
          overall: hidden
            ? emptied(overall, disclosure.itemOverall, { n: overall.n.map((n) => shown(n, minCell)) })
            : overall,
        }),
  };
}

/** Changes of two groups stay where those of each group do, of which none is too small and no pairs tell of others. */
function withoutTellingChanges(
  comparison: ItemComparison,
  all: readonly ItemComparison[],
  minCell: number,
): ItemComparison {
  const { contrast, n } = comparison;
  if (contrast.kind !== 'change') return comparison;
  const own = all.filter(
    (each) =>
      each.contrast.kind === 'waves' &&
      contrast.of.includes(each.contrast.group ?? '') &&
      each.contrast.of[1] === contrast.waves[1],
  );
  const stays =
    own.length === 2 &&
    own.every(({ withheld }) => withheld === undefined) &&
    !n.some((count) => isSmall(count, minCell));
  if (stays) return comparison;
  return emptied(comparison, disclosure.itemComparison, { n: n.map((count) => shown(count, minCell)) });
}

/** Whether a sample is one of the two waves of a contrast; groups are never pairs. */
function isWaveOf(contrast: Contrast, wave: string | null, group: string | null): boolean {
  return contrast.kind === 'waves' && contrast.group === group && contrast.of.includes(wave ?? '');
}

function withholdItemComparison(
  item: ItemResult,
  comparison: ItemComparison,
  { minCell, small, differencing, pairsReveal }: ComparisonRule,
  telling: boolean,
): ItemComparison {
  const { n, of, design, changes } = comparison;
  const paired = design === 'paired';
  const tooSmall = small || n.some((count) => isSmall(count, minCell));
  if (tooSmall || (paired && (differencing || pairsReveal || telling)))
    return emptied(comparison, disclosure.itemComparison, { n: n.map((count) => shown(count, minCell)) });
  const [one, other] = comparison.samples.map((side) =>
    withholdAnswers(item, side, disclosure.comparedAnswers, minCell, { moments: true, counts: true }),
  ) as [ComparedAnswers, ComparedAnswers];
  const kept: ItemComparison = { ...comparison, samples: [one, other] };
  const field = of === 'means' ? 'mean' : 'share';
  const known = one[field] !== null && other[field] !== null;
  const held = changes === undefined || paired === false ? 'all' : disclosableChanges(comparison, minCell);
  const counts = changes?.map(({ by }) => ({ by, count: null }));
  const withoutChanges = counts === undefined ? kept : marked({ ...kept, changes: counts }, 'changes');
  if (known && held === 'all') return kept;
  if (known && held === 'moments') return withoutChanges;
  const nothing = marked({ ...withoutChanges, ci: withoutEnds(comparison.ci), tests: [] }, 'ci', 'tests');
  return known ? nothing : withhold(nothing, 'difference');
}

/** Of the numbers of those who changed: all may be shown, mean and SD of the changes, or nothing. */
function disclosableChanges(
  { changes = [], of, samples }: ItemComparison,
  minCell: number,
): 'all' | 'moments' | 'none' {
  const counts = changes.map(({ count }) => count ?? 0);
  if (of === 'shares') {
    const [lost = 0, , gained = 0] = counts;
    const [one] = samples;
    // The four cells of the table of both waves.
    const cells = [lost, gained, (one.agreeing ?? 0) - lost, (one.n ?? 0) - (one.agreeing ?? 0) - gained];
    return cells.some((count) => isSmall(count, minCell)) ? 'none' : 'all';
  }
  if (counts.length === 0) return 'moments';
  const kept = shownAnswers(
    changes.map(({ by }) => by),
    counts,
    minCell,
  );
  if (!kept.moments) return 'none';
  return kept.counts.includes(null) ? 'moments' : 'all';
}

/** Mean and SD or the counts of answers, and with them the share. */
function withholdAnswers<T extends ComparedAnswers>(
  { answers, kind }: ItemResult,
  sample: T,
  rule: Parameters<typeof emptied<T>>[1],
  minCell: number,
  stays: { readonly moments: boolean; readonly counts: boolean },
): T {
  const { n, counts, agreeing } = sample;
  if (n === null || isSmall(n, minCell)) return emptied(sample, rule);
  const own = counts.map((count) => count ?? 0);
  const whole = agreeing !== null && !isSmall(agreeing, minCell) && !isSmall(n - agreeing, minCell);
  const given =
    kind === 'rating'
      ? shownAnswers(
          answers.map(({ value }) => value),
          own,
          minCell,
        )
      : { counts: whole ? countsBesideShare(answers, own, n, minCell) : own.map(() => null), moments: whole };
  const shownCounts = stays.counts || kind === 'yes-no' ? given.counts : own.map(() => null);
  const share = kind === 'rating' ? !shownCounts.includes(null) : whole;
  const moments = kind === 'rating' ? given.moments && stays.moments : whole;
  const hiddenCounts = shownCounts.includes(null) && counts.length > 0;
  const kept: T = { ...sample, counts: shownCounts };
  const withCounts = hiddenCounts ? marked(kept, 'counts') : kept;
  const withShare = share ? withCounts : (withhold<ComparedAnswers>(withCounts, 'agreeing', 'share') as T);
  return moments ? withShare : (withhold<ComparedAnswers>(withShare, 'mean', 'sd') as T);
}

/** The answers that are not of the share, which is shown: they add up to what is left of n, with the blanks that count as wrong. */
function countsBesideShare(
  answers: ItemResult['answers'],
  counts: readonly number[],
  n: number,
  minCell: number,
): (number | null)[] {
  const others = counts.filter((_, place) => answers[place]?.counts !== true);
  const blank = n - counts.reduce((sum, count) => sum + count, 0);
  const kept = protectCounts([...others, blank], minCell);
  let next = 0;
  return counts.map((count, place) => (answers[place]?.counts === true ? count : (kept[next++] ?? null)));
}
