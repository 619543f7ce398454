import { ImageRun, Paragraph, TextRun } from 'docx';
import type { DrawnFigure } from '../figures/figure.ts';
import { SHEET } from '../figures/sheet.ts';
import type { DocxPart } from './docx.ts';

/** Pixels of a document are 1/96 inch, as those of the figures. */
const WIDTH = SHEET.width;

/** Figures for a Word document, each with its number above it and its text alternative; as wide as the text. */
export function docxFigures(figures: readonly DrawnFigure[]): DocxPart[] {
  return figures.flatMap(({ id, label, title, description, height, png }, index): DocxPart[] => {
    if (png === null) return [];
    const image = new ImageRun({
      type: 'png',
      data: png,
      transformation: { width: WIDTH, height },
      altText: { name: id, title, description },
    });
    return [
      {
        landscape: false,
        children: [
          new Paragraph({
            style: 'Caption',
            keepNext: true,
            children: [new TextRun({ text: label, bold: true })],
          }),
          new Paragraph({ style: 'TableText', children: [image] }),
          ...(index < figures.length - 1 ? [new Paragraph({ style: 'TableText', children: [] })] : []),
        ],
      },
    ];
  });
}
