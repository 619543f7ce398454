/** Everything beyond the short tables, in one module that is loaded when it is wanted. */
export { withFurtherStatistics as withFurtherComparison } from './further-comparison.ts';
