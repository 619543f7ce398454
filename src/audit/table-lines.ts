import type { DecimalSign } from '../model/dataset.ts';
import { said } from '../model/messages/said.ts';
import { type BrokenTable, tableMessages } from '../model/messages/tables.ts';
import { nearest } from '../model/parse/nearest.ts';
import { type Problem, UserError } from '../model/problem.ts';
import { parseReportedNumber } from './checks/reported-number.ts';

/** A table as lines of cells, as a spreadsheet holds it. */
export interface TableLines {
  readonly file: string;
  readonly header: readonly string[];
  readonly lines: readonly (readonly string[])[];
  /** Row numbers as a spreadsheet counts them. */
  readonly rows: readonly number[];
  readonly decimal?: DecimalSign;
}

const NUMBERS = [
  'n',
  'mean',
  'sd',
  'se',
  'median',
  'min',
  'max',
  'alpha',
  'items',
  'lowest',
  'highest',
  'difference',
  't',
  'df',
  'p',
  'd',
  'correlation',
  'sdofdifferences',
] as const;
const WORDS = ['scale', 'group', 'wave', 'aggregate', 'test', 'where'] as const;
type NumberColumn = (typeof NUMBERS)[number];
type WordColumn = (typeof WORDS)[number];
export type ColumnName = NumberColumn | WordColumn;

const COLUMNS: readonly ColumnName[] = [...WORDS, ...NUMBERS];
/** Other names that tables give these columns. */
const ALIASES: Readonly<Record<string, ColumnName>> = {
  m: 'mean',
  statistic: 't',
  cohensd: 'd',
  r: 'correlation',
};
export const TESTS = ['student', 'welch', 'paired'] as const;

/** One line with its cells by column. */
export interface Line {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<ColumnName, string>>>;
}

/**
 * The lines with their cells by column, every number readable.
 *
 * @throws UserError (status 2, `broken-table`) for unknown columns, and for every cell that is no number
 */
export function readLines(table: TableLines): Line[] {
  const columns = namedColumns(table);
  const lines = table.lines.map((cells, index): Line => {
    const named: Partial<Record<ColumnName, string>> = {};
    for (const [column, name] of columns) {
      const text = (cells[column] ?? '').trim();
      if (text !== '') named[name] = text;
    }
    return { row: table.rows[index]!, cells: named };
  });
  const problems = lines.flatMap((line) => lineProblems(line, table));
  if (problems.length > 0) throw new UserError(problems, 2);
  return lines;
}

function namedColumns({ file, header }: TableLines): [number, ColumnName][] {
  const named = header.flatMap((name, index): [number, ColumnName][] => {
    const plain = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    if (plain === '') return [];
    const column = COLUMNS.find((known) => known === plain) ?? ALIASES[plain];
    if (column !== undefined) return [[index, column]];
    const near = nearest(name, COLUMNS);
    const facts = { mistake: 'unknown-column', file, column: name, near, known: COLUMNS } as const;
    throw broken(facts, { column: name });
  });
  for (const needed of ['scale', 'mean'] as const)
    if (!named.some(([, column]) => column === needed))
      throw broken({ mistake: 'no-column', file, column: needed, known: COLUMNS });
  const twice = named.find(([index, column]) =>
    named.some(([other, name]) => name === column && other < index),
  );
  if (twice !== undefined) throw broken({ mistake: 'two-columns', file, column: twice[1] });
  return named;
}

function lineProblems({ row, cells }: Line, { file, decimal }: TableLines): Problem[] {
  const place = { file, row };
  if (cells.scale === undefined) return [problem({ mistake: 'no-scale', ...place }, { row })];
  const at = (column: ColumnName, what: Choice | NoNumber): Problem => {
    const value = cells[column] ?? '';
    return problem({ ...place, column, value, ...what }, { row, column, value });
  };
  const numbers = NUMBERS.flatMap((column) => {
    const text = cells[column];
    if (text === undefined) return [];
    const parsed = parseReportedNumber(text, decimal);
    if (parsed.ok || (column === 'p' && parsed.reason === 'not-significant')) return [];
    return parsed.reason === 'ambiguous-separator'
      ? [at(column, { mistake: 'read-in-two-ways' })]
      : [at(column, { mistake: 'not-a-number' })];
  });
  const { test, aggregate } = cells;
  if (test !== undefined && !TESTS.some((known) => known === test.toLowerCase()))
    numbers.push(at('test', { mistake: 'not-a-choice', choices: TESTS }));
  if (aggregate !== undefined && !/^(sum|mean)$/i.test(aggregate))
    numbers.push(at('aggregate', { mistake: 'not-a-choice', choices: ['sum', 'mean'] }));
  return numbers;
}

type NoNumber = { readonly mistake: 'not-a-number' | 'read-in-two-ways' };
type Choice = { readonly mistake: 'not-a-choice'; readonly choices: readonly string[] };

/** A table that cannot be read, in one sentence. */
export function broken(what: BrokenTable, where: Partial<Problem> = {}): UserError {
  return new UserError(problem(what, where), 2);
}

function problem(what: BrokenTable, where: Partial<Problem>): Problem {
  return { ...where, ...said(tableMessages, 'broken-table', what), severity: 'error', file: what.file };
}
