import { bracketedRoot } from './bracketed-root.ts';
import { gammaDensity, regularizedGammaQ } from './gamma.ts';
import { requirePositive } from './parameters.ts';

/** Terms below this share of the sum no longer change it. */
const NEGLIGIBLE = 1e-18;

/**
 * Upper tail of the noncentral chi-square distribution, P(X > x), X = Σ(Z_i + a_i)² with ncp = Σ a_i².
 *
 * Formula: the mean of central upper tails over a Poisson number j of mean ncp/2, Σ e^(−ncp/2) (ncp/2)^j / j! · Q(df/2 + j, x/2)
 * (Patnaik 1949). All terms are positive, so that small tails keep their digits; they are summed outwards from j = ncp/2.
 *
 * @param df degrees of freedom, positive and finite
 * @param ncp noncentrality, 0 or more
 * @throws RangeError when df is not positive or ncp is negative
 * @example noncentralChiSquareUpper(9, 2, 4) // 0.2143620881626495
 */
export function noncentralChiSquareUpper(x: number, df: number, ncp: number): number {
  requirePositive('df', df);
  if (ncp < 0) throw new RangeError(`ncp must not be negative, but is ${ncp}`);
  if (Number.isNaN(x + df + ncp)) return Number.NaN;
  if (ncp === 0) return regularizedGammaQ(df / 2, x / 2);
  return Math.min(1, summedUpwards(x, df, ncp) ?? summedByTerms(x, df, ncp));
}

/** Every term by itself, outwards from the likeliest j. */
export function summedByTerms(x: number, df: number, ncp: number): number {
  const term = (j: number) => gammaDensity(j + 1, ncp / 2) * regularizedGammaQ(df / 2 + j, x / 2);
  const mode = Math.floor(ncp / 2);
  let sum = 0;
  // Upwards the terms may rise before they fall.
  for (let j = mode, last = 0; ; j++) {
    const next = term(j);
    sum += next;
    if (next <= last && !(next > sum * NEGLIGIBLE)) break;
    last = next;
  }
  for (let j = mode - 1; j >= 0; j--) {
    const next = term(j);
    sum += next;
    if (!(next > sum * NEGLIGIBLE)) break;
  }
  return sum;
}

/** Below this a number has lost digits, or soon will. */
const TINY = 1e-280;

/**
 * The same sum from the lowest j that counts, each term from the one before: Q(a + 1, y) = Q(a, y) + y^a e^(−y) / Γ(a + 1), where only positive
 * numbers are added. Below λ − 9.2 √λ, λ = ncp/2, a Poisson number lies with probability e^(−42).
 *
 * @returns `null` where the first term is too small to go on from
 */
export function summedUpwards(x: number, df: number, ncp: number): number | null {
  const mean = ncp / 2;
  const [y, shape] = [x / 2, df / 2];
  const mode = Math.floor(mean);
  let j = Math.max(0, Math.floor(mean - 9.2 * Math.sqrt(mean)) - 1);
  let weight = gammaDensity(j + 1, mean);
  let tail = regularizedGammaQ(shape + j, y);
  let step = gammaDensity(shape + j + 1, y);
  if (!(weight > TINY && tail > TINY && step > TINY)) return null;
  let sum = 0;
  for (let last = 0; ; j++) {
    const next = weight * tail;
    sum += next;
    if (j >= mode && next <= last && !(next > sum * NEGLIGIBLE)) return sum;
    last = next;
    tail = Math.min(1, tail + step);
    step *= y / (shape + j + 1);
    weight *= mean / (j + 1);
  }
}

/**
 * Confidence interval of the noncentrality of an observed chi-square, by inverting the test (Steiger & Fouladi 1997).
 *
 * `lower` solves P(X > x | ncp) = (1 − level)/2 and `upper` solves P(X > x | ncp) = (1 + level)/2; a limit that no noncentrality reaches is 0.
 *
 * @param x the observed statistic, finite
 * @param level confidence level, between 0 and 1
 * @throws RangeError when df is not positive or the level not inside 0-1
 * @example noncentralChiSquareConfidence(9, 2, 0.95) // { lower: 0.4834..., upper: 23.3113... }
 */
export function noncentralChiSquareConfidence(
  x: number,
  df: number,
  level: number,
): { readonly lower: number; readonly upper: number } {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must lie between 0 and 1, but is ${level}`);
  const limit = (tail: number): number => {
    if (noncentralChiSquareUpper(x, df, 0) >= tail) return 0;
    const guess = Math.max(0, x - df);
    const shortfall = (ncp: number) => tail - noncentralChiSquareUpper(x, df, Math.max(0, ncp));
    return Math.max(0, bracketedRoot(shortfall, guess, 1 + Math.sqrt(2 * (df + 2 * guess))));
  };
  return { lower: limit((1 - level) / 2), upper: limit((1 + level) / 2) };
}
