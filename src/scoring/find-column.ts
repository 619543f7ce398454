import type { Column, Dataset } from '../model/dataset.ts';
import { cannotRun } from '../model/problem.ts';
import { lookupName, normaliseName } from './column-name.ts';

/**
 * The column that the user names: by its exact header, else by the header without case, separators and leading zeros.
 *
 * @param option how the user named it, for the message: `--id`
 * @throws UserError (status 2) when no column or more than one fits
 */
export function findColumn(dataset: Pick<Dataset, 'file' | 'columns'>, name: string, option: string): Column {
  const exact = dataset.columns.filter((column) => lookupName(column) === name.trim());
  const wanted = normaliseName(name);
  const fitting =
    exact.length > 0
      ? exact
      : dataset.columns.filter((column) => normaliseName(lookupName(column)) === wanted);
  const [column] = fitting;
  if (column === undefined) {
    throw cannotRun(
      'unknown-column',
      `${option}: ${dataset.file} has no column "${name}"; its columns are ${columnList(dataset.columns)}`,
      {
        file: dataset.file,
        column: name,
      },
    );
  }
  if (fitting.length > 1) {
    const places = fitting.map((each) => `"${each.name}" (column ${each.index + 1})`).join(' and ');
    throw cannotRun(
      'ambiguous-column',
      `${option}: "${name}" fits ${fitting.length} columns of ${dataset.file}: ${places}; rename one`,
      {
        file: dataset.file,
        column: name,
      },
    );
  }
  return column;
}

/** The first columns of a file, for messages. */
export function columnList(columns: readonly Column[], limit = 12): string {
  const names = columns.slice(0, limit).map((column) => `"${shortened(column.name)}"`);
  const more = columns.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}

function shortened(name: string): string {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}
