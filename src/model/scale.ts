import { z } from 'zod';
import { identifier, nonEmpty } from './published-cell.ts';
import { UNDECIDED_KINDS } from './questionnaire.ts';

/**
 * The scale definition: everything that turns answers into a score, as a file that people can read and check.
 * The JSON Schema shipped in `scales/scale.schema.json` is generated from these schemas.
 */

/** Columns are named in every script, and a definition should not have to rename them. */
const itemIdentifier = z
  .string()
  .regex(
    /^\p{L}[\p{L}\p{M}\p{Nd}]*([._-][\p{L}\p{M}\p{Nd}]+)*$/u,
    'must begin with a letter and hold letters, digits, and single . _ - between them',
  )
  .describe('An identifier: letters of any script and digits, joined by single . _ or -');

const languageCode = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'must be a language code such as en, nl or fr');

const localisedText = z
  .record(languageCode, nonEmpty)
  .refine((texts) => Object.keys(texts).length > 0, 'must have a text in at least one language')
  .meta({ description: 'A text by language code: { "en": "…", "nl": "…" }', minProperties: 1 });

const wordings = z
  .record(languageCode, z.array(nonEmpty).min(1))
  .refine((texts) => Object.keys(texts).length > 0, 'must have a wording in at least one language')
  .meta({
    description:
      'One or several wordings by language code; of an answer the first is the one that is printed',
    minProperties: 1,
  });

const labelSchema = z.strictObject({
  value: z.number().describe('The number this answer is coded with, before reversal'),
  text: wordings,
});

export const responseSchema = z
  .strictObject({
    min: z.number().describe('Lowest code'),
    max: z.number().nullable().describe('Highest code; null for an open count that begins at 0'),
    step: z
      .number()
      .positive()
      .optional()
      .describe('Distance between valid codes; 1 unless given, so half points are invalid'),
    labels: z.array(labelSchema).optional().describe('Answer wordings, each with its code'),
    otherCodings: z
      .literal(true)
      .optional()
      .describe(
        'Files in use give the same codes to other answers, such as 1 to yes and not to no; bare codes are read with a warning',
      ),
  })
  .refine((response) => response.max === null || response.max > response.min, {
    path: ['max'],
    message: 'must be greater than min',
  })
  .refine((response) => response.max !== null || response.min === 0, {
    path: ['min'],
    message: 'must be 0 when max is null (an open count)',
  });

const keyAnswer = z.union([z.number(), nonEmpty], { error: 'must be the code of an answer, or its wording' });

const itemSchema = z
  .strictObject({
    id: itemIdentifier,
    reverse: z.boolean().optional().describe('Recode as min + max - x, from the declared range'),
    recode: z
      .array(z.tuple([z.number(), z.number()]))
      .min(1)
      .optional()
      .describe(
        'What each answer counts as, as [code, value] for every code of the response; where a key is not min + max - x',
      ),
    key: z
      .union([keyAnswer, z.array(keyAnswer).min(1)], {
        error: 'must be the right answer, or a list of right answers',
      })
      .optional()
      .describe(
        'Of a test item the right answer, by code or wording, or a list of them; it counts 1, any other answer 0',
      ),
    skipped: z
      .strictObject({
        when: z
          .array(z.record(z.string(), z.number()))
          .min(1)
          .describe(
            'Answers to other items, each { "item": code }; one of them, whole, lets people skip the question',
          ),
        code: z.number().describe('The code that a blank then counts as'),
      })
      .optional()
      .describe('For a question that the form tells some people to skip; a blank of anybody else is a gap'),
    text: localisedText
      .optional()
      .describe('The question as printed; a column with this header belongs to the item'),
    aliases: z
      .array(nonEmpty)
      .optional()
      .describe('Other column names of this item, compared without case, separators and leading zeros'),
    response: responseSchema.optional().describe("Only where it differs from the scale's response"),
  })
  .refine(({ key, recode, reverse }) => key === undefined || (recode === undefined && reverse !== true), {
    path: ['key'],
    message: 'says what is right; "reverse" and "recode" do not go with it',
  });

const linearStep = z.union([
  z.strictObject({ add: z.number() }),
  z.strictObject({ subtract: z.number() }),
  z.strictObject({ multiply: z.number() }),
  z.strictObject({ divide: z.number().refine((by) => by !== 0, 'must not be 0') }),
]);

const transformSchema = z.union([
  z.strictObject({ steps: z.array(linearStep).min(1) }).describe('Linear steps, carried out in order'),
  z
    .strictObject({ lookup: z.array(z.tuple([z.number(), z.number()])).min(1) })
    .describe('A table of [raw score, score]; a raw score that is not in it has no score'),
]);

export const scoreSchema = z.strictObject({
  aggregate: z
    .enum(['sum', 'mean'])
    .describe('Sum or mean of the items after reversal; a sum with gaps is prorated'),
  minAnswered: z
    .number()
    .positive()
    .refine(
      (needed) => needed < 1 || Number.isInteger(needed),
      'must be a whole count, or a fraction below 1',
    )
    .optional()
    .describe(
      'Items that must be answered: a count (5), or a fraction between 0 and 1 (0.8). All items unless given',
    ),
  weights: z
    .record(z.string(), z.number().positive())
    .optional()
    .describe('Weight by item id; 1 unless given'),
  transform: transformSchema.optional().describe('What is done with the sum or mean to get the score'),
});

const bandSchema = z
  .strictObject({
    min: z.number().describe('Lowest score of the band'),
    max: z.number().nullable().describe('Highest score of the band; null for no upper end'),
    label: localisedText,
  })
  .refine((band) => band.max === null || band.max >= band.min, {
    path: ['max'],
    message: 'must not be below min',
  });

const populationSchema = z.strictObject({
  id: identifier.describe(
    'The name that --population takes; several scores may have a population of one name',
  ),
  name: localisedText.describe('Who they are, by language code'),
  mean: z.number().describe('Mean of the score as this definition makes it'),
  sd: z.number().positive().describe('Standard deviation of the score'),
  n: z
    .int()
    .min(2)
    .optional()
    .describe('People behind mean and standard deviation, where they come from a sample'),
  source: nonEmpty.describe('Full reference of the numbers'),
});

const populationsSchema = z
  .array(populationSchema)
  .min(1)
  .optional()
  .describe('Populations that scores may be compared with, for --population');

const direction = z.enum(['higher-is-better', 'lower-is-better', 'neutral']);

const subscaleSchema = z.strictObject({
  id: identifier,
  name: localisedText.optional(),
  items: z.array(z.string()).min(1).describe('Ids of the items'),
  score: scoreSchema,
  direction: direction.optional().describe("Only where it differs from the scale's direction"),
  bands: z.array(bandSchema).optional().describe('Named ranges of the score'),
  populations: populationsSchema,
});

const exampleSchema = z.strictObject({
  note: z.string().optional().describe('How the expected scores were worked out by hand'),
  responses: z
    .record(z.string(), z.union([z.number(), z.string(), z.null()]))
    .describe('Answer by item id, as it would stand in a file'),
  scores: z
    .record(z.string(), z.number().nullable())
    .describe('Expected score by scale or subscale id; null when there is none'),
  bands: z
    .record(z.string(), z.string())
    .optional()
    .describe('Expected band label, in any language, by scale or subscale id'),
});

const undecidedSchema = z.strictObject({
  item: nonEmpty.nullable().describe('The item that the guess is about; null for the whole scale'),
  what: z
    .enum(UNDECIDED_KINDS)
    .describe('Which part of the definition is a guess; an open "order" of answers is never taken as it is'),
  why: nonEmpty.describe('What the guess is, and what it rests on'),
});

export const scaleSchema = z.strictObject({
  $schema: z.string().optional().describe('Path of the JSON Schema, for editors'),
  id: identifier.describe('The name used on the command line and in results, and the name of the file'),
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, 'must be a version such as 1.0.0')
    .default('0.0.0')
    .describe('Version of this definition; it goes up when a score could change'),
  name: localisedText.describe('Name in tables, by language code'),
  keywords: wordings
    .optional()
    .describe('What the scale is about, and other names of it, for "scales list --search"'),
  description: localisedText.optional().describe('What a reader must know, and where the rules come from'),
  variantOf: identifier
    .optional()
    .describe(
      'The scale that these items are usually scored with, or whose short form this is; used when it is asked for by name, a short form also where a file has no more of the long one',
    ),
  direction: direction.describe('Decides whether a rising score is called improved or worsened'),
  response: responseSchema.describe('The answers of every item that has none of its own'),
  missing: z
    .array(z.union([z.number(), nonEmpty]))
    .optional()
    .describe('Codes that stand for a missing answer, such as 99'),
  blank: z
    .enum(['missing', 'wrong'])
    .optional()
    .describe(
      'What a blank test item (one with a "key") is: missing (unless given), or wrong for whoever answered any item of the scale',
    ),
  items: z.array(itemSchema).min(1).describe('The questions, in the order of the form'),
  score: scoreSchema
    .nullable()
    .describe('The total score; null when there is none (subscales or single items only)'),
  subscales: z.array(subscaleSchema).optional().describe('Scores of some of the items'),
  bands: z.array(bandSchema).optional().describe('Named ranges of the total score'),
  populations: populationsSchema,
  citation: nonEmpty.optional().describe('Full reference of the instrument'),
  sources: z
    .array(nonEmpty)
    .min(1)
    .optional()
    .describe('Where the key was read, each with what it confirms; two that do not copy each other'),
  licence: nonEmpty.optional().describe('Who owns the instrument and who may use it'),
  examples: z
    .array(exampleSchema)
    .optional()
    .describe('Answers with their scores worked out by hand; three or more, with a reversed item and a gap'),
  draft: z
    .strictObject({ undecided: z.array(undecidedSchema) })
    .optional()
    .describe(
      'Of a drafted definition, what somebody has to decide before scores are computed; take out what is decided, and the whole key at the end',
    ),
});

export type UndecidedGuess = z.infer<typeof undecidedSchema>;
/** A scale definition: `scales/scale.schema.json` has every field. */
export interface Scale extends z.infer<typeof scaleSchema> {}
export type ScaleItem = z.infer<typeof itemSchema>;
export type Response = z.infer<typeof responseSchema>;
export type ResponseLabel = z.infer<typeof labelSchema>;
export type Score = z.infer<typeof scoreSchema>;
export type Band = z.infer<typeof bandSchema>;
export type Population = z.infer<typeof populationSchema>;
export type ScaleExample = z.infer<typeof exampleSchema>;
