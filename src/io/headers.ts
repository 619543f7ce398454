import { fileMessages } from '../model/messages/file.ts';
import { said } from '../model/messages/said.ts';
import { cannotRun, UserError } from '../model/problem.ts';
import { trimInvisible } from './blank.ts';

/** Names that mean something to JavaScript objects, so that no program downstream can trip over them. */
const RESERVED: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/**
 * A header as it is shown and compared: without the blanks, no-break spaces, zero-width characters and byte order
 * marks around it, and on one line.
 */
export function headerName(cell: string): string {
  const name = trimInvisible(cell);
  return name.includes('\n') ? name.replace(/(?<!\s)\s*\n\s*/g, ' ') : name;
}

/**
 * Refuses headers called `__proto__`, `constructor` or `prototype`.
 *
 * @throws UserError `reserved-header` (status 2), one problem per column
 */
export function refuseReservedHeaders(
  file: string,
  names: readonly string[],
  row: number,
  line: number,
): void {
  const problems = names.flatMap((name, index) => {
    if (!RESERVED.includes(name)) return [];
    const facts = { file, row, line, position: index + 1, column: name };
    return cannotRun(said(fileMessages, 'reserved-header', facts), { file, row, line, column: name })
      .problems;
  });
  if (problems.length > 0) throw new UserError(problems, 2);
}
