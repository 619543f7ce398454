import { z } from 'zod';
import { attritionSchema } from './attrition.ts';
import { baselineSchema } from './baseline.ts';
import { choicesSchema } from './choices.ts';
import {
  inputSchema,
  labelsSchema,
  settingsSchema,
  toolSchema,
  type Warning,
  warningsSchema,
  withholdingSchema,
} from './common.ts';
import { comparisonSchema } from './comparison.ts';
import { correlationsSchema } from './correlation.ts';
import { descriptionSchema } from './description.ts';
import {
  type Classified,
  type DeepReadonly,
  free,
  identifier,
  list,
  localisedText,
  named,
  nullable,
  object,
  optional,
} from './fields.ts';
import { itemResultsSchema } from './items.ts';
import { flowSchema, matchingSchema } from './matching.ts';
import { leaversSchema, modelsSchema } from './models.ts';
import { conformanceSchema } from './plan.ts';
import { populationComparisonsSchema } from './population.ts';
import { questionsSchema } from './questions.ts';
import { acrossWavesSchema, reliabilitySchema } from './reliability.ts';
import { designSchema, groupSchema, sampleKey, waveSchema } from './sample.ts';

const sampleSchema = named(
  'sample',
  object({
    ...sampleKey,
    descriptives: optional(descriptionSchema),
    reliability: optional(reliabilitySchema),
    populations: optional(populationComparisonsSchema),
  }),
);

const scoreFields = {
  id: identifier('Of the scale, or of a subscale inside it'),
  version: free(z.string(), 'Of the definition'),
  name: free(localisedText),
  direction: free(z.enum(['higher-is-better', 'lower-is-better', 'neutral'])),
  aggregate: free(
    z.enum(['sum', 'mean']).nullable(),
    'null when the definition has no total score (only subscales, or single items)',
  ),
  range: free(
    z.tuple([z.number(), z.number().nullable()]).nullable(),
    'Attainable range of the score; the upper end is null for open counts',
  ),
  k: free(z.int(), 'Number of items'),
  minAnswered: free(z.int(), 'Items that must be answered for a score'),
  samples: list(
    sampleSchema,
    'Each wave or group in order, then, where there are several, all of them together (pooled)',
  ),
  comparisons: list(comparisonSchema, 'Empty with one wave only, or when a wave lacks the score'),
  primary: nullable(
    object({ in: free(z.enum(['comparisons', 'models'])), index: free(z.int()) }),
    'Where the primary analysis of the score stands, by its design: the first model where there are some and it could be estimated, else the first comparison; null without a comparison',
  ),
  models: optional(modelsSchema),
  leavers: optional(leaversSchema),
  acrossWaves: optional(acrossWavesSchema),
  items: optional(itemResultsSchema),
};

type ScoreFields = DeepReadonly<z.infer<z.ZodObject<typeof scoreFields>>>;

/** One score: a scale, or a subscale inside it. */
export interface ScaleResult extends ScoreFields {
  readonly subscales: readonly ScaleResult[];
}

const subscales = z.lazy(() => scoreSchema) as unknown as Classified<z.ZodType<ScaleResult>>;
const scoreSchema = named(
  'score',
  object({ ...scoreFields, subscales: list(subscales) }, 'A scale, or a subscale inside it'),
);

export const resultSchema = object(
  {
    schema: free(z.literal('ensure-stats/result/2')),
    tool: toolSchema,
    inputs: list(inputSchema),
    settings: settingsSchema,
    waves: list(waveSchema, 'In the order of time; a single survey is the wave pre'),
    groups: list(groupSchema, 'In the order in which they are compared; empty without --by'),
    labels: optional(labelsSchema),
    design: optional(designSchema),
    matching: optional(matchingSchema),
    flow: optional(flowSchema),
    baseline: optional(baselineSchema),
    attrition: optional(attritionSchema),
    scales: list(scoreSchema),
    questions: optional(questionsSchema),
    correlations: optional(correlationsSchema),
    choices: optional(choicesSchema),
    plan: optional(conformanceSchema),
    warnings: warningsSchema,
    withheld: optional(withholdingSchema),
  },
  'The result of an analysis as --format json prints it. Numbers are raw doubles; what cannot be computed is null.',
);

export type Sample = DeepReadonly<z.infer<typeof sampleSchema>>;
export type Direction = ScaleResult['direction'];
export type Result = Omit<DeepReadonly<z.infer<typeof resultSchema>>, 'scales' | 'warnings'> & {
  readonly scales: readonly ScaleResult[];
  readonly warnings: readonly Warning[];
};
