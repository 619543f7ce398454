import { z } from 'zod';
import { identifier, nonEmpty } from './published-cell.ts';
import { outputKeys } from './settings/schema.ts';
import { settings } from './settings/settings.ts';

/** What a study makes of its data: one entry per file, or per group, wave and language where the file's name has a place for them. */

const oneOrMore = (what: string) =>
  z.union([identifier, z.array(identifier).min(1)], {
    error: `must be the id of a ${what}, or a list of ids`,
  });

/** A file, with places for what it is made of. */
const fileOf = (endings: string) =>
  nonEmpty.describe(
    `Path of the file to write, relative to the study file; its ending gives the format: ${endings}. {group}, {wave} and {lang} in it make a file for each`,
  );

const TABLE_ENDINGS = '.docx .xlsx .html .tex .md .csv .json .txt';

const samples = {
  group: oneOrMore('group')
    .optional()
    .describe('Group or groups whose data are used; every group unless given'),
  wave: oneOrMore('wave')
    .optional()
    .describe('Wave or waves that are used, in this order; every wave unless given'),
};

const figures = settings.figures.value;

const analysis = z
  .strictObject({
    what: z.literal('analysis').describe('Scores, reliability, the comparison: what analyse prints'),
    file: fileOf(TABLE_ENDINGS),
    ...samples,
    ...outputKeys('analysis'),
  })
  .describe('The tables of an evaluation');

const report = z
  .strictObject({
    what: z.literal('report').describe('The whole evaluation as one document'),
    file: fileOf('.html .docx'),
    ...samples,
    ...outputKeys('report'),
    figures: z
      .union([z.boolean(), figures], { error: 'must be a list of kinds of figures, true or false' })
      .optional()
      .describe('Kinds of figures; the usual ones unless given, false for none'),
  })
  .describe('The whole evaluation as one document');

const reliability = z
  .strictObject({
    what: z.literal('reliability').describe('Alpha and item statistics'),
    file: fileOf(TABLE_ENDINGS),
    ...samples,
    ...outputKeys('reliability'),
  })
  .describe('Alpha and item statistics per scale and wave');

const describe = z
  .strictObject({
    what: z.literal('describe').describe('Who answered, and how'),
    file: fileOf(TABLE_ENDINGS),
    ...samples,
    ...outputKeys('describe'),
  })
  .describe(
    'The respondents\' table and item frequencies, a column per group and wave, split further where all its groups have the same "by"',
  );

const score = z
  .strictObject({
    what: z.literal('score').describe('Scores per respondent'),
    file: fileOf('.csv .xlsx .sav .json .txt'),
    ...samples,
    ...outputKeys('score'),
  })
  .describe('Scores per respondent: personal data, to be kept as the answers are');

const picture = z
  .strictObject({
    what: z.literal('figures').describe('Figures, one to a file'),
    folder: nonEmpty.describe(
      'Folder to write to, relative to the study file; each figure goes by its kind and scale. {group} and {lang} in it make a folder for each',
    ),
    format: z.enum(['svg', 'png']).optional().describe('svg unless given'),
    kinds: figures.optional().describe('Kinds of figures; every kind that the data allow unless given'),
    ...samples,
    ...outputKeys('figures'),
  })
  .describe('Figures as files of their own');

const validation = z
  .strictObject({
    what: z.literal('validate').describe('Every problem of the data'),
    file: fileOf(TABLE_ENDINGS),
    ...samples,
    ...outputKeys('validate'),
  })
  .describe('Every problem of the data; the only output that is written when there are errors');

const verification = z
  .strictObject({
    what: z.literal('verify').describe('A published table, recomputed cell by cell'),
    file: fileOf(TABLE_ENDINGS),
    table: nonEmpty
      .optional()
      .describe('Which table of "published", as it is written there; needed where there are several'),
    ...outputKeys('verify'),
  })
  .describe('What became of every cell of a published table');

const script = z
  .strictObject({
    what: z.literal('emit').describe('The same analysis as a script for another program'),
    file: fileOf('.R for R, .sps for SPSS and PSPP'),
    ...samples,
    ...outputKeys('emit'),
  })
  .describe(
    'A script that reads the same files, from the folder of the study file, and repeats every number',
  );

export const outputSchema = z.discriminatedUnion('what', [
  analysis,
  report,
  reliability,
  describe,
  score,
  picture,
  validation,
  verification,
  script,
]);

export type StudyOutput = z.infer<typeof outputSchema>;
export type OutputOf<What extends StudyOutput['what']> = Extract<StudyOutput, { readonly what: What }>;
