import { choiceMessages } from '../model/messages/choices.ts';
import { said } from '../model/messages/said.ts';
import { cannotRun } from '../model/problem.ts';
import { categoryName } from '../scoring/group-list.ts';
import type { ScoredDataset } from '../scoring/score-dataset.ts';
import type { Wave } from './wave.ts';

/** Groups that a message names. */
const LISTED = 12;

/**
 * The two groups of `--by` in the order in which they are compared: as the user names them, else numbers ascending or
 * words alphabetically.
 *
 * @throws UserError (status 2) unless there are just two groups, or both named ones occur
 */
export function groupWaves(
  wave: string,
  dataset: ScoredDataset,
  by: string,
  named: readonly [string, string] | null,
): Wave[] {
  const names = named?.map(categoryName) ?? sortedGroups(dataset.groups);
  const { file } = dataset;
  const groups = sortedGroups(dataset.groups)
    .slice(0, LISTED)
    .map((group) => ({ group, n: groupSize(dataset, group) }));
  if (named === null && names.length !== 2) {
    const facts = { file, column: by, count: names.length, groups };
    throw cannotRun(said(choiceMessages, 'not-two-groups', facts), { file, column: by });
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw cannotRun(said(choiceMessages, 'wave-twice', { name: twice }));
  return names.map((name) => {
    const group = dataset.groups.indexOf(name);
    if (group === -1) {
      const facts = { group: name, column: by, file, groups };
      throw cannotRun(said(choiceMessages, 'unknown-group', facts), { file, column: by, value: name });
    }
    return { key: { wave, group: name, pooled: false }, dataset, group };
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
