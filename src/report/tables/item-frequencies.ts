import type { Count, DescribeResult, ItemFrequencies } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { MISSING } from '../number-format.ts';
import {
  type Cell,
  EMPTY,
  plainText,
  type Table,
  type TableColumn,
  type TableRow,
  type Text,
  type Value,
  words,
} from '../table.ts';
import { collectGaps, type Gaps } from './gaps.ts';
import { labelledNotes, warningNotes } from './notes.ts';
import { countCell, printing } from './number-cells.ts';
import { withheldColumn, withheldValue } from './withheld-data.ts';

type Item = ItemFrequencies['items'][number];

/** More options than this stand below each other instead of beside each other. */
const WIDEST = 11;
const DIGITS = 2;

/** How each item was answered: one table per scale, with every option, also those nobody chose. */
export function itemFrequenciesTables(result: DescribeResult, context: Context): Table[] {
  return result.scales.map((scale) => {
    const gaps = collectGaps(context);
    const counted = scale.items.some(({ options }) => options.some(({ counts }) => counts.some(isShown)));
    // Without a count that may be shown, answers have no columns.
    const options = counted || context.withheld === undefined ? optionValues(scale) : [];
    const wide = options.length <= WIDEST;
    const severalGroups = result.groups.length > 1;
    const rows = scale.items.flatMap((item) =>
      wide ? wideRows(item, options, result, context, gaps) : longRows(item, result, context, gaps),
    );
    const warnings = result.warnings.filter((warning) => warning.scale === scale.id);
    return {
      id: `item-frequencies-${scale.id}`,
      label: null,
      title: context.word('title.itemFrequencies', { scale: context.name(scale.name) }),
      subtitle: null,
      columns: [
        { key: 'item', header: context.text('column.item'), align: 'left', stub: true },
        ...(severalGroups
          ? [{ key: 'group', header: context.text('column.group'), align: 'left', stub: true } as const]
          : []),
        ...(wide ? wideColumns(options, context) : longColumns(context)),
      ],
      rows,
      notes: labelledNotes(context, [
        ...(context.withheld !== undefined && options.length === 0
          ? [plainText(context.withheld.noAnswers)]
          : [context.text(wide ? 'note.frequencies.wide' : 'note.frequencies.long')]),
        context.text('note.frequencies.mean'),
        ...labelNote(scale, context),
        ...(scale.items.some((item) => item.reversed) ? [context.text('note.reversed.frequencies')] : []),
        ...gaps.notes(),
        ...warningNotes(context, warnings, result),
      ]),
      told: warnings,
      data: {
        columns: [...DATA_COLUMNS, ...withheldColumn(context)],
        rows: scale.items.flatMap((item) => dataRowsOf(item, scale, result, context)),
      },
    };
  });
}

function isShown(count: Count): boolean {
  return count !== null;
}

function optionValues(scale: ItemFrequencies): number[] {
  const values = scale.items.flatMap((item) => item.options.map((option) => option.value));
  return [...new Set(values)].sort((a, b) => a - b);
}

function summaryColumns(context: Context): TableColumn[] {
  const right = { align: 'right' } as const;
  return [
    { key: 'n', header: context.text('column.n'), ...right },
    { key: 'missing', header: context.text('column.noAnswer'), ...right },
    { key: 'mean', header: context.text('column.mean'), ...right },
    { key: 'sd', header: context.text('column.sd'), ...right },
  ];
}

function wideColumns(options: readonly number[], context: Context): TableColumn[] {
  const group = context.text('group.answers');
  return [
    ...options.map(
      (value): TableColumn => ({
        key: `option ${value}`,
        header: [{ text: context.number.plain(value) }],
        align: 'right',
        group,
      }),
    ),
    ...summaryColumns(context),
  ];
}

function longColumns(context: Context): TableColumn[] {
  const right = { align: 'right' } as const;
  return [
    { key: 'answer', header: context.text('column.answer'), ...right },
    { key: 'count', header: context.text('column.frequency'), ...right },
    { key: 'share', header: [{ text: '%' }], ...right },
    ...summaryColumns(context),
  ];
}

function stubCells(item: Item, group: number, result: DescribeResult, context: Context): Cell[] {
  const name = result.groups[group]?.name ?? '';
  return [
    { text: item.reversed ? `${item.id} (R)` : item.id, value: item.id },
    ...(result.groups.length > 1 ? [words(context.waveTitle(name))] : []),
  ];
}

function summaryCells(item: Item, group: number, context: Context, gaps: Gaps): Cell[] {
  const mean = item.mean[group] ?? null;
  const sd = item.sd[group] ?? null;
  const { number } = printing(context, hides(item, group) ? { withheld: ['mean', 'sd'] } : {});
  const cells = [
    { value: mean, text: number.fixed(mean, DIGITS) },
    { value: sd, text: number.fixed(sd, DIGITS) },
  ];
  gaps.watch(cells, 'too-few', item.id);
  return [counted(item.n[group], context), counted(item.missing[group], context), ...cells];
}

/** Whether counts of the item are withheld; its mean and SD are then withheld too. */
function hides(item: Item, group: number): boolean {
  return item.n[group] === null || (item.mean[group] === null && item.n[group] !== 0);
}

/** `20 (43)`: the count and its percentage of the answers. */
function answerCell(option: Item['options'][number], group: number, context: Context): Cell {
  const cell = counted(option.counts[group], context);
  const share = option.shares[group] ?? null;
  if (share === null) return cell;
  const percentage = context.number.share(share, 0);
  return { ...cell, text: `${cell.text} (${percentage})`, parts: [cell, { value: share, text: percentage }] };
}

function counted(value: Count | undefined, context: Context): Cell {
  return value === undefined ? { value: null, text: MISSING } : countCell(value, context);
}

function wideRows(
  item: Item,
  options: readonly number[],
  result: DescribeResult,
  context: Context,
  gaps: Gaps,
): TableRow[] {
  return result.groups.map((_, group) => ({
    kind: 'body',
    cells: [
      ...stubCells(item, group, result, context),
      ...options.map((value): Cell => {
        const option = item.options.find((candidate) => candidate.value === value);
        // An item with other options than its neighbours has no such answer: a blank, not a zero.
        return option === undefined ? EMPTY : answerCell(option, group, context);
      }),
      ...summaryCells(item, group, context, gaps),
    ],
  }));
}

function longRows(item: Item, result: DescribeResult, context: Context, gaps: Gaps): TableRow[] {
  return result.groups.flatMap((_, group): TableRow[] => {
    const stub = stubCells(item, group, result, context);
    const summary = summaryCells(item, group, context, gaps);
    if (item.options.length === 0) return [{ kind: 'body', cells: [...stub, ...blanks(3), ...summary] }];
    // One line for an item of which no count is shown.
    if (item.options.every(({ counts }) => counts[group] === null)) {
      const hidden = [counted(null, context), counted(null, context)];
      return [{ kind: 'body', cells: [...stub, EMPTY, ...hidden, ...summary] }];
    }
    return item.options.map((option, index) => {
      const share = option.shares[group] ?? null;
      const answer: Cell[] = [
        { value: option.value, text: context.number.plain(option.value) },
        counted(option.counts[group], context),
        { value: share, text: shareText(option.counts[group], share, context) },
      ];
      return { kind: 'body', cells: [...stub, ...answer, ...(index === 0 ? summary : blanks(4))] };
    });
  });
}

/** A share of a count that was withheld is withheld. */
function shareText(count: Count | undefined, share: number | null, context: Context): string {
  return printing(context, count === null ? { withheld: ['share'] } : {}).number.share(share, 1);
}

function blanks(length: number): Cell[] {
  return Array.from({ length }, () => EMPTY);
}

/** `1 = never, 2 = rarely` when the answers have wordings and every item has the same ones. */
function labelNote(scale: ItemFrequencies, context: Context): Text[] {
  const legends = new Set(
    scale.items.map((item) =>
      item.options
        .flatMap(({ value, label }) =>
          label === null ? [] : [`${context.number.plain(value)} = ${context.name(label)}`],
        )
        .join(', '),
    ),
  );
  const [legend] = legends;
  if (legends.size !== 1 || legend === undefined || legend === '') return [];
  return [context.text('note.answers', { legend })];
}

const DATA_COLUMNS = [
  ...['scale', 'name', 'item', 'text', 'reversed', 'group', 'n', 'missing', 'mean', 'sd'],
  ...['value', 'label', 'count', 'share'],
] as const;

function dataRowsOf(item: Item, scale: ItemFrequencies, result: DescribeResult, context: Context): Value[][] {
  return result.groups.flatMap((group, index) => {
    const about: Value[] = [
      scale.id,
      context.name(scale.name),
      item.id,
      item.text === null ? null : context.name(item.text),
      item.reversed,
      group.name,
      item.n[index] ?? null,
      item.missing[index] ?? null,
      item.mean[index] ?? null,
      item.sd[index] ?? null,
    ];
    const hidden = hides(item, index) ? null : undefined;
    if (item.options.length === 0)
      return [[...about, null, null, null, null, ...withheldValue(context, hidden)]];
    return item.options.map((option) => [
      ...about,
      option.value,
      option.label === null ? null : context.name(option.label),
      option.counts[index] ?? null,
      option.shares[index] ?? null,
      ...withheldValue(context, option.counts[index], hidden),
    ]);
  });
}
