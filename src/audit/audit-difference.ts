import type { AuditFinding } from '../model/audit-result.ts';
import type { Interval } from '../stats/estimate.ts';
import { checkDifference } from './checks/difference-check.ts';
import { sdOfDifferences } from './checks/difference-spread.ts';
import { isExact, overlaps, trueValues } from './checks/true-values.ts';
import type { PrintedNumber, TableSettings } from './number-reader.ts';
import {
  consistent,
  explanation,
  findingOf,
  inconsistent,
  notCheckable,
  type Outcome,
  recomputed,
} from './outcome.ts';
import { allInPairs, isPaired, slackOfChange } from './same-respondents.ts';
import type { ScoreNumbers } from './table-numbers.ts';

/** How a printed difference relates to the means: as second minus first, the other way round, both (nearly zero), or neither. */
export type Direction = 'second-minus-first' | 'first-minus-second' | 'either' | 'neither' | 'unknown';

export function differenceDirection(
  { first, second, comparison }: ScoreNumbers,
  { rounding }: TableSettings,
): Direction {
  if (!first?.mean || !second?.mean || !comparison?.difference) return 'unknown';
  const { verdict, reversed, either } = checkDifference(
    first.mean.number,
    second.mean.number,
    comparison.difference.number,
    rounding,
  );
  if (verdict === 'not-checkable') return 'unknown';
  if (verdict === 'consistent') return either ? 'either' : 'second-minus-first';
  if (reversed) return 'first-minus-second';
  return 'neither';
}

/**
 * The printed difference against the means, and the SD of the differences against the SDs.
 *
 * @param convention whether the table as a whole prints first minus second, which is said once
 */
export function differenceOutcomes(
  score: ScoreNumbers,
  settings: TableSettings,
  convention: 'second-minus-first' | 'first-minus-second',
): Outcome[] {
  const { comparison } = score;
  if (comparison === null) return [];
  return [
    ...(comparison.difference === null ? [] : [differenceOutcome(score, settings, convention)]),
    ...(comparison.correlation === null ? [] : [correlationOutcome(score, settings)]),
    ...(comparison.sdOfDifferences === null ? [] : [spreadOutcome(score, settings)]),
  ];
}

function differenceOutcome(
  score: ScoreNumbers,
  settings: TableSettings,
  convention: 'second-minus-first' | 'first-minus-second',
): Outcome {
  const direction = differenceDirection(score, settings);
  if (direction === 'unknown') return notCheckable('difference');
  if (direction === convention || direction === 'second-minus-first' || direction === 'either')
    return consistent('difference');
  const { place, first, second, comparison } = score;
  const [before, after, printed] = [first!.mean!, second!.mean!, comparison!.difference!];
  const { expected } = checkDifference(before.number, after.number, printed.number, settings.rounding);
  const reversed = direction === 'first-minus-second';
  // Pairs may be fewer than those whose means are printed.
  const ofPairs = isPaired(score, settings) && !allInPairs(score);
  const slack = slackOfChange(score, settings);
  if (ofPairs && (slack === null || isWithin(printed, expected, slack, settings)))
    return notCheckable('difference');
  const severity = reversed || ofPairs ? 'inconsistent' : 'impossible';
  return inconsistent(
    'difference',
    findingOf('difference', severity, {
      place,
      cells: [printed, before, after],
      values: {
        difference: printed.cell.printed,
        first: before.cell.printed,
        second: after.cell.printed,
        expected: recomputed(expected, printed.number.decimals + 1),
      },
      assumptions: ['unadjusted-means', ofPairs ? 'same-respondents' : null],
      explanations: reversed ? [explanation('reversed')] : [],
    }),
  );
}

/** A difference that only fits its test when one of both was computed from rounded means. */
export function roundedDifference(
  { place, first, second, comparison }: ScoreNumbers,
  unfit: readonly AuditFinding[],
): AuditFinding {
  const difference = comparison!.difference!;
  return findingOf('difference-of-rounded-means', 'note', {
    place,
    cells: [difference, first!.mean, second!.mean],
    values: {
      difference: difference.cell.printed,
      quantities: [...new Set(unfit.map(({ cells }) => cells[0]!.quantity))],
    },
  });
}

function isWithin(
  printed: PrintedNumber,
  { lower, upper }: Interval,
  slack: number,
  { rounding }: TableSettings,
): boolean {
  return overlaps(trueValues(printed.number, rounding), { lower: lower - slack, upper: upper + slack });
}

function correlationOutcome({ place, comparison }: ScoreNumbers, { rounding }: TableSettings): Outcome {
  const correlation = comparison!.correlation!;
  const { lower, upper } = trueValues(correlation.number, rounding);
  if (lower <= 1 && upper >= -1) return consistent('difference');
  return inconsistent(
    'difference',
    findingOf('correlation', 'impossible', {
      place,
      cells: [correlation],
      values: { correlation: correlation.cell.printed },
    }),
  );
}

/** √(s₁² + s₂² − 2 r s₁ s₂), with any r where it is not printed. */
function spreadOutcome(score: ScoreNumbers, { rounding }: TableSettings): Outcome {
  const { place, first, second, comparison } = score;
  if (!allInPairs(score)) return notCheckable('difference');
  const { sdOfDifferences: printed, correlation } = comparison!;
  const numbers = [printed!, first?.sd, second?.sd];
  if (!first?.sd || !second?.sd || numbers.some((each) => each && !isExact(each.number)))
    return notCheckable('difference');
  const r = correlation === null ? { lower: -1, upper: 1 } : trueValues(correlation.number, rounding);
  const [one, other] = [first.sd, second.sd].map(({ number }) => {
    const { lower, upper } = trueValues(number, rounding);
    return { lower: Math.max(0, lower), upper: Math.max(0, upper) };
  });
  const expected = sdOfDifferences(one!, other!, r);
  if (overlaps(trueValues(printed!.number, rounding), expected)) return consistent('difference');
  return inconsistent(
    'difference',
    findingOf('sd-of-differences', correlation === null ? 'impossible' : 'inconsistent', {
      place,
      cells: [printed, first.sd, second.sd, correlation],
      values: {
        sd: printed!.cell.printed,
        first: first.sd.cell.printed,
        second: second.sd.cell.printed,
        expected: recomputed(expected, printed!.number.decimals + 1),
      },
      assumptions: ['same-respondents'],
    }),
  );
}
