import { type EntryArguments, entry } from '../../generated/messages/entry.ts';
import type { DifferenceKind } from '../../model/entry-comparison.ts';
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
