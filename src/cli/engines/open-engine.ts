import { openTable } from '../../io/open-table.ts';
import type { Dataset, ReadOptions } from '../../model/dataset.ts';
import { type EngineColumn, type EngineTable, quotedName, quotedText } from '../../model/engine.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { engineMessages } from '../../model/messages/engine.ts';
import { cannotRun } from '../../model/problem.ts';
import type { Files } from '../files.ts';
import { type EngineAddress, engineAddress } from './address.ts';
import { allRows, type Connection } from './engine.ts';

/** An open table, and how it is left. */
export interface OpenedTable {
  readonly table: EngineTable;
  close(): Promise<void>;
}

/**
 * Connects to the engine that holds a table.
 *
 * @throws UserError (status 2) where the engine's package lacks, where it refuses, or where the table cannot be told
 */
export async function openEngine({ format, place, table, name }: EngineAddress): Promise<OpenedTable> {
  const connection =
    format === 'postgresql'
      ? await (await import('./postgresql.ts')).postgresql(place, name)
      : await (await import('./duckdb.ts')).duckdb(format === 'duckdb' ? place : null, name);
  try {
    const relation =
      format === 'parquet'
        ? `read_parquet(${quotedText(place)}, union_by_name = true)`
        : relationOf(table ?? (await onlyTable(connection, format, name)));
    const columns = await columnsOf(connection, format, relation);
    if (columns.length === 0)
      throw cannotRun(
        createMessage(engineMessages, 'no-such-table', {
          file: name,
          tables: await tablesOf(connection, format),
        }),
        { file: name },
      );
    const engine = format === 'postgresql' ? 'postgresql' : 'duckdb';
    return {
      table: { engine, name, relation, columns, query: (sql) => connection.rows(sql) },
      close: () => connection.close(),
    };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** Opens what was named as data, where `isInEngine` holds of it. */
export async function openTableAt(given: string, options: ReadOptions, files: Files): Promise<Dataset> {
  const address = engineAddress(given)!;
  return openTable(await files.table(address), address.format, options);
}

/** `schema.table` with each part quoted. */
function relationOf(table: string): string {
  return table.split('.').map(quotedName).join('.');
}

/** Tables and views that are the user's own. */
async function tablesOf(connection: Connection, format: EngineAddress['format']): Promise<string[]> {
  const main = format === 'postgresql' ? 'public' : 'main';
  const rows = await allRows(
    connection,
    `SELECT CAST(CASE WHEN table_schema = '${main}' THEN table_name ELSE table_schema || '.' || table_name END AS VARCHAR) ` +
      `FROM information_schema.tables WHERE table_schema NOT IN ('information_schema', 'pg_catalog') ORDER BY 1`,
  );
  return rows.map(([table]) => table!);
}

async function onlyTable(
  connection: Connection,
  format: EngineAddress['format'],
  file: string,
): Promise<string> {
  const tables = await tablesOf(connection, format);
  if (tables.length === 1) return tables[0]!;
  throw cannotRun(createMessage(engineMessages, 'which-table', { file, tables: tables.slice(0, 10) }), {
    file,
  });
}

async function columnsOf(
  connection: Connection,
  format: EngineAddress['format'],
  relation: string,
): Promise<EngineColumn[]> {
  const types =
    format === 'postgresql'
      ? await (await import('./postgresql.ts')).columnsOfPostgresql(connection, relation)
      : (
          await allRows(connection, `DESCRIBE SELECT * FROM ${relation}`).catch((error) => {
            if (format === 'parquet') throw error;
            return [];
          })
        ).map(([name, type]) => [name!, type!] as const);
  return types.map(([name, type]) => ({ name, kind: kindOf(type) }));
}

function kindOf(type: string): EngineColumn['kind'] {
  if (/^(?:u?(?:tiny|small|big|huge)?int(?:eger)?|smallint|bigint|int[248])$/i.test(type)) return 'whole';
  return /^(?:real|double(?: precision)?|float[48]?|decimal|numeric)/i.test(type) ? 'number' : 'text';
}
