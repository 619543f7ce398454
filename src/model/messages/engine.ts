import type { Messages } from './create-message.ts';
import { listIn, quoted } from './wording.ts';

export interface EngineTables {
  readonly file: string;
  /** Tables and views that are there. */
  readonly tables: readonly string[];
}

/** What can be wrong with a table in a database engine. */
export const engineMessages = {
  'empty-rows': (it: { readonly file: string; readonly count: number }, words) =>
    words.text('engine.empty-rows', it),
  'engine-sums': (it: { readonly file: string }, words) => words.text('engine.engine-sums', it),
  'sql-without': (it: { readonly options: readonly string[] }, words) =>
    words.text('engine.sql-without', { options: listIn(words, it.options) }),
  'sql-unusual': (it: { readonly file: string }, words) => words.text('engine.sql-unusual', it),
  'engine-missing': (it: { readonly file: string; readonly package: string }, words) =>
    words.text('engine.engine-missing', it),
  'engine-says': (it: { readonly file: string; readonly detail: string }, words) =>
    words.text('engine.engine-says', it),
  'no-such-table': ({ file, tables }: EngineTables, words) =>
    words.text('engine.no-such-table', {
      file,
      list: tables.length === 0 ? 'none' : listIn(words, tables.map(quoted)),
    }),
  'which-table': ({ file, tables }: EngineTables, words) =>
    words.text('engine.which-table', {
      file,
      table: tables[0] ?? 'survey',
      list: tables.length === 0 ? 'none' : listIn(words, tables.map(quoted)),
    }),
} as const satisfies Messages;
