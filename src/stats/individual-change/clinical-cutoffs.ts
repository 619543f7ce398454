/** Which way a score is good. */
export type BetterDirection = 'higher-is-better' | 'lower-is-better';

/** Mean and standard deviation of the score in a population. */
export interface PopulationNorm {
  readonly mean: number;
  readonly sd: number;
}

/** The score that separates the two populations, by the norms it is drawn from; `null` where they are not known. */
export interface ClinicalCutoffs {
  /** Two standard deviations of the dysfunctional population beyond its mean. */
  readonly a: number | null;
  /** Within two standard deviations of the mean of the functional population. */
  readonly b: number | null;
  /** The point as many standard deviations from one mean as from the other. */
  readonly c: number | null;
}

/**
 * Cut-offs of clinically significant change (Jacobson & Truax 1991): where a respondent leaves the dysfunctional population.
 *
 * With higher scores better: a = M_dys + 2 s_dys, b = M_fun − 2 s_fun; with lower scores better the signs turn;
 * c = (s_fun M_dys + s_dys M_fun)/(s_fun + s_dys). They recommend c when both norms are known and the populations overlap, b when
 * they do not overlap, a when only the dysfunctional norm is known. As `clinicalsignificance` and `clinsig` in R.
 *
 * @throws RangeError when a mean is not finite, a standard deviation not positive, or the functional mean is not the better one
 * @example
 * clinicalCutoffs({ dysfunctional: { mean: 40, sd: 7.5 }, functional: { mean: 60, sd: 7.5 } }, 'higher-is-better')
 * // { a: 55, b: 45, c: 50 }
 */
export function clinicalCutoffs(
  norms: { readonly dysfunctional?: PopulationNorm; readonly functional?: PopulationNorm },
  direction: BetterDirection,
): ClinicalCutoffs {
  const { dysfunctional, functional } = norms;
  const better = direction === 'higher-is-better' ? 1 : -1;
  for (const [name, norm] of Object.entries(norms)) {
    if (!(Number.isFinite(norm.mean) && norm.sd > 0 && Number.isFinite(norm.sd)))
      throw new RangeError(
        `clinicalCutoffs: ${name} norm with mean ${norm.mean} and standard deviation ${norm.sd}`,
      );
  }
  if (dysfunctional && functional && !(better * (functional.mean - dysfunctional.mean) > 0)) {
    throw new RangeError(
      `clinicalCutoffs: with ${direction} the functional mean ${functional.mean} is not better than the dysfunctional ${dysfunctional.mean}`,
    );
  }
  return {
    a: dysfunctional ? dysfunctional.mean + better * 2 * dysfunctional.sd : null,
    b: functional ? functional.mean - better * 2 * functional.sd : null,
    c:
      dysfunctional && functional
        ? (functional.sd * dysfunctional.mean + dysfunctional.sd * functional.mean) /
          (functional.sd + dysfunctional.sd)
        : null,
  };
}
