import type { DescribeResult, RespondentVariable } from '../../model/result.ts';
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
      columns: ['variable', 'value', 'group', 'count', 'share', 'respondents'],
      rows: result.respondents.flatMap((variable) => dataRowsOf(variable, result)),
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
    const name: Cell =
      category.value === null
        ? { text: context.word('no-answer'), value: null }
        : { text: category.value, value: category.value };
    const cells = category.counts.flatMap((count, group): Cell[] => {
      const share = category.shares[group] ?? null;
      const n: Cell = { value: count, text: context.number.count(count) };
      return context.style === 'ensure' ? [n] : [n, { value: share, text: context.number.share(share, 1) }];
    });
    return { kind: 'sub', cells: [name, ...cells] };
  });
  return [section, ...rows];
}

function totalCells(result: DescribeResult, context: Context): Cell[] {
  return [
    words(context.word('total')),
    ...result.groups.flatMap((group): Cell[] => {
      const n: Cell = { value: group.n, text: context.number.count(group.n) };
      return context.style === 'ensure' ? [n] : [n, EMPTY];
    }),
  ];
}

function dataRowsOf(variable: RespondentVariable, result: DescribeResult): Value[][] {
  return variable.categories.flatMap((category) =>
    result.groups.map((group, index) => [
      variable.column,
      category.value,
      group.name,
      category.counts[index] ?? null,
      category.shares[index] ?? null,
      group.n,
    ]),
  );
}
