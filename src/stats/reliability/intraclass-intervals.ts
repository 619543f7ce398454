import { fUpperQuantile } from '../distributions/f.ts';
import type { Interval } from '../estimate.ts';
import type { RatingMeanSquares } from './rating-mean-squares.ts';

/**
 * Exact interval of ICC(3,1) (Shrout & Fleiss 1979): (F/q − 1) / (F/q + k − 1) with F = B/E, q the upper a/2
 * quantile of F with n − 1 and (n − 1)(k − 1) df; above, F times the quantile with the df exchanged. Multiplied out
 * by E, so that E may be zero.
 */
export function consistencyInterval(squares: RatingMeanSquares, level: number): Interval {
  const { n, k, persons, residual } = squares;
  const tail = (1 - level) / 2;
  const [df1, df2] = [n - 1, (n - 1) * (k - 1)];
  const limit = (b: number, e: number): number => (b - e) / (b + (k - 1) * e);
  return {
    lower: limit(persons, residual * fUpperQuantile(tail, df1, df2)),
    upper: limit(persons * fUpperQuantile(tail, df2, df1), residual),
  };
}

/**
 * Approximate interval of ICC(2,1) (Fleiss & Shrout 1978; Shrout & Fleiss 1979; McGraw & Wong 1996), the df v of
 * the denominator after Satterthwaite: lower = n(B − qE) / (q(kJ + (kn − k − n)E) + nB), upper = n(q′B − E) / (kJ +
 * (kn − k − n)E + nq′B), q and q′ the upper a/2 quantiles of F with n − 1 and v, and with v and n − 1 df.
 */
export function absoluteInterval(squares: RatingMeanSquares, level: number): Interval {
  const { n, k, persons, occasions, residual } = squares;
  if (occasions === 0 && residual === 0) return { lower: 1, upper: 1 };
  const tail = (1 - level) / 2;
  const icc = (persons - residual) / (persons + (k - 1) * residual + (k * (occasions - residual)) / n);
  const weight = n * (1 + (k - 1) * icc) - k * icc;
  const v =
    ((k - 1) * (n - 1) * (k * icc * occasions + weight * residual) ** 2) /
    ((n - 1) * (k * icc * occasions) ** 2 + (weight * residual) ** 2);
  const error = k * occasions + (k * n - k - n) * residual;
  const q = fUpperQuantile(tail, n - 1, v);
  const mirrored = fUpperQuantile(tail, v, n - 1);
  return {
    // Hardly any degrees of freedom: the quantile is beyond the range of doubles, and the limit is that of an infinite one.
    lower: Number.isFinite(q * error)
      ? (n * (persons - q * residual)) / (q * error + n * persons)
      : (-n * residual) / error,
    upper: (n * (mirrored * persons - residual)) / (error + n * mirrored * persons),
  };
}

/**
 * Limits for the mean of k measurements by Spearman-Brown: kL / (1 + (k − 1)L); `-Infinity` where that has no lower
 * end.
 */
export function steppedUpInterval({ lower, upper }: Interval, k: number): Interval {
  const step = (limit: number): number => {
    const denominator = 1 + (k - 1) * limit;
    return denominator > 0 ? (k * limit) / denominator : Number.NEGATIVE_INFINITY;
  };
  return { lower: step(lower), upper: step(upper) };
}
