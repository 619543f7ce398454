import { extname } from 'node:path';
import type { JsonPath } from '../../model/parse/json-text.ts';
import { nearest } from '../../model/parse/nearest.ts';
import type { Finding } from '../../model/parse/schema-findings.ts';
import type { OutputOf, Study, StudyOutput } from '../../model/study.ts';
import { asList, languagesOf, OF_ONE_GROUP, placeOf, type Selection, samplesOf } from './jobs.ts';

/** What is wrong with an output of a study: names of nothing, a file that cannot hold it, and too much for one file. */
export function outputFindings(output: StudyOutput, path: JsonPath, study: Study): Finding[] {
  const key = output.what === 'figures' ? 'folder' : 'file';
  const names = unknownNames(output, path, study);
  if (names.length > 0) return names;
  const places = placeFindings(output, [...path, key], study);
  if (places.length > 0) return places;
  return [
    ...endingFindings(output, [...path, key]),
    ...(output.what === 'verify'
      ? tableFindings(output, [...path, 'table'], study)
      : sampleFindings(output, path, study)),
  ];
}

function unknownNames(output: StudyOutput, path: JsonPath, { groups }: Study): Finding[] {
  const { group, wave }: Selection = output;
  const wanted = asList(group);
  const chosen = groups.filter(({ id }) => wanted?.includes(id) ?? true);
  const waves = [
    ...new Set((chosen.length > 0 ? chosen : groups).flatMap((each) => each.waves.map(({ id }) => id))),
  ];
  const each = (key: string, given: Selection['group'], known: readonly string[], what: string) =>
    (asList(given) ?? []).flatMap((name, index) =>
      known.includes(name)
        ? []
        : [unknown(name, known, typeof given === 'string' ? [...path, key] : [...path, key, index], what)],
    );
  return [
    ...each(
      'group',
      group,
      groups.map(({ id }) => id),
      'a group in "groups"',
    ),
    ...each('wave', wave, waves, wanted === null ? 'a wave of some group' : `a wave of ${wanted.join(', ')}`),
  ];
}

const TABLE_ENDINGS = [
  '.docx',
  '.xlsx',
  '.html',
  '.htm',
  '.tex',
  '.md',
  '.markdown',
  '.csv',
  '.json',
  '.txt',
];
const ENDINGS: Readonly<Record<Exclude<StudyOutput['what'], 'figures'>, readonly string[]>> = {
  analysis: TABLE_ENDINGS,
  report: ['.html', '.htm', '.docx'],
  reliability: TABLE_ENDINGS,
  describe: TABLE_ENDINGS,
  score: ['.csv', '.xlsx', '.sav', '.json', '.txt'],
  validate: TABLE_ENDINGS,
  verify: TABLE_ENDINGS,
  emit: ['.r', '.sps'],
};

function endingFindings(output: StudyOutput, path: JsonPath): Finding[] {
  if (output.what === 'figures') return [];
  const { file, what } = output;
  const ending = extname(file).toLowerCase();
  const valid = ENDINGS[what];
  if (!valid.includes(ending))
    return [
      {
        path,
        message: `must end in ${orList(valid)} for "${what}", not ${JSON.stringify(file)}`,
        value: file,
      },
    ];
  return what === 'analysis' ? contentFindings(output, path) : [];
}

/** What a file of this kind has no room for. */
function contentFindings(
  { file, figures, sentences, plot }: OutputOf<'analysis'>,
  path: JsonPath,
): Finding[] {
  const ending = extname(file).toLowerCase();
  const text = ['.txt', '.md', '.markdown'];
  const pages = ['.html', '.htm', '.docx'];
  const parts: [string, boolean, readonly string[]][] = [
    ['figures', figures !== undefined, pages],
    ['sentences', sentences === true, [...pages, ...text]],
    ['plot', plot === true, text],
  ];
  return parts.flatMap(([key, asked, endings]) =>
    !asked || endings.includes(ending)
      ? []
      : [
          {
            path: [...path.slice(0, -1), key],
            message: `must go with a file that ends in ${orList(endings)}, not with ${JSON.stringify(file)}`,
          },
        ],
  );
}

/** The columns by whose values an output is made; `undefined` without. */
function splitOf(output: StudyOutput, { split }: Study): readonly string[] | undefined {
  return output.what === 'analysis' || output.what === 'report' ? (output.split ?? split) : undefined;
}

/** The places in a file's name: known ones, and as many as the output needs. */
function placeFindings(output: StudyOutput, path: JsonPath, study: Study): Finding[] {
  const name = placeOf(output);
  const known =
    output.what === 'verify'
      ? ['lang']
      : output.what === 'figures'
        ? ['group', 'lang']
        : ['group', 'wave', 'lang', ...(splitOf(output, study) === undefined ? [] : ['split'])];
  const wrong = [...name.matchAll(/\{([^{}]*)\}/g)]
    .map(([, place]) => place!)
    .find((place) => !known.includes(place));
  if (wrong !== undefined)
    return [
      {
        path,
        message: `must hold only ${orList(known.map((place) => `{${place}}`))} as a place, not "{${wrong}}"`,
        value: name,
      },
    ];
  const split = splitOf(output, study);
  if (split !== undefined && !name.includes('{split}') && extname(name).toLowerCase() !== '.json') {
    const isOwn = 'split' in output && output.split !== undefined;
    return [
      {
        path: isOwn ? [...path.slice(0, -1), 'split'] : path,
        message: `makes a file for each value of ${split.join(', ')} ("split"): put {split} into ${JSON.stringify(name)}, or end it in .json`,
        value: name,
      },
    ];
  }
  const languages = languagesOf(output, study);
  if (languages.length > 1 && !name.includes('{lang}'))
    return [
      {
        path,
        message: `is made in ${languages.length} languages (${languages.join(', ')}): put {lang} into ${JSON.stringify(name)}, or give it one "lang"`,
        value: name,
      },
    ];
  return [];
}

/** Whether what is selected can be made into one file. */
function sampleFindings(output: StudyOutput, path: JsonPath, study: Study): Finding[] {
  const samples = samplesOf(output, study);
  if (samples.length === 0)
    return [{ path, message: 'has no data: no group in "group" has a wave in "wave"' }];
  if (!OF_ONE_GROUP.includes(output.what)) return [];
  const name = placeOf(output);
  const groups = [...new Set(samples.map(({ group }) => group))];
  if (groups.length > 1 && !name.includes('{group}'))
    return [
      {
        path,
        message: `is about one group, and the study has ${groups.map(({ id }) => id).join(', ')}: name one with "group", or put {group} into ${JSON.stringify(name)}`,
      },
    ];
  if (name.includes('{wave}')) return [];
  return groups.flatMap((group) => {
    const waves = samples.filter((sample) => sample.group === group);
    const by = group.by === undefined ? study.by : group.by;
    const match = group.match === undefined ? study.match : group.match;
    if (by != null && match != null && group.waves.length < 2 && output.what !== 'reliability')
      return [
        {
          path,
          message: `cannot match respondents ("match") between groups within one file ("by"): ${group.id} has both. Where a respondent has a row in each of them, make a file for each and name them as waves; where the groups are different respondents, give the group "match": null`,
        },
      ];
    const alone = by == null && waves.length < 2;
    if (alone && 'test' in output && output.test !== undefined)
      return [
        {
          path: [...path, 'test'],
          message: `has no effect: ${group.id} has one wave here and nothing to compare it with`,
        },
      ];
    return [];
  });
}

function tableFindings(
  { table }: Selection & { readonly table?: string | undefined },
  path: JsonPath,
  { published = [] }: Study,
): Finding[] {
  const tables = published.map((each) => each.table);
  if (table !== undefined)
    return tables.includes(table) ? [] : [unknown(table, tables, path, 'a table in "published"')];
  if (tables.length === 1) return [];
  return [
    {
      path: path.slice(0, -1),
      message:
        tables.length === 0
          ? 'has no table to verify: name it in "published"'
          : `must say with "table" which it is about: ${tables.join(', ')}`,
    },
  ];
}

function unknown(name: string, known: readonly string[], path: JsonPath, what: string): Finding {
  const near = nearest(name, known);
  const advice = near === null ? `known: ${known.join(', ') || 'none'}` : `did you mean ${near}?`;
  return { path, message: `must be ${what}, not ${JSON.stringify(name)}; ${advice}`, value: name };
}

function orList(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
