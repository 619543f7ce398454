import { isAbout } from '../../model/result/samples.ts';
import type { ItemStatistics, Reliability, Result, SampleKey } from '../../model/result.ts';
import type { Context } from '../context.ts';
import {
  type Column,
  countText,
  type DataColumn,
  numberColumn,
  phraseOf,
  plainText,
  type Table,
  type Text,
  tableOf,
} from '../table.ts';
import { alphaGap } from './descriptives.ts';
import { alphaNote, hasWaves, isScaleWarning, labelledNotes, warningNotes } from './notes.ts';
import { countCell, intervalData, numberCells } from './number-cells.ts';
import { type ScoreRow, scoreRows } from './score-rows.ts';

const DIGITS = 2;

/** Alpha and item statistics: one table for every score and wave (and all waves together). */
export function itemStatisticsTables(result: Result, context: Context): Table[] {
  return scoreRows(result.scales).flatMap((score) => {
    return score.scale.samples.flatMap(({ reliability, ...sample }) =>
      reliability === undefined
        ? []
        : [itemStatisticsTable(result, score, sample, reliability, hasWaves(result), context)],
    );
  });
}

function itemStatisticsTable(
  result: Result,
  score: ScoreRow,
  sample: SampleKey,
  reliability: Reliability,
  severalWaves: boolean,
  context: Context,
): Table {
  const { scale, parent } = score;
  const name =
    parent === null ? context.name(scale.name) : `${context.name(parent.name)}, ${context.name(scale.name)}`;
  const title = severalWaves ? `${name}, ${context.sample(sample)}` : name;
  // Where all of them are withheld, mean and SD have no columns.
  const described =
    context.withheld === undefined ||
    reliability.n === null ||
    reliability.items.some(({ withheld }) => withheld?.includes('mean') !== true);
  const warnings = result.warnings.filter(
    (warning) => isScaleWarning(warning) && warning.scale === scale.id && isAbout(warning, sample),
  );
  return tableOf(context, {
    id: `item-statistics-${scale.id}-${context.sampleData(sample)}`,
    title: context.word('title.itemStatistics', { scale: title }),
    subtitle: reliabilityLine(reliability, context),
    rows: reliability.items,
    name: ({ id }) => id,
    columns: [
      { key: 'scale', value: () => scale.id },
      { key: 'name', value: () => context.name(scale.name) },
      { key: 'parent', value: () => parent?.id },
      { key: 'wave', value: () => context.sampleData(sample) },
      ...itemColumns(reliability, described, context),
      ...reliabilityColumns(reliability, context),
    ],
    notes: (blanks) =>
      labelledNotes(context, [
        context.text('note.itemStatistics'),
        ...(described || context.withheld === undefined ? [] : [plainText(context.withheld('note.noMeans'))]),
        alphaNote(context, [reliability]),
        ...(reliability.items.some((item) => item.reversed) ? [context.text('note.reversed')] : []),
        ...(reliability.items.some((item) => item.maySkip) ? [context.text('note.maySkip')] : []),
        ...(reliability.items.some((item) => item.recoded) ? [context.text('note.recoded')] : []),
        ...(reliability.alpha === null && reliability.withheld === undefined
          ? [context.text('note.noAlpha', { reason: context.word(`gap.${alphaGap(reliability)}`) })]
          : []),
        ...blanks,
        ...warningNotes(context, warnings, result),
      ]),
    told: warnings,
  });
}

/** @param described whether mean and SD are printed */
function itemColumns(
  reliability: Reliability,
  described: boolean,
  context: Context,
): Column<ItemStatistics>[] {
  const why = alphaGap(reliability);
  return [
    {
      key: 'item',
      header: context.text('column.item'),
      stub: true,
      cell: ({ id, reversed }) => ({ text: context.item(id, reversed), value: id }),
    },
    { key: 'reversed', value: ({ reversed }) => reversed },
    numberColumn('n', context.text('column.n'), ({ n }) => countCell(n, context)),
    numberColumn(
      'mean',
      context.text('column.mean'),
      (item) => numberCells(context, item, 'too-few').fixed(item.mean, DIGITS),
      { when: described },
    ),
    numberColumn(
      'sd',
      context.text('column.sd'),
      (item) => numberCells(context, item, 'too-few').fixed(item.sd, DIGITS),
      { when: described },
    ),
    numberColumn('itemRestCorrelation', context.text('column.itemRest'), (item) =>
      numberCells(context, item, why).bounded(item.itemRestCorrelation, DIGITS),
    ),
    numberColumn('alphaIfDropped', context.text('column.alphaIfDropped'), (item) =>
      numberCells(context, item, reliability.k < 3 ? 'too-few-items' : why).bounded(
        item.alphaIfDropped,
        DIGITS,
      ),
    ),
  ];
}

/** The same on every row. */
function reliabilityColumns(reliability: Reliability, context: Context): DataColumn<object>[] {
  const { method, n, k, alpha, alphaStandardized, meanInterItemCorrelation, ci } = reliability;
  const own = numberCells(context, reliability);
  return [
    { key: 'alphaMethod', value: () => method },
    { key: 'alphaN', value: () => countCell(n, context) },
    { key: 'items', value: () => k },
    { key: 'alpha', value: () => own.bounded(alpha, DIGITS) },
    { key: 'alphaStandardized', value: () => own.bounded(alphaStandardized, DIGITS) },
    { key: 'meanInterItemCorrelation', value: () => own.bounded(meanInterItemCorrelation, DIGITS) },
    ...intervalData<object>('alphaCi', () => ci),
  ];
}

/** `α = .85, 95% CI [.79, .89], standardised α = .85, mean inter-item r = .42, 6 items, n = 46`. */
function reliabilityLine(reliability: Reliability, context: Context): Text {
  const { alpha, alphaStandardized, meanInterItemCorrelation, ci, k, n } = reliability;
  const { number } = context;
  const own = numberCells(context, reliability);
  return context.text('line.reliability', {
    alpha: phraseOf(own.bounded(alpha, DIGITS)),
    level: number.level(ci.level),
    interval: phraseOf(own.boundedInterval([ci.lower, ci.upper], DIGITS)),
    standardized: phraseOf(own.bounded(alphaStandardized, DIGITS)),
    correlation: phraseOf(own.bounded(meanInterItemCorrelation, DIGITS)),
    k: number.count(k),
    n: countText(n, context),
  });
}
