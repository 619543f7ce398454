import { z } from 'zod';
import { ALTERNATIVES } from '../alternatives.ts';
import { ITEM_TEST_IDS } from '../statistics/item-tests.ts';
import {
  count,
  counts,
  type DeepReadonly,
  free,
  identifier,
  list,
  localisedText,
  named,
  nullable,
  object,
  optional,
  pair,
  reason,
  statistic,
  withholdable,
} from './fields.ts';
import { intervalSchema } from './interval.ts';
import { contrastSchema, ownSampleKey } from './sample.ts';

/** Single items: how each was answered, and what changed. */

const answerSchema = free(
  z.strictObject({
    value: z.number().describe('As it was given, before reversal'),
    label: localisedText.nullable(),
    counts: z.boolean().describe('Whether it is one of those whose share is given: agreeing, yes, right'),
  }),
);

/** What is known of the answers of one sample, or of one side of a comparison. */
const answered = {
  n: count('Answers'),
  mean: statistic('After reversal; of a test item the share of right answers'),
  sd: statistic(),
  counts: counts('How often each answer of the item was given, in their order; empty for open counts'),
  agreeing: nullable(count('Answers whose share is given: agreeing, yes, right'), 'null for open counts'),
  share: statistic('The same as a share of n; null for open counts'),
};

export const itemSampleSchema = named(
  'itemSample',
  withholdable(
    { ...ownSampleKey, missing: count(), ...answered, ci: intervalSchema },
    'Everybody of a wave or group; the interval is that of the share (Wilson)',
  ),
);

const comparedAnswersSchema = named('comparedAnswers', withholdable(answered));

export const itemTestSchema = object({
  method: free(z.enum(ITEM_TEST_IDS)),
  alternative: free(
    z.enum(ALTERNATIVES),
    'greater and less: one-sided, of second minus first, and the interval of the difference with it',
  ),
  statistic: statistic('V, U, H, χ² or t; null for exact tests of shares'),
  df: optional(statistic()),
  p: statistic(),
  pHolm: statistic(
    'Holm-adjusted over the items of the scale and what is compared of them, by the tests that come first; null of the others',
  ),
});

export const itemComparisonSchema = named(
  'itemComparison',
  withholdable({
    contrast: contrastSchema,
    design: free(z.enum(['paired', 'independent'])),
    n: counts(
      'Of matched respondents those with an answer in both waves; else the answers of both samples; of changes of groups of strangers the answers of each group at each wave, the first group first',
    ),
    of: free(z.enum(['means', 'shares']), 'What the difference is of'),
    samples: pair(
      comparedAnswersSchema,
      'Those compared: of matched respondents the pairs; of changes of two groups the changes, of strangers the change of the mean',
    ),
    difference: statistic('Second − first'),
    ci: intervalSchema,
    changes: optional(
      list(
        object({ by: free(z.number()), count: count() }),
        'Of pairs, how many changed by how much, from the largest fall to the largest rise',
      ),
    ),
    described: optional(
      free(
        z.literal(true),
        'Without a test: the change of one group, where groups are compared by their changes',
      ),
    ),
    tests: list(itemTestSchema, 'The first is the one that tables print'),
    reason: reason('Why there is no test'),
  }),
);

export const itemOverallSchema = named(
  'itemOverall',
  withholdable(
    {
      waves: free(z.array(z.string())),
      groups: free(z.array(z.string())),
      n: counts('By sample'),
      tests: list(itemTestSchema),
      reason: reason('Why there is no test'),
    },
    'Of strangers in three samples and more, whether these differ at all',
  ),
);

export const itemResultSchema = named(
  'item',
  object({
    id: identifier('Of the item'),
    text: nullable(free(localisedText), 'Its wording'),
    kind: free(
      z.enum(['rating', 'yes-no', 'test']),
      'rating: an answer on a scale, compared by means and ranks; yes-no: one of two answers; test: right or wrong by a key; both compared by shares',
    ),
    reversed: free(z.boolean()),
    blankIsWrong: optional(
      free(
        z.literal(true),
        'Of a test item, where a blank counts as wrong for whoever answered any item of the scale',
      ),
    ),
    answers: free(z.array(answerSchema), 'Every answer of the item in order; empty for open counts'),
    samples: list(itemSampleSchema, 'Each wave or group in order'),
    comparisons: list(itemComparisonSchema, 'Each later wave with the first, and groups with the first'),
    overall: optional(itemOverallSchema),
  }),
);

export const itemResultsSchema = list(itemResultSchema, 'The items one by one; absent without --items');

export type ItemAnswer = DeepReadonly<z.infer<typeof answerSchema>>;
export type ItemSample = DeepReadonly<z.infer<typeof itemSampleSchema>>;
export type ComparedAnswers = DeepReadonly<z.infer<typeof comparedAnswersSchema>>;
export type ItemTestResult = DeepReadonly<z.infer<typeof itemTestSchema>>;
export type ItemComparison = DeepReadonly<z.infer<typeof itemComparisonSchema>>;
export type ItemOverall = DeepReadonly<z.infer<typeof itemOverallSchema>>;
export type ItemResult = DeepReadonly<z.infer<typeof itemResultSchema>>;
