import type {
  AssumptionCode,
  AuditFinding,
  AuditValue,
  CheckName,
  Explanation,
  FindingCode,
  FindingPlace,
  Recomputed,
  Severity,
} from '../model/audit-result.ts';
import { pathText } from '../model/parse/document-problem.ts';
import type { Interval } from '../stats/estimate.ts';
import type { Verdict } from './checks/verdict.ts';
import type { PublishedCell } from './published-cell.ts';

/** One check of some cells: how it ended, and what there is to say. */
export interface Outcome {
  readonly check: CheckName;
  readonly verdict: Verdict;
  readonly finding: AuditFinding | null;
  /** Numbers that do not fit the n of the group, but do when some of it had no score. */
  readonly fewer?: readonly (Printed | null)[];
}

/** Anything that holds a printed cell. */
export interface Printed {
  readonly cell: PublishedCell;
}

export interface FindingDetails {
  readonly place: FindingPlace;
  /** The printed numbers that it is about; those that are not printed are left out. */
  readonly cells: readonly (Printed | null)[];
  readonly values?: Readonly<Record<string, AuditValue>>;
  readonly assumptions?: readonly (AssumptionCode | null)[];
  readonly explanations?: readonly Explanation[];
  readonly decisionError?: boolean;
}

/** A finding is known when one of its cells is marked so in the file; the reasons of several stand together. */
export function findingOf(code: FindingCode, severity: Severity, details: FindingDetails): AuditFinding {
  const { place, values = {}, assumptions = [], explanations = [] } = details;
  const cells = details.cells.flatMap((printed) => (printed === null ? [] : [printed.cell]));
  const reasons = [...new Set(cells.flatMap(({ known }) => (known === null ? [] : [known])))];
  return {
    code,
    severity,
    known: reasons.length === 0 ? null : reasons.join('; '),
    place,
    cells: cells.map(({ path, quantity, wave, printed, where }) => ({
      path: pathText(path),
      quantity,
      wave: wave ?? null,
      printed,
      where,
    })),
    values,
    ...(details.decisionError === undefined ? {} : { decisionError: details.decisionError }),
    assumptions: assumptions.filter((assumption) => assumption !== null),
    explanations,
  };
}

export function consistent(check: CheckName): Outcome {
  return { check, verdict: 'consistent', finding: null };
}

export function notCheckable(check: CheckName): Outcome {
  return { check, verdict: 'not-checkable', finding: null };
}

export function inconsistent(check: CheckName, finding: AuditFinding): Outcome {
  return { check, verdict: 'inconsistent', finding };
}

/** What fits with some of the group without a score only: nothing can be held against it. */
export function fitsFewer(check: CheckName, cells: readonly (Printed | null)[]): Outcome {
  return { check, verdict: 'not-checkable', finding: null, fewer: cells };
}

/** A verdict of a check; when it is "inconsistent", with the finding. */
export function judged(check: CheckName, verdict: Verdict, finding: () => AuditFinding): Outcome {
  return { check, verdict, finding: verdict === 'inconsistent' ? finding() : null };
}

export function explanation(
  code: Explanation['code'],
  values: Readonly<Record<string, AuditValue>> = {},
): Explanation {
  return { code, values };
}

/** A recomputed number with as many decimals as say something. */
export function recomputed({ lower, upper }: Interval, decimals: number): Recomputed {
  return { lower, upper, decimals, as: 'number' };
}

export function recomputedP({ lower, upper }: Interval): Recomputed {
  return { lower, upper, decimals: 3, as: 'p' };
}

export function exactly(value: number, decimals: number): Recomputed {
  return { lower: value, upper: value, decimals, as: 'number' };
}
