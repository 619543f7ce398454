/** Everything beyond the short tables, in one module that is loaded when it is wanted. */
export { reliabilityAcrossWaves } from './across-waves.ts';
export { withFurtherStatistics as withFurtherComparison } from './further-comparison.ts';
export { pairwiseMatrix, reliabilityMaterial, withFurtherReliability } from './further-reliability.ts';
export { scoreShape } from './score-shape.ts';
