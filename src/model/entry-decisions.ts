import { z } from 'zod';
import { toolSchema } from './result/common.ts';
import {
  count,
  type DeepReadonly,
  free,
  list,
  nullable,
  object,
  pair,
  personValue,
  statistic,
} from './result/fields.ts';
import { intervalSchema } from './result/interval.ts';

/**
 * Decisions on what two typists typed, applied to a file, as `entry apply --format json` prints it: a working document of the office that
 * has the questionnaires, as the comparison before it.
 */

const typistSchema = object({
  file: free(z.string()),
  errors: count('Cells whose right value is another answer than was typed'),
  rate: nullable(
    object({
      fields: count('Cells that were compared'),
      share: statistic('Share of errors in them'),
      ci: intervalSchema,
    }),
    'null where the decisions do not say how many cells were compared',
  ),
});

const errorSchema = object({
  typist: free(z.int(), '0 for the first, 1 for the second'),
  id: personValue(z.array(z.string()), 'The form, one part for each id column'),
  column: free(z.string()),
  typed: personValue(z.string()),
  right: personValue(z.string()),
  who: free(z.string(), 'Who decided it'),
  when: free(z.string()),
  why: free(z.string()),
});

export const entryDecisionsSchema = object({
  schema: free(z.literal('ensure-stats/entry-decisions/1')),
  tool: toolSchema,
  disclosure: free(
    z.literal('ids-and-answers'),
    'A working document for those who have the questionnaires: it holds ids and answers',
  ),
  decisions: object({
    file: free(z.string()),
    sha256: free(z.string().nullable()),
    count: count('Cells that were decided'),
    changed: count('Of these, cells of the typed file that got another answer'),
  }),
  typed: object({ file: free(z.string()), sha256: free(z.string().nullable()) }),
  idColumns: free(z.array(z.string())),
  forms: object({
    added: count('Forms that only the other typist has, taken over'),
    leftOut: count('Forms that only this typist has, left out'),
    written: count('Forms of the file that was written'),
  }),
  typists: nullable(pair(typistSchema), 'null for a file of corrections, which tells nothing about typists'),
  errors: list(errorSchema, 'What each typist typed wrong, in the order of the decisions'),
});

export type EntryDecisions = DeepReadonly<z.infer<typeof entryDecisionsSchema>>;
