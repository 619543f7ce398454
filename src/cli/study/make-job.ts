import { extname } from 'node:path';
import type { PrimaryTest } from '../../model/result.ts';
import type { Language, ReportStyle } from '../../report/context.ts';
import type { Host } from '../host.ts';
import type { DataOptions } from '../inputs.ts';
import { comparisonOptions, groupColumn, idOptions, scoringOptions } from './job-options.ts';
import { filesOf, type Job, type JobOf, type Sample } from './jobs.ts';
import type { StudyFile } from './read-study.ts';
import { sampleIds, sampleNames, waveNames } from './sample-names.ts';
import type { StudyHost } from './study-host.ts';

/** Where a job works: its study, its host, and the path that it writes to. */
export interface Bench {
  readonly file: StudyFile;
  readonly host: StudyHost;
  /** As seen from the working folder. */
  readonly path: string;
}

/** Makes what an output of a study asks for, by the functions of the command line, into the hands of the host. */
export async function makeJob(job: Exclude<Job, JobOf<'verify'>>, bench: Bench): Promise<void> {
  switch (job.output.what) {
    case 'analysis':
      return makeAnalysis(job as JobOf<'analysis'>, bench);
    case 'report':
      return makeReport(job as JobOf<'report'>, bench);
    case 'reliability':
      return makeReliability(job as JobOf<'reliability'>, bench);
    case 'describe':
      return makeDescription(job as JobOf<'describe'>, bench);
    case 'score':
      return makeScores(job as JobOf<'score'>, bench);
    case 'figures':
      return makeFigures(job as JobOf<'figures'>, bench);
    case 'validate':
      return makeValidation(job as JobOf<'validate'>, bench);
    case 'emit':
      return makeScript(job as JobOf<'emit'>, bench);
  }
}

async function makeAnalysis(job: JobOf<'analysis'>, bench: Bench): Promise<void> {
  const { analyseCommand } = await import('../commands/analyse.ts');
  const { test, details, figures, sentences, plot } = job.output;
  await analyseCommand(
    paths(job),
    {
      ...comparing(job, bench, test),
      ...documentOptions(job, bench),
      ...(details === undefined ? {} : { details }),
      ...(figures === undefined ? {} : { figures }),
      ...(sentences === undefined ? {} : { sentences }),
      ...(plot === undefined ? {} : { plot }),
    },
    hostOfWaves(job, bench),
  );
}

async function makeReport(job: JobOf<'report'>, bench: Bench): Promise<void> {
  const { reportCommand } = await import('../commands/report.ts');
  const { study } = bench.file;
  const title = job.output.title ?? study.title;
  await reportCommand(
    paths(job),
    {
      ...comparing(job, bench, job.output.test),
      ...documentOptions(job, bench),
      ...(study.respondents === undefined ? {} : { columns: study.respondents }),
      ...(title === undefined ? {} : { title }),
      ...(study.date === undefined ? {} : { date: study.date }),
      ...(job.output.figures === undefined ? {} : { figures: job.output.figures }),
    },
    hostOfWaves(job, bench),
  );
}

async function makeReliability(job: JobOf<'reliability'>, bench: Bench): Promise<void> {
  const { reliabilityCommand } = await import('../commands/analyse.ts');
  const options = { ...scoringOptions(bench.file, job.output.scales), ...documentOptions(job, bench) };
  await reliabilityCommand(paths(job), options, hostOfWaves(job, bench));
}

async function makeDescription(job: JobOf<'describe'>, bench: Bench): Promise<void> {
  const { describeCommand } = await import('../commands/describe.ts');
  const { study } = bench.file;
  const columns = job.output.columns ?? study.respondents;
  const names = sampleNames(job.samples, study, job.lang);
  // Files of which only some have the column are counted whole: a column per group and wave.
  const [by, ...others] = new Set(job.samples.map(({ group }) => groupColumn(group, study)));
  await describeCommand(
    paths(job),
    {
      ...scoringOptions(bench.file, job.output.scales),
      ...documentOptions(job, bench),
      ...(columns === undefined ? {} : { columns }),
      items: job.output.items ?? true,
      ...(by == null || others.length > 0 ? {} : { by }),
      names,
    },
    bench.host.of(job.samples, names),
  );
}

async function makeScores(job: JobOf<'score'>, bench: Bench): Promise<void> {
  const { scoreCommand } = await import('../commands/score.ts');
  const { group } = job.samples[0]!;
  const names = sampleIds(job.samples);
  await scoreCommand(
    paths(job),
    {
      ...scoringOptions(bench.file, job.output.scales),
      ...idOptions(bench.file.study, group),
      output: bench.path,
      lang: job.lang,
      names,
    },
    bench.host.of(job.samples, names),
  );
}

async function makeFigures(job: JobOf<'figures'>, bench: Bench): Promise<void> {
  const { plotCommand } = await import('../commands/plot.ts');
  const { kinds, format, respondents, test, minCell = bench.file.study.minCell } = job.output;
  const { reliability: _, norms, ...options } = comparing(job, bench, test);
  for (const kind of kinds ?? ['all'])
    await plotCommand(
      kind,
      paths(job),
      {
        ...options,
        respondents: respondents ?? true,
        format: format ?? 'svg',
        outputDir: bench.path,
        lang: job.lang,
        ...(minCell === undefined ? {} : { minCell }),
      },
      hostOfWaves(job, bench),
    );
}

async function makeValidation(job: JobOf<'validate'>, bench: Bench): Promise<void> {
  const { validateCommand } = await import('../commands/validate.ts');
  const { quality } = job.output;
  await validateCommand(
    paths(job),
    {
      ...scoringOptions(bench.file, job.output.scales),
      ...idOptions(bench.file.study, job.samples[0]!.group),
      output: bench.path,
      lang: job.lang,
      ...(quality === undefined ? {} : { quality }),
    },
    bench.host.of(job.samples, sampleIds(job.samples)),
  );
}

async function makeScript(job: JobOf<'emit'>, bench: Bench): Promise<void> {
  const { emitAnalysis } = await import('../commands/emit-analysis.ts');
  await emitAnalysis(
    paths(job),
    {
      ...comparing(job, bench, job.output.test),
      emit: extname(bench.path).toLowerCase() === '.sps' ? 'spss' : 'r',
      output: bench.path,
    },
    hostOfWaves(job, bench),
  );
}

/** The paths as the study has them: a script reads its files from the folder of the study. */
function paths({ samples }: Job): string[] {
  return samples.map(({ wave }) => filesOf(wave).join(' + '));
}

function comparing(
  { samples, output }: Job & { readonly output: { readonly scales?: string[] | undefined } },
  { file }: Bench,
  test: PrimaryTest | undefined,
): DataOptions {
  return { ...scoringOptions(file, output.scales), ...comparisonOptions(file.study, samples, test) };
}

interface DocumentOptions {
  readonly output: string;
  readonly lang: Language;
  readonly style?: ReportStyle;
  readonly minCell?: number;
}

/** Where a document goes and what it looks like. */
function documentOptions(
  { output, lang }: JobOf<'analysis' | 'report' | 'reliability' | 'describe'>,
  { file: { study }, path }: Bench,
): DocumentOptions {
  const { style = study.style, minCell = study.minCell } = output;
  return {
    output: path,
    lang,
    ...(style === undefined ? {} : { style }),
    ...(minCell === undefined ? {} : { minCell }),
  };
}

function hostOfWaves({ samples, lang }: Job, { host }: Bench): Host {
  return host.of(samples as readonly Sample[], waveNames(samples, lang));
}
