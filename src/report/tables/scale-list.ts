import type { Scale } from '../../model/scale.ts';
import type { Context } from '../context.ts';
import { type Table, words } from '../table.ts';

/** Scale definitions, a row each: id, name, number of items, how the score is made, and which way is better. */
export function scaleListTable(scales: readonly Scale[], context: Context): Table {
  const left = { align: 'left' } as const;
  return {
    id: 'scales',
    label: null,
    title: context.word('title.scales'),
    subtitle: null,
    columns: [
      { key: 'id', header: context.text('column.id'), ...left, stub: true },
      { key: 'name', header: context.text('column.name'), ...left },
      { key: 'items', header: context.text('column.items'), align: 'right' },
      { key: 'score', header: context.text('column.aggregate'), ...left },
      { key: 'direction', header: context.text('column.direction'), ...left },
    ],
    rows: scales.map((scale) => ({
      kind: 'body',
      cells: [
        { value: scale.id, text: scale.variantOf === undefined ? scale.id : `${scale.id} +` },
        words(context.name(scale.name)),
        { value: scale.items.length, text: context.number.count(scale.items.length) },
        words(context.word(`aggregate.${scale.score?.aggregate ?? 'none'}`)),
        words(context.word(`direction.${scale.direction}`)),
      ],
    })),
    notes: [context.text('note.scales')],
    data: {
      columns: [
        'id',
        'name',
        'version',
        'variantOf',
        'items',
        'aggregate',
        'direction',
        'citation',
        'licence',
      ],
      rows: scales.map((scale) => [
        scale.id,
        context.name(scale.name),
        scale.version,
        scale.variantOf ?? null,
        scale.items.length,
        scale.score?.aggregate ?? null,
        scale.direction,
        scale.citation ?? null,
        scale.licence ?? null,
      ]),
    },
  };
}
