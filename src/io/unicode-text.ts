import type { Encoding } from '../model/dataset.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { fileMessages } from '../model/messages/file.ts';
import { cannotRun, type UserError } from '../model/problem.ts';
import { lineEnds, validBeginning, windows1252Sign } from './decode-text.ts';
import { chooseEncoding } from './encoding.ts';

/**
 * The text of a JSON file: UTF-8 as JSON wants it, or UTF-16, which Windows PowerShell writes by `>`.
 *
 * @throws UserError `not-unicode` (status 2) at the first byte that is neither
 */
export function unicodeText(bytes: Uint8Array, file: string): string {
  const { encoding, markLength } = chooseEncoding(file, bytes, undefined);
  const content = bytes.subarray(markLength);
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    throw notUnicode(bytes, { file, encoding, markLength });
  }
}

function notUnicode(
  bytes: Uint8Array,
  { file, encoding, markLength }: { file: string; encoding: Encoding; markLength: number },
): UserError {
  const before = validBeginning(bytes.subarray(markLength), encoding);
  const size = encoding === 'utf-8' ? new TextEncoder().encode(before).length : 2 * before.length;
  const at = markLength + size;
  const byte = bytes[at] ?? 0;
  const line = lineEnds(before) + 1;
  const facts = {
    file,
    line,
    position: at + 1,
    byte: `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    encoding,
    letter: encoding === 'utf-8' && byte >= 0xc0 ? windows1252Sign(byte) : null,
  };
  return cannotRun(createMessage(fileMessages, 'not-unicode', facts), { file, line, valid: 'UTF-8' });
}
