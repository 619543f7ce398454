import { normalUpperQuantile } from '../distributions/normal.ts';
import { checkLevel, type Estimate, estimated, type NotComputable, notComputable } from '../estimate.ts';

/** `improper-reliability`: a reliability outside 0..1 leaves no true or no error variance to speak of. */
export type MeasurementErrorFailure = NotComputable | 'improper-reliability';

/**
 * Standard error of measurement: SD √(1 − reliability), in the units of the score (Lord & Novick 1968).
 *
 * With alpha the error of one occasion; with a retest intraclass correlation the error from occasion to occasion.
 *
 * @param sd standard deviation of the score
 * @param reliability alpha, omega or intraclass correlation of the same score in the same group
 * @returns `zero-variance` when the score does not vary, `improper-reliability` outside 0..1
 * @throws RangeError when the SD is negative or not a number, or the reliability is not a number
 * @example standardErrorOfMeasurement(4, 0.84) // { ok: true, value: 1.6 }
 */
export function standardErrorOfMeasurement(
  sd: number,
  reliability: number,
): Estimate<number, MeasurementErrorFailure> {
  if (!(sd >= 0 && Number.isFinite(sd) && Number.isFinite(reliability)))
    throw new RangeError(`standardErrorOfMeasurement: SD ${sd}, reliability ${reliability}`);
  if (sd === 0) return notComputable('zero-variance');
  if (reliability < 0 || reliability > 1) return notComputable('improper-reliability');
  return estimated(sd * Math.sqrt(1 - reliability));
}

/** The smallest change that is not measurement error, in the units of the score. */
export interface SmallestDetectableChange {
  readonly level: number;
  /** For one person. */
  readonly individual: number;
  /** For the mean of a group of n: the individual one / √n. */
  readonly group: number;
}

/**
 * Smallest detectable change: z √2 SEM for one person, divided by √n for a group of n (de Vet et al. 2006).
 *
 * z is 1.96 at the level 0.95. "Minimal detectable change" and "smallest real difference" are the same.
 *
 * @param standardError standard error of measurement
 * @param n persons in the group
 * @throws RangeError when the error is negative, n below 1 or the level not between 0 and 1
 * @example smallestDetectableChange(1.6, 46, 0.95) // { level: 0.95, individual: 4.43, group: 0.65 }
 */
export function smallestDetectableChange(
  standardError: number,
  n: number,
  level: number,
): SmallestDetectableChange {
  checkLevel(level);
  if (!(standardError >= 0 && n >= 1))
    throw new RangeError(`smallestDetectableChange: standard error ${standardError}, n ${n}`);
  const individual = normalUpperQuantile((1 - level) / 2) * Math.SQRT2 * standardError;
  return { level, individual, group: individual / Math.sqrt(n) };
}
