import { type Estimate, estimated, type NotComputable, notComputable } from '../estimate.ts';
import { moments } from '../moments.ts';

/** Mean squares of the two-way analysis of variance of n persons measured k times. */
export interface RatingMeanSquares {
  readonly n: number;
  readonly k: number;
  /** Between persons, df n − 1. */
  readonly persons: number;
  /** Between occasions or raters, df k − 1. */
  readonly occasions: number;
  /** What persons and occasions leave over, df (n − 1)(k − 1). */
  readonly residual: number;
}

/**
 * Two-way analysis of variance without replication, from residuals rather than differences of sums of squares.
 *
 * A sum of squares below 1e-24 of the total, or within the rounding of the means, counts as zero.
 *
 * @param occasions one array of scores per occasion, in the same order of persons
 * @returns `too-few` below two persons or two occasions, `zero-variance` when the means of the persons are equal
 * @throws RangeError when the arrays differ in length or hold a number that is not finite
 * @example ratingMeanSquares([Float64Array.of(1, 3), Float64Array.of(2, 6)]) // persons 9, occasions 4, residual 1
 */
export function ratingMeanSquares(
  occasions: readonly Float64Array[],
): Estimate<RatingMeanSquares, NotComputable> {
  const k = occasions.length;
  const n = occasions[0]?.length ?? 0;
  if (occasions.some((scores) => scores.length !== n))
    throw new RangeError('ratingMeanSquares: the occasions differ in length');
  if (k < 2 || n < 2) return notComputable('too-few');
  const occasionMeans = occasions.map((scores) => moments(scores).mean);
  const personMeans = Float64Array.from(
    { length: n },
    (_, person) => occasions.reduce((sum, scores) => sum + scores[person]!, 0) / k,
  );
  const grandMean = moments(personMeans).mean;
  let [total, residual] = [0, 0];
  occasions.forEach((scores, occasion) => {
    for (let person = 0; person < n; person++) {
      const deviation = scores[person]! - grandMean;
      total += deviation ** 2;
      const [ofPerson, ofOccasion] = [personMeans[person]! - grandMean, occasionMeans[occasion]! - grandMean];
      residual += (deviation - ofPerson - ofOccasion) ** 2;
    }
  });
  const rounding = n * k * (10 * Number.EPSILON * grandMean) ** 2;
  const cleaned = (squares: number): number => (squares > Math.max(1e-24 * total, rounding) ? squares : 0);
  const ofPersons = cleaned(k * personMeans.reduce((sum, mean) => sum + (mean - grandMean) ** 2, 0));
  const ofOccasions = cleaned(n * occasionMeans.reduce((sum, mean) => sum + (mean - grandMean) ** 2, 0));
  if (ofPersons === 0) return notComputable('zero-variance');
  return estimated({
    n,
    k,
    persons: ofPersons / (n - 1),
    occasions: ofOccasions / (k - 1),
    residual: cleaned(residual) / ((n - 1) * (k - 1)),
  });
}
