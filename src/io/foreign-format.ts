import { createMessage } from '../model/messages/create-message.ts';
import { type ForeignFormat, fileMessages } from '../model/messages/file.ts';
import { cannotRun, type UserError } from '../model/problem.ts';

/** Files that are recognised by their first bytes. */
const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly format: ForeignFormat }[] = [
  { bytes: [0x50, 0x4b, 0x05, 0x06], format: 'empty-zip' },
  { bytes: ascii('%PDF'), format: 'pdf' },
  { bytes: ascii('<stata_dta>'), format: 'dta' },
  { bytes: ascii('RDX'), format: 'rds' },
  { bytes: ascii('X\n\0'), format: 'rds' },
  { bytes: [0x1f, 0x8b], format: 'gzip' },
  { bytes: [0xff, 0xfe, 0x00, 0x00], format: 'utf-32' },
  { bytes: [0x00, 0x00, 0xfe, 0xff], format: 'utf-32' },
];

/** Workbooks: an archive (.xlsx, .ods), or a file of Excel 97 to 2003. */
const WORKBOOKS: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/** SPSS system files; the second is compressed with zlib. */
const SPSS: readonly (readonly number[])[] = [ascii('$FL2'), ascii('$FL3')];

/** Files that are text, but not a table of cells. */
const MARKUP: readonly { readonly pattern: RegExp; readonly format: ForeignFormat }[] = [
  {
    pattern: /^<(!doctype|html|head|body|title|meta|script|table|div)\b/i,
    format: 'html',
  },
  { pattern: /^<\?xml\b/i, format: 'xml' },
  { pattern: /^\{\\rtf/i, format: 'rtf' },
  { pattern: /^(\{\s*"|\[\s*[{[])/, format: 'json' },
];

/** The characters that such a file begins with, so that others need no further look. */
const MARKUP_BEGINS = '<{[';

/** How many bytes of a file are looked at. */
const LOOKED_AT = 2048;

/**
 * What reads a file, told from its first bytes, whatever its name says.
 *
 * @param head the first bytes of the file
 * @throws UserError `foreign-format` (status 2) for what nothing reads: archives, PDF, web pages
 */
export function readerOf(file: string, head: Uint8Array): 'text' | 'workbook' | 'spss' {
  const beginsWith = (bytes: readonly number[]) => bytes.every((byte, index) => head[index] === byte);
  if (WORKBOOKS.some(beginsWith)) return 'workbook';
  if (SPSS.some(beginsWith)) return 'spss';
  const found =
    SIGNATURES.find(({ bytes }) => beginsWith(bytes)) ??
    statisticsFileIn(head) ??
    markupIn(head.subarray(0, LOOKED_AT));
  if (found === undefined) return 'text';
  // R packs its files as anything else is packed.
  const isOfR = found.format === 'gzip' && /\.(?:rds|rda|rdata)$/i.test(file);
  throw foreignFormat(file, isOfR ? 'rds' : found.format);
}

/** The error that nothing reads files of a format, and what to do. */
export function foreignFormat(file: string, format: ForeignFormat): UserError {
  return cannotRun(createMessage(fileMessages, 'foreign-format', { file, format }), { file });
}

/** Files of statistical programs that no constant bytes begin. */
function statisticsFileIn(head: Uint8Array): { readonly format: ForeignFormat } | undefined {
  const [version = 0, byteOrder = 0, type, unused] = head;
  // Releases 105 to 115; later ones begin with a tag.
  if (version >= 105 && version <= 115 && (byteOrder === 1 || byteOrder === 2) && type === 1 && unused === 0)
    return { format: 'dta' };
  const isPortable = head.length > 400 && latin(head.subarray(0, 520)).includes('SPSS PORT');
  return isPortable ? { format: 'por' } : undefined;
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function markupIn(head: Uint8Array): (typeof MARKUP)[number] | undefined {
  // Byte order marks and the zero bytes of UTF-16 are passed over: only ASCII matters here.
  const start = head.findIndex((byte) => byte > 0x20 && byte < 0x80);
  if (start === -1 || !MARKUP_BEGINS.includes(String.fromCharCode(head[start]!))) return undefined;
  const text = String.fromCharCode(...head.subarray(start).filter((byte) => byte !== 0));
  const begin = withoutComments(text);
  return MARKUP.find(({ pattern }) => pattern.test(begin));
}

/** A text from where the comments of a web page that it begins with end. */
function withoutComments(text: string): string {
  let start = 0;
  while (text.startsWith('<!--', start)) {
    const end = text.indexOf('-->', start + 4);
    if (end === -1) break;
    start = end + 3;
    while (/\s/.test(text.charAt(start))) start++;
  }
  return text.slice(start);
}

function ascii(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}
