import { type Estimate, estimated, notComputable } from '../estimate.ts';

/**
 * Correlation of what two scores measure without error: r / √(reliability of x × reliability of y) (Spearman 1904). As `psych::correct.cor`
 * with alpha; where alpha is too low it exceeds 1, and is left there.
 *
 * @returns `no-reliability` unless both reliabilities are above zero
 * @example disattenuatedCorrelation(0.4, 0.8, 0.5) // 0.6325
 */
export function disattenuatedCorrelation(
  r: number,
  reliabilityOfX: number,
  reliabilityOfY: number,
): Estimate<number, 'no-reliability'> {
  if (!(reliabilityOfX > 0 && reliabilityOfY > 0)) return notComputable('no-reliability');
  return estimated(r / Math.sqrt(reliabilityOfX * reliabilityOfY));
}
