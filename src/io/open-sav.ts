import type { ByteSource, Column, Dataset, ReadOptions, ValueLabel } from '../model/dataset.ts';
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
    batches: () => rowsOf(file),
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

async function* rowsOf(file: SavFile): AsyncGenerator<SheetRows> {
  const { variables } = file;
  yield { cells: [variables.map(({ name }) => name)], rows: [0], problems: [] };
  const texts = variables.map(textOf);
  for await (const { firstCase, cases, columns, notices } of file.batches()) {
    const cells = Array.from({ length: cases }, (_, row) =>
      columns.map((values, index) => texts[index]!(values[row]!)),
    );
    yield { cells, rows: cells.map((_, row) => firstCase + row), problems: notices };
  }
}

/** Numbers of a variable repeat: answers are few. */
const CACHED = 1000;

function textOf(variable: SavVariable): (value: number | string) => string {
  const known = new Map<number | string, string>();
  const isPlain = numberKind(variable.format.name) === 'number';
  return (value) => {
    const cached = known.get(value);
    if (cached !== undefined) return cached;
    const text = isMissing(variable, value) ? '' : isPlain ? String(value) : cellText(variable, value);
    if (known.size < CACHED) known.set(value, text);
    return text;
  };
}

function isMissing({ missing }: SavVariable, value: number | string): boolean {
  if (Number.isNaN(value) || missing.values.includes(value)) return true;
  const { range } = missing;
  return range !== null && typeof value === 'number' && value >= range.low && value <= range.high;
}
