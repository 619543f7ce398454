import { QUALITY_FLAGS } from '../../model/quality.ts';
import { type Context, capitalised } from '../context.ts';
import { limitsNote } from '../quality.ts';
import { type Column, dataOf, EMPTY, numberColumn, plainText, type Table, tableOf, words } from '../table.ts';
import { labelledNotes } from '../tables/notes.ts';
import { countCell } from '../tables/number-cells.ts';
import type { QualityCounts } from './quality-counts.ts';
import type { DocumentWords } from './words.ts';

/** How many respondents were flagged for what, per file: counts only. */
export function qualityCountsTable(quality: QualityCounts, context: Context, own: DocumentWords): Table {
  const { files, limits } = quality;
  const rows = QUALITY_FLAGS.map((flag) => ({ flag }));
  type Row = (typeof rows)[number];
  return tableOf(context, {
    id: 'quality',
    title: own.word('title.quality'),
    rows,
    columns: [
      {
        key: 'index',
        header: own.text('column.quality.index'),
        stub: true,
        cell: ({ flag }) => words(capitalised(context.lookup(`problem.${flag}`) ?? flag)),
      },
      ...files.flatMap(({ file, indices }): Column<Row>[] => {
        const group = files.length > 1 ? plainText(file) : undefined;
        return [
          numberColumn(
            `flagged ${file}`,
            own.text('column.quality.flagged'),
            // Nobody was looked at: no zero.
            ({ flag }) => (indices[flag].computed === 0 ? EMPTY : countCell(indices[flag].flagged, context)),
            { group },
          ),
          numberColumn(
            `computed ${file}`,
            own.text('column.quality.computed'),
            ({ flag }) => countCell(indices[flag].computed, context),
            { group },
          ),
        ];
      }),
    ],
    notes: () => labelledNotes(context, [own.text('note.quality'), limitsNote(limits, context)]),
    data: () => {
      const counts = files.flatMap((file) => QUALITY_FLAGS.map((flag) => ({ ...file, flag })));
      return dataOf<(typeof counts)[number]>(
        [
          { key: 'file', value: ({ file }) => file },
          { key: 'index', value: ({ flag }) => flag },
          { key: 'flagged', value: ({ indices, flag }) => indices[flag].flagged },
          { key: 'computed', value: ({ indices, flag }) => indices[flag].computed },
          { key: 'respondents', value: ({ respondents }) => respondents },
        ],
        counts,
      );
    },
  });
}
