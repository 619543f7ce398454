import { z } from 'zod';
import { ALTERNATIVES } from '../alternatives.ts';
import { EFFECT_SIZE_TYPES } from '../statistics/effect-sizes.ts';
import { MODEL_METHODS } from '../statistics/models.ts';
import { TEST_METHODS } from '../statistics/tests.ts';
import {
  basedOn,
  count,
  counts,
  type DeepReadonly,
  described,
  free,
  list,
  named,
  nullable,
  object,
  optional,
  personValue,
  reason,
  statistic,
  statistics,
  withholdable,
} from './fields.ts';
import { intervalSchema } from './interval.ts';
import { contrastSchema, ownSampleKey } from './sample.ts';

export type { EffectSizeType } from '../statistics/effect-sizes.ts';
export type { PrimaryTest, TestMethod } from '../statistics/tests.ts';

const testMethodSchema = z.enum(TEST_METHODS);

const effectSizeTypeSchema = z.enum(EFFECT_SIZE_TYPES);

const missingReasonSchema = z.enum(['too-few', 'too-few-items', 'zero-variance']);

const noStatistic = (what: string) =>
  optional(statistics(missingReasonSchema, `Why there is no ${what}; absent where there is one`));

const locationShiftSchema = object(
  {
    estimate: statistics(z.number()),
    ci: intervalSchema,
  },
  'Median of all differences between the samples (of pairs: of the averages of two changes), second − first; its interval is exact or by the normal approximation, without ends where the sample is too small for the level',
);

export const testResultSchema = named(
  'test',
  withholdable({
    method: free(testMethodSchema),
    alternative: free(
      z.enum(ALTERNATIVES),
      'greater and less: one-sided, of second minus first; the interval then has one end, and null for the other',
    ),
    n: counts(
      'Respondents per sample; for a paired test the pairs; for partially overlapping samples pairs, first only, second only',
    ),
    difference: statistic(),
    standardError: statistic(),
    statistic: statistic(),
    df: statistic(),
    p: statistic(),
    pHolm: statistic('Holm-adjusted over the scales of the family; null outside it'),
    pHochberg: statistic('The same after Hochberg (1988)'),
    pBenjaminiHochberg: statistic('The same after Benjamini & Hochberg (1995)'),
    exact: optional(free(z.boolean(), 'Rank tests: whether p is exact, or a normal approximation')),
    hodgesLehmann: optional(
      statistics(
        locationShiftSchema.nullable(),
        'Rank tests: the shift between the samples in points of the score; absent when there is no test, null where withheld',
      ),
    ),
    df1: optional(free(z.int(), 'Tests of variances: degrees of freedom of the numerator')),
    ci: intervalSchema,
    reason: noStatistic('statistic'),
  }),
);

export const effectSizeSchema = named(
  'effectSize',
  withholdable({
    type: free(effectSizeTypeSchema),
    n: counts(),
    value: statistic(),
    ci: nullable(intervalSchema),
    reason: noStatistic('value'),
  }),
);

export const pairsSchema = named(
  'pairs',
  withholdable(
    {
      n: count(),
      means: statistics(
        z.tuple([z.number().nullable(), z.number().nullable()]),
        'In the first and the second wave',
      ),
      sds: statistics(z.tuple([z.number().nullable(), z.number().nullable()])),
      correlation: statistic("Pearson's r of the two waves; null when one of them does not vary"),
      sdOfDifferences: statistic(),
      medians: optional(
        statistics(
          z.tuple([z.number().nullable(), z.number().nullable()]),
          'In the first and the second wave; absent in the short form unless a rank test comes first',
        ),
      ),
      // A quartile is the score of a respondent, or lies between those of two.
      quartiles: optional(
        personValue(
          z.tuple([z.tuple([z.number(), z.number()]), z.tuple([z.number(), z.number()])]).nullable(),
          'First and third quartile (type 7) in the first and the second wave; absent in the short form unless a rank test comes first; null where withheld',
        ),
      ),
      reason: reason(),
    },
    'Of the respondents with a score in both waves: both waves, how they hang together, and the changes; absent without pairs',
  ),
);

export const individualChangeSchema = named(
  'individualChange',
  withholdable(
    {
      method: free(z.literal('jacobson-truax')),
      n: count('Pairs'),
      reliability: statistic(),
      reliabilitySource: free(
        z.enum(['alpha-first-wave', 'given']),
        'Alpha of the first wave, or a number that the user gave',
      ),
      sd: statistic('Standard deviation of the scores of the first wave'),
      standardErrorOfDifference: statistic(),
      criterion: free(z.number(), 'Multiple of that error which a reliable change exceeds'),
      smallestReliableChange: statistic('Changes beyond this many points are reliable'),
      rose: count(),
      unchanged: count(),
      fell: count(),
      improved: count('By the direction of the scale; null for a neutral one'),
      worsened: count(),
      cutoff: nullable(
        object({ type: free(z.enum(['a', 'b', 'c'])), value: free(z.number()) }),
        'Where respondents leave the dysfunctional population, from the norms that the user gave; null without norms',
      ),
      recovered: count('Of the improved, those who crossed the cut-off; null without one'),
      bands: nullable(
        object({ higher: count(), same: count(), lower: count() }),
        'Respondents who moved between the bands of the definition, whether reliably or not; null without bands',
      ),
    },
    'Reliable and clinically significant change (Jacobson & Truax 1991)',
  ),
);

const normalityTestSchema = named(
  'normality',
  withholdable({
    method: free(z.literal('shapiro-wilk')),
    sample: nullable(object(ownSampleKey), 'A wave or group; null for the differences of the pairs'),
    n: count(),
    statistic: statistic(),
    p: statistic(),
    reason: reason(),
  }),
);

const boundsSchema = object({ lower: statistic(), upper: statistic() });
const oneSidedSchema = object({ statistic: statistic(), p: statistic() });

const equivalenceSchema = named(
  'equivalence',
  withholdable({
    method: free(z.enum(['tost-welch', 'tost-student', 'tost-paired'])),
    n: counts(),
    bounds: described(boundsSchema, 'In the units of the score'),
    standardizedBounds: boundsSchema,
    difference: statistic(),
    df: statistic(),
    lower: described(oneSidedSchema, "Of the two one-sided tests; the larger p is the test's"),
    upper: oneSidedSchema,
    p: statistic(),
    alpha: free(z.number()),
    ci: described(intervalSchema, 'At level 1 − 2 alpha'),
    equivalent: statistics(z.boolean().nullable()),
    reason: reason(),
  }),
);

const bayesFactorSchema = named(
  'bayesFactor',
  withholdable({
    method: free(z.literal('jzs')),
    test: free(z.enum(['student', 'paired'])),
    n: counts(),
    priorScale: free(z.number(), 'Scale r of the Cauchy prior'),
    bf10: statistic(),
    bf01: statistic(),
    logBf10: statistic('Natural logarithm, also where the factor is beyond the range of doubles'),
    reason: reason('Why factors are null; beyond-range where only the logarithm can be written'),
  }),
);

const minimalDetectableEffectSchema = named(
  'minimalDetectableEffect',
  withholdable({
    method: free(z.literal('noncentral-t')),
    effect: free(z.enum(['cohens-d', 'dz'])),
    n: counts(),
    value: statistic(),
    power: free(z.number()),
    alpha: free(z.number()),
    reason: reason(),
  }),
);

const bootstrapIntervalSchema = named(
  'bootstrapInterval',
  withholdable({
    method: free(z.literal('bca')),
    design: free(z.enum(['independent', 'paired'])),
    n: counts(),
    difference: statistic(),
    ci: intervalSchema,
    replicates: free(z.int()),
    seed: free(z.number()),
    reason: reason(
      'Why there is no interval: too-few, zero-variance, or degenerate-bootstrap when all replicates lie on one side',
    ),
  }),
);

export const furtherComparisonSchema = named(
  'furtherComparison',
  basedOn(
    ['normality.0.n', 'normality.1.n'],
    object(
      {
        normality: list(normalityTestSchema),
        equivalence: list(
          equivalenceSchema,
          'Two one-sided tests against the bounds that the user gave; empty without bounds',
        ),
        bayesFactors: list(bayesFactorSchema),
        minimalDetectableEffects: list(minimalDetectableEffectSchema),
        bootstrap: list(
          bootstrapIntervalSchema,
          'Bootstrap intervals of the difference; empty unless asked for',
        ),
        individualChange: nullable(
          individualChangeSchema,
          'Change of each matched respondent beyond measurement error, as counts; null without pairs or a usable reliability',
        ),
        reason: reason(
          'Why there is no individual change although there are ids; absent where there is one, and in an independent design',
        ),
      },
      'Assumptions, evidence and what the sample could have found, beside the tests; absent in the short form',
    ),
    'own',
  ),
);

const assumedOverlapSchema = named(
  'assumedOverlap',
  object({
    assumed: free(
      z.enum(['most', 'half', 'given']),
      'As many people as the smaller wave has, half of them, or the number that the user gave',
    ),
    people: statistic('In both waves, by this assumption'),
    tests: list(
      object({
        correlation: free(
          z.number(),
          "Assumed correlation of the two waves; with 0, only the degrees of freedom differ from Welch's test",
        ),
        standardError: statistic(),
        statistic: statistic(),
        df: statistic(),
        p: statistic(),
        pHolm: statistic(
          'Holm-adjusted over the scales of the family, all with this correlation; null outside it',
        ),
        ci: described(intervalSchema, 'Of the difference'),
      }),
    ),
    decision: statistics(
      z.enum(['significant', 'turns', 'open']).nullable(),
      "By Holm's p, outside the family by p: significant whatever the correlation from 0 to 1, from turnsAt on, or not at all",
    ),
    turnsAt: statistic(
      'The correlation from which on the difference is significant; null where none turns the decision',
    ),
  }),
);

export const missingLinkSchema = named(
  'missingLink',
  withholdable(
    {
      n: counts('Respondents with a score in the first and in the second wave'),
      alpha: free(z.number()),
      overlaps: list(assumedOverlapSchema),
    },
    'Waves without ids: what the test would be if some people had answered both times (Derrick, Toher & White 2017, with overlap and correlation assumed); absent elsewhere and in the short form',
  ),
);

export const nonInferioritySchema = named(
  'nonInferiority',
  withholdable(
    {
      method: free(
        z.enum([...TEST_METHODS, ...MODEL_METHODS]),
        'The test or model whose interval it is: the one that comes first',
      ),
      n: counts('Of the samples compared; of a model the people of the groups compared'),
      margin: free(z.number(), 'In points of the score'),
      better: free(z.enum(['higher', 'lower']), 'Which end is the better one'),
      alpha: free(z.number(), 'One-sided, of the bound'),
      bound: statistic('The end of the interval of second − first on the worse side'),
      statistic: statistic('t of the difference against the margin; null of rank tests'),
      df: statistic(),
      p: statistic('One-sided'),
      nonInferior: statistics(
        z.boolean().nullable(),
        'Whether the bound lies within the margin: above −margin where higher is better, else below it',
      ),
      reason: noStatistic('bound'),
    },
    'Whether the second is worse than the first by less than a margin, by the primary analysis of the score; absent without a margin, and beside that analysis',
  ),
);

// Its own difference is that of the test that comes first.
export const comparisonSchema = named(
  'comparison',
  basedOn(
    ['tests.0.n'],
    withholdable({
      contrast: contrastSchema,
      design: free(z.enum(['independent', 'paired', 'partially-overlapping'])),
      difference: statistic(
        'Second − first: the difference that the primary test tests; known also where the scores or changes do not vary and there is no test',
      ),
      reason: reason(
        'Why there is no difference: too-few where nobody has the score in one of the two; absent where there is one',
      ),
      pairs: optional(pairsSchema),
      family: free(
        z.int(),
        'Tests in the Holm family: those that come first, of all scales and all contrasts of this kind',
      ),
      primary: free(testMethodSchema, 'The test that was chosen beforehand'),
      tests: list(testResultSchema),
      effectSizes: list(effectSizeSchema),
      nonInferiority: optional(nonInferioritySchema),
      missingLink: optional(missingLinkSchema),
      further: optional(furtherComparisonSchema),
    }),
    'own',
  ),
);

/** Why a statistic is missing: too few scores, or scores (of pairs: changes) that do not vary. */
export type MissingReason = z.infer<typeof missingReasonSchema>;
export type Comparison = DeepReadonly<z.infer<typeof comparisonSchema>>;
export type TestResult = DeepReadonly<z.infer<typeof testResultSchema>>;
export type LocationShift = DeepReadonly<z.infer<typeof locationShiftSchema>>;
export type EffectSize = DeepReadonly<z.infer<typeof effectSizeSchema>>;
export type PairsSummary = DeepReadonly<z.infer<typeof pairsSchema>>;
export type FurtherComparison = DeepReadonly<z.infer<typeof furtherComparisonSchema>>;
export type IndividualChangeCounts = DeepReadonly<z.infer<typeof individualChangeSchema>>;
export type NonInferiority = DeepReadonly<z.infer<typeof nonInferioritySchema>>;
export type MissingLink = DeepReadonly<z.infer<typeof missingLinkSchema>>;
export type AssumedOverlap = DeepReadonly<z.infer<typeof assumedOverlapSchema>>;
export type NormalityTest = DeepReadonly<z.infer<typeof normalityTestSchema>>;
export type EquivalenceResult = DeepReadonly<z.infer<typeof equivalenceSchema>>;
export type BayesFactor = DeepReadonly<z.infer<typeof bayesFactorSchema>>;
export type MinimalDetectableEffect = DeepReadonly<z.infer<typeof minimalDetectableEffectSchema>>;
export type BootstrapInterval = DeepReadonly<z.infer<typeof bootstrapIntervalSchema>>;
