import type { Response, Scale } from '../../model/scale.ts';
import { answerKey } from './answer-key.ts';

/** The answers of a definition in one language. */
export interface ScaleAnswers {
  readonly scale: string;
  readonly language: string;
  readonly response: Response;
}

interface AnswerList extends ScaleAnswers {
  /** Of each label its wordings, as they are compared. */
  readonly keys: readonly (readonly string[])[];
}

/** The definitions stay, and their wordings are compared with those of many columns. */
const LISTS = new WeakMap<readonly Scale[], readonly AnswerList[]>();

function listsOf(scales: readonly Scale[]): readonly AnswerList[] {
  const known = LISTS.get(scales);
  if (known !== undefined) return known;
  const lists = scales.flatMap(({ id, response, items }) =>
    [response, ...items.flatMap((item) => item.response ?? [])].flatMap((each) => {
      const labels = each.labels ?? [];
      const languages = [...new Set(labels.flatMap(({ text }) => Object.keys(text)))];
      return languages.map((language) => {
        const keys = labels.map(({ text }) => (text[language] ?? []).map(answerKey));
        return { scale: id, language, response: each, keys };
      });
    }),
  );
  LISTS.set(scales, lists);
  return lists;
}

/** Whether a definition has all of these wordings among its answers to one question, in one language. */
export function areOfOneScale(wordings: readonly string[], scales: readonly Scale[]): boolean {
  return having(wordings.map(answerKey), scales).length > 0;
}

function having(keys: readonly string[], scales: readonly Scale[]): readonly AnswerList[] {
  return listsOf(scales).filter((list) => keys.every((key) => list.keys.some((own) => own.includes(key))));
}

/**
 * The answers of a definition that has all of these wordings in one language, written as they are here; where several have them, they must agree on
 * codes.
 *
 * @param extent `whole` where every answer of the definition must be there
 */
export function responseOfScale(
  wordings: readonly string[],
  scales: readonly Scale[],
  extent: 'whole' | 'part',
): ScaleAnswers | null {
  const keys = wordings.map(answerKey);
  const found = having(keys, scales).filter(
    (list) => extent === 'part' || list.keys.every((own) => own.some((key) => keys.includes(key))),
  );
  const [first, ...others] = found;
  if (first === undefined) return null;
  const codes = codesOf(first, keys);
  if (others.some((other) => codesOf(other, keys) !== codes)) return null;
  const { scale, language } = first;
  return { scale, language, response: written(first, wordings) };
}

function codesOf(
  { keys: own, response: { min, max, labels = [] } }: AnswerList,
  keys: readonly string[],
): string {
  const codes = keys.map((key) => labels[own.findIndex((wordings) => wordings.includes(key))]!.value);
  return [min, max, ...codes].join(' ');
}

/** In one language, the wordings as the file has them first. */
function written({ response, language, keys }: AnswerList, wordings: readonly string[]): Response {
  const labels = (response.labels ?? []).flatMap(({ value, text }, at) => {
    const own = text[language];
    if (own === undefined) return [];
    const here = wordings.filter((wording) => keys[at]!.includes(answerKey(wording)));
    return [{ value, text: { [language]: here.length > 0 ? here : [own[0]!] } }];
  });
  return { ...response, labels };
}
