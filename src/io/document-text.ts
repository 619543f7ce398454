import type { TextUnit } from '../model/audit-result.ts';
import type { Encoding } from '../model/dataset.ts';
import { createMessage } from '../model/messages/create-message.ts';
import { fileMessages, type UnreadableDocument } from '../model/messages/file.ts';
import { cannotRun, type UserError } from '../model/problem.ts';
import { bytesSource } from './bytes-source.ts';
import { decodeText, InvalidBytes } from './decode-text.ts';
import { chooseEncoding } from './encoding.ts';

/** Running text, and what one counts in it: lines, paragraphs (a line each) or pages (divided by form feeds). */
export interface DocumentText {
  readonly text: string;
  readonly unit: TextUnit;
}

/**
 * The running text of a file: a Word document (.docx) or a PDF by what it begins with, else plain text in UTF-8, marked UTF-16 or
 * what old programs on Windows write. The libraries for documents are loaded when one is read.
 *
 * @param path as the user named it, for messages
 * @throws UserError (status 2) `unreadable-document` for one that is damaged, protected with a password, empty or without text, too large or
 * of the old kind; `foreign-format` for other office files and archives
 */
export async function documentText(
  bytes: Uint8Array,
  path: string,
  encoding?: Encoding,
): Promise<DocumentText> {
  const begin = latin1(bytes.subarray(0, 1024));
  if (begin.includes('%PDF-')) {
    const { pdfText } = await import('./pdf-text.ts');
    return { text: whole(await pdfText(bytes), path, 'pdf'), unit: 'page' };
  }
  if (begin.startsWith('PK')) {
    // A zip archive keeps the names of its files as they are.
    const isWord = /\.docx$/i.test(path) || latin1(bytes).includes('word/');
    if (!isWord)
      throw cannotRun(createMessage(fileMessages, 'foreign-format', { path, format: 'office' }), {
        file: path,
      });
    const { wordText } = await import('./word-text.ts');
    return { text: whole(await wordText(bytes), path, 'word'), unit: 'paragraph' };
  }
  // The container of old office files, and of new ones with a password.
  if (begin.startsWith('\u00d0\u00cf\u0011\u00e0')) {
    const isEncrypted = latin1(bytes).includes([...'EncryptedPackage'].join('\0'));
    throw unreadable({ path, format: 'word', problem: isEncrypted ? 'encrypted' : 'old' });
  }
  const text = await decoded(bytes, path, encoding);
  if (text.trim() === '') throw unreadable({ path, format: 'text', problem: 'empty' });
  return { text, unit: 'line' };
}

/** What a reader of documents gives: the text, or why there is none. */
export type ReadText =
  | { readonly text: string }
  | { readonly problem: 'damaged' | 'encrypted' | 'too-large' };

function whole(read: ReadText, path: string, format: 'word' | 'pdf'): string {
  if ('problem' in read) throw unreadable({ path, format, problem: read.problem });
  if (read.text.trim() === '') throw unreadable({ path, format, problem: 'no-text' });
  return read.text;
}

function unreadable(facts: UnreadableDocument): UserError {
  return cannotRun(createMessage(fileMessages, 'unreadable-document', { ...facts }), { file: facts.path });
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

async function decoded(bytes: Uint8Array, path: string, wanted: Encoding | undefined): Promise<string> {
  const { encoding, markLength, declared } = chooseEncoding(path, bytes, wanted);
  const source = bytesSource(path, bytes);
  try {
    return await allOf(decodeText(source, encoding, markLength));
  } catch (error) {
    if (!(error instanceof InvalidBytes)) throw error;
    if (declared) throw invalidBytes(path, encoding, wanted !== undefined, error);
  }
  return allOf(decodeText(source, 'windows-1252', 0)).catch((error: unknown) => {
    throw error instanceof InvalidBytes ? invalidBytes(path, null, false, error) : error;
  });
}

function invalidBytes(
  file: string,
  encoding: Encoding | null,
  wanted: boolean,
  { line }: InvalidBytes,
): UserError {
  return cannotRun(createMessage(fileMessages, 'invalid-bytes', { file, line, encoding, wanted }), {
    file,
    line,
  });
}

async function allOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}
