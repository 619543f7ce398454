import type { BetterDirection } from './clinical-cutoffs.ts';
import type { ReliableChange } from './reliable-change-index.ts';

/** What became of one respondent. */
export type IndividualChange = 'recovered' | 'improved' | 'unchanged' | 'worsened';

/**
 * Classifies one respondent's change (Jacobson & Truax 1991).
 *
 * - recovered: reliably better, from the dysfunctional side of the cut-off to beyond it;
 * - improved: reliably better, otherwise;
 * - worsened: reliably worse ("deteriorated");
 * - unchanged: no reliable change, whichever side of the cut-off.
 *
 * A score at the cut-off is on the dysfunctional side. A respondent who was on the functional side already can improve, not
 * recover. A scale whose direction is neutral has no better or worse: such changes are not classified.
 *
 * @param first score before
 * @param second score after
 * @param reliable which way the score changed reliably, from `reliableChangeIndex`
 * @param cutoff one of `clinicalCutoffs`, or `null` without norms: then nobody is recovered
 * @throws RangeError when a score or the cut-off is not finite
 * @example classifyChange(32.5, 47.5, 'increase', 50, 'higher-is-better') // 'improved'
 */
export function classifyChange(
  first: number,
  second: number,
  reliable: ReliableChange['reliable'],
  cutoff: number | null,
  direction: BetterDirection,
): IndividualChange {
  if (![first, second, cutoff ?? 0].every(Number.isFinite))
    throw new RangeError(`classifyChange: scores ${first} and ${second}, cut-off ${cutoff}`);
  if (reliable === null) return 'unchanged';
  const higherIsBetter = direction === 'higher-is-better';
  if ((reliable === 'increase') !== higherIsBetter) return 'worsened';
  if (cutoff === null) return 'improved';
  const isFunctional = (score: number): boolean => (higherIsBetter ? score > cutoff : score < cutoff);
  return !isFunctional(first) && isFunctional(second) ? 'recovered' : 'improved';
}
