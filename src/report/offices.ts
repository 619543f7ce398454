import type { OfficeSummary, SetAside } from '../model/score-table.ts';
import type { Context } from './context.ts';
import { type Column, EMPTY, numberColumn, plainText, type Table, tableOf, words } from './table.ts';
import { countCell, numberCells } from './tables/number-cells.ts';
import { translate } from './text/messages/translate.ts';

/**
 * What each file of a wave brought: forms, complete ones, those that are set aside, and how many items lack an answer.
 *
 * @param most of more offices only those are listed where respondents are set aside
 */
export function officesTable(
  offices: readonly OfficeSummary[],
  context: Context,
  most = Number.POSITIVE_INFINITY,
): Table {
  const { fixed } = numberCells(context);
  const waves = new Set(offices.map(({ wave }) => wave));
  const total = (of: (office: OfficeSummary) => number) => offices.reduce((sum, each) => sum + of(each), 0);
  const setAside = offices.some((office) => office.setAside !== null);
  return tableOf<OfficeSummary>(context, {
    id: 'offices',
    title: context.word('title.offices'),
    rows: offices.length <= most ? offices : offices.filter((office) => office.setAside).slice(0, most),
    columns: [
      {
        key: 'wave',
        header: context.text('column.wave'),
        stub: true,
        when: waves.size > 1,
        cell: ({ wave }) => words(wave),
      },
      {
        key: 'office',
        header: context.text('column.office'),
        stub: true,
        cell: ({ office }) => words(office),
      },
      numberColumn('forms', context.text('column.forms'), ({ forms }) => countCell(forms, context)),
      numberColumn('complete', context.text('column.complete'), ({ complete }) =>
        countCell(complete, context),
      ),
      {
        ...numberColumn<OfficeSummary>('setAside', context.text('column.setAside'), (office) =>
          countCell(office.setAside, context),
        ),
        when: setAside,
      },
      numberColumn('meanMissing', context.text('column.meanMissing'), ({ meanMissing }) =>
        meanMissing === null ? EMPTY : fixed(meanMissing, 1),
      ),
    ],
    notes: () => [
      context.text('note.offices', {
        offices: new Set(offices.map(({ office }) => office)).size,
        forms: total(({ forms }) => forms),
        complete: total(({ complete }) => complete),
      }),
    ],
  });
}

/** Why respondents are set aside: a line for each impossible answer. */
export function rejectedTable(
  { idColumns, hasWaves, reasons, respondents, setAside }: SetAside,
  context: Context,
): Table {
  type Reason = SetAside['reasons'][number];
  const text = (value: string | undefined) => (value === undefined ? EMPTY : words(value));
  return tableOf<Reason>(context, {
    id: 'rejected',
    title: context.word('title.rejected'),
    rows: reasons,
    columns: [
      {
        key: 'wave',
        header: context.text('column.wave'),
        stub: true,
        when: hasWaves,
        cell: ({ wave }) => words(wave),
      },
      {
        key: 'file',
        header: context.text('column.file'),
        stub: true,
        cell: ({ problem }) => text(problem.file),
      },
      numberColumn(
        'row',
        context.text('column.row'),
        ({ problem }) => countCell(problem.row ?? null, context),
        {
          stub: true,
        },
      ),
      ...idColumns.map(
        (column, position): Column<Reason> => ({
          key: column,
          header: plainText(column),
          stub: true,
          cell: ({ ids }) => words(ids[position] ?? ''),
        }),
      ),
      { key: 'column', header: context.text('column.column'), cell: ({ problem }) => text(problem.column) },
      { key: 'value', header: context.text('column.value'), cell: ({ problem }) => text(problem.value) },
      { key: 'scale', value: ({ problem }) => problem.scale },
      { key: 'item', header: context.text('column.item'), cell: ({ problem }) => text(problem.item) },
      { key: 'code', value: ({ problem }) => problem.code },
      {
        key: 'reason',
        header: context.text('column.problem'),
        cell: ({ problem }) => words(translate(context, problem)),
      },
      { key: 'valid', value: ({ problem }) => problem.valid },
    ],
    notes: () => [
      context.text('note.rejected', {
        setAside: context.number.count(setAside),
        respondents: context.number.count(respondents),
      }),
    ],
  });
}
