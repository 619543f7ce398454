import { nearest } from '../../model/parse/nearest.ts';
import type { Finding } from '../../model/parse/schema-findings.ts';
import type { PublishedTable } from '../../model/published.ts';
import type { Scale } from '../../model/scale.ts';
import type { Study, StudyColumns } from '../../model/study.ts';
import { normaliseName } from '../../scoring/column-name.ts';
import { builtInScales } from '../../scoring/definition/built-in.ts';
import type { Files } from '../files.ts';
import { requestedScales } from '../load-scales.ts';
import { scaleName } from './job-options.ts';
import type { StudyFile } from './read-study.ts';

/**
 * Names in "columns" that nothing looks for: neither an item of a scale nor a column that the study, or a table that it verifies,
 * speaks of. Most of them are typing errors, and an item would be missing without a word.
 */
export async function uselessNames(
  { study, folder }: StudyFile,
  tables: Iterable<PublishedTable>,
  files: Files,
): Promise<Finding[]> {
  const items = (await scalesOf(study, folder, files)).flatMap((scale) => scale.items);
  const known = [
    ...items.flatMap(({ id, aliases = [] }) => [id, ...aliases]),
    ...columnsUsed(study),
    ...[...tables].flatMap(({ respondents = [] }) => respondents.map(({ variable }) => variable)),
  ];
  const looked = new Set(known.map(normaliseName));
  return mappingsOf(study).flatMap(([path, columns]) =>
    Object.keys(columns)
      .filter((name) => !looked.has(normaliseName(name)))
      .map((name) => {
        const near = nearest(name, known);
        const advice = near === null ? '' : `; did you mean ${near}?`;
        return {
          path: [...path, name],
          message: `must be the id of an item, or a column that the study uses ("match", "by", "respondents", "attrition")${advice}`,
          value: name,
        };
      }),
  );
}

async function scalesOf(
  { scales = [], outputs = [] }: Study,
  folder: string,
  files: Files,
): Promise<Scale[]> {
  const named = [
    ...scales,
    ...outputs.flatMap((output) => ('scales' in output ? (output.scales ?? []) : [])),
  ];
  const own = await Promise.all(
    [...new Set(named)].map((name) => requestedScales([scaleName(name, folder)], files)),
  );
  return [...builtInScales(), ...own.flatMap((scales) => scales ?? [])];
}

/** Columns that the study speaks of. */
function columnsUsed({
  match,
  by,
  attrition = [],
  baseline = [],
  respondents = [],
  personal = [],
  groups,
  outputs = [],
}: Study): string[] {
  return [
    ...[match, ...groups.map((group) => group.match)].flatMap((each) => each?.columns ?? []),
    ...[by, ...groups.map((group) => group.by)].flatMap((each) => each?.column ?? []),
    ...attrition,
    ...baseline,
    ...respondents,
    ...personal,
    ...outputs.flatMap((output) => (output.what === 'describe' ? (output.columns ?? []) : [])),
  ];
}

/** Every "columns" of a study with its place. */
export function mappingsOf({ columns, groups }: Study): [readonly (string | number)[], StudyColumns][] {
  return [
    ...(columns === undefined ? [] : [[['columns'], columns] as [string[], StudyColumns]]),
    ...groups.flatMap(({ waves }, group) =>
      waves.flatMap((wave, index): [readonly (string | number)[], StudyColumns][] =>
        wave.columns === undefined ? [] : [[['groups', group, 'waves', index, 'columns'], wave.columns]],
      ),
    ),
  ];
}
