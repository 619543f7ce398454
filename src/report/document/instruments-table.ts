import type { Result } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { type Cell, EMPTY, type Table, type TableColumn, type Value, words } from '../table.ts';
import { hasWaves, labelledNotes } from '../tables/notes.ts';
import { describedWaves, type ScoreRow, scoreRows } from '../tables/score-rows.ts';
import { attainableRangeCell } from '../tables/scoring-rules.ts';
import type { DocumentWords } from './words.ts';

/** What was asked: every instrument with its items, its score and range, what a higher score means, and the respondents with a score. */
export function instrumentsTable(result: Result, context: Context, own: DocumentWords): Table {
  const waves = describedWaves(result);
  const severalWaves = hasWaves(result);
  const rows = scoreRows(result.scales);
  const right = { align: 'right' } as const;
  const left = { align: 'left' } as const;
  const open = rows.some(({ scale }) => scale.range !== null && scale.range[1] === null);
  return {
    id: 'instruments',
    label: null,
    title: own.word('title.instruments'),
    subtitle: null,
    columns: [
      { key: 'scale', header: own.text('column.instrument'), ...left, stub: true },
      { key: 'items', header: context.text('column.items'), ...right },
      { key: 'aggregate', header: context.text('column.aggregate'), ...left },
      { key: 'range', header: context.text('column.attainable'), ...left },
      { key: 'meaning', header: own.text('column.meaning'), ...left },
      ...waves.map(
        (wave): TableColumn => ({
          key: `n ${wave}`,
          header: !severalWaves ? context.text('column.n') : [{ text: context.waveTitle(wave) }],
          ...right,
          ...(severalWaves && { group: context.text('column.n') }),
        }),
      ),
    ],
    rows: rows.map((row) => ({
      kind: row.parent === null ? 'body' : 'sub',
      cells: cellsOf(row, waves, context, own),
    })),
    notes: labelledNotes(context, [
      own.text('note.instruments'),
      ...(open ? [own.text('note.openRange')] : []),
    ]),
    data: {
      columns: [
        ...['scale', 'name', 'parent', 'items', 'aggregate', 'rangeLower', 'rangeUpper', 'direction'],
        ...['wave', 'n'],
      ],
      rows: rows.flatMap((row) => dataRowsOf(row, context)),
    },
  };
}

function cellsOf(
  { scale }: ScoreRow,
  waves: readonly string[],
  context: Context,
  own: DocumentWords,
): Cell[] {
  return [
    words(context.name(scale.name)),
    { value: scale.k, text: context.number.count(scale.k) },
    words(context.word(`aggregate.${scale.aggregate ?? 'none'}`)),
    scale.range === null ? EMPTY : attainableRangeCell(scale, context),
    words(own.word(`meaning.${scale.direction}`)),
    ...waves.map((wave): Cell => {
      const described = scale.waves[wave];
      if (described === undefined) return EMPTY;
      return { value: described.n, text: context.number.count(described.n) };
    }),
  ];
}

function dataRowsOf({ scale, parent }: ScoreRow, context: Context): Value[][] {
  return Object.entries(scale.waves).map(([wave, { n }]) => [
    ...[scale.id, context.name(scale.name), parent?.id ?? null, scale.k, scale.aggregate],
    ...[scale.range?.[0] ?? null, scale.range?.[1] ?? null, scale.direction, wave, n],
  ]);
}
