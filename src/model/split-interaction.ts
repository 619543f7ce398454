import type { Contrast, ScaleResult } from './result.ts';

/** Whether a difference of the primary analysis is the same in every value of a column (`--split`). */
export interface SplitInteraction {
  readonly score: ScaleResult;
  readonly contrast: Contrast;
  /** Values that have the difference. */
  readonly parts: number;
  /** Cochran's Q. */
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  /** Over all scores and differences. */
  readonly pHolm: number;
}
