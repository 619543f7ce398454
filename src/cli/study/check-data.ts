import type { AnalysisInput } from '../../analysis/analyse.ts';
import type { AnalysisSettings } from '../../analysis/settings.ts';
import { validate } from '../../analysis/validate.ts';
import type { Problem } from '../../model/problem.ts';
import { analysisSettings } from '../inputs.ts';
import { idOptions, scoringOptions } from './job-options.ts';
import type { Job, Sample } from './jobs.ts';
import type { StudyFile } from './read-study.ts';
import type { StudyData } from './study-data.ts';

/** A file without a scale may hold characteristics only; an output that needs scales says so itself. */
const NO_ERROR_BY_ITSELF = ['no-scale'];

/**
 * Looks through all answers before anything is made of them: impossible values, ids that stand twice, columns that are ambiguous.
 *
 * @returns what keeps outputs from being made, of all files; empty when there is nothing
 */
export async function dataProblems(
  file: StudyFile,
  data: StudyData,
  jobs: readonly Job[],
): Promise<Problem[]> {
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
  const candidates = (settings.requested ?? settings.candidates).map(({ variantOf, ...scale }) =>
    settings.requested === null && variantOf !== undefined ? { ...scale, variantOf } : scale,
  );
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
