import type { ScorePlan } from './score-plan.ts';

/** The scores of a scale that say better or worse: its total, or its subscales where the definition has no total. */
export function directedScores<Column extends { readonly plan: ScorePlan }>(
  scores: readonly Column[],
): Column[] {
  const totals = scores.filter(({ plan }) => plan.isTotal && plan.score !== null);
  const members = totals.length > 0 ? totals : scores.filter(({ plan }) => plan.score !== null);
  return members.filter(({ plan }) => plan.direction !== 'neutral');
}

/** The middle of the range of a score, around which sums of squares lose the least; of an open range its lower end. */
export function middleOf({ range: [lowest, highest] }: ScorePlan): number {
  return ((highest ?? lowest) + lowest) / 2;
}
