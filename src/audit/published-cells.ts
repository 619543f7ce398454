import type { PublishedTable } from '../model/published.ts';
import { endsOf, listed, type PublishedCell } from './published-cell.ts';
import { scoreCells } from './score-cells.ts';

export type { PublishedCell, Quantity } from './published-cell.ts';

/** Every printed number of a table, in the order of the file's sections: groups, scores, reliability, respondents, claims. */
export function publishedCells(table: PublishedTable): PublishedCell[] {
  return [
    ...groupCells(table),
    ...rowCells(table),
    ...reliabilityCells(table),
    ...respondentCells(table),
    ...claimCells(table),
  ];
}

function groupCells({ groups = [] }: PublishedTable): PublishedCell[] {
  return groups.flatMap(({ id, where, invited, waves }, index) => [
    ...listed(invited, 'invited', ['groups', index, 'invited'], where, { group: id }),
    ...Object.entries(waves).flatMap(([wave, { n, rate }]) => {
      const path = ['groups', index, 'waves', wave];
      const common = { group: id, wave };
      return [
        ...listed(n, 'n', [...path, 'n'], where, common),
        ...listed(rate, 'rate', [...path, 'rate'], where, common),
      ];
    }),
  ]);
}

function rowCells({ rows = [] }: PublishedTable): PublishedCell[] {
  return rows.flatMap((row, index) => {
    const path = ['rows', index];
    const common = { scale: row.scale, ...(row.group === undefined ? {} : { group: row.group }) };
    return [
      ...scoreCells(row, path, row.where, common),
      ...(row.items ?? []).flatMap((item, place) =>
        scoreCells(item, [...path, 'items', place], item.where ?? row.where, { ...common, item: item.item }),
      ),
    ];
  });
}

function reliabilityCells({ reliability = [] }: PublishedTable): PublishedCell[] {
  return reliability.flatMap(({ scale, group, wave, where, alpha, n, items, ci }, index) => {
    const path = ['reliability', index];
    const common = {
      scale,
      ...(group === undefined ? {} : { group }),
      ...(wave === undefined ? {} : { wave }),
    };
    return [
      ...listed(items, 'alpha-items', [...path, 'items'], where, common),
      ...listed(n, 'alpha-n', [...path, 'n'], where, common),
      ...listed(alpha, 'alpha', [...path, 'alpha'], where, common),
      ...endsOf(ci, ['alpha-ci-lower', 'alpha-ci-upper'], [...path, 'ci'], where, common),
    ];
  });
}

function respondentCells({ respondents = [] }: PublishedTable): PublishedCell[] {
  return respondents.flatMap(({ variable, where, columns, categories }, index) =>
    Object.entries(columns).flatMap(([column, { group, wave, total }]) => {
      const path = ['respondents', index];
      const common = {
        variable,
        ...(group === undefined ? {} : { group }),
        ...(wave === undefined ? {} : { wave }),
      };
      return [
        ...categories.flatMap(({ label, counts, percentages }, place) => {
          const within = { ...common, category: label };
          const start = [...path, 'categories', place];
          return [
            ...listed(counts?.[column], 'count', [...start, 'counts', column], where, within),
            ...listed(percentages?.[column], 'percentage', [...start, 'percentages', column], where, within),
          ];
        }),
        ...listed(total, 'total', [...path, 'columns', column, 'total'], where, common),
      ];
    }),
  );
}

function claimCells({ claims = {} }: PublishedTable): PublishedCell[] {
  return Object.entries(claims).flatMap(([claim, cells]) =>
    cells.flatMap((cell, index) => listed(cell, 'claim', ['claims', claim, index], undefined, { claim })),
  );
}
