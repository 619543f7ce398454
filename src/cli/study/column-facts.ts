import type { Column, Dataset } from '../../model/dataset.ts';
import { lookupName, normaliseName } from '../../scoring/column-name.ts';
import { normaliseId } from '../../scoring/normalise-id.ts';

/** What is known of a column that is no item, without a single cell of it. */
export interface ColumnFacts {
  readonly name: string;
  /** Its name in every file, as names are compared. */
  readonly key: string;
  /** Whether every row has a value, and every value is another one, in all files. */
  readonly unique: boolean;
  /** How many values stand in the first and in the last file; 0 for one file. */
  readonly shared: number;
  /** Different values, in the file that has most of them. */
  readonly distinct: number;
}

/** More different values than this are no characteristic. */
const FEW = 12;

/**
 * What can be said of the columns that all files have and that are no items: which may name respondents, and which describe them.
 *
 * @param items per file, the positions of the columns that are items
 */
export async function columnFacts(
  datasets: readonly Dataset[],
  items: readonly ReadonlySet<number>[],
): Promise<ColumnFacts[]> {
  const values: Map<string, ColumnValues>[] = [];
  for (const [file, dataset] of datasets.entries()) values.push(await valuesOf(dataset, items[file]!));
  const [first, ...others] = values;
  return [...first!].flatMap(([key, column]): ColumnFacts[] => {
    const same = others.map((other) => other.get(key));
    if (key === '' || same.includes(undefined)) return [];
    const all = [column, ...same.flatMap((each) => each ?? [])];
    const last = all.at(-1)!;
    return [
      {
        name: column.name,
        key,
        unique: all.every(({ isUnique }) => isUnique),
        shared: all.length < 2 ? 0 : [...column.distinct].filter((value) => last.distinct.has(value)).length,
        distinct: Math.max(...all.map(({ distinct }) => distinct.size)),
      },
    ];
  });
}

/** Whether a column describes respondents: few values, each of several of them. */
export function isCharacteristic({ unique, distinct }: ColumnFacts, rows: number): boolean {
  return !unique && distinct >= 2 && distinct <= FEW && distinct * 3 <= rows;
}

/** The different values of a column, as ids are compared, as long as they can matter. */
class ColumnValues {
  readonly name: string;
  readonly index: number;
  readonly distinct = new Set<string>();
  isUnique = true;

  constructor(column: Column) {
    this.name = lookupName(column);
    this.index = column.index;
  }

  add(cell: string): void {
    // Neither an id any more nor a characteristic: nothing more to know.
    if (!this.isUnique && this.distinct.size > FEW) return;
    const value = normaliseId(cell.trim());
    if (value === '' || this.distinct.has(value)) this.isUnique = false;
    if (value !== '') this.distinct.add(value);
  }
}

async function valuesOf(dataset: Dataset, items: ReadonlySet<number>): Promise<Map<string, ColumnValues>> {
  const columns = dataset.columns
    .filter(({ index }) => !items.has(index))
    .map((column) => new ColumnValues(column));
  for await (const { cells } of dataset.batches())
    for (const row of cells) for (const column of columns) column.add(row[column.index] ?? '');
  return new Map(columns.map((column) => [normaliseName(column.name), column]));
}
