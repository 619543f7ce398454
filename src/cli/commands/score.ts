import { join } from 'node:path';
import { scoreFiles } from '../../analysis/score-table.ts';
import { ENDING_OF, SCORE_FORMATS, type ScoreFormat } from '../../model/format.ts';
import { choiceMessages } from '../../model/messages/choices.ts';
import { said } from '../../model/messages/said.ts';
import { cannotRun } from '../../model/problem.ts';
import type { ScoreTable } from '../../model/score-table.ts';
import type { OptionsOf } from '../../model/settings/schema.ts';
import { renderScores, toldByScores } from '../../report/index.ts';
import type { Host } from '../host.ts';
import { analysisSettings, type DataOptions, fileNames } from '../inputs.ts';
import { type OutputOptions, outputFormat, renderOptions } from '../output.ts';
import { sayRemarks } from '../remarks.ts';

export interface ScoreOptions
  extends DataOptions,
    OutputOptions<ScoreFormat>,
    Pick<OptionsOf<'score'>, 'names' | 'outputDir'> {}

/** `score <files...>`: scores per respondent, joined with a wave column, or each file to an output of its own. */
export async function scoreCommand(
  paths: readonly string[],
  options: ScoreOptions,
  host: Host,
): Promise<void> {
  const { outputDir } = options;
  if (outputDir !== undefined && options.output !== undefined) {
    throw cannotRun(said(choiceMessages, 'two-outputs', { of: 'scores' }));
  }
  const settings = await analysisSettings(options, host.files);
  const names = fileNames(paths, options.names, outputDir === undefined);
  const layout = { settings, most: Number.POSITIVE_INFINITY };
  if (outputDir === undefined) {
    const format = outputFormat(options, host.terminal, SCORE_FORMATS);
    const scored = await scoreFiles(
      await host.open(paths, names, options, { rows: 'answers', layout }),
      settings,
    );
    await printScores(scored.table, options, format, host);
    return;
  }
  const format = options.format ?? 'csv';
  // All files are scored before the first is written: one impossible value and nothing has changed.
  const inputs = await host.open(paths, names, options, { rows: 'answers', layout });
  const scored = [];
  for (const input of inputs) scored.push(await scoreFiles([input], settings));
  await host.folder(outputDir);
  for (const [index, { table }] of scored.entries()) {
    const output = join(
      outputDir,
      `${inputs[index]!.wave.replace(/[\\/]/g, '-')}.scores${ENDING_OF[format]}`,
    );
    await printScores(table, { ...options, output }, format, host);
  }
}

async function printScores(
  table: ScoreTable,
  options: ScoreOptions,
  format: ScoreFormat,
  host: Host,
): Promise<void> {
  if (format === 'sav') {
    const { scoresAsSav } = await import('../../io/spss/index.ts');
    await sayRemarks(table.warnings, {}, { ...options, told: new Set(), format }, host);
    await host.emit(scoresAsSav(table, options.lang ?? 'en'), options);
    return;
  }
  const rendering = renderOptions(options, format, host.terminal);
  const told = toldByScores(table, rendering);
  await sayRemarks(table.warnings, {}, { ...options, told, format }, host);
  await host.emit(renderScores(table, rendering), options);
}
