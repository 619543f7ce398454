import { type AnalysisInput, analyse } from '../analysis/analyse.ts';
import { figureData } from '../analysis/figure-data.ts';
import { labelsWithFiles } from '../analysis/file-labels.ts';
import type { AnalysisSettings } from '../analysis/settings.ts';
import { validate } from '../analysis/validate.ts';
import { withholdSmallCells, withholdSmallCounts } from '../analysis/withhold/index.ts';
import type { FigureKind } from '../model/figure-data.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { terminalMessages } from '../model/messages/terminal.ts';
import { isUserError } from '../model/problem.ts';
import { defaultQualityLimits } from '../model/quality.ts';
import { scoresOf } from '../model/result/samples.ts';
import type { DescribeResult, Result, Warning } from '../model/result.ts';
import { type Context, createContext, type Language, type ReportStyle } from '../report/context.ts';
import { qualityCounts } from '../report/document/quality-counts.ts';
import { renderReport } from '../report/document/render.ts';
import type { DrawnFigure } from '../report/figures/figure.ts';
import { withLabels } from '../report/labels.ts';
import type { ScaleCitation } from '../report/sentences/index.ts';
import { withheldContext } from '../report/withheld.ts';
import { findColumn } from '../scoring/find-column.ts';
import type { CommandIO } from './command-io.ts';
import type { Progress } from './progress.ts';
import { describedGroups, drawnFigures } from './report-figures.ts';
import { shownKinds, shownSources } from './shown-figures.ts';

/** What a report shows and how; everything that shapes its numbers is in the settings of the analysis. */
export interface ReportChoices {
  readonly format: 'html' | 'docx';
  readonly language: Language;
  readonly style: ReportStyle;
  /** `null` for a title with the names of the files. */
  readonly title: string | null;
  /** `2026-11-21`. */
  readonly date: string;
  /** Columns of the respondents' table. */
  readonly columns: readonly string[];
  /** Kinds of figures, `true` for the usual ones, `false` for none. */
  readonly figures: readonly FigureKind[] | boolean;
  /** Whether the contents of a Word document have estimated page numbers. */
  readonly pageNumbers: boolean;
}

export interface MadeReport {
  readonly rendered: string | Uint8Array;
  /** For remarks on the screen: with the rows that were matched nearly, nothing withheld. */
  readonly result: Result;
  readonly warnings: readonly Warning[];
  /** Messages of the warnings that the document gives in full. */
  readonly told: ReadonlySet<string>;
}

/** Those that show no single respondent. */
const USUAL_FIGURES: readonly FigureKind[] = [
  'means',
  'trends',
  'mean-changes',
  'effects',
  'answers',
  'items',
  'missing',
];

/**
 * The whole evaluation as one document: analysed, described, checked, with small cells withheld, drawn and written.
 *
 * @param progress is told what is being done
 * @param analysed the analysis of the inputs, where it may be known already
 * @throws UserError as `analyse` and `describe`
 */
export async function makeReport(
  inputs: readonly AnalysisInput[],
  settings: AnalysisSettings,
  choices: ReportChoices,
  progress: Progress = async () => undefined,
  analysed: CommandIO['analyse'] = analyse,
): Promise<MadeReport> {
  const result = await analysed(inputs, settings);
  const described = await describedGroups(inputs, settings);
  const respondents = await describedRespondents(inputs, settings, choices.columns);
  await progress(() => createMessage(terminalMessages, 'examining-answers'));
  const { quality } = await validate(inputs, settings, defaultQualityLimits);
  const { minCell, candidates } = settings;
  const shown = {
    result: withholdSmallCells(result, minCell, described),
    described: withholdSmallCounts(described, minCell, candidates),
  };
  const context = await withheldContext(
    withLabels(createContext(choices.language, choices.style), {
      ...shown.result,
      labels: labelsWithFiles(settings.labels, inputs, [
        settings.by,
        ...settings.attrition,
        ...settings.baseline,
        ...choices.columns,
      ]),
    }),
    shown.result,
  );
  const figures = await figuresOfReport(inputs, settings, choices, shown, context, progress);
  await progress(() => createMessage(terminalMessages, 'writing-report'));
  const rendered = await renderReport(
    {
      ...shown,
      respondents: respondents === null ? null : withholdSmallCounts(respondents, minCell),
      quality: qualityCounts(quality ?? { limits: defaultQualityLimits, files: [] }, minCell),
      figures,
      citations: citationsOf(settings),
    },
    { ...choices, minCell },
    context,
  );
  return {
    rendered,
    result,
    warnings: differentWarnings([...result.warnings, ...described.warnings]),
    told: new Set([...shown.result.warnings, ...shown.described.warnings].map(({ message }) => message)),
  };
}

/** Drawn from what the report shows, so that no picture has what a table withholds. */
async function figuresOfReport(
  inputs: readonly AnalysisInput[],
  settings: AnalysisSettings,
  { figures, format }: ReportChoices,
  { result, described }: { readonly result: Result; readonly described: DescribeResult },
  context: Context,
  progress: Progress,
): Promise<readonly DrawnFigure[]> {
  const usual = settings.choices ? [...USUAL_FIGURES, 'choices' as const] : USUAL_FIGURES;
  const kinds = figures === true ? usual : figures === false ? [] : shownKinds(figures, settings);
  if (kinds.length === 0) return [];
  const data = await figureData(
    inputs,
    {
      ...settings,
      // Dots and lines are groups of one.
      respondents: settings.minCell <= 1,
      reliability: reliabilityByScore(settings, result),
      sd: {},
    },
    result,
  );
  const sources = shownSources({ result, described, data }, settings);
  return drawnFigures(kinds, sources, context, format === 'docx', (number, all) =>
    progress(() => createMessage(terminalMessages, 'drawing-figure', { number, all })),
  );
}

/** What `--reliability` says, score by score: `*` is for every one that is not named. */
function reliabilityByScore({ reliability }: AnalysisSettings, { scales }: Result): Record<string, number> {
  const ids = scoresOf({ scales }).map(({ id }) => id);
  return Object.fromEntries(
    ids.flatMap((id) => {
      const given = reliability[id] ?? reliability['*'];
      return given === undefined ? [] : [[id, given]];
    }),
  );
}

function citationsOf({ requested, candidates }: AnalysisSettings): ScaleCitation[] {
  return (requested ?? candidates).flatMap(({ id, citation }) =>
    citation === undefined ? [] : [{ scale: id, citation }],
  );
}

/** Each file was read for several purposes; its warnings are said once. */
function differentWarnings(warnings: readonly Warning[]): Warning[] {
  return [...new Map(warnings.map((warning) => [warning.message, warning])).values()];
}

/**
 * Who answered, by these columns, in every file that has all of them: often only the first one does. `null` without columns.
 *
 * @throws UserError (status 2) when no file has them, or one looks like an id or free text
 */
async function describedRespondents(
  inputs: readonly AnalysisInput[],
  settings: AnalysisSettings,
  columns: readonly string[],
): Promise<DescribeResult | null> {
  if (columns.length === 0) return null;
  const having = inputs.filter(({ dataset }) => hasColumns(dataset, columns));
  return describedGroups(having.length === 0 ? inputs : having, settings, columns, false);
}

function hasColumns(dataset: AnalysisInput['dataset'], columns: readonly string[]): boolean {
  try {
    for (const name of columns) findColumn(dataset, name, '--columns');
    return true;
  } catch (error) {
    if (!isUserError(error)) throw error;
    return false;
  }
}
