import { answerKey } from './answer-key.ts';
import { ANSWER_FAMILIES, NO_ANSWER } from './answer-wordings.ts';

/** Known kinds of answers, each with its order. */
export type AnswerFamily = keyof typeof ANSWER_FAMILIES;

/** Kinds of answers whose two halves mirror each other: where one end is offered, so is the other. */
const MIRRORED: ReadonlySet<AnswerFamily> = new Set(['agreement', 'satisfaction']);

/** Wordings of one kind of answers, in order. */
export interface KnownOrder {
  readonly family: AnswerFamily;
  /** From low to high; each level with its wordings by language, as they were given. */
  readonly levels: readonly KnownLevel[];
}

export interface KnownLevel {
  readonly level: number;
  readonly texts: Readonly<Record<string, readonly string[]>>;
  /** Whether the wording is of the family and was not among those given. */
  readonly added: boolean;
}

interface Place {
  readonly level: number;
  readonly languages: string[];
}

type Levels = Readonly<Record<string, readonly string[]>>;
type Languages = Readonly<Record<string, Levels>>;

let known: ReadonlyMap<AnswerFamily, ReadonlyMap<string, Place>> | null = null;
let silent: ReadonlyMap<string, string> | null = null;

function families(): ReadonlyMap<AnswerFamily, ReadonlyMap<string, Place>> {
  known ??= new Map(
    Object.entries(ANSWER_FAMILIES as Readonly<Record<AnswerFamily, Languages>>).map(
      ([family, languages]) => {
        const places = new Map<string, Place>();
        for (const [language, levels] of Object.entries(languages))
          for (const [level, wordings] of Object.entries(levels))
            for (const wording of wordings) {
              const key = answerKey(wording);
              const place = places.get(key);
              if (place === undefined) places.set(key, { level: Number(level), languages: [language] });
              else if (!place.languages.includes(language)) place.languages.push(language);
            }
        return [family as AnswerFamily, places] as const;
      },
    ),
  );
  return known;
}

/** Whether a wording can say that there is no answer: `Weet niet`, `Prefer not to say`. */
export function isNoAnswer(wording: string): boolean {
  silent ??= new Map(
    Object.entries(NO_ANSWER).flatMap(([language, wordings]) =>
      wordings.map((each) => [answerKey(each), language] as const),
    ),
  );
  return silent.has(answerKey(wording));
}

/**
 * Those of the answers to one question that say that there is none. `Niet van toepassing` can be the lowest answer too: it is one beside
 * others about the same, such as `Helemaal van toepassing`.
 */
export function noAnswersAmong(wordings: readonly string[]): string[] {
  const isAnswer = (wording: string) => {
    const about = answerKey(wording).replace(/^\S+/, '');
    return (
      isKnownAnswer(wording) &&
      wordings.some((other) => !isNoAnswer(other) && ` ${answerKey(other)}`.endsWith(about))
    );
  };
  return wordings.filter((wording) => isNoAnswer(wording) && !isAnswer(wording));
}

/** Whether some family has the wording. */
export function isKnownAnswer(wording: string): boolean {
  const key = answerKey(wording);
  return [...families().values()].some((places) => places.has(key));
}

/**
 * The order of wordings that are all of one known kind: agreement, satisfaction, truth, frequency, extent, quality, yes or no, in seven languages.
 * Where one end of mirrored answers is there, the other is added.
 *
 * @returns `null` where no kind has all of them, or two wordings of one language would stand in the same place
 * @example knownOrder(['Eens', 'Oneens', 'Helemaal eens']).levels.map(({ level }) => level) // [-3, -2, 2, 3]
 */
export function knownOrder(wordings: readonly string[]): KnownOrder | null {
  const keys = wordings.map(answerKey);
  for (const [family, places] of families()) {
    if (keys.length < 2 || !keys.every((key) => places.has(key))) continue;
    const order = orderWithin(family, places, wordings, keys);
    if (order !== null) return order;
  }
  return null;
}

function orderWithin(
  family: AnswerFamily,
  places: ReadonlyMap<string, Place>,
  wordings: readonly string[],
  keys: readonly string[],
): KnownOrder | null {
  const languages = languagesOf(keys.map((key) => places.get(key)!.languages));
  const found = new Map<number, Record<string, string[]>>();
  const taken = new Map<string, string>();
  for (const [index, key] of keys.entries()) {
    const { level } = places.get(key)!;
    const language = languages[index]!;
    const slot = `${language} ${level}`;
    if ((taken.get(slot) ?? key) !== key) return null;
    taken.set(slot, key);
    const texts = found.get(level) ?? {};
    texts[language] = [...(texts[language] ?? []), wordings[index]!];
    found.set(level, texts);
  }
  const own = [...found].map(([level, texts]) => ({ level, texts, added: false }));
  const levels = [...own, ...mirrored(family, found, languages)];
  return { family, levels: levels.toSorted((one, other) => one.level - other.level) };
}

/** For each wording a language, those that have most of the wordings first. */
function languagesOf(candidates: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>();
  for (const language of candidates.flat()) counts.set(language, (counts.get(language) ?? 0) + 1);
  return candidates.map((each) => each.toSorted((one, other) => counts.get(other)! - counts.get(one)!)[0]!);
}

function mirrored(
  family: AnswerFamily,
  found: ReadonlyMap<number, unknown>,
  languages: readonly string[],
): KnownLevel[] {
  if (!MIRRORED.has(family)) return [];
  const own = ANSWER_FAMILIES[family] as Languages;
  return [...found.keys()]
    .filter((level) => level !== 0 && !found.has(-level))
    .flatMap((level): KnownLevel[] => {
      const texts = [...new Set(languages)].flatMap((language) => {
        const first = own[language]?.[String(-level)]?.[0];
        return first === undefined ? [] : [[language, [capitalised(first)]] as const];
      });
      return texts.length === 0 ? [] : [{ level: -level, texts: Object.fromEntries(texts), added: true }];
    });
}

function capitalised(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}
