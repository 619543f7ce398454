import { QUALITY_FLAGS, type QualityFlag } from '../../model/quality.ts';
import type { Count } from '../../model/withheld.ts';
import { type Context, capitalised } from '../context.ts';
import { WITHHELD } from '../number-format.ts';
import { limitsNote } from '../quality.ts';
import { type Cell, EMPTY, type Table, type TableColumn, type Value, words } from '../table.ts';
import { labelledNotes } from '../tables/notes.ts';
import type { QualityCounts } from './quality-counts.ts';
import type { DocumentWords } from './words.ts';

/** How many respondents were flagged for what, per file: counts only. */
export function qualityCountsTable(quality: QualityCounts, context: Context, own: DocumentWords): Table {
  const { files, limits } = quality;
  const right = { align: 'right' } as const;
  return {
    id: 'quality',
    label: null,
    title: own.word('title.quality'),
    subtitle: null,
    columns: [
      { key: 'index', header: own.text('column.quality.index'), align: 'left', stub: true },
      ...files.flatMap(({ file }): TableColumn[] => {
        const group = files.length > 1 ? { group: [{ text: file }] } : {};
        return [
          { key: `flagged ${file}`, header: own.text('column.quality.flagged'), ...right, ...group },
          { key: `computed ${file}`, header: own.text('column.quality.computed'), ...right, ...group },
        ];
      }),
    ],
    rows: QUALITY_FLAGS.map((flag) => ({
      kind: 'body',
      cells: [
        words(capitalised(context.lookup(`problem.${flag}`) ?? flag)),
        ...files.flatMap(({ indices }) => countCells(indices[flag], context)),
      ],
    })),
    notes: labelledNotes(context, [own.text('note.quality'), limitsNote(limits, context)]),
    data: {
      columns: ['file', 'index', 'flagged', 'computed', 'respondents'],
      rows: files.flatMap(dataRowsOf),
    },
  };
}

function countCells(
  { flagged, computed }: QualityCounts['files'][number]['indices'][QualityFlag],
  context: Context,
): Cell[] {
  const count = (value: Count): Cell => ({
    value,
    text: value === null ? WITHHELD : context.number.count(value),
  });
  // Nobody was looked at: no zero.
  if (computed === 0) return [EMPTY, count(computed)];
  return [count(flagged), count(computed)];
}

function dataRowsOf({ file, indices, respondents }: QualityCounts['files'][number]): Value[][] {
  return QUALITY_FLAGS.map((flag) => [
    ...[file, flag, indices[flag].flagged, indices[flag].computed, respondents],
  ]);
}
