import type { DecimalSign } from '../../model/dataset.ts';

export type Relation = '=' | '<' | '>' | '<=' | '>=';

/** A number as a publication prints it: "5,20" claims more than "5,2". */
export interface ReportedNumber {
  /** As printed, trimmed. */
  readonly text: string;
  readonly relation: Relation;
  readonly value: number;
  /** Digits behind the decimal sign. */
  readonly decimals: number;
  /** Asterisks behind the number. */
  readonly stars: number;
  /** Whether a percent sign follows; `value` is as printed, 76 for 76%. */
  readonly percent: boolean;
}

/**
 * Why a text is not one number. `empty`: nothing, or a dash. `not-significant`: "n.s." instead of a p-value.
 * `ambiguous-separator`: 1.234 or 1,234 may be thousands or decimals; pass the decimal sign of the table.
 * `other-decimal-sign`: written with the other sign than the table's. `too-many-digits`: more than 15 significant ones.
 */
export type UnreadableNumber =
  | 'empty'
  | 'not-a-number'
  | 'not-significant'
  | 'ambiguous-separator'
  | 'other-decimal-sign'
  | 'too-many-digits';

export type ParsedNumber =
  | { readonly ok: true; readonly number: ReportedNumber }
  | { readonly ok: false; readonly reason: UnreadableNumber };

const MINUS = /[\u2212\u2010-\u2015\u207b\ufe63\uff0d]/g;
const BLANK = /[\u00a0\u2000-\u200a\u202f]/g;
const LAYOUT =
  /^(?:p\s*(?=[=<>≤≥]))?(<=|>=|=<|=>|[=<>≤≥])?\s*([+-])?\s*([\d.,'’ ]+?)(?:e([+-]?\d{1,3}))?\s*(%)?\s*([*\u2217]*)$/i;
const RELATIONS: Readonly<Record<string, Relation>> = { '≤': '<=', '=<': '<=', '≥': '>=', '=>': '>=' };
/** Characters of a printed number; nothing longer is one. */
const LONGEST = 200;
const LARGEST_PRECISION = 15;
const MOST_DECIMALS = 100;

/**
 * Reads one printed number: relation, sign, decimals, stars and percent sign, with decimal comma or point.
 *
 * "48,4", ",294", "<,05*", "p < .001", "− 0.3", "76%", "1.5e-05". Thousands are read where the text allows one reading
 * only ("1.234,5", "1 234" with a no-break space); otherwise they are refused, unless `decimal` says which sign is which.
 *
 * @param text a cell of a table, or a number cut out of a sentence
 * @param decimal the decimal sign of the table, when it is known
 * @example parseReportedNumber('<,05*') // { ok: true, number: { relation: '<', value: 0.05, decimals: 2, stars: 1, … } }
 */
export function parseReportedNumber(text: string, decimal?: DecimalSign): ParsedNumber {
  const printed = text.trim();
  const plain = printed.replace(MINUS, '-').replace(BLANK, '\u00a0').trim();
  if (/^-*$/.test(plain)) return refused('empty');
  if (/^(?:p\s*)?(?:[=:]\s*)?n\.?\s?s\.?$/i.test(plain)) return refused('not-significant');
  // A no-break space groups thousands; other spaces may stand between two numbers.
  const match =
    plain.length > LONGEST
      ? null
      : LAYOUT.exec(plain.replace(/(?<=\d)\u00a0(?=\d{3})/g, "'").replaceAll('\u00a0', ' '));
  if (match === null) return refused('not-a-number');
  const digits = readDigits(match[3]!.trim(), decimal);
  if (typeof digits === 'string') return refused(digits);
  const exponent = Number(match[4] ?? 0);
  const decimals = digits.fraction.length - exponent;
  if (decimals < 0) return refused('not-a-number');
  const significant = (digits.whole + digits.fraction).replace(/^0+/, '').length;
  if (significant > LARGEST_PRECISION || decimals > MOST_DECIMALS) return refused('too-many-digits');
  const relation = match[1] ?? '=';
  const magnitude = Number(`${digits.whole || '0'}.${digits.fraction || '0'}e${exponent}`);
  return {
    ok: true,
    number: {
      text: printed,
      relation: RELATIONS[relation] ?? (relation as Relation),
      value: match[2] === '-' && magnitude !== 0 ? -magnitude : magnitude,
      decimals,
      stars: match[6]!.length,
      percent: match[5] !== undefined,
    },
  };
}

interface Digits {
  readonly whole: string;
  readonly fraction: string;
}

/** Digits before and behind the decimal sign, thousands signs taken out, or why they cannot be told. */
function readDigits(text: string, decimal: DecimalSign | undefined): Digits | UnreadableNumber {
  if (/^\d+$/.test(text)) return { whole: text, fraction: '' };
  const single = /^(\d*)([.,])(\d+)$/.exec(text);
  if (single !== null) {
    const [, whole = '', sign, fraction = ''] = single;
    const mayGroup = /^[1-9]\d{0,2}$/.test(whole) && fraction.length === 3;
    if (decimal === sign) return { whole, fraction };
    if (decimal !== undefined)
      return mayGroup ? { whole: whole + fraction, fraction: '' } : 'other-decimal-sign';
    return mayGroup ? 'ambiguous-separator' : { whole, fraction };
  }
  const grouped = /^([1-9]\d{0,2}(?:([.,'’ ])\d{3})(?:\2\d{3})*)(?:([.,])(\d+))?$/.exec(text);
  if (grouped === null) return 'not-a-number';
  const [, whole = '', separator = '', sign, fraction = ''] = grouped;
  if (separator === ' ') return 'ambiguous-separator';
  if (sign === separator) return 'not-a-number';
  if (decimal !== undefined && (separator === decimal || (sign !== undefined && sign !== decimal)))
    return 'other-decimal-sign';
  return { whole: whole.replace(/\D/g, ''), fraction };
}

function refused(reason: UnreadableNumber): ParsedNumber {
  return { ok: false, reason };
}
