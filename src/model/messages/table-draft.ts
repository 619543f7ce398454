import type { Messages } from './create-message.ts';
import { listIn, quoted } from './wording.ts';

/** A guess in a drafted table: where it stands in the file, and what it rests on. */
export type DraftNeed = { readonly where: string } & (
  | { readonly what: 'scale'; readonly values: { readonly name: string } }
  | {
      readonly what: 'waves';
      readonly values: { readonly names: readonly string[]; readonly isNamed: boolean };
    }
  | { readonly what: 'test' | 'effect-size' | 'match'; readonly values: Readonly<Record<string, never>> }
);

/** `verify --draft`: what is guessed, what is left out, and what comes next. */
export const tableDraftMessages = {
  'table-draft-scale': ({ name }: { readonly name: string }, words) =>
    words.text('draft.table-scale', { name: quoted(name) }),
  'table-draft-waves': (it: { readonly names: readonly string[]; readonly isNamed: boolean }, words) =>
    words.text(it.isNamed ? 'draft.table-waves' : 'draft.table-waves.unnamed', {
      names: listIn(words, it.names.map(quoted)),
    }),
  'table-draft-test': 'draft.table-test',
  'table-draft-effect-size': 'draft.table-effect-size',
  'table-draft-match': 'draft.table-match',
  'table-draft-line': (it: { readonly where: string; readonly why: string }, words) =>
    words.text('draft.table-line', it),
  'table-draft-left-out': (
    { table, columns }: { readonly table: string; readonly columns: readonly string[] | null },
    words,
  ) =>
    columns === null
      ? words.text('draft.table-left-out', { table: quoted(table) })
      : words.text('draft.table-left-out.columns', {
          table: quoted(table),
          columns: listIn(words, columns.map(quoted)),
          count: columns.length,
        }),
  'table-draft-none': ({ file }: { readonly file: string }, words) =>
    words.text('draft.table-none', { file }),
  'table-draft-next': ({ count }: { readonly count: number }, words) =>
    words.text('draft.table-next', { count }),
  'table-draft-undecided': ({ file, count }: { readonly file: string; readonly count: number }, words) =>
    words.text('draft.table-undecided', { file, count }),
} as const satisfies Messages;
