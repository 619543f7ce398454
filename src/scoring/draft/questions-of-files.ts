import type { Column, Dataset } from '../../model/dataset.ts';
import { isIdName, mayBeQuestion, roleOfColumn } from '../../model/header-role.ts';
import { plainText } from '../../model/markup.ts';
import type { OfferedAnswer, Question, UnusedColumn, UnusedReason } from '../../model/questionnaire.ts';
import { lookupName, normaliseName, normaliseText, otherNames } from '../column-name.ts';
import { MOST_CHOICES, roleOfContent } from '../column-roles.ts';
import { isMissingText, looksLikeMissingCode, missingCodes } from '../missing-codes.ts';
import { saysTicked, saysUnticked } from '../read-question.ts';
import { isKnownAnswer, isNoAnswer } from './answer-families.ts';
import { answerForm } from './answer-key.ts';
import { blockOfName, isCode } from './block-name.ts';

/** A question and the column of each file that it was found in. */
export interface FileQuestion extends Question {
  readonly columns: readonly Column[];
}

export interface FileQuestions {
  readonly questions: readonly FileQuestion[];
  readonly unused: readonly UnusedColumn[];
}

/** What `--columns` and known scales say of columns. */
export interface ColumnChoice {
  /** Positions in the first file that are asked for; `null` for none in particular. */
  readonly wanted: ReadonlySet<number> | null;
  /** Positions in the first file that a scale takes, with its id. */
  readonly taken: ReadonlyMap<number, string>;
}

/** Of a column with more different values than this no more are looked at. */
const MOST_VALUES = 60;
/** A rating that was asked for by name may have more answers than one that is found. */
const MOST_ASKED = 21;
/** Answers are numbers within these. */
const [LOWEST, HIGHEST] = [-10, 100];

/**
 * The questions with answers to choose from among the columns that all files have, and why the others are none. A personal column is
 * never one, nor is one with free text: their values go nowhere.
 */
export async function questionsOfFiles(
  datasets: readonly Dataset[],
  { wanted, taken }: ColumnChoice,
): Promise<FileQuestions> {
  const rows = sameColumns(datasets);
  const values = rows.map(() => new Values());
  for (const [file, dataset] of datasets.entries()) {
    const here = rows.map((row) => row[file] ?? null);
    const codes = missingCodes(dataset.export?.missing ?? []);
    for await (const { cells } of dataset.batches())
      for (const row of cells)
        for (let at = 0; at < here.length; at++) {
          const column = here[at];
          if (column != null) values[at]!.add(row[column.index] ?? '', codes);
        }
  }
  const questions: FileQuestion[] = [];
  const unused: UnusedColumn[] = [];
  for (const [at, row] of rows.entries()) {
    const column = row.find((each) => each !== null)!;
    const name = lookupName(column);
    const isWanted = wanted !== null && row[0] != null && wanted.has(row[0].index);
    const scale = row[0] == null ? undefined : taken.get(row[0].index);
    if (wanted !== null && !isWanted) continue;
    if (scale !== undefined && !isWanted) {
      unused.push({ name, reason: 'known-scale', scale });
      continue;
    }
    const reason = row.includes(null) ? 'not-in-every-file' : reasonAgainst(column, values[at]!, isWanted);
    if (reason === null) questions.push(questionOf(row as readonly Column[], values[at]!));
    else unused.push({ name, reason });
  }
  if (wanted !== null) return { questions, unused };
  const boxes = boxesAmong(questions);
  return {
    questions: questions.filter((question) => !boxes.has(question)),
    unused: [...unused, ...[...boxes].map(({ name }): UnusedColumn => ({ name, reason: 'boxes' }))],
  };
}

/**
 * Boxes to tick of one question: a list in which each column holds one answer or nothing, ticked or its own text. A list of ratings in which
 * everybody chose the same is none: there the columns share a wording or a number.
 */
function boxesAmong(questions: readonly FileQuestion[]): ReadonlySet<FileQuestion> {
  const lists = new Map<string, FileQuestion[]>();
  for (const question of questions)
    if (question.block !== null) lists.set(question.block, [...(lists.get(question.block) ?? []), question]);
  const areBoxes = (own: readonly FileQuestion[]) => {
    const cells = own.map(({ seen }) => [...seen.keys()]);
    // `kanaal___1`: so REDCap calls boxes, and nothing else.
    const areNamed = own.every(({ name }) => /[^_]___[^_]/.test(name));
    if (areNamed && cells.flat().every((text) => saysTicked(text) || saysUnticked(text)))
      return own.length > 1;
    if (own.length < 2 || cells.some(({ length }) => length !== 1)) return false;
    const texts = cells.flat();
    if (texts.every(saysTicked)) return true;
    const areTexts = texts.every((text) => answerForm(text).kind === 'wording');
    return areTexts && new Set(texts.map(normaliseText)).size === texts.length;
  };
  return new Set([...lists.values()].filter(areBoxes).flat());
}

/** The different values of a column in all files, as long as they are few. */
class Values {
  readonly counts = new Map<string, number>();
  answered = 0;
  blanks = 0;
  tooMany = false;

  add(cell: string, codes: ReturnType<typeof missingCodes>): void {
    const text = cell.trim();
    if (isMissingText(text, codes)) {
      this.blanks++;
      return;
    }
    this.answered++;
    const count = this.counts.get(text);
    if (count !== undefined) this.counts.set(text, count + 1);
    else if (this.counts.size < MOST_VALUES) this.counts.set(text, 1);
    else this.tooMany = true;
  }
}

function reasonAgainst(column: Column, values: Values, isWanted: boolean): UnusedReason | null {
  const name = lookupName(column);
  const byName = roleOfColumn(column);
  const { role } = byName;
  if (byName.role === 'personal') return byName.kind === 'free-text' ? 'free-text' : 'personal';
  if (column.role === 'personal') return 'personal';
  if (column.role === 'id' || column.role === 'answer-id') return 'id';
  if (role === 'technical') return 'technical';
  const forms = [...values.counts.keys()].map(answerForm);
  const wordings = forms.flatMap((form) => (form.kind === 'wording' ? [form.text] : []));
  const others = new Map([...values.counts].filter(([value]) => !looksLikeMissingCode(value)));
  const areKnown = wordings.every((text) => isNoAnswer(text) || isKnownAnswer(text));
  const isNumeric = forms.every(({ kind }) => kind === 'number');
  const content = roleOfContent(others, values.blanks, isNumeric || areKnown);
  if (content.role === 'personal') return content.kind === 'free-text' ? 'free-text' : 'personal';
  if (role === 'residence' || (!isWanted && isIdName(name) && !hasNumber(name)))
    return role === 'residence' ? 'personal' : 'id';
  if (values.answered === 0) return 'blank';
  if (!isWanted && !hasNumber(name) && !mayBeQuestion(name)) return 'characteristic';
  // Nothing but a list that it stands in tells what else could have been answered.
  if (!isWanted && !hasNumber(name) && others.size === 1) return 'one-value';
  if (values.tooMany || tooMany(values, forms, isWanted)) return 'many-values';
  return null;
}

/** `brs_1`, `Q5a`: a number or letter at the end, as items of lists have it. */
function hasNumber(name: string): boolean {
  return blockOfName(name) !== null;
}

function tooMany(
  values: Values,
  forms: readonly ReturnType<typeof answerForm>[],
  isWanted: boolean,
): boolean {
  const codes = forms.flatMap((form) => (form.kind === 'number' ? [form.code] : []));
  const answers = codes.filter((code) => !looksLikeMissingCode(code));
  const most = isWanted ? MOST_ASKED : MOST_CHOICES;
  if (answers.some((code) => code < LOWEST || code > HIGHEST || (!isWanted && !Number.isInteger(code))))
    return true;
  return values.counts.size - (codes.length - answers.length) > most;
}

/** Columns that are the same in all files: by name, else by a code, else by a text that one column has. `null` where a file has none. */
function sameColumns(datasets: readonly Dataset[]): (Column | null)[][] {
  const [first, ...others] = datasets;
  const rows: (Column | null)[][] = (first?.columns ?? []).map((column) => [column]);
  for (const [at, { columns }] of others.entries()) {
    const free = new Set(columns);
    const waysOf = [
      (column: Column) => [normaliseName(lookupName(column))],
      (column: Column) => otherNames(column).codes.map(normaliseName),
      (column: Column) => [lookupName(column), ...otherNames(column).texts].map(normaliseText),
    ];
    for (const row of rows) row.push(null);
    for (const way of waysOf) {
      const byKey = new Map<string, Column | null>();
      for (const column of free)
        for (const key of way(column))
          byKey.set(key, byKey.has(key) && byKey.get(key) !== column ? null : column);
      for (const row of rows) {
        const own = row.find((each) => each !== null);
        if (row[at + 1] !== null || own == null) continue;
        const found = way(own)
          .map((key) => (key === '' ? null : (byKey.get(key) ?? null)))
          .find((column) => column !== null && free.has(column));
        if (found == null) continue;
        row[at + 1] = found;
        free.delete(found);
      }
    }
    for (const column of free) rows.push([...Array.from({ length: at + 1 }, () => null), column]);
  }
  return rows;
}

function questionOf(columns: readonly Column[], { counts }: Values): FileQuestion {
  const [column] = columns as readonly [Column];
  const name = lookupName(column);
  const { codes } = otherNames(column);
  const texts = otherNames(column).texts.map(plainText);
  const code = [name, ...codes].find(isCode) ?? name;
  const block = blockOfName(code) ?? blockOfName(name);
  const text = texts[0] ?? (isCode(name) ? null : plainText(name));
  return {
    name,
    codes: [...new Set(columns.flatMap((each) => [lookupName(each), ...otherNames(each).codes]))].filter(
      (each) => each !== name,
    ),
    texts: text === null || text === '' ? [] : [{ language: null, text: block?.text ?? text }],
    block: block?.block ?? null,
    blockName: block?.name ?? null,
    offered: offeredBy(columns),
    range: null,
    reversed: null,
    seen: counts,
    columns,
  };
}

/** The answers that a file of SPSS names; several files name them alike, or they are not taken. */
function offeredBy(columns: readonly Column[]): OfferedAnswer[] | null {
  const labelled = columns.flatMap(({ valueLabels }) => (valueLabels === undefined ? [] : [valueLabels]));
  const [first, ...others] = labelled;
  if (first === undefined) return null;
  const key = JSON.stringify(first);
  if (others.some((each) => JSON.stringify(each) !== key)) return null;
  const answers = first.map(({ value, label }): OfferedAnswer => {
    const form = answerForm(value);
    const text = answerForm(plainText(label));
    return {
      code: form.kind === 'number' ? form.code : null,
      texts: text.kind === 'number' ? [] : [{ language: null, text: text.text }],
    };
  });
  return answers.every(({ code }) => code !== null) ? answers : null;
}
