import {
  type ByteSource,
  type Column,
  type Dataset,
  DECLARED_MISSING,
  type Projection,
  type ReadOptions,
  type ValueLabel,
} from '../model/dataset.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { spssMessages } from '../model/messages/spss.ts';
import { type Problem, remark } from '../model/problem.ts';
import { datasetOfCells } from './dataset-of-cells.ts';
import { decimalEvidence } from './decimal-evidence.ts';
import {
  cellText,
  numberKind,
  readSav,
  type SavColumn,
  type SavFile,
  type SavVariable,
} from './spss/index.ts';
import type { SheetRows } from './workbook/index.ts';

/**
 * Opens an SPSS system file as a dataset: variables are columns, found by name or label; what is missing, by the system or by declaration,
 * is blank, marked where the file declares it. Rows are cases, counted from 1.
 *
 * @param keeps whether the rows of a small file are kept
 * @throws UserError (status 2) as `readSav` and `openDataset`
 */
export async function openSav(source: ByteSource, options: ReadOptions, keeps: boolean): Promise<Dataset> {
  const { encoding } = options;
  const file = await readSav(source, encoding === undefined ? {} : { encoding });
  const { variables } = file;
  const decimals = new Set<number>();
  const dataset = await datasetOfCells(
    {
      file: file.file,
      format: file.compression === 'zlib' ? 'zsav' : 'sav',
      sheet: null,
      isNamed: true,
      batches: (wanted) => rowsOf(file, wanted),
      large: {
        rows: file.declaredCases ?? 0,
        batches: (wanted) => firstRowsOf(file, wanted, decimals),
      },
    },
    options,
    keeps,
  );
  return {
    ...dataset,
    columns: dataset.columns.map((column) => described(column, variables[column.index]!, decimals)),
    notices: [...file.notices, ...missingRemarks(file), ...dataset.notices],
  };
}

/** @param decimals positions of variables that have decimals, beside those of which the column tells it */
function described(column: Column, variable: SavVariable, decimals: ReadonlySet<number>): Column {
  const { label, width, valueLabels } = variable;
  const labels = valueLabels.flatMap(({ value, label }): ValueLabel[] =>
    isMissing(variable, value) ? [] : [{ value: cellText(variable, value), label }],
  );
  return {
    ...column,
    ...(label !== null && { texts: [...(column.texts ?? []), label] }),
    ...(labels.length > 0 && { valueLabels: labels }),
    ...(width === 0 &&
      (column.decimal.kind !== 'none' || decimals.has(column.index)) && {
        decimal: { kind: 'sign', sign: '.' },
      }),
  };
}

/** Declarations of missing values that a remark names, and variables of each. */
const NAMED = 3;

/** What the file declares as missing, and is read as no answer. */
function missingRemarks({ file, variables }: SavFile): Problem[] {
  const alike = new Map<string, { readonly values: readonly string[]; readonly columns: string[] }>();
  for (const variable of variables) {
    const values = declaredMissing(variable);
    const key = values.join('\0');
    const known = alike.get(key);
    if (known !== undefined) known.columns.push(variable.name);
    else if (values.length > 0) alike.set(key, { values, columns: [variable.name] });
  }
  if (alike.size === 0) return [];
  const declared = [...alike.values()].map(({ values, columns }) => ({
    values,
    columns: { names: columns.slice(0, NAMED), more: Math.max(0, columns.length - NAMED) },
  }));
  const facts = { file, declared: declared.slice(0, NAMED), more: Math.max(0, declared.length - NAMED) };
  return [remark(createMessage(spssMessages, 'sav-missing', facts), { file })];
}

/** Values, and a range as `90–99`, `≤ -1`, `≥ 90`. */
function declaredMissing(variable: SavVariable): string[] {
  const { values, range } = variable.missing;
  const text = (value: number | string) =>
    typeof value === 'string' ? `"${value.trimEnd()}"` : cellText(variable, value);
  const texts = values.map(text);
  if (range === null) return texts;
  if (range.low === Number.NEGATIVE_INFINITY) return [...texts, `≤ ${text(range.high)}`];
  return [
    ...texts,
    range.high === Number.POSITIVE_INFINITY
      ? `≥ ${text(range.low)}`
      : `${text(range.low)}–${text(range.high)}`,
  ];
}

/** The cases as rows below the names, no longer than the last column that is wanted. */
async function* rowsOf(file: SavFile, wanted?: Projection): AsyncGenerator<SheetRows> {
  const { variables } = file;
  yield { cells: [variables.map(({ name }) => name)], rows: [0], problems: [] };
  const texts = variables.map(textOf);
  const blank = variables.map(() => '');
  const all = variables.map((_, index) => index);
  const few = all.filter((index) => wanted?.columns.has(index));
  const blankOfFew = blank.slice(0, (few.at(-1) ?? -1) + 1);
  for await (const { firstCase, cases, columns, isWhole, notices } of file.batches(wanted)) {
    const cells = rowsLike(isWhole ? blank : blankOfFew, cases);
    for (const index of isWhole ? all : few) {
      const text = texts[index]!;
      const column = columns[index]!;
      for (let row = 0; row < cases; row++) cells[row]![index] = text(column[row]!);
    }
    yield { cells, rows: cells.map((_, row) => firstCase + row), problems: notices };
  }
}

function rowsLike(row: readonly string[], count: number): string[][] {
  const rows: string[][] = [];
  for (let at = 0; at < count; at++) rows.push(row.slice());
  return rows;
}

/**
 * The first pass over a large file: its texts and the columns that are wanted, and the whole row where these alone do not tell what it is.
 *
 * @param decimals gathers the other variables in which numbers with a decimal sign stand
 */
async function* firstRowsOf(
  file: SavFile,
  wanted: ReadonlySet<number>,
  decimals: Set<number>,
): AsyncGenerator<SheetRows> {
  const { variables } = file;
  const names = variables.map(({ name }) => name);
  yield { cells: [[...names]], rows: [0], problems: [] };
  const texts = variables.map(textOf);
  const blank = variables.map(() => '');
  const all = variables.map((_, index) => index);
  // The first tells whether the header stands there once more.
  const few = all.filter((index) => index === 0 || variables[index]!.width > 0 || wanted.has(index));
  const others = all.filter((index) => !few.includes(index));
  for await (const batch of file.batches({ columns: new Set(few), after: 0, offersOthers: true })) {
    const { firstCase, cases, columns, notices } = batch;
    const made = rowsLike(blank, cases);
    const isBlank = new Uint8Array(cases).fill(1);
    for (const index of few) {
      const text = texts[index]!;
      const column = columns[index]!;
      for (let row = 0; row < cases; row++) {
        const cell = text(column[row]!);
        made[row]![index] = cell;
        if (cell !== '' && cell.trim() !== '') isBlank[row] = 0;
      }
    }
    const doubtful: number[] = [];
    for (let row = 0; row < cases; row++)
      if (isBlank[row] === 1 || made[row]![0] === names[0]) doubtful.push(row);
    for (const index of doubtful.length === 0 ? [] : others) {
      const column = batch.column(index);
      for (const row of doubtful) made[row]![index] = texts[index]!(column[row]!);
    }
    for (const index of others)
      if (!decimals.has(index) && !batch.hasOnlyWholeNumbers(index))
        if (hasDecimals(batch.column(index), texts[index]!)) decimals.add(index);
    yield { cells: made, rows: made.map((_, row) => firstCase + row), problems: notices };
  }
}

function hasDecimals(column: SavColumn, text: (value: number | string) => string): boolean {
  for (const value of column) if (decimalEvidence(text(value)) !== 'none') return true;
  return false;
}

/** Numbers of a variable repeat: answers are few. */
const CACHED = 1000;

function textOf(variable: SavVariable): (value: number | string) => string {
  const known = new Map<number | string, string>();
  /** Of whole numbers, which most answers are, by themselves. */
  const small: string[] = [];
  const isPlain = numberKind(variable.format.name) === 'number';
  const text = (value: number | string) => {
    if (isMissing(variable, value)) return DECLARED_MISSING;
    return isPlain ? String(value) : cellText(variable, value);
  };
  return (value) => {
    if (typeof value === 'number' && value >= 0 && value < CACHED && Number.isInteger(value)) {
      small[value] ??= text(value);
      return small[value];
    }
    if (Number.isNaN(value)) return '';
    const cached = known.get(value);
    if (cached !== undefined) return cached;
    const made = text(value);
    if (known.size < CACHED) known.set(value, made);
    return made;
  };
}

function isMissing({ missing }: SavVariable, value: number | string): boolean {
  if (Number.isNaN(value) || missing.values.includes(value)) return true;
  const { range } = missing;
  return range !== null && typeof value === 'number' && value >= range.low && value <= range.high;
}
