import type { Column, Dataset } from '../model/dataset.ts';
import { answerMessages, type RepeatedItem } from '../model/messages/answers.ts';
import { createMessage } from '../model/messages/create-message.ts';
import type { Problem } from '../model/problem.ts';
import type { Scale, ScaleItem } from '../model/scale.ts';
import { headOfName, headOfText } from './column-heads.ts';
import { lookupName, normaliseName, normaliseText, otherNames } from './column-name.ts';
import { withoutStems } from './question-stems.ts';

/** The columns of a file by everything that they can be recognised by. */
export interface ColumnIndex {
  readonly file: string;
  readonly byName: ReadonlyMap<string, readonly Column[]>;
  readonly byText: ReadonlyMap<string, readonly Column[]>;
  /** The same by their letters and digits alone: commas, dashes and quotes differ between copies of a questionnaire. */
  readonly byLetters: () => ReadonlyMap<string, readonly Column[]>;
  /** Beginnings of texts that a platform has cut off (`Little interest..`), and what columns have them. */
  readonly cut: readonly (readonly [beginning: string, column: Column])[];
  /** What names and texts begin with. */
  readonly heads: ReadonlySet<string>;
}

/** A scale laid over the columns of a file. */
export interface ScaleMatch {
  readonly scale: Scale;
  /** `columns[i]` belongs to `scale.items[i]`, `null` when it is absent; empty when no item is there. */
  readonly columns: readonly (Column | null)[];
  readonly found: number;
  /** Whether every item is there. */
  readonly isWhole: boolean;
  /** Two columns for an item, or two items for a column. */
  readonly problems: readonly Problem[];
  /** Items that several columns fit, with the columns as counted from 1. */
  readonly repeated: readonly RepeatedItem[];
}

/** `Question [Row]`, as forms with answer grids write their headers. */
const IN_BRACKETS = /\[([^[\]]+)\]\s*$/;
/** What a numbered question has somewhere; making the exact expression takes longer than reading the headers of a file. */
const PERHAPS_NUMBERED = /\d.?\s*[.):-]\s/;

/** The question behind `7. Question`, `Q7: Question`. */
function withoutNumber(name: string): string {
  return PERHAPS_NUMBERED.test(name) ? name.replace(/^\p{L}{0,3}\d+[a-z]?\s*[.):-]\s+/iu, '') : name;
}

/** Indexes headers by name and by question text, also the text inside final brackets and behind a number. */
export function indexColumns(dataset: Pick<Dataset, 'file' | 'columns'>): ColumnIndex {
  const byName = new Map<string, Column[]>();
  const byText = new Map<string, Column[]>();
  const cut: [string, Column][] = [];
  const questions: (readonly string[])[] = [];
  for (const column of dataset.columns) {
    const name = lookupName(column);
    const own = otherNames(column);
    const names = [name, ...own.codes].map(normaliseName);
    for (const each of names.length > 1 ? new Set(names) : names) add(byName, each, column);
    const forms = [
      name,
      ...own.texts.flatMap((text) => [text, withoutNumber(text)]),
      name.includes(']') ? (IN_BRACKETS.exec(name)?.[1] ?? '') : '',
      withoutNumber(name),
    ];
    const comparable = new Map<string, string>();
    for (const form of forms)
      if (form !== '' && !comparable.has(form)) comparable.set(form, normaliseText(form));
    for (const text of comparable.size > 1 ? new Set(comparable.values()) : comparable.values())
      add(byText, text, column);
    for (const text of new Set(forms.filter(isCut).map(cutText))) cut.push([text, column]);
    questions.push([name, ...own.texts].map((text) => comparable.get(withoutNumber(text)) ?? ''));
  }
  for (const [position, text] of withoutStems(questions)) {
    const column = dataset.columns[position]!;
    if (byText.get(text)?.includes(column) !== true) add(byText, text, column);
    if (text.length >= SHORTEST_CUT && column.texts?.some(isFull) === true) cut.push([text, column]);
  }
  const heads = new Set<string>();
  for (const name of byName.keys()) heads.add(headOfName(name));
  for (const text of byText.keys()) heads.add(headOfText(text));
  let letters: ReadonlyMap<string, readonly Column[]> | null = null;
  const byLetters = () => {
    letters ??= lettersOf(byText);
    return letters;
  };
  return { file: dataset.file, byName, byText, byLetters, cut, heads };
}

function lettersOf(byText: ReadonlyMap<string, readonly Column[]>): ReadonlyMap<string, readonly Column[]> {
  const found = new Map<string, Column[]>();
  for (const [text, columns] of byText)
    for (const column of columns) if (text.includes(' ')) add(found, onlyLetters(text), column);
  return found;
}

function onlyLetters(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

/** What LimeSurvey puts behind a text that it has abbreviated. */
const CUT = /(?:\.\.\.?|\u2026)\s*$/;

/** Whether so much of a text is left that it is told from others. */
function isCut(text: string): boolean {
  const isPerhaps = text.includes('..') || text.includes('\u2026');
  return isPerhaps && CUT.test(text) && cutText(text).length >= SHORTEST_CUT;
}

/** Whether a text is as long as SPSS keeps one: what it says further on is lost, be it letters of one byte or of two. */
function isFull({ length }: string): boolean {
  return length > 230 && length <= 256;
}

/** As many letters as the heads of items, by which scales are passed over. */
const SHORTEST_CUT = 12;

function cutText(text: string): string {
  return normaliseText(text.replace(CUT, ''));
}

/** Of scales that are parsed when they are needed. */
const HEADS = new WeakMap<Scale, readonly string[]>();

/** Says what the names and texts of the items of a scale begin with, so that files without them are passed over. */
export function declareHeads(scale: Scale, heads: readonly string[]): void {
  HEADS.set(scale, heads);
}

/**
 * Finds the column of every item: by id, alias, or question text in some language of the definition.
 * An item that two columns claim, or a column that two items claim, is a problem; nothing is chosen silently.
 */
export function matchScale(scale: Scale, index: ColumnIndex): ScaleMatch {
  if (HEADS.get(scale)?.some((head) => index.heads.has(head)) === false)
    return { scale, columns: [], found: 0, isWhole: false, problems: [], repeated: [] };
  const problems: Problem[] = [];
  const repeated: RepeatedItem[] = [];
  const owner = new Map<number, ScaleItem>();
  const columns = scale.items.map((item) => {
    const candidates = candidateColumns(item, index, scale);
    const [column] = candidates;
    if (column === undefined) return null;
    if (candidates.length > 1) {
      problems.push(twoColumns(scale, item, candidates, index.file));
      repeated.push({ item: item.id, positions: candidates.map((each) => each.index + 1) });
      return column;
    }
    const other = owner.get(column.index);
    if (other !== undefined) {
      problems.push({
        ...createMessage(answerMessages, 'two-items-for-one-column', {
          file: index.file,
          column: column.name,
          items: [other.id, item.id],
          scales: [scale.id],
        }),
        severity: 'error',
        file: index.file,
        column: column.name,
        scale: scale.id,
        item: item.id,
      });
    }
    owner.set(column.index, item);
    return column;
  });
  const found = columns.filter((column) => column !== null).length;
  return { scale, columns, found, isWhole: found === columns.length, problems, repeated };
}

function candidateColumns(item: ScaleItem, index: ColumnIndex, scale: Scale): Column[] {
  const { names, texts } = keysOf(item);
  const found = [
    ...names.map((name) => index.byName.get(name)),
    ...texts.map((text) => index.byText.get(text)),
  ].filter((columns) => columns !== undefined);
  if (found.length === 0 && index.cut.length > 0) {
    const cut = cutColumns(texts, index, scale);
    if (cut.length > 0) return cut;
  }
  const candidates = new Set(found.length > 0 ? found.flat() : columnsByLetters(texts, index));
  if (candidates.size === 0) return [];
  if (candidates.size === 1) return [...candidates];
  const all = [...candidates].sort((a, b) => a.index - b.index);
  // What a platform records beside an answer may have the same text: in which order it was shown, how long it took.
  const answers = all.filter(({ role }) => role !== 'technical' && role !== 'timing');
  return answers.length === 0 ? all : answers;
}

/** Columns whose text differs from that of an item, or from its first sentence, in punctuation only. */
function columnsByLetters(texts: readonly string[], { byLetters }: ColumnIndex): readonly Column[] {
  const known = byLetters();
  if (known.size === 0) return [];
  const whole = texts.flatMap((text) => known.get(onlyLetters(text)) ?? []);
  return whole.length > 0
    ? whole
    : texts.flatMap((text) => known.get(onlyLetters(firstSentence(text))) ?? []);
}

/** `Moving or speaking so slowly that other people could have noticed`, without the opposite that follows. */
function firstSentence(text: string): string {
  const end = text.search(/[.?!] (?=\S{2})/);
  return end < SHORTEST_CUT ? text : text.slice(0, end);
}

/** Columns whose text is the beginning of this item's and of no other's. */
function cutColumns(texts: readonly string[], { cut }: ColumnIndex, { items }: Scale): Column[] {
  const columns = new Set<Column>();
  for (const [beginning, column] of cut)
    if (
      texts.some((text) => text.startsWith(beginning)) &&
      items.filter((item) => keysOf(item).texts.some((text) => text.startsWith(beginning))).length === 1
    )
      columns.add(column);
  return [...columns];
}

interface ItemKeys {
  readonly names: readonly string[];
  readonly texts: readonly string[];
}

/** Several files are matched with one definition, so what its items are recognised by is prepared once. */
const KEYS = new WeakMap<ScaleItem, ItemKeys>();

function keysOf(item: ScaleItem): ItemKeys {
  const known = KEYS.get(item);
  if (known !== undefined) return known;
  const keys: ItemKeys = {
    names: [item.id, ...(item.aliases ?? [])].map(normaliseName),
    texts: Object.values(item.text ?? {}).map(normaliseText),
  };
  KEYS.set(item, keys);
  return keys;
}

function twoColumns(scale: Scale, item: ScaleItem, candidates: readonly Column[], file: string): Problem {
  const column = candidates[0]!.name;
  const place = { file, column, scale: scale.id, item: item.id };
  const positions = candidates.map(({ index }) => index + 1);
  const columns = candidates.map(({ name, index }) => ({ name, position: index + 1 }));
  const isSame = new Set(candidates.map(({ name }) => name)).size === 1;
  return {
    ...(isSame
      ? createMessage(answerMessages, 'duplicate-header', { ...place, positions })
      : createMessage(answerMessages, 'two-columns-for-one-item', {
          file,
          columns,
          item: item.id,
          scale: scale.id,
        })),
    severity: 'error',
    ...place,
  };
}

function add(index: Map<string, Column[]>, key: string, column: Column): void {
  if (key === '') return;
  const columns = index.get(key);
  if (columns === undefined) index.set(key, [column]);
  else columns.push(column);
}
