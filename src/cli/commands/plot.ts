import { extname, join } from 'node:path';
import type { AnalysisInput } from '../../analysis/analyse.ts';
import type { FigureDataSettings } from '../../analysis/figure-data.ts';
import type { AnalysisSettings } from '../../analysis/settings.ts';
import { FIGURE_KINDS, type FigureKind } from '../../model/figure-data.ts';
import { choiceMessages, type NothingToPlot } from '../../model/messages/choices.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { cannotRun } from '../../model/problem.ts';
import type { Warning } from '../../model/result.ts';
import type { OptionsOf } from '../../model/settings/schema.ts';
import { createContext, type Language } from '../../report/context.ts';
import {
  type Figure,
  type FigureSources,
  figureSvg,
  figuresOf,
  SHOWS_RESPONDENTS,
} from '../../report/figures/index.ts';
import { figurePng } from '../../report/figures/png.ts';
import { labelledWarnings } from '../../report/labels.ts';
import type { CommandIO } from '../command-io.ts';
import type { Files } from '../files.ts';
import { analysisSettings, type DataOptions, refuseWithoutEffect, waveNames } from '../inputs.ts';
import { matchedByRow } from '../matched-by-row.ts';
import { refuseContradiction } from '../output.ts';
import { figureSources, fontFiles } from '../report-figures.ts';
import { figureContext, shownKinds, shownSources } from '../shown-figures.ts';
import type { Terminal } from '../standard-streams.ts';

export interface PlotOptions extends DataOptions, Omit<OptionsOf<'plot'>, 'format' | 'respondents'> {
  readonly respondents: boolean;
  readonly format?: PlotFormat | undefined;
}

type PlotFormat = 'svg' | 'png';

/** `plot <kind> <pre> [post]`: figures, one to a file. */
export async function plotCommand(
  kind: string,
  paths: readonly string[],
  options: PlotOptions,
  host: CommandIO,
): Promise<void> {
  const format = plotFormat(options);
  checkOutput(kind, format, options, host.terminal);
  const { minCell = 0 } = options;
  const kinds = kind === 'all' ? kindsOfAll(minCell) : shownKinds([kind as FigureKind], { minCell });
  const asked = { ...(await figureSettings(options, host.files)), choices: kind === 'choices' };
  const inputs = await host.open(paths, waveNames(paths), options, { layout: { settings: asked } });
  const settings = matchedByRow(asked, inputs);
  if (kind === 'change' && settings.id === null)
    throw cannotRun(createMessage(choiceMessages, 'plot-needs-id'));
  const { reliability: _, ...shared } = matchedByRow(options, inputs);
  refuseWithoutEffect(inputs.length, shared);
  refuseWithoutChange(kind, inputs.length, matchedByRow(options, inputs));
  await host.labels(inputs, settings, [settings.by], options);
  const found = await figureSources(kinds, inputs, settings, null, host.analyse);
  await warnOfSources(found, options.lang, host);
  const sources = shownSources(found, settings);
  const context = await figureContext(createContext(options.lang ?? 'en', 'apa'), sources);
  const figures = kinds.flatMap((each) => figuresOf(each, sources, context));
  if (figures.length === 0) throw nothingToDraw(kind, inputs, settings);
  await write(figures, format, options, host);
}

/**
 * Reliability and SD stand behind reliable change, which one figure shows.
 *
 * @throws UserError (status 2)
 */
function refuseWithoutChange(
  kind: string,
  files: number,
  { id, reliability, sd, minCell }: PlotOptions,
): void {
  // The figure itself says what it lacks.
  if (kind === 'change') return;
  const draws =
    kind === 'all' && files > 1 && id !== undefined && kindsOfAll(minCell ?? 0).includes('change');
  const given = [
    ['--reliability', reliability],
    ['--sd', sd],
  ] as const;
  const option = given.find(([, value]) => value !== undefined)?.[0];
  if (option === undefined || draws) return;
  throw cannotRun(createMessage(choiceMessages, 'option-without-effect', { option, needs: 'change-figure' }));
}

/** Every kind, without those that show single respondents where small groups are withheld. */
function kindsOfAll(minCell: number): readonly FigureKind[] {
  // Every choice is a run of its own, which nobody asks for by the way.
  const kinds = FIGURE_KINDS.filter((kind) => kind !== 'choices');
  return minCell > 1 ? kinds.filter((kind) => !SHOWS_RESPONDENTS.has(kind)) : kinds;
}

function plotFormat({ format, output }: PlotOptions): PlotFormat {
  if (format !== undefined && output !== undefined) refuseContradiction(output, format);
  if (format !== undefined) return format;
  if (output === undefined) return 'svg';
  const ending = extname(output).toLowerCase();
  if (ending === '.svg' || ending === '.png') return ending === '.svg' ? 'svg' : 'png';
  const facts = { ending, output, valid: ['.svg', '.png'], picture: true };
  throw cannotRun(createMessage(choiceMessages, 'unknown-format', facts));
}

function checkOutput(
  kind: string,
  format: PlotFormat,
  { output, outputDir }: PlotOptions,
  terminal: Terminal,
): void {
  if (output !== undefined && outputDir !== undefined)
    throw cannotRun(createMessage(choiceMessages, 'two-outputs', { of: 'figures' }));
  if (kind === 'all' && outputDir === undefined)
    throw cannotRun(createMessage(choiceMessages, 'plot-needs-folder'));
  if (format === 'png' && output === undefined && outputDir === undefined && terminal.screen() !== null)
    throw cannotRun(createMessage(choiceMessages, 'no-text-format', { format }));
}

async function figureSettings(options: PlotOptions, files: Files): Promise<FigureDataSettings> {
  for (const [scale, value] of Object.entries(options.reliability ?? {})) {
    if (!(value >= 0 && value < 1))
      throw cannotRun(createMessage(choiceMessages, 'impossible-reliability', { scale, value }));
  }
  for (const [scale, value] of Object.entries(options.sd ?? {})) {
    if (!(value > 0)) throw cannotRun(createMessage(choiceMessages, 'impossible-sd', { scale, value }));
  }
  return {
    ...(await analysisSettings(options, files)),
    respondents: options.respondents,
    reliability: options.reliability ?? {},
    sd: options.sd ?? {},
  };
}

/** Every warning is said once. */
async function warnOfSources(
  { result, described }: FigureSources,
  lang: Language | undefined,
  host: CommandIO,
): Promise<void> {
  const warnings = new Map<string, Warning>();
  for (const warning of [...(result?.warnings ?? []), ...(described?.warnings ?? [])])
    warnings.set(warning.message, warning);
  await host.warn(labelledWarnings([...warnings.values()], result ?? described ?? {}, lang));
  if (result !== undefined) await host.warnNearMatches(result);
}

function nothingToDraw(kind: string, inputs: readonly AnalysisInput[], { by, id }: AnalysisSettings) {
  const single = inputs.length === 1 && by === null;
  const reasons: Readonly<Record<string, NothingToPlot>> = {
    effects: single ? 'one-wave' : 'nothing-compared',
    choices: single ? 'one-wave' : 'nothing-compared',
    means: 'no-scores',
    trends: 'two-samples',
    'mean-changes': 'no-groups',
    scores: 'no-scores',
    change: single ? 'second-wave-missing' : 'no-pairs',
    answers: 'no-answers',
    items: 'no-items',
  };
  const facts = { kind, reason: reasons[kind] ?? 'no-scale', id };
  return cannotRun(createMessage(choiceMessages, 'nothing-to-plot', facts));
}

async function write(
  figures: readonly Figure[],
  format: PlotFormat,
  options: PlotOptions,
  host: CommandIO,
): Promise<void> {
  const { output, outputDir } = options;
  if (outputDir === undefined && figures.length > 1) {
    throw cannotRun(
      createMessage(choiceMessages, 'several-figures', { figures: figures.map(({ id }) => id) }),
    );
  }
  // All are drawn before the first is written: when one fails, nothing has changed.
  const drawn: { readonly id: string; readonly content: string | Uint8Array }[] = [];
  for (const figure of figures) {
    const svg = figureSvg(figure);
    drawn.push({ id: figure.id, content: format === 'svg' ? svg : await figurePng(svg, fontFiles()) });
  }
  if (outputDir === undefined) {
    await host.write(drawn[0]!.content, { output });
    return;
  }
  await host.folder(outputDir);
  for (const { id, content } of drawn)
    await host.write(content, { output: join(outputDir, `${id}.${format}`) });
}
