import { resultMessages } from '../model/messages/results.ts';
import type { Facts } from '../model/messages/said.ts';
import { said } from '../model/messages/said.ts';
import type { Problem } from '../model/problem.ts';
import type { Matching, ScaleResult, Warning } from '../model/result.ts';
import { type Count, known } from '../model/withheld.ts';
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

/** The facts of a remark about one respondent's cell do not say whose it is. */
function reportable({ values, value }: Problem): Facts | undefined {
  if (values === undefined || value === undefined) return values;
  const { row: _, ...others } = values;
  return others;
}

/** Everything about the results that a reader must know before believing them. */
export function resultWarnings(
  scales: readonly ScaleResult[],
  scored: readonly ScoredDataset[],
  matching: Matching | null,
  settings: AnalysisSettings,
): Warning[] {
  const scores = scales.flatMap((scale) => [scale, ...scale.subscales]);
  return [
    ...scored.flatMap((dataset) => [...invalidSetMissing(dataset), ...blankGroup(dataset, settings.by)]),
    ...sameScores(scored),
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
  return count === 0 ? [] : [{ ...said(resultMessages, 'invalid-set-missing', { file, count }), file }];
}

/** Whether every respondent of one file has the scores of the respondent in the same row of the other; that of one or two may be chance. */
function sameScores([one, other]: readonly ScoredDataset[]): Warning[] {
  if (one === undefined || other === undefined || one.rows !== other.rows || one.rows < 3) return [];
  const [columns, others] = [one, other].map(({ scales }) => scales.flatMap(({ scores }) => scores)) as [
    ScoredColumn[],
    ScoredColumn[],
  ];
  const isSame =
    columns.length === others.length &&
    columns.some(({ answered }) => answered.some((count) => count > 0)) &&
    columns.every((column, index) => hasSameScores(column, others[index]!));
  return isSame ? [said(resultMessages, 'same-scores', { files: [one.file, other.file] })] : [];
}

function hasSameScores(one: ScoredColumn, other: ScoredColumn): boolean {
  return (
    one.plan.id === other.plan.id &&
    one.answered.every((count, respondent) => count === other.answered[respondent]) &&
    one.values.every((value, respondent) => Object.is(value, other.values[respondent]))
  );
}

function blankGroup({ file, groupOf }: ScoredDataset, column: string | null): Warning[] {
  const count = groupOf?.reduce((sum, group) => sum + (group < 0 ? 1 : 0), 0) ?? 0;
  return count === 0 ? [] : [{ ...said(resultMessages, 'blank-group', { file, count, column }), file }];
}

function unmatched(matching: Matching): Warning[] {
  const { id, blank, linkage } = matching;
  const paired = known(matching.paired);
  const preOnly = known(matching.preOnly);
  const postOnly = known(matching.postOnly);
  const near = known(linkage.near);
  const ambiguous = Object.values(linkage.ambiguous).reduce<number>((sum, count) => sum + known(count), 0);
  const blanks = Object.entries(blank).map(([wave, count]) => ({ wave, count: known(count) }));
  return [
    ...(preOnly + postOnly > 0
      ? [said(resultMessages, 'unmatched-ids', { id, paired, preOnly, postOnly })]
      : []),
    ...blanks
      .filter(({ count }) => count > 0)
      .map(({ wave, count }) => ({ ...said(resultMessages, 'blank-id', { id, wave, count }), wave })),
    ...(near > 0 ? [said(resultMessages, 'near-matches', { count: near })] : []),
    ...(ambiguous > 0 ? [said(resultMessages, 'ambiguous-ids', { count: ambiguous })] : []),
    ...(paired < 2 ? [said(resultMessages, 'no-pairs', { id, paired })] : []),
  ];
}

function nobodyLeft({ preOnly, blank, linkage }: Matching, { attrition }: AnalysisSettings): Warning[] {
  const ofFirst = (counts: Readonly<Record<string, Count>>) => known(Object.values(counts)[0] ?? 0);
  if (attrition.length === 0 || known(preOnly) > ofFirst(blank) + ofFirst(linkage.ambiguous)) return [];
  return [said(resultMessages, 'nobody-left')];
}

function fewRespondents({ id: scale, waves }: ScaleResult): Warning[] {
  return Object.entries(waves).flatMap(([wave, { n: count }]) => {
    const n = known(count);
    return n >= 3 ? [] : [{ ...said(resultMessages, 'few-respondents', { scale, wave, n }), scale, wave }];
  });
}

function zeroVariance({ id: scale, reliability, waves }: ScaleResult): Warning[] {
  const items = Object.entries(reliability).flatMap(([wave, { items: list, n }]) =>
    wave === 'pooled' || known(n) < 2
      ? []
      : list.flatMap(({ id: item, sd }): Warning[] => {
          const place = { scale, item, wave };
          return sd === 0 ? [{ ...said(resultMessages, 'zero-variance', place), ...place }] : [];
        }),
  );
  const scores = Object.entries(waves).flatMap(([wave, { n, sd }]): Warning[] => {
    const place = { scale, wave };
    return known(n) >= 2 && sd === 0 ? [{ ...said(resultMessages, 'zero-variance', place), ...place }] : [];
  });
  return [...items, ...scores];
}

/** Covariances of pairs over different respondents need not go together; what they then give is no correlation. */
function pairwiseContradiction({ id: scale, reliability }: ScaleResult): Warning[] {
  return Object.entries(reliability).flatMap(([wave, { method, n, k, alpha, items: list }]): Warning[] => {
    if (method !== 'cronbach-alpha-pairwise' || known(n) < 2 || k < 2) return [];
    const varying = list.filter(({ sd }) => sd !== null && sd > 0);
    if (varying.length < 2) return [];
    const items = varying.flatMap(({ id, itemRestCorrelation: r }) => (r === null ? [id] : []));
    if (items.length === 0 && alpha !== null) return [];
    return [{ ...said(resultMessages, 'pairwise-contradiction', { scale, wave, items }), scale, wave }];
  });
}

function prorated({ id: scale, waves, minAnswered, k: items }: ScaleResult): Warning[] {
  return Object.entries(waves).flatMap(([wave, { prorated: count, n }]) => {
    if (count === 0) return [];
    const facts = { scale, wave, prorated: known(count), n: known(n), minAnswered, items };
    return [{ ...said(resultMessages, 'proration-used', facts), scale, wave }];
  });
}

/** Why the primary test is missing: scores, or variance. */
function notCompared({ id: scale, comparison }: ScaleResult): Warning[] {
  if (comparison === null) return [];
  const { groups, tests, primary } = comparison;
  const { p, reason } = tests[0]!;
  if (p !== null) return [];
  const pairs = primary === 'paired' || primary === 'wilcoxon-signed-rank';
  const lacks = reason === 'too-few' ? 'scores' : pairs ? 'variance-of-changes' : 'variance';
  return [{ ...said(resultMessages, 'test-not-computable', { scale, groups, lacks }), scale }];
}

/** A correlation below this is zero, but for the rounding of decimals. */
const ROUNDING = 1e-9;

/** An item that correlates negatively with the rest of its scale, and where. */
export interface NegativeItem {
  readonly item: string;
  readonly correlations: readonly { readonly wave: string; readonly r: number }[];
}

/** Items that correlate negatively with the rest of their scale, in any wave. */
export function negativeItems({ reliability }: Pick<ScaleResult, 'reliability'>): NegativeItem[] {
  const waves = Object.entries(reliability);
  return (waves[0]?.[1].items ?? []).flatMap(({ id: item }, index): NegativeItem[] => {
    const correlations = waves.flatMap(([wave, { items }]) => {
      const r = items[index]?.itemRestCorrelation ?? 0;
      return r < -ROUNDING ? [{ wave, r }] : [];
    });
    return correlations.length === 0 ? [] : [{ item, correlations }];
  });
}
