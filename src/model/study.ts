import { z } from 'zod';
import { levelSchema, nonEmpty } from './published-cell.ts';
import {
  bySchema,
  columnsSchema,
  groupSchema,
  matchSchema,
  nameSchema,
  readingSchema,
  type waveSchema,
} from './study-group.ts';
import { languageSchema, minCellSchema, outputSchema, styleSchema, testSchema } from './study-output.ts';

export type { OutputOf, StudyOutput } from './study-output.ts';

/**
 * A study as a file: who was surveyed and when, how the files are read, what is computed, and what is made of it.
 * The JSON Schema shipped in `schemas/study.schema.json` is generated from these schemas.
 */

const populationSchema = z
  .strictObject({
    mean: z.number().describe('Mean of the score'),
    sd: z
      .number()
      .refine((sd) => sd > 0, 'must be above 0')
      .describe('Standard deviation'),
  })
  .optional();

const shareSchema = z.number().refine((value) => value >= 0 && value <= 1, 'must lie between 0 and 1');

const publishedSchema = z.strictObject({
  table: nonEmpty.describe(
    'File with the published table, relative to the study file: JSON (schemas/published.schema.json) or simple delimited text',
  ),
  test: testSchema.optional().describe("The test of rows that name none; the study's unless given"),
  rounding: z
    .enum(['nearest', 'half-up', 'half-even', 'truncated'])
    .optional()
    .describe('How the publication rounds; as the table says unless given'),
});

export const studySchema = z.strictObject({
  $schema: z.string().optional().describe('Path of the JSON Schema, for editors'),
  title: nonEmpty.optional().describe('What was evaluated; the title of reports'),
  notes: z.array(z.string()).optional().describe('Remarks for people; nothing is done with them'),
  groups: z.array(groupSchema).min(1).describe('Who was surveyed, and the files with their answers'),
  match: matchSchema
    .optional()
    .describe('How respondents are known in several waves; without it waves are independent'),
  by: bySchema.optional().describe('Two groups within one file, compared with each other'),
  columns: columnsSchema
    .optional()
    .describe(
      'What columns are called here, and their headers, in every file that has them: { "brs1": "Q12_1", "sex": "Geslacht" }; a wave may say it for its own file',
    ),
  ...readingSchema,
  missing: z
    .array(z.union([z.number(), nonEmpty], { error: 'must be a code such as 99 or "NA"' }))
    .min(1)
    .optional()
    .describe('Codes that mean "no answer", beside those of the scale definitions'),
  invalid: z
    .enum(['error', 'missing'])
    .optional()
    .describe(
      'Impossible values: error (unless given) stops before anything is written, missing counts them as unanswered',
    ),
  scales: z
    .array(nonEmpty)
    .min(1)
    .optional()
    .describe(
      'Ids of built-in scales, or paths of definitions relative to the study file; every built-in scale whose items are all there unless given',
    ),
  test: testSchema
    .optional()
    .describe('The test that comes first; welch unless given, or paired with "match"'),
  alpha: z
    .enum(['listwise', 'pairwise'])
    .optional()
    .describe(
      'Alpha and item statistics of respondents who answered every item (listwise, unless given), or of everybody, from pairs of items (pairwise)',
    ),
  confidence: levelSchema.optional().describe('Level of the intervals; 0.95 unless given'),
  equivalence: z
    .strictObject({
      lower: z.number().describe('Lower bound of the difference'),
      upper: z.number().describe('Upper bound of the difference'),
      unit: z
        .enum(['raw', 'standardized'])
        .optional()
        .describe('Points (unless given), or standard deviations'),
    })
    .refine(({ lower, upper }) => lower < upper, { path: ['upper'], message: 'must be above "lower"' })
    .optional()
    .describe('Smallest differences that matter, for tests of equivalence'),
  bootstrap: z
    .strictObject({
      replicates: z
        .number()
        .int()
        .refine((count) => count >= 100 && count <= 1_000_000, 'must be a whole number from 100 to 1000000')
        .describe('Resamples, such as 9999'),
      seed: z
        .number()
        .int()
        .refine((seed) => seed >= 0, 'must be a whole number from 0')
        .optional()
        .describe('1 unless given'),
    })
    .optional()
    .describe('Bootstrap intervals (BCa) of the difference'),
  reliability: z
    .union([shareSchema, z.record(nonEmpty, shareSchema)], {
      error: 'must be a number from 0 to 1, or one by scale: { "brs": 0.8 }',
    })
    .optional()
    .describe('Reliability for individual change, with "match"; alpha of the first wave unless given'),
  norms: z
    .record(
      nonEmpty,
      z.strictObject({
        functional: populationSchema.describe('The population that recovery leads to'),
        dysfunctional: populationSchema.describe('The population that recovery leads from'),
      }),
    )
    .optional()
    .describe('Populations for clinically significant change, by scale'),
  attrition: z
    .array(nonEmpty)
    .min(1)
    .optional()
    .describe('Columns of the first wave in which those who left are compared with those who stayed'),
  respondents: z
    .array(nonEmpty)
    .min(1)
    .optional()
    .describe("Columns of the respondents' table, such as sex and age"),
  labels: z
    .record(nonEmpty, z.record(nonEmpty, nameSchema))
    .optional()
    .describe(
      'What codes of groups and characteristics are called in tables, by column: { "sex": { "1": "Man", "2": { "en": "Woman", "nl": "Vrouw" } } }',
    ),
  personal: z
    .array(nonEmpty)
    .min(1)
    .optional()
    .describe('Columns that are shown although they look like names, e-mail addresses, places or free text'),
  date: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be a day such as 2026-11-21')
    .optional()
    .describe('Date of the reports; the day of the run unless given'),
  languages: z
    .array(languageSchema)
    .min(1)
    .optional()
    .describe('Languages of the documents; en unless given'),
  style: styleSchema.optional().describe('Form of the tables; apa unless given'),
  minCell: minCellSchema
    .optional()
    .describe('Smallest group whose numbers are shown; 0 withholds nothing. As of each command unless given'),
  published: z
    .array(publishedSchema)
    .min(1)
    .optional()
    .describe(
      'Published tables that the data must reproduce: the run fails when a cell does not that the table does not call known',
    ),
  outputs: z.array(outputSchema).optional().describe('What is made'),
});

export type Study = z.infer<typeof studySchema>;
export type StudyGroup = z.infer<typeof groupSchema>;
export type StudyWave = z.infer<typeof waveSchema>;
export type StudyName = z.infer<typeof nameSchema>;
export type StudyColumns = z.infer<typeof columnsSchema>;
export type StudyPublished = z.infer<typeof publishedSchema>;
