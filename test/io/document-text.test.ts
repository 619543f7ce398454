import { readFileSync } from 'node:fs';
import { Document, Packer, Paragraph } from 'docx';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { documentText } from '../../src/io/document-text.ts';
import type { Encoding } from '../../src/model/dataset.ts';
import { UserError } from '../../src/model/problem.ts';
import { CP1252_CHARACTERS, encoded } from './reading.ts';

const utf8 = (text: string) => encoded(text, 'utf-8');

async function word(...paragraphs: readonly string[]): Promise<Uint8Array> {
  const children = paragraphs.map((text) => new Paragraph(text));
  return Uint8Array.from(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

/** A PDF of one page on which that is drawn. */
function pdf(drawn: string): Uint8Array {
  const font = '/Resources<</Font<</F 5 0 R>>>>';
  return utf8(`%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R${font}>> endobj
4 0 obj <</Length ${drawn.length}>> stream
${drawn}
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
trailer <</Root 1 0 R>>
%%EOF
`);
}

async function refused(bytes: Uint8Array, path: string, encoding?: Encoding): Promise<string> {
  const error = await documentText(bytes, path, encoding).then(
    () => expect.fail('the document was read'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw error;
  expect(error.status).toBe(2);
  expect(error.problems).toHaveLength(1);
  const { code, file, message } = error.problems[0]!;
  expect(file).toBe(path);
  expect(message).toContain(path);
  return `${code}: ${message}`;
}

describe('documentText', () => {
  it('is the text of a file by what it begins with, counted in paragraphs, pages or lines', async () => {
    expect(await documentText(await word('t(28) = 2.05', '', 'p = .049'), 'a.txt')).toMatchObject({
      unit: 'paragraph',
      text: 't(28) = 2.05\np = .049',
    });
    expect(await documentText(pdf('BT /F 9 Tf 9 50 Td (p = .049) Tj ET'), 'a.docx')).toEqual({
      unit: 'page',
      text: 'p = .049',
    });
    expect(await documentText(utf8('p = .049\r\n'), 'a.pdf')).toEqual({ unit: 'line', text: 'p = .049\n' });
  });

  it('is refused where there is no text, whatever the kind of file', async () => {
    for (const blank of ['', ' ', '\n\n', '\ufeff', '\ufeff\t\r\n\u00a0'])
      expect(await refused(utf8(blank), 'a.md'), JSON.stringify(blank)).toMatch(
        /^unreadable-document: a\.md is empty/,
      );
    expect(await refused(encoded(' \n', 'utf-16le', true), 'a.txt')).toContain('is empty');
    for (const paragraphs of [[], [''], [' ', '\u00a0']])
      expect(await refused(await word(...paragraphs), 'a.docx')).toContain('Word document without text');
    expect(await refused(pdf('9 9 50 50 re f'), 'a.pdf')).toContain('PDF without text');
    expect(await refused(pdf('BT /F 9 Tf 9 50 Td ( ) Tj ET'), 'a.pdf')).toContain('PDF without text');
  });

  it('is refused where the text cannot be had', async () => {
    const report = readFileSync('fixtures/documents/report-with-password.pdf');
    expect(await refused(report, 'a.pdf')).toContain('protected with a password');
    expect(await refused(utf8('%PDF-1.7\nnothing'), 'a.pdf')).toContain('damaged PDF');
    expect(await refused((await word('p')).subarray(0, 300), 'a.docx')).toContain('damaged Word document');
    const container = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    expect(await refused(Uint8Array.from(container), 'a.doc')).toContain('old office format');
    const encrypted = Uint8Array.from([...container, ...encoded('EncryptedPackage', 'utf-16le')]);
    expect(await refused(encrypted, 'a.docx')).toContain('protected with a password');
  });

  it('takes other archives for what they are', async () => {
    const zip = new JSZip();
    zip.file('xl/workbook.xml', '<workbook/>');
    const bytes = await zip.generateAsync({ type: 'uint8array' });
    expect(await refused(bytes, 'a.xlsx')).toMatch(/^foreign-format: /);
    expect(await refused(bytes, 'a.docx')).toContain('damaged Word document');
  });

  it('reads what old programs on Windows write, and refuses bytes that nothing explains', async () => {
    const letters = CP1252_CHARACTERS.join('');
    const bytes = encoded(`é² ${letters}`, 'windows-1252');
    expect(await documentText(bytes, 'a.txt')).toEqual({ unit: 'line', text: `é² ${letters}` });
    expect(await documentText(encoded('p = .049', 'utf-16be', true), 'a.txt')).toMatchObject({
      text: 'p = .049',
    });
    expect(await refused(Uint8Array.of(0x70, 0x0a, 0xe9, 0x0a), 'a.txt', 'utf-8')).toMatch(
      /^invalid-bytes: .*line 2/,
    );
    expect(await refused(Uint8Array.of(0x70, 0x0a, 0x81, 0x0a), 'a.txt')).toMatch(/^invalid-bytes: .*line 2/);
  });
});
