import { stepsOf } from '../../model/response-steps.ts';
import type { Response, Scale, ScaleItem } from '../../model/scale.ts';
import { normaliseAnswer } from '../column-name.ts';
import { codesInWords, isCode, type LintFinding, lintError, listFirst } from './lint-finding.ts';

/**
 * The definition with what the keys of its items come to: a right answer counts 1, any other 0. Everything that reads definitions knows
 * tables of what answers count as, so that scores, reliability, scripts and checks need not know keys.
 */
export function withKeys(scale: Scale): Scale {
  if (scale.items.every(({ key }) => key === undefined)) return scale;
  return {
    ...scale,
    items: scale.items.map((item): ScaleItem => {
      const response = item.response ?? scale.response;
      const codes = codesOf(response);
      if (item.key === undefined || codes === null) return item;
      const right = new Set(rightAnswers(item, response));
      return { ...item, recode: codes.map((code) => [code, right.has(code) ? 1 : 0]) };
    }),
  };
}

/** The codes of the right answers. */
export function rightAnswers({ key = [] }: Pick<ScaleItem, 'key'>, response: Response): number[] {
  return [key].flat().flatMap((answer) => codeOf(answer, response) ?? []);
}

/** A key is the code of an answer, or its wording. */
function codeOf(answer: string | number, response: Response): number | null {
  const code = Number(answer);
  if (isCode(code, response)) return code;
  const wording = normaliseAnswer(String(answer));
  const label = (response.labels ?? []).find(({ text }) =>
    Object.values(text)
      .flat()
      .some((each) => normaliseAnswer(each) === wording),
  );
  return label?.value ?? null;
}

function codesOf(response: Response): number[] | null {
  const { min, max, step = 1 } = response;
  if (max === null) return null;
  const steps = stepsOf(response);
  return Array.from({ length: steps + 1 }, (_, index) => min + index * step);
}

/**
 * Keys that name no answer, or leave none that is wrong.
 * Codes: `key-open-count`, `key-unknown-answer`, `key-all-right`, `blank-without-key`.
 */
export function lintKeys(scale: Scale): LintFinding[] {
  const keyed = scale.items.filter(({ key }) => key !== undefined);
  if (keyed.length === 0 && scale.blank !== undefined) {
    const message = 'blank: says what a blank counts as where an item has a "key", and none has one';
    return [lintError('blank-without-key', message)];
  }
  return keyed.flatMap((item): LintFinding[] => {
    const response = item.response ?? scale.response;
    const where = `item ${item.id}: key`;
    const codes = codesOf(response);
    if (codes === null)
      return [lintError('key-open-count', `${where}: an open count has no wrong answers`, item.id)];
    const unknown = [item.key!].flat().filter((answer) => codeOf(answer, response) === null);
    if (unknown.length > 0) {
      const message = `${where}: ${listFirst(unknown)} is no answer of ${codesInWords(response)}, nor the wording of one`;
      return [lintError('key-unknown-answer', message, item.id)];
    }
    if (new Set(rightAnswers(item, response)).size < codes.length) return [];
    return [lintError('key-all-right', `${where}: every answer would be right`, item.id)];
  });
}
