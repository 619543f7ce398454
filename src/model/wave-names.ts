import type { LocalisedText } from './result.ts';

/** Waves that need no name of the user's. */
const KNOWN_WAVES: Readonly<Record<string, LocalisedText>> = {
  pre: { en: 'Pre-test', nl: 'Voormeting', fr: 'Prétest' },
  post: { en: 'Post-test', nl: 'Nameting', fr: 'Post-test' },
};

/** What a wave is called: a pre-test and a post-test in every language, another by its id. */
export function waveName(id: string): LocalisedText {
  return Object.hasOwn(KNOWN_WAVES, id) ? KNOWN_WAVES[id]! : { en: id };
}
