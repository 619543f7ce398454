import { type Connection, engineError, enginePackage } from './engine.ts';

/** What is used of `@duckdb/node-api`. */
interface DuckDB {
  readonly DuckDBInstance: {
    create(
      path: string,
      options?: Readonly<Record<string, string>>,
    ): Promise<{
      connect(): Promise<{
        stream(sql: string): Promise<{ yieldRowsJs(): AsyncIterable<(string | null)[][]> }>;
        closeSync(): void;
      }>;
      closeSync(): void;
    }>;
  };
}

/**
 * DuckDB in this process, which reads its own files and those of Parquet.
 *
 * @param database a file of DuckDB; `null` to read other files
 */
export async function duckdb(database: string | null, file: string): Promise<Connection> {
  const { DuckDBInstance } = await enginePackage<DuckDB>('@duckdb/node-api', file);
  try {
    const instance = await DuckDBInstance.create(
      database ?? ':memory:',
      database === null ? {} : { access_mode: 'READ_ONLY' },
    );
    const connection = await instance.connect();
    return {
      async *rows(sql) {
        try {
          for await (const rows of (await connection.stream(sql)).yieldRowsJs()) yield rows;
        } catch (error) {
          throw engineError(file, error);
        }
      },
      close: async () => {
        connection.closeSync();
        instance.closeSync();
      },
    };
  } catch (error) {
    throw engineError(file, error);
  }
}
