import type { Scale } from '../../model/scale.ts';
import { type LintFinding, lintError, lintWarning } from './lint-finding.ts';

/** What a draft leaves undecided. Codes: `undecided` (warning), `draft-unknown-item` (error). */
export function lintDraft({ draft, items }: Scale): LintFinding[] {
  return (draft?.undecided ?? []).map(({ item, what, why }, index) => {
    if (item !== null && !items.some(({ id }) => id === item))
      return lintError('draft-unknown-item', `draft.undecided[${index}]: there is no item "${item}"`);
    return lintWarning('undecided', `draft: ${item === null ? '' : `${item}, `}${what}: ${why}`);
  });
}
