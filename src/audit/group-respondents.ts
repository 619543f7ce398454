import type { PublishedTable } from '../model/published.ts';
import { numberReader, type TableSettings } from './number-reader.ts';
import type { PublishedCell } from './published-cell.ts';

/** Respondents behind a score: as printed beside it, else those of the group, of whom some may have no score. */
export interface Respondents {
  readonly n: number;
  readonly cell: PublishedCell;
  readonly ofGroup: boolean;
}

/** The respondents of a group in a wave; of a comparison of groups, those of the group that the column is named after. */
export function groupRespondents(
  wave: string,
  groupId: string | undefined,
  { groups = [] }: PublishedTable,
  settings: TableSettings,
): Respondents | null {
  const id = groupId ?? wave;
  const index = groups.findIndex((group) => group.id === id);
  const group = groups[index];
  if (group === undefined) return null;
  const name = groupId === undefined ? Object.keys(group.waves)[0] : wave;
  const own = name === undefined ? undefined : group.waves[name];
  if (name === undefined || own === undefined) return null;
  const path = ['groups', index, 'waves', name, 'n'];
  const read = numberReader(group.where, settings).number(own.n, 'n', path, { group: id, wave: name });
  return read === null ? null : { n: read.number.value, cell: read.cell, ofGroup: true };
}
