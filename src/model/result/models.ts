import { z } from 'zod';
import { ALTERNATIVES } from '../alternatives.ts';
import { MODEL_METHODS, OVERALL_EFFECT_SIZES } from '../statistics/models.ts';
import { nonInferioritySchema } from './comparison.ts';
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
  alternative: free(
    z.enum(ALTERNATIVES),
    'greater and less: one-sided, of second minus first; the interval then has one end, and null for the other',
  ),
  difference: statistic('Second − first; of changes that of the second group minus that of the first'),
  ...estimateFields,
  pHolm: statistic(
    "Holm-adjusted: of contrasts that the model is fitted for over all scales, waves and groups (family), of others over those of one kind, against the same, of one group, of subscales within their score; after Welch's analysis of variance that of Welch's tests of the pairs",
  ),
  effectSize: optional(
    object({
      type: free(z.literal('d-ppc')),
      value: statistic(),
      ci: nullable(intervalSchema, 'null of strangers'),
    }),
  ),
  nonInferiority: optional(nonInferioritySchema),
});

const correctedTestSchema = object({
  epsilon: statistic('By which degrees of freedom are multiplied'),
  df1: statistic(),
  df2: statistic(),
  p: statistic(),
});

const modelTestSchema = object({
  effect: free(
    z.enum(['wave', 'group', 'wave-by-group', 'change', 'equal-slopes', 'classical', 'ranks', 'sphericity']),
    'wave-by-group and change: whether groups change differently; equal-slopes: an assumption of the analysis of covariance; classical and ranks: the analysis of variance for equal variances, and the test of Kruskal and Wallis, beside that of Welch; ranks of the same people: the test of Friedman; sphericity: that of Mauchly',
  ),
  statistic: statistic('F; of ranks H of Kruskal and Wallis or χ² of Friedman; of sphericity W'),
  df1: free(z.int()),
  df2: optional(statistic('Absent for ranks and sphericity')),
  p: statistic(),
  pHolm: optional(
    statistic("Of Welch's analysis of variance, Holm-adjusted over the scales; absent of the others"),
  ),
  effectSize: optional(
    object({
      type: free(z.enum(OVERALL_EFFECT_SIZES)),
      value: statistic(),
    }),
  ),
  corrections: optional(
    object(
      { greenhouseGeisser: correctedTestSchema, huynhFeldt: correctedTestSchema },
      'Repeated-measures analysis of variance: with degrees of freedom corrected for a lack of sphericity',
    ),
  ),
});

/** Models of more than two samples of matched respondents. */
export const modelSchema = named(
  'model',
  withholdable(
    {
      method: free(z.enum(MODEL_METHODS)),
      waves: free(z.array(z.string())),
      groups: free(z.array(z.string()), 'Empty for everybody together'),
      n: counts(
        'People per group (of everybody one number): with any score for the mixed model, else with a score at every wave; of strangers one number per wave or group, or per wave and within it per group',
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
      family: optional(
        free(
          z.int(),
          'Contrasts over which pHolm of those that the model is fitted for is corrected, or F tests of Welch; absent of others',
        ),
      ),
      tests: list(modelTestSchema),
      means: list(modelMeanSchema),
      contrasts: list(modelContrastSchema),
      reason: reason('Why there is no model; its lists are empty then'),
    },
    "Matched: analysis of covariance and difference of changes of two waves of two groups and more; mixed model and repeated-measures analysis of variance of three waves and more. Strangers: Welch's analysis of variance of three samples and more; difference of differences of groups at several waves",
  ),
);

export const modelsSchema = list(
  modelSchema,
  'The primary one first. Of matched respondents in three waves or more, or in two groups or more at two waves, and of strangers in three samples or more; absent in other designs',
);

const shiftSchema = object({
  points: statistic('Added to the scores of those who left'),
  sd: statistic('The same in standard deviations of the first wave'),
});

/** What would have to hold of those who left. */
export const leaversSchema = list(
  named(
    'leavers',
    withholdable(
      {
        contrast: contrastSchema,
        group: free(z.string().nullable(), 'Whose leavers are shifted; null for everybody'),
        n: count('People of the group whom the difference is about'),
        left: count('Of these, people without a score at the later wave'),
        difference: statistic('Of the primary analysis'),
        turnsAt: shiftSchema,
        nilAt: shiftSchema,
      },
      'How far the scores of those who left must lie from those of like people who stayed before a significant difference is significant no longer, and before it is nil (delta adjustment)',
    ),
  ),
  'Of matched respondents, for each difference of the primary analysis that is significant before correction and of which somebody left; absent in other designs and in short outputs',
);

export type Leavers = DeepReadonly<z.infer<typeof leaversSchema>>[number];
export type Model = DeepReadonly<z.infer<typeof modelSchema>>;
export type ModelContrast = DeepReadonly<z.infer<typeof modelContrastSchema>>;
export type ModelTest = DeepReadonly<z.infer<typeof modelTestSchema>>;
export type ModelMean = DeepReadonly<z.infer<typeof modelMeanSchema>>;
