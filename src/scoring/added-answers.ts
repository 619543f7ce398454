import type { AddedAnswers } from '../model/added-answers.ts';
import { answerMessages } from '../model/messages/answers.ts';
import { createMessage, type Said } from '../model/messages/create-message.ts';
import { rangeText } from '../model/messages/wording.ts';
import { cannotRun, remark } from '../model/problem.ts';
import { stepsOf } from '../model/response-steps.ts';
import type { Response, Scale } from '../model/scale.ts';
import { normaliseAnswer } from './column-name.ts';
import { answerDecoder } from './decode-answer.ts';
import { isMissingText, missingCodes } from './missing-codes.ts';
import { parseNumber } from './parse-number.ts';
import type { ScaleSelection } from './select-scales.ts';

/** A wording and its code, as the user gives them. */
interface Pair {
  readonly wording: string;
  readonly value: number;
  /** Whether it was given for this scale, not for all. */
  readonly isOwn: boolean;
}

export interface AnswerChoices {
  readonly answers: AddedAnswers;
  /** Whether other outputs have the same: a code may be meant for a scale that is left out here. */
  readonly sharesAnswers: boolean;
  /** Codes that the user declares as missing. */
  readonly missing: readonly string[];
  readonly requested: readonly Scale[] | null;
  readonly candidates: readonly Scale[];
}

/**
 * The scales with wordings that their definitions lack. A wording for all scales goes to those whose answers have its code; one for a
 * single scale comes before it.
 *
 * @throws UserError (status 2) for a scale that is not there, a wording that has another code or means no answer, and a code that is none
 */
export function withAnswers(
  selection: ScaleSelection,
  { answers, sharesAnswers, missing, requested, candidates }: AnswerChoices,
): ScaleSelection {
  const scales = selection.scales.map(({ scale }) => scale);
  if (!sharesAnswers) {
    const useless = uselessAnswer(answers, scales, [...(requested ?? []), ...candidates]);
    if (useless !== null) throw cannotRun(useless.message);
  }
  const extended = selection.scales.map(({ scale, matches }) => {
    const { added, scale: whole } = extendedScale(scale, pairsFor(scale, answers), missing);
    return {
      added,
      selected: {
        scale: whole,
        matches: matches.map((match) => (match === null ? null : { ...match, scale: whole })),
      },
    };
  });
  return {
    ...selection,
    scales: extended.map(({ selected }) => selected),
    warnings: [...selection.warnings, ...addedNotes(extended)],
  };
}

/**
 * The first of the answers that can belong to no scale, by its key.
 *
 * @param scales in the data
 * @param known scales by whose ids answers may be given
 */
export function uselessAnswer(
  answers: AddedAnswers,
  scales: readonly Scale[],
  known: readonly Scale[],
): { readonly key: string; readonly message: Said } | null {
  const ids = [...new Set(known.map(({ id }) => id))];
  for (const [key, value] of Object.entries(answers)) {
    if (typeof value !== 'number') {
      if (!ids.includes(key))
        return {
          key,
          message: createMessage(answerMessages, 'answers-of-unknown-scale', { scale: key, scales: ids }),
        };
    } else if (!scales.some((scale) => fits(value, scale)))
      return { key, message: outOfRange(key, value, scales) };
  }
  return null;
}

/** What is added to a scale; of two codes for a wording that of the scale itself. */
function pairsFor({ id }: Scale, answers: AddedAnswers): Pair[] {
  const pairs = new Map<string, Pair>();
  const own = Object.hasOwn(answers, id) ? answers[id]! : 0;
  for (const [given, isOwn] of [
    [answers, false],
    [typeof own === 'number' ? {} : own, true],
  ] as const)
    for (const [wording, value] of Object.entries(given))
      if (typeof value === 'number') pairs.set(normaliseAnswer(wording), { wording, value, isOwn });
  return [...pairs.values()];
}

function responsesOf({ response, items }: Scale): Response[] {
  return [response, ...items.flatMap((item) => item.response ?? [])];
}

const NO_CODES = missingCodes([]);

/** What a text is as an answer, without regard to codes for no answer; `null` for none. */
function codeOf(text: string, response: Response): number | null {
  const decoded = answerDecoder({ response, missing: NO_CODES, decimal: '.' })(text);
  return decoded.kind === 'value' ? decoded.value : null;
}

function isAnswer(value: number, response: Response): boolean {
  return codeOf(String(value), response) !== null;
}

function fits(value: number, scale: Scale): boolean {
  return responsesOf(scale).some((response) => isAnswer(value, response));
}

function outOfRange(wording: string, value: number, scales: readonly Scale[]): Said {
  const ranges = scales.map((scale) => ({
    scale: scale.id,
    range: [...new Set(responsesOf(scale).map(rangeText))].join(', '),
  }));
  return createMessage(answerMessages, 'answer-out-of-range', { wording, value, ranges });
}

function extendedScale(
  scale: Scale,
  pairs: readonly Pair[],
  missing: readonly string[],
): { readonly scale: Scale; readonly added: readonly Pair[] } {
  const codes = missingCodes(missing, scale);
  const added = new Set<Pair>();
  const isRecoding = isRecodingOf(scale, pairs);
  for (const { wording, value, isOwn } of pairs) {
    const facts = { wording, value, scale: scale.id };
    if (isOwn && !fits(value, scale)) throw cannotRun(outOfRange(wording, value, [scale]));
    if (isMissingText(wording, codes))
      throw cannotRun(createMessage(answerMessages, 'answer-means-missing', facts));
    for (const response of responsesOf(scale)) {
      const coded = codeOf(wording, response);
      if (coded !== null && coded !== value && !isRecoding)
        throw cannotRun(createMessage(answerMessages, 'answer-has-code', { ...facts, coded, isOwn }));
    }
  }
  const extended = (response: Response): Response => {
    const lacking = pairs.filter(
      ({ wording, value }) => (isRecoding || codeOf(wording, response) === null) && isAnswer(value, response),
    );
    for (const pair of lacking) added.add(pair);
    return lacking.length === 0 ? response : { ...response, labels: withWordings(response, lacking) };
  };
  const response = extended(scale.response);
  const items = scale.items.map((item) =>
    item.response === undefined ? item : { ...item, response: extended(item.response) },
  );
  return { scale: added.size === 0 ? scale : { ...scale, response, items }, added: [...added] };
}

/**
 * Whether the pairs say for each code of a scale which code the file has in its place (`phq9:1=0,2=1,3=2,4=3`): given for this scale, numbers
 * only, each answer once. So no code of the file is left to the definition.
 */
function isRecodingOf(scale: Scale, pairs: readonly Pair[]): boolean {
  const codes = pairs.map(({ wording }) => parseNumber(wording, '.'));
  if (pairs.length === 0 || codes.some(Number.isNaN) || pairs.some(({ isOwn }) => !isOwn)) return false;
  const values = new Set(pairs.map(({ value }) => value));
  if (new Set(codes).size < codes.length || values.size < pairs.length) return false;
  return responsesOf(scale).every((response) => values.size === stepsOf(response) + 1);
}

/** A wording stands behind those that its code has, so that tables print what the definition prints. */
export function withWordings(
  { labels = [] }: Response,
  pairs: readonly Pick<Pair, 'wording' | 'value'>[],
): NonNullable<Response['labels']> {
  const all = [...labels];
  for (const { wording, value } of pairs) {
    const at = all.findIndex((label) => label.value === value);
    if (at === -1) {
      all.push({ value, text: { en: [wording] } });
      continue;
    }
    const { text } = all[at]!;
    const [language = 'en', wordings = []] = Object.entries(text)[0] ?? [];
    all[at] = { value, text: { ...text, [language]: [...wordings, wording] } };
  }
  return all;
}

/** What was added, once for all scales that have the same. */
function addedNotes(
  extended: readonly {
    readonly added: readonly Pair[];
    readonly selected: ScaleSelection['scales'][number];
  }[],
) {
  const scalesOf = new Map<string, string[]>();
  for (const { added, selected } of extended) {
    if (added.length === 0) continue;
    const key = JSON.stringify(added.map(({ wording, value }) => ({ text: wording, value })));
    scalesOf.set(key, [...(scalesOf.get(key) ?? []), selected.scale.id]);
  }
  return [...scalesOf].map(([key, scales]) =>
    remark(createMessage(answerMessages, 'added-answers', { scales, answers: JSON.parse(key) })),
  );
}
