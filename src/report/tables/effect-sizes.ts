import type { EffectSize, Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { type Column, numberColumn, type Table, tableOf } from '../table.ts';
import {
  type ComparedScore,
  comparedColumns,
  comparedName,
  comparedScores,
  respondentColumns,
  whyNoTest,
} from './comparison.ts';
import { definitionNotes, labelledNotes } from './notes.ts';
import { effectCell, effectIntervalCell, respondentsCell } from './number-cells.ts';
import { rowKind } from './score-rows.ts';

/** Every effect size: one row per score and type. `null` when there is none. */
export function effectSizesTable(result: Result, context: Context): Table | null {
  const rows = comparedScores(result).flatMap((score) =>
    score.comparison.effectSizes.map((effect) => ({ ...score, effect })),
  );
  const [one] = rows;
  if (one === undefined) return null;
  return tableOf<EffectRow>(context, {
    id: 'effect-sizes',
    title: context.word('title.effectSizes'),
    rows,
    kind: rowKind,
    name: (score) => comparedName(score, context),
    columns: columnsOf(result.settings.confidence, one.isOneOf, context),
    notes: (blanks) =>
      labelledNotes(context, [
        ...definitionNotes(
          rows.map(({ effect }) => effect),
          context,
        ),
        ...blanks,
      ]),
  });
}

type EffectRow = ComparedScore & { readonly effect: EffectSize };

function columnsOf(confidence: number, several: boolean, context: Context): Column<EffectRow>[] {
  const level = context.number.level(confidence);
  return [
    ...comparedColumns(context, several),
    {
      key: 'type',
      header: context.text('column.effectType'),
      stub: true,
      cell: ({ effect: { type } }) => ({ text: context.title(`effect.${type}`), value: type }),
    },
    numberColumn('n', context.text('column.n'), ({ effect }) => respondentsCell(effect.n, context), {
      data: [],
    }),
    ...respondentColumns<EffectRow>(({ effect }) => effect.n, context),
    numberColumn('value', context.text('column.value'), ({ effect }) =>
      effectCell(effect, context, whyNoTest(effect)),
    ),
    { key: 'ciLevel', value: ({ effect }) => effect.ci?.level },
    numberColumn(
      'interval',
      context.text('column.interval', { level }),
      ({ effect }) => effectIntervalCell(effect, context, effect.value === null ? undefined : 'no-interval'),
      { data: ['ciLower', 'ciUpper'] },
    ),
    { key: 'ciMethod', value: ({ effect }) => effect.ci?.method },
  ];
}
