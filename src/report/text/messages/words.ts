import type { cellMessages } from '../../../model/messages/cells.ts';
import type { FactsOf, Messages } from '../../../model/messages/said.ts';
import type { tableMessages } from '../../../model/messages/tables.ts';
import type { terminalMessages } from '../../../model/messages/terminal.ts';
import type { Words as MessageWords } from '../../../model/messages/words.ts';
import type { NumberFormat } from '../../number-format.ts';

export type Words = Omit<MessageWords, 'number'> & { readonly number: NumberFormat };

/** The same messages in another language: TypeScript refuses a catalogue that lacks a code, or takes other facts. */
export type Translation<M extends Messages> = {
  readonly [C in keyof M]: (words: Words, ...facts: FactsOf<M[C]>) => string;
};

/** Every message of the project in one language, by code. */
export type MessageCatalogue = Translation<typeof cellMessages> &
  Translation<typeof terminalMessages> &
  Translation<typeof tableMessages>;
