import {
  type IntegerScores,
  integerScores,
  possibleSquares,
  possibleTotals,
  printedVariance,
  type WholeNumbers,
} from './integer-scores.ts';
import type { ReportedNumber } from './reported-number.ts';
import { type Fractions, isExact, type Rounding, trueValues } from './true-values.ts';
import type { Verdict } from './verdict.ts';

export interface DebitCheck {
  readonly verdict: Verdict;
  /** `mean`: no count of ones gives the mean. `sd`: none that does gives the SD. */
  readonly reason: 'mean' | 'sd' | 'not-exact' | 'n-too-small' | null;
  /** Counts of ones that give the mean, fewest and most. */
  readonly ones: readonly [number, number] | null;
}

/**
 * DEBIT: whether the mean and sample SD of answers that are 0 or 1 (shares, percentages) can belong together
 * (Heathers & Brown 2019, DEBIT: a simple consistency test for binary data).
 *
 * With k ones among n, the mean is k/n and s² = k(n − k) / (n(n − 1)). Exact: some whole k must give both, as scrutiny's
 * `debit(formula = "exact")`. Either number may be printed as a percentage, with its percent sign.
 *
 * @throws RangeError when n is not a positive whole number
 * @example checkDebit(number('0.35'), number('0.18'), { n: 20 }) // inconsistent, sd
 */
export function checkDebit(
  mean: ReportedNumber,
  sd: ReportedNumber,
  { n, rounding = 'nearest' }: { readonly n: number; readonly rounding?: Rounding },
): DebitCheck {
  const scores = integerScores({ n, range: [0, 1] });
  if (!isExact(mean) || !isExact(sd)) return { verdict: 'not-checkable', reason: 'not-exact', ones: null };
  if (n < 2) return { verdict: 'not-checkable', reason: 'n-too-small', ones: null };
  const totals = possibleTotals(mean, scores, rounding);
  if (totals.first > totals.last) return { verdict: 'inconsistent', reason: 'mean', ones: null };
  const ones = [Number(totals.first), Number(totals.last)] as const;
  const fits =
    trueValues(sd, rounding).upper >= 0 && someCountFits(totals, printedVariance(sd, rounding), scores);
  return { verdict: fits ? 'consistent' : 'inconsistent', reason: fits ? null : 'sd', ones };
}

/** The squares of ones are ones: their sum is their count. */
function someCountFits({ first, last }: WholeNumbers, variance: Fractions, scores: IntegerScores): boolean {
  for (let ones = first; ones <= last; ones++) {
    const squares = possibleSquares(ones, variance, scores);
    if (squares.first <= ones && ones <= squares.last) return true;
  }
  return false;
}
