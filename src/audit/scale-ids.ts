import type { PublishedTable } from '../model/published.ts';
import type { Scale } from '../model/scale.ts';

/**
 * The table with the ids of the definitions for scales that it calls otherwise: by another case (`BRS`), or by their name in some
 * language, as a table in a spreadsheet does. What fits no definition, or two, stays as it is.
 */
export function withScaleIds(table: PublishedTable, scales: readonly Scale[]): PublishedTable {
  const names = namesOf(scales);
  const idOf = (scale: string, name = scale) => {
    for (const text of [scale, name]) {
      const ids = names.get(comparable(text));
      if (ids?.size === 1) return [...ids][0]!;
    }
    return scale;
  };
  const printed = new Map((table.rows ?? []).map(({ scale, name }) => [scale, name]));
  return {
    ...table,
    ...(table.scales === undefined
      ? {}
      : {
          scales: Object.fromEntries(
            Object.entries(table.scales).map(([id, facts]) => [idOf(id, printed.get(id)), facts]),
          ),
        }),
    ...(table.rows === undefined
      ? {}
      : { rows: table.rows.map((row) => ({ ...row, scale: idOf(row.scale, row.name) })) }),
    ...(table.reliability === undefined
      ? {}
      : {
          reliability: table.reliability.map((each) => ({
            ...each,
            scale: idOf(each.scale, printed.get(each.scale)),
          })),
        }),
  };
}

/**
 * Definitions as a table without data may mean them. Subscales have words for ids, such as `depression`, which another instrument may
 * have as well, so they count only where the table has their scale, too.
 */
export function definitionsFor(
  { rows = [], reliability = [] }: PublishedTable,
  scales: readonly Scale[],
): Scale[] {
  const named = new Set([...rows, ...reliability].map(({ scale }) => comparable(scale)));
  return scales.map((scale) =>
    scale.subscales === undefined || named.has(comparable(scale.id)) ? scale : { ...scale, subscales: [] },
  );
}

/** The ids that a name may mean; an id itself means nothing else. */
function namesOf(scales: readonly Scale[]): Map<string, Set<string>> {
  const named = scales.flatMap((scale) => [
    { id: scale.id, name: scale.name, variant: scale.variantOf !== undefined },
    ...(scale.subscales ?? []).map(({ id, name = {} }) => ({
      id,
      name,
      variant: scale.variantOf !== undefined,
    })),
  ]);
  const names = new Map<string, Set<string>>();
  for (const { id, name, variant } of named)
    for (const text of variant ? [] : Object.values(name))
      names.set(comparable(text), (names.get(comparable(text)) ?? new Set()).add(id));
  for (const { id } of named) names.set(comparable(id), new Set([id]));
  return names;
}

function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}
