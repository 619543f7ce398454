import type { Scale } from '../model/scale.ts';

/**
 * The definitions that every word of a query stands in, be it in the id, the names, what they are about (`keywords`), the names of their
 * subscales, in whatever language, or the citation. Case and accents make no difference; a part of a word is enough.
 *
 * @example findScales(scales, 'eenzaam') // UCLA, De Jong Gierveld, …
 */
export function findScales(scales: readonly Scale[], query: string): Scale[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  return scales.filter((scale) => {
    const text = folded(searchedTexts(scale).join('\n'));
    return words.every((word) => text.includes(word));
  });
}

function searchedTexts({ id, name, keywords = {}, subscales = [], citation = '' }: Scale): string[] {
  return [
    id,
    ...Object.values(name),
    ...Object.values(keywords).flat(),
    ...subscales.flatMap((part) => [part.id, ...Object.values(part.name ?? {})]),
    citation,
  ];
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase();
}
