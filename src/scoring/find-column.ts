import type { Column, Dataset } from '../model/dataset.ts';
import { answerMessages } from '../model/messages/answers.ts';
import { createMessage } from '../model/messages/create-message.ts';
import type { ColumnNames } from '../model/messages/wording.ts';
import { cannotRun } from '../model/problem.ts';
import { lookupName, normaliseName, otherNames } from './column-name.ts';

/**
 * The column that the user names: by its exact header, else by the header without case, separators and leading zeros; of the export of
 * a platform, else by its code or by the question.
 *
 * @param option how the user named it, for the message: `--id`
 * @throws UserError (status 2) when no column or more than one fits
 */
export function findColumn(dataset: Pick<Dataset, 'file' | 'columns'>, name: string, option: string): Column {
  const exact = dataset.columns.filter((column) => lookupName(column) === name.trim());
  const wanted = normaliseName(name);
  const ways: readonly (() => readonly Column[])[] = [
    () => exact,
    () => dataset.columns.filter((column) => normaliseName(lookupName(column)) === wanted),
    () => dataset.columns.filter((column) => otherNames(column).codes.map(normaliseName).includes(wanted)),
    () => dataset.columns.filter((column) => otherNames(column).texts.map(normaliseName).includes(wanted)),
  ];
  const fitting = ways.map((find) => find()).find(({ length }) => length > 0) ?? [];
  const [column] = fitting;
  if (column === undefined) {
    const facts = { option, file: dataset.file, column: name, columns: firstColumns(dataset.columns) };
    throw cannotRun(createMessage(answerMessages, 'unknown-column', facts), {
      file: dataset.file,
      column: name,
    });
  }
  if (fitting.length > 1) {
    const columns = fitting.map((each) => ({ name: each.name, position: each.index + 1 }));
    const facts = { option, file: dataset.file, column: name, columns };
    throw cannotRun(createMessage(answerMessages, 'ambiguous-column', facts), {
      file: dataset.file,
      column: name,
    });
  }
  return column;
}

/** The first columns of a file, for messages. */
export function firstColumns(columns: readonly Pick<Column, 'name'>[], limit = 12): ColumnNames {
  const names = columns.slice(0, limit).map((column) => shortened(column.name));
  return { names, more: columns.length - names.length };
}

function shortened(name: string): string {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}
