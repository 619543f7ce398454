import { parseReportedNumber, type ReportedNumber } from '../../../src/audit/checks/reported-number.ts';

/** A printed number for a test, with a decimal point unless it holds a comma. */
export function number(text: string): ReportedNumber {
  const parsed = parseReportedNumber(text, text.includes(',') ? ',' : '.');
  if (!parsed.ok) throw new Error(`"${text}": ${parsed.reason}`);
  return parsed.number;
}

export type RoundingRule = 'half-up' | 'half-even' | 'cut-off';

/** Prints as software does; a tie is a value within 10⁻⁹ of it, since sums of doubles miss it by a bit. */
export function print(value: number, decimals: number, rule: RoundingRule): ReportedNumber {
  const scaled = Math.abs(value) * 10 ** decimals;
  const whole = Math.floor(scaled + 1e-9);
  const isTie = Math.abs(scaled - Math.floor(scaled) - 0.5) < 1e-9;
  const down = Math.floor(scaled);
  const tied = rule === 'half-even' && down % 2 === 0 ? down : down + 1;
  const units = rule === 'cut-off' ? whole : isTie ? tied : Math.round(scaled);
  return number(`${value < 0 && units > 0 ? '-' : ''}${(units / 10 ** decimals).toFixed(decimals)}`);
}

/** Every ascending sample of a size from a list of values. */
export function* samples(values: readonly number[], size: number, from = 0): Generator<number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let index = from; index < values.length; index++) {
    for (const rest of samples(values, size - 1, index)) yield [values[index]!, ...rest];
  }
}

/** Mean and sample SD, exact up to the last few bits, of integers divided by a divisor. */
export function meanAndSd(integers: readonly number[], divisor = 1): { mean: number; sd: number } {
  const n = integers.length;
  const total = integers.reduce((sum, value) => sum + value, 0);
  const squares = integers.reduce((sum, value) => sum + value ** 2, 0);
  return {
    mean: total / (n * divisor),
    sd: Math.sqrt((n * squares - total ** 2) / (n * (n - 1))) / divisor,
  };
}
