import { z } from 'zod';
import { ALTERNATIVES } from './alternatives.ts';
import {
  cellSchema,
  identifier,
  intervalSchema,
  levelSchema,
  nonEmpty,
  whereSchema,
} from './published-cell.ts';
import { publishedModelSchema } from './published-model.ts';
import { keysAt } from './settings/schema.ts';
import { EFFECT_SIZE_TYPES } from './statistics/effect-sizes.ts';
import { PRIMARY_TESTS } from './statistics/tests.ts';
import { TABLE_DRAFT_KINDS } from './table-draft-kinds.ts';

export type { Cell, PublishedInterval } from './published-cell.ts';

/**
 * A published table as a file: what a publication prints, cell by cell, exactly as printed, with where it stands.
 * The JSON Schema shipped in `schemas/published.schema.json` is generated from these schemas.
 */

export const scaleFactsSchema = z.strictObject({
  name: nonEmpty.optional().describe('The name as printed'),
  items: z.number().int().positive().optional().describe('Number of items of the score'),
  aggregate: z
    .enum(['sum', 'mean'])
    .optional()
    .describe('Whether a score is the sum or the mean of its items'),
  range: z
    .tuple([z.number(), z.number().nullable()])
    .refine(
      ([lowest, highest]) => highest === null || highest > lowest,
      'must run from the lowest to the highest score',
    )
    .optional()
    .describe('Lowest and highest possible score; the highest is null for open counts'),
  wholeAnswers: z
    .boolean()
    .optional()
    .describe('Whether answers to the items are whole numbers; true unless given'),
  prorated: z
    .boolean()
    .optional()
    .describe(
      'Whether respondents who left items open have a score all the same, so that scores are finer than their items; ' +
        'false means that the publication excludes it',
    ),
});

const waveSchema = z.strictObject({
  n: cellSchema.optional().describe('Respondents with this score; else the n of the group'),
  mean: cellSchema.optional(),
  sd: cellSchema.optional().describe('Standard deviation'),
  se: cellSchema.optional().describe('Standard error of the mean'),
  ci: intervalSchema.optional().describe('Confidence interval of the mean'),
  median: cellSchema.optional(),
  min: cellSchema.optional().describe('Lowest observed score'),
  max: cellSchema.optional().describe('Highest observed score'),
});

const comparisonSchema = z.strictObject({
  first: identifier.optional().describe('Wave or group that is compared from; the first one unless given'),
  second: identifier.optional().describe('Wave or group that is compared to; the last one unless given'),
  difference: cellSchema.optional().describe('Second minus first'),
  ci: intervalSchema.optional().describe('Confidence interval of the difference'),
  standardError: cellSchema.optional().describe('Standard error of the difference'),
  n: cellSchema.optional().describe('Pairs of a paired test'),
  sdOfDifferences: cellSchema.optional().describe('Standard deviation of the differences within pairs'),
  correlation: cellSchema.optional().describe('Correlation between the waves of a paired test'),
  test: z
    .enum(PRIMARY_TESTS)
    .optional()
    .describe('The test as the publication names it; left out when it does not say'),
  alternative: z
    .enum(ALTERNATIVES)
    .optional()
    .describe('Two-sided unless given; greater: the second was expected above the first'),
  statistic: cellSchema.optional().describe('The test statistic: t, U, W, z'),
  df: cellSchema.optional().describe('Degrees of freedom'),
  p: cellSchema.optional().describe('The p-value, or n.s.'),
  effectSize: z
    .strictObject({
      type: z.enum(EFFECT_SIZE_TYPES).optional().describe('Left out when the publication does not say'),
      value: cellSchema,
      ci: intervalSchema.optional(),
    })
    .optional(),
});

const waves = z
  .record(identifier, waveSchema)
  .describe('By wave (pre, post) or by group that is compared, in order');

const itemRowSchema = z.strictObject({
  item: nonEmpty.describe('Id of the item in the scale definition, or its words'),
  where: whereSchema,
  range: scaleFactsSchema.shape.range.describe("Lowest and highest answer, where the scale's does not tell"),
  waves: waves.optional(),
  comparison: comparisonSchema.optional(),
});

const rowSchema = z.strictObject({
  scale: identifier.describe('Id of the scale, or of a subscale, in its definition'),
  name: nonEmpty.optional().describe('The name as printed in this row'),
  group: identifier.optional().describe('Id of the group in "groups"'),
  where: whereSchema,
  waves: waves.optional(),
  comparison: comparisonSchema.optional(),
  items: z.array(itemRowSchema).min(1).optional().describe('What is printed of single items of the scale'),
});

const reliabilitySchema = z.strictObject({
  scale: identifier.describe('Id of the scale, or of a subscale, in its definition'),
  group: identifier.optional().describe('Left out when the publication does not say on whom'),
  wave: identifier
    .optional()
    .describe('Left out when the publication does not say when; pooled: all waves together'),
  where: whereSchema,
  items: cellSchema.optional().describe('Number of items as printed'),
  n: cellSchema.optional().describe('Respondents on whom alpha was computed'),
  alpha: cellSchema.describe("Cronbach's alpha"),
  ci: intervalSchema.optional(),
});

/** How the answers of a wave are read and which rows the publication is about: the keys of a wave in a study file. */
const waveKeys = keysAt('wave');

/** How answers are known, decoded and scored: keys of a study file. */
const { missing, answers, invalid, acceptDraft } = keysAt('study');
const { columns, exact } = keysAt('match');
const answerKeys = {
  match: z
    .strictObject({ columns, exact })
    .optional()
    .describe('How respondents are known in several waves, for paired tests'),
  missing,
  answers,
  invalid,
  acceptDraft,
};

const groupSchema = z.strictObject({
  id: identifier,
  name: nonEmpty.optional().describe('The name as printed'),
  where: whereSchema,
  invited: cellSchema.optional().describe('Everybody who could have answered'),
  waves: z
    .record(
      identifier,
      z
        .strictObject({
          n: cellSchema.describe('Respondents'),
          rate: cellSchema.optional().describe('Response rate: n of those invited, in per cent'),
          data: nonEmpty
            .optional()
            .describe('File with the answers of this wave, beside the table; used by verify'),
          ...waveKeys,
          corrections: waveKeys.corrections.describe(
            'A file of corrections, beside the table: id (or the columns of the data), column, old, new, and perhaps wave, who, when, why',
          ),
        })
        .refine((wave) => (wave.wave === undefined) === (wave.waves === undefined), {
          message: 'must have both "wave", the column, and "waves", its values for this wave, or neither',
        }),
    )
    .describe('By wave, in order: pre, post'),
});

const columnsSchema = z
  .record(
    identifier,
    z.strictObject({
      group: identifier.optional().describe('Id of the group in "groups"'),
      wave: identifier.optional().describe('Wave of that group; its first unless given'),
      total: cellSchema.optional().describe('The total as printed'),
    }),
  )
  .describe('The columns of the table, in order');

const respondentsSchema = z.strictObject({
  variable: nonEmpty.describe('Characteristic: the column in the data, such as sex'),
  name: nonEmpty.optional().describe('Its name as printed'),
  where: whereSchema,
  columns: columnsSchema,
  multiple: z
    .boolean()
    .optional()
    .describe('Whether respondents could tick several answers, so that they add up to more than all'),
  categories: z
    .array(
      z.strictObject({
        label: nonEmpty.describe('The category as printed'),
        missing: z.boolean().optional().describe('Whether it counts those who did not answer'),
        counts: z.record(identifier, cellSchema).optional().describe('By column'),
        percentages: z.record(identifier, cellSchema).optional().describe('By column'),
      }),
    )
    .min(1),
});

export const publishedSchema = z.strictObject({
  $schema: z.string().optional().describe('Path of the JSON Schema, for editors'),
  source: z
    .strictObject({
      title: nonEmpty,
      authors: nonEmpty.optional(),
      year: z.number().int().optional(),
      url: nonEmpty.optional(),
      note: nonEmpty.optional(),
    })
    .describe('The publication'),
  decimal: z
    .enum([',', '.'])
    .optional()
    .describe('Decimal sign of the publication; needed only where 1,234 could be read in two ways'),
  rounding: z
    .enum(['nearest', 'truncated'])
    .optional()
    .describe('Whether numbers are rounded, or cut off; nearest unless given'),
  significance: levelSchema.optional().describe('Level of significance; 0.05 unless given'),
  confidence: levelSchema.optional().describe('Level of confidence intervals; 0.95 unless given'),
  design: z
    .enum(['independent', 'paired'])
    .optional()
    .describe('Whether the respondents of the waves were matched; independent unless given'),
  ...answerKeys,
  scales: z
    .record(identifier, scaleFactsSchema)
    .optional()
    .describe('What is known of the scales, by id; built-in scales and your own need not be repeated'),
  groups: z.array(groupSchema).optional().describe('Who was surveyed'),
  rows: z
    .array(rowSchema)
    .optional()
    .describe('Scores: a scale in one group, with its waves and their comparison'),
  models: z
    .array(publishedModelSchema)
    .optional()
    .describe(
      'Tests of more than two means (analysis of variance or covariance, mixed model), of counts (χ²), and correlations',
    ),
  reliability: z.array(reliabilitySchema).optional().describe("Cronbach's alphas"),
  respondents: z.array(respondentsSchema).optional().describe('Counts of characteristics'),
  draft: z
    .strictObject({
      undecided: z.array(
        z.strictObject({
          where: nonEmpty.describe('What the guess is about, as a path in this file'),
          what: z.enum(TABLE_DRAFT_KINDS).describe('Which part of the table is a guess'),
          why: nonEmpty.describe('What the guess is, and what it rests on'),
        }),
      ),
    })
    .optional()
    .describe(
      'Of a drafted table, what somebody has to decide before it is verified; take out what is decided, and the whole key at the end',
    ),
  claims: z
    .record(nonEmpty, z.array(cellSchema).min(1))
    .optional()
    .describe(
      'What is printed in several places, by what is claimed: numbers, or words ("rose", "fell"); all must agree',
    ),
});

export type PublishedTable = z.infer<typeof publishedSchema>;
export type PublishedScaleFacts = z.infer<typeof scaleFactsSchema>;
export type PublishedRow = z.infer<typeof rowSchema>;
export type PublishedWave = z.infer<typeof waveSchema>;
export type PublishedComparison = z.infer<typeof comparisonSchema>;
export type PublishedReliability = z.infer<typeof reliabilitySchema>;
export type PublishedRespondents = z.infer<typeof respondentsSchema>;
