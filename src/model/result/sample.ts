import { z } from 'zod';
import { type DeepReadonly, free, identifier, localisedText, object } from './fields.ts';

/** Waves and groups, the samples that they make, and what is compared with what. */

export const waveSchema = object({
  id: identifier('As the inputs, samples and comparisons name it: pre, post, or a name that was given'),
  name: free(localisedText, 'What it is called'),
});

export const groupSchema = object({
  id: identifier('The value of the column of --by'),
  name: free(localisedText, 'Its label, else its id'),
});

export const designSchema = object(
  {
    waves: free(z.int(), 'How many'),
    groups: free(z.int(), 'How many are compared; 0 without --by'),
    matched: free(
      z.enum(['id', 'row', 'none']),
      'By what people are known again in several waves; none: they are compared as different ones',
    ),
    compared: free(
      z.enum(['waves', 'groups', 'both']),
      'waves: each later one with the first; groups: each other one with the first; both: waves in every group, and groups at every wave',
    ),
  },
  'Which design was found, and so what is compared; absent of a single survey',
);

const wave = free(z.string().nullable(), 'Id of the wave; null for all waves together');
const group = free(z.string().nullable(), 'Id of the group; null for everybody');

/** The fields that say whose statistics an object holds. */
export const sampleKey = {
  wave,
  group,
  pooled: free(z.boolean(), 'Whether it is all samples together'),
};

/** The fields of a sample that is one wave or group. */
export const ownSampleKey = { wave, group };

const two = <T extends z.ZodType>(schema: T) => z.tuple([schema, schema]);

export const contrastSchema = free(
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('waves').describe('Two waves of one group, or of everybody'),
      of: two(z.string()).describe('Ids of the waves: first and second; differences are second − first'),
      group: z.string().nullable(),
    }),
    z.strictObject({
      kind: z.literal('groups').describe('Two groups at one wave'),
      of: two(z.string()).describe('Ids of the groups'),
      wave: z.string().nullable(),
    }),
    z.strictObject({
      kind: z.literal('change').describe('The change of two groups between two waves'),
      of: two(z.string()).describe('Ids of the groups'),
      waves: two(z.string()).describe('Ids of the waves'),
    }),
  ]),
  'What is compared',
);

export type LocalisedText = DeepReadonly<z.infer<typeof localisedText>>;
export type Design = DeepReadonly<z.infer<typeof designSchema>>;
export type WaveName = DeepReadonly<z.infer<typeof waveSchema>>;
export type GroupName = DeepReadonly<z.infer<typeof groupSchema>>;
export type Contrast = DeepReadonly<z.infer<typeof contrastSchema>>;

/** Whose statistics: a wave, a group at a wave, or all samples together. */
export interface SampleKey {
  readonly wave: string | null;
  readonly group: string | null;
  readonly pooled: boolean;
}
