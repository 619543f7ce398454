import { labelIn, labelOf } from '../model/column-labels.ts';
import type { Column, Dataset } from '../model/dataset.ts';
import type {
  AnswerMeaning,
  AnswerTable,
  EmitColumn,
  EmitContrast,
  EmitFile,
  EmitForm,
  EmitItem,
  EmitMatching,
  EmitPlan,
  EmitRows,
  EmitSample,
  EmitScale,
  EmitScore,
  EmitSource,
  EmitWave,
} from '../model/emit-plan.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { scriptMessages } from '../model/messages/scripts.ts';
import { cannotRun, type UserError } from '../model/problem.ts';
import type { ItemResult, Result, ScaleResult } from '../model/result.ts';
import type { Scale } from '../model/scale.ts';
import { tool } from '../model/tool.ts';
import { normaliseAnswer } from '../scoring/column-name.ts';
import { answerDecoder, type DecodedAnswer } from '../scoring/decode-answer.ts';
import { withExportCodes } from '../scoring/decode-dataset.ts';
import { findColumn } from '../scoring/find-column.ts';
import { categoryName } from '../scoring/group-list.ts';
import { findIdColumns } from '../scoring/id-columns.ts';
import type { IdComparison } from '../scoring/id-list.ts';
import { ROW_COLUMN } from '../scoring/laid-out.ts';
import type { ScaleMatch } from '../scoring/match-items.ts';
import { isMissingText, missingCodes } from '../scoring/missing-codes.ts';
import { normaliseId } from '../scoring/normalise-id.ts';
import { decimalSign } from '../scoring/quantity.ts';
import { planScale, type ScorePlan } from '../scoring/score-plan.ts';
import type { SelectedScale } from '../scoring/select-scales.ts';
import { alternativeOf } from './alternatives.ts';
import type { AnalysisInput } from './analyse.ts';
import { chooseScales } from './choose-scales.ts';
import { contrastsOf } from './contrasts.ts';
import { filtersOf } from './emit-filters.ts';
import { emitLeavers } from './emit-leavers.ts';
import { emitNonInferiority } from './emit-non-inferiority.ts';
import { type SourceCells, type SurveyedFile, surveyCells, surveyFile } from './emit-survey.ts';
import { sortedGroups } from './groups.ts';
import type { AnalysisSettings } from './settings.ts';
import { sideOfItem } from './single-items.ts';
import { distinctIds } from './wave.ts';

/** A file of answers, and where the user found it. */
export interface EmitPart {
  readonly path: string;
  readonly dataset: Dataset;
  readonly sha256: string | null;
}

/** A wave to analyse, and where the user found it. */
export interface EmitInput extends AnalysisInput {
  readonly path: string;
  /** Where the wave is several files: each of them by itself. */
  readonly parts?: readonly EmitPart[];
}

/** What waves are read from: a file, or several that are joined, with what its rows were found to hold. */
interface Source {
  readonly whole: Dataset;
  readonly parts: readonly EmitPart[];
  readonly surveyed: readonly SurveyedFile[];
  readonly cells: SourceCells;
}

/**
 * The analysis of these files as a plan that other programs can carry out. What the cells mean is worked out here, from every cell
 * that occurs, so that no emitted script has to know how this tool reads words.
 *
 * Call it after `analyse`, which refuses data that cannot be analysed.
 *
 * @param language of the labels that groups have instead of codes
 * @param result of the analysis: which models were estimated, what items and questions there are
 * @throws UserError (status 2) for scales or columns that are not there, and for files that no script can read
 */
export async function emitPlan(
  inputs: readonly EmitInput[],
  settings: AnalysisSettings,
  language = 'en',
  result: EmitResult = { scales: [], waves: [], groups: [] },
): Promise<EmitPlan> {
  const datasets = inputs.map(({ dataset }) => dataset);
  const selection = await chooseScales(datasets, settings, settings.questions.length > 0);
  const { id, by } = settings;
  // Ids match waves; of a single one they are not needed.
  const matches = id !== null && datasets.length > 1;
  const isByRow = id === ROW_COLUMN;
  const idColumns = datasets.map((dataset) => (matches && !isByRow ? findIdColumns(dataset, id) : []));
  const byColumns = datasets.map((dataset) => (by === null ? null : findColumn(dataset, by, '--by')));
  for (const [option, column] of [
    ...idColumns.flat().map((column) => ['--id', column] as const),
    ...byColumns.map((column) => ['--by', column] as const),
  ])
    if (column?.isFileName === true)
      throw cannotRun(createMessage(scriptMessages, 'emit-office', { option }));
  const spelling = new IdSpelling(settings.idComparison);
  const wholes = [...new Set(inputs.map(wholeFile))];
  const sources: Source[] = [];
  for (const whole of wholes) {
    const own = inputs.flatMap((input, wave) => (wholeFile(input) === whole ? [wave] : []));
    const used = own.flatMap((wave) => [
      ...selection.scales.flatMap(({ matches }) =>
        (matches[wave]?.columns ?? []).flatMap((column) => column?.index ?? []),
      ),
      ...[byColumns[wave]?.index, inputs[wave]!.part?.rows?.column].flatMap((column) => column ?? []),
    ]);
    const idsOf = own.map((wave) => ({ rows: inputs[wave]!.part?.rows, columns: idColumns[wave]! }));
    sources.push(
      await sourceOf(inputs[own[0]!]!, used, (cells, row) => {
        for (const { rows, columns } of idsOf)
          if (rows === undefined || rows.isOf(cells[rows.column] ?? ''))
            for (const { index } of columns) spelling.add(whole.file, row, cells[index] ?? '');
      }),
    );
  }
  const sourceAt = inputs.map((input) => wholes.indexOf(wholeFile(input)));
  const names = groupNames(
    inputs.map((_, wave) => groupCells(byColumns[wave] ?? null, sources[sourceAt[wave]!]!, settings)),
    settings,
    datasets,
  );
  const ids = distinctIds(inputs.map(({ wave }) => wave));
  const waves = inputs.map((input, wave): EmitWave => {
    const source = sources[sourceAt[wave]!]!;
    const cellsOf = groupCells(byColumns[wave] ?? null, source, settings);
    return {
      name: ids[wave]!,
      source: sourceAt[wave]!,
      respondents: input.dataset.rowCount,
      rows: rowsOf(input, source),
      groups: names.map((name) => ({
        column: byColumns[wave]!.index,
        cells: cellsOf.get(categoryName(name)) ?? [],
      })),
      id: matches && isByRow ? 'row' : idColumns[wave]!.map(({ index }) => index),
    };
  });
  const groups = distinctIds(
    names.map((name) => labelIn(labelOf(settings.labels, by, name) ?? name, language)),
  );
  const samples = samplesOf(ids, groups);
  const ofWaves = sourceAt.map((source) => sources[source]!);
  return {
    tool,
    ...filesOf(sources),
    waves,
    groups,
    samples,
    contrasts: contrastsAmong(samples, () => true),
    scales: selection.scales.map((selected) => scaleOf(selected, ofWaves, samples, settings, result.scales)),
    matching: matches && !isByRow ? spelling.matching(id, settings.fuzzy) : null,
    confidence: settings.confidence,
    equivalence: settings.equivalence,
    test: settings.test,
    invalid: settings.invalid,
    singleItems: settings.singleItems,
    questions:
      result.questions === undefined
        ? []
        : await (await import('./emit-questions.ts')).emitQuestions(datasets, settings, result.questions),
    correlations: settings.correlations ?? 'none',
    leavers: emitLeavers(result, samples),
    nonInferiority: emitNonInferiority(result, samples),
  };
}

/** What of a result is needed beside the files. */
type EmitResult = Pick<Result, 'scales' | 'waves' | 'groups' | 'questions'>;

function wholeFile({ part, dataset }: EmitInput): Dataset {
  return part?.file ?? dataset;
}

async function sourceOf(
  input: EmitInput,
  used: readonly number[],
  onRow: (cells: readonly string[], row: number) => void,
): Promise<Source> {
  const whole = wholeFile(input);
  const parts = input.parts ?? [{ path: input.path, dataset: whole, sha256: input.sha256 }];
  const surveyed: SurveyedFile[] = [];
  for (const { dataset } of parts) {
    refuseForm(dataset);
    surveyed.push(await surveyFile(dataset));
  }
  const codes = new Set(surveyed.map((file) => file.codes.join('\0')));
  if (codes.size > 1) throw otherForms(whole, parts.length);
  const cells = await surveyCells(whole, new Set(used), onRow, () => {
    throw otherForms(whole, parts.length);
  });
  return { whole, parts, surveyed, cells };
}

/** @throws UserError (status 2) for what no script reads as this tool does */
function refuseForm(dataset: Dataset): void {
  const { file, isPlain } = dataset;
  formOf(dataset);
  // R and SPSS would read such rows, or count them as respondents.
  if (!isPlain) throw cannotRun(createMessage(scriptMessages, 'emit-damaged', { file }), { file });
}

/** @throws UserError (status 2) for what no package of R that is in wide use reads */
function formOf({ file, format, sheet, encoding, delimiter }: Dataset): EmitForm {
  if (encoding !== null && delimiter !== null) return { kind: 'text', encoding, delimiter };
  if (format === 'sav' || format === 'zsav') return { kind: 'sav' };
  if (format !== 'ods' && sheet !== null) return { kind: 'workbook', sheet };
  throw cannotRun(createMessage(scriptMessages, 'emit-format', { file }), { file });
}

function otherForms({ file }: Dataset, files: number): UserError {
  return cannotRun(createMessage(scriptMessages, 'emit-joined', { file, files }), { file });
}

function filesOf(sources: readonly Source[]): Pick<EmitPlan, 'files' | 'sources'> {
  const files: EmitFile[] = [];
  const plans = sources.map(({ whole, parts, surveyed }): EmitSource => {
    const places = parts.map((_, part) => placesOf(whole, part));
    const first = files.length;
    parts.forEach(({ path, sha256, dataset }, part) => {
      const { respondents, firstLine, brokenRow, columns, corrections, cells } = surveyed[part]!;
      files.push({
        ...{ path, sha256, form: formOf(dataset), firstLine, brokenRow },
        headings: 1 + (dataset.export?.headingRows.length ?? 0),
        rows: respondents,
        // Rows of waves that are not used are left out later.
        used: parts.length > 1 ? dataset.rowCount : usedRowCount(whole),
        ...{ columns, corrections, filters: filtersOf(dataset.treatment?.rules ?? [], cells) },
      });
    });
    return {
      files: parts.map((_, part) => first + part),
      columns: whole.columns.flatMap((column): EmitColumn[] => {
        const own = places.flatMap((of, part) =>
          of.flatMap((place, at) => (place === column.index ? surveyed[part]!.columns[at]! : [])),
        );
        if (own[0] === undefined) return [];
        return [
          {
            ...own[0],
            index: column.index,
            bytes: Math.max(...own.map(({ bytes }) => bytes)),
            padded: own.some(({ padded }) => padded),
          },
        ];
      }),
      places,
    };
  });
  return { files, sources: plans };
}

/** Rows that conditions leave; those of other waves are among them. */
function usedRowCount({ rowCount, leftOut }: Dataset): number {
  return leftOut.reduce((sum, each) => sum + (each.by === 'wave' ? each.count : 0), rowCount);
}

/** For each column of a file, its position in the source. */
function placesOf({ columns, parts }: Dataset, part: number): number[] {
  if (parts === undefined) return columns.map(({ index }) => index);
  const places: number[] = [];
  parts[part]!.order.forEach((at, joined) => {
    if (at >= 0) places[at] = joined;
  });
  return places;
}

/** Cells of the column that says the wave, where it does. */
function rowsOf({ part }: EmitInput, { cells }: Source): EmitRows | null {
  if (part?.rows === undefined) return null;
  const { column, isOf } = part.rows;
  return {
    column,
    cells: [...cells.get(column)!].flatMap(([cell, meant]) => (isOf(meant) ? [cell] : [])),
  };
}

/** By the name of each group the cells that stand for it. */
function groupCells(
  column: Column | null,
  { cells }: Source,
  settings: AnalysisSettings,
): ReadonlyMap<string, readonly string[]> {
  const missing = missingCodes(settings.missing);
  const found = new Map<string, string[]>();
  for (const [cell, meant] of column === null ? [] : (cells.get(column.index) ?? [])) {
    if (isMissingText(meant, missing)) continue;
    const name = categoryName(meant);
    found.set(name, [...(found.get(name) ?? []), cell]);
  }
  return found;
}

/** The groups in the order of the comparison, by their codes. */
function groupNames(
  found: readonly ReadonlyMap<string, unknown>[],
  { groups, by }: AnalysisSettings,
  datasets: readonly Dataset[],
): readonly string[] {
  const known = [...new Set(found.flatMap((each) => [...each.keys()]))];
  if (groups === null) return sortedGroups(known);
  const labels = datasets.flatMap((dataset) => findColumn(dataset, by!, '--by').valueLabels ?? []);
  return groups.map((name) =>
    known.includes(categoryName(name))
      ? name
      : (labels.find(({ label }) => normaliseAnswer(label) === normaliseAnswer(name))?.value ?? name),
  );
}

function samplesOf(waves: readonly string[], groups: readonly string[]): EmitSample[] {
  if (groups.length === 0) return waves.map((name, wave) => ({ name, wave, group: null }));
  return waves.flatMap((name, wave) =>
    groups.map((group, index) => ({
      name: waves.length === 1 ? group : `${group}, ${name}`,
      wave,
      group: index,
    })),
  );
}

/** @param isPresent whether a wave has the scale */
function contrastsAmong(
  samples: readonly EmitSample[],
  isPresent: (wave: number) => boolean,
): EmitContrast[] {
  const placed = samples.flatMap(({ wave, group }, position) =>
    isPresent(wave) ? [{ position, wave: { file: wave, key: { group: group?.toString() ?? null } } }] : [],
  );
  return contrastsOf(placed).map(([first, second]) => ({
    kind: first.wave.key.group === second.wave.key.group ? 'waves' : 'groups',
    first: first.position,
    second: second.position,
  }));
}

/** @param sources of the waves */
function scaleOf(
  { scale, matches }: SelectedScale,
  sources: readonly Source[],
  samples: readonly EmitSample[],
  settings: AnalysisSettings,
  results: readonly ScaleResult[],
): EmitScale {
  const plan = planScale(scale);
  if (plan.blankIsWrong.length > 0)
    throw cannotRun(createMessage(scriptMessages, 'emit-blank-wrong', { scale: scale.id }), {
      scale: scale.id,
    });
  const { tables, tableOf } = answersOfScale(scale, matches, sources, settings.missing);
  const items = scale.items.map((item, position): EmitItem => {
    const { min, max, labels = [] } = item.response ?? scale.response;
    const reversal = plan.reversal[position]!;
    return {
      id: item.id,
      text: item.text ?? null,
      range: [min, max],
      reversal: Number.isNaN(reversal) ? null : reversal,
      recode: item.recode ?? null,
      skipped:
        item.skipped === undefined
          ? null
          : {
              code: item.skipped.code,
              when: item.skipped.when.map((codes) => Object.entries(codes)),
            },
      labels: labels.map(({ value, text }) => ({
        value,
        text: Object.fromEntries(
          Object.entries(text).map(([language, [wording]]) => [language, wording ?? '']),
        ),
      })),
      single: singleItem(results.find(({ id }) => id === scale.id)?.items?.[position], (found) =>
        sideOfItem(found, plan, position, settings),
      ),
      columns: matches.map((match, wave) => {
        const column = match?.columns[position] ?? null;
        return column === null ? null : { index: column.index, answers: tableOf(wave, position) };
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
    contrasts: contrastsAmong(samples, (wave) => matches[wave]?.isWhole === true),
    scores: plan.scores.flatMap((score) =>
      scoreOf(
        scale.id,
        score,
        hasTotal,
        resultOf(
          results.find(({ id }) => id === scale.id),
          score,
        ),
        settings,
      ),
    ),
  };
}

function resultOf(scale: ScaleResult | undefined, { id, isTotal }: ScorePlan): ScaleResult | undefined {
  return isTotal ? scale : scale?.subscales.find((each) => each.id === id);
}

/** The populations that its samples are compared with. */
function populationsOf(score: ScaleResult | undefined): EmitScore['populations'] {
  const compared = score?.samples.flatMap(({ populations = [] }) => [populations]) ?? [];
  return (compared[0] ?? []).map(({ population: { name, mean, sd, n } }) => ({ name, mean, sd, n }));
}

/** An item by itself: its answers and those whose share is given. */
function singleItem(
  item: ItemResult | undefined,
  sideOf: (item: ItemResult) => NonNullable<EmitItem['single']>['alternative'],
): EmitItem['single'] {
  if (item === undefined) return null;
  const codes = item.answers.map(({ value }) => value);
  const agreeing = item.answers.flatMap(({ value, counts }) => (counts ? [value] : []));
  return { of: item.kind === 'rating' ? 'means' : 'shares', codes, agreeing, alternative: sideOf(item) };
}

/** The models of a score that could be estimated. */
function modelsOf(score: ScaleResult | undefined): EmitScore['models'] {
  return (score?.models ?? []).flatMap(({ method, covariance = null, reason }) =>
    reason === undefined ? [{ method, covariance }] : [],
  );
}

function scoreOf(
  scale: string,
  plan: ScorePlan,
  hasTotal: boolean,
  result: ScaleResult | undefined,
  settings: AnalysisSettings,
): EmitScore[] {
  const { score } = plan;
  if (score === null) return [];
  return [
    {
      id: plan.isTotal ? plan.id : `${scale}.${plan.id}`,
      name: plan.name,
      direction: plan.direction,
      alternative: alternativeOf(settings, plan.id),
      items: plan.items,
      aggregate: score.aggregate,
      minAnswered: plan.minAnswered,
      weights: plan.weights === null ? null : [...plan.weights],
      transform: score.transform ?? null,
      range: plan.range,
      bands: plan.bands,
      models: modelsOf(result),
      populations: populationsOf(result),
      inFamily: plan.isTotal || !hasTotal,
    },
  ];
}

/**
 * Learns from the ids that occur what a script needs to compare them as this tool does: which letters beyond ASCII become
 * what, and whether blanks and leading zeros matter. No id is kept, so that no script names a respondent.
 */
class IdSpelling {
  private readonly letters = new Map<string, string>();
  private blanks = false;
  private zeros = false;
  private readonly comparison: IdComparison;

  constructor(comparison: IdComparison) {
    this.comparison = comparison;
  }

  /**
   * Takes note of an id as it stands in the file.
   *
   * @throws UserError `emit-id` (status 2) for an id that the simple rules of a script would spell otherwise
   */
  add(file: string, row: number, cell: string): void {
    const text = cell.trim();
    const spelled = text.replace(/\P{M}\p{M}*/gu, (letter) => this.letter(letter));
    const blanksRemoved = this.comparison === 'as-written' ? spelled : withoutBlanks(spelled);
    const key = this.comparison === 'as-written' ? spelled : plainId(blanksRemoved);
    const wanted =
      this.comparison === 'as-written' ? text.normalize('NFC') : normaliseId(text.normalize('NFC'));
    if (key !== wanted) {
      throw cannotRun(createMessage(scriptMessages, 'emit-id', { file, row }), { file, row });
    }
    if (blanksRemoved !== spelled) this.blanks = true;
    if (key !== lowerCase(blanksRemoved)) this.zeros = true;
  }

  matching(id: string, fuzzy: 0 | 1): EmitMatching {
    return {
      id,
      comparison: this.comparison,
      fuzzy,
      // Letters with marks of their own before the letters alone.
      letters: [...this.letters]
        .map(([from, to]) => ({ from, to }))
        .sort((a, b) => b.from.length - a.from.length || (a.from < b.from ? -1 : 1)),
      blanks: this.blanks,
      zeros: this.zeros,
    };
  }

  /** A letter with its marks: what it becomes, and a note of it when that is something else. */
  private letter(letter: string): string {
    if (/^[\0-\x7f]+$/.test(letter)) return letter;
    const known = this.letters.get(letter);
    if (known !== undefined) return known;
    const becomes = this.comparison === 'as-written' ? letter.normalize('NFC') : foldedLetter(letter);
    if (becomes !== letter) this.letters.set(letter, becomes);
    return becomes;
  }
}

function foldedLetter(letter: string): string {
  return /^\s$/u.test(letter) ? ' ' : normaliseId(letter);
}

/** Blanks stay between digits only, and then one. */
function withoutBlanks(text: string): string {
  return text.replace(/[\t-\r ]+/g, ' ').replace(/(?<![0-9]) | (?![0-9])/g, '');
}

/** Small letters, and no zeros before a number. The scripts do the same. */
function plainId(text: string): string {
  return lowerCase(text).replace(/(?<![0-9]|[0-9][.,])0+(?=[0-9])/g, '');
}

function lowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}

/** The tables of answers of a scale, and which one each item has in each wave. */
interface ScaleAnswers {
  readonly tables: readonly AnswerTable[];
  tableOf(wave: number, item: number): number;
}

/** A cell that every program reads as the same number. */
const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/**
 * Works out what every cell means that occurs in the columns of a scale. Columns share a table unless they disagree about a cell: `1.234`
 * is a decimal number in one column and more than a thousand in another.
 */
function answersOfScale(
  scale: Scale,
  matches: readonly (ScaleMatch | null)[],
  sources: readonly Source[],
  missing: readonly string[],
): ScaleAnswers {
  const shared: SharedTable[] = [];
  const tables = matches.map((match, wave) => {
    // A file may code the answers in its own way.
    const own = match?.scale ?? scale;
    return own.items.map((item, position) => {
      const column = match?.columns[position] ?? null;
      if (column === null) return -1;
      const response = item.response ?? own.response;
      const { surveyed, cells } = sources[wave]!;
      const decode = answerDecoder({
        response,
        missing: withExportCodes(missingCodes(missing, own), missingCodes(surveyed[0]!.codes), response),
        decimal: decimalSign(column),
      });
      const meanings = [...cells.get(column.index)!].flatMap(([cell, meant]) =>
        cell === '' ? [] : [meaningOf(cell, decode(meant))],
      );
      let index = shared.findIndex((table) => table.accepts(response, meanings));
      if (index === -1) index = shared.push(new SharedTable(response)) - 1;
      shared[index]!.add(meanings);
      return index;
    });
  });
  return {
    tables: shared.map((table) => table.listed()),
    tableOf: (wave, item) => tables[wave]![item]!,
  };
}

function meaningOf(cell: string, answer: DecodedAnswer): AnswerMeaning {
  if (answer.kind === 'value') return { cell, value: answer.value, kind: 'answer' };
  return { cell, value: null, kind: answer.kind === 'missing' ? 'missing' : 'impossible' };
}

/** Cells and their meanings, of items with one range of answers. */
class SharedTable {
  private readonly response: object;
  private readonly known = new Map<string, AnswerMeaning>();

  constructor(response: object) {
    this.response = response;
  }

  /** Items with another range may give a wording another code, also one that does not occur yet. */
  accepts(response: object, meanings: readonly AnswerMeaning[]): boolean {
    return (
      response === this.response &&
      meanings.every(({ cell, value }) => {
        const known = this.known.get(cell);
        return known === undefined || known.value === value;
      })
    );
  }

  add(meanings: readonly AnswerMeaning[]): void {
    for (const meaning of meanings) this.known.set(meaning.cell, meaning);
  }

  /** What needs to be said, answers by their code; a plain number that means itself does not. */
  listed(): AnswerTable {
    return [...this.known.values()]
      .filter(({ cell, value }) => !(PLAIN_NUMBER.test(cell) && Number(cell) === value))
      .sort(
        (a, b) =>
          (a.value ?? Number.POSITIVE_INFINITY) - (b.value ?? Number.POSITIVE_INFINITY) ||
          compare(a.cell, b.cell),
      );
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
