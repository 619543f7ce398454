import type { AuditValue, FindingPlace } from '../model/audit-result.ts';
import type { PublishedTable } from '../model/published.ts';
import type { PublishedModel } from '../model/published-model.ts';
import type { Interval } from '../stats/estimate.ts';
import { mcNemar } from '../stats/proportions/mcnemar.ts';
import { centreOutcome, reported } from './audit-mean-interval.ts';
import { severityOfP } from './audit-p.ts';
import { explanationOfHint } from './audit-statistic.ts';
import { checkIntervalWidth } from './checks/confidence-interval-check.ts';
import { checkDifference } from './checks/difference-check.ts';
import {
  type EffectOfTest,
  effectsOfChiSquare,
  effectsOfF,
  effectsOfFriedman,
  effectsOfRanks,
  intervalsOfCorrelation,
} from './checks/effect-of-test.ts';
import { otherPs } from './checks/mcnemar-ps.ts';
import { absolute } from './checks/p-interval.ts';
import { judgeP } from './checks/printed-p.ts';
import type { ReportedNumber } from './checks/reported-number.ts';
import { checkTestString, type TestKind, wholeDegrees } from './checks/test-string-check.ts';
import { isExact, overlaps, point, trueValues } from './checks/true-values.ts';
import {
  type NumberReader,
  numberReader,
  type PrintedInterval,
  type PrintedNumber,
  type PrintedPCell,
  type TableSettings,
} from './number-reader.ts';
import {
  consistent,
  explanation,
  findingOf,
  inconsistent,
  notCheckable,
  type Outcome,
  recomputed,
  recomputedP,
} from './outcome.ts';
import type { ScaleFacts } from './table-numbers.ts';

/**
 * Tests of more than two means, of counts and of correlations: p against the statistic, the effect size against both, the interval of a
 * correlation, adjusted means against their differences, t² against F. What is computed in several ways is tried in all of them before
 * anything is found.
 */
export function modelOutcomes(table: PublishedTable, facts: ScaleFacts, settings: TableSettings): Outcome[] {
  return (table.models ?? []).flatMap((model, index) => {
    const place = placeOf(model, table, facts);
    const numbers = numbersOf(model, index, settings);
    return [
      ...testOutcomes(model, numbers, place, settings),
      ...contrastOutcomes(model, index, numbers, place, settings),
    ];
  });
}

function placeOf(
  { scale, name, variable, with: other, group, where }: PublishedModel,
  { groups = [] }: PublishedTable,
  facts: ScaleFacts,
): FindingPlace {
  const nameOf = (id: string) => facts[id]?.name;
  const named =
    name ??
    (scale === undefined
      ? variable
      : other === undefined
        ? nameOf(scale)
        : [scale, other].map((id) => nameOf(id) ?? id).join(', '));
  const groupName = group === undefined ? undefined : (groups.find(({ id }) => id === group)?.name ?? group);
  return {
    ...(scale !== undefined && { scale }),
    ...(named !== undefined && { name: named }),
    ...(group !== undefined && { group }),
    ...(groupName !== undefined && { groupName }),
    ...(where !== undefined && { where }),
  };
}

/** The printed numbers of a test, read. */
interface TestNumbers {
  readonly read: NumberReader;
  readonly statistic: PrintedNumber | null;
  readonly df: PrintedNumber | null;
  readonly df2: PrintedNumber | null;
  readonly n: PrintedNumber | null;
  readonly onlyFirst: PrintedNumber | null;
  readonly onlySecond: PrintedNumber | null;
  readonly p: PrintedPCell | null;
  readonly effect: PrintedNumber | null;
  readonly ci: PrintedInterval | null;
}

function numbersOf(model: PublishedModel, index: number, settings: TableSettings): TestNumbers {
  const read = numberReader(model.where, settings);
  const path = ['models', index];
  const common = model.scale === undefined ? {} : { scale: model.scale };
  const isCorrelation = kindOf(model) === 'r';
  return {
    read,
    statistic: read.number(
      model.statistic,
      isCorrelation ? 'correlation' : 'statistic',
      [...path, 'statistic'],
      common,
    ),
    df: read.number(model.df, 'df', [...path, 'df'], common),
    df2: read.number(model.df2, 'df2', [...path, 'df2'], common),
    n: read.number(model.n, 'n', [...path, 'n'], common),
    onlyFirst: read.number(model.onlyFirst, 'only-first', [...path, 'onlyFirst'], common),
    onlySecond: read.number(model.onlySecond, 'only-second', [...path, 'onlySecond'], common),
    p: read.p(model.p, [...path, 'p'], common),
    effect: read.number(model.effectSize?.value, 'effect-size', [...path, 'effectSize', 'value'], common),
    ci: read.interval(model.ci, ['ci-lower', 'ci-upper'], [...path, 'ci'], common),
  };
}

/** What kind of statistic a method has; `null` where the degrees of freedom do not tell. */
export function kindOf({ method, df2 }: Pick<PublishedModel, 'method' | 'df2'>): TestKind {
  if (method === 'correlation' || method === 'rank-correlation') return 'r';
  if (method === 'chi-square' || method === 'kruskal-wallis' || method === 'friedman') return 'chi2';
  if (method === 'one-sample') return 't';
  const isOfTwo = method === 'difference-of-changes' || method === 'difference-of-differences';
  return isOfTwo && df2 === undefined ? 't' : 'F';
}

function testOutcomes(
  model: PublishedModel,
  numbers: TestNumbers,
  place: FindingPlace,
  settings: TableSettings,
): Outcome[] {
  const { statistic, p, effect, ci } = numbers;
  if (model.method === 'mcnemar-exact') return changeOutcomes(numbers, place, settings);
  return [
    ...(kindOf(model) === 'r' && statistic !== null ? [beyondOne(statistic, place, settings)] : []),
    ...(p === null || statistic === null ? [] : [pOutcome(model, numbers, place, settings)]),
    ...(effect === null ? [] : [effectOutcome(model, numbers, place, settings)]),
    ...(ci === null || statistic === null || kindOf(model) !== 'r'
      ? []
      : [correlationIntervalOutcome(numbers, place, settings)]),
  ];
}

/** The exact p of McNemar's test against the counts of those who changed, of whom there are no more than people. */
function changeOutcomes(
  { n, p, onlyFirst, onlySecond }: TestNumbers,
  place: FindingPlace,
  { rounding, significance }: TableSettings,
): Outcome[] {
  if (onlyFirst === null || onlySecond === null) return p === null ? [] : [notCheckable('p')];
  const counts = { onlyFirst: onlyFirst.number.value, onlySecond: onlySecond.number.value };
  const words = { onlyFirst: onlyFirst.cell.printed, onlySecond: onlySecond.cell.printed };
  const changed = counts.onlyFirst + counts.onlySecond;
  const outcomes: Outcome[] = [];
  if (n !== null)
    outcomes.push(
      changed <= n.number.value
        ? consistent('total')
        : inconsistent(
            'total',
            findingOf('changed-above-n', 'impossible', {
              place,
              cells: [onlyFirst, onlySecond, n],
              values: { ...words, n: n.cell.printed },
            }),
          ),
    );
  const exact = mcNemar(counts.onlyFirst, counts.onlySecond);
  if (p === null) return outcomes;
  if (!exact.ok) return [...outcomes, notCheckable('p')];
  const options = { alpha: significance, rounding };
  const judged = judgeP(point(exact.value.p), p.p, options);
  if (judged.verdict === 'consistent') return [...outcomes, consistent('p')];
  const fits = otherPs(counts).filter((each) => judgeP(point(each.p), p.p, options).verdict === 'consistent');
  const explanations = [
    ...new Set(fits.map(({ convention }) => (convention === 'one-sided' ? 'one-sided' : 'other-test'))),
  ].map((code) => explanation(code));
  return [
    ...outcomes,
    inconsistent(
      'p',
      findingOf('p-of-changes', severityOfP(judged.decisionError, explanations), {
        place,
        cells: [p, onlyFirst, onlySecond],
        values: { ...words, p: p.cell.printed, expected: recomputedP(point(exact.value.p)) },
        explanations,
        decisionError: judged.decisionError,
      }),
    ),
  ];
}

function beyondOne(statistic: PrintedNumber, place: FindingPlace, { rounding }: TableSettings): Outcome {
  const { lower, upper } = trueValues(statistic.number, rounding);
  if (lower <= 1 && upper >= -1) return consistent('statistic');
  const values = { correlation: statistic.cell.printed };
  return inconsistent(
    'statistic',
    findingOf('correlation', 'impossible', { place, cells: [statistic], values }),
  );
}

/** `F(2, 83) = 4.12`, as the publication prints the numbers. */
function testText({ method, df2 }: PublishedModel, numbers: TestNumbers): string {
  const kind = kindOf({ method, df2 });
  const symbol = { F: 'F', t: 't', r: 'r', chi2: method === 'kruskal-wallis' ? 'H' : 'χ²', z: 'z' }[kind];
  const df = [numbers.df, numbers.df2].flatMap((each) => each?.cell.printed ?? []);
  const of = numbers.n === null ? '' : `n = ${numbers.n.cell.printed}`;
  const inBrackets = [...df, ...(of !== '' && (kind === 'chi2' || df.length === 0) ? [of] : [])].join(', ');
  const { printed } = numbers.statistic!.cell;
  return `${symbol}${inBrackets === '' ? '' : `(${inBrackets})`} ${/^[<>≤≥=]/.test(printed) ? printed : `= ${printed}`}`;
}

/** Degrees of freedom as printed; those of a correlation from its n where they are not. */
function degreesOf(model: PublishedModel, { df, df2, n }: TestNumbers): ReportedNumber[] | null {
  const kind = kindOf(model);
  if (kind === 'F') return df === null || df2 === null ? null : [df.number, df2.number];
  if (df !== null) return [df.number];
  return kind === 'r' && n !== null && n.number.value > 2
    ? [{ ...n.number, value: n.number.value - 2 }]
    : null;
}

/** Epsilons by which degrees of freedom may have been multiplied for the p, and not for the print. */
const EPSILONS = Array.from({ length: 21 }, (_, index) => 1 - index / 20);

function pOutcome(
  model: PublishedModel,
  numbers: TestNumbers,
  place: FindingPlace,
  settings: TableSettings,
): Outcome {
  const df = degreesOf(model, numbers);
  const [statistic, p] = [numbers.statistic!, numbers.p!];
  // The exact distribution of rank correlations of a few people is another one.
  if (df === null || (model.method === 'rank-correlation' && df[0]!.value < 30)) return notCheckable('p');
  const test = { kind: kindOf(model), df, statistic: statistic.number, p: p.p };
  const options = { alpha: settings.significance, rounding: settings.rounding };
  const check = checkTestString(test, options);
  if (check.verdict !== 'inconsistent') return { check: 'p', verdict: check.verdict, finding: null };
  if (test.kind === 'F' && isOfOtherDegrees(model, df, test, options)) return consistent('p');
  const decisionError = check.judgement?.decisionError ?? false;
  const explanations = check.hints.map(explanationOfHint);
  return inconsistent(
    'p',
    findingOf('p-of-test', severityOfP(decisionError, explanations), {
      place,
      cells: [p, statistic, numbers.df, numbers.df2, numbers.n],
      values: { p: p.cell.printed, test: testText(model, numbers), expected: recomputedP(check.p!) },
      explanations,
      decisionError,
    }),
  );
}

/** Degrees of freedom that are whole in print only: of Welch and Satterthwaite rounded, of repeated measures corrected for sphericity. */
function isOfOtherDegrees(
  { method, correction }: PublishedModel,
  df: readonly ReportedNumber[],
  test: Parameters<typeof checkTestString>[0],
  options: Parameters<typeof checkTestString>[1],
): boolean {
  const [first, second] = df as [ReportedNumber, ReportedNumber];
  const fits = (degrees: readonly Interval[]) =>
    checkTestString(test, { ...options, degrees }).verdict === 'consistent';
  if ((method === 'welch-anova' || method === 'mixed-model') && second.decimals === 0)
    return fits([point(first.value), wholeDegrees(second.value)]);
  if (method !== 'repeated-measures-anova' || correction === 'none') return false;
  const ranges = [...EPSILONS, 1 / first.value].flatMap((epsilon) => {
    if (epsilon * first.value < 1 - 1e-9) return [];
    const degrees = [point(first.value * epsilon), point(second.value * epsilon)];
    return checkTestString(test, { ...options, degrees }).p ?? [];
  });
  // p changes steadily with epsilon, so that every value between is possible.
  const range = {
    lower: Math.min(...ranges.map(({ lower }) => lower)),
    upper: Math.max(...ranges.map(({ upper }) => upper)),
  };
  return ranges.length > 0 && judgeP(range, test.p, options).verdict === 'consistent';
}

function effectOutcome(
  model: PublishedModel,
  numbers: TestNumbers,
  place: FindingPlace,
  settings: TableSettings,
): Outcome {
  const printed = numbers.effect!;
  const expected = effectsOf(model, numbers, settings);
  if (expected.length === 0 || !isExact(printed.number)) return notCheckable('effect-size');
  const isSize = model.method === 'one-sample';
  const ofPrinted = trueValues(printed.number, settings.rounding);
  const values = isSize ? absolute(ofPrinted) : ofPrinted;
  if (expected.some(({ value }) => overlaps(values, value))) return consistent('effect-size');
  // A continuity correction makes χ² of four cells smaller, and V is of the uncorrected one.
  const isBelow = expected.every(({ value }) => value.upper < values.lower);
  if (kindOf(model) === 'chi2' && numbers.df?.number.value === 1 && isBelow)
    return notCheckable('effect-size');
  const decimals = printed.number.decimals + 1;
  const shown: readonly AuditValue[] = expected.map(({ value }) => recomputed(value, decimals));
  return inconsistent(
    'effect-size',
    findingOf('effect-size-of-test', 'inconsistent', {
      place,
      cells: [printed, numbers.statistic, numbers.df, numbers.df2, numbers.n],
      values: {
        printed: printed.cell.printed,
        test: testText(model, numbers),
        expected: distinct(shown) as AuditValue,
      },
    }),
  );
}

function distinct(values: readonly AuditValue[]): readonly AuditValue[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** Models whose F gives their effect size; of Welch's and the mixed model it does not, and others are printed beside them. */
const OF_SUMS_OF_SQUARES: readonly PublishedModel['method'][] = [
  'ancova',
  'one-way-anova',
  'repeated-measures-anova',
];

/** What the effect size may be by its type (any, when none is named); nothing where something else may be behind it. */
function effectsOf(
  model: PublishedModel,
  { statistic, df, df2, n }: TestNumbers,
  { rounding }: TableSettings,
): EffectOfTest[] {
  const type = model.effectSize?.type;
  if (statistic === null || df === null || !isExact(statistic.number)) return [];
  const values = trueValues(statistic.number, rounding);
  const ofType = (all: readonly EffectOfTest[]) =>
    all.filter((each) => type === undefined || each.type === type);
  const degrees = ({ number }: PrintedNumber) =>
    number.decimals > 0 ? trueValues(number, rounding) : point(number.value);
  switch (model.method) {
    case 'kruskal-wallis':
      return n === null ? [] : ofType(effectsOfRanks(values, df.number.value, n.number.value));
    case 'friedman':
      return n === null ? [] : ofType(effectsOfFriedman(values, df.number.value, n.number.value));
    case 'one-sample': {
      // d = t / √n, by some t / √df.
      const size = absolute(values);
      const [least, most] = [df.number.value, df.number.value + 1].map(Math.sqrt);
      return ofType([{ type: 'cohens-d', value: { lower: size.lower / most!, upper: size.upper / least! } }]);
    }
    case 'chi-square':
      return n === null ? [] : ofType(effectsOfChiSquare(values, df.number.value, n.number.value));
    default: {
      if (!OF_SUMS_OF_SQUARES.includes(model.method) || df2 === null) return [];
      // Of other sums of squares: η² of an analysis of covariance or of repeated measures, generalized η², ω² of repeated measures.
      const isOneWay = model.method === 'one-way-anova';
      const known = isOneWay || type === 'partial-eta-squared' || type === 'cohens-f';
      if (!known && !(model.method === 'ancova' && (type === 'omega-squared' || type === 'epsilon-squared')))
        return [];
      return ofType(effectsOfF({ statistic: values, df1: degrees(df), df2: degrees(df2) }));
    }
  }
}

function correlationIntervalOutcome(
  { statistic, n, df, ci }: TestNumbers,
  place: FindingPlace,
  { rounding }: TableSettings,
): Outcome {
  const [r, interval] = [statistic!, ci!];
  const people = n?.number.value ?? (df === null ? null : df.number.value + 2);
  if (people === null || ![r.number, interval.lower.number, interval.upper.number].every(isExact))
    return notCheckable('interval');
  const [low, high] = [
    trueValues(interval.lower.number, rounding),
    trueValues(interval.upper.number, rounding),
  ];
  const expected = intervalsOfCorrelation(trueValues(r.number, rounding), people, interval.level);
  if (expected.length === 0) return notCheckable('interval');
  if (expected.some(({ lower, upper }) => overlaps(low, lower) && overlaps(high, upper)))
    return consistent('interval');
  const decimals = interval.lower.number.decimals + 1;
  return inconsistent(
    'interval',
    findingOf('interval-of-correlation', 'inconsistent', {
      place,
      cells: [interval.lower, interval.upper, r, n ?? df],
      values: {
        lower: interval.lower.cell.printed,
        upper: interval.upper.cell.printed,
        level: interval.level,
        correlation: r.cell.printed,
        n: String(people),
        expectedLower: recomputed(expected[0]!.lower, decimals),
        expectedUpper: recomputed(expected[0]!.upper, decimals),
      },
    }),
  );
}

interface ContrastNumbers {
  readonly difference: PrintedNumber | null;
  readonly standardError: PrintedNumber | null;
  readonly statistic: PrintedNumber | null;
  readonly df: PrintedNumber | null;
  readonly p: PrintedPCell | null;
  readonly ci: PrintedInterval | null;
  readonly means: readonly [PrintedNumber | null, PrintedNumber | null];
  /** Whether p and interval are of this comparison alone. */
  readonly isAlone: boolean;
}

function contrastOutcomes(
  model: PublishedModel,
  index: number,
  test: TestNumbers,
  place: FindingPlace,
  settings: TableSettings,
): Outcome[] {
  const { contrasts = [], means = {} } = model;
  const common = model.scale === undefined ? {} : { scale: model.scale };
  const { read } = test;
  return contrasts.flatMap((contrast, at) => {
    const path = ['models', index, 'contrasts', at];
    const mean = (name: string) =>
      read.number(means[name]?.mean, 'mean', ['models', index, 'means', name, 'mean'], {
        ...common,
        wave: name,
      });
    const numbers: ContrastNumbers = {
      difference: read.number(contrast.difference, 'difference', [...path, 'difference'], common),
      standardError: read.number(
        contrast.standardError,
        'standard-error',
        [...path, 'standardError'],
        common,
      ),
      statistic: read.number(contrast.statistic, 'statistic', [...path, 'statistic'], common),
      df: read.number(contrast.df, 'df', [...path, 'df'], common),
      p: read.p(contrast.p, [...path, 'p'], common),
      ci: read.interval(contrast.ci, ['difference-ci-lower', 'difference-ci-upper'], [...path, 'ci'], common),
      means: [mean(contrast.first), mean(contrast.second)],
      isAlone:
        contrast.correction === 'none' || (contrasts.length === 1 && contrast.correction === undefined),
    };
    return [
      ...differenceOfMeans(numbers, place, settings),
      ...quotientOutcomes(numbers, place, settings),
      ...pOfContrast(numbers, place, settings),
      ...intervalOfContrast(numbers, place, settings),
      ...(contrasts.length === 1 ? squareOutcomes(model, test, numbers, place, settings) : []),
    ];
  });
}

/** The difference of adjusted means, each rounded by itself. */
function differenceOfMeans(
  { difference, means: [first, second] }: ContrastNumbers,
  place: FindingPlace,
  { rounding }: TableSettings,
): Outcome[] {
  if (difference === null || first === null || second === null) return [];
  const check = checkDifference(first.number, second.number, difference.number, rounding);
  if (check.verdict !== 'inconsistent')
    return [{ check: 'difference', verdict: check.verdict, finding: null }];
  return [
    inconsistent(
      'difference',
      findingOf('difference', check.reversed ? 'inconsistent' : 'impossible', {
        place,
        cells: [difference, first, second],
        values: {
          difference: difference.cell.printed,
          first: first.cell.printed,
          second: second.cell.printed,
          expected: recomputed(check.expected, difference.number.decimals + 1),
        },
        explanations: check.reversed ? [explanation('reversed')] : [],
      }),
    ),
  ];
}

/** t against the difference and its standard error. */
function quotientOutcomes(
  { difference, standardError, statistic }: ContrastNumbers,
  place: FindingPlace,
  { rounding }: TableSettings,
): Outcome[] {
  if (difference === null || standardError === null || statistic === null) return [];
  if (![difference, standardError, statistic].every(({ number }) => isExact(number)))
    return [notCheckable('statistic')];
  const size = absolute(trueValues(difference.number, rounding));
  const error = absolute(trueValues(standardError.number, rounding));
  const expected = {
    lower: error.upper > 0 ? size.lower / error.upper : 0,
    upper: error.lower > 0 ? size.upper / error.lower : Number.POSITIVE_INFINITY,
  };
  if (overlaps(absolute(trueValues(statistic.number, rounding)), expected)) return [consistent('statistic')];
  return [
    inconsistent(
      'statistic',
      findingOf('statistic-of-difference', 'inconsistent', {
        place,
        cells: [statistic, difference, standardError],
        values: {
          printed: statistic.cell.printed,
          difference: difference.cell.printed,
          standardError: standardError.cell.printed,
          expected: recomputed(expected, statistic.number.decimals + 1),
        },
      }),
    ),
  ];
}

/** p against t; one that is corrected for several comparisons may be larger, and is never smaller. */
function pOfContrast(
  { statistic, df, p, isAlone }: ContrastNumbers,
  place: FindingPlace,
  { rounding, significance }: TableSettings,
): Outcome[] {
  if (statistic === null || p === null) return [];
  if (df === null) return [notCheckable('p')];
  const degrees = [df.number.decimals > 0 ? trueValues(df.number, rounding) : wholeDegrees(df.number.value)];
  const check = checkTestString(
    { kind: 't', df: [df.number], statistic: statistic.number, p: p.p },
    { alpha: significance, rounding, degrees },
  );
  if (check.verdict !== 'inconsistent') return [{ check: 'p', verdict: check.verdict, finding: null }];
  const isLarger =
    p.p === 'not-significant' || p.p.relation === '>' || trueValues(p.p, rounding).upper >= check.p!.lower;
  if (!isAlone && isLarger) return [consistent('p')];
  const decisionError = check.judgement?.decisionError ?? false;
  const explanations = check.hints.map(explanationOfHint);
  return [
    inconsistent(
      'p',
      findingOf('p-of-statistic', severityOfP(decisionError, explanations), {
        place,
        cells: [p, statistic, df],
        values: {
          p: p.cell.printed,
          statistic: statistic.cell.printed,
          df: df.cell.printed,
          expected: recomputedP(check.p!),
        },
        explanations,
        decisionError,
      }),
    ),
  ];
}

/** The difference in the middle of its interval, which is as wide as the standard error says. */
function intervalOfContrast(
  { difference, standardError, df, ci, isAlone }: ContrastNumbers,
  place: FindingPlace,
  settings: TableSettings,
): Outcome[] {
  if (ci === null) return [];
  const outcomes = difference === null ? [] : [centreOutcome(ci, difference, place, settings)];
  if (standardError === null || df === null || !isAlone || !isExact(standardError.number)) return outcomes;
  const error = absolute(trueValues(standardError.number, settings.rounding));
  const degrees =
    df.number.decimals > 0 ? trueValues(df.number, settings.rounding) : wholeDegrees(df.number.value);
  const width = checkIntervalWidth(reported(ci), error, degrees, settings.rounding);
  if (width.verdict !== 'inconsistent')
    return [...outcomes, { check: 'interval', verdict: width.verdict, finding: null }];
  return [
    ...outcomes,
    inconsistent(
      'interval',
      findingOf('interval-of-contrast', 'inconsistent', {
        place,
        cells: [ci.lower, ci.upper, standardError, df],
        values: {
          lower: ci.lower.cell.printed,
          upper: ci.upper.cell.printed,
          level: ci.level,
          standardError: standardError.cell.printed,
          printed: recomputed(width.printed, ci.lower.number.decimals + 1),
          expected: recomputed(width.fromT, ci.lower.number.decimals + 1),
        },
      }),
    ),
  ];
}

/** With one degree of freedom F is the square of t of the one difference. */
function squareOutcomes(
  model: PublishedModel,
  { statistic: f, df, df2 }: TestNumbers,
  { statistic: t, df: dfOfT }: ContrastNumbers,
  place: FindingPlace,
  { rounding }: TableSettings,
): Outcome[] {
  const isSquare = kindOf(model) === 'F' && df?.number.value === 1 && isExact(df.number);
  if (!isSquare || f === null || t === null || !isExact(f.number) || !isExact(t.number)) return [];
  // A t with other degrees of freedom is of another test.
  if (dfOfT !== null && df2 !== null && dfOfT.number.value !== df2.number.value)
    return [notCheckable('statistic')];
  const size = absolute(trueValues(t.number, rounding));
  const expected = { lower: size.lower ** 2, upper: size.upper ** 2 };
  if (overlaps(trueValues(f.number, rounding), expected)) return [consistent('statistic')];
  return [
    inconsistent(
      'statistic',
      findingOf('square-of-t', 'inconsistent', {
        place,
        cells: [f, t],
        values: {
          printed: f.cell.printed,
          statistic: t.cell.printed,
          expected: recomputed(expected, f.number.decimals + 1),
        },
      }),
    ),
  ];
}
