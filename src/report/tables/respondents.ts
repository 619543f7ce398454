import type { Count, DescribeResult, NumberSummary, RespondentVariable } from '../../model/result.ts';
import type { Context } from '../context.ts';
import {
  type Cell,
  EMPTY,
  plain,
  type Table,
  type TableColumn,
  type TableRow,
  type Text,
  type Value,
  words,
} from '../table.ts';
import { labelledNotes } from './notes.ts';
import { countCell, endsCell, printing } from './number-cells.ts';
import { withheldColumn, withheldValue } from './withheld-data.ts';

/**
 * Who answered: for every characteristic its values, with counts (and percentages in APA style) per group, under a line
 * with the totals. `null` when no characteristic was asked for.
 */
export function respondentsTable(result: DescribeResult, context: Context): Table | null {
  if (result.respondents.length === 0) return null;
  const ensure = context.style === 'ensure';
  const total: TableRow = { kind: 'body', cells: totalCells(result, context) };
  const sections = result.respondents.flatMap((variable) => sectionOf(variable, context));
  return {
    id: 'respondents',
    label: ensure ? context.word('ensure.appendix', { number: '2' }) : null,
    title: context.word('title.respondents'),
    subtitle: null,
    columns: [
      { key: 'value', header: context.text('column.characteristic'), align: 'left', stub: true },
      ...result.groups.flatMap((group) => groupColumns(group.name, result.groups.length > 1, context)),
    ],
    rows: [...sections, total],
    notes: labelledNotes(context, [
      ...(ensure ? [] : [context.text('note.respondents')]),
      ...(hasNumbers(result) ? [context.text('note.quantities')] : []),
    ]),
    data: {
      columns: [
        ...['variable', 'value', 'group', 'count', 'share', 'respondents'],
        ...(hasNumbers(result) ? NUMBER_COLUMNS : []),
        ...withheldColumn(context),
      ],
      rows: result.respondents.flatMap((variable) => dataRowsOf(variable, result, context)),
    },
  };
}

function groupColumns(name: string, several: boolean, context: Context): TableColumn[] {
  const heading = [{ text: context.wave(name) }];
  const right = { align: 'right' } as const;
  if (context.style === 'ensure') {
    return [{ key: `n ${name}`, header: several ? heading : context.text('column.n'), ...right }];
  }
  const group = several ? { group: heading } : {};
  return [
    { key: `n ${name}`, header: context.text('column.n'), ...right, ...group },
    { key: `share ${name}`, header: [{ text: '%' }], ...right, ...group },
  ];
}

function sectionOf(variable: RespondentVariable, context: Context): TableRow[] {
  const section: TableRow = { kind: 'section', cells: [words(variable.column)] };
  if (variable.numbers !== undefined) return [section, ...quantityRows(variable.numbers, context)];
  const rows = variable.categories.map((category): TableRow => {
    const name = categoryCell(category, variable.column, context);
    const cells = category.counts.flatMap((count, group): Cell[] => {
      const share = category.shares[group] ?? null;
      const n = countCell(count, context);
      return context.style === 'ensure' ? [n] : [n, shareCell(count, share, context)];
    });
    return { kind: 'sub', cells: [name, ...cells] };
  });
  return [section, ...rows];
}

const DIGITS = 2;

/** A quantity: its statistics under one another, each in the column of the numbers. */
function quantityRows(numbers: readonly NumberSummary[], context: Context): TableRow[] {
  const row = (name: Text, cellOf: (own: NumberSummary, context: Context) => Cell): TableRow => ({
    kind: 'sub',
    cells: [
      words(plain(name)),
      ...numbers.flatMap((own): Cell[] => {
        const cell = cellOf(own, printing(context, own));
        return context.style === 'ensure' ? [cell] : [cell, EMPTY];
      }),
    ],
  });
  const fixed =
    (field: 'mean' | 'sd' | 'median') =>
    (own: NumberSummary, { number }: Context): Cell => ({
      value: own[field],
      text: number.fixed(own[field], DIGITS),
    });
  return [
    row(context.text('column.n'), ({ n }) => countCell(n, context)),
    row(context.text('column.mean'), fixed('mean')),
    row(context.text('column.sd'), fixed('sd')),
    row(context.text('column.median'), fixed('median')),
    row(context.text('column.range'), ({ min, max }, own) => rangeCell(min, max, own)),
  ];
}

function rangeCell(min: number | null, max: number | null, { number, word }: Context): Cell {
  if (min === null || max === null) return words(number.fixed(null, DIGITS));
  const text = word('range', { lower: number.plain(min), upper: number.plain(max) });
  return endsCell(text, [min, max], number.plain);
}

function hasNumbers({ respondents }: DescribeResult): boolean {
  return respondents.some(({ numbers }) => numbers !== undefined);
}

const NUMBER_COLUMNS = ['n', 'missing', 'mean', 'sd', 'median', 'min', 'max'] as const;

/** A share of a count that was withheld is withheld. */
function shareCell(count: Count, share: number | null, context: Context): Cell {
  const { number } = printing(context, count === null ? { withheld: ['share'] } : {});
  return { value: share, text: number.share(share, 1) };
}

/** The value; in the place of no value the words for no answer, or for several values taken together. */
export function categoryCell(
  { value, others }: { readonly value: string | null; readonly others?: true },
  column: string,
  { word, withheld, label }: Pick<Context, 'word' | 'withheld' | 'label'>,
): Cell {
  if (value !== null) return words(label?.(column, value) ?? value);
  return { text: others === undefined ? word('no-answer') : (withheld?.others ?? ''), value: null };
}

function totalCells(result: DescribeResult, context: Context): Cell[] {
  return [
    words(context.word('total')),
    ...result.groups.flatMap((group): Cell[] => {
      const n = countCell(group.n, context);
      return context.style === 'ensure' ? [n] : [n, EMPTY];
    }),
  ];
}

function dataRowsOf(variable: RespondentVariable, result: DescribeResult, context: Context): Value[][] {
  const none = hasNumbers(result) ? NUMBER_COLUMNS.map(() => null) : [];
  if (variable.numbers !== undefined)
    return variable.numbers.map((own, index) => [
      ...[variable.column, null, result.groups[index]!.name, null, null, result.groups[index]!.n],
      ...NUMBER_COLUMNS.map((field) => own[field]),
      ...withheldValue(context, own, own.n),
    ]);
  return variable.categories.flatMap((category) =>
    result.groups.map((group, index) => [
      variable.column,
      category.others === undefined ? category.value : categoryCell(category, variable.column, context).text,
      group.name,
      category.counts[index] ?? null,
      category.shares[index] ?? null,
      group.n,
      ...none,
      ...withheldValue(context, category.counts[index], group.n),
    ]),
  );
}
