import type { ModelMethod } from './models.ts';

/** What is compared of a score. */
export interface ComparedDesign {
  readonly waves: number;
  /** 1 where none are compared. */
  readonly groups: number;
  /** Whether the same people are known again at every wave. */
  readonly matched: boolean;
  /** Whether chance formed the groups; `null` where nobody said. */
  readonly randomised: boolean | null;
}

/**
 * The model that is the primary analysis of a design, provided that it can be estimated; `null` of two samples and fewer, whose test says the
 * same.
 *
 * @example primaryModelOf({ waves: 3, groups: 1, matched: true, randomised: null }) // 'mixed-model'
 */
export function primaryModelOf({ waves, groups, matched, randomised }: ComparedDesign): ModelMethod | null {
  if (waves * groups < 3) return null;
  if (waves < 2 || groups < 2) return matched && waves > 1 ? 'mixed-model' : 'welch-anova';
  if (!matched) return 'difference-of-differences';
  if (waves > 2) return 'mixed-model';
  return randomised === false ? 'difference-of-changes' : 'ancova';
}
