import type { Dataset } from '../model/dataset.ts';
import { cannotRun } from '../model/problem.ts';
import type {
  InputSummary,
  Matching,
  Reliability,
  Result,
  ScaleResult,
  Settings,
  Warning,
} from '../model/result.ts';
import { tool } from '../model/tool.ts';
import { type ScoredDataset, scoreDataset } from '../scoring/score-dataset.ts';
import { type ScaleSelection, selectScales } from '../scoring/select-scales.ts';
import { type CrossProducts, emptyCrossProducts, pooledCrossProducts } from '../stats/cross-products.ts';
import { holm } from '../stats/holm.ts';
import { compareScore } from './compare.ts';
import { describeScore } from './describe-score.ts';
import { groupWaves } from './groups.ts';
import { matchRespondents, type RespondentMatch } from './match-respondents.ts';
import { reliabilityOf } from './reliability.ts';
import type { AnalysisSettings } from './settings.ts';
import { resultWarnings, warningOf } from './warnings.ts';
import type { Wave, WaveScore } from './wave.ts';

/** A file to analyse and the wave it stands for. */
export interface AnalysisInput {
  readonly wave: string;
  readonly dataset: Dataset;
  /** Of the file's bytes, where the caller knows it. */
  readonly sha256: string | null;
}

/**
 * The whole analysis of one file, two waves, or two groups within a file: scores, descriptions, reliability, comparison.
 *
 * @throws UserError (status 1) for impossible values and duplicate ids; (status 2) for scales or columns that are not there
 */
export async function analyse(inputs: readonly AnalysisInput[], settings: AnalysisSettings): Promise<Result> {
  checkInputs(inputs, settings);
  const datasets = inputs.map((input) => input.dataset);
  const selection = selectScales(settings.requested, settings.candidates, datasets);
  const scored: ScoredDataset[] = [];
  for (const [file, dataset] of datasets.entries()) {
    const matches = selection.scales.flatMap(({ matches }) => matches[file] ?? []);
    scored.push(await scoreDataset(dataset, matches, scoreOptions(settings)));
  }
  const waves =
    settings.by === null
      ? wavesOfFiles(inputs, scored)
      : groupWaves(scored[0]!, settings.by, settings.groups);
  const [first, second] = waves;
  const matched =
    settings.id !== null && first !== undefined && second !== undefined
      ? matchRespondents(first, second, settings.id)
      : null;
  const scales = withHolm(analyseScales(selection, waves, matched, settings));
  return {
    schema: 'ensure-stats/result/1',
    tool,
    inputs: inputs.map((input, index) => inputSummary(input, scored[index]!)),
    settings: repeatedSettings(settings),
    ...(matched === null ? {} : { matching: matched.summary }),
    scales,
    warnings: collectWarnings(datasets, selection, scored, scales, matched?.summary ?? null, settings),
  };
}

function checkInputs(inputs: readonly AnalysisInput[], settings: AnalysisSettings): void {
  if (inputs.length > 1 && settings.by !== null) {
    throw cannotRun(
      'by-with-two-files',
      '--by compares groups within one file; leave it out to compare two files',
    );
  }
  if (inputs.length === 1 && settings.by !== null && settings.id !== null) {
    throw cannotRun(
      'by-with-id',
      '--by compares different respondents, so --id cannot match them; leave one of the two out',
    );
  }
}

function scoreOptions({ missing, invalid, id, by }: AnalysisSettings) {
  return { missing, invalid, id: id ?? undefined, by: by ?? undefined };
}

function wavesOfFiles(inputs: readonly AnalysisInput[], scored: readonly ScoredDataset[]): Wave[] {
  return inputs.map((input, index) => ({ name: input.wave, dataset: scored[index]!, group: 0 }));
}

export function inputSummary(
  { wave, dataset, sha256 }: AnalysisInput,
  scored: Pick<ScoredDataset, 'invalidSetMissing' | 'missingCodes'>,
): InputSummary {
  return {
    wave,
    file: dataset.file,
    sha256,
    rows: dataset.rowCount,
    encoding: dataset.encoding,
    delimiter: dataset.delimiter,
    invalidSetMissing: scored.invalidSetMissing,
    missingCodes: scored.missingCodes,
  };
}

/** The choices that the output repeats. */
export function repeatedSettings({
  confidence,
  test,
  invalid,
  missing,
  id,
  by,
  decimal,
}: AnalysisSettings): Settings {
  return { confidence, test, invalid, missing, id, by, decimal };
}

function analyseScales(
  selection: ScaleSelection,
  waves: readonly Wave[],
  matched: RespondentMatch | null,
  settings: AnalysisSettings,
): ScaleResult[] {
  return selection.scales.map(({ scale }) => {
    // A wave whose file lacks the scale takes no part.
    const present = waves.flatMap((wave) => {
      const scored = wave.dataset.scales.find(({ plan }) => plan.scale.id === scale.id);
      return scored === undefined ? [] : [{ wave, scored }];
    });
    const scoreAt = (index: number) =>
      present.map(({ wave, scored }) => ({ wave, scale: scored.plan, column: scored.scores[index]! }));
    const subscales = (scale.subscales ?? []).map((_, index) =>
      analyseScore(scoreAt(index + 1), [], matched, settings, scale.version),
    );
    return analyseScore(scoreAt(0), subscales, matched, settings, scale.version);
  });
}

function analyseScore(
  scores: readonly WaveScore[],
  subscales: readonly ScaleResult[],
  matched: RespondentMatch | null,
  settings: AnalysisSettings,
  version: string,
): ScaleResult {
  const { plan } = scores[0]!.column;
  const [first, second] = scores;
  const hasScore = plan.score !== null;
  return {
    id: plan.id,
    version,
    name: plan.name,
    direction: plan.direction,
    aggregate: plan.score?.aggregate ?? null,
    range: hasScore ? plan.range : null,
    k: plan.items.length,
    minAnswered: plan.minAnswered,
    reliability: hasScore ? reliabilities(scores, settings.confidence) : {},
    waves: hasScore ? Object.fromEntries(scores.map((score) => [score.wave.name, describeScore(score)])) : {},
    comparison:
      hasScore && first !== undefined && second !== undefined
        ? compareScore(first, second, matched, settings)
        : null,
    subscales,
  };
}

function reliabilities(scores: readonly WaveScore[], level: number): Record<string, Reliability> {
  const { scale, column } = scores[0]!;
  const origins = Float64Array.from(column.plan.items, (item) => scale.origins[item]!);
  const products = scores.map(
    ({ wave, column: { crossProducts } }) => crossProducts[wave.group] ?? emptyCrossProducts(origins),
  );
  const reliability = (of: CrossProducts) => reliabilityOf(scale.scale, column.plan, of, level);
  const each = scores.map(({ wave }, index) => [wave.name, reliability(products[index]!)] as const);
  return Object.fromEntries(
    scores.length < 2 ? each : [...each, ['pooled', reliability(pooledCrossProducts(products))]],
  );
}

/**
 * Holm's adjustment over the totals of all scales (a definition without a total stands in with its subscales), per method,
 * so that every printed p has its adjusted companion. Subscales of a total are parts of it, not members of the family.
 */
function withHolm(scales: readonly ScaleResult[]): ScaleResult[] {
  const members = scales.flatMap((scale) => (scale.aggregate === null ? scale.subscales : [scale]));
  const compared = members.filter((member) => member.comparison !== null);
  const adjusted = new Map<ScaleResult, Map<string, number | null>>(
    compared.map((member) => [member, new Map()]),
  );
  const methods = new Set(compared.flatMap((member) => member.comparison!.tests.map((test) => test.method)));
  for (const method of methods) {
    const pValues = compared.map(
      (member) => member.comparison!.tests.find((test) => test.method === method)?.p ?? null,
    );
    holm(pValues).forEach((p, index) => {
      adjusted.get(compared[index]!)!.set(method, p);
    });
  }
  const family = compared.filter((member) => member.comparison!.tests[0]!.p !== null).length;
  const fill = (scale: ScaleResult): ScaleResult => {
    const p = adjusted.get(scale);
    if (scale.comparison === null || p === undefined)
      return { ...scale, subscales: scale.subscales.map(fill) };
    const tests = scale.comparison.tests.map((test) => ({ ...test, pHolm: p.get(test.method) ?? null }));
    return {
      ...scale,
      comparison: { ...scale.comparison, family, tests },
      subscales: scale.subscales.map(fill),
    };
  };
  return scales.map(fill);
}

function collectWarnings(
  datasets: readonly Dataset[],
  selection: ScaleSelection,
  scored: readonly ScoredDataset[],
  scales: readonly ScaleResult[],
  matching: Matching | null,
  settings: AnalysisSettings,
): Warning[] {
  return [
    ...datasets.flatMap((dataset) => dataset.notices.map(warningOf)),
    ...selection.warnings.map(warningOf),
    ...scored.flatMap((dataset) => dataset.warnings.map(warningOf)),
    ...resultWarnings(scales, scored, matching, settings),
  ];
}
