import { stepsOf } from '../../model/response-steps.ts';
import type { Response, ResponseLabel, Scale } from '../../model/scale.ts';
import { normaliseAnswer, normaliseText } from '../column-name.ts';
import { runsBackward } from '../score-plan.ts';
import {
  codesInWords,
  isCode,
  type LintFinding,
  lintError,
  lintWarning,
  listFirst,
  type UsedResponse,
  usedResponses,
} from './lint-finding.ts';

/** A range of more codes is a measuring scale, of which nobody words every value. */
const MOST_CODES = 1000;
const LOOKS_LIKE_NUMBER = /^[-+]?\d[\d.,' ]*%?$/;

/**
 * The answers: codes, wordings, and their order.
 * Codes: `step-outside-range`, `label-out-of-range`, `label-value-twice`, `label-missing`, `label-missing-language`,
 * `label-with-two-values`, `label-like-number`, `label-order`.
 */
export function lintLabels(scale: Scale): LintFinding[] {
  return usedResponses(scale).flatMap((used) => [
    ...lintStep(used),
    ...lintValues(used),
    ...lintWordings(used),
    ...lintLanguages(used),
    ...lintOrder(used, scale.direction),
  ]);
}

function lintStep({ where, response }: UsedResponse): LintFinding[] {
  const { max, step } = response;
  if (max === null || isCode(max, response)) return [];
  const message = `${where}: ${max} cannot be reached from ${response.min} in steps of ${step}; give a step that divides the range`;
  return [lintError('step-outside-range', message)];
}

function lintValues({ where, response }: UsedResponse): LintFinding[] {
  const labels = response.labels ?? [];
  const values = labels.map((label) => label.value);
  const findings = labels
    .filter((label) => !isCode(label.value, response))
    .map((label) =>
      lintError(
        'label-out-of-range',
        `${where}: the label "${firstWording(label)}" has the value ${label.value}, which is not a code of ${codesInWords(response)}`,
      ),
    );
  for (const value of new Set(values.filter((value, index) => values.indexOf(value) !== index))) {
    const message = `${where}: ${value} has two labels; put all its wordings into one`;
    findings.push(lintWarning('label-value-twice', message));
  }
  const bare = codesWithoutLabel(response, values);
  if (bare.length > 0) {
    const message = `${where}: no label for ${listFirst(bare)}; an answer stored as a wording would not be recognised`;
    findings.push(lintWarning('label-missing', message));
  }
  return findings;
}

/** Of a range with labels; a rating line with wordings at its two ends only is complete. */
function codesWithoutLabel(response: Response, values: readonly number[]): number[] {
  const { min, max, step = 1 } = response;
  if (max === null || values.length === 0) return [];
  const steps = new Set(values.map((value) => Math.round((value - min) / step)));
  const last = stepsOf(response);
  if (last > MOST_CODES || (steps.size === 2 && steps.has(0) && steps.has(last))) return [];
  const bare = Array.from({ length: last + 1 }, (_, index) => index).filter((index) => !steps.has(index));
  return bare.map((index) => Number((min + index * step).toPrecision(12)));
}

function lintWordings({ where, response }: UsedResponse): LintFinding[] {
  const findings: LintFinding[] = [];
  const known = new Map<string, number>();
  for (const label of response.labels ?? []) {
    for (const wording of Object.values(label.text).flat()) {
      const text = normaliseAnswer(wording);
      const value = known.get(text);
      if (value === undefined) known.set(text, label.value);
      else if (value !== label.value) {
        const message = `${where}: the label "${wording}" has two values, ${value} and ${label.value}`;
        findings.push(lintError('label-with-two-values', message));
      }
      if (LOOKS_LIKE_NUMBER.test(text)) findings.push(likeNumber(where, wording, label.value));
    }
  }
  return findings;
}

function likeNumber(where: string, wording: string, value: number): LintFinding {
  if (Number(wording.replace(',', '.')) === value) {
    const message = `${where}: the label "${wording}" only repeats its code; leave it out`;
    return lintWarning('label-like-number', message);
  }
  const message = `${where}: the label "${wording}" of ${value} looks like a number; a file with ${wording} in it could mean either`;
  return lintError('label-like-number', message);
}

function lintLanguages({ where, response }: UsedResponse): LintFinding[] {
  const labels = response.labels ?? [];
  const languages = new Set(labels.flatMap((label) => Object.keys(label.text)));
  return [...languages].flatMap((language) => {
    const silent = labels.filter((label) => !Object.hasOwn(label.text, language)).map((label) => label.value);
    if (silent.length === 0) return [];
    const message = `${where}: no wording in "${language}" for ${listFirst(silent)}, though other labels have one`;
    return [lintWarning('label-missing-language', message)];
  });
}

/** Order of the wordings against the codes and the direction; a rule of thumb, see `labelPolarity`. */
function lintOrder({ where, response, items }: UsedResponse, direction: Scale['direction']): LintFinding[] {
  const labels = [...(response.labels ?? [])].sort((a, b) => a.value - b.value);
  const torn = labels.filter((label) => {
    const levels = Object.values(label.text).flat().map(labelPolarity);
    return (
      levels.some((level) => level !== null && level > 0) &&
      levels.some((level) => level !== null && level < 0)
    );
  });
  if (torn.length > 0) {
    const wordings = listFirst(
      Object.values(torn[0]!.text)
        .flat()
        .map((wording) => `"${wording}"`),
    );
    return [
      lintWarning('label-order', `${where}: the wordings of ${torn[0]!.value} are opposites: ${wordings}`),
    ];
  }
  for (const language of new Set(labels.flatMap((label) => Object.keys(label.text)))) {
    const finding = lintLanguageOrder(where, labels, language);
    if (finding !== null) return [finding];
  }
  const known = labels.filter((label) => polarityOf(label) !== null);
  const [first, last] = [known[0], known[known.length - 1]];
  if (first === undefined || last === undefined || polarityOf(first)! <= polarityOf(last)!) return [];
  const reversed = items.filter(runsBackward).length;
  // An item with a table of its own says of each answer what it counts as.
  const isSaid = items.every(({ recode }) => recode !== undefined);
  if (direction !== 'higher-is-better' || reversed * 2 >= items.length || isSaid) return [];
  const message = `${where}: the answers run from "${firstWording(first)}" (${first.value}) to "${firstWording(last)}" (${last.value}), so that agreeing lowers the score of a scale on which higher is better; check the codes, "reverse" and "direction"`;
  return [lintWarning('label-order', message)];
}

function lintLanguageOrder(
  where: string,
  labels: readonly ResponseLabel[],
  language: string,
): LintFinding | null {
  const steps = labels.flatMap((label) => {
    const wording = Object.hasOwn(label.text, language) ? label.text[language]?.[0] : undefined;
    const level = wording === undefined ? null : labelPolarity(wording);
    return wording === undefined || level === null ? [] : [{ wording, value: label.value, level }];
  });
  const rises = steps.findIndex((step, i) => i > 0 && step.level > steps[i - 1]!.level);
  const falls = steps.findIndex((step, i) => i > 0 && step.level < steps[i - 1]!.level);
  if (rises === -1 || falls === -1) return null;
  const turn = Math.max(rises, falls);
  const [before, after] = [steps[turn - 1]!, steps[turn]!];
  const message = `${where}: the answers change direction between "${before.wording}" (${before.value}) and "${after.wording}" (${after.value}); check their codes`;
  return lintWarning('label-order', message);
}

function polarityOf(label: ResponseLabel): number | null {
  for (const wording of Object.values(label.text).flat()) {
    const level = labelPolarity(wording);
    if (level !== null) return level;
  }
  return null;
}

function firstWording(label: ResponseLabel): string {
  return Object.values(label.text)[0]?.[0] ?? String(label.value);
}

/** Frequencies, as whole wordings. */
const FREQUENCY: Readonly<Record<string, readonly string[]>> = {
  '-3': ['never', 'none of the time', 'nooit', 'jamais'],
  '-2': [
    'rarely',
    'seldom',
    'almost never',
    'hardly ever',
    'zelden',
    'bijna nooit',
    'rarement',
    'presque jamais',
  ],
  '0': ['sometimes', 'some of the time', 'occasionally', 'soms', 'af en toe', 'parfois', 'quelquefois'],
  '2': [
    'often',
    'frequently',
    'almost always',
    'vaak',
    'dikwijls',
    'bijna altijd',
    'souvent',
    'presque toujours',
  ],
  '3': ['always', 'all of the time', 'altijd', 'de hele tijd', 'toujours', 'tout le temps'],
};
const FREQUENCY_LEVELS = new Map(
  Object.entries(FREQUENCY).flatMap(([level, words]) => words.map((word) => [word, Number(level)] as const)),
);

const NEUTRAL = new RegExp(
  [
    'neutral|\\bneither\\b|no opinion|neutraal|\\bnoch\\b|geen mening|niet (?:mee )?eens.* niet (?:mee )?oneens',
    "neutre|^ni\\s|sans opinion|pas d'opinion",
  ].join('|'),
);
/** Disagreement or untruth; taken out before looking for agreement, since `disagree` holds `agree`. */
const NEGATIVE = new RegExp(
  [
    "disagree|(?:do not|don't) agree|oneens|niet (?:mee )?eens|niet akkoord|désaccord|pas (?:du tout )?d'accord",
    'not (?:at all )?true|hardly true|untrue|\\bfalse\\b|niet waar|nauwelijks waar|onwaar|onjuist|niet juist|nauwelijks juist',
    'pas (?:du tout )?vrai|à peine vrai|\\bfaux\\b',
  ].join('|'),
  'g',
);
const POSITIVE = /\bagree|\beens\b(?! per\b)|akkoord|\baccord\b|\btrue\b|\bwaar\b|\bjuist\b|\bvrai\b/;
const STRONG =
  /strongly|completely|totally|fully|entirely|exactly|at all|sterk|helemaal|volledig|zeer|totaal|fortement|totalement|tout à fait|du tout/;
const WEAK =
  /somewhat|slightly|rather|a little|hardly|moderately|mildly|eerder|enigszins|beetje|nauwelijks|plutôt|un peu|à peine|moyennement/;

/**
 * How far an answer wording says yes: −3 (strongly disagree, never, not at all true) over 0 (neutral, sometimes) to 3
 * (strongly agree, always, exactly true). Knows agreement, frequency and truth in English, Dutch and French.
 *
 * A rule of thumb, for warnings only: it looks for words, not for meaning.
 *
 * @returns `null` for a wording without such a word
 * @example labelPolarity('Helemaal mee oneens') // -3
 */
export function labelPolarity(wording: string): number | null {
  const text = normaliseText(wording);
  const frequency = FREQUENCY_LEVELS.get(text);
  if (frequency !== undefined) return frequency;
  const rest = text.replace(NEGATIVE, ' ');
  const negative = rest !== text;
  const positive = POSITIVE.test(rest);
  if (NEUTRAL.test(text) || (negative && positive)) return 0;
  if (!negative && !positive) return null;
  const strength = STRONG.test(text) ? 3 : WEAK.test(text) ? 1 : 2;
  return positive ? strength : -strength;
}
