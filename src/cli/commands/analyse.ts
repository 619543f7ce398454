import type { AnalysisInput } from '../../analysis/analyse.ts';
import type { AnalysisSettings } from '../../analysis/settings.ts';
import { choiceMessages } from '../../model/messages/choices.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { cannotRun, type UserError } from '../../model/problem.ts';
import type { Result } from '../../model/result.ts';
import type { OptionsOf } from '../../model/settings/schema.ts';
import { createContext } from '../../report/context.ts';
import type { DrawnFigure } from '../../report/figures/figure.ts';
import { renderReliability, renderResult, toldByReliability, toldByResult } from '../../report/index.ts';
import { withLabels } from '../../report/labels.ts';
import type { Paragraphs } from '../../report/sentences/paragraphs.ts';
import { hasWaves } from '../../report/tables/notes.ts';
import { analysedFiles, withholdSmallGroups } from '../analysed-files.ts';
import { bytesFirst } from '../bytes-first.ts';
import type { CommandIO } from '../command-io.ts';
import { analysisSettings, type DataOptions, waveNames } from '../inputs.ts';
import { type OutputFormat, type OutputOptions, outputFormat, renderOptions } from '../output.ts';
import { sayRemarks } from '../remarks.ts';

export interface AnalyseOptions
  extends DataOptions,
    OutputOptions,
    Omit<OptionsOf<'analyse'>, 'format' | 'emit'> {}

/** Formats with room for running text. */
const HOLDS_TEXT: ReadonlySet<OutputFormat> = new Set(['table', 'markdown', 'html', 'latex', 'docx', 'xlsx']);

/** `analyse <pre> [post]`: the report's tables. */
export async function analyseCommand(
  paths: readonly string[],
  options: AnalyseOptions,
  host: CommandIO,
): Promise<void> {
  const format = outputFormat(options, host.terminal);
  if (options.plot === true && format !== 'table' && format !== 'markdown') throw plotNeedsText(format);
  if (options.figures !== undefined && format !== 'html' && format !== 'docx') throw figuresNeedAPage(format);
  if (options.sentences === true && !HOLDS_TEXT.has(format)) throw sentencesNeedText(format);
  const choices = options.choices === true || options.figures?.includes('choices') === true;
  await host.files.expect(paths);
  const asked = await analysisSettings({ ...options, choices }, host.files, detailOf(options, format));
  // Figures are drawn from the files once more.
  const readsAgain = options.figures !== undefined;
  const { inputs, settings, result, shown } = await analysedFiles(paths, options, asked, host, readsAgain);
  const rendering = renderOptions(options, format, host.terminal);
  const told = await toldByResult(shown, rendering);
  await sayRemarks(result.warnings, result, { ...options, told, format, hasWaves: hasWaves(result) }, host);
  await host.warnNearMatches(result);
  const figures = await figuresOfResult(shown, inputs, settings, options, format);
  const paragraphs = options.sentences === true ? await sentences(shown, options, host) : null;
  const rendered = await renderResult(shown, {
    ...rendering,
    figures,
    paragraphs,
  });
  const drawn = options.plot === true ? await forest(shown, options, format, host) : null;
  await host.write(drawn === null ? rendered : `${rendered}\n${drawn}`, options);
}

/** The effect sizes drawn in characters, below the tables. */
async function forest(
  result: Result,
  options: OutputOptions,
  format: OutputFormat,
  host: CommandIO,
): Promise<string | null> {
  const { forestInCharacters } = await import('../../report/render/forest-characters.ts');
  const { lang = 'en', style = 'apa', width } = renderOptions(options, format, host.terminal);
  const plain = withLabels(createContext(lang, style), result);
  const context =
    result.withheld === undefined
      ? plain
      : await (await import('../../report/withheld.ts')).withheldContext(plain, result);
  const drawn = forestInCharacters(result, context, width);
  if (drawn === null) {
    await host.warn([createMessage(choiceMessages, 'nothing-to-show', { option: '--plot' })]);
    return null;
  }
  return format === 'markdown' ? `\`\`\`\n${drawn}\`\`\`\n` : drawn;
}

/** What the comparisons come to, in words. */
async function sentences(
  result: Result,
  { lang = 'en', style = 'apa' }: OutputOptions,
  host: CommandIO,
): Promise<Paragraphs | null> {
  const { comparisonParagraphs } = await import('../../report/sentences/paragraphs.ts');
  const paragraphs = comparisonParagraphs(result, withLabels(createContext(lang, style), result));
  if (paragraphs === null) {
    await host.warn([createMessage(choiceMessages, 'nothing-to-show', { option: '--sentences' })]);
  }
  return paragraphs;
}

/** Drawn only where they were asked for: what draws them is large. */
async function figuresOfResult(
  result: Result,
  inputs: readonly AnalysisInput[],
  settings: AnalysisSettings,
  { figures, lang = 'en', style = 'apa' }: AnalyseOptions,
  format: OutputFormat,
): Promise<readonly DrawnFigure[]> {
  const wanted =
    figures ?? (settings.choices && (format === 'html' || format === 'docx') ? (['choices'] as const) : null);
  if (wanted === null) return [];
  const { drawnFigures, figureSources } = await import('../report-figures.ts');
  const { figureContext, shownKinds, shownSources } = await import('../shown-figures.ts');
  const kinds = shownKinds(wanted, settings);
  const dataSettings = { ...settings, respondents: true, reliability: {}, sd: {} };
  const sources = shownSources(await figureSources(kinds, inputs, dataSettings, result), settings);
  const context = await figureContext(createContext(lang, style), sources);
  return drawnFigures(kinds, sources, context, format === 'docx');
}

function figuresNeedAPage(format: OutputFormat): UserError {
  return cannotRun(createMessage(choiceMessages, 'figures-need-page', { format }));
}

function sentencesNeedText(format: OutputFormat): UserError {
  return cannotRun(createMessage(choiceMessages, 'sentences-need-text', { format }));
}

function plotNeedsText(format: OutputFormat): UserError {
  return cannotRun(createMessage(choiceMessages, 'plot-needs-text', { format }));
}

/** The short tables print a selection; every other form has all statistics. */
function detailOf({ details }: OutputOptions, format: OutputFormat): AnalysisSettings['detail'] {
  return (format === 'table' || format === 'markdown') && details !== true ? 'summary' : 'full';
}

/** `reliability <file>`: alpha and item statistics, of a study also of two waves. */
export async function reliabilityCommand(
  paths: readonly string[],
  options: DataOptions & OutputOptions,
  host: CommandIO,
): Promise<void> {
  const format = outputFormat(options, host.terminal);
  // Nothing is compared, so nobody need be matched.
  const detail = format === 'json' || options.details === true ? 'full' : 'items';
  await host.files.expect(paths);
  const settings = await analysisSettings({ ...options, matched: false }, host.files, detail);
  const hashes = format !== 'table' && format !== 'markdown';
  const { inputs, result } = await bytesFirst(async (byBytes) => {
    const opening = { hashes, byBytes, layout: { settings } };
    const inputs = await host.open(paths, waveNames(paths), options, opening);
    await host.labels(inputs, settings, [], options);
    return { inputs, result: await host.analyse(inputs, settings) };
  }, settings.minCell <= 1);
  const shown = await withholdSmallGroups(result, inputs, settings);
  const rendering = renderOptions(options, format, host.terminal);
  const told = await toldByReliability(shown, rendering);
  await sayRemarks(result.warnings, result, { ...options, told, format, hasWaves: hasWaves(result) }, host);
  await host.write(await renderReliability(shown, rendering), options);
}
