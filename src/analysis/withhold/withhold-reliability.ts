import * as disclosure from '../../generated/disclosure.ts';
import type {
  Contrast,
  FurtherItem,
  ItemStatistics,
  Reliability,
  ReliabilityAcrossWaves,
  SampleKey,
} from '../../model/result.ts';
import { emptied } from './by-class.ts';
import { isSmall, shown } from './protect-counts.ts';
import { withhold, withoutReasons } from './withheld-fields.ts';
import type { ComparisonRule } from './withhold-comparison.ts';

/** What may be shown of items in a wave (or in all together). */
export interface ItemRule {
  /** Whether mean and SD of so many answers may be shown: not where they would give answers away. */
  readonly isSafe: (item: string, n: number) => boolean;
  /** Whether the table of answers prints every count. */
  readonly countsStay: (item: string) => boolean;
  /** Whether few who answered it are not among so many, since they skipped another item. */
  readonly fewSkipped: (item: string, n: number) => boolean;
}

/** The reliability of a sample, and whether too few of its respondents have the score. */
export interface SampleReliability {
  readonly sample: SampleKey;
  readonly reliability: Reliability;
  readonly small: boolean;
}

/**
 * Reliability per wave and of all waves together. Of a wave with too few respondents nothing stays, nor of all together, from which it
 * could be worked out. Correlations and alphas of other waves stay.
 *
 * An item's mean and SD are, with n, three equations in the numbers of its answers, so they stay only where those keep the counts open, and never beside them.
 */
export function withholdReliability(
  samples: readonly SampleReliability[],
  items: (sample: SampleKey) => ItemRule,
  minCell: number,
): Reliability[] {
  const isTooSmall = ({ small, reliability: { n } }: SampleReliability) => small || isSmall(n, minCell);
  const anySmall = samples.some(isTooSmall);
  return samples.map((each) =>
    isTooSmall(each) || (each.sample.pooled && anySmall)
      ? emptied(each.reliability, disclosure.reliability)
      : withSafeItems(each.reliability, items(each.sample), minCell),
  );
}

function withSafeItems(
  reliability: Reliability,
  { isSafe, fewSkipped }: ItemRule,
  minCell: number,
): Reliability {
  const { items, further } = reliability;
  // In all their digits the coefficients tell the ratios of the items' variances, and so, beside those of everybody, what few answered.
  const rounds = items.some(({ id, n }) => n !== null && fewSkipped(id, n));
  const allSafe = items.every(({ id, n }) => n !== null && !isSmall(n, minCell) && isSafe(id, n));
  return {
    ...reliability,
    ...(further === undefined
      ? {}
      : { further: { ...further, items: further.items.map((item) => furtherItem(item, allSafe, rounds)) } }),
    items: items.map((item) => {
      if (isSmall(item.n, minCell)) return emptied(item, disclosure.itemStatistics);
      const kept = rounds ? asPrinted(item) : item;
      return item.n !== null && isSafe(item.id, item.n) ? kept : withoutReasons(withhold(kept, 'mean', 'sd'));
    }),
  };
}

/** The mean and the variance of all but one are those of the item beside those of the others. */
function furtherItem(item: FurtherItem, allSafe: boolean, rounds: boolean): FurtherItem {
  const { squaredMultipleCorrelation, loading } = item;
  const kept = rounds
    ? {
        ...item,
        squaredMultipleCorrelation: inTwoDecimals(squaredMultipleCorrelation),
        loading: inTwoDecimals(loading),
      }
    : item;
  return allSafe ? kept : withoutReasons(withhold(kept, 'scaleMeanIfDropped', 'scaleVarianceIfDropped'));
}

/** Coefficients in the two decimals that tables print. */
function asPrinted(item: ItemStatistics): ItemStatistics {
  const { itemRestCorrelation, alphaIfDropped } = item;
  return {
    ...item,
    itemRestCorrelation: inTwoDecimals(itemRestCorrelation),
    alphaIfDropped: inTwoDecimals(alphaIfDropped),
  };
}

function inTwoDecimals(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}

/**
 * Tests of equal alphas and retest correlations.
 *
 * @param ruleOf what must be known of the comparison of the same contrast
 */
export function withholdAcrossWaves(
  { later, ...first }: ReliabilityAcrossWaves,
  ruleOf: (contrast: Contrast) => ComparisonRule,
): ReliabilityAcrossWaves {
  const kept = (each: typeof first) => withholdAcross(each, ruleOf(each.contrast));
  return { ...kept(first), ...(later !== undefined && { later: later.map(kept) }) };
}

function withholdAcross<Across extends Pick<ReliabilityAcrossWaves, 'alphaEquality' | 'retest'>>(
  across: Across,
  { small, differencing, minCell }: ComparisonRule,
): Across {
  const { alphaEquality, retest } = across;
  return {
    ...across,
    alphaEquality: alphaEquality.map((test) => {
      if (!small && !test.n.some((n) => isSmall(n, minCell))) return test;
      return emptied(test, disclosure.alphaEquality, { n: test.n.map((count) => shown(count, minCell)) });
    }),
    retest: retest.map((each) => {
      if (!small && !differencing && !isSmall(each.n, minCell)) return each;
      return emptied(each, disclosure.retest, { n: shown(each.n, minCell) });
    }),
  };
}
