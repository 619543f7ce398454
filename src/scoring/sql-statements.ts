import type { Column, Dataset } from '../model/dataset.ts';
import { type EngineId, type EngineTable, engineOf, quotedName, quotedText } from '../model/engine.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { engineMessages } from '../model/messages/engine.ts';
import { cannotRun } from '../model/problem.ts';
import type { DecodeOptions } from './decode-dataset.ts';
import { codesOf, differentCells } from './engine/item-codes.ts';
import { summaryStatement } from './engine/summary-sql.ts';
import type { ScaleMatch } from './match-items.ts';
import { planScale, restsOnSums } from './score-plan.ts';

/** Where statements find the answers, if no engine holds them yet. */
export interface TablePlace {
  readonly dialect: EngineId;
  readonly path: string;
  /** What the table is called into which the file is loaded. */
  readonly table: string;
}

/**
 * A statement for each score of a file: n, mean, SD and alpha, by group.
 *
 * @param group column of the groups
 * @throws UserError (status 2) `sql-unusual` for answers and scores that the statements would not repeat
 */
export async function scoreStatements(
  dataset: Dataset,
  matches: readonly ScaleMatch[],
  options: DecodeOptions,
  group: Column | null,
  place: TablePlace,
): Promise<string[]> {
  const known = engineOf(dataset);
  const table = known ?? tableOfFile(dataset, place);
  const plans = matches.map(({ scale }) => planScale(scale));
  const columns = [
    ...new Set(matches.flatMap((match) => match.columns.flatMap((column) => column?.index ?? []))),
  ];
  const cells = known === null ? await cellsOfRows(dataset, columns) : await differentCells(known, columns);
  const coded = cells === null ? null : codesOf(dataset, matches, plans, options, cells);
  if (coded === null || !plans.every(restsOnSums))
    throw cannotRun(createMessage(engineMessages, 'sql-unusual', { file: dataset.file }), {
      file: dataset.file,
    });
  return plans.flatMap((plan, scale) =>
    plan.scores
      .filter(({ score }) => score !== null)
      .map((score) => {
        const items = score.items.map((index) => coded.scales[scale]![index]!);
        const statement = summaryStatement(table, score, items, group?.index ?? null);
        return `-- ${dataset.file}: ${score.name.en} (${score.id})\n${statement}`;
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
  { dialect, path, table }: TablePlace,
): EngineTable {
  const isRead = dialect === 'duckdb' && delimiter !== null && form === null && encoding === 'utf-8';
  const relation = isRead
    ? `read_csv(${quotedText(path)}, header = true, all_varchar = true, delim = ${quotedText(delimiter)})`
    : quotedName(table);
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
