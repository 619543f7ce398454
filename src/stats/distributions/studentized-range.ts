import { bracketedRoot } from './bracketed-root.ts';
import { normalCdf, normalDensity, normalUpper } from './normal.ts';
import { requirePositive, requireProbability } from './parameters.ts';
import { stirlingError } from './saddle-point.ts';

type Tail = 'lower' | 'upper';

/** Steps of the trapezoidal rule, whose error falls faster than any power of them for such integrands (Trefethen & Weideman 2014). */
const NORMAL_STEP = 1 / 8;
/** Beyond, the normal density is below 1e-32. */
const NORMAL_END = 12;
/** Terms below this share of the sum no longer change it. */
const NEGLIGIBLE = 1e-18;

/**
 * Upper tail of the studentized range, P(Q > q): the chance that the largest and smallest of `means` standard normal means lie more than q
 * standard errors apart, the standard error estimated with `df` degrees of freedom (Tukey 1953; Copenhaver & Holland 1988).
 *
 * P = ∫ f(s) P(W > q s) ds, f the density of √(χ²/df), P(W > w) = k ∫ φ(z) (Φ(z)^(k−1) − (Φ(z) − Φ(z − w))^(k−1)) dz. Both by the trapezoidal
 * rule, over log s and z; every term is positive, so that small tails keep their digits. 13 digits where R's `ptukey` has 8 to 10.
 *
 * @param means number of means, 2 or more
 * @param df degrees of freedom, positive; may be Infinity
 * @throws RangeError for fewer means or df not positive
 * @example studentizedRangeUpper(3.876776749, 3, 10) // 0.05
 */
export function studentizedRangeUpper(q: number, means: number, df: number): number {
  return studentizedRange(q, means, df, 'upper');
}

/**
 * Cumulative distribution of the studentized range, P(Q ≤ q); see `studentizedRangeUpper`. As `ptukey` in R.
 *
 * @throws RangeError for fewer than two means or df not positive
 * @example studentizedRangeCdf(3.876776749, 3, 10) // 0.95
 */
export function studentizedRangeCdf(q: number, means: number, df: number): number {
  return studentizedRange(q, means, df, 'lower');
}

/**
 * Upper quantile of the studentized range: the q with P(Q > q) = p, the critical value of Tukey's and Games and Howell's tests.
 * As `qtukey(p, means, df, lower.tail = FALSE)` in R.
 *
 * @throws RangeError for fewer than two means, df not positive or p outside [0, 1]
 * @example studentizedRangeUpperQuantile(0.05, 3, 10) // 3.876776...
 */
export function studentizedRangeUpperQuantile(p: number, means: number, df: number): number {
  requireProbability('p', p);
  check(means, df);
  if (Number.isNaN(p + df)) return Number.NaN;
  if (p === 0) return Number.POSITIVE_INFINITY;
  if (p === 1) return 0;
  // On the log-log scale the tail is nearly straight.
  const [tail, target] = p <= 0.5 ? (['upper', p] as const) : (['lower', 1 - p] as const);
  const sign = tail === 'upper' ? 1 : -1;
  const excess = (x: number) => sign * Math.log(studentizedRange(Math.exp(x), means, df, tail) / target);
  return Math.exp(bracketedRoot(excess, Math.log(3 + Math.log(means)), 0.25));
}

function check(means: number, df: number): void {
  if (!(Number.isInteger(means) && means >= 2)) throw new RangeError(`a range of ${means} means`);
  requirePositive('df', df);
}

function studentizedRange(q: number, means: number, df: number, tail: Tail): number {
  check(means, df);
  if (Number.isNaN(q + df)) return Number.NaN;
  if (q <= 0) return tail === 'upper' ? 1 : 0;
  if (q === Number.POSITIVE_INFINITY) return tail === 'upper' ? 0 : 1;
  const ofRange = normalRange(means, tail);
  if (df === Number.POSITIVE_INFINITY) return Math.min(1, ofRange(q));
  // With x = log s the density of x is c exp(df (x − (e^2x − 1)/2)).
  const step = Math.min(0.08, 0.4 / Math.sqrt(df));
  const term = (x: number): number => Math.exp(df * (x - Math.expm1(2 * x) / 2)) * ofRange(q * Math.exp(x));
  // An upper tail far out lies where the standard error was estimated too small.
  const centre = tail === 'upper' ? -0.5 * Math.log1p((q * q) / (2 * df)) : 0;
  let sum = term(centre);
  for (const direction of [1, -1]) {
    for (let i = 1, last = 0; ; i++) {
      const next = term(centre + direction * i * step);
      sum += next;
      if (next <= last && !(next > sum * NEGLIGIBLE)) break;
      last = next;
    }
  }
  const constant = 2 * Math.sqrt(df / (4 * Math.PI)) * Math.exp(-stirlingError(df / 2));
  return Math.min(1, constant * step * sum);
}

/** The range of `means` standard normal values: its tail as a function of w, what does not depend on w computed once. */
function normalRange(means: number, tail: Tail): (w: number) => number {
  const m = means - 1;
  const points: { readonly z: number; readonly below: number; readonly factor: number }[] = [];
  for (let z = -NORMAL_END; z <= NORMAL_END; z += NORMAL_STEP) {
    const below = normalCdf(z);
    const power = tail === 'upper' ? wholePower(below, m) : 1;
    points.push({ z, below, factor: means * NORMAL_STEP * normalDensity(z) * power });
  }
  return (w) => {
    let sum = 0;
    for (const { z, below, factor } of points) {
      if (factor === 0) continue;
      if (tail === 'upper') {
        const ratio = normalCdf(z - w) / below;
        sum += factor * (ratio >= 1 ? 1 : -Math.expm1(m * Math.log1p(-ratio)));
      } else {
        // Φ(z) − Φ(z − w) without cancellation
        const between = z > w / 2 ? normalUpper(z - w) - normalUpper(z) : below - normalCdf(z - w);
        sum += factor * wholePower(between, m);
      }
    }
    return sum;
  };
}

/** base^exponent by squaring: products are the same in all versions of Node. */
function wholePower(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
