import { z } from 'zod';
import { identifier, nonEmpty } from './published-cell.ts';

/** What is intended before the data are there, as a registration (OSF, AsPredicted) asks for it: a part of a study file. */

const texts = z.array(nonEmpty).min(1);
const share = (what: string) =>
  z.number().refine((value) => value >= 0 && value < 1, `must be a share from 0 to below 1: ${what}`);
const positive = z.number().refine((value) => value > 0, 'must be above 0');

const sampleSizeSchema = z.strictObject({
  power: z
    .number()
    .refine((value) => value >= 0.5 && value < 1, 'must be from 0.5 to below 1')
    .optional()
    .describe('Probability of finding the smallest difference of interest; 0.8 unless given'),
  correlation: z
    .number()
    .refine((value) => Math.abs(value) < 1, 'must lie between -1 and 1')
    .optional()
    .describe('Expected correlation of the score between the first and the last wave'),
  sd: z
    .record(identifier, positive)
    .optional()
    .describe('Expected standard deviation by score, for smallest differences in points: { "brs": 0.8 }'),
  changing: z
    .strictObject({
      up: share('people who change from no to yes').describe(
        'Share of people expected to change from no to yes',
      ),
      down: share('people who change from yes to no').describe(
        'Share of people expected to change from yes to no',
      ),
    })
    .refine(({ up, down }) => up + down <= 1, {
      path: ['down'],
      message: 'must be at most 1 together with "up"',
    })
    .refine(({ up, down }) => up !== down, { path: ['down'], message: 'must differ from "up"' })
    .optional()
    .describe('Of a yes/no question in two waves of the same people'),
  allocation: positive
    .optional()
    .describe(
      'People in each other group, or wave of strangers, for each one in the first: 2 for twice as many; 1 unless given',
    ),
  clusters: z
    .strictObject({
      size: z
        .number()
        .refine((value) => value >= 1, 'must be at least 1')
        .describe('People with a score in a cluster, on average'),
      intraclassCorrelation: share('the variance that lies between clusters').describe(
        'Expected share of the variance that lies between clusters: of the score, or for pairs of the change',
      ),
      variation: z
        .number()
        .refine((value) => value >= 0, 'must not be below 0')
        .optional()
        .describe('Coefficient of variation of the size of clusters (SD / mean); 0 unless given'),
    })
    .optional()
    .describe('Where whole clusters, such as schools or practices, are in a group'),
  dropOut: share('people who are lost')
    .optional()
    .describe('Share of those recruited who are expected to have no score in the end'),
});

export const protocolSchema = z.strictObject({
  hypotheses: texts.optional().describe('What is expected, one sentence each'),
  primary: z
    .array(identifier)
    .min(1)
    .optional()
    .describe('Ids of the scores that the conclusion rests on; those of "smallestDifference" unless given'),
  smallestDifference: z
    .record(
      identifier,
      z.strictObject({
        value: positive.describe('The difference, without a sign'),
        unit: z
          .enum(['raw', 'standardized'])
          .optional()
          .describe('Points of the score (unless given), or standard deviations'),
      }),
    )
    .optional()
    .describe('Smallest difference of interest by score: { "brs": { "value": 0.3 } }'),
  sampleSize: sampleSizeSchema.optional().describe('What the sample size is computed from'),
  stopping: nonEmpty.optional().describe('How many people are asked, and when data collection ends'),
  other: texts.optional().describe('What else was decided beforehand, one sentence each'),
});

export type Protocol = z.infer<typeof protocolSchema>;
