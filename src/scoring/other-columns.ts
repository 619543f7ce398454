import type { Dataset } from '../model/dataset.ts';
import { roleOfColumn } from '../model/header-role.ts';

/** Columns that belong to no scale: their headers, and how many more are personal or recorded beside the answers. */
export interface OtherColumns {
  readonly names: readonly string[];
  readonly personal: number;
  readonly technical: number;
}

/** @param items positions of the columns that belong to a scale */
export function otherColumns(
  { columns }: Pick<Dataset, 'columns'>,
  items: ReadonlySet<number>,
): OtherColumns {
  const others = columns
    .filter(({ index, name }) => !items.has(index) && name !== '')
    .map((column) => ({ name: column.name, role: roleOfColumn(column).role }));
  const count = (of: 'personal' | 'technical') => others.filter(({ role }) => role === of).length;
  return {
    names: others.flatMap(({ name, role }) => (role === 'personal' || role === 'technical' ? [] : [name])),
    personal: count('personal'),
    technical: count('technical'),
  };
}
