import type { Problem } from '../model/problem.ts';
import type { QualityReport } from '../model/quality.ts';
import type { DescribeResult, Result } from '../model/result.ts';
import type { Scale } from '../model/scale.ts';
import type { ScoreTable } from '../model/score-table.ts';
import { type Context, createContext, type Language, type ReportStyle } from './context.ts';
import { validationTables } from './problems.ts';
import { renderCsv } from './render/csv.ts';
import { renderJson } from './render/json.ts';
import { renderMarkdown } from './render/markdown.ts';
import { scoresAsCsv, scoresAsJson, scoresAsTables } from './scores.ts';
import type { Table } from './table.ts';
import { bandsTable } from './tables/bands.ts';
import { comparisonTable } from './tables/comparison.ts';
import { descriptivesTable } from './tables/descriptives.ts';
import { effectSizesTable } from './tables/effect-sizes.ts';
import { ensureComparisonTable } from './tables/ensure-comparison.ts';
import { ensureReliabilityTable } from './tables/ensure-reliability.ts';
import { itemFrequenciesTables } from './tables/item-frequencies.ts';
import { itemStatisticsTables } from './tables/item-statistics.ts';
import { numbered } from './tables/notes.ts';
import { respondentsTable } from './tables/respondents.ts';
import { scaleListTable } from './tables/scale-list.ts';
import { scoringTable } from './tables/scoring-rules.ts';
import { settingsTable } from './tables/settings.ts';
import { testsTable } from './tables/tests.ts';

export const FORMATS = ['table', 'json', 'csv', 'markdown'] as const;
export type ReportFormat = (typeof FORMATS)[number];

export interface RenderOptions {
  readonly format?: ReportFormat;
  readonly lang?: Language;
  readonly style?: ReportStyle;
  /** Every table of an analysis, not only those that a report prints. */
  readonly details?: boolean | undefined;
  /** Columns of the terminal; 80 unless given. Only for `table`. */
  readonly width?: number;
  /** Bold and dim text. Only for `table`. */
  readonly color?: boolean;
}

/**
 * The report of an analysis as text, with a line end at the end: in APA style scores with reliability, the comparison and bands
 * (with `details` every table); in ENSURE style Table 1 and Appendix 1 of that report.
 *
 * @example await renderResult(result, { format: 'markdown', lang: 'nl' })
 */
export async function renderResult(result: Result, options: RenderOptions = {}): Promise<string> {
  return render(result, options, (of, context) => resultTables(of, context, options.details));
}

/** Item statistics and alpha per scale and wave. */
export async function renderReliability(result: Result, options: RenderOptions = {}): Promise<string> {
  return render(result, options, reliabilityTables);
}

/** The respondents' table and the answers to every item. Files and groups are called what the user calls them. */
export async function renderDescribe(result: DescribeResult, options: RenderOptions = {}): Promise<string> {
  return render(result, options, describeTables, true);
}

/** What is wrong with the data, and whose answers to look at. As JSON the report itself is printed. */
export async function renderProblems(
  report: { readonly problems: readonly Problem[]; readonly quality?: QualityReport },
  options: RenderOptions = {},
): Promise<string> {
  if (options.format === 'json') return renderJson(report);
  const context = contextOf(options, false);
  return renderTables(validationTables(report, context, options.format === 'csv'), options);
}

/** The scale definitions as a list; as JSON the definitions themselves. */
export async function renderScaleList(
  scales: readonly Scale[],
  options: RenderOptions = {},
): Promise<string> {
  if (options.format === 'json') return renderJson(scales);
  return renderTables([scaleListTable(scales, contextOf(options, false))], options);
}

/** Scores per respondent, in pieces that can be written one after the other. */
export async function* renderScores(table: ScoreTable, options: RenderOptions = {}): AsyncGenerator<string> {
  const context = contextOf(options, false);
  const { format = 'table' } = options;
  if (format === 'csv') yield* scoresAsCsv(table, context);
  else if (format === 'json') yield* scoresAsJson(table, context);
  else {
    let separator = '';
    for (const part of scoresAsTables(table, context)) {
      yield separator + (await renderTables([part], options));
      separator = '\n';
    }
  }
}

/**
 * The tables of an analysis, titled and numbered, for any renderer: scores with their reliability, the comparison and the
 * bands; with details also every test and effect size, floor and ceiling, how the scores were made, data and settings.
 */
export function resultTables(result: Result, context: Context, details = false): Table[] {
  if (context.style === 'ensure') {
    return [ensureComparisonTable(result, context), ensureReliabilityTable(result, context)];
  }
  const tables = [
    descriptivesTable(result, context, details),
    comparisonTable(result, context),
    ...(details ? [testsTable(result, context), effectSizesTable(result, context)] : []),
    bandsTable(result, context),
    ...(details ? [scoringTable(result, context), settingsTable(result, context)] : []),
  ];
  return numbered(
    context,
    tables.filter((table) => table !== null),
  );
}

export function reliabilityTables(result: Result, context: Context): Table[] {
  const items = itemStatisticsTables(result, context);
  return numbered(context, [...items, settingsTable(result, context)]);
}

export function describeTables(result: DescribeResult, context: Context): Table[] {
  const respondents = respondentsTable(result, context);
  const others = [...itemFrequenciesTables(result, context), settingsTable(result, context)];
  if (respondents === null) return numbered(context, others);
  return context.style === 'ensure'
    ? [respondents, ...numbered(context, others)]
    : numbered(context, [respondents, ...others]);
}

function contextOf({ lang = 'en', style = 'apa' }: RenderOptions, grouped: boolean): Context {
  return createContext(lang, style, grouped);
}

async function render<R extends Result | DescribeResult>(
  result: R,
  options: RenderOptions,
  tablesOf: (result: R, context: Context) => Table[],
  named = result.settings.by !== null,
): Promise<string> {
  if (options.format === 'json') return renderJson(result);
  return renderTables(tablesOf(result, contextOf(options, named)), options);
}

async function renderTables(tables: readonly Table[], options: RenderOptions): Promise<string> {
  const { format = 'table', width = 80, color = false } = options;
  if (format === 'csv') return renderCsv(tables);
  if (format === 'markdown') return renderMarkdown(tables);
  // The libraries that draw in a terminal are loaded only where they are used: they cost more than the drawing.
  const { renderTerminal } = await import('./render/terminal.ts');
  return renderTerminal(tables, { width, color });
}

export {
  type Context,
  createContext,
  LANGUAGES,
  type Language,
  type ReportStyle,
  STYLES,
} from './context.ts';
export type { Table } from './table.ts';
