import { cellMessages } from '../../model/messages/cells.ts';
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
export function present(value: number | null | undefined, what: string): Computed<number> {
  return value === null || value === undefined || !Number.isFinite(value)
    ? notComputable(createMessage(cellMessages, 'cell.no-value', { quantity: what }))
    : { ok: true, value };
}
