import { descriptionOf } from '../../model/result/samples.ts';
import type {
  Baseline,
  BaselineCharacteristic,
  Count,
  Result,
  SampleKey,
  Withholdable,
} from '../../model/result.ts';
import type { Context } from '../context.ts';
import {
  type Cell,
  dataOf,
  EMPTY,
  type Table,
  type TableData,
  tableOf,
  type Value,
  WITHHELD_CELL,
  words,
} from '../table.ts';
import { labelledNotes } from './notes.ts';
import { countCell, numberCells } from './number-cells.ts';
import { categoryCell, shareCell } from './respondents.ts';
import { scoreRows } from './score-rows.ts';
import { STATISTIC_DIGITS } from './test-names.ts';

/** A characteristic, one of its values, or a score: of each group a cell, and how far each other group lies from the first. */
interface Line {
  readonly kind: 'body' | 'sub';
  readonly variable: string;
  readonly name: Cell;
  readonly cells: readonly GroupCell[];
  /** Empty of single values: the difference is that of all of them together. */
  readonly differences: readonly Cell[];
}

/** A number of respondents and a share of them, or a mean and a standard deviation. */
interface GroupCell {
  readonly text: string;
  readonly n: Value;
  readonly share: Value;
  readonly mean: Value;
  readonly sd: Value;
  readonly withheld?: true;
}

/** The groups before the intervention, side by side, with standardised differences and without tests. `null` in other designs. */
export function baselineTable(result: Result, context: Context): Table | null {
  const { baseline } = result;
  if (baseline === undefined || (baseline.scores.length === 0 && baseline.characteristics.length === 0))
    return null;
  const lines = [
    ...baseline.characteristics.flatMap((each) => characteristicLines(each, context)),
    ...scoreLines(result, baseline, context),
  ];
  const groupName = (group: string) => context.sample({ wave: null, group, pooled: false });
  const others = baseline.groups.slice(1);
  return tableOf<Line>(context, {
    id: 'baseline',
    title: context.word('title.baseline', { wave: context.wave(baseline.wave) }),
    rows: lines,
    kind: ({ kind }) => kind,
    columns: [
      {
        key: 'variable',
        header: context.text('column.characteristic'),
        stub: true,
        cell: ({ name }) => name,
      },
      ...baseline.groups.map((group, index) => ({
        key: `group ${group}`,
        header: [
          { text: `${groupName(group)} (` },
          ...context.text('column.n'),
          { text: ` = ${countCell(baseline.n[index]!, context).text})` },
        ],
        align: 'right' as const,
        cell: ({ cells }: Line): Cell => {
          const own = cells[index];
          return own === undefined
            ? EMPTY
            : { ...words(own.text), ...(own.withheld === true && { withheld: true }) };
        },
      })),
      ...others.map((group, index) => ({
        key: `difference ${group}`,
        header: others.length === 1 ? context.text('column.standardized') : [{ text: groupName(group) }],
        ...(others.length > 1 && { group: context.text('column.standardized') }),
        align: 'right' as const,
        cell: ({ differences }: Line): Cell => differences[index] ?? EMPTY,
      })),
    ],
    notes: (blanks) =>
      labelledNotes(context, [
        context.text('note.baseline', { first: groupName(baseline.groups[0]!) }),
        ...(baseline.characteristics.some(({ numbers }) => numbers === undefined)
          ? [context.text('note.baseline.shares')]
          : []),
        context.text(result.settings.randomised === true ? 'note.baseline.chance' : 'note.baseline.size'),
        ...blanks,
      ]),
    data: () => baselineData(lines, baseline, context),
  });
}

function differenceCells(
  differences: readonly (number | null)[],
  source: Withholdable,
  context: Context,
): Cell[] {
  const own = numberCells(context, source, 'zero-variance', 'differences');
  return differences.map((difference) => own.fixed(difference, STATISTIC_DIGITS));
}

function characteristicLines(characteristic: BaselineCharacteristic, context: Context): Line[] {
  const { column, categories, numbers, differences } = characteristic;
  const cells = differenceCells(differences, characteristic, context);
  if (numbers !== undefined)
    return [
      {
        kind: 'body',
        variable: column,
        name: words(column),
        cells: numbers.map((summary) => momentsCell(summary, summary, context)),
        differences: cells,
      },
    ];
  return [
    { kind: 'body', variable: column, name: words(column), cells: [], differences: cells },
    ...categories.map(
      (category): Line => ({
        kind: 'sub',
        variable: column,
        name: categoryCell(category, column, context),
        cells: category.counts.map((count, group) => shareOf(count, category.shares[group] ?? null, context)),
        differences: [],
      }),
    ),
  ];
}

function scoreLines(result: Result, { scores, groups, wave }: Baseline, context: Context): Line[] {
  return scoreRows(result.scales).flatMap(({ scale, parent }): Line[] => {
    const own = scores.find((each) =>
      parent === null
        ? each.scale === scale.id && each.subscale === null
        : each.scale === parent.id && each.subscale === scale.id,
    );
    if (own === undefined) return [];
    return [
      {
        kind: parent === null ? 'body' : 'sub',
        variable: scale.id,
        name: words(context.name(scale.name)),
        cells: groups.map((group) => {
          const key: SampleKey = { wave, group, pooled: false };
          const description = descriptionOf(scale, key)!;
          return momentsCell(description, description, context);
        }),
        differences: differenceCells(own.differences, own, context),
      },
    ];
  });
}

function momentsCell(
  { mean, sd }: { readonly mean: number | null; readonly sd: number | null },
  source: Withholdable,
  context: Context,
): GroupCell {
  const own = numberCells(context, source);
  const [first, second] = [mean, sd].map((value) => own.fixed(value, STATISTIC_DIGITS)) as [Cell, Cell];
  const withheld = first.withheld === true;
  return {
    text: withheld ? first.text : `${first.text} (${second.text})`,
    ...{ n: null, share: null, mean, sd },
    ...(withheld && { withheld }),
  };
}

function shareOf(count: Count, share: number | null, context: Context): GroupCell {
  const withheld = count === null;
  const text = withheld
    ? WITHHELD_CELL.text
    : `${countCell(count, context).text} (${shareCell(count, share, context).text})`;
  return { text, n: count, share, mean: null, sd: null, ...(withheld && { withheld }) };
}

/** A row per characteristic or value and group. */
function baselineData(lines: readonly Line[], { groups }: Baseline, context: Context): TableData {
  const rows = lines.flatMap((line) =>
    groups.map((group, index) => ({ ...line, group, index, own: line.cells[index] })),
  );
  type Row = (typeof rows)[number];
  const value = (key: 'n' | 'share' | 'mean' | 'sd') => ({
    key,
    value: ({ own }: Row) =>
      own === undefined
        ? null
        : { value: own[key], ...(own.withheld === true && { withheld: true as const }) },
  });
  return dataOf<Row>(
    [
      { key: 'variable', value: ({ variable }) => variable },
      {
        key: 'value',
        value: ({ kind, name, cells, differences }) =>
          kind === 'sub' && differences.length === 0 && cells.length > 0 ? name.text : null,
      },
      { key: 'group', value: ({ group }) => group },
      ...(['n', 'share', 'mean', 'sd'] as const).map(value),
      {
        key: 'standardizedDifference',
        value: ({ index, differences }) => (index === 0 ? null : differences[index - 1]),
      },
    ],
    rows,
    context,
  );
}
