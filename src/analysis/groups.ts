import { cannotRun } from '../model/problem.ts';
import type { ScoredDataset } from '../scoring/score-dataset.ts';
import type { Wave } from './wave.ts';

/**
 * The two groups of `--by` in the order in which they are compared: as the user names them, else numbers ascending or
 * words alphabetically.
 *
 * @throws UserError (status 2) unless there are just two groups, or both named ones occur
 */
export function groupWaves(
  dataset: ScoredDataset,
  by: string,
  named: readonly [string, string] | null,
): Wave[] {
  const names = named ?? sortedGroups(dataset.groups);
  const sizes = sortedGroups(dataset.groups).map((name) => `"${name}" (${groupSize(dataset, name)})`);
  if (named === null && names.length !== 2) {
    const hint = names.length > 2 ? '; choose two with --groups' : '';
    throw cannotRun(
      'not-two-groups',
      `--by ${by}: a comparison needs two groups, and ${dataset.file} has ${names.length}: ${sizes.slice(0, 12).join(', ')}${hint}`,
      { file: dataset.file, column: by },
    );
  }
  return names.map((name) => {
    const group = dataset.groups.indexOf(name);
    if (group === -1) {
      throw cannotRun(
        'unknown-group',
        `--groups: "${name}" does not occur in "${by}" of ${dataset.file}; it has ${sizes.slice(0, 12).join(', ')}`,
        {
          file: dataset.file,
          column: by,
          value: name,
        },
      );
    }
    return { name, dataset, group };
  });
}

function groupSize(dataset: ScoredDataset, name: string): number {
  const group = dataset.groups.indexOf(name);
  return dataset.groupOf?.reduce((count, each) => count + (each === group ? 1 : 0), 0) ?? dataset.rows;
}

/** Numbers before words, numbers by value, words by their letters. */
export function sortedGroups(groups: readonly string[]): string[] {
  return [...groups].sort((a, b) => {
    const [x, y] = [Number(a), Number(b)];
    if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y;
    if (Number.isNaN(x) !== Number.isNaN(y)) return Number.isNaN(x) ? 1 : -1;
    return a.localeCompare(b, 'en');
  });
}
