import { powerOfTen } from '../../model/power-of-ten.ts';
import type { RoundingCode } from '../../model/verification.ts';
import type { ReportedNumber } from '../checks/reported-number.ts';

/** How the publication rounds. `nearest`: half up and half even are both accepted. */
export type RoundingRule = 'nearest' | 'half-up' | 'half-even' | 'truncated';

const SIGNIFICANT_DIGITS = 15;

/**
 * Whether a computed number is printed as this one: rounded to the printed decimals, or on the printed side of "<" or ">".
 *
 * The double is first taken to 15 significant digits, as spreadsheets do, so that 1.005 counts as a tie. Half up rounds ties
 * away from zero, as SPSS and Excel; half even to the even digit, as R.
 *
 * @example printsAs(48.4348, number('48,4'), 'nearest') // true
 * @example printsAs(0.0387, number('<,05*'), 'nearest') // true
 */
export function printsAs(
  value: number,
  { relation, value: printed, decimals }: ReportedNumber,
  rule: RoundingRule,
): boolean {
  switch (relation) {
    case '<':
      return value < printed;
    case '<=':
      return value <= printed;
    case '>':
      return value > printed;
    case '>=':
      return value >= printed;
    default:
      return roundings(value, decimals, rule).includes(lastDigits(printed, decimals));
  }
}

/**
 * Ways of rounding, other than the publication's, that make the printed number of the computed one.
 *
 * @param printed a number printed with "="
 */
export function otherRoundings(value: number, printed: ReportedNumber, rule: RoundingRule): RoundingCode[] {
  if (printed.relation !== '=') return [];
  const { decimals } = printed;
  const wanted = lastDigits(printed.value, decimals);
  const gives = (other: RoundingRule) => roundings(value, decimals, other).includes(wanted);
  const found: RoundingCode[] = [];
  if (rule !== 'nearest' && rule !== 'half-up' && gives('half-up')) found.push('half-up');
  if (rule !== 'nearest' && rule !== 'half-even' && gives('half-even')) found.push('half-even');
  if (rule !== 'truncated' && gives('truncated')) found.push('truncated');
  if (found.length === 0 && roundedTwice(value, decimals).includes(wanted)) found.push('rounded-twice');
  return found;
}

/** The last digits, as a whole number, of a value that was first rounded to one or two decimals more. */
function roundedTwice(value: number, decimals: number): number[] {
  return [decimals + 1, decimals + 2].flatMap((finer) =>
    roundings(value, finer, 'nearest').flatMap((digits) =>
      roundings(digits / powerOfTen(finer), decimals, 'nearest'),
    ),
  );
}

/** The value in units of its last digit, rounded by the rule; two whole numbers where a tie leaves both open. */
function roundings(value: number, decimals: number, rule: RoundingRule): number[] {
  const scaled = Number((Math.abs(value) * powerOfTen(decimals)).toPrecision(SIGNIFICANT_DIGITS));
  const below = Math.floor(scaled);
  const signed = (digits: number) => (value < 0 && digits !== 0 ? -digits : digits);
  const rest = scaled - below;
  if (rule === 'truncated' || rest < 0.5) return [signed(below)];
  if (rest > 0.5) return [signed(below + 1)];
  const even = below % 2 === 0 ? below : below + 1;
  if (rule === 'half-up') return [signed(below + 1)];
  if (rule === 'half-even') return [signed(even)];
  return [signed(below), signed(below + 1)].filter(
    (digits) => Math.abs(digits) === below + 1 || even === below,
  );
}

function lastDigits(printed: number, decimals: number): number {
  const digits = Math.round(Math.abs(printed) * powerOfTen(decimals));
  return printed < 0 && digits !== 0 ? -digits : digits;
}
