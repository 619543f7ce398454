import { keyOf } from '../../model/result/samples.ts';
import type {
  Count,
  DescribeResult,
  NumberSummary,
  RespondentVariable,
  SampleKey,
} from '../../model/result.ts';
import type { Context } from '../context.ts';
import {
  type Cell,
  type Column,
  dataOf,
  EMPTY,
  plain,
  type Table,
  type TableData,
  type Text,
  tableOf,
  words,
} from '../table.ts';
import { labelledNotes } from './notes.ts';
import { countCell, type NumberCells, numberCells } from './number-cells.ts';

/**
 * Who answered: for every characteristic its values, with counts (and percentages in APA style) per group, under a line
 * with the totals. `null` when no characteristic was asked for.
 */
export function respondentsTable(result: DescribeResult, context: Context): Table | null {
  if (result.respondents.length === 0) return null;
  const ensure = context.style === 'ensure';
  return tableOf<Line>(context, {
    id: 'respondents',
    label: ensure ? context.word('ensure.appendix', { number: '2' }) : null,
    title: context.word('title.respondents'),
    rows: [
      ...result.respondents.flatMap((variable) => [
        { section: variable.column },
        ...(variable.numbers === undefined
          ? categoryLines(variable, context)
          : quantityLines(variable.numbers, context)),
      ]),
      totalLine(result, context),
    ],
    kind: ({ isTotal }) => (isTotal ? 'body' : 'sub'),
    columns: [
      { key: 'value', header: context.text('column.characteristic'), stub: true, cell: ({ name }) => name },
      ...result.samples.flatMap((sample, index) =>
        sampleColumns(keyOf(sample), index, result.samples.length > 1, context),
      ),
    ],
    notes: () =>
      labelledNotes(context, [
        ...(ensure ? [] : [context.text('note.respondents')]),
        ...(hasNumbers(result) ? [context.text('note.quantities')] : []),
      ]),
    data: () => respondentsData(result, context),
  });
}

/** A value of a characteristic, or a statistic of a quantity, with a cell and perhaps a share per group. */
interface Line {
  readonly name: Cell;
  readonly cells: readonly Cell[];
  readonly shares?: readonly Cell[];
  readonly isTotal?: true;
}

function sampleColumns(sample: SampleKey, index: number, several: boolean, context: Context): Column<Line>[] {
  const name = context.sampleData(sample);
  const heading = [{ text: context.sample(sample) }];
  const ensure = context.style === 'ensure';
  const group = several && !ensure ? heading : undefined;
  return [
    {
      key: `n ${name}`,
      header: several && ensure ? heading : context.text('column.n'),
      align: 'right',
      group,
      cell: ({ cells }) => cells[index]!,
    },
    {
      key: `share ${name}`,
      header: [{ text: '%' }],
      align: 'right',
      group,
      when: !ensure,
      cell: ({ shares }) => shares?.[index] ?? EMPTY,
    },
  ];
}

function categoryLines({ column, categories }: RespondentVariable, context: Context): Line[] {
  return categories.map((category) => ({
    name: categoryCell(category, column, context),
    cells: category.counts.map((count) => countCell(count, context)),
    shares: category.counts.map((count, group) => shareCell(count, category.shares[group] ?? null, context)),
  }));
}

const DIGITS = 2;

/** A quantity: its statistics under one another, each in the column of the numbers. */
function quantityLines(numbers: readonly NumberSummary[], context: Context): Line[] {
  const line = (name: Text, cellOf: (summary: NumberSummary, own: NumberCells) => Cell): Line => ({
    name: words(plain(name)),
    cells: numbers.map((summary) => cellOf(summary, numberCells(context, summary))),
  });
  return [
    line(context.text('column.n'), ({ n }) => countCell(n, context)),
    line(context.text('column.mean'), ({ mean }, own) => own.fixed(mean, DIGITS)),
    line(context.text('column.sd'), ({ sd }, own) => own.fixed(sd, DIGITS)),
    line(context.text('column.median'), ({ median }, own) => own.fixed(median, DIGITS)),
    line(context.text('column.range'), ({ min, max }, own) => own.range([min, max], context.number.plain)),
  ];
}

function totalLine({ samples }: DescribeResult, context: Context): Line {
  return {
    name: words(context.word('total')),
    cells: samples.map(({ n }) => countCell(n, context)),
    isTotal: true,
  };
}

function hasNumbers({ respondents }: DescribeResult): boolean {
  return respondents.some(({ numbers }) => numbers !== undefined);
}

/** A share of a count that was withheld is withheld. */
export function shareCell(count: Count | undefined, share: number | null, context: Context): Cell {
  return numberCells(context, count === null ? { withheld: ['share'] } : {}).share(share, 1);
}

/** The value; in the place of no value the words for no answer, or for several values taken together. */
export function categoryCell(
  { value, others }: { readonly value: string | null; readonly others?: true },
  column: string,
  { word, withheld, label }: Pick<Context, 'word' | 'withheld' | 'label'>,
): Cell {
  if (value !== null) return words(label?.(column, value) ?? value);
  return { text: others === undefined ? word('no-answer') : (withheld?.('others') ?? ''), value: null };
}

/** A row per value (or quantity) and group. */
function respondentsData(result: DescribeResult, context: Context): TableData {
  const rows = result.respondents.flatMap(({ column, categories, numbers }) =>
    (numbers === undefined ? categories : [null]).flatMap((category) =>
      result.samples.map((sample, index) => ({
        ...{ column, sample, index, category },
        summary: numbers?.[index] ?? null,
      })),
    ),
  );
  type Row = (typeof rows)[number];
  const statistic = (key: 'mean' | 'sd' | 'median' | 'min' | 'max'): Column<Row> => ({
    key,
    value: ({ summary }) => summary && numberCells(context, summary).plain(summary[key]),
  });
  return dataOf<Row>(
    [
      { key: 'variable', value: ({ column }) => column },
      {
        key: 'value',
        value: ({ column, category }) =>
          category === null || (category.value === null && category.others === undefined)
            ? null
            : categoryCell(category, column, context).text,
      },
      { key: 'group', value: ({ sample }) => context.sampleData(keyOf(sample)) },
      {
        key: 'count',
        value: ({ category, index }) => category && countCell(category.counts[index]!, context),
      },
      { key: 'share', value: ({ category, index }) => category?.shares[index] },
      { key: 'respondents', value: ({ sample }) => countCell(sample.n, context) },
      ...(hasNumbers(result)
        ? [
            { key: 'n', value: ({ summary }: Row) => summary && countCell(summary.n, context) },
            { key: 'missing', value: ({ summary }: Row) => summary && countCell(summary.missing, context) },
            ...(['mean', 'sd', 'median', 'min', 'max'] as const).map(statistic),
          ]
        : []),
    ],
    rows,
    context,
  );
}
