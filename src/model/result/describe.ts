import { z } from 'zod';
import { othersField } from './attrition.ts';
import {
  inputSchema,
  labelsSchema,
  settingsSchema,
  toolSchema,
  type Warning,
  warningsSchema,
  withholdingSchema,
} from './common.ts';
import {
  basedOn,
  bySample,
  category,
  count,
  counts,
  type DeepReadonly,
  free,
  list,
  localisedText,
  named,
  nullable,
  object,
  optional,
  personValue,
  statistic,
  withholdable,
} from './fields.ts';
import { questionsSchema } from './questions.ts';
import { groupSchema, ownSampleKey, waveSchema } from './sample.ts';

const numberSummarySchema = named(
  'numberSummary',
  withholdable(
    {
      n: count(),
      missing: count(),
      mean: statistic(),
      sd: statistic(),
      median: statistic(),
      min: personValue(z.number().nullable()),
      max: personValue(z.number().nullable()),
    },
    'The distribution of a quantity in one sample',
  ),
);

/** A characteristic counted or described by sample. */
export const variableFields = {
  column: free(z.string()),
  numbers: optional(
    list(
      numberSummarySchema,
      'Of a quantity, such as age in years, its distribution by sample; categories is then empty. Absent where values are counted',
    ),
  ),
  categories: list(
    basedOn(
      ['counts'],
      object({
        value: category(z.string().nullable()),
        others: othersField,
        counts: counts('By sample'),
        shares: bySample('By sample, of all its respondents'),
      }),
    ),
    'Each value that occurs, null for blank',
  ),
};

const variableSchema = object(variableFields);

const itemSchema = object({
  id: free(z.string()),
  text: nullable(free(localisedText)),
  reversed: free(z.boolean()),
  recoded: optional(free(z.literal(true), 'Where the definition has a table of what each answer counts as')),
  range: free(
    z.tuple([z.number(), z.number().nullable()]),
    'Lowest and highest answer that the item allows; null for the upper end of an open count',
  ),
  n: counts('Answers, by sample'),
  missing: counts('Gaps, by sample'),
  mean: bySample('By sample'),
  sd: bySample('By sample'),
  options: list(
    basedOn(
      ['counts'],
      object({
        value: category(z.number()),
        label: nullable(free(localisedText)),
        right: optional(free(z.literal(true), 'Of a test item, a right answer')),
        counts: counts('By sample'),
        shares: bySample('By sample'),
      }),
    ),
    'Every option in order, also those nobody chose; for open counts the values that occur',
  ),
});

export const describeSchema = object(
  {
    schema: free(z.literal('ensure-stats/describe/2')),
    tool: toolSchema,
    inputs: list(inputSchema),
    settings: settingsSchema,
    waves: list(waveSchema, 'The files, in the order in which they were named'),
    groups: list(groupSchema, 'Empty without --by'),
    labels: optional(labelsSchema),
    samples: list(
      object({ ...ownSampleKey, n: count() }),
      'Whose counts stand side by side: each file, or each group of each file',
    ),
    respondents: list(variableSchema),
    scales: list(object({ id: free(z.string()), name: free(localisedText), items: list(itemSchema) })),
    questions: optional(questionsSchema),
    warnings: warningsSchema,
    withheld: optional(withholdingSchema),
  },
  'Who answered, and how each item was answered, as describe prints it with --format json',
);

export type NumberSummary = DeepReadonly<z.infer<typeof numberSummarySchema>>;
export type RespondentVariable = DeepReadonly<z.infer<typeof variableSchema>>;
export type DescribeResult = Omit<DeepReadonly<z.infer<typeof describeSchema>>, 'warnings'> & {
  readonly warnings: readonly Warning[];
};
export type ItemFrequencies = DescribeResult['scales'][number];
