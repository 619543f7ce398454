/** Words that questions of a language have and others have not, or seldom. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'the i my is and to of that me you your with have what how do are it feel was',
  nl: 'de het een ik mijn van en niet dat te uw met voor ben hoe wat heb zijn bij je mij kan',
  fr: 'le les je mon ma mes et des une que pas vous votre est suis dans avec comment ai du au me',
  de: 'der die das ich mein meine und nicht ist sie ihr mit wie bin habe ein eine mir zu sich kann',
  es: 'el los las mi mis y una no que usted su con como estoy me por para es he yo puedo',
  tr: 'bir ve bu için çok ben benim daha kadar olarak gibi ne nasıl beni bana kendimi zaman iyi',
};

/**
 * The language of a text, told from its letters and commonest words.
 *
 * @returns `null` where nothing or two languages alike come into question
 * @example textLanguage('Ik voel mij vaak alleen') // 'nl'
 */
export function textLanguage(text: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const arabic = text.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  if (arabic > 0 && 2 * arabic > letters) return 'ar';
  const words = text.toLowerCase().split(/[^\p{L}]+/u);
  const counts = Object.entries(WORDS).map(([language, own]) => {
    const known = new Set(own.split(' '));
    return { language, count: words.filter((word) => known.has(word)).length };
  });
  const [first, second] = counts.toSorted((one, other) => other.count - one.count);
  return first!.count > second!.count ? first!.language : null;
}
