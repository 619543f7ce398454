import type { Context } from '../context.ts';
import { MISSING } from '../number-format.ts';
import type { Cell, Text } from '../table.ts';

/** Why a quantity is printed as a dash. */
export type GapReason =
  | 'no-scores'
  | 'too-few'
  | 'too-few-items'
  | 'zero-variance'
  | 'no-highest-score'
  | 'no-interval'
  | 'not-computed';

/** Collects the dashes of a table, so that a note can say why each is there. */
export interface Gaps {
  /** Remembers the reason when one of the cells has a dash. */
  watch(cells: readonly Cell[], reason: GapReason, where: string): void;
  notes(): Text[];
}

export function collectGaps(context: Context): Gaps {
  const places = new Map<GapReason, Set<string>>();
  return {
    watch(cells, reason, where) {
      if (!cells.some((cell) => cell.text === MISSING)) return;
      const known = places.get(reason) ?? new Set();
      places.set(reason, known.add(where));
    },
    notes() {
      if (places.size === 0) return [];
      const reasons = [...places].map(
        ([reason, where]) => `${context.word(`gap.${reason}`)} (${[...where].join(', ')})`,
      );
      return [context.text('note.gaps', { dash: MISSING, reasons: reasons.join(context.word('separator')) })];
    },
  };
}
