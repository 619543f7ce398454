import type { PublishedTable } from '../model/published.ts';
import { numberReader, type TableSettings } from './number-reader.ts';
import type { PublishedCell } from './published-cell.ts';

/** Names of the waves of each group, in order; a table without groups is one of `null`. */
export type TableGroups = ReadonlyMap<string | null, readonly string[]>;

/**
 * The groups of a published table with their waves: those that it lists, else those that its rows name; a table about one group
 * without a word on waves is taken to compare pre and post.
 *
 * @example wavesByGroup(table) // Map { 'vp' => ['pre', 'post'] }
 */
export function wavesByGroup({ groups = [], rows = [] }: PublishedTable): TableGroups {
  const ofRows = (group: string | null) => [
    ...new Set(
      rows
        .filter((row) => group === null || row.group === group)
        .flatMap(({ waves = {} }) => Object.keys(waves)),
    ),
  ];
  if (groups.length > 0) {
    return new Map(
      groups.map(({ id, waves }) => [id, Object.keys(waves).length > 0 ? Object.keys(waves) : ofRows(id)]),
    );
  }
  const named = ofRows(null);
  return new Map([[null, named.length > 0 ? named : ['pre', 'post']]]);
}

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

/** Share of a group that may have no score where only the n of the group is printed. */
const MOST_WITHOUT_SCORE = 0.2;
const FEWEST_WITHOUT_SCORE = 3;

/** Respondents that a score has at least: its n, or where only the n of the group is printed four fifths of it. */
export function leastSize({ n, ofGroup }: Respondents): number {
  if (!ofGroup) return n;
  return Math.max(2, Math.min(n - FEWEST_WITHOUT_SCORE, Math.ceil((1 - MOST_WITHOUT_SCORE) * n)));
}

/** Beyond so many the grain of the scores hardly forbids anything. */
const MOST_SIZES = 500;

/** Every n that a score may have, from the most down. */
export function possibleSizes(respondents: Respondents): number[] {
  const count = Math.max(1, respondents.n - leastSize(respondents) + 1);
  return Array.from({ length: Math.min(MOST_SIZES, count) }, (_, missing) => respondents.n - missing);
}
