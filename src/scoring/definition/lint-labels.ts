import type { Response, ResponseLabel, Scale } from '../../model/scale.ts';
import { normaliseAnswer } from '../column-name.ts';
import { labelPolarity } from './label-polarity.ts';
import {
  codesInWords,
  fewOf,
  isCode,
  type LintFinding,
  lintError,
  lintWarning,
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
    const message = `${where}: no label for ${fewOf(bare)}; an answer stored as a wording would not be recognised`;
    findings.push(lintWarning('label-missing', message));
  }
  return findings;
}

/** Of a range with labels; a rating line with wordings at its two ends only is complete. */
function codesWithoutLabel({ min, max, step = 1 }: Response, values: readonly number[]): number[] {
  if (max === null || values.length === 0) return [];
  const steps = new Set(values.map((value) => Math.round((value - min) / step)));
  const last = Math.round((max - min) / step);
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
    const message = `${where}: no wording in "${language}" for ${fewOf(silent)}, though other labels have one`;
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
    const wordings = fewOf(
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
  const reversed = items.filter((item) => item.reverse === true).length;
  if (direction !== 'higher-is-better' || reversed * 2 >= items.length) return [];
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
