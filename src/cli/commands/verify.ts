import { relative, sep } from 'node:path';
import type { AnalysisInput } from '../../analysis/analyse.ts';
import { wavesByGroup } from '../../audit/table-groups.ts';
import type { WaveData } from '../../audit/verify/index.ts';
import { studyKeys } from '../../generated/study-keys.ts';
import type { ReportFormat } from '../../model/format.ts';
import { said } from '../../model/messages/said.ts';
import { scriptMessages } from '../../model/messages/scripts.ts';
import { studyMessages } from '../../model/messages/study.ts';
import { cannotRun } from '../../model/problem.ts';
import type { PublishedTable } from '../../model/published.ts';
import type { OptionsOf } from '../../model/settings/schema.ts';
import { renderAnnotations, renderVerification } from '../../report/verification.ts';
import type { ReadingOptions } from '../chosen-rows.ts';
import type { CorrectionList } from '../corrections.ts';
import type { Files } from '../files.ts';
import type { CommandLine } from '../host.ts';
import { analysisSettings, type DataOptions } from '../inputs.ts';
import { matchedByRow } from '../matched-by-row.ts';
import { type OutputOptions, outputFormat, refuseContradiction, renderOptions } from '../output.ts';
import { type PublishedFile, readPublishedFile } from '../published-table.ts';
import { tableData } from '../table-data.ts';
import { type TableAnswers, verifiedTable } from '../verified-table.ts';

export interface VerifyOptions
  extends DataOptions,
    Omit<OutputOptions, 'format'>,
    Pick<OptionsOf<'verify'>, 'data' | 'rounding'> {
  readonly format?: ReportFormat | 'github' | undefined;
}

/**
 * `verify <table>`: every cell from data; exit status 1 when one neither reproduces nor is known not to.
 *
 * @param given names of the options that were given, of which a study file answers some itself
 */
export async function verifyCommand(
  path: string,
  options: VerifyOptions,
  given: readonly string[],
  host: CommandLine,
): Promise<0 | 1> {
  const { format: asked, ...others } = options;
  const format = asked === 'github' ? 'github' : outputFormat({ ...others, format: asked }, host.terminal);
  if (asked === 'github' && options.output !== undefined) refuseContradiction(options.output, asked);
  const { decimal } = options;
  const published = await readPublishedFile(path, { decimal }, host.files);
  const study = studyAmong(options.data);
  const verification =
    study === null
      ? await verifiedTable(
          published,
          await answersOfFiles(published, path, options, host),
          options,
          host.files,
        )
      : await verifiedByStudy(published, study, options, given, host.files);
  await host.warn(verification.warnings);
  const lang = options.lang ?? 'en';
  await host.emit(
    format === 'github'
      ? await renderAnnotations(verification, fromRoot(path), lang)
      : await renderVerification(verification, renderOptions(others, format, host.terminal)),
    options,
  );
  return verification.passed ? 0 : 1;
}

/** The study file in the place of data files; `null` for data files. */
function studyAmong(data: readonly string[] | undefined): string | null {
  const studies = (data ?? []).filter((path) => /\.json$/i.test(path));
  const [study] = studies;
  if (study === undefined) return null;
  if (data!.length === 1 && !study.includes('=')) return study;
  const facts = { given: study, study: study.replace(/^.*=/, '') };
  throw cannotRun(said(studyMessages, 'study-among-files', facts));
}

async function answersOfFiles(
  { table }: PublishedFile,
  path: string,
  options: VerifyOptions,
  { open, files, warn }: CommandLine,
): Promise<TableAnswers> {
  const data: WaveData[] = [];
  const corrections = await sharedCorrections(options, files);
  const layout = { settings: await analysisSettings(options, files) };
  const found = tableData(table, options.data, path);
  for (const { group, wave, path: file } of found) {
    const chosen = rowsOf(table, group, wave);
    const waves = wavesByGroup(table).get(group) ?? [wave];
    // The one file of several waves may hold them all.
    const holdsAll = waves.length > 1 && found.filter((each) => each.group === group).length === 1;
    const inputs = await open(
      [file],
      [wave],
      { ...chosen, ...options },
      { ...(corrections !== null && { corrections }), ...(holdsAll && { layout }) },
    );
    if (inputs.length === 1) data.push({ group, wave, input: inputs[0]! });
    else data.push(...wavesOfTable(inputs, group, waves, file));
  }
  await warn(corrections?.finish() ?? []);
  const { test: _, ...scoring } = matchedByRow(
    options,
    data.map(({ input, wave }) => ({ ...input, wave })),
  );
  return { data, scoring };
}

/** The waves of one file in the order of those of the table. */
function wavesOfTable(
  inputs: readonly AnalysisInput[],
  group: string | null,
  waves: readonly string[],
  file: string,
): WaveData[] {
  if (inputs.length !== waves.length) {
    const facts = { file, found: inputs.map(({ wave }) => wave), waves };
    throw cannotRun(said(scriptMessages, 'waves-of-table', facts), { file });
  }
  return inputs.map((input, index) => ({ group, wave: waves[index]!, input }));
}

/** Corrections of all files that the table is about. */
async function sharedCorrections(
  { corrections }: VerifyOptions,
  files: Files,
): Promise<CorrectionList | null> {
  if (corrections === undefined) return null;
  const { CorrectionList } = await import('../corrections.ts');
  return CorrectionList.open(corrections, files);
}

/** Which rows of a wave's answers the table is about, whatever file they are in. */
function rowsOf({ groups = [] }: PublishedTable, group: string | null, wave: string): ReadingOptions {
  const { platform, drop, where } = groups.find(({ id }) => id === group)?.waves[wave] ?? {};
  return { ...(platform && { platform }), ...(drop && { drop }), ...(where && { where }) };
}

/** Options that are about the table and not about its data. */
const OF_THE_TABLE: readonly string[] = ['test', 'decimal'];

async function verifiedByStudy(
  published: PublishedFile,
  study: string,
  { test, rounding }: VerifyOptions,
  given: readonly string[],
  files: Files,
) {
  const answered = studyKeys.find(
    ({ name, at }) => given.includes(name) && at.length > 0 && !OF_THE_TABLE.includes(name),
  );
  if (answered !== undefined) {
    const { flag, key, at } = answered;
    const facts = { option: `--${flag}`, key: at[0] === 'study' ? key : at[0]!, study };
    throw cannotRun(said(studyMessages, 'study-says-it', facts));
  }
  const { verifyByStudy } = await import('../study/verify-by-study.ts');
  return verifyByStudy(published, study, { test, rounding }, files);
}

/** A path as GitHub wants it: from the folder that the command runs in, with slashes. */
function fromRoot(path: string): string {
  return relative(process.cwd(), path).split(sep).join('/');
}
