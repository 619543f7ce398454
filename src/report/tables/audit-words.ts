import type {
  AuditFinding,
  AuditValue,
  Explanation,
  FindingPlace,
  Recomputed,
} from '../../model/audit-result.ts';
import { EFFECT_VARIANTS } from '../../model/effect-variants.ts';
import { type Context, capitalised } from '../context.ts';
import { hyphens, minus } from '../number-format.ts';
import { rangeWords } from '../range-words.ts';

/** A finding in words: what is wrong, what was taken for granted, and what would make it possible. */
export interface FindingWords {
  readonly place: string;
  readonly message: string;
  readonly assumed: readonly string[];
  readonly possibleIf: readonly string[];
}

export function findingWords(finding: AuditFinding, context: Context): FindingWords {
  return {
    place: placeWords(finding.place, context),
    message: messageOf(finding, context),
    assumed: finding.assumptions.map((code) => context.lookup(`audit.assume.${code}`) ?? code),
    possibleIf: finding.explanations.map((each) => explanationWords(each, context)),
  };
}

/** The same for programs. */
export function findingData(finding: AuditFinding, context: Context): FindingWords {
  const { place, message, assumed, possibleIf } = findingWords(finding, context);
  return {
    place,
    message: hyphens(message),
    assumed: assumed.map(hyphens),
    possibleIf: possibleIf.map(hyphens),
  };
}

/** `Zelfredzaamheid, kwetsbare groepen (Table 1)`: the heading under which findings stand together. */
export function placeWords(
  { name, item, groupName, variable, claim, where, unit = 'line', scale }: FindingPlace,
  context: Context,
): string {
  if (claim !== undefined) return context.title('audit.claims');
  const names = [name ?? scale, item, variable, groupName].filter((part) => part !== undefined);
  if (names.length === 0)
    return where === undefined
      ? context.title('audit.severalRows')
      : context.title(`audit.${unit}`, { where });
  const place = names.join(', ');
  return where === undefined ? place : context.word('audit.place', { place, where });
}

function messageOf({ code, place, values, decisionError }: AuditFinding, context: Context): string {
  const words: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) words[name] = valueWords(name, value, context);
  const said =
    context.lookup(`audit.finding.${code}`, {
      ...words,
      tests: testWords(values, context),
      variants: variantWords(values, context),
    }) ?? code;
  const message = decisionError ? context.word('audit.decision', { finding: said }) : said;
  const lead = place.claim ?? (place.wave === undefined ? undefined : context.wave(place.wave));
  return lead === undefined
    ? atStart(message)
    : capitalised(context.word('audit.at', { place: lead, finding: message }));
}

function explanationWords({ code, values }: Explanation, context: Context): string {
  const words: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) words[name] = valueWords(name, value, context);
  const explanation = context.lookup(`audit.if.${code}`, words) ?? code;
  const tests = testWords(values, context);
  return tests === '' ? explanation : context.word('audit.given', { explanation, tests });
}

const TESTS = ['student', 'welch', 'paired'] as const;

/** `.196–.342 (Student), .180–.326 (Welch)`: what each test makes of the numbers. */
function testWords(values: Readonly<Record<string, AuditValue>>, context: Context): string {
  return TESTS.flatMap((test) => {
    const value = values[test];
    if (value === undefined || !isRecomputed(value)) return [];
    return [
      context.word('audit.by', { p: numberWords(value, context), test: context.word(`audit.test.${test}`) }),
    ];
  }).join(', ');
}

/** `0.27 (pairs, by the SD of the differences)`: what each way of computing an effect size makes of a test. */
function variantWords(values: Readonly<Record<string, AuditValue>>, context: Context): string {
  return EFFECT_VARIANTS.flatMap((variant) => {
    const value = values[variant];
    if (value === undefined || !isRecomputed(value)) return [];
    const p = numberWords(value, context);
    if (variant === 'formula' || variant === 'at-most') return [p];
    return [context.word('audit.by', { p, test: context.word(`audit.variant.${variant}`) })];
  }).join(context.word('separator'));
}

/** With a capital, unless it begins with a symbol: p, t(28), n, dz, ηp². */
function atStart(text: string): string {
  return /^(?:[ptnrzdgfw\u03c7][ (2\u00b2^_]|d(?:z|av|rm)|r_?s|g(?:av|rm)|[\u03b7\u03c9\u03b5\u03c6\u03c1])/.test(
    text,
  )
    ? text
    : capitalised(text);
}

/** Names of values that are codes, in the words of the language. */
const QUANTITIES: readonly string[] = ['quantity', 'lowQuantity', 'highQuantity'];

function valueWords(name: string, value: AuditValue, context: Context): string {
  if (typeof value === 'number')
    return name === 'level' ? context.number.level(value) : context.number.plain(value);
  if (typeof value === 'string') {
    if (QUANTITIES.includes(name)) return context.lookup(`verify.quantity.${value}`) ?? value;
    return name.endsWith('Where') && value === '' ? context.word('audit.notSaid') : minus(value);
  }
  if (isRecomputed(value)) return numberWords(value, context);
  if (name === 'first' || name === 'second') {
    const [mean = '', sd = '', n = ''] = value.map(String);
    return context.word('audit.group', { mean, sd, n });
  }
  if (name === 'quantities')
    return value.map((each) => context.lookup(`verify.quantity.${String(each)}`) ?? String(each)).join(', ');
  const separator = name === 'n' ? ', ' : context.word('separator');
  return value.map((each) => (typeof each === 'string' ? each : numberWords(each, context))).join(separator);
}

function isRecomputed(value: AuditValue): value is Recomputed {
  return typeof value === 'object' && !Array.isArray(value);
}

/** One number, or the two ends that rounding allows; once where both are printed alike. */
function numberWords({ lower, upper, decimals, as }: Recomputed, context: Context): string {
  const { number } = context;
  const print = (value: number) => {
    if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
    return as === 'p' ? number.p(value) : number.fixed(value, decimals);
  };
  const [low, high] = [print(lower), print(upper)];
  if (lower === Number.NEGATIVE_INFINITY && Number.isFinite(upper))
    return context.word('audit.at-most', { upper: high });
  if (upper === Number.POSITIVE_INFINITY && Number.isFinite(lower))
    return context.word('audit.open-range', { lower: low });
  if (low === high) return low;
  return rangeWords(context, low, high);
}
