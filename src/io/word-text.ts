import mammoth from 'mammoth';
import type { ReadText } from './document-text.ts';
import { contentsOf, zipEntries } from './zip.ts';

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

/**
 * Whether the XML of a Word document stays within what is read: each part is unpacked in pieces that are counted and thrown
 * away, and never by the size that the archive declares, since a zip of 100 KB can hold gigabytes.
 *
 * @throws Error for a broken archive
 */
export async function unpacksWithin(bytes: Uint8Array): Promise<boolean> {
  const entries = zipEntries(bytes)?.filter(({ name }) => /\.(?:xml|rels)$/i.test(name));
  if (entries === undefined) return false;
  let left = MOST_BYTES;
  let paragraphs = MOST_PARAGRAPHS;
  for (const entry of entries) {
    const end = Buffer.from('<w:p');
    let carried: Buffer = Buffer.alloc(0);
    for await (const piece of contentsOf(entry)) {
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
