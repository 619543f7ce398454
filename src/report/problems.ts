import type { Problem } from '../model/problem.ts';
import type { Context } from './context.ts';
import { type Cell, EMPTY, type Table, type TableColumn, type Value, words } from './table.ts';

/** What is wrong with the files, as one row per problem: where, the value, what is the matter, what would be valid. */
export function problemsTable(problems: readonly Problem[], context: Context): Table {
  const errors = problems.reduce((count, { severity }) => count + (severity === 'error' ? 1 : 0), 0);
  return {
    id: 'problems',
    label: null,
    title: context.word('title.problems'),
    subtitle: null,
    columns: columnsOf(context),
    rows: problems.map((problem) => ({ kind: 'body', cells: cellsOf(problem, context) })),
    notes: [
      context.text('note.problems', {
        errors: context.number.count(errors),
        warnings: context.number.count(problems.length - errors),
      }),
    ],
    data: { columns: DATA_COLUMNS, rows: problems.map(dataRowOf) },
  };
}

function columnsOf(context: Context): TableColumn[] {
  return [
    { key: 'file', header: context.text('column.file'), align: 'left', stub: true },
    { key: 'row', header: context.text('column.row'), align: 'right' },
    { key: 'column', header: context.text('column.column'), align: 'left' },
    { key: 'value', header: context.text('column.value'), align: 'left' },
    { key: 'item', header: context.text('column.item'), align: 'left' },
    { key: 'problem', header: context.text('column.problem'), align: 'left' },
    { key: 'valid', header: context.text('column.valid'), align: 'left' },
  ];
}

/** What cannot be said in the columns (a problem of the whole file) is said in the problem's own words. */
function cellsOf(problem: Problem, context: Context): Cell[] {
  const { file, row, column, value, item, scale, code, message, valid } = problem;
  const optional = (text: string | undefined) => (text === undefined ? EMPTY : words(text));
  const short = context.lookup(`problem.${code}`);
  const isOfCell = row !== undefined && column !== undefined;
  return [
    optional(file),
    row === undefined ? EMPTY : { value: row, text: context.number.count(row) },
    optional(column),
    optional(value),
    optional(item ?? scale),
    words(short !== null && isOfCell ? short : message),
    optional(valid),
  ];
}

const DATA_COLUMNS = [
  'file',
  'row',
  'line',
  'column',
  'value',
  'scale',
  'item',
  'severity',
  'code',
  'valid',
  'message',
] as const;

function dataRowOf(problem: Problem): Value[] {
  const { file, row, line, column, value, scale, item, severity, code, valid, message } = problem;
  return [
    file ?? null,
    row ?? null,
    line ?? null,
    column ?? null,
    value ?? null,
    scale ?? null,
    item ?? null,
    severity,
    code,
    valid ?? null,
    message,
  ];
}
