import { z } from 'zod';
import { protocolSchema } from './protocol.ts';
import { nonEmpty } from './published-cell.ts';
import type { nameSchema } from './settings/name.ts';
import { keysAt } from './settings/schema.ts';
import { settings } from './settings/settings.ts';
import { bySchema, columnsSchema, groupSchema, matchSchema, type waveSchema } from './study-group.ts';
import { outputSchema } from './study-output.ts';

export type { OutputOf, StudyOutput } from './study-output.ts';

/**
 * A study as a file: who was surveyed and when, how the files are read, what is computed, and what is made of it.
 * The JSON Schema shipped in `schemas/study.schema.json` is generated from these schemas.
 */

const publishedSchema = z.strictObject({
  table: nonEmpty.describe(
    'File with the published table, relative to the study file: JSON (schemas/published.schema.json) or simple delimited text',
  ),
  test: settings.test.value.optional().describe("The test of rows that name none; the study's unless given"),
  rounding: settings.rounding.value
    .optional()
    .describe('How the publication rounds; as the table says unless given'),
});

export const studySchema = z.strictObject({
  $schema: z.string().optional().describe('Path of the JSON Schema, for editors'),
  notes: z.array(z.string()).optional().describe('Remarks for people; nothing is done with them'),
  groups: z.array(groupSchema).min(1).describe('Who was surveyed, and the files with their answers'),
  match: matchSchema
    .optional()
    .describe('How respondents are known in several waves; without it waves are independent'),
  by: bySchema.optional().describe('Groups within each file, compared with each other'),
  columns: columnsSchema
    .optional()
    .describe(
      'What columns are called here, and their headers, in every file that has them: { "brs1": "Q12_1", "sex": "Geslacht" }; a wave may say it for its own file',
    ),
  ...keysAt('study'),
  bootstrap: z
    .strictObject(keysAt('bootstrap'))
    .optional()
    .describe('Bootstrap intervals (BCa) of the difference'),
  languages: z
    .array(settings.lang.value)
    .min(1)
    .optional()
    .describe('Languages of the documents; en unless given'),
  published: z
    .array(publishedSchema)
    .min(1)
    .optional()
    .describe(
      'Published tables that the data must reproduce: the run fails when a cell does not that the table does not call known',
    ),
  protocol: protocolSchema
    .optional()
    .describe(
      'What is intended before the data are there, for "plan": hypotheses, primary outcomes, sample size',
    ),
  plan: nonEmpty
    .regex(/\.json$/i, 'must end in .json')
    .optional()
    .describe(
      'File of the plan, relative to the study file: "ensure-stats plan" writes it, and "run" says what was done as planned',
    ),
  outputs: z.array(outputSchema).optional().describe('What is made'),
});

/** A study file: `schemas/study.schema.json` has every key. */
export type Study = z.infer<typeof studySchema>;
export type StudyGroup = z.infer<typeof groupSchema>;
export type StudyWave = z.infer<typeof waveSchema>;
export type StudyName = z.infer<typeof nameSchema>;
export type StudyColumns = z.infer<typeof columnsSchema>;
