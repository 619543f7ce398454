import * as disclosure from '../../generated/disclosure.ts';
import type {
  Comparison,
  EffectSize,
  FurtherComparison,
  IndividualChangeCounts,
  MissingLink,
  NonInferiority,
  PairsSummary,
  ScoreOverlap,
  TestResult,
} from '../../model/result.ts';
import { emptied } from './by-class.ts';
import { isSmall, protectCounts, shown, shownPart } from './protect-counts.ts';
import { marked, withhold, withoutEnds } from './withheld-fields.ts';

/** What must be known of a comparison to decide what may be shown. */
export interface ComparisonRule {
  readonly minCell: number;
  /** One of the two samples has too few respondents: nothing of the comparison stays. */
  readonly small: boolean;
  /** See {@link revealsSeenOnce}. */
  readonly differencing: boolean;
  /** See {@link pairsRevealSeenOnce}. */
  readonly pairsReveal: boolean;
}

/**
 * Whether means of the pairs, beside those of everybody in each wave, would give away a group of too few respondents who were seen once
 * only. Everybody's mean is that of the pairs and of those seen once, in both waves; with the difference of the pairs that makes three
 * equations in four means. A group on the other side leaves the mean of the small one open by its size over that of the small one times
 * the range of the score: by half the range or more when it is at least half as large.
 */
export function revealsSeenOnce(overlap: ScoreOverlap | null, minCell: number): boolean {
  const [first, second] = [overlap?.preOnly ?? 0, overlap?.postOnly ?? 0];
  return (isSmall(first, minCell) && 2 * second < first) || (isSmall(second, minCell) && 2 * first < second);
}

/** Whether the mean of the pairs in a wave, beside everybody's, gives away that of too few respondents who were seen in it only. */
export function pairsRevealSeenOnce(overlap: ScoreOverlap | null, minCell: number): boolean {
  return isSmall(overlap?.preOnly ?? 0, minCell) || isSmall(overlap?.postOnly ?? 0, minCell);
}

/** The comparison without what rests on too few respondents or gives them away. */
export function withholdComparison(comparison: Comparison, rule: ComparisonRule): Comparison {
  const tests = comparison.tests.map((test) => withholdTest(test, rule));
  const primary = tests.find(({ method }) => method === comparison.primary);
  const hidden = primary?.withheld?.includes('difference') === true;
  const { further, missingLink, nonInferiority, pairs } = comparison;
  return {
    ...(hidden ? withhold(comparison, 'difference') : comparison),
    tests,
    ...(pairs === undefined ? {} : { pairs: withholdPairs(pairs, rule) }),
    effectSizes: comparison.effectSizes.map((effect) => withholdEffect(effect, rule)),
    ...(nonInferiority === undefined
      ? {}
      : { nonInferiority: withholdNonInferiority(nonInferiority, primary, rule) }),
    ...(missingLink === undefined ? {} : { missingLink: withholdMissingLink(missingLink, rule) }),
    ...(further === undefined ? {} : { further: withholdFurther(further, rule) }),
  };
}

/** It is the interval of the test in other words. */
function withholdNonInferiority(
  judged: NonInferiority,
  test: TestResult | undefined,
  rule: ComparisonRule,
): NonInferiority {
  const n = counts(judged.n, rule);
  const isHidden = test === undefined || (test.withheld ?? []).some((field) => field !== 'n');
  return isHidden ? emptied(judged, disclosure.nonInferiority, { n }) : { ...judged, n };
}

/** Its tests are that of the waves in other words. */
function withholdMissingLink(link: MissingLink, rule: ComparisonRule): MissingLink {
  const n = counts(link.n, rule);
  return isTooSmall(link.n, rule) ? emptied(link, disclosure.missingLink, { n }) : { ...link, n };
}

/** With t the SD of the differences gives their mean, and r with the SDs of the waves gives that SD. */
function withholdPairs(pairs: PairsSummary, rule: ComparisonRule): PairsSummary {
  const n = shown(pairs.n, rule.minCell);
  if (!rule.pairsReveal && !rule.differencing && !isTooSmall([pairs.n], rule)) return { ...pairs, n };
  return emptied(pairs, disclosure.pairs, { n });
}

/** A comparison of three counts is of pairs and those seen once, which are no group of its own. */
function isTooSmall(n: readonly (number | null)[], { minCell, small }: ComparisonRule): boolean {
  const compared = n.length === 3 ? n.slice(0, 1) : n;
  return small || compared.some((count) => isSmall(count, minCell));
}

function counts(n: readonly (number | null)[], { minCell }: ComparisonRule): (number | null)[] {
  return n.map((count) => shown(count, minCell));
}

function withholdTest(test: TestResult, rule: ComparisonRule): TestResult {
  const n = counts(test.n, rule);
  if (isTooSmall(test.n, rule) || (rule.differencing && test.n.length === 3)) {
    return emptied(test, disclosure.test, { n });
  }
  if (rule.differencing && test.method === 'paired')
    return { ...marked(withhold(test, 'difference', 'standardError'), 'ci'), n, ci: withoutEnds(test.ci) };
  // A shift of the pairs is nearly their mean difference.
  const kept = rule.differencing && test.n.length === 1 ? withhold(test, 'hodgesLehmann') : test;
  return { ...kept, n };
}

function withholdEffect(effect: EffectSize, rule: ComparisonRule): EffectSize {
  const n = counts(effect.n, rule);
  // With t and n it gives the difference of the pairs.
  const tells = rule.differencing && effect.type === 'd-average';
  if (!tells && !isTooSmall(effect.n, rule)) return { ...effect, n };
  return emptied(effect, disclosure.effectSize, { n });
}

function withholdFurther(further: FurtherComparison, rule: ComparisonRule): FurtherComparison {
  const { minCell, differencing } = rule;
  const change = further.individualChange;
  return {
    normality: further.normality.map((test) =>
      isTooSmall([test.n], rule) ? emptied(test, disclosure.normality, { n: shown(test.n, minCell) }) : test,
    ),
    equivalence: further.equivalence.map((test) =>
      isTooSmall(test.n, rule) || (differencing && test.n.length === 1)
        ? emptied(test, disclosure.equivalence, { n: counts(test.n, rule) })
        : test,
    ),
    bayesFactors: further.bayesFactors.map((factor) =>
      isTooSmall(factor.n, rule)
        ? emptied(factor, disclosure.bayesFactor, { n: counts(factor.n, rule) })
        : factor,
    ),
    minimalDetectableEffects: further.minimalDetectableEffects.map((effect) =>
      isTooSmall(effect.n, rule)
        ? emptied(effect, disclosure.minimalDetectableEffect, { n: counts(effect.n, rule) })
        : effect,
    ),
    bootstrap: further.bootstrap.map((interval) =>
      isTooSmall(interval.n, rule) || (differencing && interval.n.length === 1)
        ? emptied(interval, disclosure.bootstrapInterval, { n: counts(interval.n, rule) })
        : interval,
    ),
    individualChange: change === null ? null : withholdIndividualChange(change, rule),
    ...(further.reason === undefined || rule.small ? {} : { reason: further.reason }),
  };
}

/** Numbers of respondents who rose, stayed and fell add up to the pairs, and so do the moves between bands. */
function withholdIndividualChange(
  change: IndividualChangeCounts,
  rule: ComparisonRule,
): IndividualChangeCounts {
  const { minCell } = rule;
  const { n, rose, unchanged, fell, improved, recovered, bands } = change;
  if (isTooSmall([n], rule)) return emptied(change, disclosure.individualChange);
  const [up = null, same = null, down = null] = protectCounts(
    [rose ?? 0, unchanged ?? 0, fell ?? 0],
    minCell,
  );
  const betterIsUp = improved !== null && improved === rose;
  const better = improved === null ? null : betterIsUp ? up : down;
  const worse = change.worsened === null ? null : betterIsUp ? down : up;
  const moves =
    bands === null ? null : protectCounts([bands.higher ?? 0, bands.same ?? 0, bands.lower ?? 0], minCell);
  const kept = {
    ...change,
    rose: up,
    unchanged: same,
    fell: down,
    improved: better,
    worsened: worse,
    recovered: recovered === null || better === null ? null : shownPart(recovered, improved, minCell),
    bands:
      moves === null ? null : { higher: moves[0] ?? null, same: moves[1] ?? null, lower: moves[2] ?? null },
  };
  const fields = (['rose', 'unchanged', 'fell', 'improved', 'worsened', 'recovered'] as const).filter(
    (field) => change[field] !== null && kept[field] === null,
  );
  const hidesMoves = moves?.includes(null) === true;
  if (fields.length === 0 && !hidesMoves) return kept;
  return marked(kept, ...fields, ...(hidesMoves ? (['bands'] as const) : []));
}
