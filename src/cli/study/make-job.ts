import { extname } from 'node:path';
import type { PrimaryTest } from '../../model/result.ts';
import type { Options } from '../../model/settings/schema.ts';
import type { Study, StudyName, StudyWave } from '../../model/study.ts';
import { createContext, type Language, type ReportStyle } from '../../report/context.ts';
import { normaliseName } from '../../scoring/column-name.ts';
import { categoryName } from '../../scoring/group-list.ts';
import type { CommandIO } from '../command-io.ts';
import type { DataOptions } from '../inputs.ts';
import type { OutputOptions } from '../output.ts';
import { comparisonOptions, groupColumn, idOptions, outputOptions, scoringOptions } from './job-options.ts';
import { filesOf, type Job, type JobOf, type Sample } from './jobs.ts';
import type { StudyFile } from './read-study.ts';
import type { StudyIO } from './study-io.ts';

/** Where a job works: its study, its host, and the path that it writes to. */
export interface JobContext {
  readonly file: StudyFile;
  readonly host: StudyIO;
  /** As seen from the working folder. */
  readonly path: string;
}

/** Makes what an output of a study asks for, by the functions of the command line, into the hands of the host. */
export async function makeJob(job: Exclude<Job, JobOf<'verify'>>, context: JobContext): Promise<void> {
  switch (job.output.what) {
    case 'analysis':
      return makeAnalysis(job as JobOf<'analysis'>, context);
    case 'report':
      return makeReport(job as JobOf<'report'>, context);
    case 'reliability':
      return makeReliability(job as JobOf<'reliability'>, context);
    case 'describe':
      return makeDescription(job as JobOf<'describe'>, context);
    case 'score':
      return makeScores(job as JobOf<'score'>, context);
    case 'figures':
      return makeFigures(job as JobOf<'figures'>, context);
    case 'validate':
      return makeValidation(job as JobOf<'validate'>, context);
    case 'emit':
      return makeScript(job as JobOf<'emit'>, context);
  }
}

async function makeAnalysis(job: JobOf<'analysis'>, context: JobContext): Promise<void> {
  const { analyseCommand } = await import('../commands/analyse.ts');
  const options = { ...comparing(job, context, job.output.test), ...documentOptions(job, context) };
  await made(analyseCommand, job, options, options.minCell ?? 1, context);
}

async function makeReport(job: JobOf<'report'>, context: JobContext): Promise<void> {
  const { REPORT_MIN_CELL, reportCommand } = await import('../commands/report.ts');
  const { respondents: columns, date } = context.file.study;
  const options = {
    ...comparing(job, context, job.output.test),
    ...documentOptions(job, context),
    columns,
    date,
    figures: job.output.figures,
    pageNumbers: job.output.pageNumbers,
  };
  await made(reportCommand, job, options, options.minCell ?? REPORT_MIN_CELL, context);
}

/** The output of everybody, or also of every value of the columns that it is to be split by. */
async function made<O extends DataOptions & OutputOptions & Pick<Options, 'split'>>(
  command: (paths: readonly string[], options: O, host: CommandIO) => Promise<void>,
  job: Job,
  options: O,
  minCell: number,
  context: JobContext,
): Promise<void> {
  const host = hostOfWaves(job, context);
  if (options.split === undefined) return command(paths(job), options, host);
  const { inParts } = await import('../split.ts');
  await inParts(command, paths(job), options, host, minCell);
}

async function makeReliability(job: JobOf<'reliability'>, context: JobContext): Promise<void> {
  const { reliabilityCommand } = await import('../commands/analyse.ts');
  await reliabilityCommand(
    paths(job),
    { ...scoring(job, context), ...documentOptions(job, context) },
    hostOfWaves(job, context),
  );
}

async function makeDescription(job: JobOf<'describe'>, context: JobContext): Promise<void> {
  const { describeCommand } = await import('../commands/describe.ts');
  const { study } = context.file;
  const names = sampleNames(job.samples, study, job.lang);
  // Files of which only some have the column are counted whole: a column per group and wave.
  const [by, ...others] = new Set(job.samples.map(({ group }) => groupColumn(group, study)));
  const options = documentOptions(job, context);
  await describeCommand(
    paths(job),
    {
      ...scoring(job, context),
      ...options,
      items: options.items ?? true,
      by: by == null || others.length > 0 ? undefined : by,
      names,
    },
    context.host.of(job.samples, names),
  );
}

async function makeScores(job: JobOf<'score'>, context: JobContext): Promise<void> {
  const { scoreCommand } = await import('../commands/score.ts');
  const names = sampleIds(job.samples);
  await scoreCommand(
    paths(job),
    {
      ...scoring(job, context),
      ...idOptions(context.file.study, job.samples[0]!.group),
      ...documentOptions(job, context),
      names,
    },
    context.host.of(job.samples, names),
  );
}

async function makeFigures(job: JobOf<'figures'>, context: JobContext): Promise<void> {
  const { plotCommand } = await import('../commands/plot.ts');
  const { kinds, format = 'svg', test } = job.output;
  const { reliability: _, norms, ...options } = comparing(job, context, test);
  const { output, ...own } = documentOptions(job, context);
  for (const kind of kinds ?? ['all'])
    await plotCommand(
      kind,
      paths(job),
      { ...options, ...own, respondents: own.respondents ?? true, format, outputDir: output },
      hostOfWaves(job, context),
    );
}

async function makeValidation(job: JobOf<'validate'>, context: JobContext): Promise<void> {
  const { validateCommand } = await import('../commands/validate.ts');
  await validateCommand(
    paths(job),
    {
      ...scoring(job, context),
      ...idOptions(context.file.study, job.samples[0]!.group),
      ...documentOptions(job, context),
    },
    context.host.of(job.samples, sampleIds(job.samples)),
  );
}

async function makeScript(job: JobOf<'emit'>, context: JobContext): Promise<void> {
  const { emitAnalysis } = await import('../commands/emit-analysis.ts');
  await emitAnalysis(
    paths(job),
    {
      ...comparing(job, context, job.output.test),
      emit: extname(context.path).toLowerCase() === '.sps' ? 'spss' : 'r',
      output: context.path,
    },
    hostOfWaves(job, context),
  );
}

/** The paths as the study has them: a script reads its files from the folder of the study. */
function paths({ samples }: Job): string[] {
  return samples.map(({ wave }) => filesOf(wave).join(' + '));
}

type ScoredJob = Job & { readonly output: { readonly scales?: string[] | undefined } };

function scoring({ output }: ScoredJob, { file }: JobContext): DataOptions {
  return scoringOptions(file, output.scales);
}

function comparing(job: ScoredJob, context: JobContext, test: PrimaryTest | undefined): DataOptions {
  return { ...scoring(job, context), ...comparisonOptions(context.file.study, job.samples, test) };
}

/** Where a document goes, in which language, and what its output says of its own. */
function documentOptions(job: Job, { file, path }: JobContext): Omit<Options, 'format'> & { output: string } {
  const { format: _, ...own } = outputOptions(job, file);
  return { ...own, output: path, lang: job.lang };
}

function hostOfWaves({ samples, lang }: Job, { host, file }: JobContext): CommandIO {
  return host.of(samples as readonly Sample[], waveNames(samples, file.study, lang));
}

/** A name in the language, else in English, else in the first language that it has. */
function named(name: StudyName | undefined, lang: Language): string | null {
  if (name === undefined || typeof name === 'string') return name ?? null;
  return name[lang] ?? name.en ?? Object.values(name)[0] ?? null;
}

/** What the waves of one group are called in a result: pre and post, which tables translate, unless they have names. */
function waveNames(samples: readonly Sample[], study: Study, lang: Language): string[] {
  return samples.map(({ wave }) => ownName(wave, study, lang) ?? wave.id);
}

/** The name of a wave, else what the labels of its column call the one value that it has. */
function ownName({ name, wave: column, waves = [] }: StudyWave, { labels = {} }: Study, lang: Language) {
  const [code] = waves.length === 1 ? waves : [];
  const own = Object.entries(labels).find(([key]) => normaliseName(key) === normaliseName(column ?? ''));
  const [, label] =
    code === undefined || own === undefined
      ? []
      : (Object.entries(own[1]).find(([each]) => categoryName(each) === categoryName(code)) ?? []);
  return named(name ?? label, lang);
}

/** What groups and waves are called side by side: by what tells them apart. */
function sampleNames(samples: readonly Sample[], study: Study, lang: Language): string[] {
  const context = createContext(lang, (study.style ?? 'apa') satisfies ReportStyle);
  const groups = samples.map(({ group }) => named(group.name, lang) ?? group.id);
  const waves = samples.map(({ wave }) => ownName(wave, study, lang) ?? context.waveTitle(wave.id));
  if (new Set(samples.map(({ group }) => group)).size === samples.length && samples.length > 1) return groups;
  if (new Set(samples.map(({ group }) => group)).size === 1) return waves;
  return groups.map((group, index) => `${group}, ${waves[index]}`);
}

/** The same as one word each, for files of scores: ids. */
function sampleIds(samples: readonly Sample[]): string[] {
  const oneGroup = new Set(samples.map(({ group }) => group)).size === 1;
  return samples.map(({ group, wave }) => (oneGroup ? wave.id : `${group.id}-${wave.id}`));
}
