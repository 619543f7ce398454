import type { Dataset } from '../../model/dataset.ts';
import { createMessage, type Said } from '../../model/messages/create-message.ts';
import { draftMessages } from '../../model/messages/draft.ts';
import type { Question, UndecidedKind } from '../../model/questionnaire.ts';
import type { Response, Scale, ScaleItem } from '../../model/scale.ts';
import { normaliseName, normaliseText } from '../column-name.ts';
import { indexColumns, matchScale } from '../match-items.ts';
import { answersOfBlock, type BlockAnswers } from './answers-of-block.ts';
import { isCode } from './block-name.ts';
import { type Block, blocksOf } from './blocks.ts';
import { itemDirections } from './opposed-items.ts';
import type { FileQuestion } from './questions-of-files.ts';
import { textLanguage } from './text-language.ts';

/** A guess that somebody who knows the questionnaire has to look at. */
export interface Undecided {
  /** The item that it is about; `null` for the whole scale. */
  readonly item: string | null;
  readonly what: UndecidedKind;
  readonly why: Said;
}

/** A drafted definition, and what in it is a guess. */
export interface DraftedScale {
  readonly scale: Scale;
  readonly undecided: readonly Undecided[];
  /** The names of the questions, in the order of its items. */
  readonly columns: readonly string[];
}

/** What the user says of a scale, so that nobody needs to guess it. */
export interface DraftChoices {
  /** The questions are those of one scale. */
  readonly areItems?: boolean;
  /** What it is called. */
  readonly name?: string | undefined;
  /** The id to use where there is a single scale and no name. */
  readonly id?: string | undefined;
  /** Items to reverse: by place from 1, id or column. */
  readonly reverse?: readonly string[] | undefined;
  readonly aggregate?: 'sum' | 'mean' | undefined;
}

/** Definitions that are there: their ids are taken, and their answers known. */
interface Surroundings {
  readonly builtIn: readonly Scale[];
  /** Names of all columns, which ids must not resemble. */
  readonly names: ReadonlySet<string>;
  readonly datasets: readonly Dataset[];
}

/**
 * Definitions for the questions of files or a form: blocks that share their answers, unless the user says that they are one scale. Whatever no
 * source declares is a guess, and listed as undecided; an item that runs against the others is marked, never turned.
 *
 * @returns `alone`: questions that no scale is made of
 */
export async function draftScales<Q extends Question>(
  questions: readonly Q[],
  around: Surroundings,
  choices: DraftChoices = {},
): Promise<{ readonly scales: readonly DraftedScale[]; readonly alone: readonly Q[] }> {
  const { blocks, alone } =
    choices.areItems === true
      ? { blocks: [{ questions, name: commonName(questions) }], alone: [] }
      : blocksOf(questions, around.builtIn);
  const taken = new Set(around.builtIn.map(({ id }) => id.toLowerCase()));
  const scales: DraftedScale[] = [];
  const left: Q[] = [...alone];
  for (const block of blocks) {
    const answers = answersOfBlock(block.questions, around.builtIn);
    if (answers === null) left.push(...block.questions);
    else {
      const id = freeId(scaleId(block, blocks.length, choices), taken);
      scales.push(await draftScale(id, block, answers, around, choices));
    }
  }
  return { scales, alone: left };
}

function commonName(questions: readonly Question[]): string | null {
  const names = new Set(questions.map(({ block }) => block));
  return names.size === 1 ? questions[0]!.blockName : null;
}

function scaleId({ name }: Block<Question>, count: number, choices: DraftChoices): string {
  if (count === 1 && choices.name !== undefined) return identifierOf(choices.name) || 'scale';
  if (count === 1 && choices.id !== undefined) return identifierOf(choices.id) || 'scale';
  const own = name === null || !isCode(name) ? '' : identifierOf(name);
  return own === '' ? 'scale' : own;
}

/** Letters of ASCII and digits, joined by `-`. */
function identifierOf(text: string): string {
  const words = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ı', 'i')
    .toLowerCase()
    .slice(0, 40)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const first = words.findIndex((word) => /^[a-z]/.test(word));
  return first === -1 ? '' : words.slice(first).join('-');
}

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`;
  taken.add(id);
  return id;
}

async function draftScale<Q extends Question>(
  id: string,
  { questions, name }: Block<Q>,
  answers: BlockAnswers,
  { names, datasets }: Surroundings,
  choices: DraftChoices,
): Promise<DraftedScale> {
  const language = languageOf(questions, answers);
  const response = inLanguage(answers.response, language);
  const own = itemsOf(id, questions, language, names);
  const reversed = new Set(reversedItems(choices.reverse ?? [], own, questions));
  for (const [at, question] of questions.entries()) if (question.reversed === true) reversed.add(at);
  const items = own.map((item, at) => (reversed.has(at) ? { ...item, reverse: true } : item));
  const title = choices.name ?? name ?? id;
  const scale: Scale = {
    id,
    version: '0.1.0',
    name: { [language]: title === '' ? id : title },
    direction: 'neutral',
    response,
    ...(answers.missing.length > 0 && { missing: [...answers.missing] }),
    items,
    score: { aggregate: choices.aggregate ?? 'mean' },
  };
  const sound = unambiguous(scale, datasets);
  const undecided = [
    ...(choices.areItems === true ? [] : [itemsGuess(questions, name)]),
    ...answerGuesses(answers, response),
    ...(choices.aggregate === undefined
      ? [guess('aggregate', createMessage(draftMessages, 'draft-aggregate'))]
      : []),
    ...(await directionGuesses(questions, sound, answers, reversed, datasets, choices)),
  ];
  return { scale: sound, undecided, columns: questions.map((question) => question.name) };
}

function guess(what: UndecidedKind, why: Said, item: string | null = null): Undecided {
  return { item, what, why };
}

function itemsGuess(questions: readonly Question[], name: string | null): Undecided {
  const count = questions.length;
  const isForm = questions.every(({ seen }) => seen.size === 0);
  return guess(
    'items',
    createMessage(draftMessages, 'draft-items', { count, name: name === '' ? null : name, isForm }),
  );
}

function answerGuesses({ restsOn, missing }: BlockAnswers, { min, max, labels = [] }: Response): Undecided[] {
  const codes = labels.map(({ value, text }) => ({ value, text: Object.values(text)[0]![0]! }));
  const range = { min, max: max! };
  const guesses: Undecided[] = [];
  if (restsOn.kind === 'numbers') {
    const [low, high] = restsOn.seen;
    guesses.push(guess('range', createMessage(draftMessages, 'draft-range', { ...range, low, high })));
  }
  if (restsOn.kind === 'codes')
    guesses.push(guess('range', createMessage(draftMessages, 'draft-codes', range)));
  if (restsOn.kind === 'family')
    guesses.push(
      guess(
        'answers',
        createMessage(draftMessages, 'draft-wordings', { codes, added: restsOn.added, scale: restsOn.scale }),
      ),
    );
  if (restsOn.kind === 'unknown-order')
    guesses.push(guess('order', createMessage(draftMessages, 'draft-order')));
  if (missing.length > 0)
    guesses.push(
      guess('missing', createMessage(draftMessages, 'draft-missing', { codes: missing.map(String) })),
    );
  return guesses;
}

async function directionGuesses<Q extends Question>(
  questions: readonly Q[],
  { items, response }: Scale,
  { missing }: BlockAnswers,
  reversed: ReadonlySet<number>,
  datasets: readonly Dataset[],
  { reverse }: DraftChoices,
): Promise<Undecided[]> {
  if (questions.length < 2 || questions.every((question) => question.reversed !== null)) return [];
  const fromFiles = questions.flatMap((question) =>
    'columns' in question ? [question as unknown as FileQuestion] : [],
  );
  if (datasets.length === 0 || fromFiles.length < questions.length)
    return reverse === undefined ? [guess('reverse', createMessage(draftMessages, 'draft-no-answers'))] : [];
  const directions = await itemDirections(datasets, { questions: fromFiles, response, missing, reversed });
  return directions.flatMap(({ kind, r, n }, at) => {
    if (kind === 'against')
      return [guess('reverse', createMessage(draftMessages, 'draft-against', { r, n }), items[at]!.id)];
    // Who says which items to reverse has thought of the others.
    return kind === 'unclear' && reverse === undefined
      ? [guess('reverse', createMessage(draftMessages, 'draft-unclear', { r, n }), items[at]!.id)]
      : [];
  });
}

/** Of the answers, else of the questions. */
function languageOf(questions: readonly Question[], { language }: BlockAnswers): string {
  const texts = questions.flatMap((question) => question.texts.map(({ text }) => text));
  return language ?? textLanguage(texts.join(' ')) ?? 'und';
}

/** Wordings whose language nothing tells are those of the questions. */
function inLanguage(response: Response, language: string): Response {
  if (response.labels === undefined) return response;
  const labels = response.labels.map(({ value, text }) => {
    const { und, ...others } = text;
    return {
      value,
      text: und === undefined ? text : { ...others, [language]: [...(others[language] ?? []), ...und] },
    };
  });
  return { ...response, labels };
}

/** Letters and digits of any script, joined by single `.`, `_` or `-`, from a letter on. */
function itemId(name: string): string {
  const parts = name.normalize('NFC').match(/[\p{L}\p{M}\p{Nd}]+|[^\p{L}\p{M}\p{Nd}]+/gu) ?? [];
  const isWord = (part: string) => /^[\p{L}\p{M}\p{Nd}]/u.test(part);
  const words = parts.slice(isWord(parts[0] ?? '') ? 0 : 1, isWord(parts.at(-1) ?? '') ? undefined : -1);
  const id = words.map((part) => (isWord(part) ? part : (/[._-]/.exec(part)?.[0] ?? '_'))).join('');
  return /^\p{L}/u.test(id) ? id : /^\p{Nd}/u.test(id) ? `q${id}` : '';
}

function itemsOf(
  scale: string,
  questions: readonly Question[],
  language: string,
  names: ReadonlySet<string>,
): ScaleItem[] {
  // An id of our own must not be the name of another column.
  let stem = scale;
  while (questions.some((_, at) => names.has(normaliseName(`${stem}${at + 1}`)))) stem = `${stem}item`;
  const texts = questions.map((question) => textsOf(question, language));
  const shared = repeated(texts.map((each) => Object.values(each).map(normaliseText)));
  const ids = new Set<string>();
  return questions.map((question, at): ScaleItem => {
    const code = [question.name, ...question.codes].find(isCode);
    const named = code === undefined ? '' : itemId(code);
    const id = named === '' || ids.has(normaliseName(named)) ? `${stem}${at + 1}` : named;
    ids.add(normaliseName(id));
    const text = Object.fromEntries(
      Object.entries(texts[at]!).filter(([, each]) => !shared.has(normaliseText(each))),
    );
    const known = new Set([normaliseName(id), ...Object.values(text).map(normaliseName)]);
    const aliases = [question.name, ...question.codes].filter((each) => {
      const key = normaliseName(each);
      if (key === '' || known.has(key)) return false;
      known.add(key);
      return true;
    });
    return {
      id,
      ...(Object.keys(text).length > 0 && { text }),
      ...(aliases.length > 0 && { aliases }),
    };
  });
}

function textsOf({ texts }: Question, language: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const each of texts) found[each.language ?? language] ??= each.text;
  return found;
}

/** Texts of several questions, which find no column. */
function repeated(texts: readonly (readonly string[])[]): Set<string> {
  const counts = new Map<string, number>();
  for (const text of texts.flatMap((each) => [...new Set(each)]))
    counts.set(text, (counts.get(text) ?? 0) + 1);
  return new Set([...counts].flatMap(([text, count]) => (count > 1 ? [text] : [])));
}

/** Without the texts and aliases by which an item would be found in two columns of a file. */
function unambiguous(scale: Scale, datasets: readonly Dataset[]): Scale {
  const bad = new Set<string>();
  for (const dataset of datasets)
    for (const { item } of matchScale(scale, indexColumns(dataset)).repeated) bad.add(item);
  if (bad.size === 0) return scale;
  return {
    ...scale,
    items: scale.items.map((item) => {
      const { text: _, ...others } = item;
      return bad.has(item.id) ? others : item;
    }),
  };
}

/** @returns places of the items, from 0; what names none is left out, as `unknownItems` says */
function reversedItems(
  names: readonly string[],
  items: readonly ScaleItem[],
  questions: readonly Question[],
): number[] {
  return names.map((name) => placeOfItem(name, items, questions)).filter((place) => place >= 0);
}

function placeOfItem(name: string, items: readonly ScaleItem[], questions: readonly Question[]): number {
  const place = /^\d{1,4}$/.test(name.trim()) ? Number(name) - 1 : -1;
  if (place >= 0 && place < items.length) return place;
  const key = normaliseName(name);
  return items.findIndex((item, at) =>
    [item.id, questions[at]!.name, ...questions[at]!.codes].some((each) => normaliseName(each) === key),
  );
}

/** Names of `--reverse` that are no item of the scale. */
export function unknownItems(names: readonly string[], { scale, columns }: DraftedScale): string[] {
  const questions = columns.map((name) => ({ name, codes: [] }) as unknown as Question);
  return names.filter((name) => placeOfItem(name, scale.items, questions) === -1);
}
