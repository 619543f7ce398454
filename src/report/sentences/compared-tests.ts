import type { Model, Result, TestMethod, TestResult } from '../../model/result.ts';
import { EFFECT_SIZES } from '../../model/statistics/effect-sizes.ts';
import type { Reference } from '../../model/statistics/references.ts';
import { type PrimaryTest, type TestReason, testEntry } from '../../model/statistics/tests.ts';
import type { Context } from '../context.ts';
import { plain, plainText, type Text } from '../table.ts';
import { sidesOf } from '../tables/comparison.ts';
import { alphaText, significanceLevel } from '../tables/decision.ts';
import type { MethodsUsed } from './methods-used.ts';
import { citedSources } from './reference-list.ts';
import { sampleNames, scoreName } from './samples.ts';
import { enumerated, joined, type SentenceWords } from './words.ts';

/** Which tests compared the samples and why, what they rest on, how p was corrected, and which effect sizes stand beside them. */
export function comparedTestsSentences(
  result: Result,
  used: MethodsUsed,
  context: Context,
  words: SentenceWords,
): Text[] {
  const { compared, primary } = used;
  const [first] = compared;
  if (first === undefined || primary.length === 0) return [];
  const level = levelSentence(result, used, context, words);
  const beside = [
    ...effectSentences(used, words),
    ...moreSentences(used, context, words),
    ...(used.shift ? [words('methods.shift')] : []),
  ];
  // What was tested comes first, what is described beside it last.
  const tested = used.described
    ? [
        ...modelSentences(used, context, words),
        ...unmatchedSentences(result, used, words),
        level,
        words(used.describedGroups ? 'methods.described.groups' : 'methods.described', {
          what: primaryKind(compared),
          tests: testsText(used, context, words),
        }),
        ...beside,
      ]
    : [
        ...pairSentences(result, used, context, words),
        level,
        ...holmSentences(used, context, words),
        ...beside,
        ...modelSentences(used, context, words),
      ];
  return [
    ...tested,
    ...(used.leavers ? [words('methods.leavers')] : []),
    ...(used.baseline ? [words('methods.baseline')] : []),
    ...(used.nonInferiority ? [words('methods.nonInferiority')] : []),
    ...(used.missingLink ? [words('methods.missingLink')] : []),
    ...(used.choices ? [words('methods.choices')] : []),
  ];
}

/** How two samples at a time were compared, and why so. */
function pairSentences(result: Result, used: MethodsUsed, context: Context, words: SentenceWords): Text[] {
  const { compared, primary } = used;
  const [first] = compared as [MethodsUsed['compared'][0]];
  const names = sampleNames(first, context, words);
  const tests = testsText(used, context, words);
  return [
    first.isOneOf
      ? words(`methods.compared.${primaryKind(compared)}`, { tests })
      : words('methods.compared', { first: names(0, 'of'), second: names(1, 'of'), tests }),
    ...reasons(new Set(primary.map(({ method }) => method)), words),
    ...unmatchedSentences(result, used, words),
    ...rankSentences(primary, words),
    words('methods.everybody'),
  ];
}

/** That waves of people who may be the same are compared as if they were not. */
function unmatchedSentences(
  { waves, matching }: Result,
  { compared }: MethodsUsed,
  words: SentenceWords,
): Text[] {
  if (waves.length < 2 || !hasUnmatched(compared)) return [];
  return [words(matching === undefined ? 'methods.independent' : 'methods.independent.linked')];
}

function levelSentence(
  { settings }: Result,
  { compared }: MethodsUsed,
  context: Context,
  words: SentenceWords,
): Text {
  const [first] = compared as [MethodsUsed['compared'][0]];
  const names = sampleNames(first, context, words);
  const level = {
    alpha: alphaText(significanceLevel(settings.confidence), context),
    level: context.number.level(settings.confidence),
    sides: sidesOf(compared.map(({ test }) => test)),
  };
  return first.isOneOf
    ? words(`methods.level.${primaryKind(compared)}`, level)
    : words('methods.level', { first: names(0, 'is'), second: names(1, 'is'), ...level });
}

type PrimaryText =
  | `found.primary.${Exclude<Model['method'], 'repeated-measures-anova'>}`
  | 'found.primary.mixed-model.groups';

function primaryText(method: Model['method'], what: ReturnType<typeof primaryKind>): PrimaryText {
  return method === 'mixed-model' && what === 'both'
    ? 'found.primary.mixed-model.groups'
    : (`found.primary.${method}` as PrimaryText);
}

/** The models, what missing scores mean for them, and how p was corrected. */
function modelSentences(used: MethodsUsed, context: Context, words: SentenceWords): Text[] {
  const { models, gaps, modelFamily } = used;
  const what = primaryKind(used.compared);
  const [primary] = used.described ? models : [];
  return [
    ...(primary === undefined ? [] : [context.text(primaryText(primary, what))]),
    ...[...models].flatMap((method) => [
      words(`methods.${method}`, { what }),
      ...(method === 'mixed-model' && gaps.has(method) ? [words('methods.missing.random')] : []),
    ]),
    ...(used.paradox ? [words('methods.lord')] : []),
    ...(gaps.has('ancova') || gaps.has('difference-of-changes') ? [words('methods.missing.pairs')] : []),
    ...(used.friedman ? [words('methods.friedman')] : []),
    ...(modelFamily > 1 ? [words('methods.holm.models', { family: context.number.count(modelFamily) })] : []),
  ];
}

/** Whether scores of several waves, of several groups, or of both are compared. */
function primaryKind(compared: MethodsUsed['compared']): 'waves' | 'groups' | 'both' {
  const kinds = new Set(compared.map(({ comparison }) => comparison.contrast.kind));
  if (kinds.size > 1) return 'both';
  return kinds.has('waves') ? 'waves' : 'groups';
}

/** Whether different waves are compared as if they were different people. */
function hasUnmatched(compared: MethodsUsed['compared']): boolean {
  return compared.some(
    ({ comparison, test }) =>
      comparison.contrast.kind === 'waves' && test !== null && test.p !== null && isOfGroups(test.method),
  );
}

function isOfGroups(method: TestMethod): boolean {
  return testEntry(method).samples === 'both';
}

/** The tests that come first; where they differ, each with its scores. */
function testsText(
  { compared, primary, described }: MethodsUsed,
  context: Context,
  words: SentenceWords,
): Text {
  const methods = [...new Set(primary.map(({ method }) => method))];
  const texts = methods.map((method): Text => {
    const test = words(`methods.test.${method as PrimaryTest}`);
    if (methods.length === 1 || described) return test;
    const scores = compared
      .filter((score) => score.test?.method === method && score.test.p !== null)
      .map((score) => scoreName(score, context, words));
    // A score that is compared at several waves is named once.
    const different = new Map(scores.map((name) => [plain(name), name]));
    return words('methods.compared.scores', { test, scores: enumerated([...different.values()], words) });
  });
  return enumerated(texts, words);
}

/** What sets each test apart. */
function reasons(methods: ReadonlySet<TestMethod>, words: SentenceWords): Text[] {
  const reasons = new Set([...methods].map((method) => testEntry(method).reason ?? method));
  return [...reasons].map((reason) => words(`methods.why.${reason as TestReason}`));
}

function rankSentences(primary: readonly TestResult[], words: SentenceWords): Text[] {
  const exact = new Set(primary.flatMap((test) => test.exact ?? []));
  if (exact.size === 0) return [];
  if (exact.size > 1) return [words('methods.ranks.mixed')];
  return [words(exact.has(true) ? 'methods.ranks.exact' : 'methods.ranks.normal')];
}

function holmSentences({ compared, family }: MethodsUsed, context: Context, words: SentenceWords): Text[] {
  if (family < 2) return [];
  const outside = compared.some(({ test }) => test !== null && test.p !== null && test.pHolm === null);
  return [
    words(compared[0]!.isOneOf ? 'methods.holm.contrasts' : 'methods.holm', {
      family: context.number.count(family),
    }),
    ...(outside ? [words('methods.holm.subscales')] : []),
  ];
}

function effectSentences({ effects, intervals }: MethodsUsed, words: SentenceWords): Text[] {
  const types = [...new Set(effects.map(({ type }) => type))].map((type) => words(`methods.effect.${type}`));
  return [
    ...(types.length === 0
      ? []
      : [
          words(types.length === 1 ? 'methods.effects.one' : 'methods.effects.more', {
            effects: enumerated(types, words),
          }),
        ]),
    ...(['noncentral-t', 'fisher-z'] as const)
      .filter((method) => intervals.has(method))
      .map((method) => words(`methods.effects.${method}`)),
  ];
}

/** What stands in further tables, by name and source. */
function moreSentences(
  { moreTests, moreEffects }: MethodsUsed,
  context: Context,
  words: SentenceWords,
): Text[] {
  const cited = (name: Text, references: readonly Reference[]): Text =>
    words('methods.more.cited', {
      name,
      cited: joined(
        citedSources(references).map((each) => plainText(each)),
        words('semicolon'),
      ),
    });
  const list = [
    ...moreTests.map((method) => cited(context.text(`method.${method}`), testEntry(method).references)),
    ...moreEffects.map((type) => cited(context.text(`effect.${type}`), EFFECT_SIZES[type].references)),
  ];
  return list.length === 0 ? [] : [words('methods.more', { list: joined(list, words('semicolon')) })];
}
