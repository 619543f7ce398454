import type { Corrections } from '../../model/corrections.ts';
import type { EntryDecisions } from '../../model/entry-decisions.ts';
import { tool } from '../../model/tool.ts';
import type { Decisions } from '../../scoring/corrections/index.ts';
import { isError, type TypistErrors } from './typist-errors.ts';

/** What was applied to which file. */
export interface AppliedDecisions {
  readonly corrections: Corrections;
  /** `null` for a file of corrections. */
  readonly decisions: Decisions | null;
  readonly errors: readonly TypistErrors[];
  readonly typed: EntryDecisions['typed'];
  readonly forms: EntryDecisions['forms'];
}

/** Decisions as data: what changed, how often each typist was wrong, and each error by itself. */
export function decisionsReport({
  corrections,
  decisions,
  errors,
  typed,
  forms,
}: AppliedDecisions): EntryDecisions {
  const { file, sha256, list, idColumns } = corrections;
  const [first, second] = errors;
  return {
    schema: 'ensure-stats/entry-decisions/1',
    tool,
    disclosure: 'ids-and-answers',
    decisions: {
      file,
      sha256,
      count: list.length,
      changed: list.filter((each) => each.old !== each.new).length,
    },
    typed,
    idColumns,
    forms,
    typists: first === undefined || second === undefined ? null : [first, second],
    errors: (decisions?.corrections ?? []).flatMap(({ list: own }, typist) =>
      own.filter(isError).map(({ id, column, old, new: right, who, when, why }) => ({
        ...{ typist, id, column, typed: old, right },
        ...{ who, when, why },
      })),
    ),
  };
}
