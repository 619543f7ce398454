import { windows1252Sign } from '../decode-text.ts';

/** Code pages as the record of the machine names them, where their number alone does not make the name. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  819: 'iso-8859-1',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  20127: 'windows-1252',
  20866: 'koi8-r',
  21866: 'koi8-u',
  51932: 'euc-jp',
  51949: 'euc-kr',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** The numbers below this say no more than *ASCII with 7 or 8 bits*. */
const FIRST_CODE_PAGE = 100;

/** Longer texts are seldom the same twice. */
const LONGEST_CACHED = 48;
const CACHE_SIZE = 2048;

/** What is known of the encoding of a file. */
export interface SavEncoding {
  /** As `TextDecoder` calls it, or as the file does where it knows none of that name. */
  readonly name: string;
  readonly isKnown: boolean;
  /** Whether the file, or the caller, says so; else it is a guess. */
  readonly isDeclared: boolean;
}

/**
 * The encoding of a file: what the caller says, else the record of its own, else the code page of the machine that wrote it,
 * else windows-1252.
 */
export function savEncoding(
  wanted: string | undefined,
  record: string | null,
  codePage: number | null,
): SavEncoding {
  const label = wanted ?? record;
  if (label !== null && label !== '') return encodingOf(label, true);
  if (codePage !== null && codePage >= FIRST_CODE_PAGE) return encodingOf(`cp${codePage}`, true);
  return encodingOf('windows-1252', false);
}

function encodingOf(label: string, isDeclared: boolean): SavEncoding {
  const number = /^(?:cp|ibm|windows-)(\d{1,5})$/i.exec(label)?.[1];
  const name = (number === undefined ? undefined : pageName(Number(number))) ?? label.toLowerCase();
  try {
    return { name: new TextDecoder(name).encoding, isKnown: true, isDeclared };
  } catch {
    return { name: label, isKnown: false, isDeclared };
  }
}

function pageName(page: number): string | undefined {
  if (page > 28590 && page <= 28606) return `iso-8859-${page - 28590}`;
  if (page >= 1250 && page <= 1258) return `windows-${page}`;
  return CODE_PAGES[page];
}

/** What may be wrong with a text, as it is met. */
export interface TextFindings {
  /** Bytes beyond ASCII in a file whose encoding is a guess. */
  assumed(): void;
  /** Bytes that are no text in the encoding of the file; they are read as `�`. */
  invalid(): void;
  /** Bytes beyond ASCII in an encoding that is not known here; does not return. */
  unknown(): never;
}

/** The texts of a file: bytes without the blanks and zeros behind them, in its encoding. */
export class SavText {
  readonly encoding: SavEncoding;
  readonly #findings: TextFindings;
  readonly #strict: InstanceType<typeof TextDecoder>;
  readonly #lenient: InstanceType<typeof TextDecoder>;
  /** Whether bytes of ASCII are these characters: not in every encoding. */
  readonly #isAsciiBased: boolean;
  /** The bytes that were decoded last. */
  #last: Buffer = Buffer.alloc(0);

  constructor(encoding: SavEncoding, findings: TextFindings) {
    this.encoding = encoding;
    this.#findings = findings;
    const label = encoding.isKnown ? encoding.name : 'utf-8';
    this.#strict = new TextDecoder(label, { fatal: true, ignoreBOM: true });
    this.#lenient = new TextDecoder(label, { ignoreBOM: true });
    const ascii = Uint8Array.from({ length: 128 }, (_, code) => code);
    this.#isAsciiBased = this.#lenient.decode(ascii) === String.fromCharCode(...ascii);
  }

  decode(bytes: Uint8Array, from = 0, to = bytes.length): string {
    const end = endOfText(bytes, from, to);
    if (end === from) return '';
    const text = bytes.subarray(from, end);
    if (isAscii(text)) return this.#isAsciiBased ? this.#ascii(bytes, from, end) : this.#strict.decode(text);
    const { name, isKnown, isDeclared } = this.encoding;
    if (!isKnown) this.#findings.unknown();
    if (!isDeclared) this.#findings.assumed();
    if (name === 'windows-1252') return this.#windows1252(text);
    const cut = end === to && name === 'utf-8' ? cutCharacter(text) : 0;
    try {
      return this.#strict.decode(cut === 0 ? text : text.subarray(0, text.length - cut));
    } catch {
      this.#findings.invalid();
      return this.#lenient.decode(text);
    }
  }

  #ascii(bytes: Uint8Array, from: number, to: number): string {
    if (this.#last.buffer !== bytes.buffer || this.#last.byteOffset !== bytes.byteOffset)
      this.#last = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    return this.#last.toString('latin1', from, to);
  }

  /** Byte by byte: several versions of Node decode 0x80 to 0x9F of it as control characters, and leave out a `ÿ` that a text begins with. */
  #windows1252(bytes: Uint8Array): string {
    let text = '';
    for (const byte of bytes) {
      const sign = byte < 0x80 ? String.fromCharCode(byte) : windows1252Sign(byte);
      if (sign === ' ' && byte !== 0x20) this.#findings.invalid();
      text += sign === ' ' && byte !== 0x20 ? '�' : sign;
    }
    return text;
  }
}

/** Where a text ends that is filled up with blanks or zeros. */
function endOfText(bytes: Uint8Array, from: number, to: number): number {
  let end = to;
  while (end > from && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end--;
  return end;
}

function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! >= 0x80) return false;
  return true;
}

/** Bytes of the last character of a text in UTF-8 that was cut within it, as happens where the text fills its variable. */
function cutCharacter(text: Uint8Array): number {
  for (let length = 1; length <= 3 && length <= text.length; length++) {
    const byte = text[text.length - length]!;
    if (byte >= 0x80 && byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > length ? length : 0;
  }
  return 0;
}

/** The texts of one variable, where the same ones come again and again. */
export class TextCache {
  readonly #text: SavText;
  readonly #bytes: (Uint8Array | undefined)[] = [];
  readonly #texts: string[] = [];

  constructor(text: SavText) {
    this.#text = text;
  }

  decode(bytes: Uint8Array, from: number, to: number): string {
    const end = endOfText(bytes, from, to);
    const length = end - from;
    if (length === 0) return '';
    if (length > LONGEST_CACHED) return this.#text.decode(bytes, from, to);
    let hash = length;
    for (let at = from; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    const place = (hash ^ (hash >>> 15)) & (CACHE_SIZE - 1);
    const kept = this.#bytes[place];
    if (kept !== undefined && isSame(kept, bytes, from, length)) return this.#texts[place]!;
    const text = this.#text.decode(bytes, from, to);
    this.#bytes[place] = bytes.slice(from, end);
    this.#texts[place] = text;
    return text;
  }
}

function isSame(kept: Uint8Array, bytes: Uint8Array, from: number, length: number): boolean {
  if (kept.length !== length) return false;
  for (let at = 0; at < length; at++) if (kept[at] !== bytes[from + at]) return false;
  return true;
}
