import { descriptionOf, primaryModel } from '../../model/result/samples.ts';
import type { Description, PairsSummary, PrimaryTest, Result, TestResult } from '../../model/result.ts';
import { isRankTest } from '../../model/statistics/tests.ts';
import type { Context } from '../context.ts';
import { MISSING } from '../number-format.ts';
import { type Cell, plain, plainText, type Text } from '../table.ts';
import { type ComparedScore, comparedScores, degreesOfFreedom, openEnds } from '../tables/comparison.ts';
import {
  alphaText,
  changeOf,
  comparesWithThemselves,
  higherSide,
  significanceLevel,
  verdictOf,
} from '../tables/decision.ts';
import { missingLinkSentence } from '../tables/missing-link.ts';
import { effectCell, effectIntervalCell, numberCells, respondentsCell } from '../tables/number-cells.ts';
import { STATISTIC_DIGITS } from '../tables/test-names.ts';
import { leaversSentences, modelSentences } from './model-sentences.ts';
import { describedSample, type Place, sampleNames, scoreName } from './samples.ts';
import { joined, type SentenceWords, sentenceWords } from './words.ts';

/** What one compared score comes to, in words. */
export interface ComparisonSentence {
  /** Id of the score. */
  readonly scale: string;
  /** Id of the scale that a subscale belongs to. */
  readonly parent: string | null;
  readonly text: Text;
}

interface SentenceInput {
  readonly score: ComparedScore;
  readonly result: Result;
  readonly context: Context;
  readonly words: SentenceWords;
}

/**
 * Every compared score in an APA sentence (7th edition): the samples, the primary test, p before and after Holm's correction, the
 * difference and the effect size with their intervals, in the digits of the comparison table. A difference that is not significant is
 * never called absent, and respondents are said to have changed only where each was compared with themselves.
 *
 * @example comparisonSentences(result, createContext('en', 'apa')).map(({ text }) => plain(text))
 */
export function comparisonSentences(result: Result, context: Context): ComparisonSentence[] {
  const words = sentenceWords(context);
  return comparedScores(result).flatMap((score) => {
    const parts = [
      ...(score.comparison === score.scale.comparisons[0]
        ? modelSentences(score, result, context, words)
        : []),
      ...comparedTexts({ score, result, context, words }),
      ...(score.comparison === score.scale.comparisons.at(-1) ? leaversSentences(score, context, words) : []),
    ];
    const text = [...joined(parts, [{ text: ' ' }]), ...missingLinkText(score, context)];
    return text.length === 0 ? [] : [{ scale: score.scale.id, parent: score.parent?.id ?? null, text }];
  });
}

/** Two samples in a sentence; beside a model that tests what they would, without a test, and groups at a wave not at all. */
function comparedTexts(material: SentenceInput): Text[] {
  const { scale, comparison } = material.score;
  if (primaryModel(scale) === null) return [sentenceOf(material)];
  if (comparison.contrast.kind === 'groups' && primaryModel(scale)!.waves.length > 1) return [];
  const { test } = material.score;
  return [test === null || test.p === null ? withoutTest(material) : describedSentence(material, test)];
}

/** `Change in scores on the BRS from the pre-test to the post-test among the 29 respondents with a score in both waves: mean change = 30.07` */
function describedSentence({ score, context, words }: SentenceInput, test: TestResult): Text {
  const names = sampleNames(score, context, words);
  const statistics = joined(
    [...differenceTexts(score, test, context, words), ...effectTexts(score, context, words)],
    words('separator'),
  );
  const scale = scoreName(score, context, words);
  if (comparesWithThemselves(test))
    return words('described.change', {
      scale,
      first: names(0, 'from'),
      second: names(1, 'to'),
      pairs: context.number.count(test.n[0] ?? 0),
      statistics,
    });
  return words('described.difference', {
    scale,
    first: names(0, 'is'),
    second: names(1, 'is'),
    statistics,
  });
}

/** What the missing link between the waves could change, after a blank; nothing where respondents are matched or groups compared. */
function missingLinkText(score: ComparedScore, context: Context): Text {
  const sentence = missingLinkSentence(score, context);
  return sentence === null ? [] : [{ text: ' ' }, ...sentence];
}

function sentenceOf(material: SentenceInput): Text {
  const { test } = material.score;
  if (test === null || test.p === null) return withoutTest(material);
  return comparesWithThemselves(test) ? changeSentence(material, test) : differenceSentence(material, test);
}

function isAboutRanks({ comparison }: ComparedScore): boolean {
  return isRankTest(comparison.primary);
}

/** Two samples, described in brackets: which of them is higher. */
function differenceSentence({ score, result, context, words }: SentenceInput, test: TestResult): Text {
  const alpha = significanceLevel(result.settings.confidence);
  const ranks = isAboutRanks(score);
  const names = sampleNames(score, context, words);
  const sample = (index: 0 | 1, place: Place) => {
    const description = descriptionOf(score.scale, score.samples[index]);
    return names(index, place, describedSample(description, { ranks, withCount: true }, context, words));
  };
  const common = {
    scale: scoreName(score, context, words),
    statistics: statisticsText(score, test, alpha, context, words),
  };
  const verdict = verdictOf(test, alpha);
  const kind = ranks ? 'ranks' : 'means';
  const sentence =
    verdict === 'none'
      ? words(`${kind}.none`, { ...common, first: sample(0, 'is'), second: sample(1, 'is') })
      : words(`${kind}.${verdict}`, {
          ...common,
          higher: sideText(score, words),
          first: sample(0, 'than'),
          second: sample(1, 'at'),
        });
  if (test.n.length < 3) return sentence;
  const [pairs, firstOnly, secondOnly] = test.n.map((n) =>
    n === null ? words('withheld') : plainText(context.number.count(n)),
  ) as [Text, Text, Text];
  const overlap = words('overlap', {
    ...{ pairs, firstOnly, secondOnly },
    first: names(0, 'at'),
    second: names(1, 'at'),
  });
  return [...sentence, { text: ' ' }, ...overlap];
}

/** `higher, that is, more favourable,` */
function sideText(score: ComparedScore, words: SentenceWords): Text {
  const { direction } = score.scale;
  const side = higherSide(score) > 0 ? 'higher' : 'lower';
  if (direction === 'neutral') return words(`${side}.neutral`);
  return words(
    (side === 'higher') === (direction === 'higher-is-better') ? `${side}.better` : `${side}.worse`,
  );
}

/** Respondents compared with themselves: whether their scores changed. */
function changeSentence({ score, result, context, words }: SentenceInput, test: TestResult): Text {
  const alpha = significanceLevel(result.settings.confidence);
  const ranks = isAboutRanks(score);
  const names = sampleNames(score, context, words);
  const described = score.samples.map((sample) => descriptionOf(score.scale, sample));
  const [pairs = 0] = test.n;
  const { pairs: summary } = score.comparison;
  // What describes a wave is of everybody with a score in it, and stands for the pairs only where these are everybody.
  const everybodyTwice = described.every((wave) => wave?.n === pairs);
  const ofPairs = everybodyTwice || isDescribed(summary, ranks);
  const values = (index: 0 | 1) => {
    const wave = described[index];
    const own =
      wave === undefined || everybodyTwice || summary === undefined
        ? wave
        : {
            ...wave,
            n: summary.n,
            mean: summary.means[index],
            sd: summary.sds[index],
            median: summary.medians?.[index] ?? null,
          };
    return describedSample(own, { ranks, withCount: false }, context, words);
  };
  const sample = (index: 0 | 1, place: Place) => names(index, place, ofPairs ? values(index) : null);
  const common = {
    scale: scoreName(score, context, words),
    statistics: statisticsText(score, test, alpha, context, words),
    pairs: context.number.count(pairs),
    first: sample(0, 'from'),
    second: sample(1, 'to'),
  };
  const verdict = verdictOf(test, alpha);
  const sentence =
    verdict === 'none'
      ? words('change.none', common)
      : words(`change.${verdict}`, {
          ...common,
          verb: words(`change.${changeOf(score.scale.direction, higherSide(score) > 0)}`),
        });
  if (ofPairs) return sentence;
  const everybodysValues = (index: 0 | 1) =>
    describedSample(described[index], { ranks, withCount: true }, context, words);
  const everybody = words('everybody', {
    ...{ first: names(0, 'at'), firstValues: everybodysValues(0) },
    ...{ second: names(1, 'at'), secondValues: everybodysValues(1) },
  });
  return [...sentence, { text: ' ' }, ...everybody];
}

/** Whether the pairs themselves are described by what stands beside their test. */
function isDescribed(pairs: PairsSummary | undefined, ranks: boolean): boolean {
  if (pairs === undefined || pairs.withheld?.includes('means') === true) return false;
  return !ranks || pairs.medians !== undefined;
}

/** Why there is no test: too few scores, or scores or changes that are all equal. */
function withoutTest({ score, context, words }: SentenceInput): Text {
  const ranks = isAboutRanks(score);
  const names = sampleNames(score, context, words);
  const described = score.samples.map((sample) => descriptionOf(score.scale, sample));
  const sample = (index: 0 | 1) =>
    names(index, 'is', describedSample(described[index], { ranks, withCount: true }, context, words));
  const reason = reasonOf(score, described);
  return words(`no-test.${reason}`, {
    scale: scoreName(score, context, words),
    first: sample(0),
    second: sample(1),
  });
}

function reasonOf(
  { comparison, test }: ComparedScore,
  described: readonly (Description | undefined)[],
): 'withheld' | 'too-few' | 'equal-scores' | 'equal-changes' | 'other' {
  if (comparison.withheld !== undefined || test?.withheld !== undefined) return 'withheld';
  const counts = [...(test?.n.slice(0, 2) ?? []), ...described.map((wave) => wave?.n ?? 0)];
  if (test !== null && test.n.length < 3 && counts.some((n) => n !== null && n < 2)) return 'too-few';
  if (described.every((wave) => wave?.sd === 0)) return 'equal-scores';
  return comparison.primary === 'paired' || comparison.primary === 'wilcoxon-signed-rank'
    ? 'equal-changes'
    : 'other';
}

/** At this level of significance a sentence needs no word about it. */
const USUAL_LEVEL = 0.05;

/**
 * The statistics of a comparison in APA form, in the words and digits of the comparison table:
 * `Welch's t(82.4) = 1.44, p = .153, Holm-corrected p = .766, mean difference = 0.21, 95% CI [-0.08, 0.51], Hedges' g = 0.31, 95% CI […]`.
 */
function statisticsText(
  score: ComparedScore,
  test: TestResult,
  alpha: number,
  context: Context,
  words: SentenceWords,
): Text {
  const parts: Text[] = [
    testText(score, test, context, words),
    ...(test.alternative === 'two-sided' ? [] : [words('oneSided')]),
    ...pTexts(score, test, context, words),
    ...(alpha === USUAL_LEVEL ? [] : [words('alpha', { alpha: alphaText(alpha, context) })]),
    ...differenceTexts(score, test, context, words),
    ...effectTexts(score, context, words),
  ];
  return joined(parts, words('separator'));
}

function testText(
  { comparison }: ComparedScore,
  test: TestResult,
  context: Context,
  words: SentenceWords,
): Text {
  const statistic = context.number.fixed(test.statistic, STATISTIC_DIGITS);
  const method = comparison.primary as PrimaryTest;
  if (isRankTest(method)) return words(`test.${method}`, { statistic });
  return words(`test.${method}`, { statistic, df: degreesOfFreedom(test, context).text });
}

/** The raw p and Holm's; in a family of one they are the same, and a subscale is in no family. */
function pTexts(
  { comparison }: ComparedScore,
  { p, pHolm }: TestResult,
  context: Context,
  words: SentenceWords,
): Text[] {
  const value = (of: number | null) => ({ p: related(context.number.p(of)) });
  if (pHolm === null) return [words('p.uncorrected', value(p))];
  if (comparison.family < 2) return [words('p', value(p))];
  return [words('p', value(p)), words('p.holm', value(pHolm))];
}

/** `= .153`, `< .001`, `> .999` */
function related(p: string): string {
  return /^[<>]/.test(p) ? p : `= ${p}`;
}

function differenceTexts(
  { comparison }: ComparedScore,
  test: TestResult,
  context: Context,
  words: SentenceWords,
): Text[] {
  const shift = test.hodgesLehmann ?? null;
  const difference = shift?.estimate ?? comparison.difference;
  if (difference === null) return [];
  const value = context.number.fixed(difference, STATISTIC_DIGITS);
  const ci = shift?.ci ?? test.ci;
  const key = comparison.primary === 'paired' ? 'difference.change' : 'difference.means';
  return [
    words(shift === null ? key : 'difference.shift', { value }),
    intervalText(
      numberCells(context, test).interval(openEnds(ci, test.alternative), STATISTIC_DIGITS),
      ci.level,
      context,
      words,
    ),
  ];
}

function effectTexts(score: ComparedScore, context: Context, words: SentenceWords): Text[] {
  const { effect: found, test } = score;
  if (found === null) return [];
  const effect = context.text(`effect.${found.type}`);
  if (found.value === null)
    return [words(found.withheld === undefined ? 'effect.none' : 'effect.withheld', { effect })];
  const value = effectCell(found, context).text;
  const ownRespondents = test !== null && String(test.n) !== String(found.n);
  return [
    ownRespondents
      ? words('effect.own-n', { effect, value, n: respondentsCell(found.n, context).text })
      : words('effect', { effect, value }),
    ...(found.ci === null
      ? []
      : [intervalText(effectIntervalCell(found, context), found.ci.level, context, words)]),
  ];
}

/** `95% CI [-0.08, 0.51]`; a limit that could not be computed is a dash, as in the table. */
function intervalText({ text, parts }: Cell, level: number, context: Context, words: SentenceWords): Text {
  const heading = context.text('column.interval', { level: context.number.level(level) });
  if (parts === undefined) return words('interval.none', { interval: heading });
  const interval: Text = [...heading, { text: ` ${text}` }];
  return plain(interval).includes(MISSING) ? words('interval.open', { interval, dash: MISSING }) : interval;
}
