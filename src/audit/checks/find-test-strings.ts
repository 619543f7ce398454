import type { DecimalSign } from '../../model/dataset.ts';
import type { PrintedP } from './printed-p.ts';
import { parseReportedNumber, type ReportedNumber } from './reported-number.ts';
import type { TestKind, TestString } from './test-string-check.ts';

/** A test found in running text. */
export interface FoundTest {
  /** Position of the first character, and of the one behind the last. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** `null` when its numbers can be read in two ways (2,050 with nothing to tell decimals from thousands). */
  readonly test: TestString | null;
  /** The text just behind says one-tailed, one-sided, directional, eenzijdig, unilatéral. */
  readonly saysOneTailed: boolean;
}

// Blanks are counted, so that a page of them costs no time.
const NUMBER = String.raw`[-+\u2212\u2012-\u2015]?\s?(?:\d[\d.,]*\d|\d|[.,]\s?\d+)(?:e[-+\u2212]?\d{1,3})?`;
const RELATION = '(?:<=|>=|[=<>≤≥])';
const OPEN = '[([{]';
const CLOSE = String.raw`[)\]}]`;
const CHI = String.raw`(?:[χΧ𝜒Xx]|[Cc]hi)[\s_-]?\^?(?:2|²|squared?|[Kk]wadraat)`;
/** What may stand between the statistic and its p: MSE = 2.4, d = 0.5, 95% CI [0.1, 0.9]. */
const ASIDE = String.raw`(?:[,;]\s{0,9}(?:MSE|MSe|SE|SD|d|g|dz|η\p{L}?[2²]|Cohen['’]s d|Hedges['’] g)\s{0,9}=\s{0,9}(?:${NUMBER})|[,;]\s{0,9}\d\d\s?%[-\s]?(?:CI|BI|IC)\s{0,9}[=:]?\s{0,9}\[[^\]]{1,40}\]){0,3}`;
const P_PART = String.raw`\s{0,9}[,;]?\s{0,9}\(?(?:[pP]\s?(?:-?\s?(?:value|waarde))?\s{0,9}(?<relation>${RELATION})\s{0,9}(?<p>${NUMBER})|(?:[pP]\s{0,9}=\s{0,9})?(?<ns>n\.?\s?s\b\.?))`;
const TEST = new RegExp(
  String.raw`(?<![\p{L}\p{N}_])(?:(?:(?<letter>[tTFr])|(?<chi>${CHI}))\s{0,9}${OPEN}(?<inside>[^()[\]{}]{1,40})${CLOSE}|(?<z>[zZ]))` +
    String.raw`\s{0,9}(?<comparison>${RELATION})\s{0,9}(?<statistic>${NUMBER})${ASIDE}${P_PART}`,
  'gu',
);
const SAMPLE_SIZE = /[,;]?\s*[Nn]\s*=\s*\d[\d.,\s\u00a0\u202f]*$/;
const ONE_TAILED =
  /^[\s,;()[\]]{0,4}(?:\p{L}+\s){0,2}(?:one[-\s]{0,2}(?:tailed|sided)|directional|[eé]{2}nzijdige?|unilat[eé]rale?)/iu;

/**
 * Finds reported tests in running text: t(28) = 2.05, p = .049; F(1, 30) = 4.2, p < .05; χ2(2, N = 40) = 5.3, p = .07;
 * r(38) = .31, p = .05; z = 1.96, p = .05. APA style as statcheck reads it, and beyond: decimal commas with semicolons
 * (t(28) = 2,05; p = ,049), square brackets, effect sizes and MSE in between, "ns" in place of p.
 *
 * The decimal sign is that of the p-value, else of the statistic. A correlation beyond 1, a p beyond 1 and a test with the
 * wrong number of degrees of freedom is not a test and is passed over.
 *
 * @example findTestStrings('…, t(28) = 2.05, p = .049.')[0].test // { kind: 't', df: [28], statistic: 2.05, p: .049 }
 */
export function findTestStrings(text: string): FoundTest[] {
  return [...text.matchAll(TEST)].flatMap((match) => {
    const parts = match.groups as Readonly<Record<string, string | undefined>>;
    const end = match.index + match[0].length;
    const test = readTest(parts);
    if (test === 'not-a-test') return [];
    const saysOneTailed = ONE_TAILED.test(text.slice(end, end + 60));
    return [{ start: match.index, end, text: match[0], test, saysOneTailed }];
  });
}

function readTest(parts: Readonly<Record<string, string | undefined>>): TestString | null | 'not-a-test' {
  const kind = kindOf(parts);
  const printed = {
    p: `${parts.relation ?? ''}${parts.p ?? ''}`,
    statistic: `${parts.comparison}${parts.statistic}`,
  };
  const sign = decimalSign(parts.p, parts.statistic);
  if (sign === 'ambiguous') return null;
  const statistic = readNumber(printed.statistic, sign);
  const p: PrintedP | null = parts.ns === undefined ? readNumber(printed.p, sign) : 'not-significant';
  const df = kind === 'z' ? [] : readDegrees(parts.inside ?? '', kind, sign);
  if (statistic === null || p === null || df === null) return 'not-a-test';
  if (p !== 'not-significant' && (p.value > 1 || p.value < 0)) return 'not-a-test';
  if (kind === 'r' && Math.abs(statistic.value) > 1) return 'not-a-test';
  return { kind, df, statistic, p };
}

function kindOf({ letter, chi }: Readonly<Record<string, string | undefined>>): TestKind {
  if (chi !== undefined) return 'chi2';
  if (letter === undefined) return 'z';
  return letter === 'F' || letter === 'r' ? letter : 't';
}

/** p lies in 0..1, so that its sign is the decimal sign; of the statistic, unless three digits follow the only sign. */
function decimalSign(p: string | undefined, statistic: string | undefined): DecimalSign | 'ambiguous' {
  for (const number of [p, statistic]) {
    const last = /[.,](?!.*[.,])/.exec(number ?? '')?.[0] as DecimalSign | undefined;
    if (last === undefined) continue;
    const parsed = parseReportedNumber((number ?? '').replace(/\s/g, ''));
    if (!parsed.ok && parsed.reason === 'ambiguous-separator') return 'ambiguous';
    if (parsed.ok && parsed.number.decimals > 0) return last;
  }
  return '.';
}

function readNumber(text: string, sign: DecimalSign): ReportedNumber | null {
  const parsed = parseReportedNumber(text.replace(/\s/g, ''), sign);
  return parsed.ok ? parsed.number : null;
}

/** Degrees of freedom between the brackets; `null` when there are not as many as the test has. */
function readDegrees(inside: string, kind: TestKind, sign: DecimalSign): readonly ReportedNumber[] | null {
  const text = (kind === 'chi2' ? inside.replace(SAMPLE_SIZE, '') : inside)
    .replace(/^\s*df\s*=\s*/i, '')
    .trim();
  const pieces = kind === 'F' ? separated(text) : [text];
  const numbers = pieces.map((piece) => (/^[\d.,\s]+$/.test(piece) ? readNumber(piece.trim(), sign) : null));
  const complete = numbers.length === (kind === 'F' ? 2 : 1) && numbers.every((number) => number !== null);
  return complete ? (numbers as ReportedNumber[]) : null;
}

/** Two numbers with a semicolon between, or a comma and a blank, or one comma. */
function separated(text: string): readonly string[] {
  const separator = [';', /,\s+/, /\s*,\s*/].find((mark) => text.split(mark).length === 2);
  return separator === undefined ? [text] : text.split(separator);
}
