import type { AnalysisInput } from '../analysis/analyse.ts';
import type { AnalysisSettings } from '../analysis/settings.ts';
import { isUserError } from '../model/problem.ts';
import type { DescribeResult } from '../model/result.ts';
import { findColumn } from '../scoring/find-column.ts';
import { describedGroups } from './report-figures.ts';

/**
 * Who answered, by these columns, in every file that has all of them: often only the first one does. `null` without columns.
 *
 * @throws UserError (status 2) when no file has them, or one looks like an id or free text
 */
export async function describedRespondents(
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
