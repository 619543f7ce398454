import { z } from 'zod';
import { FILE_FORMATS } from './dataset.ts';
import { toolSchema } from './result/common.ts';
import {
  category,
  count,
  type DeepReadonly,
  free,
  identifier,
  list,
  localisedText,
  nullable,
  object,
  optional,
  pair,
  personValue,
  statistic,
} from './result/fields.ts';
import { intervalSchema } from './result/interval.ts';

/**
 * Two typists compared, as `entry compare --format json` prints it: a working document of the office that has the questionnaires. It
 * names forms by their ids and repeats what was typed, so it is none to hand on; each field says so (`x-disclosure`).
 */

/** What kind of slip a difference shows, where that is clear. */
export const DIFFERENCE_KINDS = [
  'shifted-form',
  'shifted-answers',
  'blank',
  'two-crosses',
  'unreadable',
  'half-point',
  'letter',
  'swapped-digits',
  'impossible',
  'other',
  'doubt',
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** What can be found of whole forms. */
export const FORM_FINDINGS = [
  'only-in-one',
  'twice',
  'without-id',
  'shifted-form',
  'shifted-answers',
  'unknown-doubt',
] as const;
export type FormFindingKind = (typeof FORM_FINDINGS)[number];

const formId = personValue(z.array(z.string()), 'As it was typed, one part for each id column');
const rate = {
  fields: count('Cells that both typed'),
  differing: count('Cells in which they differ'),
  agreement: statistic('Share of cells in which they agree'),
  ci: nullable(intervalSchema, 'Of the share that differs, after Wilson (1927)'),
};

const inputSchema = object({
  file: free(z.string()),
  sha256: free(z.string().nullable()),
  rows: count('Forms'),
  format: free(z.enum(FILE_FORMATS)),
  sheet: optional(free(z.string())),
  encoding: free(z.string().nullable()),
  delimiter: free(z.string().nullable()),
});

const typistSchema = object({
  fields: count('Cells of the forms that both typed'),
  blank: count('Of these, cells left empty'),
  ofItems: count('Of these, cells of items, whose answers are known'),
  impossible: count('Of the cells of items, those that hold no answer of the item'),
  ci: nullable(intervalSchema, 'Of the share of impossible answers in cells of items, after Wilson (1927)'),
});

const columnSchema = object({
  column: free(z.string(), 'Its heading in the first file'),
  scale: optional(identifier('The scale that it belongs to')),
  item: optional(identifier('The item of that scale')),
  text: optional(free(localisedText, 'The question')),
  valid: optional(
    object(
      {
        min: free(z.number()),
        max: free(z.number().nullable()),
        step: optional(free(z.number())),
      },
      'The answers that there are',
    ),
  ),
  ...rate,
});

const findingSchema = object({
  kind: free(z.enum(FORM_FINDINGS)),
  file: free(z.int().nullable(), '0 for the first file, 1 for the second; null for both'),
  id: nullable(formId),
  rows: personValue(z.array(z.int()), 'Rows of that file; of both files one each'),
  other: optional(
    personValue(
      z.object({ id: z.array(z.string()), row: z.int() }),
      'The form that it may be, or whose answers it holds',
    ),
  ),
  columns: optional(
    free(z.array(z.string()), 'From the first to the last column that is shifted; names that no column has'),
  ),
});

const differenceSchema = object({
  id: formId,
  column: free(z.string()),
  values: personValue(z.array(z.string()), 'What each typed'),
  rows: personValue(z.array(z.int()), 'The row in each file'),
  kind: free(z.enum(DIFFERENCE_KINDS)),
  doubted: free(z.array(z.int()), 'Files in which the typist doubted the cell'),
});

const effectSchema = object({
  id: formId,
  scale: identifier('The scale'),
  score: identifier('The score: the scale itself, or a subscale'),
  values: personValue(z.array(z.number().nullable()), 'The score by what each typed'),
  ofRange: nullable(
    statistic('Difference as a share of the attainable range'),
    'null for an open range, or where one has no score',
  ),
  bands: optional(
    category(
      z.array(z.record(z.string(), z.string()).nullable()),
      'The band by what each typed; absent without bands',
    ),
  ),
  bandChanges: free(z.boolean()),
});

export const entryComparisonSchema = object({
  schema: free(z.literal('ensure-stats/entry-comparison/1')),
  tool: toolSchema,
  disclosure: free(
    z.literal('ids-and-answers'),
    'A working document for those who have the questionnaires: it holds ids and answers',
  ),
  inputs: pair(inputSchema),
  idColumns: free(z.array(z.string())),
  scales: free(z.array(z.string())),
  confidence: free(z.number()),
  forms: object({
    compared: count('Forms that both typed once'),
    differing: count('Of these, forms with a cell that differs'),
  }),
  findings: list(findingSchema, 'What is wrong with whole forms'),
  columnsOnlyIn: pair(
    free(z.array(z.string())),
    'Columns that only one of the files has, which are not compared',
  ),
  typists: pair(typistSchema, 'What each typed, whoever is right where they differ'),
  overall: object(rate, 'All cells of the forms that both typed'),
  columns: list(columnSchema, 'The columns that were compared, in the order of the first file'),
  differences: list(differenceSchema, 'Cells to decide, those of forms whose scores change most first'),
  scores: list(effectSchema, 'Scores that the differences change, the worst first'),
});

/** What two typists typed, compared: `schemas/entry-comparison.schema.json` has every field. */
export type EntryComparison = DeepReadonly<z.infer<typeof entryComparisonSchema>>;
export type EntryColumn = EntryComparison['columns'][number];
export type EntryDifference = EntryComparison['differences'][number];
export type EntryTypist = EntryComparison['typists'][number];
export type EntryFinding = EntryComparison['findings'][number];
export type ScoreEffect = EntryComparison['scores'][number];

/** Whether anything is left to decide or to type. */
export function differs({ differences, findings, columnsOnlyIn }: EntryComparison): boolean {
  return differences.length + findings.length + columnsOnlyIn[0].length + columnsOnlyIn[1].length > 0;
}
