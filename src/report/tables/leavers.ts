import type { Leavers, Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { numberColumn, type Table, type Text, tableOf, words } from '../table.ts';
import { modelContrastText } from './models.ts';
import { labelledNotes } from './notes.ts';
import { countCell, type NumberCells, numberCells } from './number-cells.ts';
import { rowKind, type ScoreRow, scoreColumns, scoreRows } from './score-rows.ts';
import { STATISTIC_DIGITS } from './test-names.ts';

interface LeaversRow extends ScoreRow {
  readonly leavers: Leavers;
  readonly own: NumberCells;
}

/** How much worse those who left must have fared before each significant difference turns. `null` where there is none, or nobody left. */
export function leaversTable(result: Result, context: Context): Table | null {
  const rows = scoreRows(result.scales).flatMap((row): LeaversRow[] =>
    (row.scale.leavers ?? []).map((leavers) => ({
      ...row,
      leavers,
      own: numberCells(context, leavers, 'zero-variance'),
    })),
  );
  if (rows.length === 0) return null;
  const turns = context.text('group.turnsAt');
  const nil = context.text('group.nilAt');
  return tableOf<LeaversRow>(context, {
    id: 'leavers',
    title: context.word('title.leavers'),
    rows,
    kind: rowKind,
    name: ({ scale }) => context.name(scale.name),
    columns: [
      ...scoreColumns(context),
      {
        key: 'contrast',
        header: context.text('column.contrast'),
        stub: true,
        cell: ({ scale, leavers: { contrast } }) => {
          const method = contrast.kind === 'groups' ? 'ancova' : (scale.models?.[0]?.method ?? 'mixed-model');
          return words(modelContrastText({ contrast, model: { method } }, context));
        },
      },
      { key: 'group', value: ({ leavers }) => leavers.group },
      numberColumn('n', context.text('column.n'), ({ leavers }) => countCell(leavers.n, context)),
      numberColumn('left', context.text('column.left'), ({ leavers }) => countCell(leavers.left, context)),
      numberColumn('difference', context.text('column.difference'), ({ own, leavers }) =>
        own.fixed(leavers.difference, STATISTIC_DIGITS),
      ),
      numberColumn(
        'turnsAt',
        context.text('column.points'),
        ({ own, leavers }) => own.fixed(leavers.turnsAt.points, STATISTIC_DIGITS),
        { group: turns },
      ),
      numberColumn(
        'turnsAtSd',
        context.text('column.sd'),
        ({ own, leavers }) => own.fixed(leavers.turnsAt.sd, STATISTIC_DIGITS),
        { group: turns },
      ),
      numberColumn(
        'nilAt',
        context.text('column.points'),
        ({ own, leavers }) => own.fixed(leavers.nilAt.points, STATISTIC_DIGITS),
        { group: nil },
      ),
      numberColumn(
        'nilAtSd',
        context.text('column.sd'),
        ({ own, leavers }) => own.fixed(leavers.nilAt.sd, STATISTIC_DIGITS),
        { group: nil },
      ),
    ],
    notes: (blanks) => labelledNotes(context, [...notesOf(rows, context), ...blanks]),
  });
}

function notesOf(rows: readonly LeaversRow[], context: Context): Text[] {
  const beyond = rows.filter(({ scale, leavers }) => isBeyondRange(scale.range, leavers));
  const names = [...new Set(beyond.map(({ scale }) => context.name(scale.name)))];
  return [
    context.text('note.leavers'),
    ...(rows.some(({ leavers }) => leavers.contrast.kind !== 'waves')
      ? [context.text('note.leavers.groups')]
      : []),
    ...(names.length === 0
      ? []
      : [context.text('note.leavers.beyond', { scales: names.join(context.word('separator')) })]),
  ];
}

/** A shift by more than the whole scale. */
export function isBeyondRange(range: readonly [number, number | null] | null, { turnsAt }: Leavers): boolean {
  const highest = range?.[1] ?? null;
  return highest !== null && turnsAt.points !== null && Math.abs(turnsAt.points) > highest - range![0];
}
