import { z } from 'zod';
import { MODEL_METHODS } from '../statistics/models.ts';
import { TEST_METHODS } from '../statistics/tests.ts';
import {
  basedOn,
  counts,
  type DeepReadonly,
  free,
  list,
  named,
  nullable,
  object,
  reason,
  statistic,
  statistics,
  withholdable,
} from './fields.ts';
import { intervalSchema } from './interval.ts';
import { contrastSchema } from './sample.ts';

const choiceSchema = named(
  'choice',
  withholdable({
    kind: free(
      z.enum(['as-analysed', 'test', 'model', 'answers', 'flagged', 'item']),
      'Which choice was made otherwise: the test or the model, how many answers a score needs, respondents with unusual answers left out, one item left out',
    ),
    value: free(
      z.string(),
      'The test or model; strict (every item) or lenient (half of them); left-out; the id of the item; empty as it was analysed',
    ),
    method: free(z.enum([...TEST_METHODS, ...MODEL_METHODS])),
    n: counts('Respondents, as the test or model counts them'),
    difference: statistic(
      'As the primary analysis has it; of rank tests the shift. A sum without an item is counted up to all items',
    ),
    ci: intervalSchema,
    p: statistic(),
    pHolm: statistic('As it would be with this choice and no other; null outside the family'),
    sameSign: statistics(
      z.boolean().nullable(),
      'Whether the difference has the sign of the analysis as it was done',
    ),
    sameDecision: statistics(
      z.boolean().nullable(),
      'Whether it is significant where that is, by pHolm, outside the family by p',
    ),
    reason: reason(),
  }),
);

const summarySchema = object({
  choices: free(z.int(), 'Choices beside the analysis as it was done'),
  known: statistics(z.int().nullable(), 'Of these, how many gave a difference'),
  sameSign: statistics(z.int().nullable(), 'How many of them keep the sign'),
  sameDecision: statistics(z.int().nullable(), 'How many of them keep the decision'),
  significant: statistics(z.boolean().nullable(), 'Whether the analysis as it was done is significant'),
  lowest: statistic('The least difference of all, the analysis as it was done included'),
  highest: statistic(),
  moves: nullable(
    object({
      index: statistics(z.int().nullable(), 'Place in rows of the choice that moves the difference most'),
      by: statistic('Its difference minus that of the analysis as it was done'),
    }),
    'null where no choice moves it',
  ),
});

export const choicesSchema = list(
  named(
    'choices',
    basedOn(
      ['n'],
      withholdable({
        scale: free(z.string()),
        subscale: free(z.string().nullable(), 'null for the score of the scale itself'),
        contrast: contrastSchema,
        n: counts('Respondents of the analysis as it was done'),
        rows: list(choiceSchema, 'The analysis as it was done first; then one choice changed at a time'),
        summary: summarySchema,
      }),
    ),
  ),
  'Whether the conclusion depends on a choice: every primary comparison once more with one choice made otherwise, each by itself. Absent unless asked for',
);

export type Choices = DeepReadonly<z.infer<typeof choicesSchema>>[number];
export type Choice = Choices['rows'][number];
export type ChoicesSummary = Choices['summary'];
