import type { Encoding } from '../model/dataset.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { fileMessages } from '../model/messages/file.ts';
import { cannotRun } from '../model/problem.ts';

/** The encoding to read a file with, and what that rests on. */
export interface EncodingChoice {
  readonly encoding: Encoding;
  /** Bytes of the byte order mark, which are not text. */
  readonly markLength: number;
  /** Whether the file or the user says so; what is only supposed may turn out to be windows-1252. */
  readonly declared: boolean;
}

const MARKS: readonly { readonly encoding: Encoding; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/**
 * The encoding of a file from its byte order mark, the user's wish, or the zero bytes of unmarked UTF-16.
 * Anything else is supposed to be UTF-8 until a byte proves otherwise.
 *
 * @throws UserError `encoding-conflict` when the user names another encoding than the byte order mark
 */
export function chooseEncoding(file: string, head: Uint8Array, wanted: Encoding | undefined): EncodingChoice {
  const mark = MARKS.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  if (mark !== undefined) {
    if (wanted !== undefined && wanted !== mark.encoding) {
      const facts = { file, marked: mark.encoding, encoding: wanted };
      throw cannotRun(createMessage(fileMessages, 'encoding-conflict', facts), {
        file,
        valid: mark.encoding,
      });
    }
    return { encoding: mark.encoding, markLength: mark.bytes.length, declared: true };
  }
  if (wanted !== undefined) return { encoding: wanted, markLength: 0, declared: true };
  const unmarked = unmarkedUtf16(head);
  if (unmarked !== undefined) return { encoding: unmarked, markLength: 0, declared: true };
  return { encoding: 'utf-8', markLength: 0, declared: false };
}

/** Bytes that are searched for the zeros of UTF-16. */
const EXAMINED = 8192;

/**
 * Text in a Latin script stored as UTF-16 has a zero in nearly every second byte and hardly any elsewhere.
 * Zeros in fewer places are damage, which is refused elsewhere.
 */
function unmarkedUtf16(head: Uint8Array): Encoding | undefined {
  const units = Math.min(head.length, EXAMINED) >> 1;
  if (units < 2 || !head.subarray(0, EXAMINED).includes(0)) return undefined;
  let even = 0;
  let odd = 0;
  for (let unit = 0; unit < units; unit++) {
    if (head[2 * unit] === 0) even++;
    if (head[2 * unit + 1] === 0) odd++;
  }
  const most = 0.7 * units;
  const few = 0.01 * units;
  if (odd >= most && even <= few) return 'utf-16le';
  if (even >= most && odd <= few) return 'utf-16be';
  return undefined;
}
