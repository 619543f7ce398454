import { z } from 'zod';
import { toolSchema } from './result/common.ts';
import { type DeepReadonly, free, list, named, nullable, object, optional } from './result/fields.ts';

/** How many people a planned comparison needs. */

export const PLANNED_COMPARISONS = ['independent', 'paired', 'ancova', 'mcnemar'] as const;

/** Why there is no sample size. */
export const NO_SAMPLE_SIZE = [
  'nothing-compared',
  'strangers-in-groups',
  'no-difference',
  'no-sd',
  'no-correlation',
  'other-design',
  'other-side',
  'too-large',
] as const;

const sizeSchema = object({
  power: free(z.number()),
  n: free(
    z.int(),
    'With a score, in each group; of a comparison of waves of strangers in each wave, of pairs once',
  ),
  nOthers: optional(
    free(
      z.int(),
      'In each other group or wave, where not as many are planned as in the first, which n is of then',
    ),
  ),
  total: free(z.int()),
  clusters: optional(free(z.int(), 'Of the size that is expected, in the same places as n')),
  clustersOthers: optional(free(z.int(), 'In the same places as nOthers')),
  clustersTotal: optional(free(z.int())),
  recruit: free(z.int(), 'To ask, in the same places, so that n are left after the expected drop-out'),
  recruitOthers: optional(free(z.int())),
  recruitTotal: free(z.int()),
});

const rowSchema = named(
  'planned-comparison',
  object({
    group: free(z.string(), 'Id of the group of the study'),
    score: free(z.string().nullable(), 'null for a yes/no question'),
    comparison: free(z.enum(PLANNED_COMPARISONS).nullable(), 'null where nothing is compared'),
    samples: free(z.int(), 'How often n is needed: groups, or waves of strangers; 1 for pairs'),
    comparisons: free(z.int(), 'By how many comparisons of primary outcomes the level is divided'),
    alpha: free(z.number(), 'Level of each of them: two-sided, unless the test is one-sided'),
    alternative: optional(
      free(z.enum(['greater', 'less']), 'Of a one-sided test; absent of a two-sided one'),
    ),
    margin: optional(
      free(
        z.number(),
        'Of non-inferiority, in points: a one-sided test of no difference against it; absent without',
      ),
    ),
    difference: nullable(
      object({ value: free(z.number()), unit: free(z.enum(['raw', 'standardized'])) }),
      'Smallest difference of interest',
    ),
    sd: free(z.number().nullable(), 'Expected standard deviation of the score, for differences in points'),
    correlation: free(z.number().nullable(), 'Expected, between the waves'),
    effect: free(
      z.number().nullable(),
      'The difference in standard deviations: of the score (d), for pairs of the changes (dz)',
    ),
    changing: nullable(
      object({ up: free(z.number()), down: free(z.number()) }),
      'Shares of people who change from no to yes and from yes to no',
    ),
    allocation: optional(
      free(z.number(), 'People in each other group or wave for each one in the first; absent where equal'),
    ),
    designEffect: optional(
      free(
        z.number(),
        'By which the sizes of people who are independent of each other are multiplied; absent without clusters',
      ),
    ),
    sizes: list(sizeSchema, 'By power, ascending; empty where there is a reason'),
    reason: free(z.enum(NO_SAMPLE_SIZE).nullable()),
  }),
);

export const sampleSizeSchema = object(
  {
    schema: free(z.literal('ensure-stats/sample-size/1')),
    tool: toolSchema,
    study: free(z.string(), 'The study file'),
    power: free(z.number(), 'The power that was asked for'),
    confidence: free(z.number()),
    dropOut: free(z.number(), 'Expected share'),
    clusters: optional(
      object({
        size: free(z.number(), 'People with a score in a cluster, on average'),
        intraclassCorrelation: free(z.number()),
        variation: free(z.number(), 'Coefficient of variation of the size'),
      }),
    ),
    rows: list(rowSchema),
  },
  'Sample sizes of planned comparisons',
);

export type SampleSizes = DeepReadonly<z.infer<typeof sampleSizeSchema>>;
export type PlannedComparison = SampleSizes['rows'][number];
