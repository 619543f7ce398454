import type { Dataset } from './dataset.ts';

/** Database engines that can hold answers and sum them. */

export type EngineId = 'duckdb' | 'postgresql';

export interface EngineColumn {
  readonly name: string;
  /** What its type can hold: whole numbers, numbers, or anything. */
  readonly kind: 'whole' | 'number' | 'text';
}

/** A table (or what can be read as one) in a database engine. */
export interface EngineTable {
  readonly engine: EngineId;
  /** As messages and results call it, without what lets somebody in. */
  readonly name: string;
  /** What stands behind `FROM`. */
  readonly relation: string;
  readonly columns: readonly EngineColumn[];
  /**
   * The rows of a statement in pieces. Everything is read from one state of the data.
   *
   * @param sql whose columns are all text
   * @throws UserError (status 2) with what the engine says
   */
  query(sql: string): AsyncIterable<readonly (readonly (string | null)[])[]>;
}

/** A name, quoted: both engines take double quotes. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text, quoted. */
export function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * Where the function that reads the rows of a table keeps the table. By a name that all parts of the command share: those that are loaded
 * later have a copy of this module.
 */
const TABLE = Symbol.for('ensure-stats.engine-table');

type Batches = Dataset['batches'] & { [TABLE]?: EngineTable };

/** Lets a dataset be known as the whole of a table, as it stands there. */
export function knowEngine({ batches }: Pick<Dataset, 'batches'>, table: EngineTable): void {
  (batches as Batches)[TABLE] = table;
}

/**
 * The engine that can sum the rows of a dataset, all of them and as they are: a dataset of chosen rows or corrected cells has other
 * `batches`, and so no engine.
 */
export function engineOf({ batches }: Pick<Dataset, 'batches'>): EngineTable | null {
  return (batches as Batches)[TABLE] ?? null;
}
