import type { Rendered, ReportFormat, ShownScoreFormat } from '../model/format.ts';
import type { Problem } from '../model/problem.ts';
import type { QualityReport } from '../model/quality.ts';
import { waveInputs } from '../model/result/wave-inputs.ts';
import type { DescribeResult, Result } from '../model/result.ts';
import type { Scale } from '../model/scale.ts';
import type { ScoreTable, SetAside } from '../model/score-table.ts';
import type { SplitInteraction, SplitResult } from '../model/split-interaction.ts';
import { type Context, createContext } from './context.ts';
import { withLabels } from './labels.ts';
import { validationTables } from './problems.ts';
import { csvDialect } from './render/csv.ts';
import { renderJson } from './render/json.ts';
import { type Publication, type RenderOptions, renderTables } from './render-tables.ts';
import { scoresAsCsv, scoresAsJson, scoresAsTables } from './scores.ts';
import type { Table } from './table.ts';
import { bandsTable } from './tables/bands.ts';
import { baselineTable } from './tables/baseline.ts';
import { choicesTable } from './tables/choices.ts';
import { coefficientsTable } from './tables/coefficients.ts';
import { comparisonTables } from './tables/comparison.ts';
import { correlationTables } from './tables/correlations.ts';
import { descriptivesTable } from './tables/descriptives.ts';
import { effectSizesTable } from './tables/effect-sizes.ts';
import { ensureComparisonTable } from './tables/ensure-comparison.ts';
import { ensureReliabilityTable } from './tables/ensure-reliability.ts';
import { individualChangeTable } from './tables/individual-change.ts';
import { itemFrequenciesTables } from './tables/item-frequencies.ts';
import { itemStatisticsTables } from './tables/item-statistics.ts';
import { journalTables } from './tables/journal.ts';
import { leaversTable } from './tables/leavers.ts';
import { linkageTables } from './tables/linkage.ts';
import { attritionTables, matchingTables } from './tables/matching.ts';
import { missingLinkTable } from './tables/missing-link.ts';
import { modelContrastsTable, modelMeansTable, modelTestsTable } from './tables/models.ts';
import { nonInferiorityTable } from './tables/non-inferiority.ts';
import { numbered } from './tables/notes.ts';
import { oneFactorTable } from './tables/one-factor.ts';
import { pairsTable } from './tables/pairs.ts';
import { populationsTable } from './tables/populations.ts';
import { questionComparisonTables, questionTables } from './tables/questions.ts';
import { repeatedMeasuresTable } from './tables/repeated-measures.ts';
import { respondentsTable } from './tables/respondents.ts';
import { scaleListTable } from './tables/scale-list.ts';
import { scoringTable } from './tables/scoring-rules.ts';
import { settingsTable } from './tables/settings.ts';
import { singleItemsTables } from './tables/single-items.ts';
import { testsTable } from './tables/tests.ts';
import { withMessages } from './text/messages/translate.ts';

/**
 * The report of an analysis as text with a line end at the end, or as the bytes of an office file: in APA style scores with reliability, the comparison and bands
 * (with `details` every table); in the style of a journal one table of these with a row a score; in ENSURE style Table 1 and Appendix 1 of that report.
 *
 * @example await renderResult(result, { format: 'markdown', lang: 'nl' })
 */
export async function renderResult<F extends ReportFormat = 'table'>(
  result: Result,
  options: RenderOptions<F> = {},
): Promise<Rendered<F>> {
  return render(result, options, (of, context) => resultTables(of, context, options.details));
}

/** The messages of the warnings that `renderResult` gives a reader with these options, in notes or cells. */
export function toldByResult(
  result: Result,
  options: RenderOptions<ReportFormat>,
): Promise<ReadonlySet<string>> {
  return told(result, options, (of, context) => resultTables(of, context, options.details));
}

/** The same of `renderReliability`. */
export function toldByReliability(
  result: Result,
  options: RenderOptions<ReportFormat>,
): Promise<ReadonlySet<string>> {
  return told(result, options, (of, context) => reliabilityTables(of, context, options.details));
}

/** The same of `renderDescribe`. */
export function toldByDescribe(
  result: DescribeResult,
  options: RenderOptions<ReportFormat>,
): Promise<ReadonlySet<string>> {
  return told(result, options, describeTables, true);
}

/** The same of `renderScores`, which says each below the respondents of its file. */
export function toldByScores(
  { warnings }: ScoreTable,
  options: RenderOptions<ShownScoreFormat>,
): ReadonlySet<string> {
  return new Set(hasNotes(options) ? warnings.map(({ message }) => message) : []);
}

/** Item statistics and alpha per scale and wave. */
export async function renderReliability<F extends ReportFormat = 'table'>(
  result: Result,
  options: RenderOptions<F> = {},
): Promise<Rendered<F>> {
  return render(result, options, (of, context) => reliabilityTables(of, context, options.details));
}

/** The respondents' table and the answers to every item. Files and groups are called what the user calls them. */
export async function renderDescribe<F extends ReportFormat = 'table'>(
  result: DescribeResult,
  options: RenderOptions<F> = {},
): Promise<Rendered<F>> {
  const wordings = options.format === 'html' || options.format === 'docx';
  return render(result, options, (of, context) => describeTables(of, context, wordings), true);
}

/** What is wrong with the data, and whose answers to look at. As JSON the report itself is printed. */
export async function renderProblems<F extends ReportFormat = 'table'>(
  report: { readonly problems: readonly Problem[]; readonly quality?: QualityReport },
  options: RenderOptions<F> = {},
): Promise<Rendered<F>> {
  const context = await withMessages(contextOf(options, false), report.problems);
  const tables = validationTables(report, context, options.format === 'csv');
  return published(report, tables, publicationOf(context.word('title.problems'), context), options);
}

/** The scale definitions as a list; as JSON the definitions themselves. */
export async function renderScaleList<F extends ReportFormat = 'table'>(
  scales: readonly Scale[],
  options: RenderOptions<F> = {},
): Promise<Rendered<F>> {
  const context = contextOf(options, false);
  const table = scaleListTable(scales, context);
  return published(scales, [table], publicationOf(table.title, context), options);
}

/** The results of all values, with the tests of the interactions, as JSON. */
export function renderSplitParts(parts: SplitResult): string {
  return renderJson(parts);
}

/** Scores per respondent, in pieces that can be written one after the other. Documents for reading hold no such list. */
export function renderScores<F extends ShownScoreFormat = 'table'>(
  table: ScoreTable,
  options: RenderOptions<F> = {},
): AsyncGenerator<Rendered<F>> {
  return scorePieces(table, options) as AsyncGenerator<Rendered<F>>;
}

/** More lines than a person reads while the scores are written. */
const MOST_OFFICES = 30;

/** The summary by office for the person at the keyboard; of many, those where respondents are set aside. `null` where there are none. */
export async function renderOffices(
  { offices }: ScoreTable,
  options: RenderOptions<'table'>,
): Promise<string | null> {
  if (offices === null) return null;
  const { officesTable } = await import('./offices.ts');
  const context = contextOf(options, false);
  const table = officesTable(offices, context, MOST_OFFICES);
  return renderTables([table], publicationOf(table.title, context), options);
}

/** Whether each difference is the same in every value of a column; `null` where no two values have one. */
export async function renderSplit(
  column: string,
  interactions: readonly SplitInteraction[],
  options: RenderOptions<'table' | 'markdown'>,
): Promise<string | null> {
  const { splitTable } = await import('./tables/split.ts');
  const context = contextOf(options, false);
  const table = splitTable(column, interactions, context);
  if (table === null) return null;
  return renderTables([table], publicationOf(table.title, context), options);
}

/** Respondents that are set aside, with the reasons; as JSON the list itself. */
export async function renderRejected<F extends ReportFormat = 'table'>(
  rejected: SetAside,
  options: RenderOptions<F> = {},
): Promise<Rendered<F>> {
  const { rejectedTable } = await import('./offices.ts');
  const context = await withMessages(
    contextOf(options, false),
    rejected.reasons.map(({ problem }) => problem),
  );
  const table = rejectedTable(rejected, context);
  return published(rejected, [table], publicationOf(table.title, context), options);
}

async function* scorePieces(
  table: ScoreTable,
  options: RenderOptions<ShownScoreFormat>,
): AsyncGenerator<string | Uint8Array> {
  const context = await withMessages(contextOf(options, false), table.warnings);
  const { format = 'table' } = options;
  if (format === 'csv') yield* scoresAsCsv(table, context, csvDialect(options.csvStyle));
  else if (format === 'json') yield* scoresAsJson(table, context);
  else if (format === 'xlsx') {
    const { scoresWorkbook } = await import('./render/xlsx-scores.ts');
    yield* scoresWorkbook(table, context);
  } else {
    const publication = publicationOf(context.word('title.scores'), context);
    let separator = '';
    for (const part of scoresAsTables(table, context)) {
      yield separator + (await renderTables([part], publication, { ...options, format }));
      separator = '\n';
    }
    if (table.offices === null) return;
    const { officesTable } = await import('./offices.ts');
    yield separator +
      (await renderTables([officesTable(table.offices, context)], publication, { ...options, format }));
  }
}

/**
 * The tables of an analysis, titled and numbered, for any renderer: scores with their reliability, the comparison and the
 * bands, and where respondents were matched their flow; with details also every test and effect size, floor and ceiling, how
 * respondents were matched and who left, how the scores were made, data and settings.
 */
export function resultTables(result: Result, context: Context, details = false): Table[] {
  if (result.scales.length === 0) return tablesOfQuestions(result, context, details);
  if (context.style === 'ensure') {
    const tables = [ensureComparisonTable(result, context), ensureReliabilityTable(result, context)];
    const others = [
      nonInferiorityTable(result, context),
      populationsTable(result, context),
      choicesTable(result, context),
      ...correlationTables(result, context),
      ...attritionTables(result, context),
    ];
    return [...tables, ...others.filter((table) => table !== null)];
  }
  if (context.style === 'journal') {
    const tables = [
      ...journalTables(result, context),
      modelContrastsTable(result, context, details),
      modelTestsTable(result, context),
      choicesTable(result, context),
      ...correlationTables(result, context),
      ...(details ? [settingsTable(result, context)] : []),
    ];
    return numbered(
      context,
      tables.filter((table) => table !== null),
    );
  }
  const tables = [
    descriptivesTable(result, context, details),
    baselineTable(result, context),
    modelContrastsTable(result, context, details),
    modelTestsTable(result, context),
    ...(details ? [modelMeansTable(result, context), repeatedMeasuresTable(result, context)] : []),
    ...comparisonTables(result, context),
    pairsTable(result, context),
    ...(details ? [testsTable(result, context), effectSizesTable(result, context)] : []),
    nonInferiorityTable(result, context),
    populationsTable(result, context),
    missingLinkTable(result, context, details),
    choicesTable(result, context),
    ...singleItemsTables(result, context),
    ...questionTables(result, context),
    ...questionComparisonTables(result, context),
    ...(details
      ? [
          individualChangeTable(result, context),
          coefficientsTable(result, context),
          oneFactorTable(result, context),
        ]
      : []),
    ...correlationTables(result, context),
    ...(details ? [leaversTable(result, context)] : []),
    bandsTable(result, context),
    ...matchingTables(result, context, details),
    ...(details ? [scoringTable(result, context), settingsTable(result, context)] : []),
  ];
  return numbered(
    context,
    tables.filter((table) => table !== null),
  );
}

/** Of files without any scale: the questions that were asked for, in every style. */
function tablesOfQuestions(result: Result, context: Context, details: boolean): Table[] {
  return numbered(context, [
    ...questionTables(result, context),
    ...questionComparisonTables(result, context),
    ...(details ? [...linkageTables(result, context), settingsTable(result, context)] : []),
  ]);
}

export function reliabilityTables(result: Result, context: Context, details = false): Table[] {
  const items = itemStatisticsTables(result, context, details);
  return numbered(context, [...items, settingsTable(result, context)]);
}

/** @param wordings whether the wordings of items stand behind their ids: in documents for reading, which have room for them */
export function describeTables(result: DescribeResult, context: Context, wordings = false): Table[] {
  const respondents = respondentsTable(result, context);
  const others = [
    ...questionTables(result, context),
    ...itemFrequenciesTables(result, context, wordings),
    settingsTable(result, context),
  ];
  if (respondents === null) return numbered(context, others);
  return context.style === 'ensure'
    ? [respondents, ...numbered(context, others)]
    : numbered(context, [respondents, ...others]);
}

function contextOf({ lang = 'en', style = 'apa' }: RenderOptions<ReportFormat>, named: boolean): Context {
  return createContext(lang, style, named);
}

async function render<R extends Result | DescribeResult, F extends ReportFormat>(
  result: R,
  options: RenderOptions<F>,
  tablesOf: (result: R, context: Context) => Table[],
  named = false,
): Promise<Rendered<F>> {
  const { tables, publication } = await tablesOfResult(result, options, tablesOf, named);
  return published(result, tables, publication, options);
}

/** The tables as they are printed, and what the file of them is about. */
async function tablesOfResult<R extends Result | DescribeResult>(
  result: R,
  options: RenderOptions<ReportFormat>,
  tablesOf: (result: R, context: Context) => Table[],
  named = false,
): Promise<{ readonly tables: readonly Table[]; readonly publication: Publication }> {
  const plainContext = withLabels(await withMessages(contextOf(options, named), result.warnings), result);
  const withheld = result.withheld === undefined ? null : await import('./withheld.ts');
  const context = withheld === null ? plainContext : await withheld.withheldContext(plainContext, result);
  const noted = (table: Table) => withheld?.withWithheldNote(table, context) ?? table;
  const made = tablesOf(result, context);
  // Programs find every table in its place.
  const own = withheld === null || options.format === 'csv' ? made : withheld.withoutHidden(made, context);
  const tables = [...own, ...(await planTables(result, own, context))].map(noted);
  const files = waveInputs(result.inputs)
    .map(({ file }) => file)
    .join(', ');
  const publication = {
    title: context.word('document.title', { files }),
    language: context.language,
    settings: tables.some(({ id }) => id === 'settings') ? null : noted(settingsTable(result, context)),
  };
  return { tables, publication };
}

/** What was done as planned, at the end; only of a study with a plan, so that its words are loaded then. */
async function planTables(
  result: Result | DescribeResult,
  before: readonly Table[],
  context: Context,
): Promise<Table[]> {
  if (!('plan' in result) || result.plan === undefined) return [];
  const { conformanceTable } = await import('./tables/plan.ts');
  return numbered(context, [...before, conformanceTable(result.plan, context)]).slice(before.length);
}

/**
 * The messages of the warnings that the tables give to a reader, who need not be told them once more. As JSON and CSV, which have no
 * notes, nothing is told.
 */
async function told<R extends Result | DescribeResult>(
  result: R,
  options: RenderOptions<ReportFormat>,
  tablesOf: (result: R, context: Context) => Table[],
  named?: boolean,
): Promise<ReadonlySet<string>> {
  if (result.warnings.length === 0 || !hasNotes(options)) return new Set();
  const { tables } = await tablesOfResult(result, options, tablesOf, named);
  return new Set(tables.flatMap((table) => table.told ?? []).map(({ message }) => message));
}

function hasNotes({ format }: RenderOptions<ReportFormat>): boolean {
  return format !== 'json' && format !== 'csv';
}

/** What a file of tables is about that has no settings of its own. */
function publicationOf(title: string, { language }: Context): Publication {
  return { title, language, settings: null };
}

/** As JSON the result itself, in any other format its tables. */
async function published<F extends ReportFormat>(
  result: unknown,
  tables: readonly Table[],
  publication: Publication,
  options: RenderOptions<F>,
): Promise<Rendered<F>> {
  if (options.format === 'json') return renderJson(result) as Rendered<F>;
  return renderTables(tables, publication, options);
}

export {
  type Context,
  createContext,
  LANGUAGES,
  type Language,
  type ReportStyle,
  STYLES,
} from './context.ts';
export type { RenderOptions } from './render-tables.ts';
export type { Table } from './table.ts';
