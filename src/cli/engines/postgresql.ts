import { quotedText } from '../../model/engine.ts';
import { allRows, type Connection, engineError, enginePackage } from './engine.ts';

/** What is used of `pg`. */
interface Postgres {
  readonly default: {
    readonly Client: new (options: {
      connectionString: string;
      application_name: string;
    }) => {
      connect(): Promise<void>;
      query(statement: { text: string; rowMode: 'array' }): Promise<{ rows: (string | null)[][] }>;
      end(): Promise<void>;
    };
  };
}

/** Rows that are fetched at once. */
const FETCHED = 5000;

/**
 * A PostgreSQL server, or one that speaks its protocol. Reads only, and all from one state of the data (one transaction, repeatable read). Who
 * is let in is decided as for `psql`: the address, `PGPASSWORD`, `~/.pgpass`.
 */
export async function postgresql(address: string, file: string): Promise<Connection> {
  const { Client } = (await enginePackage<Postgres>('pg', file)).default;
  const client = new Client({ connectionString: address, application_name: 'ensure-stats' });
  const run = async (text: string) => {
    try {
      return (await client.query({ text, rowMode: 'array' })).rows;
    } catch (error) {
      throw engineError(file, error);
    }
  };
  try {
    await client.connect();
  } catch (error) {
    throw engineError(file, error);
  }
  await run('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
  let cursors = 0;
  return {
    async *rows(sql) {
      const cursor = `ensure_stats_${++cursors}`;
      await run(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`);
      for (;;) {
        const rows = await run(`FETCH ${FETCHED} FROM ${cursor}`);
        if (rows.length > 0) yield rows;
        if (rows.length < FETCHED) break;
      }
      await run(`CLOSE ${cursor}`);
    },
    close: () => client.end(),
  };
}

/** The columns of a table or view, by its name as it is written after `FROM`. */
export async function columnsOfPostgresql(
  connection: Connection,
  relation: string,
): Promise<(readonly [name: string, type: string])[]> {
  const rows = await allRows(
    connection,
    `SELECT attname::text, format_type(atttypid, NULL)::text FROM pg_attribute ` +
      `WHERE attrelid = to_regclass(${quotedText(relation)}) AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
  );
  return rows.map(([name, type]) => [name!, type!]);
}
