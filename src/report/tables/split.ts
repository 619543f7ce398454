import type { SplitInteraction } from '../../model/split-interaction.ts';
import type { Context } from '../context.ts';
import { numberColumn, type Table, tableOf, words } from '../table.ts';
import { modelContrastText } from './models.ts';
import { labelledNotes } from './notes.ts';
import { countCell, numberCells } from './number-cells.ts';
import { STATISTIC_DIGITS } from './test-names.ts';

/** Whether each difference is the same in every value of a column. `null` where no two values have it. */
export function splitTable(
  column: string,
  interactions: readonly SplitInteraction[],
  context: Context,
): Table | null {
  if (interactions.length === 0) return null;
  const own = numberCells(context);
  return tableOf<SplitInteraction>(context, {
    id: 'split',
    title: context.word('title.split', { column }),
    rows: interactions,
    columns: [
      {
        key: 'scale',
        header: context.text('column.scale'),
        stub: true,
        cell: ({ score }) => words(context.name(score.name)),
      },
      {
        key: 'contrast',
        header: context.text('column.contrast'),
        stub: true,
        cell: ({ contrast, score }) => {
          const method =
            contrast.kind === 'groups' ? (score.models?.[0]?.method ?? 'welch-anova') : 'mixed-model';
          return words(modelContrastText({ contrast, model: { method } }, context));
        },
      },
      numberColumn('parts', context.text('column.parts'), ({ parts }) => countCell(parts, context)),
      numberColumn('statistic', context.text('symbol.q'), ({ statistic }) =>
        own.fixed(statistic, STATISTIC_DIGITS),
      ),
      numberColumn('df', context.text('column.df'), ({ df }) => countCell(df, context)),
      numberColumn('p', context.text('column.p'), ({ p }) => own.p(p)),
      numberColumn('pHolm', context.text('column.pHolm'), ({ pHolm }) => own.p(pHolm), {
        when: interactions.length > 1,
      }),
    ],
    notes: (blanks) => labelledNotes(context, [context.text('note.split'), ...blanks]),
  });
}
