import { z } from 'zod';
import {
  basedOn,
  category,
  count,
  type DeepReadonly,
  free,
  list,
  named,
  object,
  optional,
  reason,
  statistic,
  statistics,
  withholdable,
} from './fields.ts';
import { intervalSchema } from './interval.ts';

const groupSchema = named(
  'attritionGroup',
  object({
    n: count('Respondents with the score'),
    mean: statistic(),
    sd: statistic(),
    reason: reason(),
  }),
);

const testSchema = object(
  {
    method: free(z.literal('welch')),
    difference: statistic(),
    standardError: statistic(),
    statistic: statistic(),
    df: statistic(),
    p: statistic(),
    ci: intervalSchema,
    reason: reason(),
  },
  "Welch's test, two-sided, not corrected for the number of scores",
);

const compared = {
  stayed: groupSchema,
  left: groupSchema,
  test: testSchema,
  effectSize: object({
    type: free(z.literal('hedges-g')),
    value: statistic(),
    ci: intervalSchema,
    reason: reason(),
  }),
};

const scoreSchema = named(
  'attritionScore',
  basedOn(
    ['stayed', 'left'],
    withholdable(
      { scale: free(z.string()), subscale: free(z.string().nullable()), ...compared },
      'A score of the first wave: difference = left − stayed',
    ),
  ),
);

const quantitySchema = named(
  'attritionQuantity',
  basedOn(
    ['stayed', 'left', 'undecided'],
    withholdable(
      {
        column: free(z.string()),
        ...compared,
        undecided: count('Respondents of the first wave with a value who are in neither group'),
      },
      'A quantity of the first wave, compared as scores are: difference = left − stayed',
    ),
  ),
);

const exactTestSchema = object(
  {
    method: free(z.enum(['fisher-exact', 'fisher-freeman-halton'])),
    p: statistic('null where too many tables have these totals to be added up'),
    reason: reason(),
  },
  "Fisher's exact test, two-sided: the chance of all tables with the same totals that are no likelier than this one",
);

/** Values of fewer respondents than may be shown, taken together. */
export const othersField = optional(
  free(
    z.literal(true),
    'Values of fewer respondents than may be shown, taken together; value is then null and says nothing',
  ),
);

const characteristicSchema = named(
  'characteristic',
  basedOn(
    ['categories'],
    withholdable(
      {
        column: free(z.string()),
        categories: list(
          object({
            value: category(z.string().nullable()),
            others: othersField,
            stayed: count(),
            left: count(),
          }),
          'Each value that occurs, null for blank',
        ),
        test: object(
          {
            method: free(z.literal('pearson-chi-square')),
            n: count(),
            statistic: statistic(),
            df: statistic(),
            p: statistic(),
            expected: statistics(
              z.strictObject({ cells: z.int(), below5: z.int(), smallest: z.number() }).nullable(),
              'Counts under independence: how many, how many below 5, and the smallest; null when there is no test',
            ),
            smallExpected: statistics(
              z.boolean(),
              'More than a fifth of the expected counts lie below 5, or one below 1: p is not to be trusted, exact is',
            ),
            reason: reason('Why there is no test; absent where there is one'),
            exact: optional(
              statistics(
                exactTestSchema.nullable(),
                "Fisher's exact test of the same counts, where expected ones are small; null where withheld",
              ),
            ),
          },
          "Pearson's chi-square test over the respondents with a value, without continuity correction",
        ),
        effectSize: object({
          type: free(z.literal('cramers-v')),
          value: statistic(),
          ci: intervalSchema,
          reason: reason(),
        }),
      },
      'A characteristic of the respondents, counted among those who stayed and those who left',
    ),
  ),
);

const attritionFields = {
  waves: free(z.tuple([z.string(), z.string()]), 'Ids of the first wave and of the later one'),
  stayed: count(),
  left: count(),
  undecided: count('Respondents of the first wave of whom it cannot be known: no id, or an ambiguous one'),
  scores: list(scoreSchema),
  characteristics: list(characteristicSchema),
  quantities: optional(
    list(quantitySchema, 'Characteristics that are quantities, such as age in years; absent without any'),
  ),
};

export const attritionSchema = named(
  'attrition',
  object(
    {
      ...attritionFields,
      later: optional(
        list(
          named('laterAttrition', object(attritionFields)),
          'The same of each wave after the second; absent with two waves',
        ),
      ),
    },
    'Respondents of the first wave who came back in the second against those who did not, as they were in the first wave; absent unless respondents were matched, and in the short form unless asked for',
  ),
);

export type Attrition = DeepReadonly<z.infer<typeof attritionSchema>>;
export type AttritionScore = DeepReadonly<z.infer<typeof scoreSchema>>;
export type AttritionQuantity = DeepReadonly<z.infer<typeof quantitySchema>>;
export type AttritionGroup = DeepReadonly<z.infer<typeof groupSchema>>;
export type AttritionTest = DeepReadonly<z.infer<typeof testSchema>>;
export type AttritionCharacteristic = DeepReadonly<z.infer<typeof characteristicSchema>>;
export type ExactTest = DeepReadonly<z.infer<typeof exactTestSchema>>;
