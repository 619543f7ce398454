import type { AnalysisInput } from '../analysis/analyse.ts';
import type { AnalysisSettings } from '../analysis/settings.ts';
import { dependentSettings, settingDefaults } from '../generated/setting-defaults.ts';
import { type DatasetOpening, openDataset } from '../io/open-dataset.ts';
import type { ColumnLabels } from '../model/column-labels.ts';
import type { Dataset } from '../model/dataset.ts';
import { entryColumns } from '../model/entry-form.ts';
import { choiceMessages } from '../model/messages/choices.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { cannotRun, isUserError, type Problem, type UserError } from '../model/problem.ts';
import type { AnalysisSettingName, AnalysisValues, Options } from '../model/settings/schema.ts';
import { normaliseName } from '../scoring/column-name.ts';
import { builtInScales } from '../scoring/definition/built-in.ts';
import type { ByBytes } from './bytes-first.ts';
import { type CorrectingOptions, chosenRows, type ReadingOptions, type Rows } from './chosen-rows.ts';
import type { Applying, CorrectionList } from './corrections.ts';
import type { Files } from './files.ts';
import { inWave } from './in-wave.ts';
import type { LayoutNeeds } from './layout.ts';
import { requestedScales } from './load-scales.ts';
import type { OpenFile } from './open-wave-files.ts';
import type { Progress } from './progress.ts';
import { areLarge, type FileSource, fileStem, isInEngine, isSeveral, pathStem } from './read-file.ts';
import { refuseNames } from './refuse-names.ts';

/** The options that say how to read files and values and what to compute, as commander or a study hands them over. */
export interface DataOptions
  extends Pick<
    Options,
    | AnalysisSettingName
    | 'scales'
    | 'damaged'
    | 'platform'
    | 'wave'
    | 'waves'
    | 'drop'
    | 'where'
    | 'delimiter'
    | 'encoding'
    | 'sheet'
    | 'idExact'
    | 'bootstrap'
    | 'seed'
    | 'columns'
    | 'corrections'
  > {
  /** `false` where a study says that respondents are not matched. */
  readonly matched?: false | undefined;
  /** `false` where nobody asked for correlations, and a table of a single one is none. */
  readonly correlatesOneScore?: boolean | undefined;
  /** Columns that other outputs of the same study use. */
  readonly usedElsewhere?: readonly string[];
  /** Scales of the same study, whose items are no questions without a scale even where an output leaves them out. */
  readonly knownScales?: readonly string[] | undefined;
}

/** How files are opened. */
export interface Opening {
  /** Whether the hash of their bytes is wanted; it is unless said otherwise. */
  readonly hashes?: boolean;
  /** What messages call the files; their own names unless given. */
  readonly names?: readonly string[];
  /** `respondents` unless said otherwise. */
  readonly rows?: Rows;
  /** Told of a file that cannot be read, which is then left out; without it, such a file is an error. */
  readonly unreadable?: (error: UserError, path: string) => void;
  /** Corrections that other files share; those that the options name unless given. */
  readonly corrections?: CorrectionList;
  /** Whether cells that a typist doubted are to be decided; so unless said otherwise. */
  readonly decided?: boolean;
  /** Whether no row need be left of a file. */
  readonly mayBeNone?: boolean;
  /** Told of each file of many. */
  readonly progress?: Progress;
  /** How large plain files are read once, from bytes to codes, which they are only with it; see `bytesFirst`. */
  readonly byBytes?: ByBytes | undefined;
  /** What has to be known where a file may hold several waves; without it, each file is one. */
  readonly layout?: LayoutNeeds;
}

/** Opens the files in order; each is inspected to its end, so its hash is known. Those of a folder or a pattern are one wave. */
export async function openInputs(
  paths: readonly string[],
  waves: readonly string[],
  options: ReadingOptions,
  files: Files,
  { hashes = true, names, unreadable, layout, rows = 'respondents', byBytes, ...opening }: Opening = {},
): Promise<AnalysisInput[]> {
  const inputs: AnalysisInput[] = [];
  // Where a column says the wave, a person has a row in each; whether only one is seen when they are apart.
  const rowsOf = options.wave === undefined ? rows : 'answers';
  const own = await ownCorrections(options, files, opening);
  const corrections = opening.corrections ?? own;
  const coded =
    byBytes !== undefined && corrections === null
      ? await codedFiles(paths, options, files, { hashes, inParts: byBytes.inParts })
      : null;
  if (coded !== null) byBytes?.isTaken();
  const readAs = async (path: string, name: string | undefined, ofSeveral: DatasetOpening | undefined) => {
    if (isInEngine(path)) {
      const { openTableAt } = await import('./engines/open-engine.ts');
      return { read: await openTableAt(path, options, files), source: null };
    }
    const source = await files.source(path, hashes || ofSeveral !== undefined, name);
    const read = await openDataset(source, options, ofSeveral);
    return { read, source };
  };
  for (const [index, given] of paths.entries()) {
    const waveNames = [waves[index]!, fileStem(given), ...(options.waves?.slice(index, index + 1) ?? [])];
    const open: OpenFile = async ({ path, name }, ofSeveral) => {
      const inBytes = coded?.[index];
      if (inBytes !== undefined)
        return codedInput(await chosenRows(inBytes.dataset, options, rowsOf), inBytes.source);
      const { read, source } = await readAs(path, name, ofSeveral);
      if (ofSeveral?.isSkipped(read) === true) return null;
      const where = {
        path,
        office: ofSeveral?.office ?? fileStem(path),
        waves: ofSeveral === undefined ? waveNames : [...waveNames, fileStem(path)],
      };
      const opened = opening.decided === false ? read : await decided(read, corrections, where, options);
      const dataset =
        rows === 'as-they-are'
          ? opened
          : await chosenRows(
              opened,
              options,
              ofSeveral === undefined ? rowsOf : 'answers',
              ofSeveral !== undefined || opening.mayBeNone === true,
            );
      return { dataset, sha256: source?.sha256() ?? null };
    };
    try {
      if (isSeveral(given) && !isInEngine(given)) {
        const { openWaveFiles } = await import('./open-wave-files.ts');
        const several = { path: given, rows: rowsOf, unreadable, progress: opening.progress };
        const found = await openWaveFiles(several, options, open);
        if (found !== null) inputs.push({ wave: waves[index]!, ...found });
        continue;
      }
      const opened = await open({ path: given, name: names?.[index] });
      if (opened !== null) inputs.push(inWave(opened, waves[index]!));
    } catch (error) {
      if (unreadable === undefined || !isUserError(error)) throw error;
      unreadable(error, given);
    }
  }
  const remarks = own?.finish() ?? [];
  if (remarks.length > 0 && inputs[0] !== undefined) inputs[0] = withNotices(inputs[0], remarks);
  const isPlain = options.wave === undefined && options.waves === undefined && inputs.length > 1;
  if (layout === undefined || isPlain) return inputs;
  const { laidOut } = await import('./layout.ts');
  return laidOut(inputs, options, layout, rows === 'respondents');
}

/**
 * The files as they are read once, from bytes to codes: all of them or none, so that what is wrong with the first is said before what is wrong
 * with the second.
 */
async function codedFiles(
  paths: readonly string[],
  options: ReadingOptions,
  files: Files,
  { hashes, inParts }: { readonly hashes: boolean; readonly inParts: boolean },
): Promise<readonly CodedFile[] | null> {
  if (!areLarge(paths)) return null;
  const { openCoded } = await import('../io/open-coded.ts');
  const opened: CodedFile[] = [];
  for (const path of paths) {
    const source = await files.source(path, hashes);
    const readers = inParts ? await files.partReaders(path, source) : null;
    const dataset = await openCoded(source, options, readers);
    if (dataset === null || entryColumns(dataset.columns.map(({ name }) => name)) !== null) return null;
    opened.push({ dataset, source });
  }
  return opened;
}

interface CodedFile {
  readonly dataset: Dataset;
  readonly source: FileSource;
}

/** Whose hash is known once it was read. */
function codedInput(dataset: Dataset, source: FileSource): Omit<AnalysisInput, 'wave'> {
  return {
    dataset,
    get sha256() {
      return source.sha256();
    },
  };
}

/** Corrections that only these files have. */
async function ownCorrections(
  { corrections }: CorrectingOptions,
  files: Files,
  opening: Opening,
): Promise<CorrectionList | null> {
  if (corrections === undefined || opening.corrections !== undefined) return null;
  const { CorrectionList } = await import('./corrections.ts');
  return CorrectionList.open(corrections, files);
}

/** The answers as they are used; nothing is loaded where there is nothing to correct or to decide. */
async function decided(
  dataset: Dataset,
  corrections: CorrectionList | null,
  where: Pick<Applying, 'path' | 'office' | 'waves'>,
  { wave, id, idExact, decimal }: ReadingOptions,
): Promise<Dataset> {
  if (corrections === null && entryColumns(dataset.columns.map(({ name }) => name)) === null) return dataset;
  const { decidedAnswers } = await import('./corrections.ts');
  const idComparison = idExact === true ? 'as-written' : 'normalised';
  const keepsDecimals = decimal !== undefined;
  return decidedAnswers(dataset, corrections, {
    ...where,
    waveColumn: wave ?? null,
    id: id ?? null,
    idComparison,
    keepsDecimals,
  });
}

function withNotices(input: AnalysisInput, remarks: readonly Problem[]): AnalysisInput {
  const { dataset } = input;
  return { ...input, dataset: { ...dataset, notices: [...dataset.notices, ...remarks] } };
}

/** What waves are called that have a file each: two are before and after, more are called as their files. */
export function waveNames(paths: readonly string[]): string[] {
  return paths.length > 2 ? fileNames(paths, undefined) : ['pre', 'post'];
}

/** The settings of an analysis from the command line, scales loaded. */
export async function analysisSettings(
  options: DataOptions,
  files: Files,
  detail: AnalysisSettings['detail'] = 'summary',
): Promise<AnalysisSettings> {
  const given = Object.entries(settingDefaults).map(([name, usual]) => [
    name,
    options[name as AnalysisSettingName] ?? usual,
  ]);
  return {
    ...(Object.fromEntries(given) as AnalysisValues),
    detail,
    bootstrap:
      options.bootstrap === undefined ? null : { replicates: options.bootstrap, seed: options.seed ?? 1 },
    idComparison: options.idExact === true ? 'as-written' : 'normalised',
    looksForIds: options.matched !== false,
    correlatesOneScore: options.correlatesOneScore !== false,
    sharesAnswers: options.usedElsewhere !== undefined,
    shown: [...(options.columns ?? []), ...(options.usedElsewhere ?? [])],
    groups: groupCodes(options),
    labels: labelsAsAsked(options),
    requested: await requestedScales(options.scales, files),
    candidates: [...((await requestedScales(options.knownScales, files)) ?? []), ...builtInScales()],
  };
}

/**
 * Refuses options that would be taken and then change nothing, before a file is read.
 *
 * @throws UserError (status 2)
 */
export function refuseWithoutEffect(files: number, options: DataOptions): void {
  const has = {
    comparison: files > 1 || options.by !== undefined,
    groups: options.by !== undefined,
    matching: files > 1 && options.id !== undefined,
    strangers: files > 1 && options.id === undefined && options.by === undefined,
    bootstrap: options.bootstrap !== undefined,
  };
  const refused = dependentSettings.find(
    // The analysis itself refuses --attrition, and says more.
    ({ name, needs }) => options[name] !== undefined && name !== 'attrition' && !has[needs],
  );
  if (refused === undefined) return;
  const { flag, needs } = refused;
  throw cannotRun(createMessage(choiceMessages, 'option-without-effect', { option: `--${flag}`, needs }));
}

/** The labels under the names by which the columns are asked for. */
function labelsAsAsked({
  labels,
  by,
  wave,
  attrition = [],
  baseline = [],
  columns = [],
}: DataOptions): ColumnLabels {
  if (labels === undefined) return {};
  const asked = [...[by, wave].flatMap((name) => name ?? []), ...attrition, ...baseline, ...columns];
  return Object.fromEntries(
    Object.entries(labels).flatMap(([column, codes]) => {
      const key = normaliseName(column);
      const names = new Set([column, ...asked.filter((name) => normaliseName(name) === key)]);
      return [...names].map((name) => [name, codes] as const);
    }),
  );
}

/** The groups to compare by their codes, where the user names them by their labels. */
function groupCodes(options: DataOptions): readonly string[] | null {
  const { groups, by } = options;
  if (groups === undefined) return null;
  const labels = labelsAsAsked(options)[by ?? ''] ?? {};
  const codeOf = (name: string): string => {
    if (Object.hasOwn(labels, name)) return name;
    const found = Object.entries(labels).find(([, label]) =>
      typeof label === 'string' ? label === name : Object.values(label).includes(name),
    );
    return found?.[0] ?? name;
  };
  return groups.map(codeOf);
}

/**
 * Names for several files: those given, else the file names without ending, with their folders where two files have the same name.
 *
 * @param withFolders whether a name may have folders in it
 * @throws UserError (status 2) when their number does not fit or two are alike
 */
export function fileNames(
  paths: readonly string[],
  given: readonly string[] | undefined,
  withFolders = true,
): string[] {
  const stems = paths.map(fileStem);
  const isAlone = (stem: string) => stems.indexOf(stem) === stems.lastIndexOf(stem);
  const names =
    given?.slice() ??
    stems.map((stem, index) => (isAlone(stem) || !withFolders ? stem : pathStem(paths[index]!)));
  refuseNames(names, paths.length, 'names', (position) => given?.[position] ?? stems[position]!);
  return names;
}
