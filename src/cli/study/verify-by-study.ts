import type { RoundingRule } from '../../audit/verify/index.ts';
import { said } from '../../model/messages/said.ts';
import { studyMessages } from '../../model/messages/study.ts';
import { cannotRun } from '../../model/problem.ts';
import type { PrimaryTest } from '../../model/result.ts';
import type { Study, StudyGroup } from '../../model/study.ts';
import type { Verification } from '../../model/verification.ts';
import type { Files } from '../files.ts';
import type { DataOptions } from '../inputs.ts';
import type { PublishedFile } from '../published-table.ts';
import { verifiedTable } from '../verified-table.ts';
import { idOptions, scoringOptions } from './job-options.ts';
import { readStudyFile, type StudyFile } from './read-study.ts';
import { StudyData } from './study-data.ts';
import { studyTableData } from './study-tables.ts';

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
  return verifyOfStudy(published, file, new StudyData(file, files), choices);
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
    throw cannotRun(said(studyMessages, 'match-differs', { table, groups: [first, second] }));
  }
  const [group] = ids.values();
  return group === undefined ? {} : idOptions(study, group);
}
