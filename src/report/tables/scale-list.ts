import type { Scale } from '../../model/scale.ts';
import type { Context } from '../context.ts';
import { type Table, tableOf, words } from '../table.ts';
import { countCell } from './number-cells.ts';

/** Scale definitions, a row each: id, name, number of items, how the score is made, and which way is better. */
export function scaleListTable(scales: readonly Scale[], context: Context): Table {
  return tableOf(context, {
    id: 'scales',
    title: context.word('title.scales'),
    rows: scales,
    columns: [
      {
        key: 'id',
        header: context.text('column.id'),
        stub: true,
        cell: ({ id, variantOf }) => ({ value: id, text: variantOf === undefined ? id : `${id} +` }),
      },
      { key: 'name', header: context.text('column.name'), cell: ({ name }) => words(context.name(name)) },
      { key: 'version', value: ({ version }) => version },
      { key: 'variantOf', value: ({ variantOf }) => variantOf },
      {
        key: 'items',
        header: context.text('column.items'),
        align: 'right',
        cell: ({ items }) => countCell(items.length, context),
      },
      {
        key: 'aggregate',
        header: context.text('column.aggregate'),
        cell: ({ score }) => ({
          value: score?.aggregate ?? null,
          text: context.word(`aggregate.${score?.aggregate ?? 'none'}`),
        }),
      },
      {
        key: 'direction',
        header: context.text('column.direction'),
        cell: ({ direction }) => ({ value: direction, text: context.word(`direction.${direction}`) }),
      },
      { key: 'citation', value: ({ citation }) => citation },
      { key: 'licence', value: ({ licence }) => licence },
    ],
    notes: () => [context.text('note.scales')],
  });
}
