/** A statistic that may be missing, whatever it is. */
type Estimated = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/**
 * Why quantities of one block of the result are `null`: nothing when none is, else the reasons of those that are, each once, with commas
 * between.
 *
 * @example reasonOf(skewness([1, 2]), kurtosis([1, 2])) // { reason: 'too-few' }
 */
export function reasonOf(...estimates: readonly Estimated[]): { readonly reason?: string } {
  const reasons = new Set(estimates.flatMap((each) => (each.ok ? [] : [each.reason])));
  return reasons.size === 0 ? {} : { reason: [...reasons].join(', ') };
}

/** An estimate that is missing for this reason if the condition does not hold. */
export function given(condition: boolean, reason: string): Estimated {
  return condition ? { ok: true } : { ok: false, reason };
}
