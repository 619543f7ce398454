import { keyOf } from '../../model/result/samples.ts';
import type { Count, DescribeResult, ItemFrequencies } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { MISSING } from '../number-format.ts';
import {
  type Cell,
  type Column,
  dataOf,
  EMPTY,
  numberColumn,
  plainText,
  type Table,
  type TableData,
  type Text,
  tableOf,
  WITHHELD_CELL,
  words,
} from '../table.ts';
import { labelledNotes, warningNotes } from './notes.ts';
import { countCell, numberCells } from './number-cells.ts';
import { shareCell } from './respondents.ts';

type Item = ItemFrequencies['items'][number];
type Option = Item['options'][number];

/** More options than this stand below each other instead of beside each other. */
const WIDEST = 11;
const DIGITS = 2;

/** A longer wording would fill the page beside its numbers. */
const LONGEST_WORDING = 160;

/**
 * How each item was answered: one table per scale, with every option, also those nobody chose.
 *
 * @param wordings whether the wording of an item stands behind its id, where the definition has one
 */
export function itemFrequenciesTables(result: DescribeResult, context: Context, wordings = false): Table[] {
  return result.scales.map((scale) => {
    const counted = scale.items.some(({ options }) => options.some(({ counts }) => counts.some(isShown)));
    // Without a count that may be shown, answers have no columns.
    const options = counted || context.withheld === undefined ? optionValues(scale) : [];
    const wide = options.length <= WIDEST;
    const warnings = result.warnings.filter((warning) => warning.scale === scale.id);
    return tableOf<Line>(context, {
      id: `item-frequencies-${scale.id}`,
      title: context.word('title.itemFrequencies', { scale: context.name(scale.name) }),
      rows: scale.items.flatMap((item) =>
        result.samples.flatMap((_, group) =>
          wide ? { item, group, option: null, isFirst: true } : longLines(item, group),
        ),
      ),
      name: ({ item }) => item.id,
      columns: [
        {
          key: 'item',
          header: context.text('column.item'),
          stub: true,
          cell: ({ item, isFirst }) => ({
            text: itemName(item, wordings && isFirst, context),
            value: item.id,
          }),
        },
        {
          key: 'group',
          header: context.text('column.group'),
          stub: true,
          when: result.samples.length > 1,
          cell: ({ group }) => words(context.sampleTitle(keyOf(result.samples[group]!))),
        },
        ...(wide ? optionColumns(options, context) : answerColumns(context)),
        ...summaryColumns(context),
      ],
      notes: (blanks) =>
        labelledNotes(context, [
          ...(context.withheld !== undefined && options.length === 0
            ? [plainText(context.withheld('note.noAnswers'))]
            : [context.text(wide ? 'note.frequencies.wide' : 'note.frequencies.long')]),
          ...keyNote(scale, context),
          ...labelNote(scale, context),
          ...(scale.items.some((item) => item.reversed) ? [context.text('note.reversed.frequencies')] : []),
          ...(scale.items.some((item) => item.recoded) ? [context.text('note.recoded')] : []),
          ...blanks,
          ...warningNotes(context, warnings, result),
        ]),
      told: warnings,
      data: () => frequenciesData(scale, result, context),
    });
  });
}

/** `brs1`, with its wording `brs1 (I tend to bounce back quickly after hard times)`. */
function itemName({ id, reversed, text }: Item, wordings: boolean, context: Context): string {
  const item = context.item(id, reversed);
  const wording = wordings && text !== null ? context.name(text) : '';
  if (wording === '' || wording.length > LONGEST_WORDING) return item;
  return context.word('item.text', { item, text: wording });
}

function isShown(count: Count): boolean {
  return count !== null;
}

function optionValues(scale: ItemFrequencies): number[] {
  const values = scale.items.flatMap((item) => item.options.map((option) => option.value));
  return [...new Set(values)].sort((a, b) => a - b);
}

/** An item in a group; where options stand below each other, one of its options. */
interface Line {
  readonly item: Item;
  readonly group: number;
  readonly option: Option | null;
  /** Whether the summary of the item stands on this line. */
  readonly isFirst: boolean;
}

function longLines(item: Item, group: number): Line[] {
  // One line for an item of which no count is shown.
  const hidden = item.options.every(({ counts }) => counts[group] === null);
  if (hidden) return [{ item, group, option: null, isFirst: true }];
  return item.options.map((option, index) => ({ item, group, option, isFirst: index === 0 }));
}

function optionColumns(options: readonly number[], context: Context): Column<Line>[] {
  const group = context.text('group.answers');
  return options.map((value) => ({
    key: `option ${value}`,
    header: [{ text: context.number.plain(value) }],
    align: 'right',
    group,
    cell: (line) => {
      const option = line.item.options.find((candidate) => candidate.value === value);
      // An item with other options than its neighbours has no such answer: a blank, not a zero.
      return option === undefined ? EMPTY : answerCell(option, line.group, context);
    },
  }));
}

function answerColumns(context: Context): Column<Line>[] {
  /** Without an option, whether the item has some whose counts are withheld. */
  const ofOption = (cell: (option: Option, group: number) => Cell) => (line: Line) => {
    if (line.option !== null) return cell(line.option, line.group);
    return line.item.options.length === 0 ? EMPTY : WITHHELD_CELL;
  };
  return [
    numberColumn('answer', context.text('column.answer'), ({ option }) =>
      option === null ? EMPTY : { value: option.value, text: context.number.plain(option.value) },
    ),
    numberColumn(
      'count',
      context.text('column.frequency'),
      ofOption(({ counts }, group) => counted(counts[group], context)),
    ),
    numberColumn(
      'share',
      [{ text: '%' }],
      ofOption(({ counts, shares }, group) => shareCell(counts[group], shares[group] ?? null, context)),
    ),
  ];
}

function summaryColumns(context: Context): Column<Line>[] {
  const column = (key: string, header: Text, cell: (line: Line) => Cell) =>
    numberColumn<Line>(key, header, (line) => (line.isFirst ? cell(line) : EMPTY));
  return [
    column('n', context.text('column.n'), ({ item, group }) => counted(item.n[group], context)),
    column('missing', context.text('column.noAnswer'), ({ item, group }) =>
      counted(item.missing[group], context),
    ),
    column('mean', context.text('column.mean'), (line) => statisticCell('mean', line, context)),
    column('sd', context.text('column.sd'), (line) => statisticCell('sd', line, context)),
  ];
}

type Place = Pick<Line, 'item' | 'group'>;

/** Mean and SD are withheld where counts of the item are. */
function statisticCell(field: 'mean' | 'sd', { item, group }: Place, context: Context): Cell {
  const hidden = item.n[group] === null || (item.mean[group] === null && item.n[group] !== 0);
  const own = numberCells(context, hidden ? { withheld: [field] } : {}, 'too-few');
  return own.fixed(item[field][group] ?? null, DIGITS);
}

/** `20 (43)`: the count and its percentage of the answers. */
function answerCell(option: Option, group: number, context: Context): Cell {
  const cell = counted(option.counts[group], context);
  const share = option.shares[group] ?? null;
  if (share === null) return cell;
  const percentage = context.number.share(share, 0);
  return {
    ...cell,
    text: `${cell.text} (${percentage})`,
    parts: [cell, { value: share, text: percentage }],
    partKind: 'share',
  };
}

function counted(value: Count | undefined, context: Context): Cell {
  return value === undefined ? { value: null, text: MISSING } : countCell(value, context);
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

/** What *M* and *SD* are of; of test items also which answers are right. */
function keyNote({ items }: ItemFrequencies, context: Context): Text[] {
  const keys = items.flatMap(({ id, options }) => {
    const right = options.filter((option) => option.right === true);
    return right.length === 0
      ? []
      : [`${id} = ${right.map(({ value }) => context.number.plain(value)).join('/')}`];
  });
  return keys.length === 0
    ? [context.text('note.frequencies.mean')]
    : [context.text('note.frequencies.key', { answers: keys.join(context.word('separator')) })];
}

/** A row per item, group and option. */
function frequenciesData(scale: ItemFrequencies, result: DescribeResult, context: Context): TableData {
  const rows = scale.items.flatMap((item) =>
    result.samples.flatMap((_, group) =>
      (item.options.length === 0 ? [null] : item.options).map((option) => ({ item, group, option })),
    ),
  );
  return dataOf<(typeof rows)[number]>(
    [
      { key: 'scale', value: () => scale.id },
      { key: 'name', value: () => context.name(scale.name) },
      { key: 'item', value: ({ item }) => item.id },
      { key: 'text', value: ({ item: { text } }) => text && context.name(text) },
      { key: 'reversed', value: ({ item }) => item.reversed },
      { key: 'group', value: ({ group }) => context.sampleData(keyOf(result.samples[group]!)) },
      { key: 'n', value: ({ item, group }) => counted(item.n[group], context) },
      { key: 'missing', value: ({ item, group }) => counted(item.missing[group], context) },
      { key: 'mean', value: (row) => statisticCell('mean', row, context) },
      { key: 'sd', value: (row) => statisticCell('sd', row, context) },
      { key: 'value', value: ({ option }) => option?.value },
      { key: 'label', value: ({ option }) => option?.label && context.name(option.label) },
      { key: 'right', value: ({ option }) => option?.right },
      { key: 'count', value: ({ option, group }) => option && counted(option.counts[group], context) },
      { key: 'share', value: ({ option, group }) => option?.shares[group] },
    ],
    rows,
    context,
  );
}
