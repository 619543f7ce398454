import { extname } from 'node:path';
import type { FileFormat } from '../../model/dataset.ts';

/** Where a table lies that an engine reads. */
export interface EngineAddress {
  readonly format: Extract<FileFormat, 'parquet' | 'duckdb' | 'postgresql'>;
  /** A file, a pattern of files, or the address of a server with its database. */
  readonly place: string;
  /** The table in it; `null` where it has only one. */
  readonly table: string | null;
  /** As messages and results call it: an address without user and password. */
  readonly name: string;
}

/**
 * Reads what was named as data: `answers.parquet`, `'parts/*.parquet'`, `survey.duckdb#answers`,
 * `postgresql://server/database#schema.answers`.
 *
 * @returns `null` for any other file
 */
export function engineAddress(given: string): EngineAddress | null {
  if (/^postgres(?:ql)?:\/\//i.test(given)) {
    const [place, table] = divided(given);
    return { format: 'postgresql', place, table, name: withoutLogin(place, table) };
  }
  if (extname(given).toLowerCase() === '.parquet')
    return { format: 'parquet', place: given, table: null, name: given.split(/[\\/]/).at(-1)! };
  const [place, table] = divided(given);
  if (!/^\.(?:duckdb|ddb)$/i.test(extname(place))) return null;
  const file = place.split(/[\\/]/).at(-1)!;
  return { format: 'duckdb', place, table, name: table === null ? file : `${file}#${table}` };
}

/** What stands before and behind the last `#`. */
function divided(given: string): [place: string, table: string | null] {
  const at = given.lastIndexOf('#');
  return at === -1 ? [given, null] : [given.slice(0, at), decodeURIComponent(given.slice(at + 1))];
}

function withoutLogin(place: string, table: string | null): string {
  const plain = place.replace(/^([a-z]+:\/\/)[^/?]*@/i, '$1').split('?', 1)[0]!;
  return table === null ? plain : `${plain}#${table}`;
}
