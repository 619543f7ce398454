import { identifierOf } from '../../audit/published-from-rows.ts';
import { wavesByGroup } from '../../audit/table-groups.ts';
import type { RoundingRule, WaveData } from '../../audit/verify/index.ts';
import type { DataFiles } from '../../model/messages/choices.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { studyMessages } from '../../model/messages/study.ts';
import { cannotRun } from '../../model/problem.ts';
import type { PublishedTable } from '../../model/published.ts';
import type { PrimaryTest } from '../../model/result.ts';
import type { Study, StudyGroup, StudyName, StudyWave } from '../../model/study.ts';
import type { Verification } from '../../model/verification.ts';
import type { Files } from '../files.ts';
import type { DataOptions } from '../inputs.ts';
import type { PublishedFile } from '../published-table.ts';
import { verifiedTable } from '../verified-table.ts';
import { idOptions, scoringOptions } from './job-options.ts';
import { correctionsOf, type Sample } from './jobs.ts';
import { readStudyFile, type StudyFile } from './read-study.ts';
import { StudyData } from './study-data.ts';

interface Choices {
  readonly test?: PrimaryTest | undefined;
  readonly rounding?: RoundingRule | undefined;
}

/** A published table recomputed from the answers that a study file names, its test first unless another is asked for. */
export async function verifyByStudy(
  published: PublishedFile,
  path: string,
  choices: Choices,
  files: Files,
): Promise<Verification> {
  const file = await readStudyFile(path, files);
  const answers = new StudyData(file, files);
  // A correction that finds no cell is told only when every file was looked at.
  if (correctionsOf(file.study).length > 0) await answers.openAll();
  return verifyOfStudy(published, file, answers, choices);
}

/** The same with a study that was read already. */
export async function verifyOfStudy(
  published: PublishedFile,
  file: StudyFile,
  answers: StudyData,
  { test = file.study.test, rounding }: Choices,
): Promise<Verification> {
  const { data, compared } = await studyTableData(published.table, published.file, file, answers);
  const scoring = { ...scoringOptions(file), ...idOfTable(file.study, compared, published.file) };
  return verifiedTable(published, { data, scoring }, { test, rounding }, answers.files);
}

/** How the respondents of a table are known: in all its groups alike. */
function idOfTable(study: Study, groups: readonly StudyGroup[], table: string): DataOptions {
  const ids = new Map(groups.map((group) => [JSON.stringify(idOptions(study, group)), group]));
  if (ids.size > 1) {
    const [first = '', second = ''] = [...ids.values()].map(({ id }) => id);
    throw cannotRun(createMessage(studyMessages, 'match-differs', { table, groups: [first, second] }));
  }
  const [group] = ids.values();
  return group === undefined ? {} : idOptions(study, group);
}

/** The answers behind a published table, and the groups that have several waves of them. */
interface StudyTableData {
  readonly data: readonly WaveData[];
  readonly compared: readonly StudyGroup[];
}

/** The sample of a study that a group and wave of a published table mean. */
interface TableSample {
  readonly group: string | null;
  readonly wave: string;
  readonly sample: Sample;
}

/**
 * The answers behind a published table, from a study: groups and waves are matched by id or name, without case and accents.
 *
 * @throws UserError (status 2) when the study has none of the groups, or none of the waves, that the table is about
 */
async function studyTableData(
  table: PublishedTable,
  tableFile: string,
  { study, path }: StudyFile,
  data: StudyData,
): Promise<StudyTableData> {
  const samples = tableSamples(table, study.groups);
  if (samples.length === 0) {
    const facts = {
      table: tableFile,
      tableGroups: listed(wavesByGroup(table)),
      study: path,
      studyGroups: listed(wavesOfStudy(study.groups)),
    };
    throw cannotRun(createMessage(studyMessages, 'not-in-study', facts));
  }
  const answers: WaveData[] = [];
  for (const { group, wave, sample } of samples)
    answers.push({ group, wave, input: await data.input(sample, wave) });
  const groups = samples.map(({ sample }) => sample.group);
  return {
    data: answers,
    compared: study.groups.filter((group) => groups.indexOf(group) < groups.lastIndexOf(group)),
  };
}

function tableSamples(table: PublishedTable, groups: readonly StudyGroup[]): TableSample[] {
  const names = new Map((table.groups ?? []).map(({ id, name }) => [id, name]));
  return [...wavesByGroup(table)].flatMap(([id, waves]): TableSample[] => {
    if (id === null && groups.length > 1) return groupsAsWaves(waves, groups);
    const group =
      id === null
        ? groups[0]
        : groups.find((each) => isCalled(each, id) || isCalled(each, names.get(id) ?? id));
    if (group === undefined) return [];
    return waves.flatMap((name): TableSample[] => {
      const wave = group.waves.find((each) => isCalled(each, name));
      return wave === undefined ? [] : [{ group: id, wave: name, sample: { group, wave } }];
    });
  });
}

/** A table that compares groups: each stands in the place of a wave. */
function groupsAsWaves(names: readonly string[], groups: readonly StudyGroup[]): TableSample[] {
  return names.flatMap((name): TableSample[] => {
    const group = groups.find((each) => isCalled(each, name));
    const [wave, ...others] = group?.waves ?? [];
    if (group === undefined || wave === undefined || others.length > 0) return [];
    return [{ group: null, wave: name, sample: { group, wave } }];
  });
}

function isCalled({ id, name }: StudyGroup | StudyWave, wanted: string): boolean {
  return [id, ...textsOf(name)].some((text) => comparable(text) === comparable(wanted));
}

function textsOf(name: StudyName | undefined): string[] {
  if (name === undefined) return [];
  return typeof name === 'string' ? [name] : Object.values(name).flatMap((text) => text ?? []);
}

function comparable(name: string): string {
  return identifierOf(name).toLowerCase();
}

function wavesOfStudy(groups: readonly StudyGroup[]): Map<string, string[]> {
  return new Map(groups.map(({ id, waves }) => [id, waves.map((wave) => wave.id)]));
}

function listed(groups: ReadonlyMap<string | null, readonly string[]>): DataFiles {
  return [...groups].map(([group, waves]) => ({ group, waves }));
}
