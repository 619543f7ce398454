import { normalize } from 'node:path';
import { studyKeys } from '../../generated/study-keys.ts';
import type { Finding } from '../../model/parse/schema-findings.ts';
import type { Study, StudyGroup, StudyWave } from '../../model/study.ts';
import { groupColumn } from './job-options.ts';
import { filesOf, jobsOf } from './jobs.ts';
import { mappingsOf } from './mapping-names.ts';
import { outputFindings } from './output-findings.ts';

/** What the form of a study does not say: names of nothing, names given twice, and files that cannot be made. */
export function studyFindings(study: Study): Finding[] {
  const findings = [
    ...groupFindings(study),
    ...mappingFindings(study),
    ...keysWithoutEffect(study),
    ...repeated((study.published ?? []).map(({ table }) => table)).map((index) => ({
      path: ['published', index, 'table'],
      message: `the table ${study.published![index]!.table} is there twice`,
    })),
    ...(study.outputs ?? []).flatMap((output, index) => outputFindings(output, ['outputs', index], study)),
  ];
  // Paths are worth comparing once every output is known to be possible.
  return findings.length > 0 ? findings : pathFindings(study);
}

function groupFindings({ groups }: Study): Finding[] {
  const twice = repeated(groups.map(({ id }) => id)).map((index) => ({
    path: ['groups', index, 'id'],
    message: `the group ${groups[index]!.id} is there twice`,
  }));
  const waves = groups.flatMap((group, at) =>
    repeated(group.waves.map(({ id }) => id)).map((index) => ({
      path: ['groups', at, 'waves', index, 'id'],
      message: `the wave ${group.waves[index]!.id} is there twice`,
    })),
  );
  return [...twice, ...waves, ...groups.flatMap(repeatedFiles)];
}

/** Whether nothing says which rows or columns of its file a wave is. */
function isWhole({ where, wave, columns }: StudyWave): boolean {
  return where === undefined && wave === undefined && columns === undefined;
}

/** One file, or one sheet of a workbook, as two waves would be compared with itself, or be counted twice, unless each wave has rows or columns of its own. */
function repeatedFiles({ id, waves }: StudyGroup, group: number): Finding[] {
  const files = waves.flatMap((wave, at) =>
    filesOf(wave).map((file, index) => ({
      file: normalize(file),
      key: JSON.stringify([normalize(file), wave.sheet]),
      wave: wave.id,
      rows: isWhole(wave) ? null : JSON.stringify([wave.where, wave.wave, wave.waves, wave.columns]),
      path: ['groups', group, 'waves', at, ...(wave.files === undefined ? ['file'] : ['files', index])],
    })),
  );
  return files.flatMap(({ file, key, path, rows }, index) => {
    const first = files
      .slice(0, index)
      .find((each) => each.key === key && (each.rows === null || rows === null || each.rows === rows));
    if (first === undefined) return [];
    const message = `${file} is there already, in the wave ${first.wave} of ${id}`;
    return [{ path, message, value: file }];
  });
}

/** Choices about comparisons and pairs in a study that has none would be taken and change nothing. */
function keysWithoutEffect(study: Study): Finding[] {
  const { groups } = study;
  const compares = groups.some((group) => group.waves.length > 1 || groupColumn(group, study) !== null);
  const grouped = groups.some((group) => groupColumn(group, study) !== null);
  const matches = groups.some(({ match = study.match, waves }) => match != null && waves.length > 1);
  const strangers = groups.some(
    (group) =>
      (group.match === undefined ? study.match : group.match) == null &&
      groupColumn(group, study) === null &&
      group.waves.length > 1,
  );
  const missing = {
    comparison: 'has no effect: no group has two waves, or "by", to compare',
    groups: 'has no effect: no group has "by"',
    matching: 'has no effect: no group has "match" and two waves',
    strangers: 'has no effect: no group has two waves without "match"',
  };
  const keys = Object.keys(study);
  return studyKeys.flatMap(({ key, at, needs }) => {
    if (!at.includes('study') || !keys.includes(key)) return [];
    if (needs === 'comparison' && !compares) return [{ path: [key], message: missing.comparison }];
    if (needs === 'groups' && !grouped) return [{ path: [key], message: missing.groups }];
    if (needs === 'strangers' && !strangers) return [{ path: [key], message: missing.strangers }];
    if (needs === 'matching' && !matches) return [{ path: [key], message: missing.matching }];
    return [];
  });
}

/** A column cannot go by two names. */
function mappingFindings(study: Study): Finding[] {
  return mappingsOf(study).flatMap(([path, columns]) => {
    const names = Object.keys(columns);
    const headers = Object.values(columns);
    return repeated(headers).map((index) => ({
      path: [...path, names[index]!],
      message: `the column ${JSON.stringify(headers[index])} is given two names, ${names[headers.indexOf(headers[index]!)]} and ${names[index]}`,
    }));
  });
}

/** Two outputs in one place, and outputs in the place of data. */
function pathFindings(study: Study): Finding[] {
  const inputs = new Map<string, string>();
  for (const { waves } of study.groups)
    for (const file of waves.flatMap(filesOf)) inputs.set(normalize(file), 'answers');
  for (const { table } of study.published ?? []) inputs.set(normalize(table), 'a published table');
  for (const scale of study.scales ?? []) inputs.set(normalize(scale), 'a scale definition');
  const seen = new Map<string, number>();
  return jobsOf(study).flatMap(({ output, index, path }) => {
    const place = ['outputs', index, output.what === 'figures' ? 'folder' : 'file'];
    const same = normalize(path);
    const what = inputs.get(same);
    if (what !== undefined) return [{ path: place, message: `would overwrite ${path}, which holds ${what}` }];
    const other = seen.get(same);
    seen.set(same, index);
    // Figures of several outputs may go into one folder: each file goes by its kind.
    if (other === undefined || output.what === 'figures') return [];
    return [
      { path: place, message: `writes ${path} again, which outputs[${other}] writes; give it another name` },
    ];
  });
}

/** Positions of names that stood before. */
function repeated(names: readonly string[]): number[] {
  return names.flatMap((name, index) => (names.indexOf(name) < index ? [index] : []));
}
