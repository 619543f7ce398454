import type { ByteSource, Encoding } from '../model/dataset.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { fileMessages } from '../model/messages/file.ts';
import { cannotRun } from '../model/problem.ts';

/** Bytes that the encoding does not have: the reader decides what that means for the file. */
export class InvalidBytes extends Error {
  /** Physical line of the first such byte. */
  readonly line: number;
  /** Whether the file merely ends in the middle of a character. */
  readonly truncated: boolean;
  /** Whether characters beyond ASCII were decoded before it, so that the file may mix two encodings. */
  readonly afterOthers: boolean;

  constructor(line: number, truncated: boolean, afterOthers: boolean) {
    super(`invalid bytes on line ${line}`);
    this.line = line;
    this.truncated = truncated;
    this.afterOthers = afterOthers;
  }
}

/** Bytes decoded at a time, so that a source that delivers one huge chunk costs no more memory. */
const PIECE = 65_536;

/** The characters of bytes 0x80 to 0x9F in windows-1252; a space stands for the five that are undefined. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
/** The character of a byte from 0x80 in windows-1252. */
export function windows1252Sign(byte: number): string {
  return byte < 0xa0 ? WINDOWS_1252[byte - 0x80]! : String.fromCharCode(byte);
}

/** A text whose bytes are windows-1252, of which each was taken for the sign of its number. */
export function windows1252Text(text: string): string {
  if (text.search(CONTROLS) === -1) return text;
  return text.replace(CONTROLS, (control) => windows1252Sign(control.charCodeAt(0)));
}

/** A text of a sign a byte. Several versions of Node leave out a `ÿ` at the beginning of windows-1252. */
export function withFirstSign(text: string, bytes: Uint8Array): string {
  return text.length < bytes.length ? `ÿ${text}` : text;
}

const CONTROLS = /[\u0080-\u009f]/g;
const UNDEFINED = /[\u0081\u008d\u008f\u0090\u009d]/;
/** Encodings of which every byte is a character. */
const SINGLE_BYTE: ReadonlySet<Encoding> = new Set([
  'windows-1252',
  'iso-8859-15',
  'windows-1254',
  'windows-1256',
]);
const BEYOND_ASCII = /[\u0080-\uffff]/;

/**
 * The text of a source in pieces, every line end (CRLF, LF or CR) written as `\n`, also when a character or a
 * CRLF is split between two chunks.
 *
 * @param markLength bytes of the byte order mark, which are skipped
 * @throws InvalidBytes where the bytes are not of this encoding
 * @throws UserError `nul-byte` (status 2), for no survey export holds one
 */
export async function* decodeText(
  source: ByteSource,
  encoding: Encoding,
  markLength: number,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  let carriedBytes: Uint8Array = new Uint8Array(0);
  let carriedReturn = '';
  let toSkip = markLength;
  let line = 1;
  let beyondAscii = false;

  for await (const chunk of source.open()) {
    for (let start = Math.min(toSkip, chunk.length); start < chunk.length; start += PIECE) {
      let bytes = chunk.subarray(start, start + PIECE);
      if (carriedBytes.length > 0) bytes = concatenated(carriedBytes, bytes);
      const whole = bytes.length - unfinishedTail(bytes, encoding);
      carriedBytes = bytes.slice(whole);
      bytes = bytes.subarray(0, whole);

      const { text: read, valid } = decoded(decoder, bytes, encoding);
      if (!valid) {
        const mixed = beyondAscii || (encoding === 'utf-8' && BEYOND_ASCII.test(read));
        throw new InvalidBytes(line + lineEnds(carriedReturn + read), false, mixed);
      }
      // In UTF-8 only characters beyond ASCII take more bytes than units of a string.
      if (encoding === 'utf-8' && read.length < bytes.length) beyondAscii = true;
      const raw = carriedReturn + read;
      carriedReturn = raw.endsWith('\r') ? '\r' : '';
      const text = withNewlines(carriedReturn === '' ? raw : raw.slice(0, -1));
      refuseNul(source.name, text, line);
      line += lineEnds(text);
      if (text !== '') yield text;
    }
    toSkip -= Math.min(toSkip, chunk.length);
  }
  if (carriedReturn !== '') yield '\n';
  if (carriedBytes.length > 0) throw new InvalidBytes(line + carriedReturn.length, true, beyondAscii);
}

/**
 * Decodes whole characters, or those before the first invalid byte. Each call stands alone, which is several times
 * faster than a streaming decoder.
 */
function decoded(
  decoder: InstanceType<typeof TextDecoder>,
  bytes: Uint8Array,
  encoding: Encoding,
): { text: string; valid: boolean } {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return { text: validBeginning(bytes, encoding), valid: false };
  }
  if (!SINGLE_BYTE.has(encoding)) return { text, valid: true };
  if (encoding !== 'windows-1256') text = withFirstSign(text, bytes);
  if (text.search(CONTROLS) === -1) return { text, valid: true };
  // In the others these bytes are control signs, which no survey holds.
  const undefinedAt = text.search(encoding === 'windows-1252' ? UNDEFINED : CONTROLS);
  if (undefinedAt !== -1) return { text: text.slice(0, undefinedAt), valid: false };
  // Several versions of Node decode bytes 0x80 to 0x9F of windows-1252 as control characters.
  return {
    text: text.replace(CONTROLS, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80]!),
    valid: true,
  };
}

/** The text before the first invalid byte. */
export function validBeginning(bytes: Uint8Array, encoding: Encoding): string {
  return encoding === 'utf-8' ? validUtf8(bytes) : validByHalving(bytes, encoding);
}

/** A lenient decoder writes U+FFFD where bytes are invalid; the file may hold that character as well, as three bytes of its own. */
function validUtf8(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const encoder = new TextEncoder();
  let before = 0;
  let from = 0;
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', from)) {
    before += encoder.encode(text.slice(from, at)).length;
    if (bytes[before] !== 0xef || bytes[before + 1] !== 0xbf || bytes[before + 2] !== 0xbd)
      return text.slice(0, at);
    before += 3;
    from = at + 1;
  }
  return text;
}

function validByHalving(bytes: Uint8Array, encoding: Encoding): string {
  let valid = 0;
  let text = '';
  for (let invalid = bytes.length; invalid - valid > 1; ) {
    const middle = (valid + invalid) >> 1;
    try {
      // Streaming, so that a prefix that ends within a character is not an error by itself.
      text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, middle), {
        stream: true,
      });
      valid = middle;
    } catch {
      invalid = middle;
    }
  }
  return text;
}

/** How many bytes at the end belong to a character that is not complete yet. */
function unfinishedTail(bytes: Uint8Array, encoding: Encoding): number {
  const length = bytes.length;
  if (SINGLE_BYTE.has(encoding)) return 0;
  if (encoding === 'utf-8') {
    for (let back = 1; back <= Math.min(3, length); back++) {
      const byte = bytes[length - back]!;
      if ((byte & 0xc0) === 0x80) continue;
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
      return needed > back ? back : 0;
    }
    return 0;
  }
  const half = length % 2;
  const high = bytes[length - half - (encoding === 'utf-16le' ? 1 : 2)];
  const isHighSurrogate = high !== undefined && (high & 0xfc) === 0xd8;
  return half + (isHighSurrogate ? 2 : 0);
}

function withNewlines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** How many line ends a text has: CRLF, LF or CR. */
export function lineEnds(text: string): number {
  const normal = withNewlines(text);
  let count = 0;
  for (let at = normal.indexOf('\n'); at !== -1; at = normal.indexOf('\n', at + 1)) count++;
  return count;
}

function refuseNul(file: string, text: string, firstLine: number): void {
  const at = text.indexOf('\0');
  if (at === -1) return;
  const line = firstLine + lineEnds(text.slice(0, at));
  throw cannotRun(createMessage(fileMessages, 'nul-byte', { file, line }), { file, line });
}

function concatenated(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}
