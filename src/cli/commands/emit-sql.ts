import type { AnalysisInput } from '../../analysis/analyse.ts';
import { chooseScales } from '../../analysis/choose-scales.ts';
import type { AnalysisSettings } from '../../analysis/settings.ts';
import type { Dataset } from '../../model/dataset.ts';
import { type EngineTable, engineOf, quotedName, quotedText } from '../../model/engine.ts';
import { engineMessages } from '../../model/messages/engine.ts';
import { said } from '../../model/messages/said.ts';
import { cannotRun } from '../../model/problem.ts';
import { codesOf, differentCells } from '../../scoring/engine/item-codes.ts';
import { summaryStatement } from '../../scoring/engine/summary-sql.ts';
import { findColumn } from '../../scoring/find-column.ts';
import type { ScaleMatch } from '../../scoring/match-items.ts';
import { planScale } from '../../scoring/score-plan.ts';
import type { Host } from '../host.ts';
import { analysisSettings, waveNames } from '../inputs.ts';
import { refuseContradiction } from '../output.ts';
import { pathStem } from '../read-file.ts';
import type { AnalyseOptions } from './analyse.ts';

/** The SQL that DuckDB understands, or PostgreSQL and the engines that speak as it does. */
export type SqlDialect = 'duckdb' | 'postgresql';

/** `analyse … --emit sql`: the scores of each file, by group where asked for, as statements for a database engine. */
export async function emitSql(
  paths: readonly string[],
  options: AnalyseOptions & { readonly dialect?: SqlDialect | undefined },
  host: Host,
): Promise<void> {
  refuseOthers(options);
  if (options.output !== undefined) refuseContradiction(options.output, 'sql');
  const settings = await analysisSettings(options, host.files);
  const inputs = await host.open(paths, waveNames(paths), options);
  await host.emit(await statementsOf(inputs, paths, settings, options.dialect ?? 'duckdb'), options);
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
  if (given.length > 0) throw cannotRun(said(engineMessages, 'sql-without', { options: given }));
}

async function statementsOf(
  inputs: readonly AnalysisInput[],
  paths: readonly string[],
  settings: AnalysisSettings,
  dialect: SqlDialect,
): Promise<string> {
  const { scales } = await chooseScales(
    inputs.map(({ dataset }) => dataset),
    settings,
  );
  const parts: string[] = [];
  for (const [file, { dataset }] of inputs.entries()) {
    const table = engineOf(dataset) ?? tableOfFile(dataset, paths[file]!, dialect);
    const matches = scales.flatMap((scale) => scale.matches[file] ?? []);
    parts.push(...(await statementsOfFile(dataset, table, matches, settings)));
  }
  return parts.join('\n');
}

async function statementsOfFile(
  dataset: Dataset,
  table: EngineTable,
  matches: readonly ScaleMatch[],
  { missing, invalid, by }: AnalysisSettings,
): Promise<string[]> {
  const plans = matches.map(({ scale }) => planScale(scale));
  const columns = [
    ...new Set(matches.flatMap((match) => match.columns.flatMap((column) => column?.index ?? []))),
  ];
  const cells =
    engineOf(dataset) === null ? await cellsOfRows(dataset, columns) : await differentCells(table, columns);
  const coded = cells === null ? null : codesOf(dataset, matches, plans, { missing, invalid }, cells);
  const isSimple = plans.every(
    ({ skipped, scores }) => skipped.length === 0 && scores.every(({ weights }) => weights === null),
  );
  if (coded === null || !isSimple)
    throw cannotRun(said(engineMessages, 'sql-unusual', { file: dataset.file }), { file: dataset.file });
  const group = by === null ? null : findColumn(dataset, by, '--by').index;
  return plans.flatMap((plan, scale) =>
    plan.scores
      .filter(({ score }) => score !== null)
      .map((score) => {
        const items = score.items.map((index) => coded.scales[scale]![index]!);
        return `-- ${dataset.file}: ${score.name.en} (${score.id})\n${summaryStatement(table, score, items, group)}`;
      }),
  );
}

/** The different cells of some columns of a file, with how often each stands there. */
async function cellsOfRows(dataset: Dataset, columns: readonly number[]) {
  const found = new Map(columns.map((column) => [column, new Map<string, number>()]));
  for await (const { cells } of dataset.batches({ columns: new Set(columns), after: 0 }))
    for (const row of cells)
      for (const [column, ofColumn] of found) {
        const cell = row[column] ?? '';
        ofColumn.set(cell, (ofColumn.get(cell) ?? 0) + 1);
      }
  return found;
}

/** A file as a table: DuckDB reads delimited text by itself; elsewhere it has to be loaded into a table that is called like the file. */
function tableOfFile(
  { columns, delimiter, encoding, export: form, file }: Dataset,
  path: string,
  dialect: SqlDialect,
): EngineTable {
  const isRead = dialect === 'duckdb' && delimiter !== null && form === null && encoding === 'utf-8';
  const relation = isRead
    ? `read_csv(${quotedText(path)}, header = true, all_varchar = true, delim = ${quotedText(delimiter)})`
    : quotedName(pathStem(path).split(/[\\/]/).at(-1)!);
  return {
    engine: dialect,
    name: file,
    relation,
    columns: columns.map(({ name }) => ({ name, kind: 'text' })),
    query: () => {
      throw new RangeError('tableOfFile: no engine holds this file');
    },
  };
}
