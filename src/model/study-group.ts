import { z } from 'zod';
import { identifier, nonEmpty } from './published-cell.ts';

/** Who was surveyed and when, and how the files are read: the data of a study. */

export const nameSchema = z.union(
  [
    nonEmpty,
    z
      .strictObject({
        en: nonEmpty.optional().describe('English'),
        nl: nonEmpty.optional().describe('Dutch'),
        fr: nonEmpty.optional().describe('French'),
      })
      .refine((texts) => Object.keys(texts).length > 0, 'must have a text in at least one language'),
  ],
  { error: 'must be a text, or a text by language: { "en": "…", "nl": "…" }' },
);

export const readingSchema = {
  delimiter: z
    .enum(['comma', 'semicolon', 'tab', 'pipe'])
    .optional()
    .describe('Sign between the cells; found out unless given'),
  encoding: z
    .enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15'])
    .optional()
    .describe('Encoding of the text; found out unless given'),
  decimal: z.enum(['point', 'comma']).optional().describe('Decimal sign; found out per column unless given'),
  damaged: z
    .enum(['stop', 'skip'])
    .optional()
    .describe(
      'Rows that cannot be read (a separator or quote too many or too few): stop (unless given), or skip them and count them in every output',
    ),
};

export const columnsSchema = z.record(nonEmpty, nonEmpty);

export const waveSchema = z
  .strictObject({
    id: identifier.describe('A name for the wave, such as pre or post, which are translated in tables'),
    name: nameSchema.optional().describe('Its name in tables'),
    file: nonEmpty.optional().describe('File with the answers, relative to the study file'),
    files: z
      .array(nonEmpty)
      .min(2)
      .optional()
      .describe(
        'Several files with the answers of one wave, instead of "file"; they must have the same columns',
      ),
    columns: columnsSchema
      .optional()
      .describe(
        'What columns are called here, and their headers in this file: { "brs1": "Q12_1", "sex": "Geslacht" }',
      ),
    ...readingSchema,
  })
  .refine((wave) => (wave.file === undefined) !== (wave.files === undefined), {
    message: 'must have either "file" or "files"',
  });

export const matchSchema = z.strictObject({
  columns: z
    .array(nonEmpty)
    .min(1)
    .describe('Column that names the respondent, or several: the waves are matched'),
  exact: z
    .boolean()
    .optional()
    .describe(
      'Whether ids are compared as they are written; false unless given: without case, spaces, accents and leading zeros',
    ),
  fuzzy: z
    .union([z.literal(0), z.literal(1)], { error: 'must be 0 or 1' })
    .optional()
    .describe('Characters in which ids of one respondent may differ; 0 unless given'),
});

export const bySchema = z.strictObject({
  column: nonEmpty.describe('Column that splits one file into two groups to compare'),
  groups: z
    .tuple([nonEmpty, nonEmpty])
    .refine(([first, second]) => first !== second, 'must name two different groups')
    .optional()
    .describe('Which two, and in which order'),
});

export const groupSchema = z.strictObject({
  id: identifier.describe('A name for the group, which stands in file names'),
  name: nameSchema.optional().describe('Its name in tables'),
  waves: z.array(waveSchema).min(1).describe('By time: before, after'),
  match: matchSchema
    .nullable()
    .optional()
    .describe(
      "How its respondents are known in several waves, where it differs from the study's; null for independent waves",
    ),
  by: bySchema
    .nullable()
    .optional()
    .describe("Two groups within its one file, where they differ from the study's; null for none"),
});
