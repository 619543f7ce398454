import { z } from 'zod';
import {
  count,
  type DeepReadonly,
  free,
  list,
  named,
  nullable,
  object,
  optional,
  reason,
  statistic,
  withholdable,
} from './fields.ts';
import { intervalSchema } from './interval.ts';

const variableSchema = free(
  z.strictObject({
    scale: z.string(),
    subscale: z.string().nullable().describe('null for the score of the scale itself'),
    wave: z.string().nullable(),
    group: z.string().nullable(),
  }),
  'A score in a wave, of one group or of everybody',
);

const coefficientSchema = named(
  'correlationCoefficient',
  object({
    value: statistic(),
    statistic: statistic('t of the test that it is zero; null where the correlation is perfect'),
    df: statistic(),
    p: statistic('Two-sided, not corrected for the number of correlations'),
    ci: intervalSchema,
    reason: reason(),
  }),
);

/** How two scores go together: of the same wave, or of the first wave and a later one. */
export const correlationSchema = named(
  'correlation',
  withholdable({
    first: variableSchema,
    second: variableSchema,
    n: count('Respondents with both scores'),
    pearson: coefficientSchema,
    spearman: optional(nullable(coefficientSchema, 'Of ranks; absent unless asked for')),
    disattenuated: optional(
      nullable(
        object({
          value: statistic(
            "Pearson's r / √(alpha × alpha), each alpha of its own wave; above 1 where alpha is too low",
          ),
          ci: intervalSchema,
          reason: reason(),
        }),
        'Corrected for unreliability (Spearman 1904): the ends are those of r divided by the same, alpha taken as known; absent unless asked for',
      ),
    ),
  }),
);

export const correlationsSchema = list(
  correlationSchema,
  'Scales together: every two scores of a wave or group, then, of matched respondents, every score of the first wave with every one of each later wave; a scale stands for its subscales where it has a score. Absent unless asked for',
);

export type Correlation = DeepReadonly<z.infer<typeof correlationSchema>>;
export type CorrelationCoefficient = DeepReadonly<z.infer<typeof coefficientSchema>>;
export type CorrelatedScore = Correlation['first'];
