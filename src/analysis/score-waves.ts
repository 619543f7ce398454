import type { Dataset } from '../model/dataset.ts';
import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import type { Problem } from '../model/problem.ts';
import { cannotRun } from '../model/problem.ts';
import { ofWave } from '../model/result/samples.ts';
import { needsPairs } from '../model/statistics/tests.ts';
import { type ScoredDataset, scoreDataset } from '../scoring/score-dataset.ts';
import type { ScaleSelection } from '../scoring/select-scales.ts';
import { SharedIds } from '../scoring/shared-ids.ts';
import { UnusedColumns } from '../scoring/unused-columns.ts';
import type { AnalysisInput } from './analyse.ts';
import { chooseScales } from './choose-scales.ts';
import { codesOfGroups, groupWaves, refuseChangedGroups } from './groups.ts';
import { checkMatching } from './match-respondents.ts';
import { type MatchedWaves, matchWaves } from './match-waves.ts';
import { type AnalysisSettings, partsToCompute } from './settings.ts';
import { distinctIds, type Wave } from './wave.ts';

/** The inputs of an analysis, scored, and the waves or groups that it describes and compares. */
export interface ScoredWaves {
  readonly datasets: readonly Dataset[];
  readonly selection: ScaleSelection;
  /** Per file. */
  readonly scored: readonly ScoredDataset[];
  /** Per file, the id of its wave. */
  readonly ids: readonly string[];
  readonly waves: readonly Wave[];
  /** Who is who in the waves, by id or row; `null` in an independent design. */
  readonly matched: MatchedWaves | null;
  /** What could be done with the files beyond what was asked for. */
  readonly hints: readonly Problem[];
}

/**
 * Finds the scales, scores every respondent, and sorts them into waves or groups.
 *
 * @param looksForUnused whether questions that no scale uses are looked for
 * @throws UserError (status 1) for impossible values and duplicate ids; (status 2) for scales or columns that are not there
 */
export async function scoreWaves(
  inputs: readonly AnalysisInput[],
  settings: AnalysisSettings,
  looksForUnused = false,
): Promise<ScoredWaves> {
  checkInputs(inputs, settings);
  checkMatching(inputs.length, settings);
  const datasets = inputs.map((input) => input.dataset);
  const selection = await chooseScales(datasets, settings, settings.questions.length > 0);
  const shared = looksForUnused ? sharedIds(inputs, selection, settings) : null;
  const scored: ScoredDataset[] = [];
  for (const [file, dataset] of datasets.entries()) {
    const matches = selection.scales.flatMap(({ matches }) => matches[file] ?? []);
    // Who left, and the groups, are compared as they were in the first wave.
    const attributes = file === 0 ? firstWaveColumns(settings) : [];
    const unused = looksForUnused ? UnusedColumns.of(dataset, selection.known[file]!, settings) : null;
    scored.push(
      await scoreDataset(dataset, matches, {
        ...scoreOptions(settings, looksForUnused),
        ...{ attributes, unused, shared: shared?.of(file) },
        // What comes of an analysis without matching rests on each score by itself.
        bySums: looksForUnused && settings.id === null,
      }),
    );
  }
  const ids = distinctIds(inputs.map(({ wave }) => wave));
  const { by, groups } = settings;
  const whole = scored.map((dataset, file): Wave => ({ key: ofWave(ids[file]!), file, dataset, group: 0 }));
  const matched = settings.id !== null && whole.length > 1 ? matchWaves(whole, settings) : null;
  if (matched !== null && by !== null) refuseChangedGroups(scored, matched.people(), by);
  const waves =
    by === null ? whole : groupWaves(ids, scored, by, codesOfGroups(datasets, scored, by, groups));
  return { datasets, selection, scored, ids, waves, matched, hints: shared?.hints() ?? [] };
}

function firstWaveColumns({ attrition, baseline }: AnalysisSettings) {
  return [
    ...attrition.map((name) => ({ name, option: '--attrition' })),
    ...baseline.filter((name) => !attrition.includes(name)).map((name) => ({ name, option: '--baseline' })),
  ];
}

/** Columns by which the respondents of several files could be matched, where nobody said whether they are. */
function sharedIds(
  inputs: readonly AnalysisInput[],
  { known }: ScaleSelection,
  { id, by, looksForIds }: AnalysisSettings,
): SharedIds | null {
  if (!looksForIds || id !== null || by !== null || inputs.some(({ part }) => part !== undefined))
    return null;
  return SharedIds.of(
    inputs.map(({ dataset }) => dataset),
    known,
  );
}

/** One file once more, with the pairs of items of some scales and nothing else. */
export function scorePairs(
  dataset: Dataset,
  { scales }: ScaleSelection,
  file: number,
  ids: ReadonlySet<string>,
  settings: AnalysisSettings,
): Promise<ScoredDataset> {
  const matches = scales.flatMap(({ scale, matches }) => (ids.has(scale.id) ? (matches[file] ?? []) : []));
  const { missing, invalid, by, personal, decimal } = settings;
  const collect = { products: 'pairs', pairwise: false, items: false } as const;
  return scoreDataset(dataset, matches, {
    ...{ missing, invalid, by: by ?? undefined, personal, decimal, collect, bySums: true },
  });
}

function checkInputs(inputs: readonly AnalysisInput[], settings: AnalysisSettings): void {
  if (settings.groups !== null && settings.by === null) {
    throw cannotRun(createMessage(choiceMessages, 'groups-without-by', { groups: settings.groups }));
  }
  if (settings.test !== null && needsPairs(settings.test) && settings.id === null) {
    throw cannotRun(createMessage(choiceMessages, 'test-needs-id', { test: settings.test }));
  }
  if (inputs.length === 1 && settings.by !== null && settings.id !== null) {
    throw cannotRun(createMessage(choiceMessages, 'by-with-id'));
  }
}

function scoreOptions(settings: AnalysisSettings, betweenScores: boolean) {
  const { missing, invalid, id, idComparison, by, personal, decimal } = settings;
  const { interItem, pairwise, itemValues, singleItems } = partsToCompute(settings);
  const products = interItem ? 'pairs' : 'sums';
  const collect = { products, pairwise, items: itemValues, answers: singleItems, betweenScores } as const;
  return {
    ...{ missing, invalid, personal, decimal, collect },
    ...{ id: id ?? undefined, idComparison, by: by ?? undefined },
  };
}
