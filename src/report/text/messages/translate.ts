import { loadRemarks } from '../../../generated/messages/remarks.ts';
import { allMessages } from '../../../model/messages/all.ts';
import { type Facts, type Messages, sentence } from '../../../model/messages/create-message.ts';
import type { OfSample } from '../../../model/messages/wording.ts';
import {
  ENGLISH,
  ENGLISH_REMARKS,
  takesValues,
  textFrom,
  type Words,
} from '../../../model/messages/words.ts';
import type { SampleKey } from '../../../model/result.ts';
import type { Context } from '../../context.ts';

/** A warning or a problem: its code, its English sentence and the facts of it. */
export interface Remark {
  readonly code: string;
  readonly message: string;
  readonly values?: Facts;
}

/**
 * The same context with the messages of its language, which are loaded only where there is something to say; English has its
 * sentences from where they are made.
 *
 * @param remarks what may have to be said
 */
export async function withMessages(context: Context, remarks: readonly Remark[]): Promise<Context> {
  if (context.language === 'en' || remarks.length === 0) return context;
  const { remarks: messages } = await loadRemarks[context.language]();
  return { ...context, messages };
}

/**
 * A warning or a problem as a sentence in the language of the report, with its figures.
 *
 * @param names what scales are called, and whether the waves are worth naming
 * @returns the English sentence for a code without facts, as those of broken JSON have none
 * @example say(await withMessages(createContext('nl', 'apa'), error.problems), error.problems[0])
 */
export function translate(
  { language, messages, number, sample, isTranslated, remark: labelled }: Context,
  given: Remark,
  names: Partial<Pick<Words, 'scale' | 'hasWaves'>> = {},
): string {
  const { code, values, message: english } = messages === undefined ? (labelled?.(given) ?? given) : given;
  const key = values?.withheld === undefined ? code : 'withheld';
  // For people English differs from the sentence of the result only in the sign of numbers below zero.
  if (messages === undefined && !/-[\d.]/.test(english)) return english;
  if (!isMessage(key)) return english;
  const message = (allMessages() as Messages)[key]!;
  if (messages === undefined) {
    const texts = textFrom(ENGLISH_REMARKS, language, number);
    return values === undefined ? english : sentence(message, values, { ...ENGLISH, number, text: texts });
  }
  const words: Words = {
    number,
    text: textFrom(messages, language, number),
    sample: (of) => sample(keyOf(of)),
    isWave: (of) => isTranslated(keyOf(of)),
    scale: (id) => id,
    hasWaves: true,
    ...names,
  };
  const takesFacts = typeof message === 'function' || takesValues(messages, message);
  if (values === undefined && takesFacts) return english;
  return sentence(message, values, words);
}

/** Whether there is a message of this code. */
export function isMessage(code: string): boolean {
  return Object.hasOwn(allMessages(), code);
}

function keyOf({ wave, group }: OfSample): SampleKey {
  const pooled = wave === undefined && group === undefined;
  return { wave: wave ?? null, group: group ?? null, pooled };
}
