import type { DamagedRule, Delimiter } from '../model/dataset.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { fileMessages } from '../model/messages/file.ts';
import { ENGLISH } from '../model/messages/words.ts';
import { cannotRun, type Problem, UserError } from '../model/problem.ts';
import type { DamagedRecord } from './records.ts';

/** Places that are listed one by one where they stop the reading. */
const LISTED = 20;

/** Places that are remembered at all. */
const REMEMBERED = 1000;

/** At least one row in so many must be readable; otherwise the fault is in the header or in the delimiter. */
const FEWEST_READ = 4;

/** What a file's rows are to look like. */
interface Expected {
  readonly file: string;
  /** `null` for what is no text, whose rows are never damaged. */
  readonly delimiter: Delimiter | null;
  /** Cells of a whole row. */
  readonly width: number;
  /** Whether that is the number of the header's cells. */
  readonly isOfHeader: boolean;
  readonly headerRow: number;
}

/** The rows of a file whose cells cannot be told: all are counted, the first are remembered with their reason. */
export class DamagedRows {
  count = 0;
  readonly #first: (DamagedRecord | { row: number; line: number; cells: number })[] = [];

  /** A row with too few or too many cells. */
  addWidth(row: number, line: number, cells: number): void {
    this.count++;
    if (this.#first.length < REMEMBERED) this.#first.push({ row, line, cells });
  }

  /** A row whose quotes contradict each other. */
  addRecord(record: DamagedRecord): void {
    this.count++;
    if (this.#first.length < REMEMBERED) this.#first.push(record);
  }

  /**
   * Refuses the file, or says how many rows were set aside, and what is wrong with each.
   *
   * @param respondents rows that could be read
   * @throws UserError (status 2): each of the first damaged rows and a sentence about all, where the rule is to stop, or where
   *   hardly a row is left
   */
  conclude(
    expected: Expected,
    respondents: number,
    rule: DamagedRule,
  ): { notices: Problem[]; damagedRows: Problem[] } {
    const { delimiter } = expected;
    if (this.count === 0 || delimiter === null) return { notices: [], damagedRows: [] };
    const { file, headerRow } = expected;
    const rows = this.count + respondents;
    const header = this.#first.find(({ row }) => row <= headerRow);
    const isHopeless = header !== undefined || respondents * FEWEST_READ < rows;
    if (rule === 'skip' && !isHopeless) {
      const places = this.#first.slice(0, LISTED).map(({ row }) => row);
      const facts = { file, count: this.count, rows, places };
      return {
        notices: [
          { ...createMessage(fileMessages, 'damaged-rows-set-aside', facts), severity: 'warning', file },
        ],
        damagedRows: this.#first.map((each) => problemOf(each, expected)),
      };
    }
    const problems = this.#first.slice(0, LISTED).map((each) => problemOf(each, expected));
    const facts = {
      file,
      count: this.count,
      rows,
      listed: problems.length,
      delimiter,
      cause: header !== undefined ? 'header-level' : isHopeless ? 'file-level' : 'row-level',
    } as const;
    problems.push(...cannotRun(createMessage(fileMessages, 'damaged-rows', facts), { file }).problems);
    throw new UserError(problems, 2);
  }
}

function problemOf(
  damaged: DamagedRecord | { row: number; line: number; cells: number },
  { file, width, isOfHeader }: Expected,
): Problem {
  const { row, line } = damaged;
  const place = { severity: 'error', file, row, line } as const;
  if (!('code' in damaged)) {
    const facts = { file, row, line, cells: damaged.cells, expected: width, isOfHeader };
    const valid = ENGLISH.text('file.valid.cells', { count: width });
    return { ...createMessage(fileMessages, 'ragged-row', facts), ...place, valid };
  }
  const { code, value, withinLimit, lastLine } = damaged;
  switch (code) {
    case 'malformed-quote':
      return { ...createMessage(fileMessages, code, { file, row, line, value }), ...place, value };
    case 'unclosed-quote':
      return { ...createMessage(fileMessages, code, { file, row, line, value, withinLimit }), ...place };
    case 'rows-in-quotes':
      return { ...createMessage(fileMessages, code, { file, row, line, lastLine, value }), ...place };
    case 'stray-quotes':
      return { ...createMessage(fileMessages, code, { file, row, line, value }), ...place };
    case 'record-too-long':
      return { ...createMessage(fileMessages, code, { file, row, line }), ...place };
  }
}
