import { z } from 'zod';
import { toolSchema } from './result/common.ts';
import {
  count,
  counts,
  type DeepReadonly,
  free,
  list,
  object,
  optional,
  statistic,
} from './result/fields.ts';
import { contrastSchema } from './result/sample.ts';
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

const partSchema = object({
  column: free(z.string().nullable(), 'null for everybody'),
  value: free(
    z.string().nullable(),
    'The value of the column whose respondents these are; null for everybody',
  ),
  n: counts('Rows with this value in each wave, before --drop and --where; empty for everybody'),
  result: free(
    z.record(z.string(), z.unknown()),
    'ensure-stats/result/2 of these respondents, as result.schema.json has it',
  ),
});

const interactionSchema = object({
  column: free(z.string()),
  scale: free(z.string(), 'Id of the score'),
  contrast: contrastSchema,
  parts: count('Values that have the difference'),
  statistic: statistic("Cochran's Q over the values, weighted by the inverse of the variances"),
  df: statistic(),
  p: statistic('That the difference is the same in every value'),
  pHolm: statistic('Holm-adjusted over the scores and differences of the column'),
});

export const splitSchema = object(
  {
    schema: free(z.literal('ensure-stats/split/1')),
    tool: toolSchema,
    columns: free(z.array(z.string())),
    parts: list(
      partSchema,
      'Everybody first, unless small groups are withheld; then every value of each column',
    ),
    interactions: list(
      interactionSchema,
      'Each difference of the primary analysis, whether it is the same in every value; empty where small groups are withheld',
    ),
    withheldParts: optional(
      free(z.int(), 'With small groups withheld: values that are left out because few have them at a wave'),
    ),
  },
  'The same analysis of everybody and of every value of columns (--split)',
);

export type SplitResult = DeepReadonly<z.infer<typeof splitSchema>>;
