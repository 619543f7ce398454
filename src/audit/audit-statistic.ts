import type { Explanation } from '../model/audit-result.ts';
import type { Interval } from '../stats/estimate.ts';
import { sizesBelow } from './audit-mean-interval.ts';
import { severityOfP } from './audit-p.ts';
import { absolute } from './checks/p-interval.ts';
import type { TTestRecomputed } from './checks/t-test-check.ts';
import { checkTestString } from './checks/test-string-check.ts';
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
  const { statistic, df, p, test, alternative, saysSides } = comparison!;
  const sizes = sizesOf(score);
  const studentDf = test === 'student' && sizes !== null ? sizes[0] + sizes[1] - 2 : null;
  const freedom =
    df?.number ??
    (studentDf === null
      ? null
      : {
          text: String(studentDf),
          relation: '=' as const,
          value: studentDf,
          decimals: 0,
          stars: 0,
          percent: false,
        });
  if (freedom === null) return notCheckable('p');
  const check = checkTestString(
    { kind: 't', df: [freedom], statistic: statistic!.number, p: p!.p },
    {
      sides: alternative === 'two-sided' ? 2 : 1,
      alpha: settings.significance,
      rounding: settings.rounding,
    },
  );
  // Degrees of freedom as a whole number are rounded ones, unless the test has whole ones.
  const isRounded = test !== 'student' && test !== 'paired' && check.hints.includes('rounded-df');
  if (check.verdict !== 'inconsistent' || isRounded)
    return { check: 'p', verdict: isRounded ? 'consistent' : check.verdict, finding: null };
  const decisionError = check.judgement?.decisionError ?? false;
  const explanations = check.hints.map((hint) =>
    explanation(hint === 'one-tailed' ? 'one-sided' : 'rounded-df'),
  );
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
