/** Everything beyond the short tables, in one module that is loaded when it is wanted. */
export { reliabilityAcrossWaves } from './across-waves.ts';
export { scoreShape } from './score-shape.ts';
export { withSupplementaryComparison } from './supplementary-comparison.ts';
export {
  pairwiseMatrix,
  reliabilityMaterial,
  withSupplementaryReliability,
} from './supplementary-reliability.ts';
