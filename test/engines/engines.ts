import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** What can stand in a column: text, or numbers as a questionnaire stores them. */
export type SqlType = 'VARCHAR' | 'SMALLINT' | 'INTEGER' | 'BIGINT' | 'DOUBLE PRECISION';

export interface TableData {
  readonly columns: readonly { readonly name: string; readonly type: SqlType }[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** An engine that holds tables of a test, and how `ensure-stats` is told of one. */
export interface TestEngine {
  readonly name: string;
  /** Makes or replaces a table. */
  fill(table: string, data: TableData): Promise<void>;
  address(table: string): string;
}

interface Session {
  run(sql: string): Promise<unknown>;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const value = (cell: string | null) => (cell === null ? 'NULL' : `'${cell.replaceAll("'", "''")}'`);

async function fill({ run }: Session, table: string, { columns, rows }: TableData): Promise<void> {
  await run(`DROP TABLE IF EXISTS ${quoted(table)}`);
  await run(
    `CREATE TABLE ${quoted(table)} (${columns.map(({ name, type }) => `${quoted(name)} ${type}`).join(', ')})`,
  );
  for (let at = 0; at < rows.length; at += 500) {
    const values = rows.slice(at, at + 500).map((row) => `(${row.map(value).join(', ')})`);
    await run(`INSERT INTO ${quoted(table)} VALUES ${values.join(', ')}`);
  }
}

/** DuckDB's own files, and Parquet files that it writes. */
function duckdb(format: 'duckdb' | 'parquet'): TestEngine {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ensure-stats-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const fileOf = (table: string) => join(folder, `${table}.${format}`);
  return {
    name: format,
    address: (table) => (format === 'duckdb' ? `${fileOf(table)}#${table}` : fileOf(table)),
    fill: async (table, data) => {
      const { DuckDBInstance } = (await import('@duckdb/node-api' as string)) as {
        DuckDBInstance: {
          create(path: string): Promise<{
            connect(): Promise<Session & { closeSync(): void }>;
            closeSync(): void;
          }>;
        };
      };
      if (format === 'duckdb') rmSync(fileOf(table), { force: true });
      const instance = await DuckDBInstance.create(format === 'duckdb' ? fileOf(table) : ':memory:');
      const connection = await instance.connect();
      await fill({ run: (sql) => connection.run(sql) }, table, data);
      if (format === 'parquet')
        await connection.run(`COPY ${quoted(table)} TO '${fileOf(table)}' (FORMAT parquet)`);
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** The server whose address is in ENSURE_STATS_POSTGRESQL, in a schema of the test's own. */
function postgresql(server: string): TestEngine {
  return {
    name: 'postgresql',
    address: (table) => `${server}#${table}`,
    fill: async (table, data) => {
      const { Client } = (
        (await import('pg' as string)) as { default: { Client: new (address: string) => Client } }
      ).default;
      const client = new Client(server);
      await client.connect();
      await fill({ run: (sql) => client.query(sql) }, table, data);
      await client.end();
    },
  };
}

interface Client {
  connect(): Promise<void>;
  query(sql: string): Promise<unknown>;
  end(): Promise<void>;
}

/** All engines that can be had here; that PostgreSQL lacks is said by the one who starts the tests. */
export function testEngines(): TestEngine[] {
  const server = process.env.ENSURE_STATS_POSTGRESQL;
  return [duckdb('duckdb'), duckdb('parquet'), ...(server === undefined ? [] : [postgresql(server)])];
}
