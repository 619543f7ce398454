/** The languages of reports and messages; each has a catalogue in messages/, English the one that the others translate. */
export const LANGUAGES = ['en', 'nl', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];
