import type { Dataset } from '../model/dataset.ts';

/**
 * The same file with other names for some of its columns, under which items, ids and groups are then looked up. Its cells, and the
 * headers that messages and scripts name, stay as they are.
 *
 * @param names by position of the column in the file, from 0
 * @throws RangeError for a position that the file does not have, and for one name given twice
 * @example nameColumns(dataset, new Map([[3, 'brs1']])).columns[3] // { index: 3, name: 'Q12_1', as: 'brs1', … }
 */
export function nameColumns(dataset: Dataset, names: ReadonlyMap<number, string>): Dataset {
  for (const index of names.keys())
    if (dataset.columns[index] === undefined)
      throw new RangeError(`${dataset.file} has no column at position ${index}`);
  if (new Set(names.values()).size < names.size)
    throw new RangeError(`${dataset.file}: one name for two columns`);
  return {
    ...dataset,
    columns: dataset.columns.map((column) => {
      const as = names.get(column.index);
      return as === undefined ? column : { ...column, as };
    }),
    batches: () => dataset.batches(),
  };
}
