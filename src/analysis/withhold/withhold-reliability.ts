import type {
  FurtherReliability,
  ItemStatistics,
  OmegaTotal,
  PairwiseReliability,
  Reliability,
  ReliabilityAcrossWaves,
  SampleKey,
} from '../../model/result.ts';
import { isSmall, shown } from './protect-counts.ts';
import { marked, withhold, withoutEnds, withoutReasons } from './withheld-fields.ts';

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
      ? withoutReasons(withoutReliability(each.reliability))
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
  return {
    ...reliability,
    items: items.map((item) => {
      if (isSmall(item.n, minCell)) return withoutReasons(withoutItem(item));
      const kept = rounds ? asPrinted(item) : item;
      return item.n !== null && isSafe(item.id, item.n) ? kept : withoutReasons(withhold(kept, 'mean', 'sd'));
    }),
    // Where nobody answered every item, a few may have answered two of them.
    ...(further !== undefined && isSmall(further.pairwise.smallestN, minCell)
      ? { further: { ...further, pairwise: withoutReasons(withoutPairwise(further.pairwise)) } }
      : {}),
  };
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

function withoutItem(item: ItemStatistics): ItemStatistics {
  return withhold(item, 'n', 'mean', 'sd', 'itemRestCorrelation', 'alphaIfDropped');
}

function withoutPairwise(pairwise: PairwiseReliability): PairwiseReliability {
  return { ...pairwise, smallestN: null, alpha: null, alphaStandardized: null };
}

function withoutReliability(reliability: Reliability): Reliability {
  const { ci, items, further, alpha } = reliability;
  const emptied = withhold(reliability, 'n', 'alpha', 'alphaStandardized', 'meanInterItemCorrelation');
  return {
    ...marked(
      emptied,
      ...(alpha === null ? [] : (['ci'] as const)),
      ...(further === undefined ? [] : (['further'] as const)),
    ),
    ci: withoutEnds(ci),
    items: items.map(withoutItem),
    ...(further === undefined ? {} : { further: withoutFurther(further) }),
  };
}

function withoutFurther(further: FurtherReliability): FurtherReliability {
  return {
    omegaTotal: withoutOmega(further.omegaTotal),
    omegaTotalStandardized: withoutOmega(further.omegaTotalStandardized),
    guttmanLambda2: null,
    guttmanLambda6: null,
    guttmanLambda6Standardized: null,
    splitHalf: further.splitHalf.map((half) => ({
      ...half,
      correlation: null,
      spearmanBrown: null,
      spearmanBrownUnequal: null,
      flanaganRulon: null,
    })),
    alphaIntervals: further.alphaIntervals.map((interval) => ({ ...withoutEnds(interval), n: null })),
    pairwise: withoutPairwise(further.pairwise),
    standardErrorOfMeasurement: null,
    smallestDetectableChange: { ...further.smallestDetectableChange, n: null, individual: null, group: null },
  };
}

function withoutOmega(omega: OmegaTotal): OmegaTotal {
  return { ...omega, n: null, value: null, ci: withoutEnds(omega.ci), reason: null, fit: null };
}

/**
 * Tests of equal alphas and retest correlations.
 *
 * @param small whether a wave has too few respondents
 * @param differencing whether numbers of the pairs, beside those of everybody, would give away a few respondents seen once
 */
export function withholdAcrossWaves(
  { alphaEquality, retest }: ReliabilityAcrossWaves,
  small: boolean,
  differencing: boolean,
  minCell: number,
): ReliabilityAcrossWaves {
  return {
    alphaEquality: alphaEquality.map((test) => {
      if (!small && !test.n.some((n) => isSmall(n, minCell))) return test;
      const n = test.n.map((count) => shown(count, minCell));
      return withoutReasons(marked({ ...withhold(test, 'difference', 'statistic', 'p'), n, df: [] }, 'df'));
    }),
    retest: retest.map((each) => {
      if (!small && !differencing && !isSmall(each.n, minCell)) return each;
      const withheld = withhold(each, 'value');
      return withoutReasons({ ...withheld, n: shown(each.n, minCell), ci: withoutEnds(each.ci) });
    }),
  };
}
