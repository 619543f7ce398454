import { bracketedRoot } from '../distributions/bracketed-root.ts';
import { noncentralTUpper } from '../distributions/noncentral-t.ts';
import { studentTUpperQuantile } from '../distributions/student-t.ts';
import { type Estimate, estimated, notComputable } from '../estimate.ts';

/** What a study had to be able to do. */
export interface PowerSettings {
  /** Default 0.80. */
  readonly power?: number;
  /** Level of the two-sided test; default 0.05. */
  readonly alpha?: number;
}

/** The smallest standardized effect that a t-test detects with the given power. */
export interface MinimalDetectableEffect {
  readonly method: 'noncentral-t';
  readonly effect: 'cohens-d' | 'dz';
  /** The smallest true effect, in standard deviations, that the test finds with this power. */
  readonly value: number;
  /** Group sizes, or the number of pairs. */
  readonly n: readonly number[];
  readonly df: number;
  readonly power: number;
  readonly alpha: number;
}

/**
 * Minimal detectable effect of Student's test with the groups at hand: the d for which P(|T| > t(1 − alpha/2; df)) is the
 * power, T noncentral t with df = n₁ + n₂ − 2 and noncentrality d √(n₁n₂/(n₁ + n₂)) (Cohen 1988; Bloom 1995).
 *
 * Both rejection regions count, as in `power.t.test(strict = TRUE)`, `pwr::pwr.t2n.test` and G*Power's sensitivity analysis.
 * It depends on the sizes only, not on the data: a property of the design.
 *
 * @returns `too-few` unless n₁ + n₂ > 2 with somebody in each
 * @throws RangeError unless 0 < alpha < power < 1, or when a size is not a whole number
 * @example minimalDetectableEffect(46, 40) // d = 0.61
 */
export function minimalDetectableEffect(
  first: number,
  second: number,
  settings: PowerSettings = {},
): Estimate<MinimalDetectableEffect> {
  checkSizes(first, second);
  if (first < 1 || second < 1 || first + second < 3) return notComputable('too-few');
  const root = Math.sqrt((first * second) / (first + second));
  return estimated(smallest('cohens-d', [first, second], first + second - 2, root, settings));
}

/**
 * Minimal detectable effect of the paired test, in d_z: as `minimalDetectableEffect` with df = n − 1 and noncentrality
 * d_z √n. As `power.t.test(type = "paired", strict = TRUE)` and `pwr::pwr.t.test(type = "paired")`.
 *
 * @returns `too-few` below two pairs
 * @throws RangeError as `minimalDetectableEffect`
 * @example minimalDetectableEffectPaired(30) // d_z = 0.53
 */
export function minimalDetectableEffectPaired(
  pairs: number,
  settings: PowerSettings = {},
): Estimate<MinimalDetectableEffect> {
  checkSizes(pairs);
  if (pairs < 2) return notComputable('too-few');
  return estimated(smallest('dz', [pairs], pairs - 1, Math.sqrt(pairs), settings));
}

/**
 * Power of a two-sided t-test: P(T > c) + P(T < −c), T noncentral t, c the critical value of level alpha.
 *
 * @example twoSidedTPower(2.5, 38, 0.05) // 0.683
 */
export function twoSidedTPower(noncentrality: number, df: number, alpha: number): number {
  const critical = studentTUpperQuantile(alpha / 2, df);
  return noncentralTUpper(critical, df, noncentrality) + noncentralTUpper(critical, df, -noncentrality);
}

/**
 * Power of a one-sided t-test whose direction is right: P(T > c), c the critical value of level alpha. As `power.t.test(alternative = "one.sided")`.
 *
 * @example oneSidedTPower(2.5, 38, 0.05) // 0.791
 */
export function oneSidedTPower(noncentrality: number, df: number, alpha: number): number {
  return noncentralTUpper(studentTUpperQuantile(alpha, df), df, noncentrality);
}

function smallest(
  effect: MinimalDetectableEffect['effect'],
  n: readonly number[],
  df: number,
  root: number,
  { power = 0.8, alpha = 0.05 }: PowerSettings,
): MinimalDetectableEffect {
  if (!(alpha > 0 && alpha < power && power < 1))
    throw new RangeError(`minimal detectable effect: needs 0 < alpha < power < 1, got ${alpha} and ${power}`);
  // Power is alpha at 0 and rises from there.
  const noncentrality = bracketedRoot((ncp) => power - twoSidedTPower(ncp, df, alpha), 0, 2);
  return { method: 'noncentral-t', effect, value: noncentrality / root, n, df, power, alpha };
}

function checkSizes(...sizes: readonly number[]): void {
  for (const size of sizes) {
    if (!Number.isInteger(size) || size < 0)
      throw new RangeError(`sample size ${size} is not a whole number`);
  }
}
