import { checkDifference } from './checks/difference-check.ts';
import { isExact, overlaps, trueValues } from './checks/true-values.ts';
import type { PrintedNumber, TableSettings } from './number-reader.ts';
import { isPaired } from './same-respondents.ts';
import type { ComparisonNumbers, ScoreNumbers, WaveNumbers } from './table-numbers.ts';

/** Digits with which printed numbers are carried on, as a pocket calculator does. */
const EXACT_DECIMALS = 9;

const ZERO = { lower: 0, upper: 0 };

/**
 * The row as it would be had its difference been computed at another moment than its test: when the printed difference is
 * that of the rounded means, the same without it; else with everything but the difference computed from the means and SDs as
 * they are printed. People subtract printed means, and put printed means into calculators.
 *
 * @returns `null` where there is no difference with its means, or it does not follow from them at all
 */
export function withOtherDifference(score: ScoreNumbers, settings: TableSettings): ScoreNumbers | null {
  const { first, second, comparison } = score;
  if (!first?.mean || !second?.mean || !comparison?.difference) return null;
  const [before, after] = [first.mean.number, second.mean.number];
  const { number } = comparison.difference;
  const check = checkDifference(before, after, number, settings.rounding);
  if ((check.verdict !== 'consistent' && !check.reversed) || hasOtherSign(comparison, settings)) return null;
  const difference = Number((after.value - before.value).toFixed(EXACT_DECIMALS));
  const values = trueValues(number, settings.rounding);
  // What is left of equal means in a computer, 2.2e-16, is no difference.
  const isNothing = number.value !== 0 && Math.abs(number.value) < 1e-9;
  const isOfPrintedMeans = [difference, -difference].some((value) =>
    overlaps(isNothing ? ZERO : values, { lower: value, upper: value }),
  );
  const without = { ...score, comparison: { ...comparison, difference: null } };
  if (isOfPrintedMeans) return without;
  // Pairs cannot be tested from their means and SDs alone.
  if (isPaired(score, settings)) return null;
  return { ...without, first: asPrinted(first), second: asPrinted(second) };
}

/** Whether the interval lies on the other side of zero than the difference: then it is the sign that is wrong. */
function hasOtherSign({ difference, ci }: ComparisonNumbers, { rounding }: TableSettings): boolean {
  if (ci === null || ![ci.lower.number, ci.upper.number].every(isExact)) return false;
  const [low, high] = [trueValues(ci.lower.number, rounding), trueValues(ci.upper.number, rounding)];
  const sign = difference!.number.value;
  return sign > 0 ? low.upper + high.upper < 0 : sign < 0 && low.lower + high.lower > 0;
}

function asPrinted(wave: WaveNumbers): WaveNumbers {
  const exact = (printed: PrintedNumber | null) =>
    printed === null || !isExact(printed.number)
      ? printed
      : {
          ...printed,
          number: { ...printed.number, decimals: Math.max(EXACT_DECIMALS, printed.number.decimals) },
        };
  return { ...wave, mean: exact(wave.mean), sd: exact(wave.sd), se: exact(wave.se) };
}

/** The means of a row with what rounding allows of their difference, second minus first. */
export function differenceOfMeans({ first, second }: ScoreNumbers, { rounding }: TableSettings) {
  if (!first?.mean || !second?.mean || ![first.mean.number, second.mean.number].every(isExact)) return null;
  const [before, after] = [trueValues(first.mean.number, rounding), trueValues(second.mean.number, rounding)];
  return { lower: after.lower - before.upper, upper: after.upper - before.lower };
}
