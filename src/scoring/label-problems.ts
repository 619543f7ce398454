import type { AnswerPair } from '../model/added-answers.ts';
import type { Column } from '../model/dataset.ts';
import { answerMessages } from '../model/messages/answers.ts';
import { createMessage } from '../model/messages/create-message.ts';
import type { Problem } from '../model/problem.ts';
import { stepsOf } from '../model/response-steps.ts';
import type { Response } from '../model/scale.ts';
import { type AnswerDecoder, answerDecoder, type DecodedAnswer } from './decode-answer.ts';
import type { ScaleMatch } from './match-items.ts';
import { looksLikeMissingCode } from './missing-codes.ts';
import { parseNumber } from './parse-number.ts';

const NO_CODES = { numbers: new Set<number>(), texts: new Set<string>() };

/** Value labels of a file that the definition of a scale has for another code: the file is turned, or the definition is of other answers. */
export function labelProblems(file: string, matches: readonly ScaleMatch[]): Problem[] {
  return matches.flatMap((match) => {
    const contradictory = contradictoryLabels(file, match);
    if (contradictory.length === 0) return [];
    const codes = codesByLabels(match);
    if (codes === null) return contradictory;
    const scale = match.scale.id;
    const message = createMessage(answerMessages, 'codes-by-labels', { file, scale, codes });
    return [{ ...message, severity: 'error', file, scale }, ...contradictory];
  });
}

/**
 * Which code of the file is which answer, where the value labels of every item say so, all of them the same, for each answer of the scale;
 * else `null`.
 */
function codesByLabels(match: ScaleMatch): AnswerPair[] | null {
  if (match.scale.items.some(({ response }) => response !== undefined)) return null;
  const codings = match.columns.map((column) => codingOf(column, match.scale.response));
  const [first] = codings;
  if (first === undefined || first === null || first === 'unknown') return null;
  const isAlike = new Set(codings.map((coding) => JSON.stringify(coding))).size === 1;
  return isAlike ? first.pairs : null;
}

/**
 * For each item of a scale which code of the file is which answer, `null` where the definition has the same codes; `null` for all where the value
 * labels do not tell it of every item.
 */
export function codesOfLabels({ scale, columns }: ScaleMatch): (AnswerPair[] | null)[] | null {
  const codings = scale.items.map((item, at) =>
    codingOf(columns[at] ?? null, item.response ?? scale.response),
  );
  const whole = codings.flatMap((coding) => (coding === null || coding === 'unknown' ? [] : [coding]));
  if (whole.length < codings.length || whole.every(({ isDefined }) => isDefined)) return null;
  return whole.map(({ pairs, isDefined }) => (isDefined ? null : pairs));
}

/** Which codes of a file are which answers: `null` where no label says anything, `unknown` where they do not say it of every answer. */
type Coding = { readonly pairs: AnswerPair[]; readonly isDefined: boolean } | 'unknown' | null;

function codingOf(column: Column | null, response: Response): Coding {
  const decode = answerDecoder({ response, missing: NO_CODES, decimal: '.' });
  const valueFor = new Map<number, string>();
  for (const { value, label } of column?.valueLabels ?? []) {
    const known = answerInWords(label, decode);
    if (known?.kind !== 'value') continue;
    if (valueFor.has(known.value)) return 'unknown';
    valueFor.set(known.value, value);
  }
  if (valueFor.size === 0) return null;
  const codes = Array.from(
    { length: stepsOf(response) + 1 },
    (_, at) => response.min + at * (response.step ?? 1),
  );
  const between = inSteps(valueFor, codes);
  const pairs = codes.flatMap((code): AnswerPair[] => {
    const value = valueFor.get(code) ?? between?.(code);
    return value === undefined ? [] : [[value, code]];
  });
  if (pairs.length < codes.length || new Set(pairs.map(([value]) => value)).size < pairs.length)
    return 'unknown';
  const isDefined = pairs.every(([value, code]) => {
    const written = decode(value);
    return written.kind === 'value' && written.value === code;
  });
  return { pairs, isDefined };
}

/** The codes between the first and the last answer, where only these have labels and as many numbers lie between them as answers. */
function inSteps(
  valueFor: ReadonlyMap<number, string>,
  codes: readonly number[],
): ((code: number) => string) | null {
  const [first, last] = [codes[0]!, codes.at(-1)!];
  const [low, high] = [first, last].map((code) => parseNumber(valueFor.get(code) ?? '', '.'));
  if (Math.abs(high! - low!) !== codes.length - 1) return null;
  const sign = Math.sign(high! - low!);
  const written = (code: number) => String(low! + sign * codes.indexOf(code));
  return [...valueFor].every(([code, value]) => parseNumber(value, '.') === Number(written(code)))
    ? written
    : null;
}

/** Codes that value labels call no answer, where no item has them for an answer. */
export function missingByLabels({
  scale,
  columns,
}: ScaleMatch): { readonly code: number; readonly label: string }[] {
  const found = new Map<number, string>();
  const others = new Set<number>();
  for (const [at, column] of columns.entries()) {
    const { min, max } = scale.items[at]!.response ?? scale.response;
    const labels = new Map(
      (column?.valueLabels ?? []).map(({ value, label }) => [parseNumber(value, '.'), label]),
    );
    for (const [code, label] of labels)
      if (looksLikeMissingCode(label)) found.set(code, found.get(code) ?? label);
      else others.add(code);
    // What another column calls no answer is an answer here, as far as anybody can tell.
    for (let code = min; code <= (max ?? min); code++) if (!labels.has(code)) others.add(code);
  }
  return [...found].flatMap(([code, label]) =>
    Number.isNaN(code) || others.has(code) ? [] : [{ code, label }],
  );
}

/** Only words: a label that is a number is not what the definition calls an answer. */
function answerInWords(label: string, decode: AnswerDecoder): DecodedAnswer | null {
  return Number.isNaN(parseNumber(label, '.')) ? decode(label) : null;
}

function contradictoryLabels(file: string, { scale, columns }: ScaleMatch): Problem[] {
  return columns.flatMap((column, position): Problem[] => {
    if (column?.valueLabels === undefined) return [];
    const item = scale.items[position]!;
    const decode = answerDecoder({
      response: item.response ?? scale.response,
      missing: NO_CODES,
      decimal: '.',
    });
    for (const { value, label } of column.valueLabels) {
      const number = parseNumber(value, '.');
      const known = answerInWords(label, decode);
      if (known?.kind !== 'value' || Number.isNaN(number)) continue;
      // The user may have said what the codes of the file are (`--answers "phq9:1=0,2=1"`).
      const written = decode(value);
      if (written.kind === 'value' && written.value === known.value) continue;
      const facts = { file, column: column.name, item: item.id, scale: scale.id };
      const message = createMessage(answerMessages, 'contradictory-label', {
        ...facts,
        value,
        label,
        coded: known.value,
      });
      return [{ ...message, severity: 'error', ...facts, value: label }];
    }
    return [];
  });
}
