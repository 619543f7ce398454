import type { PrimaryTest, TestResult } from '../../model/result.ts';
import type { Context } from '../context.ts';
import { MISSING } from '../number-format.ts';
import { type Cell, plain, type Text } from '../table.ts';
import { type ComparedScore, degreesOfFreedom } from '../tables/comparison.ts';
import { alphaText } from '../tables/comparison-notes.ts';
import { effectIntervalCell, intervalCell } from '../tables/number-cells.ts';
import { effectText, respondentsText, STATISTIC_DIGITS } from '../tables/test-names.ts';
import { joined, type SentenceWords } from './words.ts';

/** At this level of significance a sentence needs no word about it. */
const USUAL_LEVEL = 0.05;

/**
 * The statistics of a comparison in APA form, in the words and digits of the comparison table:
 * `Welch's t(82.4) = 1.44, p = .153, Holm-corrected p = .766, mean difference = 0.21, 95% CI [-0.08, 0.51], Hedges' g = 0.31, 95% CI […]`.
 */
export function statisticsText(
  score: ComparedScore,
  test: TestResult,
  alpha: number,
  context: Context,
  words: SentenceWords,
): Text {
  const parts: Text[] = [
    testText(score, test, context, words),
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
  if (method === 'mann-whitney' || method === 'wilcoxon-signed-rank')
    return words(`test.${method}`, { statistic });
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
  const { level, lower, upper } = shift?.ci ?? test.ci;
  const key = comparison.primary === 'paired' ? 'difference.change' : 'difference.means';
  return [
    words(shift === null ? key : 'difference.shift', { value }),
    intervalText(intervalCell([lower, upper], STATISTIC_DIGITS, context), level, context, words),
  ];
}

function effectTexts(score: ComparedScore, context: Context, words: SentenceWords): Text[] {
  const { effect: found, test } = score;
  if (found === null) return [];
  const effect = context.text(`effect.${found.type}`);
  if (found.value === null)
    return [words(found.withheld === undefined ? 'effect.none' : 'effect.withheld', { effect })];
  const value = effectText(found, context);
  const ownRespondents = test !== null && String(test.n) !== String(found.n);
  return [
    ownRespondents
      ? words('effect.own-n', { effect, value, n: respondentsText(found.n, context) })
      : words('effect', { effect, value }),
    ...(found.ci === null
      ? []
      : [intervalText(effectIntervalCell(found, context), found.ci.level, context, words)]),
  ];
}

/** `95% CI [-0.08, 0.51]`; a limit that could not be computed is a dash, as in the table. */
function intervalText({ text }: Cell, level: number, context: Context, words: SentenceWords): Text {
  const heading = context.text('column.interval', { level: context.number.level(level) });
  if (text === MISSING) return words('interval.none', { interval: heading });
  const interval: Text = [...heading, { text: ` ${text}` }];
  return plain(interval).includes(MISSING) ? words('interval.open', { interval, dash: MISSING }) : interval;
}
