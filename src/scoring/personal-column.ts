import type { Column } from '../model/dataset.ts';
import { type ColumnRole, isIdName, roleOfColumn } from '../model/header-role.ts';
import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { cannotRun } from '../model/problem.ts';
import { lookupName, normaliseName } from './column-name.ts';
import { roleOfContent, type ValueCounts } from './column-roles.ts';

/** A column that the user wants printed. */
export interface AskedColumn {
  readonly file: string;
  readonly column: Column;
  /** How the user named it, for the message: `--columns`. */
  readonly option: string;
}

/** What a column that is printed holds. */
export interface AskedContent {
  /** Without blanks and missing codes. */
  readonly counts: ValueCounts;
  readonly blanks: number;
  /** Whether every value is a number. */
  readonly isNumeric: boolean;
}

/**
 * Refuses a column by whose values respondents could be recognised, unless the user names it with `--personal`: by its header before the
 * file is read, and by its content after.
 *
 * @param allowed columns of `--personal`
 * @throws UserError (status 2) that says what the column seems to hold, and whether its name or its content tells
 */
export function refusePersonal(asked: AskedColumn, allowed: readonly string[], content?: AskedContent): void {
  const { file, column, option } = asked;
  const name = lookupName(column);
  const key = normaliseName(name);
  if (allowed.some((each) => normaliseName(each) === key)) return;
  const role = content === undefined ? roleOfColumn(column) : roleOf(name, content);
  if (role.role !== 'personal') return;
  const { kind, by } = role;
  throw cannotRun(
    createMessage(choiceMessages, 'personal-column', { option, file, column: name, kind, by }),
    {
      file,
      column: name,
    },
  );
}

function roleOf(name: string, { counts, blanks, isNumeric }: AskedContent): ColumnRole {
  const role = roleOfContent(counts, blanks, isNumeric);
  if (role.role === 'personal') return role;
  // Numbers are printed as mean and SD, which those of ids should not be.
  return isNumeric && isIdName(name) && isMostlySingle(counts)
    ? { role: 'personal', kind: 'id', by: 'name' }
    : role;
}

function isMostlySingle(counts: ValueCounts): boolean {
  let answered = 0;
  for (const count of counts.values()) answered += count;
  return counts.size >= 3 && 2 * counts.size > answered;
}
