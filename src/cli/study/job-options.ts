import { existsSync } from 'node:fs';
import { studyKeys } from '../../generated/study-keys.ts';
import { listValue } from '../../model/list-text.ts';
import type { PublishedTable } from '../../model/published.ts';
import type { PrimaryTest } from '../../model/result.ts';
import type { Options, SettingName } from '../../model/settings/schema.ts';
import type { StudyKey } from '../../model/settings/study-key.ts';
import type { Study, StudyGroup, StudyOutput } from '../../model/study.ts';
import { builtInScales } from '../../scoring/definition/built-in.ts';
import type { ReadingOptions } from '../chosen-rows.ts';
import type { DataOptions } from '../inputs.ts';
import { decimalOption, delimiterOption } from '../option-values.ts';
import { fromFolder, type Job, type Sample } from './jobs.ts';
import type { StudyFile } from './read-study.ts';

/** The settings of a study that are meant, or of a table with the same keys: by the names and with the values that options have. */
function optionsFrom(study: object, isMeant: (key: StudyKey) => boolean, folder = ''): Options {
  return Object.fromEntries(
    studyKeys.filter(isMeant).flatMap(({ name, key }) => {
      const value = (study as Readonly<Record<string, unknown>>)[key];
      const asOption = AS_OPTION[name];
      return value === undefined ? [] : [[name, asOption === undefined ? value : asOption(value, folder)]];
    }),
  );
}

type AsOption = { convert(value: unknown, folder: string): unknown }['convert'];

/** Values that a study writes otherwise than an option. */
const AS_OPTION: Partial<Record<SettingName, AsOption>> = {
  scales: (names: readonly string[], folder) => names.map((name) => scaleName(name, folder)),
  missing: (codes: readonly (string | number)[]) => codes.map(String),
  delimiter: delimiterOption,
  decimal: decimalOption,
  reliability: (of: number | object) => (typeof of === 'number' ? { '*': of } : of),
  alternative: (of: string | object) => (typeof of === 'string' ? { '*': of } : of),
  nonInferiority: (of: number | object) => (typeof of === 'number' ? { '*': of } : of),
  equivalence: (bounds: object) => ({ unit: 'raw', ...bounds }),
};

/** How the answers of a study are scored and described: what every command is told. */
export function scoringOptions({ study, folder }: StudyFile, scales = study.scales): DataOptions {
  // What outputs may have of their own comes with them (`outputOptions`).
  const isMeant = ({ name, at, analysis, needs, outputs }: StudyKey) =>
    at.includes('study') && needs === null && ((analysis && outputs.length === 0) || name === 'scales');
  return {
    ...optionsFrom({ ...study, scales }, isMeant, folder),
    usedElsewhere: usedColumns(study),
    knownScales: optionsFrom(study, ({ name }) => name === 'scales', folder).scales,
  };
}

/** How the files of a wave are read: what it does not say of its own, the study says. */
export function readingOptions(study: object, wave: object): ReadingOptions {
  return optionsFrom({ ...study, ...wave }, ({ at }) => at.includes('wave'));
}

/** What an output says of its own, and where it may but does not, the study. */
export function outputOptions({ output }: Job, { study }: StudyFile): Options {
  const keys = studyKeys.filter(
    ({ name, outputs }) => outputs.includes(output.what) && !OF_SCORING.includes(name),
  );
  return {
    ...optionsFrom(study, (key) => keys.includes(key) && key.at.includes('study')),
    ...Object.fromEntries(
      keys.flatMap(({ name }) => (name in output ? [[name, output[name as keyof StudyOutput]]] : [])),
    ),
  };
}

/** Handed over by themselves: scales with the scoring, the test where something is compared. */
const OF_SCORING: readonly SettingName[] = ['scales', 'test'];

/** Columns that something in the study is said of: what is no question without a scale in any of its outputs. */
function usedColumns({
  respondents = [],
  attrition = [],
  baseline = [],
  split = [],
  match,
  by,
  groups,
  outputs = [],
}: Study): string[] {
  return [
    ...respondents,
    ...attrition,
    ...baseline,
    ...split,
    ...[match, ...groups.map((group) => group.match)].flatMap((each) => each?.columns ?? []),
    ...[by, ...groups.map((group) => group.by)].flatMap((each) => each?.column ?? []),
    ...outputs.flatMap((output) => ('columns' in output ? (output.columns ?? []) : [])),
    ...outputs.flatMap((output) => ('split' in output ? (output.split ?? []) : [])),
  ];
}

/** How respondents are known, where the group's are. */
export function idOptions(study: Study, group: StudyGroup): DataOptions {
  const match = group.match === undefined ? study.match : group.match;
  return match == null ? {} : { ...idOfColumns(match), fuzzy: match.fuzzy };
}

function idOfColumns({
  columns,
  exact,
}: Pick<NonNullable<Study['match']>, 'columns' | 'exact'>): Pick<DataOptions, 'id' | 'idExact'> {
  return { id: columns.length === 1 ? columns[0]! : columns.map(listValue).join(','), idExact: exact };
}

/** How a published table says that answers are known, decoded and scored. */
export function tableOptions(
  table: PublishedTable,
): Pick<Options, (typeof OF_TABLE)[number] | 'id' | 'idExact'> {
  const own = optionsFrom(table, ({ name }) => OF_TABLE.some((each) => each === name));
  return table.match === undefined ? own : { ...own, ...idOfColumns(table.match) };
}

const OF_TABLE = ['missing', 'answers', 'invalid', 'acceptDraft'] as const;

/** The column that splits the files of a group into groups; `null` without. */
export function groupColumn(group: StudyGroup, study: Study): string | null {
  const by = group.by === undefined ? study.by : group.by;
  return by?.column ?? null;
}

/** What is compared and how: waves, groups, or groups at every wave. */
export function comparisonOptions(
  study: Study,
  samples: readonly Sample[],
  test: PrimaryTest | undefined = study.test,
): DataOptions {
  const { group } = samples[0]!;
  const by = (group.by === undefined ? study.by : group.by) ?? undefined;
  if (samples.length < 2 && by === undefined) return {};
  const id = samples.length > 1 ? idOptions(study, group) : {};
  return {
    ...id,
    ...(group.match === null && { matched: false as const }),
    ...optionsFrom(
      { ...study, test },
      ({ needs, at }) =>
        at.includes('study') &&
        (needs === 'comparison' ||
          (needs === 'groups' && by !== undefined) ||
          (needs === 'matching' && id.id !== undefined) ||
          (needs === 'strangers' && id.id === undefined && by === undefined)),
    ),
    by: by?.column,
    groups: by?.groups,
    bootstrap: study.bootstrap?.replicates,
    seed: study.bootstrap === undefined ? undefined : (study.bootstrap.seed ?? 1),
  };
}

/** The id of a built-in scale, or the path of a definition as it is seen from the working folder. */
export function scaleName(name: string, folder: string): string {
  if (builtInScales().some(({ id }) => id === name.toLowerCase())) return name;
  const path = fromFolder(folder, name);
  // What is neither a path nor a file was meant as an id.
  return /[\\/]|\.json$/i.test(name) || existsSync(path) ? path : name;
}
