import { existsSync } from 'node:fs';
import type { ScaleNorms } from '../../analysis/settings.ts';
import type { ColumnLabels } from '../../model/column-labels.ts';
import { listValue } from '../../model/list-text.ts';
import type { PrimaryTest } from '../../model/result.ts';
import type { Study, StudyGroup } from '../../model/study.ts';
import { builtInScales } from '../../scoring/definition/built-in.ts';
import type { DataOptions } from '../inputs.ts';
import { decimalOption } from '../option-values.ts';
import { fromFolder, type Sample } from './jobs.ts';
import type { StudyFile } from './read-study.ts';

/** How the answers of a study are scored: what every command is told. */
export function scoringOptions({ study, folder }: StudyFile, scales = study.scales): DataOptions {
  const { missing, invalid, decimal, confidence, alpha, personal, labels } = study;
  return {
    ...(scales === undefined ? {} : { scales: scales.map((name) => scaleName(name, folder)) }),
    ...(missing === undefined ? {} : { missing: missing.map(String) }),
    ...(invalid === undefined ? {} : { invalid }),
    ...(personal === undefined ? {} : { personal }),
    ...(labels === undefined ? {} : { labels: labels as ColumnLabels }),
    usedElsewhere: usedColumns(study),
    ...(study.scales === undefined
      ? {}
      : { knownScales: study.scales.map((name) => scaleName(name, folder)) }),
    ...(decimal === undefined ? {} : { decimal: decimalOption(decimal) }),
    ...(confidence === undefined ? {} : { confidence }),
    ...(alpha === undefined ? {} : { alpha }),
  };
}

/** Columns that something in the study is said of: what is no question without a scale in any of its outputs. */
function usedColumns({ respondents = [], attrition = [], match, by, groups, outputs = [] }: Study): string[] {
  return [
    ...respondents,
    ...attrition,
    ...[match, ...groups.map((group) => group.match)].flatMap((each) => each?.columns ?? []),
    ...[by, ...groups.map((group) => group.by)].flatMap((each) => each?.column ?? []),
    ...outputs.flatMap((output) => ('columns' in output ? (output.columns ?? []) : [])),
  ];
}

/** How respondents are known, where the group's are. */
export function idOptions(study: Study, group: StudyGroup): DataOptions {
  const match = group.match === undefined ? study.match : group.match;
  if (match == null) return {};
  const { columns, exact, fuzzy } = match;
  return {
    id: columns.length === 1 ? columns[0]! : columns.map(listValue).join(','),
    ...(exact === undefined ? {} : { idExact: exact }),
    ...(fuzzy === undefined ? {} : { fuzzy: fuzzy === 1 ? '1' : '0' }),
  };
}

/** The column that splits the files of a group into groups; `null` without. */
export function groupColumn(group: StudyGroup, study: Study): string | null {
  const by = group.by === undefined ? study.by : group.by;
  return by?.column ?? null;
}

/** What is compared and how: two waves, or two groups within one. */
export function comparisonOptions(
  study: Study,
  samples: readonly Sample[],
  test: PrimaryTest | undefined = study.test,
): DataOptions {
  const { group } = samples[0]!;
  const by = (group.by === undefined ? study.by : group.by) ?? undefined;
  if (samples.length < 2 && by === undefined) return {};
  const { equivalence, bootstrap, attrition } = study;
  const id = by === undefined ? idOptions(study, group) : {};
  return {
    ...id,
    ...(id.id === undefined ? {} : individualChange(study)),
    ...(id.id === undefined || attrition === undefined ? {} : { attrition }),
    ...(by === undefined ? {} : { by: by.column }),
    ...(by?.groups === undefined ? {} : { groups: by.groups }),
    ...(test === undefined ? {} : { test }),
    ...(equivalence === undefined
      ? {}
      : { equivalence: { ...equivalence, unit: equivalence.unit ?? 'raw' } }),
    ...(bootstrap === undefined ? {} : { bootstrap: bootstrap.replicates, seed: bootstrap.seed ?? 1 }),
  };
}

function individualChange({ reliability, norms }: Study): DataOptions {
  return {
    ...(reliability === undefined
      ? {}
      : { reliability: typeof reliability === 'number' ? { '*': reliability } : reliability }),
    ...(norms === undefined ? {} : { norms: norms as Readonly<Record<string, ScaleNorms>> }),
  };
}

/** The id of a built-in scale, or the path of a definition as it is seen from the working folder. */
export function scaleName(name: string, folder: string): string {
  if (builtInScales().some(({ id }) => id === name.toLowerCase())) return name;
  const path = fromFolder(folder, name);
  // What is neither a path nor a file was meant as an id.
  return /[\\/]|\.json$/i.test(name) || existsSync(path) ? path : name;
}
