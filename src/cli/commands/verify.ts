import { dirname, relative, sep } from 'node:path';
import type { AnalysisInput } from '../../analysis/analyse.ts';
import { wavesByGroup } from '../../audit/table-groups.ts';
import type { WaveData } from '../../audit/verify/index.ts';
import { studyKeys } from '../../generated/study-keys.ts';
import type { ReportFormat } from '../../model/format.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { scriptMessages } from '../../model/messages/scripts.ts';
import { studyMessages } from '../../model/messages/study.ts';
import { cannotRun } from '../../model/problem.ts';
import type { OptionsOf } from '../../model/settings/schema.ts';
import { renderAnnotations, renderVerification } from '../../report/verification.ts';
import { chosenRows } from '../chosen-rows.ts';
import type { CommandLine } from '../command-io.ts';
import type { CorrectionList } from '../corrections.ts';
import type { Files } from '../files.ts';
import { analysisSettings, type DataOptions } from '../inputs.ts';
import { matchedByRow } from '../matched-by-row.ts';
import { type OutputOptions, outputFormat, refuseContradiction, renderOptions } from '../output.ts';
import { type PublishedFile, readPublishedFile } from '../published-table.ts';
import { readingOptions, tableOptions } from '../study/job-options.ts';
import { fromFolder } from '../study/jobs.ts';
import { tableData } from '../table-data.ts';
import { type TableAnswers, verifiedTable } from '../verified-table.ts';

export interface VerifyOptions
  extends DataOptions,
    Omit<OutputOptions, 'format'>,
    Pick<OptionsOf<'verify'>, 'data' | 'rounding' | 'draft'> {
  readonly format?: ReportFormat | 'github' | undefined;
}

/**
 * `verify <table>`: every cell from data; exit status 1 when one neither reproduces nor is known not to. With `--draft` a first table instead.
 *
 * @param given names of the options that were given, of which a study file answers some itself
 */
export async function verifyCommand(
  path: string,
  options: VerifyOptions,
  given: readonly string[],
  host: CommandLine,
): Promise<0 | 1> {
  if (options.draft === true) {
    const { draftPublishedCommand } = await import('./draft-published.ts');
    await draftPublishedCommand(path, options, host);
    return 0;
  }
  const { format: asked, ...others } = options;
  const format = asked === 'github' ? 'github' : outputFormat({ ...others, format: asked }, host.terminal);
  if (asked === 'github' && options.output !== undefined) refuseContradiction(options.output, asked);
  const { decimal, acceptDraft } = options;
  const published = await readPublishedFile(path, { decimal, acceptDraft }, host.files);
  await host.warn(published.guesses);
  const study = studyAmong(options.data);
  const verification =
    study === null
      ? await verifiedTable(
          published,
          await answersOfFiles(published, path, options, given, host),
          options,
          host.files,
        )
      : await verifiedByStudy(published, study, options, given, host.files);
  await host.warn(verification.warnings);
  const lang = options.lang ?? 'en';
  await host.write(
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
  throw cannotRun(createMessage(studyMessages, 'study-among-files', facts));
}

/** Answers of the files, read and scored as the options say, and where they do not, as the table does. */
async function answersOfFiles(
  { table }: PublishedFile,
  path: string,
  options: VerifyOptions,
  given: readonly string[],
  { open, files, warn }: CommandLine,
): Promise<TableAnswers> {
  const folder = dirname(path);
  // A column that says the wave and its values belong together.
  const named = given.includes('wave') || given.includes('waves') ? [...given, 'wave', 'waves'] : given;
  const lists = new Map<string, CorrectionList>();
  const { corrections, ...whole }: VerifyOptions = { ...options, ...ungiven(tableOptions(table), given) };
  const layout = { settings: await analysisSettings(whole, files) };
  const data: WaveData[] = [];
  const found = tableData(table, options.data, path, options.wave !== undefined);
  for (const { group, wave, path: file } of found) {
    const said = table.groups?.find(({ id }) => id === group)?.waves[wave] ?? {};
    const { corrections: beside, ...own } = ungiven(readingOptions({}, said), named);
    const listed = corrections ?? (beside === undefined ? undefined : fromFolder(folder, beside));
    const list = listed === undefined ? null : (lists.get(listed) ?? (await openCorrections(listed, files)));
    if (list !== null) lists.set(listed!, list);
    const shared = list === null ? {} : { corrections: list };
    if (own.wave !== undefined) {
      const input = await rowsOfWave(file, wave, { ...whole, ...own }, shared, open);
      data.push({ group, wave, input });
      continue;
    }
    const waves = wavesByGroup(table).get(group) ?? [wave];
    // The one file of several waves may hold them all.
    const holdsAll = waves.length > 1 && found.filter((each) => each.group === group).length === 1;
    const inputs = await open(
      [file],
      [wave],
      { ...whole, ...own },
      { ...shared, ...(holdsAll && { layout }) },
    );
    if (inputs.length === 1) data.push({ group, wave, input: inputs[0]! });
    else data.push(...wavesOfTable(inputs, group, waves, file));
  }
  for (const list of lists.values()) await warn(list.finish());
  const { test: _, ...scoring } = matchedByRow(
    whole,
    data.map(({ input, wave }) => ({ ...input, wave })),
  );
  return { data, scoring };
}

/** What a table says, where no option says it. */
function ungiven<Own extends object>(own: Own, given: readonly string[]): Own {
  return Object.fromEntries(Object.entries(own).filter(([name]) => !given.includes(name))) as Own;
}

/** Those rows of a file that are of one wave, where the table says which. */
async function rowsOfWave(
  file: string,
  wave: string,
  { drop, where = [], waves = [], ...options }: VerifyOptions,
  shared: { readonly corrections?: CorrectionList },
  open: CommandLine['open'],
): Promise<AnalysisInput> {
  const [input] = await open([file], [wave], options, { ...shared, rows: 'as-they-are' });
  const rows = [...where, `${options.wave}=${waves.join('|')}`];
  return { ...input!, dataset: await chosenRows(input!.dataset, { drop, where: rows }) };
}

async function openCorrections(path: string, files: Files): Promise<CorrectionList> {
  const { CorrectionList } = await import('../corrections.ts');
  return CorrectionList.open(path, files);
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
    throw cannotRun(createMessage(scriptMessages, 'waves-of-table', facts), { file });
  }
  return inputs.map((input, index) => ({ group, wave: waves[index]!, input }));
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
    throw cannotRun(createMessage(studyMessages, 'study-says-it', facts));
  }
  const { verifyByStudy } = await import('../study/verify-by-study.ts');
  return verifyByStudy(published, study, { test, rounding }, files);
}

/** A path as GitHub wants it: from the folder that the command runs in, with slashes. */
function fromRoot(path: string): string {
  return relative(process.cwd(), path).split(sep).join('/');
}
