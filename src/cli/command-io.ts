import { type AnalysisInput, analyse } from '../analysis/analyse.ts';
import type { EmitPart } from '../analysis/emit-plan.ts';
import type { AnalysisSettings } from '../analysis/settings.ts';
import type { Said } from '../model/messages/create-message.ts';
import { asciiSigns, printableLine } from '../model/printable.ts';
import type { Problem, UserError } from '../model/problem.ts';
import type { Result, Warning } from '../model/result.ts';
import type { Options } from '../model/settings/schema.ts';
import { normaliseName } from '../scoring/column-name.ts';
import type { ReadingOptions } from './chosen-rows.ts';
import { Files, makeFolder } from './files.ts';
import { type Opening, openInputs } from './inputs.ts';
import { languageOf, printLinkage, printProblems, printWarnings, spoken } from './messages.ts';
import { emit, type Output } from './output.ts';
import { printsUnicode } from './prints-unicode.ts';
import { slowProgress } from './progress.ts';
import type { Terminal } from './standard-streams.ts';

/**
 * Where a command gets its data from and where its results go, so that one and the same function serves the command line and a
 * study file, which names its data itself and writes nothing before everything is made.
 */
export interface CommandIO {
  readonly terminal: Terminal;
  readonly files: Files;
  /** The data of these files, in order; one that knows its data goes by its own names. */
  open(
    paths: readonly string[],
    waves: readonly string[],
    options: ReadingOptions,
    opening?: Opening,
  ): Promise<AnalysisInput[]>;
  /**
   * The files of a wave that is a folder, a pattern or a list, each by itself, as `open` has read them.
   *
   * @param path and its position, as of `open`
   */
  parts(path: string, index: number, options: ReadingOptions): Promise<EmitPart[]>;
  /** The analysis of these inputs; one that makes several things of them remembers it. */
  analyse(inputs: readonly AnalysisInput[], settings: AnalysisSettings): Promise<Result>;
  /**
   * Refuses labels of columns and codes that the files do not have, or that the output does not show.
   *
   * @param shown columns whose codes the output shows
   * @param chosenBy what else labels may be of: the column of the waves, and those of conditions
   */
  labels(
    inputs: readonly AnalysisInput[],
    settings: AnalysisSettings,
    shown: readonly (string | null)[],
    chosenBy: Pick<Options, 'wave' | 'where'>,
  ): Promise<void>;
  /** Result text or bytes, for the file that was named, else for the screen. */
  write(content: Output, to: { readonly output?: string | undefined }): Promise<void>;
  /** Makes sure that a folder is there. */
  folder(path: string): Promise<void>;
  /** @param hasWaves whether there are waves or groups to name; a single file is no pre-test to its reader */
  warn(warnings: readonly (Warning | Problem)[], hasWaves?: boolean): void | Promise<void>;
  /** Says what is done, or what stands where, in the language of the call. */
  tell(...what: readonly Said[]): Promise<void>;
  /** Says which respondents were matched nearly, and which were not. */
  warnNearMatches(result: Result): void | Promise<void>;
}

/** The `CommandIO` of a call on the command line, which has files and a terminal to itself: nothing is left for the next call. */
export interface CommandLine extends CommandIO {
  /** Says what is wrong. */
  refuse(error: UserError): Promise<void>;
  /** The same sentences as {@link CommandIO.tell} says, to print elsewhere. */
  spoken(what: readonly Pick<Said, 'code' | 'message' | 'values'>[]): Promise<string[]>;
}

/**
 * Files as named on the command line, results to stdout or a file, remarks to stderr.
 *
 * @param words the words of the call, one of which may name a language
 */
export function commandLine({ logLine: say, ...streams }: Terminal, words: readonly string[]): CommandLine {
  // Whatever a remark quotes from a file: a line stays a line, and neither a screen nor a CI obeys it.
  const shown = printsUnicode(streams.environment)
    ? printableLine
    : (line: string) => asciiSigns(printableLine(line));
  const terminal: Terminal = { ...streams, logLine: (line) => say(shown(line)) };
  const listener = { language: languageOf(words), say: terminal.logLine };
  const tell = async (...what: readonly Said[]) => {
    for (const line of await spoken(what, listener.language)) terminal.logLine(line);
  };
  const files = new Files(slowProgress(tell, terminal.isWatched));
  return {
    terminal,
    files,
    open: (paths, waves, options, opening) =>
      openInputs(paths, waves, options, files, { ...opening, progress: slowProgress(tell) }),
    parts: (path, _index, options) => openParts(path, options, files),
    analyse,
    labels: refuseLabels,
    write: (content, to) => emit(content, to, { files, terminal, tell }),
    folder: makeFolder,
    warn: (warnings, hasWaves) => printWarnings(warnings, listener, hasWaves),
    tell,
    spoken: (what) => spoken(what, listener.language),
    warnNearMatches: (result) => printLinkage(result, listener),
    refuse: (error) => printProblems(error, listener),
  };
}

/** Loaded only for scripts. */
async function openParts(path: string, options: ReadingOptions, files: Files): Promise<EmitPart[]> {
  const { openEachFile } = await import('./open-each-file.ts');
  return openEachFile(path, options, files);
}

/** Loaded only where there are labels. */
async function refuseLabels(
  inputs: readonly AnalysisInput[],
  settings: AnalysisSettings,
  shown: readonly (string | null)[],
  { wave, where = [] }: Pick<Options, 'wave' | 'where'>,
): Promise<void> {
  const names = [...shown, wave].filter((name) => name != null);
  const keys = new Set(names.map(normaliseName));
  const ofConditions = new Set(where.map((condition) => normaliseName(condition.split(/[!<>=]/, 1)[0]!)));
  // The codes of a condition need not be left among the rows that it chooses.
  const labels = Object.entries(settings.labels).filter(
    ([column]) => keys.has(normaliseName(column)) || !ofConditions.has(normaliseName(column)),
  );
  if (labels.length === 0) return;
  const { checkLabels } = await import('../analysis/check-labels.ts');
  const files = new Set(inputs.map(({ part, dataset }) => part?.file ?? dataset));
  await checkLabels([...files], Object.fromEntries(labels), settings, names);
}
