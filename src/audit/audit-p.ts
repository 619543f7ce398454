import type { AuditValue, Explanation, ExplanationCode, Severity } from '../model/audit-result.ts';
import { studentTTwoSided } from '../stats/distributions/index.ts';
import { explainP } from './checks/explain-p.ts';
import { absolute } from './checks/p-interval.ts';
import { judgeP } from './checks/printed-p.ts';
import { checkTTest } from './checks/t-test-check.ts';
import { isExact, overlaps, trueValues } from './checks/true-values.ts';
import { MOST_MISSING } from './grim-checks.ts';
import type { PrintedPCell, TableSettings } from './number-reader.ts';
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
  designOf,
  groupOf,
  possibleTests,
  recompute,
  recomputedRange,
  type Sizes,
  sizesOf,
  type TTestName,
} from './test-designs.ts';

/** A printed p-value by itself, its star, and whether means, SDs and n can give it. */
export function pOutcomes(score: ScoreNumbers, settings: TableSettings): Outcome[] {
  const p = score.comparison?.p ?? null;
  if (p === null) return [];
  const form = formOutcomes(score, p, settings);
  if (form.some(({ finding }) => finding?.code === 'p-outside-range')) return form;
  return [...form, pOfGroupsOutcome(score, p, settings)];
}

/** p beyond 0 and 1, printed as zero, or with a star that it does not deserve. */
function formOutcomes(
  { place }: ScoreNumbers,
  { cell, p }: PrintedPCell,
  settings: TableSettings,
): Outcome[] {
  if (p === 'not-significant') return [];
  const values = { p: cell.printed, significance: settings.significance };
  const details = { place, cells: [{ cell }], values };
  const outside = p.value < 0 || p.value > 1 || (p.value === 0 && p.relation === '<');
  if (outside) return [inconsistent('p', findingOf('p-outside-range', 'impossible', details))];
  const outcomes: Outcome[] = [];
  if (p.value === 0)
    outcomes.push({ check: 'p', verdict: 'consistent', finding: findingOf('p-zero', 'note', details) });
  const { claim } = judgeP({ lower: 0, upper: 1 }, p, { alpha: settings.significance });
  if (p.stars > 0 && claim === 'not-significant')
    outcomes.push(inconsistent('p', findingOf('star', 'inconsistent', details)));
  return outcomes;
}

/** Explanations that leave every printed number right: only something about the test or the respondents is not said. */
const HARMLESS: readonly ExplanationCode[] = [
  'one-sided',
  'other-test',
  'paired',
  'fewer-respondents',
  'rounded-df',
  'truncated',
];

/** How bad a p-value is that does not fit: impossible when it changes what is significant and no silent convention explains it. */
export function severityOfP(decisionError: boolean, explanations: readonly Explanation[]): Severity {
  const codes = explanations.map(({ code }) => code);
  if (codes.some((code) => HARMLESS.includes(code))) return 'inconsistent';
  return decisionError ? 'impossible' : 'inconsistent';
}

function pOfGroupsOutcome(score: ScoreNumbers, p: PrintedPCell, settings: TableSettings): Outcome {
  const checks = possibleTests(score, settings).flatMap((test) => {
    const check = recompute(score, test, settings);
    return check === null ? [] : [{ test, check }];
  });
  if (checks.length === 0) return notCheckable('p');
  if (checks.some(({ check }) => check.verdict === 'consistent')) return consistent('p');
  if (isOfPrintedStatistic(score, p, settings)) return consistent('p');
  const { place, first, second, comparison } = score;
  const ofGroup = areSizesOfGroup(score);
  const judgements = checks.flatMap(({ test }) => {
    const range = recomputedRange(score, test, settings);
    return range === null
      ? []
      : [judgeP(range.p, p.p, { alpha: settings.significance, rounding: settings.rounding })];
  });
  if (ofGroup && judgements.some(({ verdict }) => verdict === 'consistent')) return fitsFewer('p', [p]);
  const isPaired = checks[0]!.test === 'paired';
  const isCutOff =
    settings.rounding === 'nearest' &&
    checks.some(
      ({ check }) => judgeP(check.recomputed!.p, p.p, { rounding: 'truncated' }).verdict === 'consistent',
    );
  const explanations = [
    ...(isCutOff ? [explanation('truncated')] : []),
    ...(isPaired ? [] : explanationsOf(score, p, settings)),
  ];
  const decisionError = judgements.every((judgement) => judgement.decisionError);
  const saysTest = comparison?.test != null;
  return inconsistent(
    'p',
    findingOf('p-of-groups', severityOfP(decisionError, explanations), {
      place,
      cells: [
        p,
        first?.mean ?? null,
        first?.sd ?? first?.se ?? null,
        second?.mean ?? null,
        second?.sd ?? second?.se ?? null,
      ],
      values: {
        p: p.cell.printed,
        first: groupWords(score.first!),
        second: groupWords(score.second!),
        ...Object.fromEntries(checks.map(({ test, check }) => [test, recomputedP(check.recomputed!.p)])),
      },
      assumptions: [
        isPaired ? 'paired-design' : 'independent-groups',
        saysTest || isPaired ? null : 'student-or-welch',
        comparison?.saysSides ? null : 'two-sided',
        ofGroup ? 'group-n' : null,
      ],
      explanations,
      decisionError,
    }),
  );
}

/**
 * Whether p was looked up from t as it is printed, with its degrees of freedom, and t itself follows from means, SDs and n:
 * then p may lie beside what the unrounded t gives.
 */
function isOfPrintedStatistic(score: ScoreNumbers, { p }: PrintedPCell, settings: TableSettings): boolean {
  const { statistic, alternative } = score.comparison!;
  if (statistic === null || p === 'not-significant' || !isExact(statistic.number) || !isExact(p))
    return false;
  const t = Math.abs(statistic.number.value);
  return possibleTests(score, settings).some((test) => {
    const found = recompute(score, test, settings)?.recomputed;
    if (found == null) return false;
    const values = absolute(trueValues(statistic.number, settings.rounding));
    if (!overlaps(values, absolute(found.statistic))) return false;
    const ends = [found.df.lower, found.df.upper].map((df) => studentTTwoSided(t, df));
    const half = alternative === 'two-sided' ? 1 : 2;
    const range = { lower: Math.min(...ends) / half, upper: Math.max(...ends) / half };
    return [range, ...(half === 1 ? [] : [{ lower: 1 - range.upper, upper: 1 - range.lower }])].some((each) =>
      overlaps(each, trueValues(p, settings.rounding)),
    );
  });
}

/** `27,3 (0,7; n 46)` as parts, so that each language can set them. */
function groupWords({ mean, sd, se, n }: NonNullable<ScoreNumbers['first']>): readonly string[] {
  return [mean?.cell.printed ?? '', (sd ?? se)?.cell.printed ?? '', String(n?.n ?? '')];
}

/** Under which single change the printed p would be possible; student and welch of one change together. */
function explanationsOf(score: ScoreNumbers, p: PrintedPCell, settings: TableSettings): Explanation[] {
  const { first, second, facts } = score;
  const sizes = sizesOf(score);
  const [one, other] = [
    first && sizes && groupOf(first, sizes[0]),
    second && sizes && groupOf(second, sizes[1]),
  ];
  if (!one || !other || !sizes) return [];
  const found = explainP(
    {
      first: one,
      second: other,
      p: p.p,
      mostMissing: MOST_MISSING,
      ...(facts.items === undefined ? {} : { items: facts.items }),
      ...(facts.range === undefined ? {} : { range: facts.range }),
    },
    { alpha: settings.significance, rounding: settings.rounding },
  );
  const byCode = new Map<ExplanationCode, Record<string, AuditValue>>();
  for (const { change, test, n, p: interval } of found) {
    const code = change === 'none' ? 'other-test' : change;
    if (code === 'sd-is-standard-error' && one.sdIsStandardError) continue;
    const values = byCode.get(code) ?? { items: facts.items ?? 1, n: n.map(String) };
    if (values[test] === undefined) values[test] = recomputedP(interval);
    byCode.set(code, values);
  }
  return [
    ...[...byCode].map(([code, values]) => explanation(code, values)),
    ...pairedExplanation(score, p, settings, sizes),
  ];
}

/** As many in both waves, and a correlation between them with which a paired test gives the printed p. */
function pairedExplanation(
  score: ScoreNumbers,
  p: PrintedPCell,
  settings: TableSettings,
  [n1, n2]: Sizes,
): Explanation[] {
  if (settings.design !== null || score.comparison?.test != null || n1 !== n2) return [];
  const design = designOf(score, 'paired');
  if (design?.test !== 'paired') return [];
  const fitting = CORRELATIONS.filter((correlation) => {
    const printed = {
      text: '',
      relation: '=' as const,
      value: correlation,
      decimals: 2,
      stars: 0,
      percent: false,
    };
    const check = checkTTest({ ...design, correlation: printed }, p.p, { rounding: settings.rounding });
    return check.verdict === 'consistent';
  });
  if (fitting.length === 0) return [];
  const range = { lower: Math.min(...fitting), upper: Math.max(...fitting) };
  return [explanation('paired', { correlation: recomputed(range, 2) })];
}

/** Correlations between waves that are not unheard of. */
const CORRELATIONS = Array.from({ length: 96 }, (_, index) => index / 100);

/** Whether a test fits the printed p, also when some of the groups have no score. */
export function mayFit(score: ScoreNumbers, test: TTestName, settings: TableSettings): boolean {
  const range = recomputedRange(score, test, settings);
  const p = score.comparison?.p ?? null;
  if (range === null || p === null) return false;
  const options = { alpha: settings.significance, rounding: settings.rounding };
  return judgeP(range.p, p.p, options).verdict === 'consistent';
}
