import { dirname, normalize, resolve } from 'node:path';
import type { AnalysisInput } from '../../analysis/analyse.ts';
import type { AnalysisSettings } from '../../analysis/settings.ts';
import { validate } from '../../analysis/validate.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { studyMessages } from '../../model/messages/study.ts';
import { cannotRun, isUserError, type Problem, UserError } from '../../model/problem.ts';
import type { Scale } from '../../model/scale.ts';
import type { OptionsOf } from '../../model/settings/schema.ts';
import type { Verification } from '../../model/verification.ts';
import { drafts } from '../../scoring/drafts.ts';
import { utcNow } from '../clock.ts';
import type { CommandLine } from '../command-io.ts';
import type { Files } from '../files.ts';
import { analysisSettings } from '../inputs.ts';
import { requestedScales } from '../load-scales.ts';
import { type PublishedFile, readPublishedFile } from '../published-table.ts';
import { idOptions, scaleName, scoringOptions } from './job-options.ts';
import {
  correctionsOf,
  filesOf,
  fromFolder,
  type Job,
  type JobOf,
  jobsOf,
  leadsOutside,
  type Sample,
} from './jobs.ts';
import { makeJob } from './make-job.ts';
import { uselessNames } from './mapping-names.ts';
import type { CheckedPlan } from './plan-file.ts';
import { readStudyFile, type StudyFile } from './read-study.ts';
import { StudyData } from './study-data.ts';
import { type MadeFile, StudyIO } from './study-io.ts';
import { inStudyWords } from './study-words.ts';
import { verifyOfStudy } from './verify-by-study.ts';

/** What became of a published table. */
export interface VerifiedTable {
  readonly file: string;
  readonly verification: Verification;
}

/** Everything that a study asks for, made and not yet written. */
export interface StudyRun {
  /** What keeps outputs from being made; then only lists of problems are. */
  readonly problems: readonly Problem[];
  readonly files: readonly MadeFile[];
  readonly verified: readonly VerifiedTable[];
  /** What was done as planned; `null` for a study without a plan, and where findings in the data keep outputs from being made. */
  readonly plan: Pick<CheckedPlan, 'conformance' | 'record'> | null;
}

/**
 * @throws UserError (status 2) for scales that are drafts, unless the study takes their guesses
 */
async function refuseDrafts({ study, folder }: StudyFile, files: Files): Promise<void> {
  const outputs = (study.outputs ?? []).flatMap((output) =>
    'scales' in output ? (output.scales ?? []) : [],
  );
  const named = [...new Set([...(study.scales ?? []), ...outputs])].map((name) => scaleName(name, folder));
  if (named.length === 0 || study.acceptDraft === true) return;
  const problems = drafts((await requestedScales(named, files)) ?? [], false);
  if (problems.length > 0) throw new UserError(problems, 2);
}

/**
 * Makes everything that a study asks for: reads every file once, looks through all answers first, and then makes one output after
 * the other, so that nothing is written when something cannot be made.
 *
 * @param options `outputDir`: where outputs go instead of the folder of the study file; `acceptDraft`: whether guesses of drafts are taken
 * @param commandLine what reads its files and says its remarks
 * @throws UserError (status 2) for a broken study, files that cannot be read or made; (status 1) for findings in the data
 */
export async function runStudy(
  path: string,
  { outputDir: outputFolder, acceptDraft = false }: Pick<OptionsOf<'run'>, 'outputDir' | 'acceptDraft'>,
  commandLine: CommandLine,
): Promise<StudyRun> {
  const read = await readStudyFile(path, commandLine.files);
  const file = acceptDraft ? { ...read, study: { ...read.study, acceptDraft } } : read;
  await refuseDrafts(file, commandLine.files);
  const jobs = jobsOf(file.study);
  const place = (job: Job) => placeOf(job, file, outputFolder);
  refuseOverwriting(jobs.map(place), file);
  const data = new StudyData(file, commandLine.files);
  await commandLine.warn(await data.openAll());
  const tables = await publishedTables(file, commandLine.files);
  const useless = await uselessNames(
    file,
    [...tables.values()].map(({ table }) => table),
    commandLine.files,
  );
  if (useless.length > 0) throw file.broken(useless);
  await refuseUnknownLabels(file, data);
  await refuseWrongAnswers(file, data, jobs);
  const problems = await dataProblems(file, data, jobs);
  const plan = problems.length === 0 ? await planOf(file, data, commandLine) : null;
  const host = new StudyIO(data, commandLine, plan?.conformance ?? null);
  const possible = problems.length === 0 ? jobs : jobs.filter(({ output }) => output.what === 'validate');
  const verified = problems.length === 0 ? await verifications(tables, file, data, host) : new Map();
  for (const job of possible) {
    const bench = { file, host, path: place(job) };
    const made = isVerification(job)
      ? makeVerification(job, verified, bench)
      : makeJob(job as Exclude<Job, JobOf<'verify'>>, bench);
    await made.catch((error: unknown) => {
      throw placed(error, job, file);
    });
  }
  refuseSamePlace(host.made);
  return {
    problems,
    files: host.made,
    verified: [...verified.values()],
    plan,
  };
}

/** The plan of the study beside what is done, and what there is to say about it; loaded only where there is one. */
async function planOf(
  file: StudyFile,
  { hashedFiles }: StudyData,
  { files, warn, terminal }: CommandLine,
): Promise<CheckedPlan | null> {
  if (file.study.plan === undefined) return null;
  const { checkPlan } = await import('./plan-file.ts');
  const checked = await checkPlan(file, hashedFiles, utcNow(terminal.environment), files);
  await warn(checked?.remarks ?? []);
  return checked;
}

/** Labels are those of codes that some file of the study has. */
async function refuseUnknownLabels(file: StudyFile, data: StudyData): Promise<void> {
  const { labels, groups } = file.study;
  if (labels === undefined) return;
  const { checkLabels } = await import('../../analysis/check-labels.ts');
  const { missing = [], personal = [], decimal = null } = scoringOptions(file);
  const inputs = await Promise.all(
    groups.flatMap((group) => group.waves.map((wave) => data.input({ group, wave }, wave.id))),
  );
  await checkLabels(
    inputs.map(({ dataset }) => dataset),
    labels,
    { missing, personal, decimal },
  ).catch((error: unknown) => {
    if (!isUserError(error)) throw error;
    throw file.broken(
      error.problems.map(({ message, column = '' }) => ({
        path: ['labels', column],
        message: inStudyWords(message).replace(/^"labels"\s?: /, ''),
      })),
    );
  });
}

/** Answers that are added to definitions fit those of some output, and contradict none. */
async function refuseWrongAnswers(file: StudyFile, data: StudyData, jobs: readonly Job[]): Promise<void> {
  const { answers } = file.study;
  if (answers === undefined) return;
  const { chooseScales } = await import('../../analysis/choose-scales.ts');
  const { uselessAnswer } = await import('../../scoring/added-answers.ts');
  const broken = (key: string, { message }: Pick<Problem, 'message'>) =>
    file.broken([{ path: ['answers', key], message: inStudyWords(message).replace(/^"answers"\s?:? /, '') }]);
  const found = new Set<Scale>();
  const known = new Set<Scale>();
  for (const { samples, scales } of tasks(file, jobs)) {
    const settings = await analysisSettings(scoringOptions(file, scales), data.files);
    for (const scale of [...(settings.requested ?? []), ...settings.candidates]) known.add(scale);
    for (const sample of samples) {
      const { dataset } = await data.input(sample, sample.wave.id);
      const candidates = settings.requested ?? settings.candidates;
      const selection = await chooseScales([dataset], { ...settings, requested: null, candidates }).catch(
        (error: unknown) => {
          const [problem] = isUserError(error) ? error.problems : [];
          const wording = problem?.values?.wording;
          const [key] =
            Object.entries(answers).find(([given, own]) =>
              typeof own === 'number' ? given === wording : Object.hasOwn(own, String(wording)),
            ) ?? [];
          if (key !== undefined) throw broken(key, problem!);
          // What is wrong with the data is said of the data.
          return null;
        },
      );
      for (const { scale } of selection?.scales ?? []) found.add(scale);
    }
  }
  const useless = found.size === 0 ? null : uselessAnswer(answers, [...found], [...known]);
  if (useless !== null) throw broken(useless.key, useless.message);
}

/** What keeps an output from being made, at its place in the study file; findings in the data have their own. */
function placed(error: unknown, { index }: Job, { broken }: StudyFile): unknown {
  if (!isUserError(error) || error.status === 1) return error;
  return broken(
    error.problems.map(({ message }) => ({ path: ['outputs', index], message: inStudyWords(message) })),
  );
}

function isVerification(job: Job): job is JobOf<'verify'> {
  return job.output.what === 'verify';
}

/** Where a job writes, as seen from the working folder. */
function placeOf(
  { path, index, output }: Job,
  { folder, broken }: StudyFile,
  outputFolder: string | undefined,
): string {
  if (outputFolder === undefined) return fromFolder(folder, path);
  if (!leadsOutside(path)) return fromFolder(outputFolder, path);
  const key = output.what === 'figures' ? 'folder' : 'file';
  throw broken([
    {
      path: ['outputs', index, key],
      message: `leads out of the folder that --output-dir names; write it without "..", relative to the study file`,
      value: path,
    },
  ]);
}

/** The study and what it reads are nobody's output, wherever outputs go. */
function refuseOverwriting(places: readonly string[], { path, folder, study }: StudyFile): void {
  const read = [
    ...study.groups.flatMap(({ waves }) => waves.flatMap(filesOf)),
    ...(study.published ?? []).map(({ table }) => table),
    ...(study.scales ?? []),
    ...correctionsOf(study),
    ...(study.plan === undefined ? [] : [study.plan, study.plan.replace(/\.json$/i, '.runs.json')]),
  ].map((each) => fromFolder(folder, each));
  const kept = new Set([path, ...read].map((each) => resolve(each)));
  const over = places.find((place) => kept.has(resolve(place)));
  if (over !== undefined) throw cannotRun(createMessage(studyMessages, 'would-overwrite', { path: over }));
}

async function publishedTables(
  { study, folder }: StudyFile,
  files: Files,
): Promise<Map<string, PublishedFile>> {
  const tables = new Map<string, PublishedFile>();
  for (const { table } of study.published ?? [])
    tables.set(table, await readPublishedFile(fromFolder(folder, table), {}, files));
  return tables;
}

/** What became of each published table, under the name that the study has for it. */
async function verifications(
  tables: ReadonlyMap<string, PublishedFile>,
  file: StudyFile,
  data: StudyData,
  host: StudyIO,
): Promise<Map<string, VerifiedTable>> {
  const verified = new Map<string, VerifiedTable>();
  for (const { table, test, rounding } of file.study.published ?? []) {
    const verification = await verifyOfStudy(tables.get(table)!, file, data, { test, rounding });
    await host.warn(verification.warnings);
    verified.set(table, { file: table, verification });
  }
  return verified;
}

async function makeVerification(
  { output, lang }: JobOf<'verify'>,
  verified: ReadonlyMap<string, VerifiedTable>,
  { file, host, path }: { readonly file: StudyFile; readonly host: StudyIO; readonly path: string },
): Promise<void> {
  const [{ renderVerification }, { outputFormat, renderOptions }] = await Promise.all([
    import('../../report/verification.ts'),
    import('../output.ts'),
  ]);
  const table = output.table ?? file.study.published![0]!.table;
  const options = { output: path, lang, details: output.details };
  const { write, terminal } = host.of([], []);
  const format = outputFormat(options, terminal);
  await write(
    await renderVerification(verified.get(table)!.verification, renderOptions(options, format, terminal)),
    options,
  );
}

/** Figures of two outputs may go into one folder, but not under one name. */
function refuseSamePlace(files: readonly MadeFile[]): void {
  const seen = new Set<string>();
  for (const { path } of files) {
    const place = normalize(path);
    if (seen.has(place)) throw cannotRun(createMessage(studyMessages, 'same-place', { path }));
    seen.add(place);
  }
}

/** The folders that files need, outermost first. */
export function foldersOf(files: readonly MadeFile[]): string[] {
  return [...new Set(files.map(({ path }) => dirname(path)))].sort();
}

/** A file without a scale may hold characteristics only; an output that needs scales says so itself. */
const NO_ERROR_BY_ITSELF = ['no-scale'];

/**
 * Looks through all answers before anything is made of them: impossible values, ids that stand twice, columns that are ambiguous.
 *
 * @returns what keeps outputs from being made, of all files; empty when there is nothing
 */
async function dataProblems(file: StudyFile, data: StudyData, jobs: readonly Job[]): Promise<Problem[]> {
  const problems = new Map<string, Problem>();
  for (const { samples, scales } of tasks(file, jobs)) {
    for (const sample of samples) {
      for (const problem of await problemsOf(sample, scales, file, data))
        problems.set(problem.message, problem);
    }
  }
  return [...problems.values()];
}

interface Task {
  readonly samples: readonly Sample[];
  readonly scales: string[] | undefined;
}

/** Every sample under every list of scales that something is made with; those of no output under the study's. */
function tasks({ study }: StudyFile, jobs: readonly Job[]): Task[] {
  const all = study.groups.flatMap((group) => group.waves.map((wave) => ({ group, wave })));
  return [
    { samples: all, scales: study.scales },
    ...jobs.flatMap(({ samples, output }) =>
      'scales' in output && output.scales !== undefined ? [{ samples, scales: output.scales }] : [],
    ),
  ];
}

async function problemsOf(
  sample: Sample,
  scales: string[] | undefined,
  file: StudyFile,
  data: StudyData,
): Promise<Problem[]> {
  const options = { ...scoringOptions(file, scales), ...idOptions(file.study, sample.group) };
  const settings = await analysisSettings(options, data.files);
  // A group need not have every scale of the study: each file is checked on those that are whole in it.
  const candidates = settings.requested?.map(({ variantOf: _, ...scale }) => scale) ?? settings.candidates;
  // A group of one wave has nobody to match.
  const id = sample.group.waves.length > 1 ? settings.id : null;
  const checked = { ...settings, candidates, requested: null, id };
  const parts = await data.parts(sample);
  const problems = (await validate(parts, checked)).problems.concat(
    parts.length > 1 && id !== null ? await idsTwice(await data.input(sample, sample.wave.id), checked) : [],
  );
  return problems.filter(
    (problem) =>
      problem.severity === 'error' &&
      !NO_ERROR_BY_ITSELF.includes(problem.code) &&
      !(settings.invalid === 'missing' && problem.item !== undefined && problem.value !== undefined),
  );
}

/** Ids that stand in two files of one wave. */
async function idsTwice(input: AnalysisInput, settings: AnalysisSettings): Promise<Problem[]> {
  const { problems } = await validate([input], settings);
  return problems.filter(({ code }) => code === 'duplicate-id');
}
