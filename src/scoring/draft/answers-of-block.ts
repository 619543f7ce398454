import type { OfferedAnswer, Question, QuestionText } from '../../model/questionnaire.ts';
import type { Response, Scale } from '../../model/scale.ts';
import { looksLikeMissingCode } from '../missing-codes.ts';
import { type AnswerFamily, type KnownOrder, knownOrder, noAnswersAmong } from './answer-families.ts';
import { answerForm, answerKey } from './answer-key.ts';
import { responseOfScale, type ScaleAnswers } from './answers-of-scales.ts';

/** What an answer list rests on, and so what has to be looked at. */
export type AnswersRestOn =
  /** The form declares them. */
  | { readonly kind: 'declared' }
  /** Numbers that occur. */
  | { readonly kind: 'numbers'; readonly seen: readonly [number, number] }
  /** Numbers that stand beside wordings. */
  | { readonly kind: 'codes'; readonly unlabelled: readonly number[] }
  /** Wordings of a known kind, or those of a built-in scale. */
  | {
      readonly kind: 'family';
      readonly family: AnswerFamily | null;
      readonly scale: string | null;
      readonly added: readonly string[];
    }
  /** Wordings whose order nobody knows. */
  | { readonly kind: 'unknown-order' };

export interface BlockAnswers {
  readonly response: Response;
  /** Codes and wordings that stand for no answer. */
  readonly missing: readonly (number | string)[];
  readonly restsOn: AnswersRestOn;
  /** The language of the wordings, where one has them all. */
  readonly language: string | null;
}

/** Ends of ratings whose lowest answer is 1 or 0 whether or not somebody chose it. */
const LOW_ENDS_AT_MOST = 10;
const UNLIKELY_ENDS: ReadonlyMap<number, number> = new Map([
  [8, 10],
  [9, 10],
]);

/**
 * The answers to the questions of a block: their codes in order, with wordings.
 *
 * Declared ones are taken as they are. Numbers that occur give a range that begins at 0 or 1. Wordings are ordered by the kinds that are known, else
 * by a built-in definition that has all of them.
 *
 * @returns `null` where the questions have no answers in common
 */
export function answersOfBlock(
  questions: readonly Question[],
  builtIn: readonly Scale[],
): BlockAnswers | null {
  const [first] = questions;
  if (first === undefined) return null;
  if (first.offered !== null) return declaredAnswers(first.offered, questions);
  if (first.range !== null)
    return {
      response: { min: first.range.min, max: first.range.max },
      missing: [],
      restsOn: { kind: 'declared' },
      language: null,
    };
  const cells = new Set(questions.flatMap(({ seen }) => [...seen.keys()]));
  const forms = [...cells].map(answerForm);
  const wordings = different(forms.flatMap((form) => (form.kind === 'wording' ? [form.text] : [])));
  const noAnswers = new Set(
    noAnswersAmong(forms.flatMap((form) => (form.kind === 'number' ? [] : [form.text]))),
  );
  const silent = wordings.filter((text) => noAnswers.has(text));
  const answers = wordings.filter((text) => !noAnswers.has(text));
  if (answers.length > 0) {
    // A wording beside bare numbers has no place among them.
    if (forms.some(({ kind }) => kind !== 'wording')) return null;
    return wordedAnswers(answers, silent, builtIn);
  }
  const codes = forms.flatMap((form) => (form.kind === 'wording' ? [] : [form.code]));
  const { kept, missing } = withoutMissing(codes);
  if (kept.length === 0) return null;
  const labels = new Map<number, string>();
  for (const form of forms)
    if (form.kind === 'coded' && kept.includes(form.code) && !noAnswers.has(form.text))
      labels.set(form.code, form.text);
  const silentCodes = forms.flatMap((form) =>
    form.kind === 'coded' && noAnswers.has(form.text) ? [form.code] : [],
  );
  const own = kept.filter((code) => !silentCodes.includes(code));
  const range = rangeOf(own);
  if (range === null) return null;
  const all = [...missing, ...silentCodes, ...silent];
  if (labels.size === 0)
    return {
      response: range,
      missing: all,
      restsOn: { kind: 'numbers', seen: [Math.min(...own), Math.max(...own)] },
      language: null,
    };
  return coded(range, labels, all);
}

function different(texts: readonly string[]): string[] {
  const seen = new Map(texts.toSorted().map((text) => [answerKey(text), text]));
  return [...seen.values()];
}

/** Codes of answers, and those that stand apart from them as codes for no answer do. */
export function withoutMissing(codes: readonly number[]): { kept: number[]; missing: number[] } {
  const all = [...new Set(codes)].toSorted((one, other) => one - other);
  const usual = all.filter((code) => !(looksLikeMissingCode(code) || code === -2 || code === 8));
  const [low, high] = [Math.min(...usual), Math.max(...usual)];
  const isApart = (code: number) =>
    (looksLikeMissingCode(code) || code === -2) &&
    usual.length > 0 &&
    (code > high + 1 || (code < 0 && low >= 0));
  const missing = all.filter(isApart);
  return { kept: all.filter((code) => !missing.includes(code)), missing };
}

function rangeOf(codes: readonly number[]): Response | null {
  const [low, high] = [Math.min(...codes), Math.max(...codes)];
  if (low === high && codes.length < 2 && (low < 0 || low > 1)) return null;
  // Some platforms count the answers of a recoded question from 10 or more.
  const min = low > 1 && low < LOW_ENDS_AT_MOST ? 1 : low;
  const max =
    min < LOW_ENDS_AT_MOST
      ? (UNLIKELY_ENDS.get(high) ?? (high > 10 ? Math.max(high, high > 12 ? 100 : high) : high))
      : high;
  if (max <= min) return null;
  const isWhole = codes.every(Number.isInteger);
  return { min, max, ...(isWhole ? {} : { step: 0.5 }) };
}

function coded(
  range: Response,
  labels: ReadonlyMap<number, string>,
  missing: (number | string)[],
): BlockAnswers {
  const order = knownOrder([...labels.values()]);
  const languages = languagesOf(order);
  const language = languages.length === 1 ? languages[0]! : null;
  const max = Math.max(range.max!, ...labels.keys());
  const min = Math.min(range.min, ...labels.keys());
  const unlabelled = Array.from({ length: max - min + 1 }, (_, at) => min + at).filter(
    (code) => !labels.has(code),
  );
  return {
    response: { min, max, labels: labelList(labels, language ?? 'und') },
    missing,
    restsOn: { kind: 'codes', unlabelled },
    language,
  };
}

function labelList(labels: ReadonlyMap<number, string>, language: string) {
  return [...labels]
    .toSorted(([one], [other]) => one - other)
    .map(([value, text]) => ({ value, text: { [language]: [text] } }));
}

function languagesOf(order: KnownOrder | null): string[] {
  return [...new Set(order?.levels.flatMap(({ texts }) => Object.keys(texts)) ?? [])];
}

function wordedAnswers(
  answers: readonly string[],
  silent: readonly string[],
  builtIn: readonly Scale[],
): BlockAnswers | null {
  if (answers.length < 2) return null;
  const own = responseOfScale(answers, builtIn, 'whole');
  if (own !== null) return fromScale(own, silent);
  const order = knownOrder(answers);
  if (order !== null) {
    const first = order.family === 'yes-no' ? 0 : 1;
    const [only, ...more] = languagesOf(order);
    return {
      response: {
        min: first,
        max: first + order.levels.length - 1,
        labels: order.levels.map(({ texts }, at) => ({
          value: first + at,
          text: Object.fromEntries(
            Object.entries(texts).map(([language, wordings]) => [language, [...wordings]]),
          ),
        })),
      },
      missing: silent,
      restsOn: {
        kind: 'family',
        family: order.family,
        scale: null,
        added: order.levels.flatMap(({ added, texts }) =>
          added ? Object.values(texts)[0]!.slice(0, 1) : [],
        ),
      },
      language: more.length === 0 ? only! : null,
    };
  }
  const near = responseOfScale(answers, builtIn, 'part');
  if (near !== null) return fromScale(near, silent);
  return {
    response: {
      min: 1,
      max: answers.length,
      labels: answers.map((text, at) => ({ value: at + 1, text: { und: [text] } })),
    },
    missing: silent,
    restsOn: { kind: 'unknown-order' },
    language: null,
  };
}

function fromScale({ scale, language, response }: ScaleAnswers, silent: readonly string[]): BlockAnswers {
  return { response, missing: silent, restsOn: { kind: 'family', family: null, scale, added: [] }, language };
}

function declaredAnswers(
  offered: readonly OfferedAnswer[],
  questions: readonly Question[],
): BlockAnswers | null {
  const noAnswers = new Set(noAnswersAmong(offered.flatMap(({ texts }) => texts.map(({ text }) => text))));
  const isSilent = ({ texts }: OfferedAnswer) => texts.some(({ text }) => noAnswers.has(text));
  const answers = offered.filter((answer) => !isSilent(answer));
  const silent = offered.filter(isSilent);
  const codes = answers.map(({ code }, at) => code ?? at + 1);
  const { missing } = withoutMissing(codes);
  const kept = answers.flatMap((answer, at) =>
    missing.includes(codes[at]!) ? [] : [{ ...answer, code: codes[at]! }],
  );
  if (kept.length < 2) return null;
  const [min, max] = [Math.min(...kept.map(({ code }) => code)), Math.max(...kept.map(({ code }) => code))];
  const wordings = kept.flatMap(({ texts }) => texts);
  const order = knownOrder(wordings.map(({ text }) => text));
  const languages = languagesOf(order);
  const language = languages.length === 1 ? languages[0]! : null;
  const labels = kept
    .toSorted((one, other) => one.code - other.code)
    .flatMap(({ code, texts }) => {
      const own = texts.filter(({ text }) => answerForm(text).kind !== 'number');
      return own.length === 0 ? [] : [{ value: code, text: wordingsByLanguage(own, language) }];
    });
  const seen = questions.flatMap((question) => [...question.seen.keys()].map(answerForm));
  const beyond = seen.filter((form) => form.kind === 'number' && (form.code < min || form.code > max));
  const silentCodes = silent.flatMap(({ code, texts }): (number | string)[] =>
    code === null ? texts.slice(0, 1).map(({ text }) => text) : [code],
  );
  const isListed = beyond.every(
    (form) => form.kind === 'number' && [...missing, ...silentCodes].includes(form.code),
  );
  return {
    response: { min, max, ...(labels.length > 0 && { labels }) },
    missing: [...missing, ...silentCodes],
    restsOn: answers.some(({ code }) => code === null)
      ? { kind: 'codes', unlabelled: [] }
      : isListed
        ? { kind: 'declared' }
        : { kind: 'codes', unlabelled: [] },
    language,
  };
}

function wordingsByLanguage(texts: readonly QuestionText[], usual: string | null): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { language, text } of texts) {
    const key = language ?? usual ?? 'und';
    if (!(found[key] ?? []).includes(text)) found[key] = [...(found[key] ?? []), text];
  }
  return found;
}
