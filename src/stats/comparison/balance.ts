import { type Estimate, estimated, notComputable } from '../estimate.ts';
import { cholesky } from '../linear-algebra/cholesky.ts';
import type { Moments } from '../moments.ts';
import { isConstant } from '../t-test.ts';

/**
 * How far two groups lie apart in a quantity, in standard deviations and whatever their sizes: (M₂ − M₁) / √((s₁² + s₂²) / 2).
 *
 * For tables of groups before an intervention (Austin 2009), where a p-value would tell sample sizes. As `tableone`, `stddiff`, `cobalt`.
 *
 * @returns `too-few` below two values in a group; `zero-variance` when neither varies
 * @example meanBalance({ n: 9, mean: 5, variance: 4 }, { n: 9, mean: 6, variance: 4 }) // 0.5
 */
export function meanBalance(first: Moments, second: Moments): Estimate<number> {
  if (first.n < 2 || second.n < 2) return notComputable('too-few');
  const deviation = Math.sqrt((first.variance + second.variance) / 2);
  if (isConstant(deviation, first.mean, second.mean)) return notComputable('zero-variance');
  return estimated((second.mean - first.mean) / deviation);
}

/**
 * The same of the shares of k categories, without a sign: √(T′ S⁻¹ T), T the differences of k − 1 shares, S the mean of their multinomial
 * covariance matrices, p(1 − p) on the diagonal and −p q beside it (Yang & Dalton 2012). Which share is left out does not matter; of two
 * categories it is |p₂ − p₁| / √((p₁(1 − p₁) + p₂(1 − p₂)) / 2).
 *
 * @returns `too-few` without answers in a group; `zero-variance` where all gave one answer, or a group has only answers that the other lacks
 */
export function shareBalance(first: readonly number[], second: readonly number[]): Estimate<number> {
  const given = first.map((_, i) => i).filter((i) => first[i]! + second[i]! > 0);
  const shares = [first, second].map((counts) => {
    const n = given.reduce((sum, i) => sum + counts[i]!, 0);
    return given.map((i) => counts[i]! / n);
  }) as [number[], number[]];
  if (shares.some((own) => own.length === 0 || own.some(Number.isNaN))) return notComputable('too-few');
  const size = given.length - 1;
  const covariance = new Float64Array(size * size);
  for (const own of shares)
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++)
        covariance[i * size + j]! += (i === j ? own[i]! * (1 - own[i]!) : -own[i]! * own[j]!) / 2;
  const lower = size === 0 ? null : cholesky(covariance, size);
  if (lower === null || !isRegular(lower, size)) return notComputable('zero-variance');
  // With S = LL′ it is the length of L⁻¹T.
  const solved = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let rest = shares[1][i]! - shares[0][i]!;
    for (let j = 0; j < i; j++) rest -= lower[i * size + j]! * solved[j]!;
    solved[i] = rest / lower[i * size + i]!;
  }
  return estimated(Math.hypot(...solved));
}

/** Rounding leaves a trace of what should be zero. */
function isRegular(lower: Float64Array, size: number): boolean {
  return Array.from({ length: size }, (_, i) => lower[i * size + i]!).every((pivot) => pivot > 1e-7);
}
