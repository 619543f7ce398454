import type { ByteSource, Column, Dataset, Projection, ReadOptions, ValueLabel } from '../model/dataset.ts';
import { said } from '../model/messages/said.ts';
import { spssMessages } from '../model/messages/spss.ts';
import { type Problem, remark } from '../model/problem.ts';
import { datasetOfCells } from './dataset-of-cells.ts';
import { cellText, numberKind, readSav, type SavFile, type SavVariable } from './spss/index.ts';
import type { SheetRows } from './workbook/index.ts';

/**
 * Opens an SPSS system file as a dataset: variables are columns, found by name or label; what is missing, by the system or by declaration,
 * is blank. Rows are cases, counted from 1.
 *
 * @param keeps whether the rows of a small file are kept
 * @throws UserError (status 2) as `readSav` and `openDataset`
 */
export async function openSav(source: ByteSource, options: ReadOptions, keeps: boolean): Promise<Dataset> {
  const { encoding } = options;
  const file = await readSav(source, encoding === undefined ? {} : { encoding });
  const { variables } = file;
  const cells = {
    file: file.file,
    format: file.compression === 'zlib' ? ('zsav' as const) : ('sav' as const),
    sheet: null,
    isNamed: true,
    batches: (wanted?: Projection) => rowsOf(file, wanted),
  };
  const dataset = await datasetOfCells(cells, options, keeps);
  return {
    ...dataset,
    columns: dataset.columns.map((column) => described(column, variables[column.index]!)),
    notices: [...file.notices, ...missingRemarks(file), ...dataset.notices],
  };
}

function described(column: Column, variable: SavVariable): Column {
  const { label, width, valueLabels } = variable;
  const labels = valueLabels.flatMap(({ value, label }): ValueLabel[] =>
    isMissing(variable, value) ? [] : [{ value: cellText(variable, value), label }],
  );
  return {
    ...column,
    ...(label !== null && { texts: [...(column.texts ?? []), label] }),
    ...(labels.length > 0 && { valueLabels: labels }),
    ...(width === 0 && column.decimal.kind !== 'none' && { decimal: { kind: 'sign', sign: '.' } }),
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
  return [remark(said(spssMessages, 'sav-missing', facts), { file })];
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

async function* rowsOf(file: SavFile, wanted?: Projection): AsyncGenerator<SheetRows> {
  const { variables } = file;
  const names = variables.map(({ name }) => name);
  yield { cells: [names], rows: [0], problems: [] };
  const texts = variables.map(textOf);
  const all = texts.map((_, index) => index);
  const few = all.filter((index) => wanted?.columns.has(index));
  for await (const { firstCase, cases, columns, notices } of file.batches()) {
    const cells = Array.from({ length: cases }, () => new Array<string>(columns.length).fill(''));
    const put = (index: number, row: number) => {
      cells[row]![index] = texts[index]!(columns[index]![row]!);
    };
    const isWhole = wanted === undefined || firstCase <= wanted.after;
    for (const index of isWhole ? all : few) for (let row = 0; row < cases; row++) put(index, row);
    if (!isWhole)
      // What makes a row blank, or the header once more, is seen in the whole row.
      for (let row = 0; row < cases; row++)
        if (columns[0]![row] === names[0] || few.every((index) => cells[row]![index]!.trim() === ''))
          for (const index of all) put(index, row);
    yield { cells, rows: cells.map((_, row) => firstCase + row), problems: notices };
  }
}

/** Numbers of a variable repeat: answers are few. */
const CACHED = 1000;

function textOf(variable: SavVariable): (value: number | string) => string {
  const known = new Map<number | string, string>();
  /** Of whole numbers, which most answers are, by themselves. */
  const small: string[] = [];
  const isPlain = numberKind(variable.format.name) === 'number';
  const text = (value: number | string) => {
    if (isMissing(variable, value)) return '';
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
