import { z } from 'zod';
import { LANGUAGES, type Language } from '../language.ts';
import { nonEmpty } from '../published-cell.ts';

const NAMES = new Intl.DisplayNames('en', { type: 'language' });

/** A name for people: one text, or one by language. */
export const nameSchema = z.union(
  [
    nonEmpty,
    z
      .strictObject(
        Object.fromEntries(
          LANGUAGES.map((language) => [language, nonEmpty.optional().describe(NAMES.of(language)!)]),
        ) as Record<Language, z.ZodOptional<typeof nonEmpty>>,
      )
      .refine((texts) => Object.keys(texts).length > 0, 'must have a text in at least one language'),
  ],
  { error: 'must be a text, or a text by language: { "en": "…", "nl": "…" }' },
);
