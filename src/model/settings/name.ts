import { z } from 'zod';
import { nonEmpty } from '../published-cell.ts';

/** A name for people: one text, or one by language. */
export const nameSchema = z.union(
  [
    nonEmpty,
    z
      .strictObject({
        en: nonEmpty.optional().describe('English'),
        nl: nonEmpty.optional().describe('Dutch'),
        fr: nonEmpty.optional().describe('French'),
      })
      .refine((texts) => Object.keys(texts).length > 0, 'must have a text in at least one language'),
  ],
  { error: 'must be a text, or a text by language: { "en": "…", "nl": "…" }' },
);
