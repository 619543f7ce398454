import type { DecimalSign } from '../../model/dataset.ts';
import {
  EFFECT_NAME,
  effectsAtStart,
  intervalAtStart,
  NUMBER,
  type PrintedEffect,
  type PrintedEffectInterval,
  RELATION,
} from './effect-labels.ts';
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
  /** The p is below 0 or above 1: whatever the statistic, it is none. */
  readonly impossibleP: boolean;
  /** 1 when the text just behind, or beside p, says one-tailed, one-sided, directional, eenzijdig, unilatéral. */
  readonly sides: 1 | 2 | 'either';
  /** A correlation of ranks: rs, ρ. */
  readonly isOfRanks: boolean;
  /** People of a χ², as its brackets or what stands behind it say: χ²(1, N = 120). */
  readonly n: number | null;
  /** Effect sizes of the same claim, beside p or directly behind it. */
  readonly effects: readonly PrintedEffect[];
  /** The interval of a correlation, beside p or directly behind it. */
  readonly ci: PrintedEffectInterval | null;
  /** The sentence that it stands in, and where that ends. */
  readonly sentence: string;
  readonly sentenceEnd: number;
}

/** What looks like a result, a statistic and its p, and could not be read as a test. */
export interface UnreadResult {
  readonly start: number;
  readonly text: string;
}

export interface FoundInText {
  readonly tests: readonly FoundTest[];
  readonly unread: readonly UnreadResult[];
}

// Blanks and digits are counted, so that a page of them costs no time.
const OPEN = '[([{]';
const CLOSE = String.raw`[)\]}]`;
const CHI = String.raw`(?:[χΧ𝜒Xx]|[Cc]hi)[\s_-]?\^?(?:2|²|squared?|[Kk]wadraat)|[Kk]hi-?(?:2|deux)`;
const SIDES = String.raw`(?:one|two|[12]|single)[-\s]{0,2}(?:tailed|sided|tail)|(?:[eé]{2}n|twee|[12])-?zijdige?|(?:unilat|bilat)[eé]rale?`;
const DEGREES = String.raw`\d(?:[\d.,;]{0,11}\d)?`;
/** Degrees of freedom behind the statistic: df = 28, vg = 28, ddl = 28, df1 = 1, df2 = 30. */
const DF_BEHIND = String.raw`\s{0,3}[,;]?\s{0,3}\(?\s?(?:df|d\.f\.|vg|ddl|dl)1?\s{0,3}=\s{0,3}(?<behind>${DEGREES}(?:(?:[,;]\s{0,3}|\s(?:and|en|et)\s)(?:df2?\s?=\s?)?${DEGREES})?)\)?`;
/** What may stand between the statistic and its p: MSE = 2.4, d = 0.5, 95% CI [0.1, 0.9]. */
const ASIDE = String.raw`(?<aside>(?:[,;]\s{0,9}(?:MSE|MSe|SE|SD|BF10|[nN]|${EFFECT_NAME})\s{0,9}=\s{0,9}(?:${NUMBER})|[,;]\s{0,9}\d\d\s?%[-\s]?(?:CI|BI|IC)\s{0,9}[=:]?\s{0,9}\[[^\]]{1,40}\]){0,3})`;
const P_NAME = String.raw`(?:[Vv]aleur\s(?:de\s)?)?[pP]\s?(?:-?\s?(?:values?|waarde))?|[Ss]ig\.?`;
const P_PART = String.raw`\s{0,9}[,;]?\s{0,9}(?:(?:and|with|en|met|et|avec)\s{1,3})?(?:a\s|an\s|een\s|un\s)?\(?(?:(?<before>${SIDES})\s{1,3})?(?:(?:${P_NAME})\s{0,9}(?:[([]?\s?(?<beside>${SIDES})\s?[)\]]?\s{0,9})?(?<relation>${RELATION})\s{0,9}(?<p>${NUMBER})(?![\d.,]{0,24}\s?%)|(?:[pP]\s{0,9}=\s{0,9})?(?<ns>n\.?\s?s\b\.?))`;
const TEST = new RegExp(
  String.raw`(?<![\p{L}\p{N}_])(?:(?:(?<letter>r_?\{?[sS]\}?|ρ|[Rr]ho|[tTFrHQ])|(?<chi>${CHI}))(?:\s{0,9}${OPEN}(?<inside>[^()[\]{}]{1,40})${CLOSE}|_?\{(?<braces>[^{}]{1,20})\}|_?(?<bare>${DEGREES}))?|(?<z>[zZ]))` +
    String.raw`\s{0,9}(?<comparison>${RELATION})\s{0,9}(?<statistic>${NUMBER})(?:${DF_BEHIND})?${ASIDE}${P_PART}`,
  'gu',
);
/** A statistic, and a p within the same sentence: more than a level of significance by itself. */
const RESULT = new RegExp(
  String.raw`(?<![\p{L}\p{N}_])(?:[tTFrRzZHQUVWbBβτρ]|rs|${CHI}|OR|HR|[Ww]ald)\s{0,3}(?:${OPEN}[^()[\]{}]{1,40}${CLOSE}|_?\{?[\d.,;]{1,12}\}?)?\s{0,3}${RELATION}\s{0,3}(?:${NUMBER})(?:(?![.!?]\s)[^\n\f]){0,80}?[^\p{L}](?:${P_NAME})\s{0,3}${RELATION}\s{0,3}(?:${NUMBER})`,
  'gu',
);
const SAMPLE_SIZE = /[,;]?\s{0,9}[Nn]\s{0,9}=\s{0,9}(\d[\d.,\s\u00a0\u202f]{0,40})$/;
const SIZE_BEHIND = /^[,;]\s{0,9}[nN]\s{0,9}=\s{0,9}(\d{1,3}(?:[.,\s\u00a0\u202f]\d{3})+|\d+)(?![\d.,]*\d)/;
const ONE_TAILED =
  /(?<![\p{L}\p{N}-])(?:(?:one|1|single)[-\s]{0,2}(?:tailed|sided|tail)|directional|(?:[eé]{2}n|1)-?zijdige?|enkelzijdige?|unilat[eé]rale?s?|unilat[eé]raux|directionn(?:el|elle)s?)(?!\p{L})/giu;
const TWO_TAILED = /^(?:two|2|twee|bilat)/i;
const TWO_TAILED_BEHIND =
  /^[\s,;()[\]]{0,4}(?:(?:two|2)[-\s]{0,2}(?:tailed|sided|tail)|(?:twee|2)-?zijdige?|bilat[eé]rale?)(?!\p{L})/iu;
/** Between a test and the words that belong to it; a conjunction begins the next one. */
const JUST_BEHIND =
  /^[\s,;()[\]–—-]{0,4}(?:(?!(?:and|but|while|whereas|en|maar|terwijl|et|mais|a|an|the|een|de|une?|la)\s)\p{L}+\s){0,2}$/iu;
const SENTENCE_END = /(?<!\b[Aa]dj)[.!?][)\]”"’]?\s+(?=[\p{Lu}(“"])|\n\s*\n|\f/gu;
/** How far from a test its sentence is read. */
const FARTHEST = 300;

/**
 * Finds reported tests in running text: t(28) = 2.05, p = .049; F(1, 30) = 4.2, p < .05; χ2(2, N = 40) = 5.3, p = .07;
 * H(2) = 6.1, p = .047; Q(28) = 40.1, p = .065; r(38) = .31, p = .05; z = 1.96, p = .05. APA style as statcheck reads it, and
 * beyond: decimal commas with semicolons (t(28) = 2,05; p = ,049), square brackets, subscripts (t_{28}, t28), degrees of
 * freedom behind the statistic (t = 2.05, df = 28), effect sizes and MSE in between, "ns" in place of p.
 *
 * The decimal sign is that of the p-value, else of the statistic. A correlation beyond 1 and a test with the wrong number of
 * degrees of freedom is not a test; it is counted among what could not be read.
 *
 * @example findTestStrings('…, t(28) = 2.05, p = .049.')[0].test // { kind: 't', df: [28], statistic: 2.05, p: .049 }
 */
export function findTestStrings(text: string): FoundTest[] {
  return [...findInText(text).tests];
}

/** The tests of a text, and the places that look like one and could not be read. */
export function findInText(text: string): FoundInText {
  const matches = [...text.matchAll(TEST)].flatMap((match) => {
    const parts = match.groups as Parts;
    const read = readTest(parts);
    return read === 'not-a-test' ? [] : [{ match, parts, read }];
  });
  const places = matches.map(({ match }) => ({ start: match.index, end: match.index + match[0].length }));
  const tests = matches.map(({ match, parts, read }, index): FoundTest => {
    const { start, end } = places[index]!;
    const impossibleP =
      read !== null && read.p !== 'not-significant' && (read.p.value > 1 || read.p.value < 0);
    const said = parts.beside ?? parts.before;
    const sentence = sentenceAround(text, places[index]!);
    const behind = text.slice(end, Math.min(sentence.end, places[index + 1]?.start ?? sentence.end));
    const sign = signOf(parts);
    const around = [parts.aside ?? '', behind];
    return {
      start,
      end,
      text: match[0],
      test: read,
      impossibleP,
      sides: said === undefined ? sidesAround(text, places, index) : TWO_TAILED.test(said) ? 2 : 1,
      isOfRanks: read !== null && read.kind === 'r' && parts.letter !== 'r',
      n: peopleOf(parts),
      effects: around.flatMap((claim) => effectsAtStart(claim, sign)),
      ci:
        parts.letter === 'r'
          ? (around.map((claim) => intervalAtStart(claim, sign)).find(Boolean) ?? null)
          : null,
      sentence: text.slice(sentence.start, sentence.end),
      sentenceEnd: sentence.end,
    };
  });
  return { tests, unread: unreadResults(text, tests) };
}

/** The decimal sign of a test whose numbers were read. */
function signOf({ p, statistic }: Parts): DecimalSign {
  const sign = decimalSign(p, statistic);
  return sign === 'ambiguous' ? '.' : sign;
}

/** N of a χ², in whole people, whatever divides thousands. */
function peopleOf({ inside, aside, chi, letter }: Parts): number | null {
  if (chi === undefined && letter !== 'H') return null;
  const n = (SAMPLE_SIZE.exec(inside ?? '') ?? SIZE_BEHIND.exec(aside ?? ''))?.[1]?.trim();
  return n !== undefined && /^\d+$|^\d{1,3}(?:[.,\s]\d{3})+$/.test(n) ? Number(n.replace(/\D/g, '')) : null;
}

/** The sentence around a test, as far as it is read. */
function sentenceAround(text: string, { start, end }: Place): Place {
  const from = Math.max(0, start - FARTHEST);
  const before = text.slice(from, start);
  const begin =
    from + Math.max(0, ...[...before.matchAll(SENTENCE_END)].map((match) => match.index + match[0].length));
  const after = text.slice(end, end + FARTHEST);
  return {
    start: begin,
    end: end + (new RegExp(SENTENCE_END.source, 'u').exec(after)?.index ?? after.length),
  };
}

type Parts = Readonly<Record<string, string | undefined>>;

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Results between the tests that were read. */
function unreadResults(text: string, tests: readonly FoundTest[]): UnreadResult[] {
  const found: UnreadResult[] = [];
  let next = 0;
  for (const match of text.matchAll(RESULT)) {
    while (next < tests.length && tests[next]!.end <= match.index) next++;
    const test = tests[next];
    if (test !== undefined && test.start < match.index + match[0].length) continue;
    found.push({ start: match.index, text: match[0] });
  }
  return found;
}

/**
 * What a sentence says of the sides of a test: 1 when the words stand just behind it, `either` when they stand elsewhere in
 * the sentence, unless they open a later test.
 */
function sidesAround(text: string, places: readonly Place[], index: number): FoundTest['sides'] {
  const { start, end } = places[index]!;
  const { start: begin, end: stop } = sentenceAround(text, places[index]!);
  const after = text.slice(end, end + FARTHEST);
  const nextStart = places[index + 1]?.start ?? Number.POSITIVE_INFINITY;
  if (TWO_TAILED_BEHIND.test(after)) return 2;
  let sides: FoundTest['sides'] = 2;
  for (const match of text.slice(begin, stop).matchAll(ONE_TAILED)) {
    const at = begin + match.index;
    const wordsEnd = at + match[0].length;
    // Words beside the p of a test are of that one only.
    if (isInside(places, index, at)) continue;
    if (at < start) {
      sides = 'either';
      continue;
    }
    const beyond = text.slice(wordsEnd, Math.min(stop, nextStart));
    const opensNext =
      nextStart < stop &&
      !/[,;.)\]]/.test(
        beyond
          .trimStart()
          .slice(0, 24)
          .replace(/^\p{L}+/u, ''),
      );
    if (at < nextStart && JUST_BEHIND.test(text.slice(end, at)) && !opensNext) return 1;
    if (at < nextStart ? !opensNext : !opensAny(text, places, index + 1, at, wordsEnd)) sides = 'either';
  }
  return sides;
}

function isInside(places: readonly Place[], index: number, at: number): boolean {
  const step = at < places[index]!.start ? -1 : 1;
  for (let near = index; near >= 0 && near < places.length; near += step) {
    const { start, end } = places[near]!;
    if (at >= start && at < end) return true;
    if (step === -1 ? end <= at : start > at) return false;
  }
  return false;
}

/** Whether words that stand behind the next test open one behind them. */
function opensAny(
  text: string,
  places: readonly Place[],
  from: number,
  at: number,
  wordsEnd: number,
): boolean {
  let next = from;
  while (next < places.length && places[next]!.start < at) next++;
  const following = places[next];
  return (
    following !== undefined && !/[,;.)\]]/.test(text.slice(wordsEnd, following.start).slice(0, FARTHEST))
  );
}

function readTest(parts: Parts): TestString | null | 'not-a-test' {
  const kind = kindOf(parts);
  const printed = {
    p: `${parts.relation ?? ''}${parts.p ?? ''}`,
    statistic: `${parts.comparison}${parts.statistic}`,
  };
  const sign = decimalSign(parts.p, parts.statistic);
  if (sign === 'ambiguous') return null;
  const statistic = readNumber(printed.statistic, sign);
  const p: PrintedP | null = parts.ns === undefined ? readNumber(printed.p, sign) : 'not-significant';
  const inside = parts.inside ?? parts.braces ?? parts.bare ?? parts.behind ?? '';
  const df = kind === 'z' ? [] : readDegrees(inside, kind, sign);
  if (statistic === null || p === null || df === null) return 'not-a-test';
  if (kind === 'r' && Math.abs(statistic.value) > 1) return 'not-a-test';
  return { kind, df, statistic, p };
}

function kindOf({ letter, chi }: Readonly<Record<string, string | undefined>>): TestKind {
  if (chi !== undefined) return 'chi2';
  if (letter === undefined) return 'z';
  // Kruskal and Wallis's H and Cochran's Q are compared with chi-square.
  if (letter === 'H' || letter === 'Q') return 'chi2';
  if (letter === 'F') return 'F';
  return letter === 't' || letter === 'T' ? 't' : 'r';
}

/** p lies in 0..1, so that its sign is the decimal sign; of the statistic, unless three digits follow the only sign. */
function decimalSign(p: string | undefined, statistic: string | undefined): DecimalSign | 'ambiguous' {
  for (const number of [p, statistic]) {
    const last = /[.,](?!.*[.,])/.exec(number ?? '')?.[0] as DecimalSign | undefined;
    if (last === undefined) continue;
    const parsed = parseReportedNumber((number ?? '').replace(/\s/g, ''));
    // No p is a thousand.
    if (number === p && /^[01][.,]\d+$/.test(number ?? '')) return last;
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
    .replace(/^\s{0,9}(?:df|vg|ddl|dl)1?\s{0,9}=\s{0,9}/i, '')
    .replace(/[,;]?\s(?:(?:and|en|et)\s)?(?:df2|vg2|ddl2)\s?=\s?|\s(?:and|en|et)\s/i, '; ')
    .replace(/\s{0,3}df$/i, '')
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
