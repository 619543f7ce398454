import type { Result, ScaleResult } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { MISSING } from '../number-format.ts';
import {
  type Cell,
  type Column,
  dataOf,
  numberColumn,
  type Table,
  type Text,
  tableOf,
  words,
} from '../table.ts';
import { isTabulated, labelledNotes } from './notes.ts';
import { countCell, endsCell, numberCells } from './number-cells.ts';
import { perSample, rowKind, type ScoreRow, sampleColumns, scoreColumns, scoreRows } from './score-rows.ts';

/** How each score was made: aggregate, attainable range, answers needed, and how many scores were prorated. */
export function scoringTable(result: Result, context: Context): Table {
  const scores = scoreRows(result.scales).filter(({ scale }) => scale.aggregate !== null);
  const columns = ruleColumns(context);
  return tableOf(context, {
    id: 'scoring',
    title: context.word('title.scoring'),
    rows: scores,
    kind: rowKind,
    columns: [
      ...columns,
      ...sampleColumns<ScoreRow>(
        result,
        context.text('column.prorated'),
        context,
        ({ prorated }) => prorated,
      ),
    ],
    notes: () => labelledNotes(context, [context.text('note.scoring')]),
    told: result.warnings.filter(isTabulated),
    // A row per wave.
    data: () => {
      const rows = scores.flatMap(perSample);
      return dataOf<(typeof rows)[number]>(
        [
          ...columns,
          { key: 'wave', value: ({ sample }) => context.sampleData(sample) },
          { key: 'n', value: ({ description }) => countCell(description.n, context) },
          { key: 'missing', value: ({ description }) => countCell(description.missing, context) },
          { key: 'prorated', value: ({ description }) => countCell(description.prorated, context) },
        ],
        rows,
        context,
      );
    },
  });
}

function ruleColumns(context: Context): Column<ScoreRow>[] {
  return [
    ...scoreColumns(context),
    { key: 'version', header: context.text('column.version'), cell: ({ scale }) => words(scale.version) },
    { key: 'direction', value: ({ scale }) => scale.direction },
    aggregateColumn(context),
    ...rangeColumns(context.text('column.attainable'), context),
    numberColumn('items', context.text('column.items'), ({ scale }) => countCell(scale.k, context)),
    numberColumn('minAnswered', context.text('column.minAnswered'), ({ scale }) =>
      numberCells(context).plain(scale.minAnswered),
    ),
  ];
}

export function aggregateColumn(context: Context): Column<ScoreRow> {
  return {
    key: 'aggregate',
    header: context.text('column.aggregate'),
    cell: ({ scale: { aggregate } }) => ({
      text: context.word(`aggregate.${aggregate ?? 'none'}`),
      value: aggregate,
    }),
  };
}

/** The attainable range: printed in one cell, its ends for programs. */
export function rangeColumns(header: Text, context: Context): Column<Pick<ScoreRow, 'scale'>>[] {
  return [
    {
      key: 'range',
      header,
      data: [],
      parts: rangeParts(context),
      cell: ({ scale }) => attainableRangeCell(scale, context),
    },
    { key: 'rangeLower', value: ({ scale }) => scale.range?.[0] },
    { key: 'rangeUpper', value: ({ scale }) => scale.range?.[1] },
  ];
}

/** What the two ends of the attainable range are called where each has a column of its own. */
export function rangeParts({ text }: Pick<Context, 'text'>): Text[] {
  return [text('part.lowest'), text('part.highest')];
}

/** `14–70`, or `≥0` for open counts; in the tables of ENSURE with a hyphen, as they were published. */
export function attainableRange({ range }: ScaleResult, context: Context): string {
  if (range === null) return MISSING;
  const [lower, upper] = range;
  const from = context.number.plain(lower);
  if (upper === null) return `≥${from}`;
  const to = context.number.plain(upper);
  return lower < 0 || upper < 0 ? `${from} – ${to}` : `${from}${context.style === 'ensure' ? '-' : '–'}${to}`;
}

/** The same with each end as a number; an open count has only words. */
export function attainableRangeCell(scale: ScaleResult, context: Context): Cell {
  const text = attainableRange(scale, context);
  const [lower, upper] = scale.range ?? [null, null];
  return upper === null ? words(text) : endsCell(text, [lower, upper], context.number.plain);
}
