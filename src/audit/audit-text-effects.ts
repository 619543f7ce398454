import type { AuditValue, TextUnit } from '../model/audit-result.ts';
import { studentTUpperQuantile } from '../stats/distributions/index.ts';
import type { Interval } from '../stats/estimate.ts';
import { designWords, followsFormulas, mentionsWelch, mentionsWelchAnova } from './checks/design-words.ts';
import type { NamedEffect, PrintedEffect, PrintedEffectInterval } from './checks/effect-labels.ts';
import { intervalsOfCorrelation } from './checks/effect-of-test.ts';
import {
  type EffectVariant,
  effectVariants,
  fitsVariant,
  type TestOfEffect,
} from './checks/effect-variants.ts';
import type { FoundTest } from './checks/find-test-strings.ts';
import { absolute } from './checks/p-interval.ts';
import type { ReportedNumber } from './checks/reported-number.ts';
import { type TestString, wholeDegrees } from './checks/test-string-check.ts';
import { isExact, overlaps, point, trueValues } from './checks/true-values.ts';
import {
  consistent,
  explanation,
  findingOf,
  inconsistent,
  notCheckable,
  type Outcome,
  type Printed,
  recomputed,
} from './outcome.ts';

/** What places in the text count, and what the whole of it says of its tests. */
export interface EffectTextOptions {
  readonly unit: TextUnit;
  readonly isWelch: boolean;
  readonly isWelchAnova: boolean;
  /** Intervals may come from resampling, or be one-sided or Bayesian. */
  readonly hasOtherIntervals: boolean;
}

export function effectTextOptions(text: string, unit: TextUnit): EffectTextOptions {
  return {
    unit,
    isWelch: mentionsWelch(text),
    isWelchAnova: mentionsWelchAnova(text),
    hasOtherIntervals:
      /bootstrap|resampl|BCa|credib|bayes|HDI|imput|one-sided|one-tailed|eenzijdig|unilat/iu.test(text),
  };
}

/** Sizes of a difference or relation; their interval holds them, whatever the method, while that of a square may lie above or below. */
const DIFFERENCES: readonly NamedEffect[] = [
  'cohens-d',
  'dz',
  'd-average',
  'hedges-g',
  'hedges-g-of-pairs',
  'correlation',
];

/** Effect sizes that stand beside a test against it, and their intervals against them. */
export function effectOutcomesOfTest(found: FoundTest, where: number, options: EffectTextOptions): Outcome[] {
  const { test, effects } = found;
  if (test === null) return [];
  return [
    ...effects.flatMap((effect) => [
      effectOutcome(found, test, effect, where, options),
      ...(effect.ci === null ? [] : [intervalOutcome(test, effect, effect.ci, where, options)]),
    ]),
    ...(found.ci === null ? [] : [correlationIntervalOutcome(test, found.ci, where, options)]),
  ];
}

/** A standardized difference that stands in brackets with its interval. */
export function effectInBracketsOutcome(
  effect: PrintedEffect,
  where: number,
  options: EffectTextOptions,
): Outcome {
  return insideOutcome(effect, effect.ci!, where, options);
}

function effectOutcome(
  found: FoundTest,
  test: TestString,
  effect: PrintedEffect,
  where: number,
  options: EffectTextOptions,
): Outcome {
  const { sentence } = found;
  const first = test.df[0];
  if (!isExact(test.statistic) || !test.df.every((df) => isExact(df) && df.value > 0))
    return notCheckable('effect-size');
  const isDifference = DIFFERENCES.includes(effect.type);
  const family =
    test.kind === 'chi2'
      ? 'counts'
      : isDifference
        ? 'difference'
        : effect.type === 'r-squared' || effect.type === 'adjusted-r-squared'
          ? 'regression'
          : 'variance';
  const error = test.kind === 'F' ? test.df[1]! : first;
  const design = designWords(sentence, error !== undefined && error.decimals === 0 ? error.value : null);
  const ofText =
    options.isWelch && design.sizes === null ? { ...design, groups: 'unknown' as const } : design;
  const numbers: TestOfEffect = {
    kind: test.kind,
    statistic: trueValues(test.statistic),
    df: test.df.map(degreesOf),
    n: found.n,
    design: ofText,
  };
  const variants = effectVariants(numbers, effect.type);
  if (variants.length === 0) return notCheckable('effect-size');
  if (fitsVariant(effect, variants)) return consistent('effect-size');
  // By means and SDs d is known whatever the test.
  const isByMeans = variants.some(({ code }) => code === 'means');
  const isKnown = isByMeans || !isOtherwise(test, options);
  if (!isKnown || !followsFormulas(isByMeans ? sentence.replaceAll(/Welch/gi, '') : sentence, family))
    return notCheckable('effect-size');
  // Degrees of freedom of Welch or Satterthwaite that were rounded.
  const rounded = { ...numbers, df: test.df.map(roundedDegrees(test)) };
  if (fitsVariant(effect, effectVariants(rounded, effect.type))) return notCheckable('effect-size');
  const decimals = Math.max(2, effect.number.decimals + 1);
  const cutOff = { ...numbers, statistic: trueValues(test.statistic, 'truncated') };
  const isCutOff =
    fitsVariant(effect, effectVariants(cutOff, effect.type)) || fitsTruncated(effect, variants);
  return inconsistent(
    'effect-size',
    findingOf('effect-size-in-text', 'inconsistent', {
      place: { where: String(where), unit: options.unit },
      cells: [printed(effect.text, where, options)],
      values: {
        printed: effect.text,
        test: testOf(found.text),
        ...valuesOf(variants, decimals),
      },
      explanations: isCutOff ? [explanation('truncated')] : [],
    }),
  );
}

/** Degrees of freedom with decimals in the error only are those of Welch, Satterthwaite or of pooled imputations. */
function isOtherwise({ kind, df }: TestString, { isWelchAnova }: EffectTextOptions): boolean {
  const decimals = df.map((each) => each.decimals > 0);
  if (kind === 't') return decimals[0]!;
  return kind === 'F' && ((decimals[1]! && !decimals[0]!) || isWelchAnova);
}

function degreesOf(df: ReportedNumber): Interval {
  return df.decimals > 0 ? trueValues(df) : point(df.value);
}

function roundedDegrees({ kind, df }: TestString) {
  return (each: ReportedNumber, index: number): Interval =>
    index === df.length - 1 && (kind === 'F' || kind === 't') && each.decimals === 0
      ? wholeDegrees(each.value)
      : degreesOf(each);
}

function fitsTruncated({ number }: PrintedEffect, variants: readonly EffectVariant[]): boolean {
  const values = absolute(trueValues(number, 'truncated'));
  return variants.some(({ value }) => overlaps(values, value));
}

/** What each variant gives, once where two are alike. */
function valuesOf(
  variants: readonly EffectVariant[],
  decimals: number,
): Readonly<Record<string, AuditValue>> {
  const byCode = new Map<string, Interval>();
  for (const { code, value } of variants) {
    const before = byCode.get(code);
    byCode.set(
      code,
      before === undefined
        ? value
        : { lower: Math.min(before.lower, value.lower), upper: Math.max(before.upper, value.upper) },
    );
  }
  return Object.fromEntries([...byCode].map(([code, value]) => [code, recomputed(value, decimals)]));
}

/** `t(58) = 2.10`, without its p and what stands beside it. */
function testOf(text: string): string {
  const end = /[,;]?\s{0,9}\(?\s?(?:(?:and|with|en|met|et|avec)\s)?(?:[pP]\b|[Ss]ig|[Vv]aleur)/.exec(
    text,
  )?.index;
  return text
    .slice(0, end)
    .split(/[,;]\s(?=\p{L}|η|\d\d\s?%)(?![^(]*\))/u)[0]!
    .replace(/\s+/g, ' ')
    .trim();
}

function printed(text: string, where: number, { unit }: EffectTextOptions): Printed {
  return {
    cell: { quantity: 'effect-size', path: [unit, where], printed: text, where: null, known: null },
  };
}

/** An effect size lies in its interval, unless the interval is that of the difference itself. */
function intervalOutcome(
  test: TestString,
  effect: PrintedEffect,
  ci: PrintedEffectInterval,
  where: number,
  options: EffectTextOptions,
): Outcome {
  if (!DIFFERENCES.includes(effect.type)) return notCheckable('effect-size');
  const outcome = insideOutcome(effect, ci, where, options);
  if (outcome.verdict !== 'inconsistent') return outcome;
  const isOfDifference = test.kind !== 't' || isIntervalOfT(test, ci);
  return isOfDifference ? notCheckable('effect-size') : outcome;
}

/** Whether the middle of an interval is to its half width as t to its quantile: an interval of what t tests. */
function isIntervalOfT(
  { statistic, df }: TestString,
  { lower, upper, level }: PrintedEffectInterval,
): boolean {
  const [low, high] = [trueValues(lower), trueValues(upper)];
  if (!isExact(statistic)) return true;
  const t = absolute(trueValues(statistic));
  const tail = (1 - level) / 2;
  const quantiles = ['lower', 'upper'].map((end) =>
    studentTUpperQuantile(tail, degreesOf(df[0]!)[end as keyof Interval]),
  );
  const ratios = [low.lower, low.upper].flatMap((from) =>
    [high.lower, high.upper].map((to) => Math.abs(from + to) / (to - from)),
  );
  const expected = {
    lower: Math.min(...ratios) * Math.min(...quantiles),
    upper: Math.max(...ratios) * Math.max(...quantiles),
  };
  return overlaps(t, { lower: expected.lower * 0.95, upper: expected.upper * 1.05 });
}

function insideOutcome(
  { text, number }: PrintedEffect,
  { lower, upper }: PrintedEffectInterval,
  where: number,
  options: EffectTextOptions,
): Outcome {
  if (![number, lower, upper].every(isExact)) return notCheckable('effect-size');
  const interval = { lower: trueValues(lower).lower, upper: trueValues(upper).upper };
  const values = trueValues(number);
  if (overlaps(values, interval) || overlaps(absolute(values), absolute(interval)))
    return consistent('effect-size');
  return inconsistent(
    'effect-size',
    findingOf('effect-size-interval', 'inconsistent', {
      place: { where: String(where), unit: options.unit },
      cells: [printed(text, where, options)],
      values: { printed: text, lower: lower.text.replace(/^=/, ''), upper: upper.text.replace(/^=/, '') },
    }),
  );
}

/** Fisher's interval of r and those of ranks, unless the text has intervals from resampling. */
function correlationIntervalOutcome(
  { statistic, df }: TestString,
  { level, lower, upper }: PrintedEffectInterval,
  where: number,
  options: EffectTextOptions,
): Outcome {
  if (![statistic, lower, upper].every(isExact) || df[0]!.decimals > 0) return notCheckable('interval');
  const n = df[0]!.value + 2;
  // Some print n in the place of the degrees of freedom.
  const expected = [n, n - 2].flatMap((people) =>
    intervalsOfCorrelation(trueValues(statistic), people, level),
  );
  const [low, high] = [trueValues(lower), trueValues(upper)];
  if (expected.length === 0) return notCheckable('interval');
  if (expected.some((each) => overlaps(low, each.lower) && overlaps(high, each.upper)))
    return consistent('interval');
  if (options.hasOtherIntervals) return notCheckable('interval');
  const decimals = lower.decimals + 1;
  const [ofPrinted] = intervalsOfCorrelation(point(statistic.value), n, level);
  const text = `${lower.text}, ${upper.text}`.replaceAll('=', '');
  return inconsistent(
    'interval',
    findingOf('interval-of-correlation', 'inconsistent', {
      place: { where: String(where), unit: options.unit },
      cells: [printed(text, where, options)],
      values: {
        lower: lower.text.replace(/^=/, ''),
        upper: upper.text.replace(/^=/, ''),
        level,
        correlation: statistic.text.replace(/^=/, ''),
        n: String(n),
        expectedLower: recomputed(ofPrinted!.lower, decimals),
        expectedUpper: recomputed(ofPrinted!.upper, decimals),
      },
    }),
  );
}
