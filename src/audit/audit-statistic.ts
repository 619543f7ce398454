import type { Explanation, ExplanationCode } from '../model/audit-result.ts';
import { normalUpperQuantile, studentTUpperQuantile } from '../stats/distributions/index.ts';
import type { Interval } from '../stats/estimate.ts';
import { reported, sizesBelow } from './audit-mean-interval.ts';
import { severityOfP } from './audit-p.ts';
import { relativeSizes } from './checks/confidence-interval-check.ts';
import { absolute } from './checks/p-interval.ts';
import type { ReportedNumber } from './checks/reported-number.ts';
import type { TTestRecomputed } from './checks/t-test-check.ts';
import { checkTestString, type TestStringHint } from './checks/test-string-check.ts';
import { isExact, overlaps, trueValues } from './checks/true-values.ts';
import type { PrintedNumber, TableSettings } from './number-reader.ts';
import {
  consistent,
  explanation,
  findingOf,
  fitsFewer,
  inconsistent,
  notCheckable,
  type Outcome,
  recomputed,
  recomputedP,
} from './outcome.ts';
import type { ScoreNumbers } from './table-numbers.ts';
import {
  areSizesOfGroup,
  degreesPrinted,
  possibleTests,
  recompute,
  recomputedRange,
  sizesOf,
  type TTestName,
} from './test-designs.ts';

/** t, its degrees of freedom and the standard error of the difference against means, SDs and n; p against t. */
export function statisticOutcomes(score: ScoreNumbers, settings: TableSettings): Outcome[] {
  const { comparison } = score;
  if (comparison === null || possibleTests(score, settings).length === 0) return [];
  const { statistic, df, standardError, p } = comparison;
  return [
    ...(statistic === null ? [] : [recomputedOutcome(score, statistic, 'statistic', settings)]),
    ...(df === null ? [] : [recomputedOutcome(score, df, 'degrees-of-freedom', settings)]),
    ...(standardError === null ? [] : [recomputedOutcome(score, standardError, 'standard-error', settings)]),
    ...(statistic === null || p === null ? [] : [pOfStatisticOutcome(score, settings)]),
    ...statisticOfPrintedOutcomes(score, settings),
  ];
}

type Kind = 'statistic' | 'degrees-of-freedom' | 'standard-error';

/** What the printed number should be, of one test. */
function quantityOf(
  { statistic, df, standardError }: Pick<TTestRecomputed, 'statistic' | 'df' | 'standardError'>,
  kind: Kind,
): Interval {
  if (kind === 'standard-error') return standardError;
  if (kind === 'statistic') return absolute(statistic);
  // Welch's are often printed as the whole number next to them, or below.
  const isWhole = Number.isInteger(df.lower) && df.lower === df.upper;
  return isWhole ? df : { lower: Math.floor(df.lower), upper: Math.ceil(df.upper) };
}

function recomputedOutcome(
  score: ScoreNumbers,
  printed: PrintedNumber,
  kind: Kind,
  settings: TableSettings,
): Outcome {
  const check = kind === 'standard-error' ? 'standard-error' : 'statistic';
  const sizes = sizesOf(score);
  if (!isExact(printed.number) || sizes === null) return notCheckable(check);
  const values = trueValues(printed.number, settings.rounding);
  const target = kind === 'statistic' ? absolute(values) : values;
  const expectedOf = (test: TTestName, with_ = sizes) => {
    const found = recompute(score, test, settings, with_)?.recomputed;
    return found == null ? null : quantityOf(found, kind);
  };
  const tests = possibleTests(score, settings);
  const expected = tests.flatMap((test) => {
    const value = expectedOf(test);
    return value === null ? [] : [{ test, value }];
  });
  if (expected.length === 0) return notCheckable(check);
  if (expected.some(({ value }) => overlaps(target, value))) return consistent(check);
  const { place, first, second } = score;
  const ofGroup = areSizesOfGroup(score);
  const withFewer = tests.some((test) => {
    const range = recomputedRange(score, test, settings);
    return range !== null && overlaps(target, quantityOf(range, kind));
  });
  if (ofGroup && withFewer) return fitsFewer(check, [printed]);
  // Without a correlation nearly everything is possible of pairs, but not their degrees of freedom.
  const { correlation, sdOfDifferences } = score.comparison!;
  const pairsTell = kind === 'degrees-of-freedom' || correlation !== null || sdOfDifferences !== null;
  const others = (['student', 'welch', 'paired'] as const)
    .filter((test) => !tests.includes(test))
    .filter((test) => test !== 'paired' || pairsTell);
  const explanations: Explanation[] = others.flatMap((test) => {
    const value = expectedOf(test);
    return value !== null && overlaps(target, value)
      ? [explanation('other-test', { [test]: recomputed(value, printed.number.decimals + 1) })]
      : [];
  });
  const fewer = smallerSizes(sizes).find((with_) =>
    tests.some((test) => {
      const value = expectedOf(test, with_);
      return value !== null && overlaps(target, value);
    }),
  );
  if (fewer !== undefined) explanations.push(explanation('fewer-respondents', { n: fewer.map(String) }));
  return inconsistent(
    check,
    findingOf(kind === 'standard-error' ? 'standard-error-of-difference' : kind, 'inconsistent', {
      place,
      cells: [printed, first?.mean ?? null, first?.sd ?? null, second?.mean ?? null, second?.sd ?? null],
      values: {
        printed: printed.cell.printed,
        ...Object.fromEntries(
          expected.map(({ test, value }) => [test, recomputed(value, printed.number.decimals + 1)]),
        ),
      },
      assumptions: [
        tests[0] === 'paired' ? 'paired-design' : 'independent-groups',
        score.comparison?.test == null && tests.length > 1 ? 'student-or-welch' : null,
        ofGroup ? 'group-n' : null,
      ],
      explanations,
    }),
  );
}

/** Up to three respondents fewer, in either group or both. */
function smallerSizes([one, other]: readonly [number, number]): (readonly [number, number])[] {
  const [ones, others] = [
    [one, ...sizesBelow(one)],
    [other, ...sizesBelow(other)],
  ];
  return ones.flatMap((n1) => others.map((n2) => [n1, n2] as const)).slice(1);
}

/** p against t and its degrees of freedom, printed or those of Student. */
function pOfStatisticOutcome(score: ScoreNumbers, settings: TableSettings): Outcome {
  const { place, comparison } = score;
  const { statistic, df, p, alternative, saysSides } = comparison!;
  const degrees = degreesOf(score, settings);
  if (degrees === null) return notCheckable('p');
  const middle = (degrees.lower + degrees.upper) / 2;
  const freedom: ReportedNumber = df?.number ?? {
    text: degrees.lower === degrees.upper ? String(degrees.lower) : String(Math.round(middle)),
    relation: '=',
    value: middle,
    decimals: 0,
    stars: 0,
    percent: false,
  };
  const check = checkTestString(
    { kind: 't', df: [freedom], statistic: statistic!.number, p: p!.p },
    {
      sides: alternative === 'two-sided' ? 2 : 1,
      alpha: settings.significance,
      rounding: settings.rounding,
      degrees: [degrees],
    },
  );
  if (check.verdict !== 'inconsistent') return { check: 'p', verdict: check.verdict, finding: null };
  const decisionError = check.judgement?.decisionError ?? false;
  const explanations = check.hints.map(explanationOfHint);
  return inconsistent(
    'p',
    findingOf('p-of-statistic', severityOfP(decisionError, explanations), {
      place,
      cells: [p, statistic, df],
      values: {
        p: p!.cell.printed,
        statistic: statistic!.cell.printed,
        df: freedom.text,
        expected: recomputedP(check.p!),
      },
      assumptions: [saysSides ? null : 'two-sided'],
      explanations,
      decisionError,
    }),
  );
}

/** What the degrees of freedom may be: as printed, else those of the tests that the row may report. */
function degreesOf(score: ScoreNumbers, settings: TableSettings): Interval | null {
  const printed = score.comparison!.df;
  if (printed !== null) return degreesPrinted(printed.number, score, settings);
  const sizes = sizesOf(score);
  if (sizes === null || areSizesOfGroup(score)) return null;
  const found = possibleTests(score, settings).map((test) => {
    if (test === 'paired') return { lower: Math.min(...sizes) - 1, upper: Math.min(...sizes) - 1 };
    const most = sizes[0] + sizes[1] - 2;
    return { lower: test === 'welch' ? Math.min(...sizes) - 1 : most, upper: most };
  });
  const [lower, upper] = [
    Math.min(...found.map((each) => each.lower)),
    Math.max(...found.map((each) => each.upper)),
  ];
  return lower >= 1 ? { lower, upper } : null;
}

/** t against the difference and its standard error, and against the interval, as far as they are printed. */
function statisticOfPrintedOutcomes(score: ScoreNumbers, settings: TableSettings): Outcome[] {
  const { place, comparison } = score;
  const { statistic, difference, standardError, ci } = comparison!;
  if (statistic === null || !isExact(statistic.number)) return [];
  const t = absolute(trueValues(statistic.number, settings.rounding));
  const outcomes: Outcome[] = [];
  const decimals = statistic.number.decimals + 1;
  if (
    difference !== null &&
    standardError !== null &&
    [difference, standardError].every(({ number }) => isExact(number))
  ) {
    const size = absolute(trueValues(difference.number, settings.rounding));
    const error = absolute(trueValues(standardError.number, settings.rounding));
    const expected = {
      lower: size.lower / error.upper,
      upper: error.lower > 0 ? size.upper / error.lower : Infinity,
    };
    outcomes.push(
      overlaps(t, expected)
        ? consistent('statistic')
        : inconsistent(
            'statistic',
            findingOf('statistic-of-difference', 'inconsistent', {
              place,
              cells: [statistic, difference, standardError],
              values: {
                printed: statistic.cell.printed,
                difference: difference.cell.printed,
                standardError: standardError.cell.printed,
                expected: recomputed(expected, decimals),
              },
            }),
          ),
    );
  }
  const degrees = degreesOf(score, settings);
  if (ci !== null && degrees !== null && [ci.lower, ci.upper].every(({ number }) => isExact(number))) {
    const sizes = relativeSizes(reported(ci), settings.rounding);
    const tail = (1 - ci.level) / 2;
    const critical = [studentTUpperQuantile(tail, degrees.upper), studentTUpperQuantile(tail, degrees.lower)];
    // Intervals by the normal distribution are narrower.
    const least = Math.min(normalUpperQuantile(tail), critical[0]!);
    const expected = { lower: sizes.lower * least, upper: sizes.upper * critical[1]! };
    outcomes.push(
      overlaps(t, expected)
        ? consistent('statistic')
        : inconsistent(
            'statistic',
            findingOf('statistic-of-interval', 'inconsistent', {
              place,
              cells: [statistic, ci.lower, ci.upper],
              values: {
                printed: statistic.cell.printed,
                lower: ci.lower.cell.printed,
                upper: ci.upper.cell.printed,
                level: ci.level,
                expected: recomputed(expected, decimals),
              },
            }),
          ),
    );
  }
  return outcomes;
}

const HINTS: Readonly<Record<TestStringHint, ExplanationCode>> = {
  'one-tailed': 'one-sided',
  'rounded-df': 'rounded-df',
  'cut-off': 'truncated',
};

/** What would make a test possible, as a finding says it. */
export function explanationOfHint(hint: TestStringHint): Explanation {
  return explanation(HINTS[hint]);
}
