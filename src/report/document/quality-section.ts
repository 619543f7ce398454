import { QUALITY_FLAGS } from '../../model/quality.ts';
import { type Context, capitalised } from '../context.ts';
import { checkedName, limitsNote } from '../quality.ts';
import { type Column, dataOf, EMPTY, numberColumn, plainText, type Table, tableOf, words } from '../table.ts';
import { labelledNotes } from '../tables/notes.ts';
import { countCell } from '../tables/number-cells.ts';
import { inARow } from './design-section.ts';
import type { DocumentSection } from './document.ts';
import type { QualityCounts } from './quality-counts.ts';
import { type DocumentWords, enumerated, figuresOf, type SectionInput } from './section-input.ts';

/** How many respondents answered in an unusual way, and which items were left open; counts and items, no respondents. */
export function qualitySection(material: SectionInput): DocumentSection[] {
  const { sources, context, own, numbering } = material;
  if (sources.quality.files.length === 0) return [];
  const table = numbering.table(qualityCountsTable(sources.quality, context, own));
  const gaps = figuresOf(material, 'missing').map((figure) => numbering.figure(figure));
  const leads = [
    own.text('lead.quality', { table: table.label }),
    ...(gaps.length === 0
      ? []
      : [
          own.text('lead.missing', {
            figure: enumerated(
              gaps.map(({ label }) => label),
              own,
            ),
          }),
        ]),
  ];
  return [
    {
      id: 'quality',
      level: 1,
      newPage: true,
      title: own.word('section.quality'),
      blocks: [{ kind: 'paragraph', text: inARow(leads) }, table.block, ...gaps.map(({ block }) => block)],
    },
  ];
}

/** How many respondents were flagged for what, per file: counts only. */
function qualityCountsTable(quality: QualityCounts, context: Context, own: DocumentWords): Table {
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
      ...files.flatMap(({ indices, ...checked }): Column<Row>[] => {
        const file = checkedName(checked, context);
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
          { key: 'wave', value: ({ wave }) => wave },
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
