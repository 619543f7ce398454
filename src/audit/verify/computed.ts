import { cellMessages, type WhyNoValue } from '../../model/messages/cells.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import type { CellExplanation, SampleName, VerifiedCell } from '../../model/verification.ts';

/** Why a cell cannot be computed. */
export interface Refusal {
  readonly ok: false;
  readonly reason: NonNullable<VerifiedCell['reason']>;
}

/** A value, or the reason why the data gives none. */
export type Computed<T> = { readonly ok: true; readonly value: T } | Refusal;

/** A refusal in words of its own (their code begins with `cell.`), or in those of a problem of the data. */
export function notComputable({ code, message, values }: NonNullable<VerifiedCell['reason']>): Refusal {
  return {
    ok: false,
    reason: { code: code.replace(/^cell\./, ''), message, ...(values === undefined ? {} : { values }) },
  };
}

/** A number under the default convention, with the test or the sample where there was a choice. */
export interface DefaultValue {
  readonly value: number;
  readonly method?: string;
  readonly sample?: SampleName;
}

/** What the data gives for a cell. */
export interface Recomputation {
  /** The default, and what is accepted beside it where the publication leaves it open; the first is the default. */
  readonly accepted: readonly DefaultValue[];
  /** The other conventions, cheapest first: each list is asked for only when those before it explain nothing. */
  readonly alternatives: readonly (() => CellExplanation[] | Promise<CellExplanation[]>)[];
}

/** An explanation when the convention gives a number. */
export function explained(
  convention: CellExplanation['convention'],
  value: number | null | undefined,
  details: Omit<CellExplanation, 'convention' | 'value'> = {},
): CellExplanation[] {
  return value === null || value === undefined || !Number.isFinite(value)
    ? []
    : [{ convention, value, ...details }];
}

/** A number that a result holds, or that it is missing there. */
function present(value: number | null | undefined, what: string): Computed<number> {
  return isNumber(value) ? { ok: true, value } : noValue(what);
}

const REASONS: readonly string[] = [
  'too-few',
  'zero-variance',
  'empty-cell',
  'not-identified',
  'no-convergence',
] satisfies WhyNoValue[];

/**
 * The refusal of a number that the data does not give.
 *
 * @param reason of the statistic, where it tells
 */
export function noValue(quantity: string, reason?: string): Refusal {
  const why = reason !== undefined && REASONS.includes(reason) ? (reason as WhyNoValue) : undefined;
  return notComputable(
    createMessage(cellMessages, 'cell.no-value', { quantity, ...(why === undefined ? {} : { why }) }),
  );
}

/** The refusal of a number that the test does not have, whatever the data. */
export function notOfTest(quantity: string, of?: string): Refusal {
  return notComputable(
    createMessage(cellMessages, 'cell.not-of-test', { quantity, ...(of === undefined ? {} : { of }) }),
  );
}

/** The refusal of a test of other waves and groups than it compares. */
export function otherDesign(
  needs: 'two-waves-of-groups' | 'waves-of-groups' | 'waves' | 'groups-or-waves' | 'two-waves',
  waves: readonly string[],
  groups: readonly unknown[],
): Refusal {
  return notComputable(
    createMessage(cellMessages, 'cell.other-design', { needs, waves, groups: groups.length }),
  );
}

/** A number as a result has it: `null` where it could not be computed. */
type Candidate = Omit<DefaultValue, 'value'> & { readonly value: number | null | undefined };

/** A list of conventions, told the default value. */
type Alternative = (value: number) => CellExplanation[] | Promise<CellExplanation[]>;

/**
 * What every cell comes to: the number by the default convention, or a refusal where the data gives none, and the conventions that are
 * tried when another number is printed.
 *
 * @param candidates the default first, then what is accepted beside it
 * @param alternatives cheapest first
 */
export function recomputation(
  candidates: number | null | undefined | readonly Candidate[],
  quantity: string,
  ...alternatives: readonly Alternative[]
): Computed<Recomputation> {
  const all = Array.isArray(candidates)
    ? (candidates as readonly Candidate[])
    : [{ value: candidates as number | null | undefined }];
  const first = present(all[0]?.value, quantity);
  if (!first.ok) return first;
  return {
    ok: true,
    value: {
      accepted: all.flatMap(({ value, ...details }) => (isNumber(value) ? [{ value, ...details }] : [])),
      alternatives: alternatives.map((alternative) => () => alternative(first.value)),
    },
  };
}

function isNumber(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

/** What the same cell is in other waves; those that cannot be computed explain nothing. */
export async function inOtherWaves<Wave extends SampleName>(
  waves: readonly Wave[],
  numberIn: (wave: Wave) => Promise<Computed<number | null>>,
): Promise<CellExplanation[]> {
  const found: CellExplanation[] = [];
  for (const wave of waves) {
    const other = await numberIn(wave);
    const sample = { group: wave.group, wave: wave.wave };
    if (other.ok) found.push(...explained('other-wave', other.value, { sample }));
  }
  return found;
}
