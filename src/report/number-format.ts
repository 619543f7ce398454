import { powerOfTen } from '../model/power-of-ten.ts';
/** How a language writes its numbers. */
export interface NumberStyle {
  readonly decimal: string;
  /** Between the two ends of an interval: `, ` or, beside a decimal comma, `; `. */
  readonly listSeparator: string;
  /** Before a percent sign: nothing, or in French a no-break space. */
  readonly beforePercent: string;
}

/** Printed for a quantity that does not exist or could not be computed; a note under the table says why. */
export const MISSING = '–';

/** Before a number below zero, wherever people read it: a hyphen is shorter, and lines end after it. Programs get numbers, not this. */
const MINUS = '−';

/** Printed for a number that was withheld for the respondents' privacy, as statistical offices mark what is confidential. */
export const WITHHELD = '[c]';

const SIGNIFICANT_DIGITS = 15;

/**
 * A number as a decimal with a fixed number of digits, a point as its sign.
 *
 * The rule: the double is first written with 15 significant digits, as SPSS and Excel do before they round, and that
 * decimal is rounded half away from zero. So 1.005, 2.345 and 3.345 − 1 (a double just below 2.345) become 1.01, 2.35
 * and 2.35, as people who check the table by hand expect; `toFixed` would give 1.00, 2.35 and 2.34. A value that rounds
 * to zero has no sign.
 *
 * @param digits digits after the point, 0 to 20
 * @throws RangeError when the value is not finite, or `digits` is not a whole number from 0 to 20
 * @example roundedDecimal(1.005, 2) // '1.01'
 * @example roundedDecimal(-0.04, 1) // '0.0'
 */
export function roundedDecimal(value: number, digits: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} cannot be written as a decimal`);
  if (!(Number.isInteger(digits) && digits >= 0 && digits <= 20)) {
    throw new RangeError(`${digits} is not a number of decimals from 0 to 20`);
  }
  return decimalText(
    clearlyRounded(Math.abs(value), digits) ?? exactlyRounded(value, digits),
    digits,
    value < 0,
  );
}

/** The digits of a value that is nowhere near the middle between two of the decimals asked for; `null` for others. */
function clearlyRounded(magnitude: number, digits: number): string | null {
  const scaled = magnitude * powerOfTen(digits);
  const below = Math.floor(scaled);
  const share = scaled - below;
  // So far from the middle, and so small, the error of the product cannot matter.
  if (!(scaled < 1e9) || Math.abs(share - 0.5) < 1e-5) return null;
  return String(share > 0.5 ? below + 1 : below);
}

function decimalText(scaled: string, digits: number, negative: boolean): string {
  const text = scaled.padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const sign = negative && scaled !== '0' ? '-' : '';
  return digits === 0 ? sign + whole : `${sign}${whole}.${text.slice(-digits)}`;
}

function exactlyRounded(value: number, digits: number): string {
  const [mantissa = '0', exponent = '0'] = Math.abs(value)
    .toExponential(SIGNIFICANT_DIGITS - 1)
    .split('e');
  const significant = BigInt(mantissa.replace('.', ''));
  // The value is `significant` × 10^-places; what is wanted is a whole number of 10^-digits.
  const surplus = SIGNIFICANT_DIGITS - 1 - Number(exponent) - digits;
  const scaled = surplus > 0 ? halfAwayFromZero(significant, surplus) : significant * 10n ** BigInt(-surplus);
  return scaled.toString();
}

function halfAwayFromZero(significant: bigint, surplus: number): bigint {
  if (surplus > SIGNIFICANT_DIGITS) return 0n;
  const divisor = 10n ** BigInt(surplus);
  return (significant + divisor / 2n) / divisor;
}

/** Every way in which a number is printed. `null` and what is not finite are printed as {@link MISSING}. */
export interface NumberFormat {
  /** Whole numbers: respondents, items. A count that is `null` was withheld, and is printed as {@link WITHHELD}. */
  count(value: number | null): string;
  /** Fixed digits with a leading zero: means, SDs, t, d. */
  fixed(value: number | null, digits: number): string;
  /** Fixed digits without a leading zero: what cannot exceed 1, such as correlations and alpha. */
  bounded(value: number | null, digits: number): string;
  /** The shortest form: `14`, `2.5`; at most six decimals. For ranges and settings. */
  plain(value: number | null): string;
  /** Whole, or with one decimal when fractional (Welch): `84`, `83.1`. */
  degreesOfFreedom(value: number | null): string;
  /** Three digits without a leading zero; `< .001` below that, `> .999` when it would print as 1.000. */
  p(value: number | null): string;
  /** A share as a percentage without the sign: `4.3` for 0.043. */
  share(value: number | null, digits: number): string;
  /** A share with the sign, as few decimals as it has: `95%`, `99.9%`. */
  level(value: number): string;
  /** `[0.10, 0.70]`, and `[0,10; 0,70]` beside a decimal comma. */
  interval(lower: number | null, upper: number | null, digits: number): string;
  /** The same without leading zeros: `[.79, .89]`. */
  boundedInterval(lower: number | null, upper: number | null, digits: number): string;
}

/**
 * The number format of a language.
 *
 * @example numberFormat({ decimal: ',', listSeparator: '; ', beforePercent: '' }).p(0.0494) // ',049'
 */
export function numberFormat(style: NumberStyle): NumberFormat {
  const localised = (text: string) => {
    const digits = style.decimal === '.' ? text : text.replace('.', style.decimal);
    return digits.startsWith('-') ? MINUS + digits.slice(1) : digits;
  };
  const whenFinite = (value: number | null, format: (finite: number) => string) =>
    value === null || !Number.isFinite(value) ? MISSING : format(value);

  const fixed = (value: number | null, digits: number) =>
    whenFinite(value, (finite) => localised(roundedDecimal(finite, digits)));
  /** Of a one-sided interval one end lies at infinity. */
  const end = (value: number | null, digits: number) => {
    if (value === Number.POSITIVE_INFINITY) return '∞';
    return value === Number.NEGATIVE_INFINITY ? `${MINUS}∞` : fixed(value, digits);
  };
  const bounded = (value: number | null, digits: number) =>
    whenFinite(value, (finite) => localised(withoutLeadingZero(roundedDecimal(finite, digits))));
  const plain = (value: number | null) =>
    whenFinite(value, (finite) => localised(withoutTrailingZeros(roundedDecimal(finite, 6))));
  const bracketed = (lower: string, upper: string) =>
    lower === MISSING && upper === MISSING ? MISSING : `[${lower}${style.listSeparator}${upper}]`;

  return {
    count: (value) => (value === null ? WITHHELD : fixed(value, 0)),
    fixed,
    bounded,
    plain,
    degreesOfFreedom: (value) =>
      whenFinite(value, (df) => localised(roundedDecimal(df, Number.isInteger(df) ? 0 : 1))),
    p: (value) =>
      whenFinite(value, (p) => {
        if (p < 0.001) return `< ${style.decimal}001`;
        const text = roundedDecimal(p, 3);
        return text === '1.000' ? `> ${style.decimal}999` : localised(withoutLeadingZero(text));
      }),
    share: (value, digits) => whenFinite(value, (share) => fixed(share * 100, digits)),
    level: (value) => `${plain(value * 100)}${style.beforePercent}%`,
    interval: (lower, upper, digits) => bracketed(end(lower, digits), end(upper, digits)),
    boundedInterval: (lower, upper, digits) => bracketed(bounded(lower, digits), bounded(upper, digits)),
  };
}

/** `0.05` as `.05`; a number of 1 or more stays whole. */
function withoutLeadingZero(text: string): string {
  return text.replace(/^(-?)0\./, '$1.');
}

function withoutTrailingZeros(text: string): string {
  return text.replace(/\.?0+$/, '');
}

/** Printed numbers of others, such as those of a published table, with the sign that ours have. */
export function minus(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])-(?=[\d.,∞])/gu, MINUS);
}

/** Words with numbers in them as programs get them: with the hyphen that every one of them reads. */
export function hyphens(text: string): string {
  return text.replaceAll(MINUS, '-');
}
