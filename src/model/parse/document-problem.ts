import { type Problem, UserError } from '../problem.ts';
import type { DocumentKind, JsonDocument, JsonPath } from './json-text.ts';
import type { Finding } from './schema-findings.ts';

/** The file in which something is wrong. */
export interface DocumentPlace {
  readonly document: JsonDocument;
  readonly fileName: string;
  readonly kind: DocumentKind;
  /** What the file as a whole is called in a message: `the definition`. */
  readonly whole: string;
}

/** A finding with its file, line and path inside the file, as the user reads it. */
export function documentProblem(
  { path, message, value }: Finding,
  { document, fileName, kind, whole }: DocumentPlace,
): Problem {
  const { line } = document.placeOf(path);
  const where = path.length === 0 ? whole : `${pathText(path)}:`;
  return {
    code: kind.code,
    severity: 'error',
    message: `${fileName}, line ${line}: ${where} ${message}`,
    file: fileName,
    line,
    ...(value === undefined ? {} : { value }),
  };
}

/** The error of a file with such problems, in the order of the file. */
export function brokenDocument(problems: readonly Problem[]): UserError {
  return new UserError(
    [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    2,
  );
}

/**
 * A place inside a JSON file as people write it; keys that are not plain words stand in quotes.
 *
 * @example pathText(['items', 1, 'reverse']) // 'items[1].reverse'
 */
export function pathText(path: JsonPath): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(step)) return `[${JSON.stringify(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}
