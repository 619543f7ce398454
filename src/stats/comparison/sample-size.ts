import { normalUpperQuantile } from '../distributions/normal.ts';
import { oneSidedTPower, type PowerSettings, twoSidedTPower } from './minimal-detectable-effect.ts';

/** What a sample has to be able to do. */
export interface SampleSizeSettings extends PowerSettings {
  /** Whether the test looks to the side of the effect alone, at that level; default false. */
  readonly oneSided?: boolean;
}

/**
 * People per group that Student's test needs to find a difference of d standard deviations (Cohen 1988), two-sided unless said: the smallest n whose
 * power reaches that asked for. As `power.t.test(strict = TRUE)` rounded up, `pwr::pwr.t.test` and G*Power; of unequal groups `pwr::pwr.t2n.test`.
 *
 * @param allocation people in the second group for each one in the first, of which the size is that
 * @throws RangeError unless d is not 0, allocation is above 0 and 0 < alpha < power < 1
 * @example sampleSizePerGroup(0.5) // 64 (Cohen 1988)
 * @example sampleSizePerGroup(0.5, {}, 2) // 48, and 96 in the second group
 */
export function sampleSizePerGroup(d: number, settings: SampleSizeSettings = {}, allocation = 1): number {
  if (!(allocation > 0)) throw new RangeError(`sample size: an allocation of ${allocation}`);
  return smallestSize(
    2,
    (n) => {
      const second = allocated(n, allocation);
      const root = Math.sqrt((n * second) / (n + second));
      return tPower(d * root, n + second - 2, settings);
    },
    d,
    settings,
  );
}

/** People in the second group beside so many in the first. Whole people: 1.1 times 10 is a hair above 11. */
export function allocated(first: number, allocation: number): number {
  return Math.max(1, Math.ceil(first * allocation * (1 - 1e-12)));
}

/**
 * By how much a sample grows where whole clusters (schools, practices) are assigned or asked: 1 + ((1 + CV²) m − 1) ρ, m the mean number of
 * people of a cluster and CV the coefficient of variation of that number (Donner, Birkett & Buck 1981; Eldridge, Ashby & Kerry 2006).
 *
 * @throws RangeError unless m is at least 1, ρ a share and CV not negative
 * @example designEffect(20, 0.05) // 1.95
 */
export function designEffect(size: number, intraclassCorrelation: number, variation = 0): number {
  if (!(size >= 1 && intraclassCorrelation >= 0 && intraclassCorrelation < 1 && variation >= 0))
    throw new RangeError(`design effect of ${size}, ${intraclassCorrelation}, ${variation}`);
  return 1 + ((1 + variation * variation) * size - 1) * intraclassCorrelation;
}

/**
 * Pairs that the paired test needs to find a mean change of d_z standard deviations of the changes.
 *
 * @throws RangeError as `sampleSizePerGroup`
 * @example sampleSizePairs(0.5) // 34
 */
export function sampleSizePairs(dz: number, settings: SampleSizeSettings = {}): number {
  return smallestSize(2, (n) => tPower(dz * Math.sqrt(n), n - 1, settings), dz, settings);
}

/**
 * People per group that an analysis of covariance needs, when pre- and post-test correlate r: that of Student's test times 1 − r², and one more
 * (Borm, Fransen & Lemmens 2007).
 *
 * @throws RangeError as `sampleSizePerGroup`, or when r is not between −1 and 1
 * @example sampleSizeAncova(0.5, 0.6) // 42
 */
export function sampleSizeAncova(
  d: number,
  correlation: number,
  settings: SampleSizeSettings = {},
  allocation = 1,
): number {
  if (!(Math.abs(correlation) < 1))
    throw new RangeError(`correlation ${correlation} is not between -1 and 1`);
  return Math.ceil(sampleSizePerGroup(d, settings, allocation) * (1 - correlation * correlation)) + 1;
}

/**
 * Pairs that McNemar's test needs, from the shares of people who change one way and the other (Connor 1987).
 *
 * n = (z_α √ψ + z_β √(ψ − δ²))² / δ², ψ the sum and δ the difference of the shares.
 *
 * @throws RangeError unless both are shares, differ and sum to at most 1
 * @example sampleSizeMcNemar(0.1, 0.25) // 120
 */
export function sampleSizeMcNemar(
  first: number,
  second: number,
  { power = 0.8, alpha = 0.05, oneSided = false }: SampleSizeSettings = {},
): number {
  checkPower(power, alpha);
  const [sum, difference] = [first + second, second - first];
  if (!(first >= 0 && second >= 0 && sum <= 1 && difference !== 0))
    throw new RangeError(`sampleSizeMcNemar: shares ${first} and ${second}`);
  const root =
    normalUpperQuantile(oneSided ? alpha : alpha / 2) * Math.sqrt(sum) +
    normalUpperQuantile(1 - power) * Math.sqrt(sum - difference * difference);
  return Math.ceil((root * root) / (difference * difference));
}

function tPower(
  noncentrality: number,
  df: number,
  { alpha = 0.05, oneSided = false }: SampleSizeSettings,
): number {
  return oneSided
    ? oneSidedTPower(Math.abs(noncentrality), df, alpha)
    : twoSidedTPower(noncentrality, df, alpha);
}

function checkPower(power: number, alpha: number): void {
  if (!(alpha > 0 && alpha < power && power < 1))
    throw new RangeError(`sample size: needs 0 < alpha < power < 1, got ${alpha} and ${power}`);
}

/** Power rises with n: doubled until it suffices, then halved in between. */
function smallestSize(
  least: number,
  powerAt: (n: number) => number,
  effect: number,
  { power = 0.8, alpha = 0.05 }: PowerSettings,
): number {
  checkPower(power, alpha);
  if (!(Math.abs(effect) > 0)) throw new RangeError('sample size: an effect of 0 is never found');
  if (powerAt(least) >= power) return least;
  let [below, above] = [least, 2 * least];
  while (powerAt(above) < power) [below, above] = [above, 2 * above];
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if (powerAt(middle) >= power) above = middle;
    else below = middle;
  }
  return above;
}
