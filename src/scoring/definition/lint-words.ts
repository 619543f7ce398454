import type { Scale } from '../../model/scale.ts';
import { runsBackward, type ScalePlan, type ScorePlan } from '../score-plan.ts';
import { type LintFinding, lintWarning } from './lint-finding.ts';

/**
 * What a definition says of itself in words (name and description, in English, Dutch and French) against what its key does: a manual and a
 * key that were put together from two sources contradict each other in one of these.
 *
 * A rule of thumb, for warnings only: it knows a few ways of saying it, and is silent about the others.
 *
 * Codes: `words-items`, `words-reversed`, `words-aggregate`, `words-range`.
 */
export function lintWords(scale: Scale, plan: ScalePlan): LintFinding[] {
  const names = Object.entries(scale.name).map(([language, text]) => ({ where: `name.${language}`, text }));
  const descriptions = Object.entries(scale.description ?? {}).map(([language, text]) => ({
    where: `description.${language}`,
    text,
  }));
  return [
    ...names.flatMap(({ where, text }) => itemsOf(where, text, IN_NAME, scale)),
    ...descriptions.flatMap(({ where, text }) => [
      ...itemsOf(where, text, AT_BEGINNING, scale),
      ...sentences(text).flatMap((sentence) => [
        ...reversedIn(where, sentence, scale),
        ...scoreIn(where, sentence, plan),
      ]),
    ]),
  ];
}

const NUMBER_WORDS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
    'twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig',
    'deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt',
  ].flatMap((words) => words.split(' ').map((word, index) => [word, index + 2])),
);
const COUNT = `(\\d{1,3}|${Object.keys(NUMBER_WORDS).join('|')})`;
const QUESTIONS =
  '(?:items?|statements?|questions?|vragen|stellingen|uitspraken|énoncés|affirmations)(?![\\p{L}\\p{N}])';
/** `UCLA Loneliness Scale, 3 items`, `RAND 36-Item Health Survey`. */
const IN_NAME = new RegExp(`(?<![\\p{L}\\p{N}])${COUNT}[ -]${QUESTIONS}`, 'iu');
/** `Fourteen statements about …` */
const AT_BEGINNING = new RegExp(`^(?:les? |de )?${COUNT} ${QUESTIONS}`, 'iu');

function itemsOf(where: string, text: string, expression: RegExp, { items }: Scale): LintFinding[] {
  const said = expression.exec(text)?.[1];
  if (said === undefined) return [];
  const count = NUMBER_WORDS[said.toLowerCase()] ?? Number(said);
  if (count === items.length) return [];
  const message = `${where}: says ${said} items, but there are ${items.length}; is one missing, or are these words of another version?`;
  return [lintWarning('words-items', message)];
}

/** A full stop between digits (4.30) ends no sentence. */
function sentences(text: string): string[] {
  return text.split(/[.;!?](?= |$)/u).map((sentence) => sentence.trim());
}

/** `reverse-scored`, `reversed`, `omgescoord`, `omgekeerd gescoord`, `inversés`; `against` it would be a word of content. */
const REVERSED =
  /revers(?:ed|e)|omgescoord|omgepoold|omgekeerd|gespiegeld|invers(?:é|és|ée|ées)(?![\p{L}])/iu;
const NONE_REVERSED =
  /(?:none|no items?|not one|geen(?: enkele?)?|aucune?)(?: [\p{L}]{1,12}){0,4} (?:revers|omgescoord|omgepoold|omgekeerd|gespiegeld|invers)/iu;
const LIST = '\\d{1,3}(?:(?:, | and | en | et |, and |, en )\\d{1,3}){0,60}';
/** `items 2, 4 and 6`, `of which 2, 4 and 6`: the one that stands last before the word, or first behind it. */
const LISTED = new RegExp(
  `(?:items?|questions?|vragen|stellingen|énoncés|of which|waarvan|dont) (${LIST})(?!\\d)`,
  'giu',
);

function reversedIn(where: string, sentence: string, { items }: Scale): LintFinding[] {
  const reversed = items.flatMap((item, index) => (runsBackward(item) ? [index + 1] : []));
  const inWords = reversed.length === 0 ? 'none' : reversed.join(', ');
  if (NONE_REVERSED.test(sentence)) {
    if (reversed.length === 0) return [];
    const message = `${where}: says that no item is reversed, but the key reverses ${inWords} (by position)`;
    return [lintWarning('words-reversed', message)];
  }
  const at = REVERSED.exec(sentence)?.index;
  if (at === undefined) return [];
  const lists = [...sentence.matchAll(LISTED)];
  const list = lists.findLast(({ index }) => index < at) ?? lists[0];
  const said = [...(list?.[1] ?? '').matchAll(/\d+/g)].map(([number]) => Number(number));
  if (said.length === 0 || said.some((position) => position < 1 || position > items.length)) return [];
  const same = said.length === reversed.length && said.every((position) => reversed.includes(position));
  if (same) return [];
  const message = `${where}: says that ${said.join(', ')} are reversed, but the key reverses ${inWords} (by position)`;
  return [lintWarning('words-reversed', message)];
}

/** `the score is the mean, 1-5`, `de score is de som, 14-70`, `le score est la somme`. */
const SCORE =
  /(?:total )?score (?:is|est) (?:the |de |het |la )?(sum|mean|average|som|gemiddelde|somme|moyenne)(?!\p{L})(.*)/isu;
const AGGREGATES: Readonly<Record<string, 'sum' | 'mean'>> = {
  sum: 'sum',
  som: 'sum',
  somme: 'sum',
  mean: 'mean',
  average: 'mean',
  gemiddelde: 'mean',
  moyenne: 'mean',
};
const RANGE =
  /(?<![\d.,-])(\d{1,4}(?:[.,]\d{1,3})?)(?:-|–| to | tot | tot en met | à )(\d{1,4}(?:[.,]\d{1,3})?)(?![\d-])/u;

function scoreIn(where: string, sentence: string, { scores }: ScalePlan): LintFinding[] {
  const [, word, rest = ''] = SCORE.exec(sentence) ?? [];
  const [total] = scores;
  if (word === undefined || total === undefined || total.score === null) return [];
  const said = AGGREGATES[word.toLowerCase()]!;
  if (said !== total.score.aggregate) {
    const message = `${where}: says that the score is the ${said} of the items, but the key makes their ${total.score.aggregate}`;
    return [lintWarning('words-aggregate', message)];
  }
  const [range, low, high] = RANGE.exec(rest) ?? [];
  if (range === undefined || scores.some((plan) => isRange(plan, [numberOf(low), numberOf(high)]))) return [];
  const message = `${where}: says that the score is the ${said}, ${range}, but the key gives ${total.range[0]}-${total.range[1] ?? '…'}`;
  return [lintWarning('words-range', message)];
}

function isRange({ range }: ScorePlan, said: readonly number[]): boolean {
  return range.every((end, index) => end === null || Math.abs(end - said[index]!) < 0.01);
}

function numberOf(text: string | undefined): number {
  return Number((text ?? '').replace(',', '.'));
}
