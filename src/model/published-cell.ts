import { z } from 'zod';
import { LEVEL } from './settings/bounds.ts';

/** What definitions, studies and published tables are made of: names, printed numbers and intervals of them. */

export const identifier = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9]*([._-][A-Za-z0-9]+)*$/,
    'must begin with a letter and hold letters, digits, and single . _ - between them',
  )
  .describe('An identifier: letters and digits, joined by single . _ or -');

export const nonEmpty = z.string().regex(/\S/, 'must not be empty');

export const cellSchema = z
  .union(
    [
      nonEmpty,
      z.strictObject({
        printed: nonEmpty.describe('The number exactly as printed: "48,4", ",294", "<,05*", "76%"'),
        where: nonEmpty.optional().describe('Where it stands, when that is not where the rest stands'),
        known: nonEmpty
          .optional()
          .describe('Why it is known to be wrong or not to reproduce: it is reported, but does not fail'),
      }),
    ],
    { error: 'must be a text exactly as printed, such as "48,4", or an object with "printed"' },
  )
  .meta({ description: 'A printed number as a text exactly as printed, so that ",50" and "0.5" stay apart' });

export const levelSchema = z.number().refine((level) => level > 0 && level < 1, `must ${LEVEL}`);

export const intervalSchema = z.strictObject({
  lower: cellSchema,
  upper: cellSchema,
  level: levelSchema.optional().describe("Only where it differs from the table's confidence"),
});

export const whereSchema = nonEmpty.optional().describe('Where these numbers are printed: "Table 1"');

/** A printed number: the text, or the text with where it stands and why it is known to be wrong. */
export type Cell = z.infer<typeof cellSchema>;
export type PublishedInterval = z.infer<typeof intervalSchema>;
