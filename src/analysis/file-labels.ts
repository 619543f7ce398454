import type { ColumnLabels } from '../model/column-labels.ts';
import { lookupName, normaliseName } from '../scoring/column-name.ts';
import type { AnalysisInput } from './analyse.ts';

/**
 * What codes of columns are called: by the user, else by the value labels of the files where these tell all codes of the column apart and
 * the files agree.
 *
 * @param names of the columns that are shown
 */
export function labelsWithFiles(
  given: ColumnLabels,
  inputs: readonly Pick<AnalysisInput, 'dataset'>[],
  names: readonly (string | null)[],
): ColumnLabels {
  const columns = inputs.flatMap(({ dataset }) => dataset.columns);
  if (columns.every(({ valueLabels }) => valueLabels === undefined)) return given;
  const found = names.flatMap((name) => {
    if (name === null || Object.hasOwn(given, name)) return [];
    const key = normaliseName(name);
    const labels = columns
      .filter((column) => normaliseName(lookupName(column)) === key)
      .flatMap(({ valueLabels = [] }) => valueLabels);
    const byCode = new Map(labels.map(({ value, label }) => [value, label]));
    const agree = labels.every(({ value, label }) => byCode.get(value) === label);
    const apart = new Set([...byCode.values()].map((label) => label.toLowerCase())).size === byCode.size;
    return byCode.size > 0 && agree && apart ? [[name, Object.fromEntries(byCode)] as const] : [];
  });
  return { ...Object.fromEntries(found), ...given };
}
