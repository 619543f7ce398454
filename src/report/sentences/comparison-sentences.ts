import type { Description, Result, TestResult } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { plainText, type Text } from '../table.ts';
import { type ComparedScore, comparedScores } from '../tables/comparison.ts';
import {
  changeOf,
  comparesWithThemselves,
  higherSide,
  isSignificant,
  significanceLevel,
} from '../tables/decision.ts';
import { describedSample, type Place, sampleNames, scoreName } from './samples.ts';
import { statisticsText } from './statistics.ts';
import { type SentenceWords, sentenceWords } from './words.ts';

/** What one compared score comes to, in words. */
export interface ComparisonSentence {
  /** Id of the score. */
  readonly scale: string;
  /** Id of the scale that a subscale belongs to. */
  readonly parent: string | null;
  readonly text: Text;
}

/** Whether p, after the correction that belongs to it, is below the level; `before`: the raw p is, the corrected one is not. */
type Verdict = 'significant' | 'before' | 'none';

interface Material {
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
  return comparedScores(result).map((score) => ({
    scale: score.scale.id,
    parent: score.parent?.id ?? null,
    text: sentenceOf({ score, result, context, words }),
  }));
}

function sentenceOf(material: Material): Text {
  const { test } = material.score;
  if (test === null || test.p === null) return withoutTest(material);
  return comparesWithThemselves(test) ? changeSentence(material, test) : differenceSentence(material, test);
}

function isAboutRanks({ comparison }: ComparedScore): boolean {
  return comparison.primary === 'mann-whitney' || comparison.primary === 'wilcoxon-signed-rank';
}

function verdictOf(test: TestResult, alpha: number): Verdict {
  if (isSignificant(test, alpha)) return 'significant';
  return test.p! < alpha ? 'before' : 'none';
}

/** Two samples, described in brackets: which of them is higher. */
function differenceSentence({ score, result, context, words }: Material, test: TestResult): Text {
  const alpha = significanceLevel(result.settings.confidence);
  const ranks = isAboutRanks(score);
  const names = sampleNames(score, result, context, words);
  const sample = (index: 0 | 1, place: Place) => {
    const description = score.scale.waves[score.comparison.groups[index]];
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
function changeSentence({ score, result, context, words }: Material, test: TestResult): Text {
  const alpha = significanceLevel(result.settings.confidence);
  const ranks = isAboutRanks(score);
  const names = sampleNames(score, result, context, words);
  const described = score.comparison.groups.map((wave) => score.scale.waves[wave]);
  const [pairs = 0] = test.n;
  const { pairs: summary } = score.comparison;
  // Means and SDs of the pairs are known, medians are not: what describes a wave is of everybody with a score in it, and stands for
  // the pairs only where these are everybody.
  const everybodyTwice = described.every((wave) => wave?.n === pairs);
  const ofPairs = everybodyTwice || (!ranks && summary !== undefined && summary.withheld === undefined);
  const values = (index: 0 | 1) => {
    const wave = described[index];
    const own =
      wave === undefined || everybodyTwice || summary === undefined
        ? wave
        : { ...wave, n: summary.n, mean: summary.means[index], sd: summary.sds[index] };
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

/** Why there is no test: too few scores, or scores or changes that are all equal. */
function withoutTest({ score, result, context, words }: Material): Text {
  const ranks = isAboutRanks(score);
  const names = sampleNames(score, result, context, words);
  const described = score.comparison.groups.map((wave) => score.scale.waves[wave]);
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
