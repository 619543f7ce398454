import { type RemarkArguments, remarks } from '../../generated/messages/remarks-en.ts';
import type { Language } from '../language.ts';
import { type Arguments, fillIn, type Message, type MessageValues, templateOf } from './template.ts';
import type { OfSample } from './wording.ts';

export type RemarkKey = keyof RemarkArguments<never>;

type ArgumentsOf<K extends RemarkKey> = Arguments<RemarkArguments<string | number>[K]>;

/** Numbers as a language writes them in a message. */
export interface MessageNumbers {
  count(value: number): string;
  plain(value: number): string;
  fixed(value: number, digits: number): string;
  /** Without a leading zero. */
  bounded(value: number, digits: number): string;
  p(value: number): string;
}

/** What a message needs beside its facts to be said in a language. */
export interface Words {
  readonly number: MessageNumbers;
  /** A message of the catalogue, filled in. */
  text<K extends RemarkKey>(key: K, ...values: ArgumentsOf<K>): string;
  /** The name of a scale in the language, or its id. */
  scale(id: string): string;
  /** A wave in the language (`voormeting`), a group by its label, all samples together. */
  sample(of: OfSample): string;
  /** Whether it is a wave that the language has a noun for, not a group or a name that the user gave. */
  isWave(of: OfSample): boolean;
  /** A single file is no pre-test to its reader: its wave is not named. */
  readonly hasWaves: boolean;
}

type Section = Readonly<Record<string, Message>>;

/** Every message of a language by section and key, as its catalogue has it; a section is made when something of it is said. */
export type Remarks = Readonly<Record<string, () => Section>>;

const made = new Map<() => Section, Section>();

function messageNamed(remarks: Remarks, name: string): Message {
  const dot = name.indexOf('.');
  const make = remarks[name.slice(0, dot)]!;
  let section = made.get(make);
  if (section === undefined) {
    section = make();
    made.set(make, section);
  }
  return section[name.slice(dot + 1)]!;
}

/** Whether something has to be filled in to say a message. */
export function takesValues(remarks: Remarks, key: RemarkKey): boolean {
  const message = messageNamed(remarks, key);
  return typeof message !== 'string' || /(?<!\\)\{/.test(message);
}

/** `text` of {@link Words} from the messages of a language. */
export function textFrom(remarks: Remarks, language: Language, number: MessageNumbers): Words['text'] {
  return (key, ...values) => {
    const [given = {}] = values as [MessageValues?];
    // Numbers among the facts are counts and codes; a code below zero keeps the sign that its file has.
    const written = (value: number) => number.plain(value).replace('−', '-');
    return fillIn(templateOf(messageNamed(remarks, key), given, language), given, written);
  };
}

const number: MessageNumbers = {
  count: String,
  plain: String,
  fixed: (value, digits) => value.toFixed(digits),
  bounded: (value, digits) => value.toFixed(digits).replace(/^(-?)0\./, '$1.'),
  p: (value) => (value < 0.001 ? '< .001' : value.toFixed(3)),
};

/** The messages of English. */
export const ENGLISH_REMARKS: Remarks = remarks;

/** English, in which every message is said where it is made: scales and waves by their ids. */
export const ENGLISH: Words = {
  number,
  text: textFrom(remarks, 'en', number),
  scale: (id) => id,
  sample: ({ wave, group }) => group ?? wave ?? 'pooled',
  isWave: () => false,
  hasWaves: true,
};
