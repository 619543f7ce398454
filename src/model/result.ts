/** The types of results, inferred from the schemas in `result/`; to whom only uses results, zod is not loaded. */
export type * from './result/attrition.ts';
export type * from './result/baseline.ts';
export type * from './result/choices.ts';
export type * from './result/common.ts';
export type * from './result/comparison.ts';
export type * from './result/correlation.ts';
export type * from './result/describe.ts';
export type * from './result/description.ts';
export type * from './result/interval.ts';
export type * from './result/items.ts';
export type * from './result/matching.ts';
export type * from './result/models.ts';
export type * from './result/population.ts';
export type * from './result/questions.ts';
export type * from './result/reliability.ts';
export type * from './result/result.ts';
export type * from './result/sample.ts';
export type { Count, Withholdable } from './withheld.ts';
