import type { OneFactor, Result, SampleKey } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { type Column, numberColumn, type Table, type Text, tableOf } from '../table.ts';
import { labelledNotes } from './notes.ts';
import { countCell, type Ends, type NumberCells, numberCells } from './number-cells.ts';
import { rowKind, type ScoreRow, scoreColumns, scoreRows } from './score-rows.ts';

const DIGITS = 2;
/** As papers print fit indices. */
export const FIT_DIGITS = 3;

interface OneFactorRow extends ScoreRow {
  readonly sample: SampleKey;
  readonly fit: OneFactor;
  readonly own: NumberCells;
}

/** How well one factor accounts for the items: one row per score and wave. `null` in the short form, and where no score has four items. */
export function oneFactorTable(result: Result, context: Context): Table | null {
  const rows = scoreRows(result.scales).flatMap((score) =>
    score.scale.samples.flatMap(({ reliability, ...sample }): OneFactorRow[] => {
      const fit = reliability?.further?.oneFactor;
      if (fit === undefined || score.scale.k < 4) return [];
      return [{ ...score, sample, fit, own: numberCells(context, fit, 'not-computed') }];
    }),
  );
  if (rows.length === 0) return null;
  return tableOf<OneFactorRow>(context, {
    id: 'one-factor',
    title: context.word('title.oneFactor'),
    rows,
    kind: rowKind,
    name: ({ scale, sample }) => `${context.name(scale.name)}, ${context.sample(sample)}`,
    columns: columnsOf(context),
    notes: (blanks) => labelledNotes(context, [context.text('note.oneFactor'), ...blanks]),
  });
}

function columnsOf(context: Context): Column<OneFactorRow>[] {
  const index = (key: 'cfi' | 'tli' | 'rmsea' | 'srmr', header: Text) =>
    numberColumn<OneFactorRow>(key, header, ({ own, fit }) => own.bounded(fit[key], FIT_DIGITS));
  return [
    ...scoreColumns(context),
    {
      key: 'wave',
      header: context.text('column.wave'),
      stub: true,
      cell: ({ sample }) => ({ text: context.sampleTitle(sample), value: context.sampleData(sample) }),
    },
    numberColumn('n', context.text('column.n'), ({ fit }) => countCell(fit.n, context)),
    { key: 'items', value: ({ scale }) => scale.k },
    { key: 'method', value: ({ fit }) => fit.method },
    numberColumn('chiSquare', context.text('symbol.chi-square'), ({ own, fit }) =>
      own.fixed(fit.chiSquare, DIGITS),
    ),
    numberColumn('df', context.text('column.df'), ({ own, fit }) => own.degreesOfFreedom(fit.df)),
    numberColumn('p', context.text('column.p'), ({ own, fit }) => own.p(fit.p)),
    index('cfi', context.text('column.cfi')),
    index('tli', context.text('column.tli')),
    index('rmsea', context.text('column.rmsea')),
    numberColumn(
      'rmseaInterval',
      context.text('column.interval', { level: context.number.level(0.9) }),
      ({ own, fit }) => own.boundedInterval(endsOf(fit), FIT_DIGITS),
      { data: ['rmseaLower', 'rmseaUpper'] },
    ),
    index('srmr', context.text('column.srmr')),
    { key: 'reason', value: ({ fit }) => fit.reason },
  ];
}

export function endsOf({ rmseaCi: { lower, upper } }: OneFactor): Ends {
  return [lower, upper];
}
