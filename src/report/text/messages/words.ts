import type { cellMessages } from '../../../model/messages/cells.ts';
import type { qualityMessages } from '../../../model/messages/quality.ts';
import type { resultMessages } from '../../../model/messages/results.ts';
import type { FactsOf, Messages } from '../../../model/messages/said.ts';
import type { scriptMessages } from '../../../model/messages/scripts.ts';
import type { studyMessages } from '../../../model/messages/study.ts';
import type { tableMessages } from '../../../model/messages/tables.ts';
import type { terminalMessages } from '../../../model/messages/terminal.ts';
import type { withheldMessages } from '../../../model/messages/withheld.ts';
import type { Words as MessageWords } from '../../../model/messages/words.ts';
import type { NumberFormat } from '../../number-format.ts';

export type Words = Omit<MessageWords, 'number'> & { readonly number: NumberFormat };

/** The place of a warning whose numbers were withheld: scales, wave, item or file. */
export function withheldPlace(
  { scale, wave, hasWaves }: Words,
  it: Parameters<(typeof withheldMessages)['withheld']>[0],
): string {
  const scales = [it.scale, it.otherScale].flatMap((id) => (id === undefined ? [] : [scale(id)]));
  const waves = it.wave === undefined || !hasWaves ? [] : [wave(it.wave)];
  return [...scales, ...waves, ...(it.subject === undefined ? [] : [it.subject])].join(', ');
}

/** The same messages in another language: TypeScript refuses a catalogue that lacks a code, or takes other facts. */
export type Translation<M extends Messages> = {
  readonly [C in keyof M]: (words: Words, ...facts: FactsOf<M[C]>) => string;
};

/** Every message of the project in one language, by code. */
export type MessageCatalogue = Translation<typeof cellMessages> &
  Translation<typeof qualityMessages> &
  Translation<typeof resultMessages> &
  Translation<typeof scriptMessages> &
  Translation<typeof terminalMessages> &
  Translation<typeof studyMessages> &
  Translation<typeof tableMessages> &
  Translation<typeof withheldMessages>;
