import type { Dataset } from '../model/dataset.ts';
import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { cannotRun, type Problem, UserError } from '../model/problem.ts';
import { normaliseAnswer } from '../scoring/column-name.ts';
import { findColumn } from '../scoring/find-column.ts';
import { categoryName } from '../scoring/group-list.ts';
import type { ScoredDataset } from '../scoring/score-dataset.ts';
import type { Wave } from './wave.ts';

/** Groups that a message names. */
const LISTED = 12;

/** More than these are no groups to compare. */
const MOST_GROUPS = 12;

/** A group of which a wave has nobody. */
const NOBODY = -2;

/**
 * The groups of `--by` at every wave, in the order in which they are compared: as the user names them, else numbers ascending or words
 * alphabetically. The first is the reference.
 *
 * @param files the waves; a group may be missing in some of them
 * @throws UserError (status 2) unless there are two groups or more, and all named ones occur
 */
export function groupWaves(
  waves: readonly string[],
  files: readonly ScoredDataset[],
  by: string,
  named: readonly string[] | null,
): Wave[] {
  const found = sortedGroups([...new Set(files.flatMap(({ groups }) => groups))]);
  const names = named?.map(categoryName) ?? found;
  const file = files.map((each) => each.file).join(', ');
  const place = { file: files[0]!.file, column: by };
  const groups = found
    .slice(0, LISTED)
    .map((group) => ({ group, n: files.reduce((sum, each) => sum + groupSize(each, group), 0) }));
  if (names.length < 2 || names.length > MOST_GROUPS) {
    const facts = { file, column: by, count: names.length, groups };
    throw cannotRun(createMessage(choiceMessages, 'not-two-groups', facts), place);
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw cannotRun(createMessage(choiceMessages, 'wave-twice', { name: twice }));
  const unknown = names.find((name) => !found.includes(name));
  if (unknown !== undefined) {
    const facts = { group: unknown, column: by, file, groups };
    throw cannotRun(createMessage(choiceMessages, 'unknown-group', facts), { ...place, value: unknown });
  }
  return files.flatMap((dataset, position) =>
    names.map((name): Wave => {
      const group = dataset.groups.indexOf(name);
      return {
        key: { wave: waves[position]!, group: name, pooled: false },
        file: position,
        dataset,
        group: group === -1 ? NOBODY : group,
      };
    }),
  );
}

/** The groups to compare by their codes, where the user names them by the value labels of the files. */
export function codesOfGroups(
  datasets: readonly Dataset[],
  scored: readonly Pick<ScoredDataset, 'groups'>[],
  by: string,
  named: readonly string[] | null,
): readonly string[] | null {
  if (named === null) return null;
  const labels = datasets.flatMap((dataset) => findColumn(dataset, by, '--by').valueLabels ?? []);
  return named.map((name) => {
    if (scored.some(({ groups }) => groups.includes(categoryName(name)))) return name;
    const wanted = normaliseAnswer(name);
    return labels.find(({ label }) => normaliseAnswer(label) === wanted)?.value ?? name;
  });
}

function groupSize(dataset: ScoredDataset, name: string): number {
  const group = dataset.groups.indexOf(name);
  if (group === -1) return 0;
  return dataset.groupOf?.reduce((count, each) => count + (each === group ? 1 : 0), 0) ?? dataset.rows;
}

/**
 * Refuses people who change their group between waves: it would not be known with whom they belong.
 *
 * @param people per wave, which person each respondent is
 * @throws UserError (status 1) with the place of each
 */
export function refuseChangedGroups(
  files: readonly ScoredDataset[],
  people: readonly Int32Array[],
  by: string,
): void {
  const before = new Map<number, { readonly group: string; readonly file: string; readonly row: number }>();
  const problems = files.flatMap(({ file, groups, groupOf, rowNumbers }, wave) =>
    Array.from(people[wave]!).flatMap((person, index): Problem[] => {
      const group = groups[groupOf?.[index] ?? -1];
      if (group === undefined) return [];
      const here = { group, file, row: rowNumbers[index]! };
      const earlier = before.get(person);
      if (earlier === undefined) before.set(person, here);
      if (earlier === undefined || earlier.group === group) return [];
      const place = { file, row: here.row, column: by, value: group };
      return [
        {
          ...createMessage(choiceMessages, 'group-changes', { column: by, here, earlier }),
          severity: 'error',
          ...place,
        },
      ];
    }),
  );
  if (problems.length > 0) throw new UserError(problems, 1);
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
