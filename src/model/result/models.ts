import { z } from 'zod';
import {
  count,
  counts,
  type DeepReadonly,
  free,
  list,
  named,
  nullable,
  object,
  optional,
  reason,
  statistic,
  statistics,
  withholdable,
} from './fields.ts';
import { intervalSchema } from './interval.ts';
import { contrastSchema, ownSampleKey } from './sample.ts';

const estimateFields = {
  standardError: statistic(),
  statistic: statistic('t'),
  df: statistic(),
  p: statistic(),
  ci: intervalSchema,
};

const modelMeanSchema = object({
  ...ownSampleKey,
  mean: statistic('By the model: adjusted for the pre-test, or estimated from everybody with any score'),
  standardError: statistic(),
  df: statistic(),
  ci: intervalSchema,
});

const modelContrastSchema = object({
  contrast: contrastSchema,
  against: free(
    z.enum(['first', 'previous', 'each']),
    'The first wave or group, the wave before, or every other sample',
  ),
  difference: statistic('Second − first; of changes that of the second group minus that of the first'),
  ...estimateFields,
  pHolm: statistic(
    "Holm-adjusted over the contrasts of one kind, against the same, of one group; after Welch's analysis of variance that of Welch's tests",
  ),
});

const modelTestSchema = object({
  effect: free(
    z.enum(['wave', 'group', 'wave-by-group', 'equal-slopes', 'classical', 'ranks']),
    'wave-by-group: whether groups change differently; equal-slopes: an assumption of the analysis of covariance; classical and ranks: the analysis of variance for equal variances, and the test of Kruskal and Wallis, beside that of Welch',
  ),
  statistic: statistic('F; of ranks H'),
  df1: free(z.int()),
  df2: optional(statistic('Absent for ranks')),
  p: statistic(),
  effectSize: optional(
    object({
      type: free(z.enum(['partial-eta-squared', 'omega-squared', 'epsilon-squared'])),
      value: statistic(),
    }),
  ),
});

const changeOfGroupsSchema = object({
  contrast: contrastSchema,
  difference: statistic('Of the mean changes, second group − first, by Welch'),
  ...estimateFields,
  effectSize: nullable(
    object({ type: free(z.literal('d-ppc')), value: statistic(), ci: intervalSchema }),
    'In pooled standard deviations of the pre-test (Morris 2008)',
  ),
});

/** Models of more than two samples of matched respondents. */
export const modelSchema = named(
  'model',
  withholdable(
    {
      method: free(z.enum(['ancova', 'mixed-model', 'welch-anova'])),
      waves: free(z.array(z.string())),
      groups: free(z.array(z.string()), 'Empty for everybody together'),
      n: counts(
        'People per group (of everybody one number): with both scores for the analysis of covariance, with any score for the mixed model; of strangers one number per wave or group',
      ),
      observations: count('Scores that the model uses'),
      covariance: optional(
        free(
          z.enum(['unstructured', 'random-intercept']),
          'Mixed model: how scores of one person hang together',
        ),
      ),
      fellBack: optional(
        statistics(
          z.string(),
          'Why the unstructured covariance matrix was given up; absent where it was used',
        ),
      ),
      logLikelihood: optional(statistic('Mixed model: restricted log-likelihood')),
      slope: optional(statistic('Analysis of covariance: of the second wave on the first, within groups')),
      adjustedAt: optional(
        statistic('Analysis of covariance: the mean of the first wave, at which means are adjusted'),
      ),
      tests: list(modelTestSchema),
      means: list(modelMeanSchema),
      contrasts: list(modelContrastSchema),
      changes: list(
        changeOfGroupsSchema,
        'Beside an analysis of covariance: the difference of changes, which answers another question where groups were not formed by chance',
      ),
      reason: reason('Why there is no model; its lists are empty then'),
    },
    "Analysis of covariance of two waves of two groups and more; mixed model for repeated measures of three waves and more; of strangers in three samples and more Welch's analysis of variance",
  ),
);

export const modelsSchema = list(
  modelSchema,
  'Of matched respondents in three waves or more, or in two groups or more at two waves, and of strangers in three waves or groups; absent in other designs',
);

export type Model = DeepReadonly<z.infer<typeof modelSchema>>;
export type ModelContrast = DeepReadonly<z.infer<typeof modelContrastSchema>>;
export type ModelTest = DeepReadonly<z.infer<typeof modelTestSchema>>;
export type ModelMean = DeepReadonly<z.infer<typeof modelMeanSchema>>;
