import type { ModelTest, Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { type Column, EMPTY, numberColumn, type Table, tableOf } from '../table.ts';
import { type ModelRow, modelRows } from './models.ts';
import { labelledNotes } from './notes.ts';
import { countCell } from './number-cells.ts';
import { rowKind, scoreColumns } from './score-rows.ts';
import { STATISTIC_DIGITS } from './test-names.ts';

interface TestRow extends ModelRow, ModelTest {}

type Correction = 'greenhouseGeisser' | 'huynhFeldt';

/**
 * Repeated-measures analysis of variance of those with a score at every wave, with degrees of freedom as they are and corrected, Mauchly's
 * test of sphericity, and Friedman's test. `null` in other designs.
 */
export function repeatedMeasuresTable(result: Result, context: Context): Table | null {
  const models = modelRows(result, context).filter(({ model }) => model.method === 'repeated-measures-anova');
  const rows = models.flatMap((row): TestRow[] => row.model.tests.map((test) => ({ ...row, ...test })));
  if (rows.length === 0) return null;
  const hasRanks = rows.some(({ effect }) => effect === 'ranks');
  return tableOf<TestRow>(context, {
    id: 'repeated-measures',
    title: context.word('title.models.repeated-measures'),
    rows,
    kind: rowKind,
    name: ({ scale }) => context.name(scale.name),
    columns: [
      ...scoreColumns(context),
      {
        key: 'effect',
        header: context.text('column.test'),
        stub: true,
        cell: ({ effect }) => ({
          text: context.word(effect === 'ranks' ? 'model.effect.friedman' : `model.effect.${effect}`),
          value: effect,
        }),
      },
      numberColumn('n', context.text('column.n'), ({ model }) =>
        countCell(
          model.n.includes(null) ? null : model.n.reduce<number>((sum, n) => sum + (n ?? 0), 0),
          context,
        ),
      ),
      numberColumn('statistic', context.text('column.statistic'), ({ own, effect, statistic }) =>
        effect === 'sphericity'
          ? own.bounded(statistic, STATISTIC_DIGITS)
          : own.fixed(statistic, STATISTIC_DIGITS),
      ),
      numberColumn('df1', context.text('column.df1'), ({ df1 }) => countCell(df1, context)),
      numberColumn('df2', context.text('column.df2'), ({ own, df2 }) =>
        df2 === undefined ? EMPTY : own.degreesOfFreedom(df2),
      ),
      numberColumn('p', context.text('column.p'), ({ own, p }) => own.p(p)),
      ...correctionColumns('greenhouseGeisser', context),
      ...correctionColumns('huynhFeldt', context),
      { key: 'effectType', value: ({ effectSize }) => effectSize?.type },
      numberColumn('effectSize', context.text('column.effectSize'), ({ own, effectSize }) =>
        effectSize === undefined ? EMPTY : own.bounded(effectSize.value, STATISTIC_DIGITS),
      ),
    ],
    notes: (blanks) =>
      labelledNotes(context, [
        context.text('note.models.repeated-measures'),
        ...(rows.some(({ corrections }) => corrections !== undefined)
          ? [context.text('note.models.sphericity')]
          : []),
        ...(hasRanks ? [context.text('note.models.friedman')] : []),
        ...blanks,
      ]),
  });
}

/** ε and p of a correction; programs also get its degrees of freedom. */
function correctionColumns(of: Correction, context: Context): Column<TestRow>[] {
  const group = context.text(`group.${of}`);
  return [
    numberColumn(
      `${of}Epsilon`,
      context.text('symbol.epsilon'),
      ({ own, corrections }) =>
        corrections === undefined ? EMPTY : own.bounded(corrections[of].epsilon, STATISTIC_DIGITS),
      { group },
    ),
    { key: `${of}Df1`, value: ({ corrections }) => corrections?.[of].df1 },
    { key: `${of}Df2`, value: ({ corrections }) => corrections?.[of].df2 },
    numberColumn(
      `${of}P`,
      context.text('column.p'),
      ({ own, corrections }) => (corrections === undefined ? EMPTY : own.p(corrections[of].p)),
      { group },
    ),
  ];
}
