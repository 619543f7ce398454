import { type Estimate, estimated, notComputable } from '../estimate.ts';

/** What the norms or the sample say of a scale's precision. */
export interface Precision {
  /** Standard deviation of the scores: of the norm group, of a control group, or of the first wave. */
  readonly sd: number;
  /** Reliability of the score, such as a test-retest correlation or Cronbach's alpha. */
  readonly reliability: number;
}

/** The change of one person in units of its standard error. */
export interface ReliableChange {
  readonly method: 'jacobson-truax';
  /** Second minus first, in the units of the score. */
  readonly change: number;
  /** RC: the change in standard errors of a difference. */
  readonly index: number;
  readonly standardErrorOfMeasurement: number;
  readonly standardErrorOfDifference: number;
  readonly criterion: number;
  /** Changes beyond this many points are reliable. */
  readonly smallestReliableChange: number;
  /** Which way the score changed by more than measurement error explains. */
  readonly reliable: 'increase' | 'decrease' | null;
}

/** Two standard errors of a difference, as Jacobson and Truax took them: 5% of unchanged respondents go beyond. */
export const RELIABLE_CHANGE_CRITERION = 1.96;

/**
 * Reliable change index of one respondent (Jacobson & Truax 1991, with the correction of Christensen & Mendoza 1986).
 *
 * RC = (x₂ − x₁)/S_diff, S_diff = √2 SEM, SEM = s √(1 − r). The change is reliable when |RC| is larger than the criterion.
 * No correction for practice or regression to the mean. As `clinicalsignificance` (method "JT") and `clinsig` in R.
 *
 * @param first score before
 * @param second score after
 * @param precision standard deviation and reliability of the score
 * @param criterion normal deviate that a reliable change exceeds
 * @returns `zero-variance` when the scores have no measurement error to compare with: no spread, or a reliability of 1
 * @throws RangeError when a score is not finite, the standard deviation negative, the reliability outside 0..1 (alpha can be
 *   negative: such a scale measures no one thing) or the criterion not positive
 * @example reliableChangeIndex(32.5, 47.5, { sd: 7.5, reliability: 0.8 }) // index 3.16, reliable 'increase'
 */
export function reliableChangeIndex(
  first: number,
  second: number,
  precision: Precision,
  criterion: number = RELIABLE_CHANGE_CRITERION,
): Estimate<ReliableChange> {
  const { sd, reliability } = precision;
  if (!(Number.isFinite(first) && Number.isFinite(second)))
    throw new RangeError(`reliableChangeIndex: scores ${first} and ${second} are not both numbers`);
  if (!(sd >= 0 && Number.isFinite(sd)))
    throw new RangeError(`reliableChangeIndex: ${sd} is not a standard deviation`);
  if (!(reliability >= 0 && reliability <= 1))
    throw new RangeError(`reliableChangeIndex: reliability ${reliability} is not in 0..1`);
  if (!(criterion > 0)) throw new RangeError(`reliableChangeIndex: criterion ${criterion} is not positive`);
  const standardErrorOfMeasurement = sd * Math.sqrt(1 - reliability);
  if (standardErrorOfMeasurement === 0) return notComputable('zero-variance');
  const standardErrorOfDifference = Math.SQRT2 * standardErrorOfMeasurement;
  const change = second - first;
  const index = change / standardErrorOfDifference;
  return estimated({
    method: 'jacobson-truax',
    change,
    index,
    standardErrorOfMeasurement,
    standardErrorOfDifference,
    criterion,
    smallestReliableChange: criterion * standardErrorOfDifference,
    reliable: Math.abs(index) > criterion ? (index > 0 ? 'increase' : 'decrease') : null,
  });
}
