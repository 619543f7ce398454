import { describedSamplesOf, descriptionOf, sampleId } from '../../model/result/samples.ts';
import type { Result, ScaleResult } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { MISSING } from '../number-format.ts';
import { type Cell, EMPTY, type Table, type TableColumn, type Value, words } from '../table.ts';
import { hasWaves, isTabulated, labelledNotes } from './notes.ts';
import { countCell, endsCell } from './number-cells.ts';
import { describedSamples, type ScoreRow, scoreRows } from './score-rows.ts';
import { withheldColumn, withheldValue } from './withheld-data.ts';

/** How each score was made: aggregate, attainable range, answers needed, and how many scores were prorated. */
export function scoringTable(result: Result, context: Context): Table {
  const samples = describedSamples(result);
  const severalWaves = hasWaves(result);
  const scores = scoreRows(result.scales).filter(({ scale }) => scale.aggregate !== null);
  const right = { align: 'right' } as const;
  return {
    id: 'scoring',
    label: null,
    title: context.word('title.scoring'),
    subtitle: null,
    columns: [
      { key: 'scale', header: context.text('column.scale'), align: 'left', stub: true },
      { key: 'version', header: context.text('column.version'), align: 'left' },
      { key: 'aggregate', header: context.text('column.aggregate'), align: 'left' },
      { key: 'range', header: context.text('column.attainable'), align: 'left' },
      { key: 'items', header: context.text('column.items'), ...right },
      { key: 'minAnswered', header: context.text('column.minAnswered'), ...right },
      ...samples.map(
        (sample): TableColumn => ({
          key: `prorated ${sampleId(sample)}`,
          header: !severalWaves ? context.text('column.prorated') : [{ text: context.sampleTitle(sample) }],
          ...right,
          ...(severalWaves && { group: context.text('column.prorated') }),
        }),
      ),
    ],
    rows: scores.map(({ scale, parent }) => ({
      kind: parent === null ? 'body' : 'sub',
      cells: [
        words(context.name(scale.name)),
        words(scale.version),
        scale.aggregate === null ? EMPTY : words(context.word(`aggregate.${scale.aggregate}`)),
        attainableRangeCell(scale, context),
        { value: scale.k, text: context.number.count(scale.k) },
        { value: scale.minAnswered, text: context.number.plain(scale.minAnswered) },
        ...samples.map((sample) => {
          const described = descriptionOf(scale, sample);
          return described === undefined ? EMPTY : countCell(described.prorated, context);
        }),
      ],
    })),
    notes: labelledNotes(context, [context.text('note.scoring')]),
    told: result.warnings.filter(isTabulated),
    data: {
      columns: [
        ...['scale', 'name', 'parent', 'version', 'direction', 'aggregate', 'rangeLower', 'rangeUpper'],
        ...['items', 'minAnswered', 'wave', 'n', 'missing', 'prorated', ...withheldColumn(context)],
      ],
      rows: scores.flatMap((score) => dataRowsOf(score, context)),
    },
  };
}

/** `14-70`, or `≥0` for open counts. */
export function attainableRange({ range }: ScaleResult, context: Context): string {
  if (range === null) return MISSING;
  const [lower, upper] = range;
  const from = context.number.plain(lower);
  if (upper === null) return `≥${from}`;
  const to = context.number.plain(upper);
  return lower < 0 || upper < 0 ? `${from} – ${to}` : `${from}-${to}`;
}

/** The same with each end as a number; an open count has only words. */
export function attainableRangeCell(scale: ScaleResult, context: Context): Cell {
  const text = attainableRange(scale, context);
  const [lower, upper] = scale.range ?? [null, null];
  return upper === null ? words(text) : endsCell(text, [lower, upper], context.number.plain);
}

function dataRowsOf({ scale, parent }: ScoreRow, context: Context): Value[][] {
  return describedSamplesOf(scale).map(({ sample, description }) => [
    scale.id,
    context.name(scale.name),
    parent?.id ?? null,
    scale.version,
    scale.direction,
    scale.aggregate,
    scale.range?.[0] ?? null,
    scale.range?.[1] ?? null,
    scale.k,
    scale.minAnswered,
    context.sampleData(sample),
    description.n,
    description.missing,
    description.prorated,
    ...withheldValue(context, description.n, description.missing, description.prorated),
  ]);
}
