import { labelIn, labelOf } from '../model/column-labels.ts';
import type { Column } from '../model/dataset.ts';
import type { EmitFile, EmitItem, EmitPlan, EmitScale, EmitScore, EmitWave } from '../model/emit-plan.ts';
import { said } from '../model/messages/said.ts';
import { scriptMessages } from '../model/messages/scripts.ts';
import { cannotRun } from '../model/problem.ts';
import { tool } from '../model/tool.ts';
import { findColumn } from '../scoring/find-column.ts';
import { categoryName } from '../scoring/group-list.ts';
import { findIdColumns } from '../scoring/id-columns.ts';
import { isMissingText, missingCodes } from '../scoring/missing-codes.ts';
import { planScale, type ScorePlan } from '../scoring/score-plan.ts';
import { type SelectedScale, selectScales } from '../scoring/select-scales.ts';
import type { AnalysisInput } from './analyse.ts';
import { answersOfScale } from './emit-answers.ts';
import { IdSpelling } from './emit-ids.ts';
import { type SurveyedFile, surveyFile } from './emit-survey.ts';
import { sortedGroups } from './groups.ts';
import type { AnalysisSettings } from './settings.ts';

/** A file to analyse, and where the user found it. */
export interface EmitInput extends AnalysisInput {
  readonly path: string;
}

/**
 * The analysis of these files as a plan that other programs can carry out. What the cells mean is worked out here, from every cell
 * that occurs, so that no emitted script has to know how this tool reads words.
 *
 * Call it after `analyse`, which refuses data that cannot be analysed.
 *
 * @param language of the labels that groups have instead of codes
 * @throws UserError (status 2) for scales or columns that are not there
 */
export async function emitPlan(
  inputs: readonly EmitInput[],
  settings: AnalysisSettings,
  language = 'en',
): Promise<EmitPlan> {
  const datasets = inputs.map(({ dataset }) => dataset);
  const selection = selectScales(settings.requested, settings.candidates, datasets);
  const { id, by } = settings;
  // Ids match two waves; of a single file they are not needed.
  const matches = id !== null && by === null && datasets.length > 1;
  const idColumns = datasets.map((dataset) => (matches ? findIdColumns(dataset, id) : []));
  const spelling = new IdSpelling(settings.idComparison);
  const byColumns = datasets.map((dataset) => (by === null ? null : findColumn(dataset, by, '--by')));
  const surveyed: SurveyedFile[] = [];
  for (const [index, dataset] of datasets.entries()) {
    const items = selection.scales.flatMap(({ matches }) => matches[index]?.columns ?? []);
    const wanted = [...items, byColumns[index] ?? null].flatMap((column) => column ?? []);
    surveyed.push(
      await surveyFile(dataset, wanted, (cells, row) => {
        for (const column of idColumns[index]!) spelling.add(dataset.file, row, cells[column.index] ?? '');
      }),
    );
  }
  return {
    tool,
    files: inputs.map((input, index) => fileOf(input, surveyed[index]!)),
    waves:
      by === null
        ? inputs.map(({ wave }, file) => ({
            name: wave,
            file,
            group: null,
            id: idColumns[file]!.map(({ index }) => index),
          }))
        : groupsOf(byColumns[0]!, surveyed[0]!, settings, language),
    scales: selection.scales.map((selected) => scaleOf(selected, surveyed, settings)),
    matching: matches ? spelling.matching(id, settings.fuzzy) : null,
    confidence: settings.confidence,
    equivalence: settings.equivalence,
    invalid: settings.invalid,
  };
}

function fileOf({ path, sha256, dataset }: EmitInput, surveyed: SurveyedFile): EmitFile {
  if (dataset.export !== null && dataset.export.headingRows.length > 0)
    throw cannotRun(said(scriptMessages, 'emit-headings', { file: dataset.file }), { file: dataset.file });
  if (dataset.leftOut.length > 0)
    throw cannotRun(said(scriptMessages, 'emit-chosen', { file: dataset.file }), { file: dataset.file });
  // R and SPSS would read such rows, or count them as respondents.
  if (!dataset.isPlain)
    throw cannotRun(said(scriptMessages, 'emit-damaged', { file: dataset.file }), { file: dataset.file });
  return {
    path,
    sha256,
    rows: dataset.rowCount,
    encoding: dataset.encoding,
    delimiter: dataset.delimiter,
    firstLine: surveyed.firstLine,
    brokenRow: surveyed.brokenRow,
    columns: dataset.columns.map(({ index, name }) => ({
      index,
      name,
      bytes: surveyed.bytes[index] ?? 1,
      padded: surveyed.padded[index] ?? false,
    })),
  };
}

/** The groups of one file in the order of the comparison, each with the cells that stand for it. */
function groupsOf(
  column: Column,
  surveyed: SurveyedFile,
  settings: AnalysisSettings,
  language: string,
): EmitWave[] {
  const missing = missingCodes(settings.missing);
  const cellsOf = new Map<string, string[]>();
  for (const cell of surveyed.cells.get(column.index) ?? []) {
    const name = categoryName(cell);
    if (isMissingText(cell, missing)) continue;
    cellsOf.set(name, [...(cellsOf.get(name) ?? []), cell]);
  }
  return (settings.groups ?? sortedGroups([...cellsOf.keys()])).map((name) => ({
    name: labelIn(labelOf(settings.labels, settings.by, name) ?? name, language),
    file: 0,
    group: { column: column.index, cells: cellsOf.get(categoryName(name)) ?? [] },
    id: [],
  }));
}

function scaleOf(
  { scale, matches }: SelectedScale,
  surveyed: readonly SurveyedFile[],
  settings: AnalysisSettings,
): EmitScale {
  const plan = planScale(scale);
  const { tables, tableOf } = answersOfScale(scale, matches, surveyed, settings.missing);
  const items = scale.items.map((item, position): EmitItem => {
    const { min, max, labels = [] } = item.response ?? scale.response;
    const reversal = plan.reversal[position]!;
    return {
      id: item.id,
      text: item.text ?? null,
      range: [min, max],
      reversal: Number.isNaN(reversal) ? null : reversal,
      labels: labels.map(({ value, text }) => ({
        value,
        text: Object.fromEntries(
          Object.entries(text).map(([language, [wording]]) => [language, wording ?? '']),
        ),
      })),
      columns: matches.map((match, file) => {
        const column = match?.columns[position] ?? null;
        return column === null ? null : { index: column.index, answers: tableOf(file, position) };
      }),
    };
  });
  const hasTotal = scale.score !== null;
  return {
    id: scale.id,
    version: scale.version,
    name: scale.name,
    items,
    answers: tables,
    scores: plan.scores.flatMap((score) => scoreOf(scale.id, score, hasTotal)),
  };
}

function scoreOf(scale: string, plan: ScorePlan, hasTotal: boolean): EmitScore[] {
  const { score } = plan;
  if (score === null) return [];
  return [
    {
      id: plan.isTotal ? plan.id : `${scale}.${plan.id}`,
      name: plan.name,
      direction: plan.direction,
      items: plan.items,
      aggregate: score.aggregate,
      minAnswered: plan.minAnswered,
      weights: plan.weights === null ? null : [...plan.weights],
      transform: score.transform ?? null,
      range: plan.range,
      bands: plan.bands,
      inFamily: plan.isTotal || !hasTotal,
    },
  ];
}
