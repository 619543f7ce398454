import type { Result, TestMethod, TestResult } from '../../model/result.ts';
import { type Context, sentenceCase } from '../context.ts';
import type { Text } from '../table.ts';
import { alphaText, significanceLevel } from '../tables/comparison-notes.ts';
import type { MethodsUsed } from './methods-used.ts';
import { sampleNames, scoreName } from './samples.ts';
import { enumerated, type SentenceWords } from './words.ts';

/** Which tests compared the samples and why, what they rest on, how p was corrected, and which effect sizes stand beside them. */
export function comparedTestsSentences(
  result: Result,
  used: MethodsUsed,
  context: Context,
  words: SentenceWords,
): Text[] {
  const { compared, primary, effects } = used;
  const [first] = compared;
  if (first === undefined || primary.length === 0) return [];
  const { number } = context;
  const names = sampleNames(first, result, context, words);
  const samples = { first: names(0, 'is'), second: names(1, 'is') };
  const unmatched = result.settings.by === null && primary.some(({ method }) => isOfGroups(method));
  return [
    sentenceCase(words('methods.compared', { ...samples, tests: testsText(used, context, words) })),
    ...(unmatched && result.matching === undefined ? [words('methods.independent')] : []),
    ...rankSentences(primary, words),
    words('methods.everybody'),
    words('methods.level', {
      ...samples,
      alpha: alphaText(significanceLevel(result.settings.confidence), context),
      level: number.level(result.settings.confidence),
    }),
    ...(used.family > 1 ? [holmSentence(used, context, words)] : []),
    ...(effects.length === 0 ? [] : effectSentences(used, words)),
    ...moreSentences(used, words),
  ];
}

function isOfGroups(method: TestMethod): boolean {
  return method === 'welch' || method === 'student' || method === 'mann-whitney';
}

/** The tests that come first; where they differ, each with its scores. */
function testsText({ compared, primary }: MethodsUsed, context: Context, words: SentenceWords): Text {
  const methods = [...new Set(primary.map(({ method }) => method))];
  const texts = methods.map((method): Text => {
    const test = words(`methods.test.${method}`);
    if (methods.length === 1) return test;
    const scores = compared
      .filter((score) => score.test?.method === method && score.test.p !== null)
      .map((score) => scoreName(score, context, words));
    return words('methods.compared.scores', { test, scores: enumerated(scores, words) });
  });
  return enumerated(texts, words);
}

function rankSentences(primary: readonly TestResult[], words: SentenceWords): Text[] {
  const exact = new Set(primary.flatMap((test) => test.exact ?? []));
  if (exact.size === 0) return [];
  return [
    words(exact.size > 1 ? 'methods.ranks.mixed' : `methods.ranks.${exact.has(true) ? 'exact' : 'normal'}`),
  ];
}

function holmSentence({ compared, family }: MethodsUsed, context: Context, words: SentenceWords): Text {
  const outside = compared.some(({ test }) => test !== null && test.p !== null && test.pHolm === null);
  return words(outside ? 'methods.holm.subscales' : 'methods.holm', { family: context.number.count(family) });
}

function effectSentences({ effects, intervals }: MethodsUsed, words: SentenceWords): Text[] {
  const types = [...new Set(effects.map(({ type }) => type))];
  return [
    words('methods.effects', {
      effects: enumerated(
        types.map((type) => words(`methods.effect.${type}`)),
        words,
      ),
    }),
    ...(['noncentral-t', 'fisher-z'] as const)
      .filter((method) => intervals.has(method))
      .map((method) => words(`methods.effects.${method}`)),
  ];
}

function moreSentences({ moreTests, moreEffects }: MethodsUsed, words: SentenceWords): Text[] {
  const list: Text[] = [
    ...moreTests.map((method) => words(`methods.test.${method}`)),
    ...moreEffects.map((type) => words(`methods.effect.${type}`)),
  ];
  return list.length === 0 ? [] : [words('methods.more', { list: enumerated(list, words) })];
}
