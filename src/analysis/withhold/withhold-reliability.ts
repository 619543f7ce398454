import type {
  FurtherReliability,
  ItemStatistics,
  OmegaTotal,
  PairwiseReliability,
  Reliability,
  ReliabilityAcrossWaves,
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

/**
 * Reliability per wave and of all waves together. Of a wave with too few respondents nothing stays, nor of all together, from which it
 * could be worked out. Correlations and alphas of other waves stay.
 *
 * An item's mean and SD are, with n, three equations in the numbers of its answers, so they stay only where those keep the counts open, and never beside them.
 *
 * @param smallWaves waves in which too few respondents have the score
 */
export function withholdReliability(
  reliability: Readonly<Record<string, Reliability>>,
  smallWaves: ReadonlySet<string>,
  items: (wave: string) => ItemRule,
  minCell: number,
): Record<string, Reliability> {
  const isSmallWave = (wave: string, { n }: Reliability) => smallWaves.has(wave) || isSmall(n, minCell);
  const anySmall = Object.entries(reliability).some(([wave, each]) => isSmallWave(wave, each));
  return Object.fromEntries(
    Object.entries(reliability).map(([wave, each]) => [
      wave,
      isSmallWave(wave, each) || (wave === 'pooled' && anySmall)
        ? withoutReasons(withoutReliability(each))
        : withSafeItems(each, items(wave), minCell),
    ]),
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
