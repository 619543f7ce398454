import type { Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { plain, type Text } from '../table.ts';
import { nonInferioritySentences } from '../tables/non-inferiority.ts';
import { questionSentences } from '../tables/questions.ts';
import { singleItemSentences } from '../tables/single-items.ts';
import { comparisonSentences } from './comparison-sentences.ts';
import { populationSentences } from './population-sentences.ts';
import { sentenceWords } from './words.ts';

/** Running text under a heading, as it follows the tables of a result. */
export interface Paragraphs {
  readonly heading: string;
  readonly texts: readonly Text[];
}

/** The sentences on the comparisons of a result, one paragraph a score. `null` when nothing was compared. */
export function comparisonParagraphs(result: Result, context: Context): Paragraphs | null {
  const sentences = comparisonSentences(result, context);
  const texts = [
    ...sentences.map(({ text }) => text),
    ...nonInferioritySentences(result, context),
    ...populationSentences(result, context),
    ...singleItemSentences(result, context),
    ...questionSentences(result, context),
  ];
  if (texts.length === 0) return null;
  return { heading: plain(sentenceWords(context)('heading')), texts };
}
