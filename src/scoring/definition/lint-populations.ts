import type { Population, Scale } from '../../model/scale.ts';
import type { ScorePlan } from '../score-plan.ts';
import { scoreRange } from './attainable-scores.ts';
import { type LintFinding, lintError } from './lint-finding.ts';

/**
 * Populations of a score against the scores that answers can lead to: a mean outside them is that of another score, such as a sum beside a
 * score that is a mean, and no standard deviation exceeds half of their range by more than a few people allow.
 *
 * Codes: `duplicate-population-id`, `population-of-other-score`.
 */
export function lintPopulations(
  where: string,
  populations: readonly Population[],
  plan: ScorePlan,
  scale: Scale,
): LintFinding[] {
  const [lowest, highest] = scoreRange(plan, scale);
  const range = `${lowest}-${highest ?? '…'}`;
  return populations.flatMap(({ id, mean, sd }, index): LintFinding[] => {
    const place = `${where}: population ${id}`;
    const isTwice = populations.findIndex((other) => other.id === id) < index;
    const isOutside = mean < lowest || (highest !== null && mean > highest);
    // Popoviciu (1935): no distribution on a range has an SD above half of it.
    const isTooWide = highest !== null && sd > (highest - lowest) / 2;
    return [
      ...(isTwice ? [lintError('duplicate-population-id', `${place}: another one has this id`)] : []),
      ...(isOutside || isTooWide
        ? [
            lintError(
              'population-of-other-score',
              `${place}: ${isOutside ? `the mean ${mean}` : `the standard deviation ${sd}`} does not fit the scores, which are ${range}`,
            ),
          ]
        : []),
    ];
  });
}
