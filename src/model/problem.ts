import type { Facts, Said } from './messages/create-message.ts';
import { type Severity, severityOf } from './severity.ts';

/**
 * What can be wrong with a file, a definition or a call, said so that the person at the keyboard can mend it.
 * A `Problem` is data and travels in JSON; a `UserError` stops the work and carries one problem or many.
 */
export interface Problem {
  /** Stable, kebab-case, for programs: `out-of-range`, `ragged-row`. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence or two: what, where, and what would be valid. */
  readonly message: string;
  /** The facts of the message, so that programs and other languages need not take the sentence apart. */
  readonly values?: Facts;
  readonly file?: string;
  /** The row as a spreadsheet counts it: the header is row 1, the first respondent row 2. */
  readonly row?: number;
  /** The physical line on which that row begins; differs from `row` after a quoted line break or a `sep=` line. */
  readonly line?: number;
  /** The column's header. */
  readonly column?: string;
  /** The cell as it stands in the file; of a flagged respondent, the index that is beyond its limit. */
  readonly value?: string;
  readonly item?: string;
  readonly scale?: string;
  /** What would have been valid, in words. */
  readonly valid?: string;
}

/** A remark on the data: a warning or a note, as its code tells. */
export function remark(what: Said, where: Omit<Partial<Problem>, 'severity'> = {}): Problem {
  return { ...what, severity: severityOf(what), ...where };
}

/** The same as an error, where a warning will not do. */
export function asError(problem: Problem): Problem {
  return { ...problem, severity: 'error' };
}

/** Exit status 1: the data has findings. Exit status 2: the command could not run. */
export type FailureStatus = 1 | 2;

/** An error meant for the user: printed as one message, without a stack trace. */
export class UserError extends Error {
  readonly status: FailureStatus;
  readonly problems: readonly Problem[];

  constructor(problems: Problem | readonly Problem[], status: FailureStatus) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
    super(list.map((problem) => problem.message).join('\n'));
    this.name = 'UserError';
    this.status = status;
    this.problems = list;
  }
}

/** By name: the parts of the command that are loaded later carry a class of their own. */
export function isUserError(error: unknown): error is UserError {
  return error instanceof Error && error.name === 'UserError';
}

/** Codes of what is wrong inside a JSON document, which is said in English and in the document's own keys. */
export type DocumentCode =
  | 'broken-definition'
  | 'broken-table'
  | 'broken-study'
  | 'broken-answers'
  | 'broken-plan';

/** A `UserError` of a single problem that keeps the command from running (exit status 2). */
export function cannotRun(what: Said, where?: Partial<Problem>): UserError;
export function cannotRun(code: DocumentCode, message: string, where?: Partial<Problem>): UserError;
export function cannotRun(
  what: Said | DocumentCode,
  message: string | Partial<Problem> = {},
  place: Partial<Problem> = {},
): UserError {
  const [about, where] =
    typeof what === 'string' ? [{ code: what, message: String(message) }, place] : [what, message as object];
  return new UserError({ ...where, ...about, severity: 'error' }, 2);
}
