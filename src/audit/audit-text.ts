import type { AuditResult, TextUnit } from '../model/audit-result.ts';
import { tool } from '../model/tool.ts';
import type { Interval } from '../stats/estimate.ts';
import { severityOfP } from './audit-p.ts';
import { explanationOfHint } from './audit-statistic.ts';
import { countChecks, findingsOf, summaryOf } from './audit-table.ts';
import { effectInBracketsOutcome, effectOutcomesOfTest, effectTextOptions } from './audit-text-effects.ts';
import { effectsInBrackets } from './checks/effect-labels.ts';
import { type FoundTest, findInText } from './checks/find-test-strings.ts';
import { checkTestString, type TestString } from './checks/test-string-check.ts';
import { consistent, findingOf, notCheckable, type Outcome, recomputedP } from './outcome.ts';

/** How the tests of a text are checked. */
export interface TextAuditOptions {
  readonly file: string;
  readonly sha256?: string | null;
  /** What the places of findings count: lines unless given; paragraphs stand on a line each, pages are divided by form feeds. */
  readonly unit?: TextUnit;
  /** Level of significance; 0.05 unless given. */
  readonly significance?: number;
}

/**
 * Finds tests in running text, as t(28) = 2.05, p = .049 or t(28) = 2,05; p = ,049, and recomputes each p from its
 * statistic and degrees of freedom, as statcheck does (Epskamp & Nuijten 2014). An effect size of the same claim (ηp² = .07, d = 0.55) is held
 * against every value that the test allows.
 *
 * @example auditText('…, t(28) = 2.20, p = .03.', { file: 'report.txt' }) // one finding
 */
export function auditText(
  text: string,
  { file, sha256 = null, unit = 'line', significance = 0.05 }: TextAuditOptions,
): AuditResult {
  const plain = withoutMarks(plainCharacters(text));
  const { tests, unread } = findInText(plain);
  const whereOf = counter(plain, unit);
  const words = effectTextOptions(plain, unit);
  const ofTests = tests.map((found) => {
    const where = whereOf(found.start);
    return {
      start: found.start,
      outcomes: [
        testOutcome(found, where, unit, significance, words.isWelch),
        ...effectOutcomesOfTest(found, where, words),
      ],
    };
  });
  const whereInBrackets = counter(plain, unit);
  // Behind a test of the same sentence the interval may be of what the test compares.
  let next = 0;
  const inBrackets = effectsInBrackets(plain)
    .filter(({ start }) => {
      while (next < tests.length && tests[next]!.end <= start) next++;
      return next === 0 || tests[next - 1]!.sentenceEnd <= start;
    })
    .map(({ start, effect }) => ({
      start,
      outcomes: [effectInBracketsOutcome(effect, whereInBrackets(start), words)],
    }));
  const outcomes = [...ofTests, ...inBrackets]
    .sort((one, other) => one.start - other.start)
    .flatMap((each) => each.outcomes);
  const whereUnread = counter(plain, unit);
  const findings = findingsOf(outcomes);
  return {
    schema: 'ensure-stats/audit/1',
    tool: { name: tool.name, version: tool.version },
    source: { file, sha256, title: null, cells: tests.length },
    settings: { rounding: 'nearest', significance, confidence: 0.95, design: null },
    summary: summaryOf(findings),
    findings,
    checks: countChecks(outcomes),
    notRead: unread.map(({ start, text: printed }) => ({
      where: whereUnread(start),
      unit,
      printed: printed.replace(/\s+/g, ' ').trim(),
    })),
  };
}

/** Counts lines, paragraphs or pages up to positions that rise, each part of the text once. */
function counter(text: string, unit: TextUnit): (position: number) => number {
  const ends = (unit === 'page' ? /\f/g : /\r\n|\r|\n/g)[Symbol.matchAll](text);
  let count = 1;
  let next = ends.next();
  return (position) => {
    while (next.done !== true && next.value.index < position) {
      count++;
      next = ends.next();
    }
    return count;
  };
}

/**
 * What word processors put into a test to print it well, as a keyboard would write it: no soft hyphens and characters without
 * width, hyphens that do not break as hyphens, and letters of ligatures and of mathematical italics as letters.
 */
function plainCharacters(text: string): string {
  return text
    .replaceAll(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replaceAll(/[\u2010\u2011]/g, '-')
    .replaceAll(/[\ufb00-\ufb06\u{1d400}-\u{1d7ff}]/gu, (letters) => letters.normalize('NFKC'));
}

/** Symbols without the marks of Markdown and HTML around them (*t*(28), _p_ &lt; .001); lines stay lines. */
function withoutMarks(text: string): string {
  return text
    .replace(/(?<![\p{L}\p{N}*_])([*_]{1,3})(\p{L}{1,4}[²2]?)\1(?![\p{L}\p{N}*_])/gu, '$2')
    .replace(/<\/?(?:i|em|b|strong|su[bp])>/gi, '')
    .replace(/\^(\d)\^/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
}

/** Below it the p of a correlation of ranks may be from its exact distribution. */
const EXACT_RANKS = 30;
/** Words of a p that several comparisons, or a lack of sphericity, have made larger. */
const CORRECTED =
  /Bonferroni|Holm|Tukey|Scheff|[ŠS]id[aá]k|Games|Dunn|Hochberg|FDR|false discovery|(?:multiple|pairwise|post[-\s]?hoc)\s(?:comparison|test|contrast|t[-\s]test)|post[-\s]?hoc|paarsgewijs|meervoudig|comparaisons\s(?:multiples|appari|post)|Greenhouse|Huynh|(?:adjusted|corrected)\s(?:p|α|alpha)\b|aangepaste\sp\b|p\s(?:ajust|corrig)/iu;

/** Whether p is printed larger than the statistic gives it. */
function isLarger({ p }: TestString, expected: Interval | null): boolean {
  if (expected === null) return false;
  return (
    p === 'not-significant' || p.relation.startsWith('>') || (p.relation === '=' && p.value > expected.upper)
  );
}

function testOutcome(
  { text: printed, test, impossibleP, sides, isOfRanks, sentence }: FoundTest,
  where: number,
  unit: TextUnit,
  significance: number,
  isWelch: boolean,
): Outcome {
  const plain = printed.replace(/\s+/g, ' ').trim();
  const cell = { quantity: 'p' as const, path: [unit, where], printed: plain, where: null, known: null };
  const details = { place: { where: String(where), unit }, cells: [{ cell }] };
  if (test === null)
    return {
      check: 'test-string',
      verdict: 'not-checkable',
      finding: findingOf('text-not-readable', 'note', { ...details, values: { test: plain } }),
    };
  if (impossibleP)
    return {
      check: 'test-string',
      verdict: 'inconsistent',
      finding: findingOf('p-outside-range', 'impossible', { ...details, values: { p: plain } }),
    };
  const check = checkTestString(test, { sides, alpha: significance });
  const values = { test: plain, ...(check.p === null ? {} : { expected: recomputedP(check.p) }) };
  if (check.verdict === 'inconsistent' && isOfRanks && test.df[0]!.value < EXACT_RANKS)
    return notCheckable('test-string');
  if (check.verdict === 'inconsistent' && isLarger(test, check.p) && CORRECTED.test(sentence))
    return notCheckable('test-string');
  // The text says where its degrees of freedom come from, so that whole ones may be rounded.
  if (check.verdict === 'inconsistent' && isWelch && check.hints.includes('rounded-df'))
    return consistent('test-string');
  if (check.verdict === 'inconsistent') {
    const explanations = check.hints.map(explanationOfHint);
    const decisionError = check.judgement?.decisionError ?? false;
    const severity = severityOfP(decisionError, explanations);
    const assumptions = [
      sides !== 2 || test.kind === 'F' || test.kind === 'chi2' ? null : ('two-sided' as const),
    ];
    return {
      check: 'test-string',
      verdict: 'inconsistent',
      finding: findingOf('test-in-text', severity, {
        ...details,
        values,
        assumptions,
        explanations,
        decisionError,
      }),
    };
  }
  const zero = check.printedZero ? findingOf('p-zero', 'note', { ...details, values: { p: plain } }) : null;
  return { check: 'test-string', verdict: check.verdict, finding: zero };
}
