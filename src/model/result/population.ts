import { z } from 'zod';
import { ALTERNATIVES } from '../alternatives.ts';
import {
  count,
  type DeepReadonly,
  free,
  list,
  localisedText,
  named,
  object,
  optional,
  reason,
  statistic,
  withholdable,
} from './fields.ts';
import { intervalSchema } from './interval.ts';

const populationSchema = free(
  z.strictObject({
    id: z.string().nullable().describe('In the definition; null for one that the user gave'),
    name: localisedText.nullable().describe('null where the user gave none'),
    mean: z.number(),
    sd: z.number(),
    n: z.int().nullable().describe('Of the sample that mean and SD come from; null where it is not said'),
    source: z.string().nullable(),
  }),
  'The population, as the definition or the user has it',
);

const effectSchema = object(
  {
    type: free(z.literal('cohens-d-one-sample')),
    value: statistic(),
    ci: intervalSchema,
  },
  'Difference / SD of the sample (Cohen 1988)',
);

const normSampleTestSchema = object(
  {
    method: free(z.literal('welch')),
    standardError: statistic(),
    statistic: statistic(),
    df: statistic(),
    p: statistic(),
    ci: intervalSchema,
    reason: reason(),
  },
  'The same difference with the mean of the population as an estimate from its own n; absent where that n is not known',
);

/** The scores of one sample against a population. */
export const populationComparisonSchema = named(
  'populationComparison',
  withholdable({
    population: populationSchema,
    method: free(z.literal('one-sample')),
    alternative: free(z.enum(ALTERNATIVES)),
    n: count('Respondents with a score'),
    difference: statistic('Mean of the sample − mean of the population'),
    standardError: statistic(),
    statistic: statistic(),
    df: statistic(),
    p: statistic(),
    pHolm: statistic('Holm-adjusted over all comparisons of total scores with populations; null outside'),
    ci: intervalSchema,
    effectSize: effectSchema,
    percentile: statistic('Share of a normal population below the mean of the sample, 0 to 1'),
    below: count('Respondents with a score below the mean of the population'),
    equal: count(),
    above: count(),
    normSample: optional(normSampleTestSchema),
    reason: reason(),
  }),
);

export const populationComparisonsSchema = list(
  populationComparisonSchema,
  'The sample against populations; absent unless asked for',
);

export type PopulationComparison = DeepReadonly<z.infer<typeof populationComparisonSchema>>;
export type ComparedPopulation = PopulationComparison['population'];
