import { z } from 'zod';
import { identifier, nonEmpty } from './published-cell.ts';
import { nameSchema } from './settings/name.ts';
import { keysAt } from './settings/schema.ts';

/** Who was surveyed and when, and how the files are read: the data of a study. */

export const columnsSchema = z.record(nonEmpty, nonEmpty);

export const waveSchema = z
  .strictObject({
    id: identifier.describe('A name for the wave, such as pre or post, which are translated in tables'),
    name: nameSchema.optional().describe('Its name in tables'),
    file: nonEmpty
      .optional()
      .describe(
        'File with the answers, relative to the study file; a folder ("answers/") or a pattern ("answers/*.csv") is all its files together',
      ),
    files: z
      .array(nonEmpty)
      .min(2)
      .optional()
      .describe(
        'Several files with the answers of one wave, instead of "file"; joined by the names of their columns',
      ),
    columns: columnsSchema
      .optional()
      .describe(
        'What columns are called here, and their headers in this file: { "brs1": "Q12_1", "sex": "Geslacht" }',
      ),
    ...keysAt('wave'),
  })
  .refine((wave) => (wave.file === undefined) !== (wave.files === undefined), {
    message: 'must have either "file" or "files"',
  })
  .refine((wave) => (wave.wave === undefined) === (wave.waves === undefined), {
    message: 'must have both "wave", the column, and "waves", its values for this wave, or neither',
  });

export const matchSchema = z.strictObject(keysAt('match'));

export const bySchema = z.strictObject(keysAt('by'));

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
    .describe("Groups within each of its files, where they differ from the study's; null for none"),
});
