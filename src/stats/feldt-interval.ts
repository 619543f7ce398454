import { fQuantile, fUpperQuantile } from './distributions/f.ts';
import { checkLevel, type Interval } from './estimate.ts';

/**
 * Confidence interval of Cronbach's alpha after Feldt (1965; Feldt, Woodruff & Salih 1987).
 *
 * lower = 1 − (1 − alpha) F(1 − a/2; n − 1, (n − 1)(k − 1)), upper = 1 − (1 − alpha) F(a/2; same df), a = 1 − level.
 * n is the number of respondents alpha was computed on (`psych::alpha.ci` given that n; packages that pass the number of
 * rows before dropping incomplete ones get a narrower interval).
 *
 * @throws RangeError below two respondents or two items, or when the level is not between 0 and 1
 * @example feldtInterval(0.743, 46, 6, 0.95) // { lower: 0.61, upper: 0.84 }
 */
export function feldtInterval(alpha: number, n: number, k: number, level: number): Interval {
  checkLevel(level);
  if (!(n >= 2 && k >= 2))
    throw new RangeError(`feldtInterval: needs two respondents and two items, got n = ${n}, k = ${k}`);
  const df1 = n - 1;
  const df2 = (n - 1) * (k - 1);
  const tail = (1 - level) / 2;
  return {
    lower: 1 - (1 - alpha) * fUpperQuantile(tail, df1, df2),
    upper: 1 - (1 - alpha) * fQuantile(tail, df1, df2),
  };
}
