import { getDocumentProxy } from 'unpdf';
import type { ReadText } from './document-text.ts';

/** A piece of a line, or a mark of the document's structure, which has no text. */
interface Piece {
  readonly str?: string;
  readonly hasEOL?: boolean;
}

/** More than any report, less than what fills the memory. */
const MOST_PAGES = 2000;
const MOST_CHARACTERS = 20_000_000;

/**
 * The text of a PDF in the order in which it was written, lines as they stand, with a form feed between pages. A word that was
 * divided at the end of a line is put together again.
 */
export async function pdfText(bytes: Uint8Array): Promise<ReadText> {
  try {
    // A copy, since the reader takes what it is given. A page that cannot be read is an error, not a gap.
    const document = await getDocumentProxy(Uint8Array.from(bytes), { stopAtErrors: true, verbosity: 0 });
    if (document.numPages > MOST_PAGES) return { problem: 'too-large' };
    const pages: string[] = [];
    let characters = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items }: { readonly items: readonly Piece[] } = await page.getTextContent();
      const text = items.map(({ str = '', hasEOL = false }) => (hasEOL ? `${str}\n` : str)).join('');
      pages.push(text.replaceAll(/(?<=\p{L})[-\u2010\u00ad]\n(?=\p{Ll})/gu, '').replaceAll('\f', ' '));
      page.cleanup();
      characters += text.length;
      if (characters > MOST_CHARACTERS) return { problem: 'too-large' };
    }
    await document.destroy();
    return { text: pages.join('\f') };
  } catch (error) {
    const isEncrypted = error instanceof Error && error.name === 'PasswordException';
    return { problem: isEncrypted ? 'encrypted' : 'damaged' };
  }
}
