import { fUpper, fUpperQuantile } from '../distributions/f.ts';
import {
  checkLevel,
  type Estimate,
  estimated,
  type Interval,
  type NotComputable,
  notComputable,
} from '../estimate.ts';
import { moments } from '../moments.ts';

/**
 * `agreement`: two-way random, absolute agreement: a shift of all scores between occasions counts as error.
 * ICC(2,·) of Shrout & Fleiss (1979), ICC(A,·) of McGraw & Wong (1996). `consistency`: two-way mixed, a common
 * shift does not count. ICC(3,·), ICC(C,·).
 */
export type IntraclassForm = 'agreement' | 'consistency';

/** One intraclass correlation with the F test that it is zero and its interval. */
export interface IntraclassCorrelation {
  readonly form: IntraclassForm;
  /** Persons. */
  readonly n: number;
  /** Occasions or raters. */
  readonly k: number;
  /** ICC(·,1): reliability of one measurement. */
  readonly single: IntraclassEstimate;
  /**
   * ICC(·,k): reliability of the mean of the k measurements; none when error swallows the variance between persons.
   */
  readonly average: Estimate<IntraclassEstimate>;
  /** F = MS persons / MS residual, df n − 1 and (n − 1)(k − 1), one-sided; `Infinity` when there is no residual. */
  readonly test: {
    readonly statistic: number;
    readonly df1: number;
    readonly df2: number;
    readonly p: number;
  };
}

/** An intraclass correlation with its interval. */
export interface IntraclassEstimate {
  readonly value: number;
  readonly ci: { readonly level: number; readonly lower: number; readonly upper: number };
}

/**
 * Intraclass correlation of repeated measurements of the same persons, such as a test and a retest.
 *
 * With the mean squares B (persons), J (occasions) and E (residual) of the two-way analysis of variance: agreement
 * (B − E) / (B + (k − 1)E + k(J − E)/n), of the mean (B − E) / (B + (J − E)/n); consistency (B − E) / (B + (k −
 * 1)E), of the mean (B − E) / B (= Cronbach's alpha of the occasions). Intervals: F for consistency,
 * Satterthwaite's approximation for agreement (Shrout & Fleiss 1979; McGraw & Wong 1996). As `psych::ICC(lmer =
 * FALSE)` rows 2, 3, 5, 6 and SPSS two-way random absolute and mixed consistency. Not cut at zero.
 *
 * @param occasions one array of scores per occasion, in the same order of persons, all answered by all
 * @returns `too-few` below two persons or two occasions; `zero-variance` when the means of the persons are equal
 * @throws RangeError when the arrays differ in length or hold a number that is not finite, or on a level that is
 * none
 * @example intraclassCorrelation([test, retest], 'agreement', 0.95) // { ok: true, value: { single: { value: 0.8, …
 * }, … } }
 */
export function intraclassCorrelation(
  occasions: readonly Float64Array[],
  form: IntraclassForm,
  level: number,
): Estimate<IntraclassCorrelation, NotComputable> {
  checkLevel(level);
  const squares = ratingMeanSquares(occasions);
  if (!squares.ok) return squares;
  const { n, k, persons, residual } = squares.value;
  const interval =
    form === 'agreement' ? absoluteInterval(squares.value, level) : consistencyInterval(squares.value, level);
  const df1 = n - 1;
  const df2 = (n - 1) * (k - 1);
  const statistic = persons / residual;
  return estimated({
    form,
    n,
    k,
    single: { value: singleMeasure(squares.value, form), ci: { level, ...interval } },
    average: averageOf(squares.value, form, { level, ...steppedUpInterval(interval, k) }),
    test: { statistic, df1, df2, p: residual === 0 ? 0 : fUpper(statistic, df1, df2) },
  });
}

function singleMeasure(
  { n, k, persons, occasions, residual }: RatingMeanSquares,
  form: IntraclassForm,
): number {
  const shift = form === 'agreement' ? (k * (occasions - residual)) / n : 0;
  return (persons - residual) / (persons + (k - 1) * residual + shift);
}

function averageOf(
  { n, persons, occasions, residual }: RatingMeanSquares,
  form: IntraclassForm,
  ci: IntraclassEstimate['ci'],
): Estimate<IntraclassEstimate> {
  const denominator = form === 'agreement' ? persons + (occasions - residual) / n : persons;
  if (!(denominator > 0)) return notComputable('zero-variance');
  return estimated({ value: (persons - residual) / denominator, ci });
}

/** Mean squares of the two-way analysis of variance of n persons measured k times. */
interface RatingMeanSquares {
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

/**
 * Exact interval of ICC(3,1) (Shrout & Fleiss 1979): (F/q − 1) / (F/q + k − 1) with F = B/E, q the upper a/2
 * quantile of F with n − 1 and (n − 1)(k − 1) df; above, F times the quantile with the df exchanged. Multiplied out
 * by E, so that E may be zero.
 */
function consistencyInterval(squares: RatingMeanSquares, level: number): Interval {
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
function absoluteInterval(squares: RatingMeanSquares, level: number): Interval {
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
function steppedUpInterval({ lower, upper }: Interval, k: number): Interval {
  const step = (limit: number): number => {
    const denominator = 1 + (k - 1) * limit;
    return denominator > 0 ? (k * limit) / denominator : Number.NEGATIVE_INFINITY;
  };
  return { lower: step(lower), upper: step(upper) };
}
