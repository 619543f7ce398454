import { isAbout } from '../../model/result/samples.ts';
import type {
  FurtherItem,
  ItemStatistics,
  OneFactor,
  Reliability,
  Result,
  SampleKey,
} from '../../model/result.ts';
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
import { alphaNote, hasWaves, isScaleWarning, kr20Notes, labelledNotes, warningNotes } from './notes.ts';
import { countCell, intervalData, numberCells } from './number-cells.ts';
import { endsOf, FIT_DIGITS } from './one-factor.ts';
import { type ScoreRow, scoreRows } from './score-rows.ts';
import { related } from './test-names.ts';

const DIGITS = 2;

/**
 * Alpha and item statistics: one table for every score and wave (and all waves together).
 *
 * @param details whether the further columns of SPSS, loadings and the fit of one factor are printed as well
 */
export function itemStatisticsTables(result: Result, context: Context, details = false): Table[] {
  return scoreRows(result.scales).flatMap((score) => {
    return score.scale.samples.flatMap(({ reliability, ...sample }) =>
      reliability === undefined
        ? []
        : [
            itemStatisticsTable(
              result,
              score,
              sample,
              reliability,
              { details, severalWaves: hasWaves(result) },
              context,
            ),
          ],
    );
  });
}

function itemStatisticsTable(
  result: Result,
  score: ScoreRow,
  sample: SampleKey,
  reliability: Reliability,
  { details, severalWaves }: { readonly details: boolean; readonly severalWaves: boolean },
  context: Context,
): Table {
  const { scale, parent } = score;
  const { further } = reliability;
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
  return tableOf<ItemRow>(context, {
    id: `item-statistics-${scale.id}-${context.sampleData(sample)}`,
    title: context.word('title.itemStatistics', { scale: title }),
    subtitle: reliabilityLine(reliability, context),
    rows: reliability.items.map(
      (item, index): ItemRow => ({ ...item, further: further?.items[index] ?? null }),
    ),
    name: ({ id }) => id,
    columns: [
      { key: 'scale', value: () => scale.id },
      { key: 'name', value: () => context.name(scale.name) },
      { key: 'parent', value: () => parent?.id },
      { key: 'wave', value: () => context.sampleData(sample) },
      ...itemColumns(reliability, described, context),
      ...(further === undefined ? [] : furtherColumns(details && described, details, context)),
      ...reliabilityColumns(reliability, context),
    ],
    notes: (blanks) =>
      labelledNotes(context, [
        context.text('note.itemStatistics'),
        ...(details && further !== undefined
          ? [context.text('note.itemTotals'), ...oneFactorLine(further.oneFactor, context)]
          : []),
        ...(described || context.withheld === undefined ? [] : [plainText(context.withheld('note.noMeans'))]),
        alphaNote(context, [reliability]),
        ...kr20Notes(context, [scale]),
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

interface ItemRow extends ItemStatistics {
  /** `null` in the short form. */
  readonly further: FurtherItem | null;
}

/** What SPSS prints beside, and the loadings. */
function furtherColumns(described: boolean, details: boolean, context: Context): Column<ItemRow>[] {
  const column = (
    key: 'scaleMeanIfDropped' | 'scaleVarianceIfDropped' | 'squaredMultipleCorrelation' | 'loading',
    header: Text,
    print: 'fixed' | 'bounded',
    when: boolean,
  ) =>
    numberColumn<ItemRow>(
      key,
      header,
      ({ further }) =>
        numberCells(context, further ?? {}, 'not-computed', key)[print](further?.[key] ?? null, DIGITS),
      { when },
    );
  return [
    column('scaleMeanIfDropped', context.text('column.scaleMeanIfDropped'), 'fixed', described),
    column('scaleVarianceIfDropped', context.text('column.scaleVarianceIfDropped'), 'fixed', described),
    column('squaredMultipleCorrelation', context.text('column.smc'), 'bounded', details),
    column('loading', context.text('column.loading'), 'bounded', details),
  ];
}

/** `One factor: χ²(9) = 12.34, p = .195, CFI = .980, …`; nothing where there is no fit. */
function oneFactorLine(fit: OneFactor, context: Context): Text[] {
  if (fit.cfi === null) return [];
  const { number } = context;
  const index = (value: number | null) => number.bounded(value, FIT_DIGITS);
  return [
    context.text('note.oneFactorLine', {
      df: number.degreesOfFreedom(fit.df),
      chiSquare: number.fixed(fit.chiSquare, DIGITS),
      p: related(number.p(fit.p)),
      cfi: index(fit.cfi),
      tli: index(fit.tli),
      rmsea: index(fit.rmsea),
      interval: number.boundedInterval(...endsOf(fit), FIT_DIGITS),
      srmr: index(fit.srmr),
    }),
  ];
}

/** @param described whether mean and SD are printed */
function itemColumns(reliability: Reliability, described: boolean, context: Context): Column<ItemRow>[] {
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
