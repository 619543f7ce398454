import { z } from 'zod';
import { cellSchema, identifier, intervalSchema, nonEmpty, whereSchema } from './published-cell.ts';
import { MODEL_METHODS } from './statistics/models.ts';

/** What a publication prints of a test of more than two means, of counts, or of a correlation. */

export const PUBLISHED_METHODS = [
  ...MODEL_METHODS,
  'one-way-anova',
  'kruskal-wallis',
  'friedman',
  'chi-square',
  'fisher-exact',
  'mcnemar-exact',
  'one-sample',
  'correlation',
  'rank-correlation',
] as const;

export const PUBLISHED_EFFECTS = [
  'cohens-d',
  'eta-squared',
  'partial-eta-squared',
  'generalized-eta-squared',
  'omega-squared',
  'epsilon-squared',
  'cohens-f',
  'cohens-w',
  'phi',
  'cramers-v',
  'contingency',
  'kendalls-w',
] as const;

const meanSchema = z.strictObject({
  mean: cellSchema.optional().describe('Adjusted for the covariate, or estimated by the model'),
  se: cellSchema.optional().describe('Its standard error'),
  ci: intervalSchema.optional().describe('Its confidence interval'),
});

const contrastSchema = z.strictObject({
  first: identifier.describe('Wave or group that is compared from'),
  second: identifier.describe('Wave or group that is compared to'),
  difference: cellSchema.optional().describe('Second minus first'),
  ci: intervalSchema.optional().describe('Confidence interval of the difference'),
  standardError: cellSchema.optional().describe('Standard error of the difference'),
  statistic: cellSchema.optional().describe('t'),
  df: cellSchema.optional().describe('Degrees of freedom of t'),
  p: cellSchema.optional().describe('The p-value, or n.s.'),
  correction: z
    .enum(['none', 'holm', 'bonferroni', 'games-howell', 'tukey', 'other'])
    .optional()
    .describe(
      'For how many comparisons p and interval are corrected; left out when the publication does not say',
    ),
});

export const publishedModelSchema = z
  .strictObject({
    scale: identifier.optional().describe('Id of the scale, or of a subscale, in its definition'),
    name: nonEmpty.optional().describe('What is tested, as printed; needed without "scale"'),
    variable: nonEmpty
      .optional()
      .describe(
        "Column whose values a χ² test or Fisher's exact test counts, such as sex or a yes/no item, of the groups at one wave or of one group at several, or McNemar's test of the same people at two; verify recomputes it",
      ),
    category: nonEmpty
      .optional()
      .describe(
        "Of McNemar's test: the answer in the column that is counted; needed where there are more than two",
      ),
    with: identifier
      .optional()
      .describe(
        'Id of the second scale, or subscale, of a correlation: both at the one wave in "waves", or the first at the first and the second at the second of two waves; verify recomputes it',
      ),
    populationMean: z
      .number()
      .optional()
      .describe(
        'Of a one-sample test: the mean of the population, or the value, that the mean is tested against',
      ),
    group: identifier
      .optional()
      .describe('Id of the group in "groups" whose waves are compared, or that a correlation is of'),
    groups: z
      .array(identifier)
      .min(2)
      .optional()
      .describe('Ids of the groups that are compared, the reference first'),
    waves: z
      .array(identifier)
      .min(1)
      .optional()
      .describe('Waves that are compared, in order; those of the groups unless given'),
    where: whereSchema,
    method: z.enum(PUBLISHED_METHODS).describe('The test'),
    effect: z
      .enum(['wave', 'group', 'wave-by-group'])
      .optional()
      .describe(
        'Of a model with several: what the statistic is of; wave × group of groups at several waves unless given',
      ),
    statistic: cellSchema
      .optional()
      .describe(
        'F; χ² of counts and of Friedman; H; the correlation r; t of a difference of changes or of one sample',
      ),
    difference: cellSchema.optional().describe('Of a one-sample test: the mean minus that of the population'),
    df: cellSchema.optional().describe('Degrees of freedom; of F the first'),
    df2: cellSchema.optional().describe('Second degrees of freedom of F'),
    n: cellSchema
      .optional()
      .describe("People that the test is of; of McNemar's test those with an answer at both waves"),
    onlyFirst: cellSchema
      .optional()
      .describe("Of McNemar's test: people who gave the answer at the first wave and not at the second"),
    onlySecond: cellSchema
      .optional()
      .describe("Of McNemar's test: people who gave the answer at the second wave and not at the first"),
    p: cellSchema.optional().describe('The p-value, or n.s.'),
    correction: z
      .enum(['none', 'greenhouse-geisser', 'huynh-feldt', 'yates'])
      .optional()
      .describe(
        'Of a repeated-measures analysis of variance, or (yates) of χ² of four cells; left out when the publication does not say',
      ),
    ci: intervalSchema
      .optional()
      .describe('Confidence interval of a correlation, or of the difference from a population'),
    effectSize: z
      .strictObject({
        type: z.enum(PUBLISHED_EFFECTS).optional().describe('Left out when the publication does not say'),
        value: cellSchema,
      })
      .optional(),
    means: z
      .record(identifier, meanSchema)
      .optional()
      .describe('Adjusted or estimated means by wave or group'),
    contrasts: z.array(contrastSchema).min(1).optional().describe('Waves or groups two by two'),
  })
  .refine(
    ({ scale, name, variable }) => scale !== undefined || name !== undefined || variable !== undefined,
    { message: 'must have "scale", or "name" where it is of no scale' },
  )
  .refine(
    ({ variable, method }) =>
      variable === undefined ||
      method === 'chi-square' ||
      method === 'fisher-exact' ||
      method === 'mcnemar-exact',
    {
      message: `is of a χ² test, Fisher's or McNemar's ("method": "chi-square", "fisher-exact" or "mcnemar-exact")`,
      path: ['variable'],
    },
  )
  .refine(
    ({ method, category, onlyFirst, onlySecond }) =>
      method === 'mcnemar-exact' ||
      (category === undefined && onlyFirst === undefined && onlySecond === undefined),
    {
      message:
        'has "category", "onlyFirst" or "onlySecond", which are of McNemar\'s test ("method": "mcnemar-exact")',
      path: ['method'],
    },
  )
  .refine(({ category, variable }) => category === undefined || variable !== undefined, {
    message: 'is an answer in a column and needs "variable", the column',
    path: ['category'],
  })
  .refine(
    ({ populationMean, difference, method }) =>
      method === 'one-sample' || (populationMean === undefined && difference === undefined),
    {
      message:
        'has "populationMean" or "difference", which are of a one-sample test ("method": "one-sample")',
      path: ['method'],
    },
  )
  .refine(
    (model) =>
      model.with === undefined ||
      (model.scale !== undefined && (model.method === 'correlation' || model.method === 'rank-correlation')),
    {
      message: 'has "with", the second scale of a correlation, and needs "scale", the first',
      path: ['with'],
    },
  );

export type PublishedModel = z.infer<typeof publishedModelSchema>;
export type PublishedContrast = z.infer<typeof contrastSchema>;
