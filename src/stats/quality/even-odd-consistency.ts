import { type Estimate, estimated, notComputable } from '../estimate.ts';

/** How well the two halves of one respondent's scales agree. */
export interface EvenOddConsistency {
  /** Spearman-Brown of the correlation, not below −1; 1 is perfectly consistent. */
  readonly consistency: number;
  /** Pearson's r of the halves over the scales. */
  readonly correlation: number;
  /** Scales of which both halves have an answer. */
  readonly scales: number;
}

/** Two points always lie on a line, so a correlation over scales needs a third. */
const FEWEST_SCALES = 3;

/**
 * Even-odd consistency of one respondent (Jackson 1977, in Johnson 2005; Meade & Craig 2012).
 *
 * Each scale is divided into its 1st, 3rd, 5th … and its 2nd, 4th … item; r is the correlation, over the scales, of the means of
 * the two halves, and the index max(−1, 2r / (1 + r)). Means are over the answered items of a half; a scale of which a half has none is
 * left out. As `careless::evenodd` in R up to 1.1; from 1.2 that function prints the negative of it, and it takes two scales.
 *
 * The values must be comparable across scales: after reversal, in one response format or as shares of the range.
 *
 * @param scales per scale the item values in their order, `NaN` where unanswered
 * @returns `too-few-scales` below three; `zero-variance` when the odd or the even halves are all equal
 * @example evenOddConsistency([[1, 1], [3, 4], [5, 5]]) // consistency 0.9854, correlation 0.9707, scales 3
 */
export function evenOddConsistency(
  scales: readonly ArrayLike<number>[],
): Estimate<EvenOddConsistency, 'too-few-scales' | 'zero-variance'> {
  const odd: number[] = [];
  const even: number[] = [];
  for (const items of scales) {
    const first = meanOfEverySecond(items, 0);
    const second = meanOfEverySecond(items, 1);
    if (Number.isNaN(first + second)) continue;
    odd.push(first);
    even.push(second);
  }
  if (odd.length < FEWEST_SCALES) return notComputable('too-few-scales');
  const oddMean = mean(odd);
  const evenMean = mean(even);
  let [oddSquares, evenSquares, products] = [0, 0, 0];
  for (let i = 0; i < odd.length; i++) {
    const x = odd[i]! - oddMean;
    const y = even[i]! - evenMean;
    oddSquares += x * x;
    evenSquares += y * y;
    products += x * y;
  }
  // Means of equal values can differ by rounding, which is no variance.
  if (isNothing(oddSquares, odd) || isNothing(evenSquares, even)) return notComputable('zero-variance');
  const correlation = Math.max(-1, Math.min(1, products / Math.sqrt(oddSquares * evenSquares)));
  const consistency = Math.max(-1, (2 * correlation) / (1 + correlation));
  return estimated({ consistency, correlation, scales: odd.length });
}

function meanOfEverySecond(items: ArrayLike<number>, from: number): number {
  let n = 0;
  let sum = 0;
  for (let i = from; i < items.length; i += 2) {
    if (Number.isNaN(items[i]!)) continue;
    n++;
    sum += items[i]!;
  }
  return n === 0 ? Number.NaN : sum / n;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function isNothing(squares: number, values: readonly number[]): boolean {
  return squares <= 1e-24 * values.reduce((sum, value) => sum + value * value, 0);
}
