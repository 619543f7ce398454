import type { DecimalSign } from '../../model/dataset.ts';
import { parseReportedNumber, type ReportedNumber } from './reported-number.ts';

/** An effect size that running text names, as far as its formula depends on the name. */
export type NamedEffect =
  | 'partial-eta-squared'
  | 'generalized-eta-squared'
  | 'eta-squared'
  | 'omega-squared'
  | 'epsilon-squared'
  | 'cohens-f'
  | 'cohens-f-squared'
  | 'r-squared'
  | 'adjusted-r-squared'
  | 'cohens-d'
  | 'dz'
  | 'd-average'
  | 'hedges-g'
  | 'hedges-g-of-pairs'
  | 'correlation'
  | 'association'
  | 'kendalls-w';

/** One effect size of a text, with its interval where one stands directly behind it. */
export interface PrintedEffect {
  readonly type: NamedEffect;
  /** As printed: d = 0.55. */
  readonly text: string;
  readonly number: ReportedNumber;
  readonly ci: PrintedEffectInterval | null;
}

export interface PrintedEffectInterval {
  readonly level: number;
  readonly lower: ReportedNumber;
  readonly upper: ReportedNumber;
}

export const NUMBER = String.raw`[-+\u2212\u2012-\u2015]?\s?(?:\d[\d.,]{0,24}\d|\d|[.,]\s?\d{1,24})(?:e[-+\u2212]?\d{1,3})?`;
export const RELATION = '(?:<=|>=|[=<>≤≥])';

/** Behind a number: no further digit, no percent sign, and not the beginning of a range. */
export const WHOLE = String.raw`(?![\d.,]{0,24}\s?%|\d|[.,]\d|\s?[-\u2013]\s?[.\d]|\s(?:to|tot|à)\s[-\u2212.\d])`;

const SQUARED = String.raw`(?:[\s_-]{0,2}\^?\{?(?:2|²|[Ss]quared?|[Cc]arr[ée]e?|[Kk]wadraat)\}?)`;
const subscript = (letters: string) => String.raw`_?\{?(?:${letters})\}?`;
const greek = (letter: string, name: string) => `(?:${letter}|${name})`;
const ETA = greek('η', String.raw`\\?[EeÊêÉé]ta`);
const OMEGA = greek('ω', String.raw`\\?[Oo]m[eé]ga`);
const EPSILON = greek('[εϵ]', String.raw`\\?[EeÉé]psilon`);
const PARTIAL = '(?:[Pp]artial|[Pp]artiële?|[Pp]artiele)';
const PARTIAL_BEHIND = '(?:partiel(?:le)?|partial|partieel)';
const OF = (name: string) => String.raw`(?:${name}['’]?s?['’]?\s)`;
const DE = (name: string) => String.raw`(?:\s(?:de|van)\s${name})`;
/** η², ηp², η²p, partial η², η² partiel. */
const ofSquares = (symbol: string) => ({
  partial: String.raw`${PARTIAL}\s{1,2}${symbol}${SQUARED}|${symbol}${subscript('p|P|ₚ|ρ|part|partial')}${SQUARED}|${symbol}\^?\{?[2²]\}?${subscript('p|P|ₚ|part|partial')}|${symbol}${SQUARED}\s?${PARTIAL_BEHIND}`,
  plain: `${symbol}${SQUARED}`,
});
const ADJUSTED = '(?:adj(?:usted|\\.)?|ajusté|aangepaste?|gecorrigeerde)';

/** The names of effect sizes, each before what it is the beginning of. */
const LABELS: readonly (readonly [NamedEffect, string])[] = [
  ['partial-eta-squared', `${ofSquares(ETA).partial}|[nη]p[2²]`],
  [
    'generalized-eta-squared',
    String.raw`[Gg]enerali[sz]ed\s${ETA}${SQUARED}|${ETA}${subscript('G|g')}${SQUARED}|${ETA}\^?\{?[2²]\}?${subscript('G|g')}`,
  ],
  ['eta-squared', ofSquares(ETA).plain],
  ['omega-squared', `${ofSquares(OMEGA).partial}|${ofSquares(OMEGA).plain}`],
  ['epsilon-squared', `${ofSquares(EPSILON).partial}|${ofSquares(EPSILON).plain}`],
  [
    'adjusted-r-squared',
    String.raw`${ADJUSTED}\sR${SQUARED}|R${SQUARED}\s?${subscript(ADJUSTED)}|R${subscript(ADJUSTED)}${SQUARED}`,
  ],
  ['r-squared', `[Rr]${SQUARED}`],
  ['cohens-f-squared', `${OF('Cohen')}?f${SQUARED}`],
  ['cohens-f', `${OF('Cohen')}?f${DE('Cohen')}?`],
  ['dz', `${OF('Cohen')}?d${subscript('z')}`],
  ['d-average', `${OF('Cohen')}?d${subscript('avg?|rm')}`],
  ['cohens-d', `${OF('Cohen')}d(?:_?\\{?s\\}?)?|d_\\{?s\\}?|d(?:${DE('Cohen')}|_?Cohen)?`],
  ['hedges-g-of-pairs', `${OF('Hedges')}?g${subscript('z|avg?|rm')}`],
  ['hedges-g', `${OF('Hedges')}g(?:_?\\{?s\\}?)?|g(?:${DE('Hedges')}|_?Hedges)?`],
  ['kendalls-w', `${OF('Kendall')}?W${DE('Kendall')}?`],
  [
    'association',
    String.raw`${OF('Cram[eé]r')}?(?:V|[φϕΦ]_?\{?c?\}?|[Pp]hi)${DE('Cram[eé]r')}?|[φϕ]_?Cram[eé]r|${OF('Cohen')}?w`,
  ],
  ['correlation', 'r'],
];

/** All names at once, for expressions that only pass over them. */
export const EFFECT_NAME = `(?:${LABELS.map(([, source]) => source).join('|')})`;
const NAMED = LABELS.map(
  ([type, source]) =>
    [
      type,
      new RegExp(
        String.raw`(?:${source})\s{0,3}(?<relation>${RELATION})\s{0,3}(?<number>${NUMBER})${WHOLE}`,
        'uy',
      ),
    ] as const,
);

const INTERVAL_NAME = String.raw`(?<level>\d\d(?:[.,]\d)?)\s?%[-\s]?(?:CI|BI|IC|[Cc]onfidence [Ii]nterval|[Bb]etrouwbaarheidsinterval|[Ii]ntervalle de confiance)`;
const INTERVAL = new RegExp(
  String.raw`[\s,;]{0,4}[([]?${INTERVAL_NAME}\s{0,3}[=:]?\s{0,3}[[(]\s?(?<lower>${NUMBER})\s{0,3}(?:[,;]\s|;|,(?=\s?[-\u2212+.\d])|to|tot|à|[\u2013\u2014])\s{0,3}(?<upper>${NUMBER})\s?[\])]`,
  'uy',
);
/** Between the parts of one claim: signs, a conjunction, and words of the size of an effect. */
const BETWEEN =
  /[\s,;:()[\]\u2013\u2014]{0,8}(?:(?:and|with|an?|the|of|was|is|small|medium|moderate|large|strong|weak|very|effects?|sizes?|as|corresponding|to|representing|indicating|reflecting|en|met|een|de|het|van|klein|kleine|groot|grote|middelgrote?|matige?|sterke?|zwakke?|effectgrootte|effect-grootte|et|avec|une?|la|le|taille|de|d['’]effet|l['’]effet|petite?|moyen|moyenne|grande?|forte?|faible|était|est)[\s,:(]{1,4}){0,9}/uy;
/** Other numbers of the claim: MSE = 2.4, BF10 = 3.1, 95% CI [0.1, 0.9]. */
const OTHER = new RegExp(
  String.raw`(?:\p{L}[\p{L}\d_{}²'’.^-]{0,24}(?:\s\p{L}[\p{L}\d_'’.-]{0,24}){0,3})\s{0,3}${RELATION}\s{0,3}(?:${NUMBER})\s?%?`,
  'uy',
);

/**
 * Effect sizes of one claim: what stands from the beginning of a text on, as long as it goes on with names and their numbers.
 *
 * @param text what follows a test, up to the end of its sentence and no further than the next test
 * @param sign the decimal sign of the test
 * @example effectsAtStart(', ηp² = .07, 95% CI [.01, .15]', '.') // [{ type: 'partial-eta-squared', … }]
 */
export function effectsAtStart(text: string, sign: DecimalSign): PrintedEffect[] {
  const found: PrintedEffect[] = [];
  let at = 0;
  for (;;) {
    at = matchEnd(BETWEEN, text, at) ?? at;
    const effect = effectAt(text, at, sign);
    if (effect !== null) {
      if (effect.effect !== null) found.push(effect.effect);
      at = effect.end;
      continue;
    }
    const end = matchEnd(INTERVAL, text, at) ?? matchEnd(OTHER, text, at);
    if (end === null) return found;
    at = end;
  }
}

/** The effect size that stands at a place, with where it ends; without the effect where its number cannot be read. */
export function effectAt(
  text: string,
  at: number,
  sign: DecimalSign,
): { readonly effect: PrintedEffect | null; readonly end: number } | null {
  if (/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return null;
  for (const [type, pattern] of NAMED) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) continue;
    const number = read(`${match.groups!.relation}${match.groups!.number}`, sign);
    const end = at + match[0].length;
    INTERVAL.lastIndex = end;
    const behind = INTERVAL.exec(text);
    const ci = behind === null ? null : intervalOf(behind.groups!, sign);
    const printed = match[0].replace(/\s+/g, ' ').trim();
    return {
      effect: number === null ? null : { type, text: printed, number, ci },
      end: behind === null ? end : end + behind[0].length,
    };
  }
  return null;
}

/** A confidence interval at the beginning of what stands behind a number. */
export function intervalAtStart(text: string, sign: DecimalSign): PrintedEffectInterval | null {
  INTERVAL.lastIndex = 0;
  const match = INTERVAL.exec(text);
  return match === null ? null : intervalOf(match.groups!, sign);
}

function intervalOf(
  { level, lower, upper }: Readonly<Record<string, string | undefined>>,
  sign: DecimalSign,
): PrintedEffectInterval | null {
  const [low, high] = [read(lower!, sign), read(upper!, sign)];
  if (low === null || high === null) return null;
  return { level: Number(level!.replace(',', '.')) / 100, lower: low, upper: high };
}

function read(text: string, sign: DecimalSign): ReportedNumber | null {
  const parsed = parseReportedNumber(text.replace(/\s/g, ''), sign);
  return parsed.ok ? parsed.number : null;
}

function matchEnd(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match === null || match[0] === '' ? null : at + match[0].length;
}

const ALONE = new RegExp(
  String.raw`\(\s?(?=(?:${OF('Cohen|Hedges')}?[dg]|[dg]_?\{?(?:z|avg?|rm|s)\}?)${DE('Cohen|Hedges')}?\s{0,3}=)`,
  'gu',
);

/** A standardized difference and its interval that fill a pair of brackets: (d = 0.55, 95% CI [0.12, 0.98]). */
export function effectsInBrackets(
  text: string,
): { readonly start: number; readonly effect: PrintedEffect }[] {
  return [...text.matchAll(ALONE)].flatMap((match) => {
    const start = match.index + match[0].length;
    const claim = text.slice(start, start + 120);
    for (const sign of ['.', ','] as const) {
      const found = effectAt(claim, 0, sign);
      if (found?.effect != null && found.effect.ci !== null && /^\s?\)/.test(claim.slice(found.end)))
        return [{ start, effect: found.effect }];
    }
    return [];
  });
}
