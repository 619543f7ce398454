import type { Facts } from '../model/messages/create-message.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { resultMessages } from '../model/messages/results.ts';
import type { Problem } from '../model/problem.ts';
import { comparedSamples, matchingsOf, placeOf, samplesOf, scoresOf } from '../model/result/samples.ts';
import type { Comparison, Matching, SampleKey, ScaleResult, Warning } from '../model/result.ts';
import { severityOf } from '../model/severity.ts';
import { requireCount } from '../model/withheld.ts';
import { ROW_COLUMN } from '../scoring/laid-out.ts';
import type { ScoredColumn, ScoredDataset } from '../scoring/score-dataset.ts';
import type { AnalysisSettings } from './settings.ts';

/** A remark about a file, as a warning of the result. The cell's value and row stay out: results are for reports. */
export function warningOf(problem: Problem): Warning {
  const { code, message, file, scale, item } = problem;
  const values = reportable(problem);
  return {
    code,
    message,
    ...(values === undefined ? {} : { values }),
    ...(file === undefined ? {} : { file }),
    ...(scale === undefined ? {} : { scale }),
    ...(item === undefined ? {} : { item }),
  };
}

/** The same, each note marked as such. */
export function withSeverity(warnings: readonly Warning[]): Warning[] {
  return warnings.map(({ code, ...warning }) => {
    const severity = severityOf({ code });
    return severity === 'note' ? { code, severity, ...warning } : { code, ...warning };
  });
}

/** The facts of a remark about one respondent's cell do not say whose it is. */
function reportable({ values, value }: Problem): Facts | undefined {
  if (values === undefined || value === undefined) return values;
  const { row: _, ...others } = values;
  return others;
}

/**
 * Everything about the results that a reader must know before believing them.
 *
 * @param sources what the waves come from: their files, or of one file with several waves these
 */
export function resultWarnings(
  scales: readonly ScaleResult[],
  scored: readonly ScoredDataset[],
  sources: readonly string[],
  matching: Matching | null,
  settings: AnalysisSettings,
): Warning[] {
  const scores = scoresOf({ scales });
  return [
    ...scored.flatMap((dataset) => [...invalidSetMissing(dataset), ...blankGroup(dataset, settings.by)]),
    ...sameScores(scored, sources),
    ...oneSided(scores),
    ...(matching === null ? [] : [...unmatched(matching), ...nobodyLeft(matching, settings)]),
    ...scores.flatMap((score) => [
      ...fewRespondents(score),
      ...zeroVariance(score),
      ...pairwiseContradiction(score),
      ...prorated(score),
      ...notCompared(score),
    ]),
  ];
}

/** How many impossible values of a file were set to missing, where that was asked for. */
export function invalidSetMissing({
  file,
  invalidSetMissing: count,
}: Pick<ScoredDataset, 'file' | 'invalidSetMissing'>): Warning[] {
  return count === 0
    ? []
    : [{ ...createMessage(resultMessages, 'invalid-set-missing', { file, count }), file }];
}

/**
 * One-sided tests: that they belong into a plan that was made before the data (a study that has one takes this away), that tests of several
 * samples at once have no side, and of a score whose better end lies on the other side, that the test looks for what got worse.
 */
function oneSided(scores: readonly ScaleResult[]): Warning[] {
  const sidesOf = ({ comparisons, samples }: ScaleResult) =>
    [
      ...comparisons.flatMap(({ tests }) => tests.map(({ alternative }) => alternative)),
      ...samples.flatMap(({ populations = [] }) => populations.map(({ alternative }) => alternative)),
    ].find((side) => side !== 'two-sided');
  const tested = scores.flatMap((score) => {
    const side = sidesOf(score);
    return side === undefined ? [] : [{ score, side }];
  });
  if (tested.length === 0) return [];
  const isModelled = tested.some(
    ({ score: { models = [], items = [] } }) =>
      models.some(({ tests }) => tests.length > 0) || items.some(({ overall }) => overall !== undefined),
  );
  return [
    createMessage(resultMessages, 'one-sided-unplanned'),
    ...(isModelled ? [createMessage(resultMessages, 'one-sided-models')] : []),
    ...tested.flatMap(({ score, side }) => {
      const better = { 'higher-is-better': 'greater', 'lower-is-better': 'less', neutral: side }[
        score.direction
      ];
      if (better === side) return [];
      return [
        { ...createMessage(resultMessages, 'one-sided-worse', { scale: score.id, side }), scale: score.id },
      ];
    }),
  ];
}

/** Whether every respondent of one file has the scores of the respondent in the same row of the other; that of one or two may be chance. */
function sameScores(scored: readonly ScoredDataset[], sources: readonly string[]): Warning[] {
  return scored.flatMap((one, index) =>
    scored
      .slice(index + 1)
      .flatMap((other, later) => sameScoresOf([one, other], [sources[index]!, sources[index + 1 + later]!])),
  );
}

function sameScoresOf(
  [one, other]: readonly [ScoredDataset, ScoredDataset],
  files: readonly [string, string],
): Warning[] {
  if (one.rows !== other.rows || one.rows < 3 || !one.isJoint || !other.isJoint) return [];
  const [columns, others] = [one, other].map(({ scales }) => scales.flatMap(({ scores }) => scores)) as [
    ScoredColumn[],
    ScoredColumn[],
  ];
  const isSame =
    columns.length === others.length &&
    columns.some(hasAnswers) &&
    columns.every((column, index) => hasSameScores(column, others[index]!));
  if (!isSame) return [];
  return [createMessage(resultMessages, 'same-scores', { files })];
}

function hasSameScores(one: ScoredColumn, other: ScoredColumn): boolean {
  if (one.plan.id !== other.plan.id) return false;
  const [scores, others] = [one.scores, other.scores];
  for (let respondent = 0; respondent < scores.length; respondent++) {
    if (scores.answeredAt(respondent) !== others.answeredAt(respondent)) return false;
    if (!Object.is(scores.scoreAt(respondent), others.scoreAt(respondent))) return false;
  }
  return true;
}

function hasAnswers({ scores }: ScoredColumn): boolean {
  for (let respondent = 0; respondent < scores.length; respondent++)
    if (scores.answeredAt(respondent) > 0) return true;
  return false;
}

function blankGroup({ file, groupOf }: ScoredDataset, column: string | null): Warning[] {
  const count = groupOf?.reduce((sum, group) => sum + (group < 0 ? 1 : 0), 0) ?? 0;
  return count === 0
    ? []
    : [{ ...createMessage(resultMessages, 'blank-group', { file, count, column }), file }];
}

function unmatched(matching: Matching): Warning[] {
  const pairs = matchingsOf(matching);
  const id = matching.id ?? ROW_COLUMN;
  const named = ({ waves: [first, second] }: Pick<Matching, 'waves'>) =>
    pairs.length > 1 ? { id, first, second } : { id };
  const sum = (count: (pair: (typeof pairs)[number]) => number) =>
    pairs.reduce((total, pair) => total + count(pair), 0);
  const near = sum(({ linkage }) => requireCount(linkage.near));
  const ambiguous = sum(({ linkage, waves }) =>
    waves.reduce((total, wave) => total + requireCount(linkage.ambiguous[wave] ?? 0), 0),
  );
  const blanks = new Map(pairs.flatMap(({ blank }) => Object.entries(blank)));
  return [
    ...pairs.flatMap((pair) => {
      const [paired, preOnly, postOnly] = [
        requireCount(pair.paired),
        requireCount(pair.preOnly),
        requireCount(pair.postOnly),
      ];
      return preOnly + postOnly > 0
        ? [createMessage(resultMessages, 'unmatched-ids', { ...named(pair), paired, preOnly, postOnly })]
        : [];
    }),
    ...[...blanks].flatMap(([wave, blank]) => {
      const count = requireCount(blank);
      return count > 0 ? [{ ...createMessage(resultMessages, 'blank-id', { id, wave, count }), wave }] : [];
    }),
    ...(near > 0 ? [createMessage(resultMessages, 'near-matches', { count: near })] : []),
    ...(ambiguous > 0 ? [createMessage(resultMessages, 'ambiguous-ids', { count: ambiguous })] : []),
    ...pairs.flatMap((pair) => {
      const paired = requireCount(pair.paired);
      return paired < 2 ? [createMessage(resultMessages, 'no-pairs', { ...named(pair), paired })] : [];
    }),
  ];
}

function nobodyLeft(matching: Matching, { attrition }: AnalysisSettings): Warning[] {
  if (attrition.length === 0) return [];
  const pairs = matchingsOf(matching);
  return pairs.flatMap(({ preOnly, blank, linkage, waves: [first, second] }) => {
    if (requireCount(preOnly) > requireCount(blank[first] ?? 0) + requireCount(linkage.ambiguous[first] ?? 0))
      return [];
    return [createMessage(resultMessages, 'nobody-left', pairs.length > 1 ? { wave: second } : {})];
  });
}

/** The waves and groups that a score is described in, with the place that a warning about them names. */
function describedSamples(score: ScaleResult) {
  return samplesOf(score).flatMap((sample) => {
    const { descriptives, reliability } = sample;
    if (descriptives === undefined) return [];
    return [{ place: { scale: score.id, ...placeOf(sample) }, descriptives, reliability }];
  });
}

function fewRespondents(score: ScaleResult): Warning[] {
  return describedSamples(score).flatMap(({ place, descriptives }) => {
    const n = requireCount(descriptives.n);
    return n >= 3 ? [] : [{ ...createMessage(resultMessages, 'few-respondents', { ...place, n }), ...place }];
  });
}

function zeroVariance(score: ScaleResult): Warning[] {
  const samples = describedSamples(score);
  const items = samples.flatMap(({ place: ofScore, reliability }) =>
    reliability === undefined || requireCount(reliability.n) < 2
      ? []
      : reliability.items.flatMap(({ id: item, sd }): Warning[] => {
          const place = { ...ofScore, item };
          return sd === 0 ? [{ ...createMessage(resultMessages, 'zero-variance', place), ...place }] : [];
        }),
  );
  const scores = samples.flatMap(({ place, descriptives: { n, sd } }): Warning[] =>
    requireCount(n) >= 2 && sd === 0
      ? [{ ...createMessage(resultMessages, 'zero-variance', place), ...place }]
      : [],
  );
  return [...items, ...scores];
}

/** Covariances of pairs over different respondents need not go together; what they then give is no correlation. */
function pairwiseContradiction({ id: scale, samples }: ScaleResult): Warning[] {
  return samples.flatMap(({ reliability, ...sample }): Warning[] => {
    if (reliability === undefined) return [];
    const { method, n, k, alpha, items: list } = reliability;
    const place = { scale, ...placeOf(sample) };
    if (method !== 'cronbach-alpha-pairwise' || requireCount(n) < 2 || k < 2) return [];
    const varying = list.filter(({ sd }) => sd !== null && sd > 0);
    if (varying.length < 2) return [];
    const items = varying.flatMap(({ id, itemRestCorrelation: r }) => (r === null ? [id] : []));
    if (items.length === 0 && alpha !== null) return [];
    return [{ ...createMessage(resultMessages, 'pairwise-contradiction', { ...place, items }), ...place }];
  });
}

function prorated(score: ScaleResult): Warning[] {
  const { minAnswered, k: items } = score;
  return describedSamples(score).flatMap(({ place, descriptives: { prorated: count, n } }) => {
    if (count === 0) return [];
    const facts = { ...place, prorated: requireCount(count), n: requireCount(n), minAnswered, items };
    return [{ ...createMessage(resultMessages, 'proration-used', facts), ...place }];
  });
}

/** Why primary tests are missing: scores, or variance. */
function notCompared(score: ScaleResult): Warning[] {
  return score.comparisons.flatMap((comparison) => comparisonMissing(score.id, comparison));
}

function comparisonMissing(scale: string, { contrast, tests, primary }: Comparison): Warning[] {
  const { p, reason } = tests[0]!;
  if (p !== null) return [];
  const samples = comparedSamples(contrast).map(placeOf);
  const pairs = primary === 'paired' || primary === 'wilcoxon-signed-rank';
  const lacks = reason === 'too-few' ? 'scores' : pairs ? 'variance-of-changes' : 'variance';
  return [{ ...createMessage(resultMessages, 'test-not-computable', { scale, samples, lacks }), scale }];
}

/** A correlation below this is zero, but for the rounding of decimals. */
const ROUNDING = 1e-9;

/** An item that correlates negatively with the rest of its scale, and where. */
export interface NegativeItem {
  readonly item: string;
  readonly correlations: readonly { readonly sample: SampleKey; readonly r: number }[];
}

/** Items that correlate negatively with the rest of their scale, in any sample. */
export function negativeItems({ samples }: Pick<ScaleResult, 'samples'>): NegativeItem[] {
  return (samples[0]?.reliability?.items ?? []).flatMap(({ id: item }, index): NegativeItem[] => {
    const correlations = samples.flatMap((sample) => {
      const r = sample.reliability?.items[index]?.itemRestCorrelation ?? 0;
      return r < -ROUNDING ? [{ sample, r }] : [];
    });
    return correlations.length === 0 ? [] : [{ item, correlations }];
  });
}
