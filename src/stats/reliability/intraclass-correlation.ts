import { fUpper } from '../distributions/f.ts';
import { checkLevel, type Estimate, estimated, type NotComputable, notComputable } from '../estimate.ts';
import { absoluteInterval, consistencyInterval, steppedUpInterval } from './intraclass-intervals.ts';
import { type RatingMeanSquares, ratingMeanSquares } from './rating-mean-squares.ts';

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
