import type { Count, DescribeResult, RespondentVariable } from '../../model/result.ts';
import type { Context } from '../context.ts';
import {
  type Cell,
  EMPTY,
  type Table,
  type TableColumn,
  type TableRow,
  type Value,
  words,
} from '../table.ts';
import { labelledNotes } from './notes.ts';
import { countCell, printing } from './number-cells.ts';
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
    notes: ensure ? [] : labelledNotes(context, [context.text('note.respondents')]),
    data: {
      columns: ['variable', 'value', 'group', 'count', 'share', 'respondents', ...withheldColumn(context)],
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
  const rows = variable.categories.map((category): TableRow => {
    const name = categoryCell(category, context);
    const cells = category.counts.flatMap((count, group): Cell[] => {
      const share = category.shares[group] ?? null;
      const n = countCell(count, context);
      return context.style === 'ensure' ? [n] : [n, shareCell(count, share, context)];
    });
    return { kind: 'sub', cells: [name, ...cells] };
  });
  return [section, ...rows];
}

/** A share of a count that was withheld is withheld. */
function shareCell(count: Count, share: number | null, context: Context): Cell {
  const { number } = printing(context, count === null ? { withheld: ['share'] } : {});
  return { value: share, text: number.share(share, 1) };
}

/** The value; in the place of no value the words for no answer, or for several values taken together. */
export function categoryCell(
  { value, others }: { readonly value: string | null; readonly others?: true },
  { word, withheld }: Pick<Context, 'word' | 'withheld'>,
): Cell {
  if (value !== null) return words(value);
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
  return variable.categories.flatMap((category) =>
    result.groups.map((group, index) => [
      variable.column,
      category.others === undefined ? category.value : categoryCell(category, context).text,
      group.name,
      category.counts[index] ?? null,
      category.shares[index] ?? null,
      group.n,
      ...withheldValue(context, category.counts[index], group.n),
    ]),
  );
}
