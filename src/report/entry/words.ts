import { type EntryArguments, entry } from '../../generated/messages/entry.ts';
import type { DifferenceKind } from '../../model/entry-comparison.ts';
import { LANGUAGES } from '../../model/language.ts';
import type { Arguments } from '../../model/messages/template.ts';
import type { Context } from '../context.ts';
import { plain, type Text } from '../table.ts';
import { printed, textsOf } from '../text/catalogue.ts';

export type EntryKey = keyof EntryArguments<never>;

/** The texts of paper entry in one language, filled in. */
export interface EntryWords {
  text<K extends EntryKey>(key: K, ...values: Arguments<EntryArguments<string | Text>[K]>): Text;
  /** The same without type styles. */
  word<K extends EntryKey>(key: K, ...values: Arguments<EntryArguments<string | Text>[K]>): string;
}

export function entryWords(context: Pick<Context, 'language' | 'number'>): EntryWords {
  const texts = textsOf(entry, context.language);
  const text: EntryWords['text'] = (key, ...values) => printed(texts[key], values[0] ?? {}, context);
  return { text, word: (key, ...values) => plain(text(key, ...values)) };
}

/** What a difference shows, in words; nothing where it shows nothing. */
export function kindText(kind: DifferenceKind, isDoubted: boolean, own: EntryWords): string {
  const doubt = own.word('entry.kind.doubt');
  if (kind === 'other') return isDoubted ? doubt : '';
  const words = own.word(`entry.kind.${kind}`);
  return isDoubted && kind !== 'doubt' ? own.word('entry.kind.withDoubt', { kind: words }) : words;
}

const DECISION_KEYS = {
  column: 'column.entry.column',
  question: 'column.entry.question',
  right: 'column.entry.right',
  who: 'column.entry.who',
  when: 'column.entry.when',
  why: 'column.entry.why',
  compared: 'column.entry.compared',
  blank: 'entry.blankCell',
  wholeForm: 'entry.wholeForm',
  formTyped: 'entry.form.typed',
  takeForm: 'entry.form.take',
  leaveForm: 'entry.form.leave',
} as const satisfies Record<string, EntryKey>;

/** What a workbook of decisions calls its columns, and a blank answer. */
export type DecisionWords = Readonly<Record<keyof typeof DECISION_KEYS, string>>;

/** The same in every language: a workbook is read back in whatever language it was written. */
export const DECISION_WORDS = (): DecisionWords[] =>
  LANGUAGES.map((language) => {
    const texts = textsOf(entry, language);
    const words = Object.entries(DECISION_KEYS).map(([name, key]) => [name, String(texts[key])]);
    return Object.fromEntries(words) as unknown as DecisionWords;
  });
