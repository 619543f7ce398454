import type { AnalysisInput } from '../analysis/analyse.ts';
import { type AnalysisSettings, partsToCompute } from '../analysis/settings.ts';
import type { Result } from '../model/result.ts';
import { bytesFirst } from './bytes-first.ts';
import type { CommandIO } from './command-io.ts';
import { type DataOptions, refuseWithoutEffect, waveNames } from './inputs.ts';
import { matchedByRow } from './matched-by-row.ts';

/** Files that were analysed, and what of the result may be shown. */
export interface AnalysedFiles {
  readonly inputs: readonly AnalysisInput[];
  readonly settings: AnalysisSettings;
  readonly result: Result;
  /** Without small groups, where that was asked for. */
  readonly shown: Result;
}

/**
 * From paths to a result, for the command `analyse` and for the library.
 *
 * @param options as they were given, so that those without an effect are refused
 * @param asked the settings that are made of them
 * @param readsAgain whether the inputs are read once more afterwards
 * @throws UserError as `analyse`, and for files that cannot be read
 */
export async function analysedFiles(
  paths: readonly string[],
  options: DataOptions,
  asked: AnalysisSettings,
  host: Pick<CommandIO, 'open' | 'labels' | 'analyse'>,
  readsAgain = false,
): Promise<AnalysedFiles> {
  const { hashes } = partsToCompute(asked);
  const analysed = await bytesFirst(
    async (byBytes) => {
      const inputs = await host.open(paths, waveNames(paths), options, {
        ...{ hashes, byBytes },
        layout: { settings: asked },
      });
      const settings = matchedByRow(asked, inputs);
      refuseWithoutEffect(inputs.length, matchedByRow(options, inputs));
      const shown = [settings.by, ...settings.attrition, ...settings.baseline];
      await host.labels(inputs, settings, shown, options);
      return { inputs, settings, result: await host.analyse(inputs, settings) };
    },
    // What small groups would give away is looked for in the files once more.
    asked.minCell <= 1 && !readsAgain,
  );
  return {
    ...analysed,
    shown: await withholdSmallGroups(analysed.result, analysed.inputs, analysed.settings),
  };
}

/** Without small groups where that was asked for; what takes them out is loaded then only. */
export async function withholdSmallGroups(
  result: Result,
  inputs: readonly AnalysisInput[],
  settings: AnalysisSettings,
): Promise<Result> {
  if (settings.minCell <= 1) return result;
  const { shownResult } = await import('./shown-result.ts');
  return shownResult(result, inputs, settings);
}
