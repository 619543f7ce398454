import { HeadingLevel, Paragraph, TextRun } from 'docx';
import { printable } from '../../model/printable.ts';
import type { Paragraphs } from '../sentences/paragraphs.ts';
import type { DocxPart } from './docx.ts';
import { docxRuns } from './docx-table.ts';
import { unbroken } from './unbroken.ts';

/** Paragraphs under their heading, for a Word document. */
export function docxParagraphs({ heading, texts }: Paragraphs): DocxPart {
  return {
    landscape: false,
    children: [
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        children: [new TextRun(printable(heading))],
      }),
      ...texts.map((text) => new Paragraph({ style: 'BodyText', children: docxRuns(unbroken(text)) })),
    ],
  };
}
