import type { EffectSize, Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { type Cell, type Table, type TableRow, type Value, words } from '../table.ts';
import { type ComparedScore, comparedScores, gapOf } from './comparison.ts';
import { COMPARED_COLUMNS, comparedValues } from './comparison-data.ts';
import { collectGaps, type Gaps } from './gaps.ts';
import { definitionNotes, labelledNotes } from './notes.ts';
import { effectIntervalCell, printing, respondentsCell } from './number-cells.ts';
import { effectText, RESPONDENT_COLUMNS, respondentValues } from './test-names.ts';
import { withheldColumn, withheldValue } from './withheld-data.ts';

/** Every effect size: one row per score and type. `null` when there is none. */
export function effectSizesTable(result: Result, context: Context): Table | null {
  const compared = comparedScores(result);
  const effects = compared.flatMap(({ comparison }) => comparison.effectSizes);
  if (effects.length === 0) return null;
  const level = context.number.level(result.settings.confidence);
  const gaps = collectGaps(context);
  const right = { align: 'right' } as const;
  return {
    id: 'effect-sizes',
    label: null,
    title: context.word('title.effectSizes'),
    subtitle: null,
    columns: [
      { key: 'scale', header: context.text('column.scale'), align: 'left', stub: true },
      { key: 'type', header: context.text('column.effectType'), align: 'left', stub: true },
      { key: 'n', header: context.text('column.n'), ...right },
      { key: 'value', header: context.text('column.value'), ...right },
      { key: 'interval', header: context.text('column.interval', { level }), ...right },
    ],
    rows: compared.flatMap((score) =>
      score.comparison.effectSizes.map((effect) => rowOf(score, effect, context, gaps)),
    ),
    notes: labelledNotes(context, [...definitionNotes(effects, context), ...gaps.notes()]),
    data: {
      columns: [...DATA_COLUMNS, ...withheldColumn(context)],
      rows: compared.flatMap((score) => dataRowsOf(score, context)),
    },
  };
}

function rowOf(score: ComparedScore, effect: EffectSize, context: Context, gaps: Gaps): TableRow {
  const name = context.name(score.scale.name);
  const own = printing(context, effect);
  const value: Cell = { value: effect.value, text: effectText(effect, own) };
  const interval = effectIntervalCell(effect, own);
  gaps.watch([value], gapOf(effect), name);
  if (effect.value !== null) gaps.watch([interval], 'no-interval', name);
  return {
    kind: score.parent === null ? 'body' : 'sub',
    cells: [
      words(name),
      words(context.title(`effect.${effect.type}`)),
      respondentsCell(effect.n, context),
      value,
      interval,
    ],
  };
}

const DATA_COLUMNS = [
  ...COMPARED_COLUMNS,
  'type',
  ...RESPONDENT_COLUMNS,
  'value',
  'ciLevel',
  'ciLower',
  'ciUpper',
  'ciMethod',
] as const;

function dataRowsOf(score: ComparedScore, context: Context): Value[][] {
  return score.comparison.effectSizes.map((effect) => [
    ...comparedValues(score, context),
    effect.type,
    ...respondentValues(effect.n),
    effect.value,
    effect.ci?.level ?? null,
    effect.ci?.lower ?? null,
    effect.ci?.upper ?? null,
    effect.ci?.method ?? null,
    ...withheldValue(context, effect),
  ]);
}
