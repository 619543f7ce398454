import type { Column, Dataset } from '../model/dataset.ts';
import { splitList } from '../model/list-text.ts';
import { answerMessages } from '../model/messages/answers.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { cannotRun } from '../model/problem.ts';
import { lookupName, normaliseName, otherNames } from './column-name.ts';
import { findColumn } from './find-column.ts';
import { OFFICE_COLUMN } from './office-names.ts';

/**
 * The column or columns that name the respondent: `code`, or `initials,birthyear`.
 *
 * A header that holds a comma itself is found by its exact wording, alone (`Naam, voornaam`) or in a list
 * (`Naam, voornaam,birthyear`): from the left, the longest piece that is a header of the file is taken. Quotes say it outright
 * (`"Naam, voornaam",birthyear`).
 *
 * @param given what the user wrote after `--id`
 * @throws UserError (status 2) for an unknown, ambiguous, empty or repeated name
 */
export function findIdColumns(dataset: Pick<Dataset, 'file' | 'columns'>, given: string): Column[] {
  const names = columnNames(given, new Set(dataset.columns.map(lookupName)));
  if (names.some((name) => name === '')) {
    throw cannotRun(createMessage(answerMessages, 'empty-column-name', { id: given }), {
      file: dataset.file,
    });
  }
  const columns = names.map((name) => findColumn(dataset, name, '--id'));
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice !== undefined) {
    const facts = { id: given, column: twice.name };
    throw cannotRun(createMessage(answerMessages, 'repeated-column', facts), {
      file: dataset.file,
      column: twice.name,
    });
  }
  return columns;
}

/** Whether an id of joined files, or their groups, are told by what the files are called: a column `office` that none of them has. */
export function needsFileNames(
  columns: readonly Column[],
  { id, by }: { readonly id?: string | undefined; readonly by?: string | undefined },
): boolean {
  const names = id === undefined ? [] : columnNames(id, new Set(columns.map(lookupName)));
  if (![...names, by ?? ''].some((name) => name.trim() === OFFICE_COLUMN)) return false;
  return columns.every((column) => {
    const { codes, texts } = otherNames(column);
    return ![lookupName(column), ...codes, ...texts].some((name) => normaliseName(name) === OFFICE_COLUMN);
  });
}

function columnNames(given: string, headers: ReadonlySet<string>): readonly string[] {
  const quoted = given.includes('"') && !headers.has(given.trim()) ? splitList(given) : null;
  if (quoted !== null) return quoted.map((name) => name.trim());
  const pieces = given.split(',');
  const names: string[] = [];
  let start = 0;
  while (start < pieces.length) {
    let end = pieces.length;
    while (end > start + 1 && !headers.has(pieces.slice(start, end).join(',').trim())) end--;
    names.push(pieces.slice(start, end).join(',').trim());
    start = end;
  }
  return names;
}
