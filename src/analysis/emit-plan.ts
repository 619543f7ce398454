import { labelIn, labelOf } from '../model/column-labels.ts';
import type { Column } from '../model/dataset.ts';
import type {
  AnswerMeaning,
  AnswerTable,
  EmitFile,
  EmitItem,
  EmitMatching,
  EmitPlan,
  EmitScale,
  EmitScore,
  EmitWave,
} from '../model/emit-plan.ts';
import { said } from '../model/messages/said.ts';
import { scriptMessages } from '../model/messages/scripts.ts';
import { cannotRun } from '../model/problem.ts';
import type { Response, Scale } from '../model/scale.ts';
import { tool } from '../model/tool.ts';
import { answerDecoder, type DecodedAnswer } from '../scoring/decode-answer.ts';
import { findColumn } from '../scoring/find-column.ts';
import { categoryName } from '../scoring/group-list.ts';
import { findIdColumns } from '../scoring/id-columns.ts';
import type { IdComparison } from '../scoring/id-list.ts';
import type { ScaleMatch } from '../scoring/match-items.ts';
import { isMissingText, missingCodes } from '../scoring/missing-codes.ts';
import { normaliseId } from '../scoring/normalise-id.ts';
import { signOf } from '../scoring/quantity.ts';
import { planScale, type ScorePlan } from '../scoring/score-plan.ts';
import type { SelectedScale } from '../scoring/select-scales.ts';
import type { AnalysisInput } from './analyse.ts';
import { chooseScales } from './choose-scales.ts';
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
  refuseSeveral(inputs, settings);
  const selection = await chooseScales(datasets, settings);
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

/** A script compares two samples, once. */
function refuseSeveral(inputs: readonly EmitInput[], { by }: AnalysisSettings): void {
  // A file with several waves is refused as what it is.
  if (inputs.some(({ part }) => part !== undefined)) return;
  if (inputs.length > 2)
    throw cannotRun(said(scriptMessages, 'emit-several', { count: inputs.length, of: 'waves' }));
  if (inputs.length > 1 && by !== null)
    throw cannotRun(said(scriptMessages, 'emit-several', { count: inputs.length, of: 'both' }));
}

function fileOf({ path, sha256, dataset, part }: EmitInput, surveyed: SurveyedFile): EmitFile {
  if (dataset.parts !== undefined)
    throw cannotRun(
      said(scriptMessages, 'emit-joined', { file: dataset.file, files: dataset.parts.length }),
      {
        file: dataset.file,
      },
    );
  if (part !== undefined)
    throw cannotRun(said(scriptMessages, 'emit-layout', { file: dataset.file }), { file: dataset.file });
  const { encoding, delimiter } = dataset;
  if (encoding === null || delimiter === null)
    throw cannotRun(said(scriptMessages, 'emit-format', { file: dataset.file }), { file: dataset.file });
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
    encoding,
    delimiter,
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
  const names = settings.groups ?? sortedGroups([...cellsOf.keys()]);
  if (names.length > 2)
    throw cannotRun(said(scriptMessages, 'emit-several', { count: names.length, of: 'groups' }));
  return names.map((name) => ({
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
  if (plan.blankIsWrong.length > 0)
    throw cannotRun(said(scriptMessages, 'emit-blank-wrong', { scale: scale.id }), { scale: scale.id });
  const { tables, tableOf } = answersOfScale(scale, matches, surveyed, settings.missing);
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
      throw cannotRun(said(scriptMessages, 'emit-id', { file, row }), { file, row });
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

/** The tables of answers of a scale, and which one each item has in each file. */
interface ScaleAnswers {
  readonly tables: readonly AnswerTable[];
  tableOf(file: number, item: number): number;
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
  surveyed: readonly SurveyedFile[],
  missing: readonly string[],
): ScaleAnswers {
  const shared: SharedTable[] = [];
  const tables = matches.map((match, file) =>
    scale.items.map((item, position) => {
      const column = match?.columns[position] ?? null;
      if (column === null) return -1;
      const response = item.response ?? scale.response;
      const decode = answerDecoder({
        response,
        missing: missingCodes([...missing, ...outside(surveyed[file]?.codes ?? [], response)], scale),
        decimal: signOf(column),
      });
      const cells = [...(surveyed[file]?.cells.get(column.index) ?? [])].filter((cell) => cell !== '');
      const meanings = cells.map((cell) => meaningOf(cell, decode(cell)));
      let index = shared.findIndex((table) => table.accepts(response, meanings));
      if (index === -1) index = shared.push(new SharedTable(response)) - 1;
      shared[index]!.add(meanings);
      return index;
    }),
  );
  return {
    tables: shared.map((table) => table.listed()),
    tableOf: (file, item) => tables[file]![item]!,
  };
}

/** Codes that are no answers of an item. */
function outside(codes: readonly string[], { min, max }: Response): string[] {
  return codes.filter((code) => Number(code) < min || (max !== null && Number(code) > max));
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
