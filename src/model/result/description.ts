import { z } from 'zod';
import {
  count,
  type DeepReadonly,
  free,
  list,
  localisedText,
  named,
  object,
  optional,
  personValue,
  reason,
  statistic,
  withholdable,
} from './fields.ts';

/**
 * Skewness G1 and excess kurtosis G2 as SPSS, SAS, jamovi and Excel print them (type 2 of Joanes & Gill 1998), both 0 for a normal
 * distribution; `null` below three and four scores, and when the scores do not vary.
 */
export const scoreShapeSchema = object(
  {
    method: free(z.literal('adjusted-fisher-pearson')),
    skewness: statistic(),
    skewnessStandardError: statistic(),
    kurtosis: statistic(),
    kurtosisStandardError: statistic(),
    reason: reason(),
  },
  'Skewness G1 and excess kurtosis G2, both 0 for a normal distribution',
);

export const descriptionSchema = named(
  'descriptives',
  withholdable(
    {
      n: count('Respondents with a score'),
      missing: count('Respondents without one (too few items answered)'),
      prorated: count('Respondents whose score was prorated over a gap'),
      mean: statistic(),
      sd: statistic(),
      median: statistic(),
      min: personValue(z.number().nullable()),
      max: personValue(z.number().nullable()),
      floor: statistic('Share of n at the lowest attainable score'),
      ceiling: statistic('Share of n at the highest attainable score; null for open counts'),
      reason: reason(),
      // Far out, they tell the lowest and the highest score; with n, mean, SD and median they make five equations in the scores.
      shape: optional(
        personValue(scoreShapeSchema.nullable(), 'Absent in the short form; null where withheld'),
      ),
      // A quartile is the score of a respondent, or lies between those of two.
      quartiles: optional(
        personValue(
          z.tuple([z.number(), z.number()]).nullable(),
          'First and third quartile (type 7 of Hyndman & Fan 1996, as R and Excel; SPSS has type 6); absent in the short form unless a rank test comes first; null where withheld, or nobody has a score',
        ),
      ),
      bands: optional(
        list(
          object({ label: free(localisedText), n: count() }),
          "Respondents in each band, in the definition's order; absent without bands",
        ),
      ),
    },
    'The distribution of a score in one sample',
  ),
);

export type ScoreShape = DeepReadonly<z.infer<typeof scoreShapeSchema>>;
export type Description = DeepReadonly<z.infer<typeof descriptionSchema>>;
