import { studentTUpperQuantile } from '../stats/distributions/index.ts';
import type { Interval } from '../stats/estimate.ts';
import { reported } from './audit-mean-interval.ts';
import { relativeSizes } from './checks/confidence-interval-check.ts';
import { pairedSpread } from './checks/difference-spread.ts';
import { dzFromT } from './checks/effect-size-check.ts';
import { absolute, notNegative, tInterval } from './checks/p-interval.ts';
import type { PrintedP } from './checks/printed-p.ts';
import { intersection, isExact, overlaps, type Rounding, trueValues } from './checks/true-values.ts';
import type { TableSettings } from './number-reader.ts';
import { differenceOfMeans } from './other-difference.ts';
import { allInPairs } from './same-respondents.ts';
import type { ComparisonNumbers, ScoreNumbers } from './table-numbers.ts';
import { recompute } from './test-designs.ts';

/**
 * The size of d_z of pairs, M_d / SD_d = t / √n (Cohen 1988; SPSS, JASP and jamovi print it as Cohen's d), from whatever of
 * the paired test is printed: t, p, the standard error, the interval, the SD of the differences, or the correlation with both
 * SDs. Without any of these it is not known.
 *
 * @returns its size without sign, as far as every printed number allows; `null` when it cannot be told
 */
export function dzOfPairs(
  score: ScoreNumbers,
  comparison: ComparisonNumbers,
  settings: TableSettings,
  n: number,
): Interval | null {
  if (n < 2) return null;
  const { rounding } = settings;
  const { statistic, standardError, ci, p, sdOfDifferences, correlation, test } = comparison;
  const sizes: Interval[] = [];
  const difference = differenceOf(score, settings);
  // Of a signed-rank test, p and statistic are not those of t.
  const isT = test !== 'wilcoxon-signed-rank';
  if (isT && statistic !== null && isExact(statistic.number))
    sizes.push(absolute(trueValues(statistic.number, rounding)));
  if (isT && p !== null)
    sizes.push(sizesOfP(p.p, n - 1, comparison.alternative === 'two-sided' ? 2 : 1, settings));
  if (ci !== null && [ci.lower.number, ci.upper.number].every(isExact)) {
    const critical = studentTUpperQuantile((1 - ci.level) / 2, n - 1);
    const { lower, upper } = relativeSizes(reported(ci), rounding);
    sizes.push({ lower: lower * critical, upper: upper * critical });
  }
  if (difference !== null && standardError !== null && isExact(standardError.number))
    sizes.push(absolute(ratio(difference, notNegative(trueValues(standardError.number, rounding)))));
  if (difference !== null && sdOfDifferences !== null && isExact(sdOfDifferences.number)) {
    const spread = pairedSpread(notNegative(trueValues(sdOfDifferences.number, rounding)), n);
    sizes.push(absolute(tInterval(difference, spread)));
  }
  if (correlation !== null && isT) {
    const check = recompute(score, 'paired', settings, [n, n])?.recomputed;
    if (check) sizes.push(absolute(check.statistic));
  }
  const [first, ...others] = sizes;
  if (first === undefined) return null;
  // Numbers that contradict each other are findings of their own.
  const hull = {
    lower: Math.min(...sizes.map((one) => one.lower)),
    upper: Math.max(...sizes.map((one) => one.upper)),
  };
  const shared = others.reduce<Interval | null>(
    (known, one) => (known !== null && overlaps(known, one) ? intersection(known, one) : null),
    first,
  );
  return dzFromT(shared ?? hull, n);
}

/** The mean change of the pairs: as printed, or from their means, whichever was computed from the other. */
function differenceOf(score: ScoreNumbers, settings: TableSettings): Interval | null {
  const ofMeans = allInPairs(score) ? differenceOfMeans(score, settings) : null;
  if (ofMeans !== null) return ofMeans;
  const printed = score.comparison?.difference ?? null;
  return printed !== null && isExact(printed.number) ? trueValues(printed.number, settings.rounding) : null;
}

/** |t| of a printed p; without an upper end behind "<", and above zero of one side where p may be that of the other. */
function sizesOfP(p: PrintedP, df: number, sides: 1 | 2, settings: TableSettings): Interval {
  const { lower, upper } = valuesOf(p, settings.significance, settings.rounding);
  const tOf = (value: number) => {
    if (value <= 0) return Number.POSITIVE_INFINITY;
    const tail = sides === 2 ? value / 2 : Math.min(value, 1 - value);
    return tail <= 0 ? Number.POSITIVE_INFINITY : studentTUpperQuantile(Math.min(0.5, tail), df);
  };
  const ends = [tOf(Math.max(0, lower)), tOf(Math.min(1, upper))];
  const holdsMiddle = sides === 1 && lower <= 0.5 && upper >= 0.5;
  return { lower: holdsMiddle ? 0 : Math.min(...ends), upper: Math.max(...ends) };
}

function valuesOf(p: PrintedP, significance: number, rounding: Rounding): Interval {
  return p === 'not-significant' ? { lower: significance, upper: 1 } : trueValues(p, rounding);
}

function ratio({ lower, upper }: Interval, by: Interval): Interval {
  const over = (difference: number, divisor: number) => (difference === 0 ? 0 : difference / divisor);
  return {
    lower: over(lower, lower > 0 ? by.upper : by.lower),
    upper: over(upper, upper > 0 ? by.lower : by.upper),
  };
}
