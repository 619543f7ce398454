/** Characters of the beginning of a file that its layout is told from. */
const HEAD = 131_072;

/** The beginning of a text in pieces, and whether that is the whole of it. */
export async function beginning(pieces: AsyncIterable<string>): Promise<{ text: string; complete: boolean }> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length > HEAD) return { text, complete: false };
  }
  return { text, complete: true };
}
