import type { Problem } from '../../model/problem.ts';
import type { Response, Scale } from '../../model/scale.ts';

/** A problem of a definition before it is told of which file; the message begins with the place inside it. */
export type LintFinding = Pick<Problem, 'code' | 'severity' | 'message'> & { readonly item?: string };

/** The definition cannot be used: a score could be wrong, or cannot be computed. */
export function lintError(code: string, message: string, item?: string): LintFinding {
  return { code, severity: 'error', message, ...(item === undefined ? {} : { item }) };
}

/** The definition can be used, but is probably not what its author meant. */
export function lintWarning(code: string, message: string, item?: string): LintFinding {
  return { code, severity: 'warning', message, ...(item === undefined ? {} : { item }) };
}

/** A response of the definition, where it stands, and the items that are answered with it. */
export interface UsedResponse {
  readonly where: string;
  readonly response: Response;
  readonly items: Scale['items'];
}

/** The response of the scale with the items that use it, then those of single items. */
export function usedResponses(scale: Scale): UsedResponse[] {
  const shared = scale.items.filter((item) => item.response === undefined);
  const own = scale.items.flatMap((item) =>
    item.response === undefined
      ? []
      : [{ where: `item ${item.id}: response`, response: item.response, items: [item] }],
  );
  return [{ where: 'response', response: scale.response, items: shared }, ...own];
}

/** Whether a number is a code that an item can be answered with. */
export function isCode(value: number, { min, max, step = 1 }: Response): boolean {
  const steps = (value - min) / step;
  return value >= min && (max === null || value <= max) && Math.abs(steps - Math.round(steps)) < 1e-9;
}

/** `1-5`, `0-10 in steps of 0.5`, or `0, 1, 2, …` for an open count. */
export function codesInWords({ min, max, step = 1 }: Response): string {
  if (max === null) return `${min}, ${min + step}, ${min + 2 * step}, …`;
  return step === 1 ? `${min}-${max}` : `${min}-${max} in steps of ${step}`;
}

/** The first few entries and how many more there are. */
export function listFirst(entries: readonly (string | number)[], most = 5): string {
  const shown = entries.slice(0, most).join(', ');
  return entries.length > most ? `${shown} and ${entries.length - most} more` : shown;
}
