import type { AnalysisInput } from '../../analysis/analyse.ts';
import type { EmitPart } from '../../analysis/emit-plan.ts';
import { nameColumns } from '../../io/name-columns.ts';
import type { ColumnLabels } from '../../model/column-labels.ts';
import type { Column, Dataset } from '../../model/dataset.ts';
import type { JsonPath } from '../../model/parse/json-text.ts';
import type { Finding } from '../../model/parse/schema-findings.ts';
import { isUserError, type Problem, remark } from '../../model/problem.ts';
import type { StudyWave } from '../../model/study.ts';
import { lookupName, normaliseName } from '../../scoring/column-name.ts';
import { findColumn } from '../../scoring/find-column.ts';
import { joinDatasets } from '../../scoring/join-datasets.ts';
import { chosenRows, refuseSeveral } from '../chosen-rows.ts';
import type { CorrectionList } from '../corrections.ts';
import type { Files } from '../files.ts';
import { openInputs } from '../inputs.ts';
import { fileName, isSeveral } from '../read-file.ts';
import { groupColumn, idOptions, readingOptions } from './job-options.ts';
import { filesOf, fromFolder, fromStudy, type Sample } from './jobs.ts';
import type { StudyFile } from './read-study.ts';

type Opened = Pick<AnalysisInput, 'dataset' | 'sha256'> & {
  /** The files of the wave, each by itself. */
  readonly parts: readonly Dataset[];
  /** Where they lie, seen from the folder of the study, and their hashes. */
  readonly places: readonly { readonly path: string; readonly sha256: string | null }[];
};

/** The answers of a study: every file is opened and inspected once, however many outputs are made of it. */
export class StudyData {
  private readonly file: StudyFile;
  readonly files: Files;
  private readonly opened = new Map<StudyWave, Promise<Opened>>();
  /** Names of the study's own "columns" that some file has. */
  private readonly foundNames = new Set<string>();
  /** Hashes of the files with answers by their paths from the study file. */
  private readonly hashes = new Map<string, string>();
  /** Files of corrections by their path; several waves may share one. */
  private readonly corrections = new Map<string, Promise<CorrectionList>>();

  constructor(file: StudyFile, files: Files) {
    this.file = file;
    this.files = files;
  }

  get labels(): ColumnLabels | undefined {
    return this.file.study.labels;
  }

  get groupCount(): number {
    return this.file.study.groups.length;
  }

  /** The answers of a sample, its columns under the names that the study gives them. */
  async input({ wave }: Sample, name: string): Promise<AnalysisInput> {
    const { dataset, sha256 } = await this.of(wave);
    return { wave: name, dataset, sha256 };
  }

  /** The files that were opened, with the hashes of their bytes. */
  get hashedFiles(): ReadonlyMap<string, string> {
    return this.hashes;
  }

  /** The same file by file, where the rows of each are to be named. */
  async parts({ wave }: Sample): Promise<AnalysisInput[]> {
    const { parts } = await this.of(wave);
    return parts.map((dataset) => ({ wave: wave.id, dataset, sha256: null }));
  }

  /** The same with the place of each. */
  async filesOf({ wave }: Sample): Promise<EmitPart[]> {
    const { parts, places } = await this.of(wave);
    return parts.map((dataset, index) => ({ dataset, ...places[index]! }));
  }

  private of(wave: StudyWave): Promise<Opened> {
    const opened = this.opened.get(wave) ?? this.open(wave);
    this.opened.set(wave, opened);
    return opened;
  }

  /**
   * Opens every file of the study.
   *
   * @returns remarks on corrections of waves that the study does not have
   * @throws UserError (status 2) for files that cannot be read, and for columns of the study that they do not have
   */
  async openAll(): Promise<Problem[]> {
    const { study, broken } = this.file;
    for (const group of study.groups)
      for (const wave of group.waves) await this.input({ group, wave }, wave.id);
    const nowhere = Object.entries(study.columns ?? {}).filter(([name]) => !this.foundNames.has(name));
    if (nowhere.length > 0)
      throw broken(
        nowhere.map(([name, header]) => ({
          path: ['columns', name],
          message: `no file has a column ${JSON.stringify(header)}`,
          value: header,
        })),
      );
    const lists = await Promise.all(this.corrections.values());
    return lists.flatMap((list) => list.finish());
  }

  private async open(wave: StudyWave): Promise<Opened> {
    const { folder } = this.file;
    const given = filesOf(wave).map((path) => fromFolder(folder, path));
    const { files: found, skipped } = await expanded(given);
    const options = readingOptions(this.file.study, wave);
    const { drop, where = [], wave: column, waves = [], corrections, ...reading } = options;
    const { study } = this.file;
    const group = study.groups.find(({ waves }) => waves.includes(wave))!;
    // Of a file with several waves, each correction names its own.
    const whose = { ...idOptions(study, group), ...(column !== undefined && { wave: column }) };
    const inputs = await openInputs(
      found.map(({ path }) => path),
      found.map(() => wave.id),
      { ...reading, ...whose },
      this.files,
      {
        rows: 'as-they-are',
        names: found.map(({ name }) => name),
        ...(corrections !== undefined && { corrections: await this.listOf(corrections) }),
      },
    );
    const ofWave = column === undefined ? [] : [`${column}=${waves.join('|')}`];
    const rows = [...where, ...ofWave];
    const choice = {
      drop,
      where: rows.length === 0 ? undefined : rows,
      labels: study.labels,
      by: groupColumn(group, study) ?? undefined,
    };
    const isOne = found.length === 1 && given.length === 1 && found[0]!.path === given[0];
    const named: Dataset[] = [];
    // Conditions may name columns as the study does.
    for (const { dataset } of inputs)
      named.push(
        await chosenRows(this.named(dataset, wave), choice, isOne ? 'respondents' : 'answers', !isOne),
      );
    const hashes = inputs.map(({ sha256 }) => sha256);
    for (const [index, { path }] of found.entries())
      if (hashes[index] != null) this.hashes.set(fromStudy(folder, path), hashes[index]);
    const places = found.map(({ path }, index) => ({
      path: fromStudy(folder, path),
      sha256: hashes[index]!,
    }));
    if (isOne) return { dataset: named[0]!, sha256: hashes[0]!, parts: named, places };
    const joined = joinDatasets(named, {
      name: filesOf(wave).join(' + '),
      hashes,
      asked: { id: idOptions(study, group).id, by: choice.by },
    });
    await refuseSeveral(joined, choice.by);
    const dataset = { ...joined, notices: [...joined.notices, ...skipped] };
    return { dataset, sha256: null, parts: named, places };
  }

  private listOf(path: string): Promise<CorrectionList> {
    const list =
      this.corrections.get(path) ?? openCorrections(fromFolder(this.file.folder, path), this.files);
    this.corrections.set(path, list);
    return list;
  }

  /** The file with the names of the study for its columns. */
  private named(dataset: Dataset, wave: StudyWave): Dataset {
    const { study } = this.file;
    const own = wave.columns ?? {};
    const names = new Map<number, string>();
    const give = (name: string, header: string, path: JsonPath) => {
      const { index } = this.columnOf(dataset, header, path);
      const alike = [...names.values()].find((each) => normaliseName(each) === normaliseName(name));
      if (alike !== undefined)
        throw this.broken({
          path,
          message: `${alike} and ${name} are one name without case, separators and leading zeros; give it to one column`,
        });
      const other = names.get(index);
      if (other !== undefined)
        throw this.broken({
          path,
          message: `the column ${JSON.stringify(header)} of ${dataset.file} is given two names, ${other} and ${name}`,
        });
      names.set(index, name);
    };
    const place = this.placeOf(wave);
    for (const [name, header] of Object.entries(own)) give(name, header, [...place, 'columns', name]);
    for (const [name, header] of Object.entries(study.columns ?? {})) {
      if (Object.hasOwn(own, name) || !hasColumn(dataset, header)) continue;
      this.foundNames.add(name);
      give(name, header, ['columns', name]);
    }
    const renamed = names.size === 0 ? dataset : nameColumns(dataset, names);
    this.refuseTwice(renamed, names, wave);
    return renamed;
  }

  /** A column that has the name already would be the same item twice. */
  private refuseTwice({ file, columns }: Dataset, names: ReadonlyMap<number, string>, wave: StudyWave): void {
    const byName = new Map<string, Column>();
    for (const column of columns.filter(({ index }) => !names.has(index)))
      byName.set(normaliseName(lookupName(column)), column);
    for (const [index, name] of names) {
      const other = byName.get(normaliseName(name));
      if (other === undefined) continue;
      const own = Object.hasOwn(wave.columns ?? {}, name);
      throw this.broken({
        path: own ? [...this.placeOf(wave), 'columns', name] : ['columns', name],
        message: `${file} has a column ${JSON.stringify(other.name)} (column ${other.index + 1}) besides ${JSON.stringify(columns[index]!.name)}, which is to be called ${name}; give it another name too, or leave this one out`,
      });
    }
  }

  private columnOf(dataset: Dataset, header: string, path: JsonPath): Column {
    try {
      return findColumn(dataset, header, 'columns');
    } catch (error) {
      if (!isUserError(error)) throw error;
      throw this.broken({
        path,
        message: error.problems[0]!.message.replace(/^columns: /, ''),
        value: header,
      });
    }
  }

  private broken(finding: Finding) {
    return this.file.broken([finding]);
  }

  private placeOf(wave: StudyWave): JsonPath {
    const { groups } = this.file.study;
    const group = groups.findIndex(({ waves }) => waves.includes(wave));
    return ['groups', group, 'waves', groups[group]!.waves.indexOf(wave)];
  }
}

async function openCorrections(path: string, files: Files): Promise<CorrectionList> {
  const { CorrectionList } = await import('../corrections.ts');
  return CorrectionList.open(path, files);
}

function hasColumn({ columns }: Dataset, header: string): boolean {
  const wanted = normaliseName(header);
  return columns.some(({ name }) => name === header.trim() || normaliseName(name) === wanted);
}

/** The files that a wave names, those of folders and patterns among them. */
async function expanded(paths: readonly string[]) {
  const files: { readonly path: string; readonly name?: string }[] = [];
  const skipped: Problem[] = [];
  for (const path of paths) {
    if (!isSeveral(path)) {
      files.push({ path });
      continue;
    }
    const { findFiles } = await import('../find-files.ts');
    const found = findFiles(path);
    files.push(...found.files);
    skipped.push(...found.skipped.map((message) => remark(message, { file: path })));
  }
  const names = files.map(({ path, name = fileName(path) }) => name);
  // Files of one name lie in different folders.
  const isAlone = (name: string) => names.indexOf(name) === names.lastIndexOf(name);
  return {
    files: files.map(({ path }, index) => ({ path, name: isAlone(names[index]!) ? names[index]! : path })),
    skipped,
  };
}
