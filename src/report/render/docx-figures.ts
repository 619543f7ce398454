import { ImageRun, Paragraph, TextRun } from 'docx';
import type { DrawnFigure } from '../figures/figure.ts';
import { SHEET } from '../figures/sheet.ts';
import type { DocxPart } from './docx.ts';

/** Pixels of a document are 1/96 inch, as those of the figures. */
const WIDTH = SHEET.width;
/** A page has room for no more under the number of the figure. */
const TALLEST = 890;

/** Figures for a Word document, each with its number above it and its text alternative; as wide as the text. */
export function docxFigures(figures: readonly DrawnFigure[]): DocxPart[] {
  return figures.flatMap((figure, index): DocxPart[] => {
    const children = docxFigure(figure);
    if (children === null) return [];
    const space = index < figures.length - 1 ? [new Paragraph({ style: 'TableText', children: [] })] : [];
    return [{ landscape: false, children: [...children, ...space] }];
  });
}

/** The number and the picture; `null` where it was not drawn for print. */
export function docxFigure({ id, label, title, description, height, png }: DrawnFigure): Paragraph[] | null {
  if (png === null) return null;
  const size = Math.min(1, TALLEST / height);
  // The package counts pictures across all documents of a process; the figure's own number keeps the same report the same bytes.
  const [number] = /\d+/.exec(label) ?? [];
  const image = new ImageRun({
    type: 'png',
    data: png,
    transformation: { width: Math.round(WIDTH * size), height: Math.round(height * size) },
    altText: { name: id, title, description, ...(number !== undefined && { id: number }) },
  });
  return [
    new Paragraph({
      style: 'Caption',
      keepNext: true,
      children: [new TextRun({ text: label, bold: true })],
    }),
    new Paragraph({ style: 'TableText', children: [image] }),
  ];
}
