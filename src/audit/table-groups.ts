import type { PublishedTable } from '../model/published.ts';

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
