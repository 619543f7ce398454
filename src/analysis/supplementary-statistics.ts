import type { ScoreShape } from '../model/result.ts';
import { quartilesOfRuns } from '../stats/quartiles.ts';
import { kurtosis, skewness } from '../stats/shape.ts';
import { reasonOf } from './null-reasons.ts';
import { scoreRuns, scoresOfWave, type WaveScore } from './wave.ts';

/** Everything beyond the short tables, in one module that is loaded when it is wanted. */
export { reliabilityAcrossWaves } from './across-waves.ts';
export { withLeavers } from './leavers.ts';
export { withMissingLink } from './missing-link.ts';
export { withSupplementaryComparison } from './supplementary-comparison.ts';
export {
  pairwiseMatrix,
  reliabilityMaterial,
  withSupplementaryReliability,
} from './supplementary-reliability.ts';

/** Skewness and kurtosis of a score in one wave, with their standard errors. */
export function scoreShape(score: WaveScore): ScoreShape {
  const values = scoresOfWave(score);
  const [skew, excess] = [skewness(values), kurtosis(values)];
  return {
    method: 'adjusted-fisher-pearson',
    skewness: skew.ok ? skew.value.value : null,
    skewnessStandardError: skew.ok ? skew.value.standardError : null,
    kurtosis: excess.ok ? excess.value.value : null,
    kurtosisStandardError: excess.ok ? excess.value.standardError : null,
    ...reasonOf(skew, excess),
  };
}

/** The first and third quartile of a score in one wave; `null` where nobody has it. */
export function scoreQuartiles(score: WaveScore): readonly [number, number] | null {
  const runs = scoreRuns(score);
  return runs.values.length === 0 ? null : quartilesOfRuns(runs);
}
