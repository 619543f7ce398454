import { cannotRun } from '../model/problem.ts';

const SAVE_AS_CSV = 'Open it in the program it belongs to and save it as CSV (in Excel: CSV UTF-8).';

/** Files that are recognised by their first bytes. */
const SIGNATURES: readonly {
  readonly bytes: readonly number[];
  readonly what: string;
  readonly mend: string;
}[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: 'an Excel workbook or another zip archive', mend: SAVE_AS_CSV },
  { bytes: [0x50, 0x4b, 0x05, 0x06], what: 'an empty zip archive', mend: SAVE_AS_CSV },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'an Excel workbook of the old kind (.xls)', mend: SAVE_AS_CSV },
  { bytes: ascii('%PDF'), what: 'a PDF document', mend: 'Export the answers as CSV instead.' },
  { bytes: [0x1f, 0x8b], what: 'a gzip archive', mend: 'Unpack it first.' },
  { bytes: ascii('$FL2'), what: 'an SPSS data file (.sav)', mend: SAVE_AS_CSV },
  { bytes: ascii('$FL3'), what: 'an SPSS data file (.sav, compressed)', mend: SAVE_AS_CSV },
  { bytes: [0xff, 0xfe, 0x00, 0x00], what: 'text in UTF-32', mend: 'Save it as CSV UTF-8.' },
  { bytes: [0x00, 0x00, 0xfe, 0xff], what: 'text in UTF-32', mend: 'Save it as CSV UTF-8.' },
];

/** Files that are text, but not a table of cells. */
const MARKUP: readonly { readonly pattern: RegExp; readonly what: string; readonly mend: string }[] = [
  {
    pattern: /^(<!--.*?-->\s*)*<(!doctype|html|head|body|title|meta|script|table|div)\b/is,
    what: 'a web page (HTML)',
    mend: 'The download was perhaps a login or error page: sign in to the survey platform, and export as CSV again.',
  },
  { pattern: /^<\?xml\b/i, what: 'an XML document', mend: SAVE_AS_CSV },
  { pattern: /^\{\\rtf/i, what: 'a Word document (RTF)', mend: SAVE_AS_CSV },
  { pattern: /^(\{\s*"|\[\s*[{[])/, what: 'a JSON document', mend: 'Export the answers as CSV instead.' },
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
  throw cannotRun(
    'foreign-format',
    `${file} is ${found.what}, not a CSV file. ${openDocument(head)}${found.mend}`,
    {
      file,
      valid: 'delimited text (CSV)',
    },
  );
}

function markupIn(head: Uint8Array): (typeof MARKUP)[number] | undefined {
  // Byte order marks and the zero bytes of UTF-16 are passed over: only ASCII matters here.
  const start = head.findIndex((byte) => byte > 0x20 && byte < 0x80);
  if (start === -1 || !MARKUP_BEGINS.includes(String.fromCharCode(head[start]!))) return undefined;
  const text = String.fromCharCode(...head.subarray(start).filter((byte) => byte !== 0));
  return MARKUP.find(({ pattern }) => pattern.test(text));
}

function openDocument(head: Uint8Array): string {
  const text = String.fromCharCode(...head.subarray(0, 128));
  return text.includes('opendocument') ? 'It seems to be an OpenDocument file (.ods). ' : '';
}

function ascii(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}
