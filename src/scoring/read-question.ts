import type { Column, Dataset } from '../model/dataset.ts';
import { answerMessages } from '../model/messages/answers.ts';
import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { cannotRun } from '../model/problem.ts';
import type { AnalysisValues } from '../model/settings/schema.ts';
import { chosenColumns } from './chosen-columns.ts';
import { lookupName, normaliseAnswer, otherNames } from './column-name.ts';
import { findColumn } from './find-column.ts';
import { categoryName } from './group-list.ts';
import { isMissingText, missingCodes } from './missing-codes.ts';
import { refusePersonal } from './personal-column.ts';
import { answersIn, separatorIn } from './several-in-cell.ts';

/** A question as the user names it. */
export type AskedQuestion = AnalysisValues['questions'][number];

/** The columns of a question in one file. */
export interface QuestionColumns {
  readonly columns: readonly Column[];
  /** Whether each column is an answer that could be ticked; else the one column holds the answers. */
  readonly areOptions: boolean;
}

/** How everybody in a file answered a question. */
export interface ReadQuestion {
  /** 1 for whoever answered it. */
  readonly answered: Uint8Array;
  /** By the name under which the same answer is known in other files. */
  readonly options: ReadonlyMap<string, ReadOption>;
  /** Whether somebody may have given several answers. */
  readonly several: boolean;
}

export interface ReadOption {
  readonly label: string;
  /** 1 for whoever gave this answer. */
  readonly ticked: Uint8Array;
}

/** A question of more answers than these is an open one, or holds several in a cell. */
const MOST_OPTIONS = 60;
/** A column of more different cells is free text. */
const MOST_CELLS = 5000;
const OPTION = '--questions';

/** The columns of a question by its name or theirs. */
export function namedColumns(asked: AskedQuestion): readonly string[] {
  return typeof asked === 'string' ? [asked] : [asked.columns].flat();
}

/**
 * Where a question stands in a file: in one column (`smoking`), in columns that are named (`bron_*`, `bron_1..bron_4`), or in those that
 * begin with its name as platforms write them (`bron___1`, `bron[1]`, `bron_1`).
 *
 * @returns `null` where the file does not have it
 */
export function questionColumns(dataset: Dataset, asked: AskedQuestion): QuestionColumns | null {
  const names = namedColumns(asked);
  const chosen = chosenColumns(dataset.columns, names);
  const named = 'positions' in chosen ? [...chosen.positions] : [];
  const boxes = names.length === 1 && named.length < 2 ? stemOf(dataset, names[0]!) : [];
  // Kobo writes the answers both into one cell and into a column each.
  const positions =
    named.length === 0 || (boxes.length > 1 && dataset.export?.platform === 'kobo') ? boxes : named;
  // Of a file with several waves a view has some columns only, each with its place in the file.
  const columns = dataset.columns.filter((column) => positions.includes(column.index) && !isOpenText(column));
  if (columns.length === 0) return null;
  return { columns, areOptions: columns.length > 1 };
}

/** Columns whose name is that of the question and something behind it. */
function stemOf({ columns }: Dataset, name: string): number[] {
  const isOption = (text: string) =>
    text.startsWith(name) && /^(?:_{1,3}|\[|\.|\/|:| - | \()[^_].*$/u.test(text.slice(name.length));
  return columns
    .filter((column) => [lookupName(column), ...otherNames(column).codes].some(isOption))
    .map(({ index }) => index);
}

/** What people wrote beside "other, namely". */
function isOpenText(column: Column): boolean {
  return /_TEXT$|\[other\]$|other_text$/i.test(lookupName(column));
}

/**
 * Reads the answers to a question in one pass over the rows that are used of each file. What the cells of one file
 * show of several answers in one holds for all.
 *
 * @param inFiles its columns in each file; `null` where a file does not have it
 * @param missing codes that stand for no answer
 * @param personal columns that are shown although they look personal
 * @throws UserError (status 2) for columns by which respondents could be recognised, that hold open texts, or too many answers
 */
export async function readQuestion(
  datasets: readonly Dataset[],
  inFiles: readonly (QuestionColumns | null)[],
  asked: AskedQuestion,
  { missing, personal }: { readonly missing: readonly string[]; readonly personal: readonly string[] },
): Promise<(ReadQuestion | null)[]> {
  const codes = missingCodes(missing);
  const isBlank = (cell: string) => cell.trim() === '' || isMissingText(cell, codes);
  const readers: (OptionColumns | AnswersInCell | null)[] = [];
  for (const [file, found] of inFiles.entries()) {
    if (found === null) {
      readers.push(null);
      continue;
    }
    const dataset = datasets[file]!;
    const { columns, areOptions } = found;
    for (const column of columns) refusePersonal({ file: dataset.file, column, option: OPTION }, personal);
    const reader = areOptions ? new OptionColumns(dataset, columns) : new AnswersInCell(dataset, columns[0]!);
    const wanted = { columns: new Set(columns.map(({ index }) => index)), after: 0 };
    let respondent = 0;
    for await (const { cells } of dataset.batches(wanted))
      for (const row of cells) reader.add(respondent++, row, isBlank);
    readers.push(reader);
  }
  const separator = separatorOf(
    asked,
    readers.flatMap((reader) => (reader instanceof AnswersInCell ? [reader] : [])),
  );
  return readers.map((reader) => reader?.result(personal, separator) ?? null);
}

/** Between answers in one cell: as the user says, else what the cells show. */
function separatorOf(asked: AskedQuestion, readers: readonly AnswersInCell[]): string | null {
  if (typeof asked !== 'string' && asked.separator !== undefined) return asked.separator;
  return separatorIn(readers.map((reader) => ({ platform: reader.platform, cells: reader.cells() })));
}

const UNTICKED = new Set(
  [
    '0',
    'no',
    'n',
    'nee',
    'non',
    'nein',
    'false',
    'onwaar',
    'faux',
    'unchecked',
    'not selected',
    'not checked',
    'niet geselecteerd',
    'niet aangevinkt',
    'non coché',
    '-',
  ].map(normaliseAnswer),
);
const TICKED = new Set(
  [
    '1',
    'yes',
    'y',
    'ja',
    'j',
    'oui',
    'o',
    'true',
    'waar',
    'vrai',
    'x',
    'checked',
    'selected',
    'geselecteerd',
    'aangevinkt',
    'coché',
    '✓',
    '✔',
  ].map(normaliseAnswer),
);

/** Whether a cell of an answer with a column of its own says that it was not ticked. */
export function saysUnticked(cell: string): boolean {
  return UNTICKED.has(normaliseAnswer(cell));
}

/** Whether a cell says ticked or yes, in place of the text of the answer. */
export function saysTicked(cell: string): boolean {
  return TICKED.has(normaliseAnswer(cell));
}

/** An answer a column: 0/1, yes and no, or its text where it was ticked. */
class OptionColumns {
  private readonly answered: Uint8Array;
  private readonly options: { readonly column: Column; readonly ticked: Uint8Array; text: string | null }[];
  private readonly zeroIsNoAnswer: boolean;

  private readonly dataset: Dataset;

  constructor(dataset: Dataset, columns: readonly Column[]) {
    this.dataset = dataset;
    const { rowCount, export: facts } = dataset;
    this.answered = new Uint8Array(rowCount);
    this.options = columns.map((column) => ({ column, ticked: new Uint8Array(rowCount), text: null }));
    // REDCap writes 0 in every box of who saw none of them.
    this.zeroIsNoAnswer = facts?.platform === 'redcap' || columns.every(({ name }) => name.includes('___'));
  }

  add(respondent: number, row: readonly string[], isBlank: (cell: string) => boolean): void {
    for (const option of this.options) {
      const cell = row[option.column.index] ?? '';
      if (isBlank(cell)) continue;
      const answer = normaliseAnswer(cell);
      if (UNTICKED.has(answer)) {
        if (!this.zeroIsNoAnswer) this.answered[respondent] = 1;
        continue;
      }
      this.answered[respondent] = 1;
      option.ticked[respondent] = 1;
      const text = categoryName(cell);
      if (option.text === null) option.text = text;
      else if (normaliseAnswer(option.text) !== answer)
        throw cannotRun(
          createMessage(choiceMessages, 'question-not-ticked', {
            file: this.dataset.file,
            column: option.column.name,
          }),
          { file: this.dataset.file, column: option.column.name },
        );
    }
  }

  result(): ReadQuestion {
    const options = this.options.map(({ column, ticked, text }) => {
      const label = labelOfOption(column, text);
      return [normaliseAnswer(lookupName(column)), { label, ticked }] as const;
    });
    return { answered: this.answered, options: new Map(options), several: true };
  }
}

/** What an option is called: the text that was ticked, the text that the platform tells, else the column. */
function labelOfOption(column: Column, text: string | null): string {
  if (text !== null && !TICKED.has(normaliseAnswer(text)) && !/^\d+$/.test(text)) return text;
  const [, choice] = /\(choice=(.+)\)$/.exec(column.name) ?? [];
  const ofValue = (column.valueLabels ?? []).find(({ value }) => value === (text ?? '1'))?.label;
  const own = ofValue !== undefined && !TICKED.has(normaliseAnswer(ofValue)) ? ofValue : undefined;
  return choice ?? own ?? otherNames(column).texts[0] ?? column.name;
}

/** One column, with one answer a cell or several. */
class AnswersInCell {
  private readonly dataset: Dataset;
  private readonly column: Column;
  /** The different cells, and whose is which: 0 for a blank, else one more than its place. */
  private readonly places = new Map<string, number>();
  private readonly of: Uint16Array;
  private blanks = 0;

  constructor(dataset: Dataset, column: Column) {
    this.dataset = dataset;
    this.column = column;
    this.of = new Uint16Array(dataset.rowCount);
  }

  add(respondent: number, row: readonly string[], isBlank: (cell: string) => boolean): void {
    const cell = categoryName(row[this.column.index] ?? '');
    if (isBlank(cell)) {
      this.blanks++;
      return;
    }
    let place = this.places.get(cell);
    if (place === undefined) {
      if (this.places.size === MOST_CELLS) throw this.tooMany();
      place = this.places.size + 1;
      this.places.set(cell, place);
    }
    this.of[respondent] = place;
  }

  private tooMany() {
    const facts = { option: OPTION, column: this.column.name, most: MOST_OPTIONS } as const;
    return cannotRun(createMessage(choiceMessages, 'too-many-categories', facts), {
      column: this.column.name,
    });
  }

  get platform() {
    return this.dataset.export?.platform;
  }

  /** How many respondents gave each cell. */
  cells(): Map<string, number> {
    const counts = new Uint32Array(this.places.size + 1);
    for (const place of this.of) counts[place]!++;
    return new Map([...this.places].map(([cell, place]) => [cell, counts[place]!]));
  }

  /** @param separator between answers in one cell; `null` where each cell is one */
  result(personal: readonly string[], separator: string | null): ReadQuestion {
    const parts = [...this.places.keys()].map((cell) => answersIn(cell, separator));
    const labels = new Map((this.column.valueLabels ?? []).map(({ value, label }) => [value, label]));
    const options = new Map<string, ReadOption & { count: number }>();
    const byCell = parts.map((answers) =>
      answers.map((answer) => {
        const key = normaliseAnswer(answer);
        const known = options.get(key);
        if (known !== undefined) return known;
        const ticked = new Uint8Array(this.of.length);
        const option = { label: labels.get(answer) ?? answer, ticked, count: 0 };
        options.set(key, option);
        return option;
      }),
    );
    if (options.size > MOST_OPTIONS) throw this.tooMany();
    const answered = new Uint8Array(this.of.length);
    this.of.forEach((place, respondent) => {
      if (place === 0) return;
      answered[respondent] = 1;
      for (const option of byCell[place - 1]!) {
        option.ticked[respondent] = 1;
        option.count++;
      }
    });
    this.refuseNames(options, personal);
    return { answered, options, several: parts.some(({ length }) => length > 1) };
  }

  private refuseNames(
    options: ReadonlyMap<string, { readonly count: number }>,
    personal: readonly string[],
  ): void {
    const counts = new Map([...options].map(([key, { count }]) => [key, count]));
    const isNumeric = [...counts.keys()].every((value) => /^-?\d+(?:[.,]\d+)?$/.test(value));
    const content = { counts, blanks: this.blanks, isNumeric };
    refusePersonal({ file: this.dataset.file, column: this.column, option: OPTION }, personal, content);
  }
}

/** @throws UserError (status 2) for a question that no file has */
export function refuseUnknown(datasets: readonly Dataset[], asked: AskedQuestion): never {
  const [name = ''] = namedColumns(asked);
  findColumn(datasets[0]!, name, OPTION);
  const facts = { option: OPTION, file: datasets[0]!.file, column: name, columns: { names: [], more: 0 } };
  throw cannotRun(createMessage(answerMessages, 'unknown-column', facts), {
    file: datasets[0]!.file,
    column: name,
  });
}
