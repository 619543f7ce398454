import { type ForeignFormat, fileMessages } from '../model/messages/file.ts';
import { said } from '../model/messages/said.ts';
import { cannotRun } from '../model/problem.ts';

/** Files that are recognised by their first bytes. */
const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly format: ForeignFormat }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], format: 'zip' },
  { bytes: [0x50, 0x4b, 0x05, 0x06], format: 'empty-zip' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], format: 'xls' },
  { bytes: ascii('%PDF'), format: 'pdf' },
  { bytes: [0x1f, 0x8b], format: 'gzip' },
  { bytes: ascii('$FL2'), format: 'sav' },
  { bytes: ascii('$FL3'), format: 'sav-compressed' },
  { bytes: [0xff, 0xfe, 0x00, 0x00], format: 'utf-32' },
  { bytes: [0x00, 0x00, 0xfe, 0xff], format: 'utf-32' },
];

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
 * Refuses a file that is not delimited text, whatever its name says: workbooks, archives, PDF, SPSS, web pages.
 *
 * @param head the first bytes of the file
 * @throws UserError `foreign-format` (status 2)
 */
export function refuseForeignFormat(file: string, head: Uint8Array): void {
  const found =
    SIGNATURES.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte)) ??
    markupIn(head.subarray(0, LOOKED_AT));
  if (found === undefined) return;
  const facts = { file, format: found.format, openDocument: isOpenDocument(head) };
  throw cannotRun(said(fileMessages, 'foreign-format', facts), { file, valid: 'delimited text (CSV)' });
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

function isOpenDocument(head: Uint8Array): boolean {
  return String.fromCharCode(...head.subarray(0, 128)).includes('opendocument');
}

function ascii(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}
