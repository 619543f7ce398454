import type { Dataset, DecimalSign } from '../model/dataset.ts';
import { mayBeQuestion } from '../model/header-role.ts';
import { answerMessages } from '../model/messages/answers.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { printable } from '../model/printable.ts';
import { type Problem, remark } from '../model/problem.ts';
import { lookupName, normaliseName } from './column-name.ts';
import { isQuestion, MOST_CHOICES } from './column-roles.ts';
import { firstColumns } from './find-column.ts';
import { isMissingText, looksLikeMissingCode, missingCodes } from './missing-codes.ts';
import { decimalSign, quantityOf } from './quantity.ts';

/** Rows that are looked at: what a question is shows in them, and a large file is not slowed down. */
export const ROWS_LOOKED_AT = 5000;
/** Names that a remark gives. */
const NAMES_SAID = 3;

/** The options of an analysis by which columns are used that are no items. */
export interface UsedColumns {
  readonly id?: string | null;
  readonly by?: string | null;
  readonly attrition?: readonly string[];
  readonly baseline?: readonly string[];
  /** Those that other parts of the output show. */
  readonly shown?: readonly string[];
  readonly missing: readonly string[];
  readonly decimal?: DecimalSign | null;
}

/** What is seen of a column that may be a question. */
interface Watched {
  readonly index: number;
  readonly name: string;
  readonly sign: DecimalSign | null;
  readonly counts: Map<string, number>;
  blanks: number;
}

/** Looks for questions that no scale uses among the rows that are read anyway. */
export class UnusedColumns {
  private watched: Watched[];
  private rows = 0;
  private readonly missing: ReturnType<typeof missingCodes>;

  private constructor(watched: Watched[], missing: readonly string[]) {
    this.watched = watched;
    this.missing = missingCodes(missing);
  }

  /**
   * @param items positions of the columns that belong to a scale, be it one that is left out
   * @returns `null` where no header can be that of a question
   */
  static of(dataset: Dataset, items: ReadonlySet<number>, used: UsedColumns): UnusedColumns | null {
    const { id = null, by = null, attrition = [], baseline = [], shown = [], missing, decimal = null } = used;
    const ids = id === null ? [] : [id, ...id.split(',').map((name) => name.replaceAll('"', ''))];
    const names = new Set(
      [...ids, ...(by === null ? [] : [by]), ...attrition, ...baseline, ...shown].map(normaliseName),
    );
    const watched = dataset.columns.flatMap((column): Watched[] => {
      const name = lookupName(column);
      if (items.has(column.index) || names.has(normaliseName(name))) return [];
      // What an export says of a column takes longer to tell than what its name says.
      if (!mayBeQuestion(name) || (column.role ?? 'answer') !== 'answer') return [];
      return [
        {
          index: column.index,
          name: column.name,
          sign: decimalSign(column, decimal),
          counts: new Map(),
          blanks: 0,
        },
      ];
    });
    return watched.length === 0 ? null : new UnusedColumns(watched, missing);
  }

  /** Positions of the columns that are looked at. */
  get columns(): number[] {
    return this.watched.map(({ index }) => index);
  }

  /** @returns whether further rows are wanted */
  add(cells: readonly string[]): boolean {
    if (this.rows === ROWS_LOOKED_AT || this.watched.length === 0) return false;
    this.rows++;
    let isDecided = false;
    for (const column of this.watched) {
      const text = (cells[column.index] ?? '').trim();
      const count = column.counts.get(text);
      if (count !== undefined) column.counts.set(text, count + 1);
      else if (isMissingText(text, this.missing) || looksLikeMissingCode(text)) column.blanks++;
      else if (column.counts.set(text, 1).size > MOST_CHOICES) isDecided = true;
    }
    if (isDecided) this.watched = this.watched.filter(({ counts }) => counts.size <= MOST_CHOICES);
    return true;
  }

  /** Whether what the columns are may depend on how their numbers are written. */
  haveNumberSigns(): boolean {
    return this.watched.some(({ counts }) =>
      [...counts.keys()].some((text) => /[.,]/.test(text) && /\d/.test(text)),
    );
  }

  /** Headers of the columns that turned out to be questions with answers, in the order of the file. */
  questions(): string[] {
    return this.watched
      .filter(({ name, counts, blanks, sign }) =>
        isQuestion(name, counts, blanks, (value) => quantityOf(value, sign)),
      )
      .map(({ name }) => name);
  }
}

/** A file and its questions that no scale uses. */
export interface FileQuestions {
  readonly file: string;
  readonly unusedQuestions: readonly string[];
}

/** One remark for all files that have the same questions in no scale: how many, and the first of them. */
export function unusedQuestions(files: readonly FileQuestions[]): Problem[] {
  const alike = new Map<string, FileQuestions[]>();
  for (const file of files) {
    if (file.unusedQuestions.length === 0) continue;
    const key = JSON.stringify(file.unusedQuestions);
    alike.set(key, [...(alike.get(key) ?? []), file]);
  }
  return [...alike.values()].map((same) => {
    const questions = same[0]!.unusedQuestions.map((name) => ({ name: printable(name) }));
    const facts = {
      // Of one file with several waves each has them.
      files: [...new Set(same.map(({ file }) => file))],
      count: questions.length,
      columns: firstColumns(questions, NAMES_SAID),
    };
    return remark(
      createMessage(answerMessages, 'unused-questions', facts),
      facts.files.length === 1 ? { file: facts.files[0]! } : {},
    );
  });
}
