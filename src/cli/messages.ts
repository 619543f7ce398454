import type { Problem, UserError } from '../model/problem.ts';
import type { Result, Warning } from '../model/result.ts';

/** More than this and the person at the keyboard stops reading. */
const SHOWN = 20;

/** Prints an error of the user's on stderr: every problem on its own line, the first ones of many. */
export function printProblems({ problems, status }: UserError): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  for (const { message } of errors.slice(0, SHOWN)) console.error(`error: ${message}`);
  if (errors.length > SHOWN) console.error(`error: … and ${errors.length - SHOWN} more`);
  const values = errors.filter(isAboutAValue);
  if (status === 1 && values.length > 0) {
    console.error(
      `\n${values.length === 1 ? 'One value is' : `${values.length} values are`} impossible, so nothing was computed. Correct the file, declare codes with --missing, or treat impossible values as missing with --invalid missing.\n"ensure-stats validate" lists them all.`,
    );
  }
}

function isAboutAValue(problem: Problem): boolean {
  return problem.item !== undefined && problem.value !== undefined;
}

/**
 * Prints on stderr which rows were matched nearly, and which were not because more than one came into question: for the
 * person at the keyboard, who should look at them.
 */
export function printLinkage({ matching, inputs }: Result): void {
  if (matching === undefined) return;
  const [first = '', second = ''] = inputs.map(({ file }) => file);
  const near = (matching.linkage.nearRows ?? []).map(
    ([before, after]) => `near match: row ${before} of ${first}, row ${after} of ${second}`,
  );
  const ambiguous = inputs.flatMap(({ wave, file }) =>
    (matching.linkage.ambiguousRows?.[wave] ?? []).map(
      (row) => `not matched, ambiguous: row ${row} of ${file}`,
    ),
  );
  for (const lines of [near, ambiguous]) {
    for (const line of lines.slice(0, SHOWN)) console.error(line);
    if (lines.length > SHOWN) console.error(`… and ${lines.length - SHOWN} more; --format json has them all`);
  }
}

/** Prints the warnings of a result on stderr. */
export function printWarnings(warnings: readonly (Warning | Problem)[]): void {
  for (const { message } of warnings.slice(0, SHOWN)) console.error(`warning: ${message}`);
  if (warnings.length > SHOWN)
    console.error(`warning: … and ${warnings.length - SHOWN} more; --format json has them all`);
}
