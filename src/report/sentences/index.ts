export { type ComparisonSentence, comparisonSentences } from './comparison-sentences.ts';
export { methodsParagraphs } from './methods-paragraphs.ts';
export type { DocumentExtras, ScaleCitation } from './methods-used.ts';
export { referenceList } from './reference-list.ts';
