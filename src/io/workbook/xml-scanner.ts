import { contentsOf, type ZipEntry } from '../zip.ts';
import { UnreadableWorkbook } from './workbook.ts';

/** What a scanner meets; names are without the prefix of their namespace. */
export interface XmlHandler {
  /** @param attributes the rest of the tag, for `attribute` */
  open?(name: string, attributes: string): void;
  close?(name: string): void;
  /** A part of a text, with references resolved; a text may come in several parts. */
  text?(part: string): void;
}

/** A longer tag or comment is none of a workbook. */
const LONGEST_TAG = 1 << 20;

const GREATER = 0x3e;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Something that is no XML, or no XML of a workbook. */
export class BrokenXml extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'BrokenXml';
  }
}

/**
 * Tells a handler of the tags and texts of XML that comes in pieces: enough for what spreadsheet programs write, and linear whatever comes.
 * Comments, processing instructions and document types are passed over; entities other than the five of XML stay as they are, so that
 * none can unfold.
 */
export class XmlScanner {
  readonly #handler: XmlHandler;
  /** What was not used of the pieces so far: less than a tag or a reference. */
  #rest = '';

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  /** Whether everything was used so far, so that no tag is open at its end. */
  get isBetweenTags(): boolean {
    return this.#rest === '';
  }

  /** @throws BrokenXml */
  take(piece: string): void {
    const text = this.#rest === '' ? piece : this.#rest + piece;
    let at = 0;
    for (;;) {
      const open = text.indexOf('<', at);
      if (open !== at) {
        const end = open === -1 ? withoutCutReference(text, at) : open;
        if (end > at) this.#handler.text?.(resolved(text.slice(at, end)));
        at = end;
        if (open === -1) break;
      }
      const next = this.#tag(text, at);
      if (next === -1) break;
      at = next;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > LONGEST_TAG) throw new BrokenXml('a tag without an end');
  }

  /** @throws BrokenXml where the text ends within a tag */
  end(): void {
    if (this.#rest.trim() !== '') throw new BrokenXml('an end within a tag');
  }

  /** @returns where the tag ends; -1 where its end has not come yet */
  #tag(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return after(text, '-->', at + 4);
    if (text.startsWith('<![CDATA[', at)) {
      const end = after(text, ']]>', at + 9);
      if (end !== -1) this.#handler.text?.(text.slice(at + 9, end - 3));
      return end;
    }
    const second = text.charAt(at + 1);
    if (second === '!' || second === '?') {
      // The beginning of a comment may be cut.
      if (text.length < at + 9) return -1;
      return after(text, second === '?' ? '?>' : '>', at + 2);
    }
    const end = endOfTag(text, at + 1);
    if (end === -1) return -1;
    if (second === '/') {
      this.#handler.close?.(localName(text, at + 2, end));
      return end + 1;
    }
    const isEmpty = text.charAt(end - 1) === '/';
    const last = isEmpty ? end - 1 : end;
    let nameEnd = at + 1;
    while (nameEnd < last && text.charCodeAt(nameEnd) > 0x20) nameEnd++;
    const name = localName(text, at + 1, nameEnd);
    this.#handler.open?.(name, text.slice(nameEnd, last));
    if (isEmpty) this.#handler.close?.(name);
    return end + 1;
  }
}

/** Where a tag ends; a `>` between quotes does not end it. */
function endOfTag(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === GREATER) return at;
    else if (code === QUOTE || code === APOSTROPHE) quote = code;
  }
  return -1;
}

function after(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at === -1 ? -1 : at + end.length;
}

function localName(text: string, from: number, to: number): string {
  const name = text.slice(from, to).trimEnd();
  return name.slice(name.indexOf(':') + 1);
}

/** Where a text ends, before a reference of which the rest has not come. */
function withoutCutReference(text: string, from: number): number {
  const sign = text.lastIndexOf('&');
  return sign >= from && text.length - sign < 12 && !text.includes(';', sign) ? sign : text.length;
}

function resolved(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x?)?([a-zA-Z0-9]{1,8});/g, (whole, sign: string | undefined, name: string) => {
    if (sign === undefined) return NAMED[name] ?? whole;
    const point = Number.parseInt(name, sign === '#' ? 10 : 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '�';
  });
}

/**
 * An attribute of a tag, by its name without a prefix.
 *
 * @example attribute(' r="A1" t="s"', 't') // 's'
 */
export function attribute(attributes: string, name: string): string | null {
  for (let at = attributes.indexOf(name); at !== -1; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charAt(at - 1);
    if (at > 0 && before !== ':' && before.trim() !== '') continue;
    let sign = at + name.length;
    while (attributes.charAt(sign) === ' ') sign++;
    if (attributes.charAt(sign) !== '=') continue;
    do sign++;
    while (attributes.charAt(sign) === ' ');
    const end = attributes.indexOf(attributes.charAt(sign), sign + 1);
    return end === -1 ? null : resolved(attributes.slice(sign + 1, end));
  }
  return null;
}

/** Takes the bytes of a part in pieces, and hands what is in them on. */
export interface XmlBytes {
  /** @throws BrokenXml */
  take(bytes: Uint8Array): void;
  /** @throws BrokenXml where the part ends within a tag */
  end(): void;
}

/** Bytes as text for a scanner. */
export class DecodedXml implements XmlBytes {
  readonly #scanner: XmlScanner;
  readonly #decoder: InstanceType<typeof TextDecoder>;

  constructor(handler: XmlHandler, encoding = 'utf-8') {
    this.#scanner = new XmlScanner(handler);
    this.#decoder = new TextDecoder(encoding, { fatal: true });
  }

  /** Whether the scanner has used everything, so that no tag is open. */
  get isBetweenTags(): boolean {
    return this.#scanner.isBetweenTags;
  }

  take(bytes: Uint8Array): void {
    this.#scanner.take(this.#decoder.decode(bytes, { stream: true }));
  }

  end(): void {
    this.#scanner.take(this.#decoder.decode());
    this.#scanner.end();
  }
}

/**
 * Scans a part of a workbook, with a halt after each piece.
 *
 * @param most bytes that it may unpack to
 * @throws UnreadableWorkbook `too-large`
 * @throws BrokenXml
 */
async function* scanned(part: ZipEntry, most: number, bytes: XmlBytes): AsyncGenerator<void> {
  let left = most;
  for await (const piece of contentsOf(part)) {
    left -= piece.length;
    if (left < 0) throw new UnreadableWorkbook('too-large');
    bytes.take(piece);
    yield;
  }
  bytes.end();
  yield;
}

/** UTF-8, as all programs write; UTF-16 is told by its mark, which is only looked for where a part is stored as it is. */
export function encodingOf({ packed, isDeflated }: ZipEntry): 'utf-8' | 'utf-16le' {
  if (isDeflated) return 'utf-8';
  return packed[0] === 0xff && packed[1] === 0xfe ? 'utf-16le' : 'utf-8';
}

/** Scans a part of a workbook as a whole. */
export async function scan(part: ZipEntry, most: number, handler: XmlHandler): Promise<void> {
  for await (const _ of scanned(part, most, new DecodedXml(handler, encodingOf(part))));
}

/** Makes something of the tags of a part, to be taken after each piece. */
export interface XmlCollector<T> extends XmlHandler {
  take(): T[];
  /** Whether the rest of the part is of no interest. */
  readonly isDone?: boolean;
}

/**
 * What a collector makes of a part, however large it is, piece by piece.
 *
 * @param bytes hands the part on to the collector, unless all of it is decoded as text
 */
export async function* collected<T>(
  part: ZipEntry,
  collector: XmlCollector<T>,
  bytes: XmlBytes = new DecodedXml(collector, encodingOf(part)),
): AsyncGenerator<T[], void> {
  for await (const _ of scanned(part, Number.POSITIVE_INFINITY, bytes)) {
    const found = collector.take();
    if (found.length > 0) yield found;
    if (collector.isDone === true) return;
  }
}
