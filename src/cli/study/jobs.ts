import { isAbsolute, join, normalize, relative, sep } from 'node:path';
import type { OutputOf, Study, StudyGroup, StudyOutput, StudyWave } from '../../model/study.ts';
import type { Language } from '../../report/context.ts';

/** The answers of one wave of one group. */
export interface Sample {
  readonly group: StudyGroup;
  readonly wave: StudyWave;
}

/** One file to write, or one folder of figures: an output with everything that its name has a place for filled in. */
export interface Job<Output extends StudyOutput = StudyOutput> {
  readonly output: Output;
  /** Position in "outputs". */
  readonly index: number;
  /** Path of the file or folder as the study gives it, its places filled in. */
  readonly path: string;
  readonly samples: readonly Sample[];
  readonly lang: Language;
}

export type JobOf<What extends StudyOutput['what']> = Job<OutputOf<What>>;

/** What an output may hold besides, in one shape. */
export interface Selection {
  readonly group?: string | readonly string[] | undefined;
  readonly wave?: string | readonly string[] | undefined;
  readonly lang?: Language | undefined;
}

/** Outputs whose tables and figures are about one group. */
export const OF_ONE_GROUP: readonly StudyOutput['what'][] = [
  'analysis',
  'report',
  'reliability',
  'figures',
  'emit',
];

/** Everything that is to be made, in the order of the study. */
export function jobsOf(study: Study): Job[] {
  return (study.outputs ?? []).flatMap((output, index) => {
    const path = placeOf(output);
    return languagesOf(output, study).flatMap((lang) =>
      partsOf(output, study).map((samples) => ({
        output,
        index,
        path: filledIn(path, samples, lang),
        samples,
        lang,
      })),
    );
  });
}

/** The file or folder that an output names. */
export function placeOf(output: StudyOutput): string {
  return output.what === 'figures' ? output.folder : output.file;
}

/** The languages that an output is made in: its own, else those of the study. */
export function languagesOf(output: StudyOutput, { languages = ['en'] }: Study): readonly Language[] {
  const { lang }: Selection = output;
  if (lang !== undefined) return [lang];
  // Nothing in a script depends on the language.
  return output.what === 'emit' ? languages.slice(0, 1) : languages;
}

/** The samples that an output is made of, divided as the name of its file asks for. */
function partsOf(output: StudyOutput, study: Study): Sample[][] {
  if (output.what === 'verify') return [[]];
  const samples = samplesOf(output, study);
  const path = placeOf(output);
  const byGroup = path.includes('{group}') ? divided(samples, ({ group }) => group.id) : [samples];
  return path.includes('{wave}') ? byGroup.flatMap((part) => divided(part, ({ wave }) => wave.id)) : byGroup;
}

/** The samples that an output selects: by group in the order of the study, waves in the order that is asked for. */
export function samplesOf({ group, wave }: Selection, { groups }: Study): Sample[] {
  const wanted = asList(group);
  const waves = asList(wave);
  return groups
    .filter(({ id }) => wanted?.includes(id) ?? true)
    .flatMap((of) =>
      waves === null
        ? of.waves.map((each) => ({ group: of, wave: each }))
        : waves.flatMap((id) =>
            of.waves.filter((each) => each.id === id).map((each) => ({ group: of, wave: each })),
          ),
    );
}

/** One or several names as a list; `null` when none is given. */
export function asList(names: string | readonly string[] | undefined): readonly string[] | null {
  if (names === undefined) return null;
  return typeof names === 'string' ? [names] : names;
}

/** Files of a wave: one, or several that belong together. */
export function filesOf({ file, files }: StudyWave): readonly string[] {
  return files ?? (file === undefined ? [] : [file]);
}

function divided(samples: readonly Sample[], keyOf: (sample: Sample) => string): Sample[][] {
  const parts = new Map<string, Sample[]>();
  for (const sample of samples) parts.set(keyOf(sample), [...(parts.get(keyOf(sample)) ?? []), sample]);
  return [...parts.values()];
}

function filledIn(path: string, [first]: readonly Sample[], lang: Language): string {
  return path
    .replaceAll('{group}', first?.group.id ?? '')
    .replaceAll('{wave}', first?.wave.id ?? '')
    .replaceAll('{lang}', lang);
}

/** A path of a study from the working folder; absolute ones stay. */
export function fromFolder(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}

/** A path seen from the folder of the study, with slashes. */
export function fromStudy(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}

/** Whether a path leads out of the folder that it starts from. */
export function leadsOutside(path: string): boolean {
  return isAbsolute(path) || normalize(path).split(/[\\/]/)[0] === '..';
}

/** The files of corrections that a study names, as it names them. */
export function correctionsOf({ corrections, groups }: Study): string[] {
  const ofWaves = groups.flatMap(({ waves }) => waves.map((wave) => wave.corrections));
  return [corrections, ...ofWaves].flatMap((path) => path ?? []);
}
