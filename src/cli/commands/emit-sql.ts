import type { AnalysisInput } from '../../analysis/analyse.ts';
import { chooseScales } from '../../analysis/choose-scales.ts';
import type { AnalysisSettings } from '../../analysis/settings.ts';
import type { EngineId } from '../../model/engine.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { engineMessages } from '../../model/messages/engine.ts';
import { cannotRun } from '../../model/problem.ts';
import { findColumn } from '../../scoring/find-column.ts';
import { scoreStatements } from '../../scoring/sql-statements.ts';
import type { CommandIO } from '../command-io.ts';
import { analysisSettings, waveNames } from '../inputs.ts';
import { refuseContradiction } from '../output.ts';
import { fileStem } from '../read-file.ts';
import type { AnalyseOptions } from './analyse.ts';

/** `analyse … --emit sql`: the scores of each file, by group where asked for, as statements for a database engine. */
export async function emitSql(
  paths: readonly string[],
  options: AnalyseOptions & { readonly dialect?: EngineId | undefined },
  host: CommandIO,
): Promise<void> {
  refuseOthers(options);
  if (options.output !== undefined) refuseContradiction(options.output, 'sql');
  const settings = await analysisSettings(options, host.files);
  const inputs = await host.open(paths, waveNames(paths), options);
  await host.write(await statementsOf(inputs, paths, settings, options.dialect ?? 'duckdb'), options);
}

/** What the statements do not repeat. */
function refuseOthers(options: AnalyseOptions): void {
  const others = {
    '--id': options.id,
    '--wave': options.wave,
    '--where': options.where,
    '--drop': options.drop,
    '--corrections': options.corrections,
    '--format': options.format,
  };
  const given = Object.entries(others).flatMap(([option, value]) => (value === undefined ? [] : [option]));
  if (given.length > 0) throw cannotRun(createMessage(engineMessages, 'sql-without', { options: given }));
}

async function statementsOf(
  inputs: readonly AnalysisInput[],
  paths: readonly string[],
  settings: AnalysisSettings,
  dialect: EngineId,
): Promise<string> {
  const { missing, invalid, by } = settings;
  const datasets = inputs.map(({ dataset }) => dataset);
  const { scales } = await chooseScales(datasets, settings);
  const statements: string[] = [];
  for (const [file, dataset] of datasets.entries()) {
    const path = paths[file]!;
    const matches = scales.flatMap((scale) => scale.matches[file] ?? []);
    const group = by === null ? null : findColumn(dataset, by, '--by');
    const place = { dialect, path, table: fileStem(path) };
    statements.push(...(await scoreStatements(dataset, matches, { missing, invalid }, group, place)));
  }
  return statements.join('\n');
}
