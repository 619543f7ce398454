import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, FootnoteReferenceRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import type { AuditResult } from '../../src/model/audit-result.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const DOCUMENTS = 'fixtures/documents';
const TEXT = readFileSync(join(DOCUMENTS, 'report.txt'), 'utf8');

/** A page with a black square. */
const PICTURE = `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>> endobj
4 0 obj <</Length 14>> stream
9 9 50 50 re f
endstream endobj
trailer <</Root 1 0 R>>
%%EOF
`;

/** The audit of a text, and its findings without their places. */
async function audited(path: string) {
  const { stdout, stderr, status } = await ensureStats('audit', '--text', path, '--format', 'json');
  expect(stderr).toBe('');
  const result = JSON.parse(stdout) as AuditResult;
  const findings = result.findings.map(({ place, cells, ...rest }) => ({
    ...rest,
    printed: cells.map(({ printed }) => printed.replaceAll('\u2011', '-')),
  }));
  const places = result.findings.map(({ place }) => `${place.unit} ${place.where}`);
  return { result, findings, places, paths: result.findings.map(({ cells }) => cells[0]?.path), status };
}

/** The text as Word keeps it after some editing: every paragraph in pieces, some italic, with characters that only Word puts in. */
function wordFile(text: string): Promise<Buffer> {
  const paragraphs = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const edited = line
        .replaceAll(', p', ',\u00a0p')
        .replace('significantly', 'signi\u00adficantly')
        .replace('efficacy', 'e\ufb03cacy')
        .replace('= -2,05', '= \u20112,05');
      const pieces = edited.match(/\p{L}(?=[ (]|\u00a0)|\d|[^\d]/gu) ?? [];
      return new Paragraph({
        children: pieces.map((piece) => new TextRun({ text: piece, italics: /^\p{L}$/u.test(piece) })),
      });
    });
  return Packer.toBuffer(new Document({ sections: [{ children: paragraphs }] }));
}

describe('audit --text of documents', async () => {
  const plain = await audited(join(DOCUMENTS, 'report.txt'));

  test('the text itself has five findings', () => {
    expect(plain.result.source.cells).toBe(8);
    expect(plain.places).toEqual(['line 3', 'line 5', 'line 7', 'line 11', 'line 11']);
    expect(plain.status).toBe(1);
  });

  test('a PDF has the same findings, by page', async () => {
    const pdf = await audited(join(DOCUMENTS, 'report.pdf'));
    expect(pdf.findings).toEqual(plain.findings);
    expect(pdf.result.checks).toEqual(plain.result.checks);
    expect(pdf.result.source.cells).toBe(8);
    expect(pdf.places).toEqual(['page 1', 'page 1', 'page 2', 'page 3', 'page 3']);
    expect(pdf.paths[2]).toBe('page[2]');
    expect(pdf.status).toBe(1);
    const { stdout } = await ensureStats('audit', '--text', join(DOCUMENTS, 'report.pdf'), '--lang', 'nl');
    expect(stdout).toContain('Pagina 3');
  });

  test('a Word document has the same findings, by paragraph', async () => {
    const path = join(temporaryFolder({ 'report.docx': await wordFile(TEXT) }), 'report.docx');
    const word = await audited(path);
    expect(word.findings).toEqual(plain.findings);
    expect(word.result.checks).toEqual(plain.result.checks);
    expect(word.places).toEqual(['paragraph 2', 'paragraph 3', 'paragraph 4', 'paragraph 6', 'paragraph 6']);
    expect(word.status).toBe(1);
    expect((await ensureStats('audit', '--text', path, '--lang', 'fr')).stdout).toContain('Paragraphe 4');
  });

  test('tests in cells, behind line breaks and in footnotes of a Word document are found', async () => {
    const cell = new TableCell({ children: [new Paragraph('Support: t(28) = 1.70, p = .050')] });
    const children = [
      new Paragraph({
        children: [
          new TextRun('Isolation'),
          new TextRun({ text: 't(84) = 2.05, p = .014', break: 1 }),
          new FootnoteReferenceRun(1),
        ],
      }),
      new Table({ rows: [new TableRow({ children: [cell] })] }),
    ];
    const footnotes = { 1: { children: [new Paragraph('Among women, t(40) = 2.05, p = .014.')] } };
    const bytes = await Packer.toBuffer(new Document({ sections: [{ children }], footnotes }));
    const { places, result } = await audited(join(temporaryFolder({ 'notes.docx': bytes }), 'notes.docx'));
    expect(result.source.cells).toBe(3);
    expect(places).toEqual(['paragraph 1', 'paragraph 2', 'paragraph 3']);
  });

  test.each(['en', 'nl', 'fr'])('what cannot be read is said in a line (%s): status 2', async (language) => {
    const word = await wordFile(TEXT);
    const pdf = readFileSync(join(DOCUMENTS, 'report.pdf'));
    const container = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
    const empty = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('')] }] }));
    const folder = temporaryFolder({
      'cut-short.docx': word.subarray(0, word.length / 2),
      'cut-short.pdf': pdf.subarray(0, pdf.length / 2),
      'only-head.pdf': '%PDF-1.7\nnothing',
      'picture.pdf': PICTURE,
      'old.doc': container,
      'password.docx': Buffer.concat([container, Buffer.from('EncryptedPackage', 'utf16le')]),
      'empty.docx': empty,
      'empty.txt': '',
      'blank.md': '\ufeff\r\n \u00a0\r\n',
      'password.pdf': readFileSync(join(DOCUMENTS, 'report-with-password.pdf')),
    });
    const says = {
      'cut-short.docx': /damaged|beschadigd|endommagé/,
      'cut-short.pdf': /damaged|beschadigd|endommagé/,
      'only-head.pdf': /damaged|beschadigd|endommagé/,
      'picture.pdf': /without text|zonder tekst|sans texte/,
      'old.doc': /old office format|oud Office-formaat|ancien format/,
      'password.docx': /password|wachtwoord|mot de passe/,
      'empty.docx': /without text|zonder tekst|sans texte/,
      'empty.txt': /is empty|is leeg|est vide/,
      'blank.md': /is empty|is leeg|est vide/,
      'password.pdf': /password|wachtwoord|mot de passe/,
    };
    for (const [name, message] of Object.entries(says)) {
      const path = join(folder, name);
      const { status, stdout, stderr } = await ensureStats('audit', '--text', path, '--lang', language);
      expect(stderr).toContain(path);
      expect(stderr).toMatch(message);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(stdout).toBe('');
      expect(status).toBe(2);
    }
  });

  test.each([
    ['thirty million letters', `<w:p><w:r><w:t>${'a'.repeat(30_000_000)}</w:t></w:r></w:p>`],
    ['many paragraphs', '<w:p/>'.repeat(50_100)],
  ])('a document that unpacks to too much is refused: %s', async (_, body) => {
    const folder = temporaryFolder();
    const path = join(folder, 'large.docx');
    const zip = new JSZip();
    zip.file('word/document.xml', `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`);
    writeFileSync(path, await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' }));
    const { stderr, status } = await ensureStats('audit', '--text', path);
    expect(status).toBe(2);
    expect(stderr).toContain('more text than the tool reads (20 MB unpacked or 50,000 paragraphs at most)');
  });
});
