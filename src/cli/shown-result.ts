import type { AnalysisInput } from '../analysis/analyse.ts';
import { describe } from '../analysis/describe.ts';
import type { AnalysisSettings } from '../analysis/settings.ts';
import { withholdSmallCells } from '../analysis/withhold/index.ts';
import type { Result } from '../model/result.ts';

/**
 * The result as it may be shown: see `withholdSmallCells`. Which items may keep their mean is seen from their answers, for which the
 * files are read once more; the short form prints no items and does without.
 */
export async function shownResult(
  result: Result,
  inputs: readonly AnalysisInput[],
  settings: AnalysisSettings,
): Promise<Result> {
  const { minCell } = settings;
  if (settings.detail === 'summary' && !settings.singleItems) return withholdSmallCells(result, minCell);
  const described = await describe(inputs, { ...settings, columns: [], items: true });
  return withholdSmallCells(result, minCell, described);
}
