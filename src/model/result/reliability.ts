import { z } from 'zod';
import {
  basedOn,
  count,
  counts,
  type DeepReadonly,
  described,
  free,
  identifier,
  list,
  named,
  object,
  optional,
  reason,
  statistic,
  statistics,
  withholdable,
} from './fields.ts';
import { intervalFields, intervalSchema } from './interval.ts';
import { contrastSchema } from './sample.ts';

const omegaTotalSchema = named(
  'omegaTotal',
  object(
    {
      method: free(z.literal('one-factor-maximum-likelihood')),
      n: count(),
      value: statistic(),
      ci: intervalSchema,
      reason: statistics(
        z.string().nullable(),
        'Why there is no value: no-convergence, heywood-case, singular-matrix, too-few-items, …',
      ),
      fit: statistics(
        z.strictObject({ chiSquare: z.number(), df: z.number(), p: z.number().nullable() }).nullable(),
      ),
    },
    "McDonald's omega of a one-factor model fitted by maximum likelihood on the covariances",
  ),
);

const furtherItemSchema = named(
  'furtherItem',
  withholdable({
    id: identifier('Id of the item'),
    n: count('Respondents complete on all items'),
    scaleMeanIfDropped: statistic('Mean of the sum of the other items'),
    scaleVarianceIfDropped: statistic('Variance of that sum'),
    squaredMultipleCorrelation: statistic('Share of its variance that the other items explain'),
    loading: statistic('On the one factor, of items with variance 1'),
    reason: reason(),
  }),
);

const oneFactorSchema = named(
  'oneFactor',
  withholdable(
    {
      method: free(z.literal('maximum-likelihood')),
      n: count(),
      chiSquare: statistic(),
      df: statistic(),
      p: statistic('Of exact fit'),
      cfi: statistic('Comparative fit index, 0 … 1'),
      tli: statistic('Tucker-Lewis index'),
      rmsea: statistic('Root mean square error of approximation'),
      rmseaCi: described(intervalSchema, 'At level 0.90, whatever the level of the others'),
      srmr: statistic('Standardized root mean square residual'),
      reason: reason(
        'Why there is no fit: too-few-items below four, of which one factor always fits, heywood-case, no-convergence, …',
      ),
    },
    'How well one common factor accounts for the covariances of the items',
  ),
);

const splitHalfSchema = object({
  split: free(z.enum(['odd-even', 'first-second'])),
  items: free(z.tuple([z.int(), z.int()]), 'Items in the two halves'),
  correlation: statistic(),
  spearmanBrown: statistic(),
  spearmanBrownUnequal: statistic('For halves of unequal length (Horst 1951)'),
  flanaganRulon: statistic("Flanagan-Rulon, which is Guttman's lambda 4 of this split"),
  reason: reason(),
});

const alphaIntervalSchema = object({
  ...intervalFields,
  method: free(z.enum(['duhachek-iacobucci', 'bootstrap-percentile', 'bootstrap-bca'])),
  n: count(),
  replicates: optional(free(z.int())),
  seed: optional(free(z.number())),
  reason: reason(
    'Why there is no interval; of BCa degenerate-bootstrap, all replicates lie on one side of alpha',
  ),
});

const pairwiseReliabilitySchema = basedOn(
  ['smallestN'],
  object(
    {
      method: free(z.literal('cronbach-alpha-pairwise')),
      smallestN: count('Respondents behind the smallest of the covariances'),
      alpha: statistic(),
      alphaStandardized: statistic(),
      reason: reason(),
    },
    'Alpha from the covariances of pairs, each over everybody who answered both (the default of psych::alpha)',
  ),
);

export const furtherReliabilitySchema = named(
  'furtherReliability',
  object(
    {
      omegaTotal: described(
        omegaTotalSchema,
        'Of the sum or mean of the items, on their covariances (JASP, jamovi, lavaan)',
      ),
      omegaTotalStandardized: described(omegaTotalSchema, 'Of standardized items, on their correlations'),
      oneFactor: oneFactorSchema,
      items: list(furtherItemSchema, 'What RELIABILITY of SPSS prints beside, and the loadings'),
      guttmanLambda2: statistic('On covariances, as SPSS and JASP'),
      guttmanLambda6: statistic(),
      guttmanLambda6Standardized: statistic('On correlations: "G6(smc)" of psych'),
      splitHalf: list(splitHalfSchema),
      alphaIntervals: list(
        alphaIntervalSchema,
        'Other intervals of the alpha above: duhachek-iacobucci, and, of listwise alpha, bootstrap intervals when asked for',
      ),
      pairwise: pairwiseReliabilitySchema,
      reason: reason(),
      standardErrorOfMeasurement: statistic('SD of the score × √(1 − alpha), in the units of the score'),
      smallestDetectableChange: object(
        {
          level: free(z.number()),
          n: count(),
          individual: statistic(),
          group: statistic(),
          reason: reason('Why there is none, nor an error of measurement'),
        },
        '1.96 √2 times that error (at the level 0.95) for one respondent; divided by √n for the mean of n',
      ),
    },
    'Reliability coefficients beside alpha, of respondents complete on the score unless said otherwise, also when alpha is pairwise',
  ),
);

export const itemStatisticsSchema = named(
  'itemStatistics',
  withholdable({
    id: identifier('Id of the item'),
    reversed: free(z.boolean()),
    maySkip: optional(
      free(
        z.literal(true),
        'Where the form lets some people skip the question, and a blank of theirs counts as a code',
      ),
    ),
    recoded: optional(
      free(z.literal(true), 'Where the definition has a table of what each answer counts as'),
    ),
    n: count('Of the mean and SD; pairwise, everybody who answered the item'),
    mean: statistic(),
    sd: statistic(),
    itemRestCorrelation: statistic(),
    alphaIfDropped: statistic(),
    reason: reason('Why quantities are null; absent where none is, or the whole reliability has a reason'),
  }),
);

export const reliabilitySchema = named(
  'reliability',
  withholdable(
    {
      method: free(z.enum(['cronbach-alpha-listwise', 'cronbach-alpha-pairwise'])),
      n: count(
        'Respondents complete on all items; pairwise, those behind the smallest covariance. The interval rests on it',
      ),
      k: free(z.int(), 'Number of items'),
      alpha: statistic(),
      kr20: optional(
        free(z.literal(true), 'Every item counts 0 or 1, so that alpha is the coefficient KR-20'),
      ),
      alphaStandardized: statistic(),
      ci: intervalSchema,
      meanInterItemCorrelation: statistic(),
      items: list(itemStatisticsSchema),
      reason: reason(),
      further: optional(furtherReliabilitySchema),
    },
    'Internal consistency, items after reversal: of respondents complete on the scale, unless pairwise alpha was asked for',
  ),
);

const alphaEqualitySchema = named(
  'alphaEquality',
  withholdable({
    method: free(z.enum(['feldt-independent', 'feldt-dependent'])),
    n: counts(),
    difference: statistic('Second minus first alpha'),
    statistic: statistic('W, an F ratio, for different people; t for matched ones'),
    df: statistics(z.array(z.number())),
    p: statistic(),
    reason: reason(),
  }),
);

const retestCorrelationSchema = named(
  'retest',
  withholdable({
    type: free(z.enum(['icc-2-1', 'icc-3-1']), 'ICC(2,1): absolute agreement. ICC(3,1): consistency'),
    n: count(),
    value: statistic(),
    ci: intervalSchema,
    reason: reason(),
  }),
);

const acrossFields = {
  contrast: contrastSchema,
  alphaEquality: list(
    alphaEqualitySchema,
    "Feldt's tests that the two alphas are equal: of different people (1969), and of the matched ones (1980)",
  ),
  retest: list(
    retestCorrelationSchema,
    'Retest intraclass correlations of the matched respondents; empty without ids',
  ),
};

export const acrossWavesSchema = named(
  'acrossWaves',
  object(
    {
      ...acrossFields,
      later: optional(
        list(
          named('laterAcrossWaves', object(acrossFields)),
          'The same of the comparisons after the first; absent where there is one only',
        ),
      ),
    },
    'Equality of the alphas of the first two waves or groups that are compared, and, with ids, agreement between the waves; absent in the short form',
  ),
);

export type Reliability = DeepReadonly<z.infer<typeof reliabilitySchema>>;
export type ItemStatistics = DeepReadonly<z.infer<typeof itemStatisticsSchema>>;
export type FurtherReliability = DeepReadonly<z.infer<typeof furtherReliabilitySchema>>;
export type OneFactor = DeepReadonly<z.infer<typeof oneFactorSchema>>;
export type FurtherItem = DeepReadonly<z.infer<typeof furtherItemSchema>>;
export type OmegaTotal = DeepReadonly<z.infer<typeof omegaTotalSchema>>;
export type SplitHalfReliability = DeepReadonly<z.infer<typeof splitHalfSchema>>;
export type AlphaInterval = DeepReadonly<z.infer<typeof alphaIntervalSchema>>;
export type PairwiseReliability = DeepReadonly<z.infer<typeof pairwiseReliabilitySchema>>;
export type ReliabilityAcrossWaves = DeepReadonly<z.infer<typeof acrossWavesSchema>>;
export type AlphaEquality = DeepReadonly<z.infer<typeof alphaEqualitySchema>>;
export type RetestCorrelation = DeepReadonly<z.infer<typeof retestCorrelationSchema>>;
