import type { Verification, VerifiedCell } from '../../model/verification.ts';
import type { Context } from '../context.ts';
import {
  type Cell,
  EMPTY,
  plainText,
  type Table,
  type TableColumn,
  type TableRow,
  type Value,
  words,
} from '../table.ts';
import { labelledNotes } from './notes.ts';
import {
  cellName,
  computedText,
  explanationText,
  sampleName,
  summaryText,
  verdictText,
} from './verify-words.ts';

/**
 * A published table against data: printed and computed number of every cell that does not reproduce, and why; with details of
 * every cell. The data behind it (CSV) always has every cell.
 */
export function verifyTable(verification: Verification, context: Context, details: boolean): Table {
  const shown = verification.cells.filter(({ status }) => details || status !== 'reproduced');
  // What explains several cells is said once, under the table.
  const whys = [...new Set(shown.map((cell) => explanationText(cell, context)))].filter((why) => why !== '');
  const { notOfData } = verification.summary;
  return {
    id: 'verify',
    label: null,
    title: context.word('title.verify', { table: verification.table.file }),
    subtitle: null,
    columns: columnsOf(context),
    rows: shown.map((cell): TableRow => ({ kind: 'body', cells: cellsOf(cell, whys, context) })),
    notes: labelledNotes(context, [
      ...whys.map((why, index) => plainText(`${index + 1} ${why}`)),
      summaryText(verification, context),
      context.text('note.verify.settings', {
        method: context.text(
          verification.settings.test === 'paired' ? 'method.paired' : testKey(verification.settings.test),
        ),
        rounding: context.lookup(`verify.rounding.${verification.settings.rounding}`) ?? '',
      }),
      ...(notOfData === 0
        ? []
        : [context.text('note.verify.notOfData', { count: context.number.count(notOfData) })]),
    ]),
    data: { columns: DATA_COLUMNS, rows: verification.cells.map((cell) => dataRowOf(cell, context)) },
  };
}

const TEST_KEYS = {
  welch: 'method.welch',
  student: 'method.student',
  paired: 'method.paired',
  'mann-whitney': 'method.mann-whitney',
  'wilcoxon-signed-rank': 'method.wilcoxon-signed-rank',
  'partially-overlapping': 'method.partially-overlapping',
  'partially-overlapping-unequal': 'method.partially-overlapping-unequal',
} as const;

function testKey(test: string) {
  return TEST_KEYS[test as keyof typeof TEST_KEYS] ?? 'method.welch';
}

function columnsOf(context: Context): TableColumn[] {
  return [
    { key: 'cell', header: context.text('column.cell'), align: 'left', stub: true },
    { key: 'printed', header: context.text('column.printed'), align: 'right' },
    { key: 'computed', header: context.text('column.computed'), align: 'right' },
    { key: 'verdict', header: context.text('column.verdict'), align: 'left' },
    { key: 'note', header: context.text('column.why'), align: 'right' },
  ];
}

function cellsOf(cell: VerifiedCell, whys: readonly string[], context: Context): Cell[] {
  const why = explanationText(cell, context);
  return [
    words(cellName(cell, context)),
    words(cell.printed),
    { text: computedText(cell, context), value: cell.computed },
    words(verdictText(cell, context)),
    why === '' ? EMPTY : { text: context.number.count(whys.indexOf(why) + 1), value: why },
  ];
}

const DATA_COLUMNS = [
  'where',
  'group',
  'scale',
  'item',
  'variable',
  'category',
  'wave',
  'quantity',
  'printed',
  'computed',
  'method',
  'sample',
  'status',
  'known',
  'explanations',
  'explanation',
  'path',
  'line',
] as const;

function dataRowOf(cell: VerifiedCell, context: Context): Value[] {
  return [
    cell.where,
    cell.group,
    cell.scale,
    cell.item,
    cell.variable,
    cell.category,
    cell.wave,
    cell.quantity,
    cell.printed,
    cell.computed,
    cell.method,
    cell.sample === null ? null : sampleName(cell.sample, context),
    cell.status,
    cell.known,
    cell.explanations.map(({ convention }) => convention).join(' '),
    explanationText(cell, context),
    cell.path.join('.'),
    cell.line,
  ];
}
