import type { ItemStatistics, Reliability, Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { plainText, type Table, type TableRow, type Text, type Value } from '../table.ts';
import { alphaGap } from './descriptives.ts';
import { collectGaps, type Gaps } from './gaps.ts';
import { alphaNote, hasWaves, isScaleWarning, labelledNotes, warningNotes } from './notes.ts';
import { printing } from './number-cells.ts';
import { type ScoreRow, scoreRows } from './score-rows.ts';
import { withheldColumn, withheldValue } from './withheld-data.ts';

const DIGITS = 2;

/** Alpha and item statistics: one table for every score and wave (and all waves together). */
export function itemStatisticsTables(result: Result, context: Context): Table[] {
  return scoreRows(result.scales).flatMap((score) => {
    const entries = Object.entries(score.scale.reliability);
    return entries.map(([wave, reliability]) =>
      itemStatisticsTable(result, score, wave, reliability, hasWaves(result), context),
    );
  });
}

function itemStatisticsTable(
  result: Result,
  { scale, parent }: ScoreRow,
  wave: string,
  reliability: Reliability,
  severalWaves: boolean,
  context: Context,
): Table {
  const right = { align: 'right' } as const;
  const name =
    parent === null ? context.name(scale.name) : `${context.name(parent.name)}, ${context.name(scale.name)}`;
  const title = severalWaves ? `${name}, ${context.wave(wave)}` : name;
  const gaps = collectGaps(context);
  // Where all of them are withheld, mean and SD have no columns.
  const described =
    context.withheld === undefined ||
    reliability.n === null ||
    reliability.items.some(({ withheld }) => withheld?.includes('mean') !== true);
  const rows = reliability.items.map((item) => rowOf(item, reliability, described, context, gaps));
  const warnings = result.warnings.filter(
    (warning) =>
      isScaleWarning(warning) &&
      warning.scale === scale.id &&
      (warning.wave === undefined || warning.wave === wave),
  );
  return {
    id: `item-statistics-${scale.id}-${wave}`,
    label: null,
    title: context.word('title.itemStatistics', { scale: title }),
    subtitle: reliabilityLine(reliability, context),
    columns: [
      { key: 'item', header: context.text('column.item'), align: 'left', stub: true },
      { key: 'n', header: context.text('column.n'), ...right },
      ...(described
        ? [
            { key: 'mean', header: context.text('column.mean'), ...right },
            { key: 'sd', header: context.text('column.sd'), ...right },
          ]
        : []),
      { key: 'itemRestCorrelation', header: context.text('column.itemRest'), ...right },
      { key: 'alphaIfDropped', header: context.text('column.alphaIfDropped'), ...right },
    ],
    rows,
    notes: labelledNotes(context, [
      context.text('note.itemStatistics'),
      ...(described || context.withheld === undefined ? [] : [plainText(context.withheld.noMeans)]),
      alphaNote(context, [reliability]),
      ...(reliability.items.some((item) => item.reversed) ? [context.text('note.reversed')] : []),
      ...(reliability.alpha === null && reliability.withheld === undefined
        ? [context.text('note.noAlpha', { reason: context.word(`gap.${alphaGap(reliability)}`) })]
        : []),
      ...gaps.notes(),
      ...warningNotes(context, warnings, result),
    ]),
    told: warnings,
    data: {
      columns: [...DATA_COLUMNS, ...withheldColumn(context)],
      rows: reliability.items.map((item) => [
        ...[scale.id, context.name(scale.name), parent?.id ?? null, wave],
        ...dataValues(item, reliability),
        ...withheldValue(context, item, reliability),
      ]),
    },
  };
}

/** `α = .85, 95% CI [.79, .89], standardised α = .85, mean inter-item r = .42, 6 items, n = 46`. */
function reliabilityLine(reliability: Reliability, context: Context): Text {
  const { number } = printing(context, reliability);
  const { alpha, alphaStandardized, meanInterItemCorrelation, ci, k, n } = reliability;
  return context.text('line.reliability', {
    alpha: number.bounded(alpha, DIGITS),
    level: number.level(ci.level),
    interval: number.boundedInterval(ci.lower, ci.upper, DIGITS),
    standardized: number.bounded(alphaStandardized, DIGITS),
    correlation: number.bounded(meanInterItemCorrelation, DIGITS),
    k: number.count(k),
    n: number.count(n),
  });
}

function rowOf(
  item: ItemStatistics,
  reliability: Reliability,
  described: boolean,
  context: Context,
  gaps: Gaps,
): TableRow {
  const { number } = printing(context, item);
  const description = [
    { value: item.mean, text: number.fixed(item.mean, DIGITS) },
    { value: item.sd, text: number.fixed(item.sd, DIGITS) },
  ];
  const itemRest = {
    value: item.itemRestCorrelation,
    text: number.bounded(item.itemRestCorrelation, DIGITS),
  };
  const dropped = { value: item.alphaIfDropped, text: number.bounded(item.alphaIfDropped, DIGITS) };
  if (described) gaps.watch(description, 'too-few', item.id);
  gaps.watch([itemRest], alphaGap(reliability), item.id);
  gaps.watch([dropped], reliability.k < 3 ? 'too-few-items' : alphaGap(reliability), item.id);
  return {
    kind: 'body',
    cells: [
      { text: item.reversed ? `${item.id} (R)` : item.id, value: item.id },
      { value: item.n, text: number.count(item.n) },
      ...(described ? description : []),
      itemRest,
      dropped,
    ],
  };
}

const DATA_COLUMNS = [
  'scale',
  'name',
  'parent',
  'wave',
  'item',
  'reversed',
  'n',
  'mean',
  'sd',
  'itemRestCorrelation',
  'alphaIfDropped',
  'alphaMethod',
  'alphaN',
  'items',
  'alpha',
  'alphaStandardized',
  'meanInterItemCorrelation',
  'alphaCiLevel',
  'alphaCiLower',
  'alphaCiUpper',
  'alphaCiMethod',
] as const;

function dataValues(item: ItemStatistics, reliability: Reliability): Value[] {
  const { ci } = reliability;
  return [
    item.id,
    item.reversed,
    item.n,
    item.mean,
    item.sd,
    item.itemRestCorrelation,
    item.alphaIfDropped,
    reliability.method,
    reliability.n,
    reliability.k,
    reliability.alpha,
    reliability.alphaStandardized,
    reliability.meanInterItemCorrelation,
    ci.level,
    ci.lower,
    ci.upper,
    ci.method ?? null,
  ];
}
