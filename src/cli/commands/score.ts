import { join } from 'node:path';
import { scoreFiles } from '../../analysis/score-table.ts';
import { ENDING_OF, SCORE_FORMATS, type ScoreFormat } from '../../model/format.ts';
import { choiceMessages } from '../../model/messages/choices.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { terminalMessages } from '../../model/messages/terminal.ts';
import { cannotRun } from '../../model/problem.ts';
import type { ScoreTable, SetAside } from '../../model/score-table.ts';
import type { OptionsOf } from '../../model/settings/schema.ts';
import { renderOffices, renderRejected, renderScores, toldByScores } from '../../report/index.ts';
import { type ByBytes, bytesFirst } from '../bytes-first.ts';
import type { CommandIO } from '../command-io.ts';
import { analysisSettings, type DataOptions, fileNames } from '../inputs.ts';
import { type OutputOptions, outputFormat, renderOptions } from '../output.ts';
import { sayRemarks } from '../remarks.ts';

export interface ScoreOptions
  extends DataOptions,
    OutputOptions<ScoreFormat>,
    Pick<OptionsOf<'score'>, 'keep' | 'names' | 'outputDir' | 'rejected'> {}

/**
 * `score <files...>`: scores per respondent, joined with a wave column and a column for the files of a folder, or each wave to an output of its
 * own; exit status 1 when respondents are set aside.
 */
export async function scoreCommand(
  paths: readonly string[],
  options: ScoreOptions,
  host: CommandIO,
): Promise<0 | 1> {
  const { outputDir, keep, rejected } = options;
  if (outputDir !== undefined && (options.output !== undefined || rejected !== undefined)) {
    throw cannotRun(createMessage(choiceMessages, 'two-outputs', { of: 'scores' }));
  }
  await host.files.expect(paths);
  const settings = await analysisSettings(options, host.files);
  const names = fileNames(paths, options.names, outputDir === undefined);
  const open = async (byBytes: ByBytes | undefined) => {
    const opening = { hashes: false, byBytes, rows: 'answers', layout: { settings } } as const;
    const inputs = await host.open(paths, names, options, opening);
    await host.labels(inputs, settings, [], options);
    return inputs;
  };
  if (outputDir === undefined) {
    const format = outputFormat(options, host.terminal, SCORE_FORMATS);
    const setsAside = rejected !== undefined;
    const { table, setAside } = await bytesFirst(
      async (byBytes) => scoreFiles(await open(byBytes), settings, { keep, setsAside }),
      !setsAside,
    );
    if (setAside !== null && rejected !== undefined) await writeRejected(setAside, rejected, options, host);
    await printScores(table, options, format, host);
    return setAside !== null && setAside.setAside > 0 ? 1 : 0;
  }
  const format = options.format ?? 'csv';
  // All files are scored before the first is written: one impossible value and nothing has changed.
  const scored = await bytesFirst(async (byBytes) => {
    const each = [];
    for (const input of await open(byBytes))
      each.push({ wave: input.wave, ...(await scoreFiles([input], settings, { keep })) });
    return each;
  }, true);
  await host.folder(outputDir);
  for (const { wave, table } of scored) {
    const output = join(outputDir, `${wave.replace(/[\\/]/g, '-')}.scores${ENDING_OF[format]}`);
    await printScores(table, { ...options, output }, format, host);
  }
  return 0;
}

/** Respondents that are set aside, with the reasons, in a file of their own. */
async function writeRejected(
  setAside: SetAside,
  output: string,
  { lang, csvStyle }: ScoreOptions,
  host: CommandIO,
): Promise<void> {
  const format = outputFormat({ output }, host.terminal, ['csv', 'xlsx', 'json', 'table']);
  const content = await renderRejected(
    setAside,
    renderOptions({ output, lang, csvStyle }, format, host.terminal),
  );
  await host.write(content, { output });
  const { respondents, setAside: count } = setAside;
  await host.tell(createMessage(terminalMessages, 'set-aside', { count, respondents, file: output }));
}

async function printScores(
  table: ScoreTable,
  options: ScoreOptions,
  format: ScoreFormat,
  host: CommandIO,
): Promise<void> {
  if (format === 'sav') {
    const { scoresAsSav } = await import('../../io/spss/index.ts');
    await sayRemarks(table.warnings, {}, { ...options, told: new Set(), format }, host);
    await host.write(scoresAsSav(table, options.lang ?? 'en'), options);
    await sayOffices(table, options, host);
    return;
  }
  const rendering = renderOptions(options, format, host.terminal);
  const told = toldByScores(table, rendering);
  await sayRemarks(table.warnings, {}, { ...options, told, format }, host);
  await host.write(renderScores(table, rendering), options);
  if (format === 'csv') await sayOffices(table, options, host);
}

/** The summary by office on the screen where the file of scores has no room for it. */
async function sayOffices(table: ScoreTable, { lang }: ScoreOptions, { terminal }: CommandIO): Promise<void> {
  const summary = await renderOffices(table, { ...renderOptions({ lang }, 'table', terminal), color: false });
  for (const line of summary?.trimEnd().split('\n') ?? []) terminal.logLine(line);
}
