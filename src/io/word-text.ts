import mammoth from 'mammoth';
import type { ReadText } from './document-text.ts';

/** What is used of a document as mammoth reads it. */
interface Part {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Part[];
  /** Of a reference to a footnote or endnote. */
  readonly noteType?: string;
  readonly noteId?: string;
}

interface WordDocument extends Part {
  readonly notes: { resolve(reference: Part): { readonly body: readonly Part[] } | null };
}

/**
 * The text of a Word document, a line for each paragraph that is not empty: the body with its tables and text boxes, then the
 * footnotes and endnotes in the order in which they are referred to. Insertions that were tracked are in it, deletions are
 * not; equations, pictures, comments, headers and footers are not read.
 */
export async function wordText(bytes: Uint8Array): Promise<ReadText> {
  try {
    if (!(await unpacksWithin(bytes))) return { problem: 'too-large' };
    let text = '';
    // mammoth's own raw text leaves notes and line breaks out, so the document is taken before it becomes a page.
    const transformDocument = (document: WordDocument) => {
      const references = partsOf(document).filter(({ type }) => type === 'noteReference');
      const notes = references.flatMap((reference) => document.notes.resolve(reference)?.body ?? []);
      text = [document, ...notes].map(textOf).join('\n').split('\n').filter(isFilled).join('\n');
      return { ...document, children: [] };
    };
    await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { transformDocument });
    return { text };
  } catch {
    // Whatever is wrong with the archive or its XML.
    return { problem: 'damaged' };
  }
}

function partsOf(part: Part): Part[] {
  return [part, ...(part.children ?? []).flatMap(partsOf)];
}

function textOf(part: Part): string {
  if (part.type === 'text') return part.value?.replaceAll(/[\r\n]/g, ' ') ?? '';
  if (part.type === 'tab' || part.type === 'break') return ' ';
  const text = (part.children ?? []).map(textOf).join('');
  return part.type === 'paragraph' ? `${text}\n` : text;
}

function isFilled(line: string): boolean {
  return line.trim() !== '';
}

/** Of all XML in a document, unpacked; a thesis of 500 pages has about 8 MB. */
const MOST_BYTES = 20_000_000;
const MOST_PARAGRAPHS = 50_000;
const MOST_ENTRIES = 10_000;

const CENTRAL_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const LONGEST_COMMENT = 65_535;

/**
 * Whether the XML of a Word document stays within what is read: each part is unpacked in pieces that are counted and thrown
 * away, and never by the size that the archive declares, since a zip of 100 KB can hold gigabytes.
 *
 * @throws Error for a broken archive
 */
async function unpacksWithin(bytes: Uint8Array): Promise<boolean> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = entriesOf(archive);
  if (entries === null) return false;
  let left = MOST_BYTES;
  let paragraphs = MOST_PARAGRAPHS;
  for (const { packed, isDeflated } of entries) {
    const end = Buffer.from('<w:p');
    let carried: Buffer = Buffer.alloc(0);
    for await (const piece of isDeflated ? inflated(packed) : [packed]) {
      left -= piece.length;
      const joined = Buffer.concat([carried, piece]);
      for (
        let at = joined.indexOf(end);
        at !== -1 && at + 4 < joined.length;
        at = joined.indexOf(end, at + 4)
      )
        if (' >/'.includes(String.fromCharCode(joined[at + 4]!))) paragraphs--;
      if (left < 0 || paragraphs < 0) return false;
      carried = joined.subarray(Math.max(0, joined.length - end.length));
    }
  }
  return true;
}

async function* inflated(packed: Uint8Array): AsyncGenerator<Uint8Array> {
  const pieces = new Blob([Uint8Array.from(packed)])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'))
    .getReader();
  try {
    for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) yield piece.value;
  } finally {
    await pieces.cancel().catch(() => undefined);
  }
}

/** The XML parts by the directory at the end, as the reader of the document finds them; `null` for more than is read. */
function entriesOf(archive: Buffer): { readonly packed: Buffer; readonly isDeflated: boolean }[] | null {
  let end = archive.length - 22;
  const first = Math.max(0, end - LONGEST_COMMENT);
  while (end >= first && archive.readUInt32LE(end) !== END_OF_DIRECTORY) end--;
  if (end < first) throw new Error('no directory');
  const count = archive.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) return null;
  const found: { packed: Buffer; isDeflated: boolean }[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (archive.readUInt32LE(at) !== CENTRAL_ENTRY) throw new Error('no entry');
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('latin1', at + 46, at + 46 + nameLength);
    const local = archive.readUInt32LE(at + 42);
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(from, from + archive.readUInt32LE(at + 20));
    if (/\.(?:xml|rels)$/i.test(name))
      found.push({ packed, isDeflated: archive.readUInt16LE(at + 10) === 8 });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return found;
}
