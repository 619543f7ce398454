import type { PublishedTable } from '../../model/published.ts';
import type { Result } from '../../model/result.ts';
import type { DraftedTable } from './draft-table.ts';

/**
 * A draft from the tables of a result, with what the result knows besides: its files, how respondents were matched, the level of intervals. What it
 * knows is no guess.
 */
export function withResult(drafted: DraftedTable, { inputs, waves, groups, settings }: Result): DraftedTable {
  const { id, confidence } = settings;
  const { rows = [], ...table } = drafted.table;
  const isOneFileEach =
    groups.length === 0 && inputs.length === waves.length && inputs.every((each) => each.waves.length === 1);
  const files: PublishedTable['groups'] = isOneFileEach
    ? [
        {
          id: 'all',
          waves: Object.fromEntries(
            inputs.map(({ waves: [wave], file, rows: n }) => [wave!, { n: String(n), data: file }]),
          ),
        },
      ]
    : undefined;
  return {
    ...drafted,
    table: {
      ...table,
      ...(confidence !== 0.95 && { confidence }),
      ...(id !== null && waves.length > 1 && { match: { columns: id.split(',') } }),
      ...(files !== undefined && { groups: files }),
      rows,
    },
    undecided: drafted.undecided.filter(({ what }) => what !== 'match' || id === null),
  };
}
