import type { Verification, VerifiedCell } from '../../model/verification.ts';
import type { Context } from '../context.ts';
import { hyphens, minus } from '../number-format.ts';
import { type Column, dataOf, plainText, type Table, tableOf, words } from '../table.ts';
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
  const columns = columnsOf(whys, context);
  return tableOf(context, {
    id: 'verify',
    title: context.word('title.verify', { table: verification.table.file }),
    rows: shown,
    columns,
    data: () => dataOf(columns, verification.cells),
    notes: () =>
      labelledNotes(context, [
        ...whys.map((why, index) => plainText(`${index + 1} ${why}`)),
        summaryText(verification, context),
        context.text('note.verify.settings', {
          method: context.text(`method.${verification.settings.test}`),
          rounding: context.lookup(`verify.rounding.${verification.settings.rounding}`) ?? '',
        }),
        ...(notOfData === 0
          ? []
          : [context.text('note.verify.notOfData', { count: context.number.count(notOfData) })]),
      ]),
  });
}

/** @param whys the explanations under the table, to which a cell refers by number */
function columnsOf(whys: readonly string[], context: Context): Column<VerifiedCell>[] {
  const place = (
    ['where', 'group', 'scale', 'item', 'variable', 'category', 'wave', 'quantity'] as const
  ).map((key): Column<VerifiedCell> => ({ key, value: (cell) => cell[key] }));
  return [
    {
      key: 'cell',
      header: context.text('column.cell'),
      stub: true,
      data: [],
      cell: (cell) => words(cellName(cell, context)),
    },
    ...place,
    {
      key: 'printed',
      header: context.text('column.printed'),
      align: 'right',
      cell: ({ printed }) => ({ text: minus(printed), value: printed }),
    },
    {
      key: 'computed',
      header: context.text('column.computed'),
      align: 'right',
      cell: (cell) => ({ text: computedText(cell, context), value: cell.computed }),
    },
    { key: 'method', value: ({ method }) => method },
    { key: 'sample', value: ({ sample }) => (sample === null ? null : sampleName(sample, context)) },
    {
      key: 'status',
      header: context.text('column.verdict'),
      cell: (cell) => ({ text: verdictText(cell, context), value: cell.status }),
    },
    { key: 'known', value: ({ known }) => known },
    {
      key: 'explanations',
      value: ({ explanations }) => explanations.map(({ convention }) => convention).join(' '),
    },
    {
      key: 'explanation',
      header: context.text('column.why'),
      align: 'right',
      cell: (cell) => {
        const why = explanationText(cell, context);
        return { text: why === '' ? '' : context.number.count(whys.indexOf(why) + 1), value: hyphens(why) };
      },
    },
    { key: 'path', value: ({ path }) => path.join('.') },
    { key: 'line', value: ({ line }) => line },
  ];
}
