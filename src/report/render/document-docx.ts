import {
  ConcreteHyperlink,
  HeadingLevel,
  type PageNumberEstimator,
  Paragraph,
  type ParagraphChild,
  TableOfContents,
  TextRun,
} from 'docx';
import { printable } from '../../model/printable.ts';
import { type Block, DATA_PART, type DocumentSection, type ReportDocument } from '../document/document.ts';
import type { Text } from '../table.ts';
import { type DocxBlock, type DocxPart, docxDocument, docxFigure, docxTable } from './docx.ts';
import { type Caption, type Captions, captionList, startCaptions } from './docx-captions.ts';
import { docxRuns } from './docx-table.ts';
import { escapeXml } from './escape-xml.ts';
import { linked } from './links.ts';
import { unbroken } from './unbroken.ts';

/** No pages: without an estimator Word would ask to fill them in whenever it opens the file. */
const noPages: PageNumberEstimator = () => ({ bookmarks: new Map() });

/**
 * A report as a Word document: title, contents, headings, tables in the form of the Publication Manual, figures
 * with their text alternatives; its numbers are a custom XML part, which Word keeps when the file is edited and saved. Captions, references to them
 * and their lists are fields.
 *
 * @param pageNumbers whether the contents have page numbers, worked out as Word lays out pages, which takes most of the time; else they are links
 */
export async function documentDocx(
  document: ReportDocument,
  { pageNumbers = false }: { readonly pageNumbers?: boolean } = {},
): Promise<Uint8Array> {
  const { title, language, sections, data } = document;
  const links: Link[] = [];
  const blocks = sections.flatMap((section) => section.blocks);
  const lists = {
    tables: blocks.flatMap((block) => (block.kind === 'table' ? captionOf(block.table) : [])),
    figures: blocks.flatMap((block) =>
      block.kind === 'figure' && block.figure.png !== null ? captionOf(block.figure) : [],
    ),
  };
  const captions = startCaptions([...lists.tables, ...lists.figures].map(({ label }) => label));
  const writing = { links, captions, notesKept: !pageNumbers };
  const parts = [
    { landscape: false, children: front(document, lists, pageNumbers) },
    ...partsOf(sections, writing),
  ];
  const customXml = { path: DATA_PART, data: dataXml(data) };
  const estimator = pageNumbers ? (await import('docx/layout')).estimatePageNumbers : noPages;
  return docxDocument(parts, { title, language }, { pageNumbers: estimator, customXml, links });
}

interface Link {
  readonly id: string;
  readonly url: string;
}

interface Writing {
  /** Filled while the text is written. */
  readonly links: Link[];
  readonly captions: Captions;
  readonly notesKept: boolean;
}

function captionOf({ label, title }: { readonly label: string | null; readonly title: string }): Caption[] {
  return label === null ? [] : [{ label, title }];
}

function front(
  { title, made, words }: ReportDocument,
  { tables, figures }: { readonly tables: readonly Caption[]; readonly figures: readonly Caption[] },
  pageNumbers: boolean,
): DocxBlock[] {
  return [
    new Paragraph({ style: 'Title', children: [new TextRun(printable(title))] }),
    new Paragraph({ style: 'BodyText', children: docxRuns(made) }),
    new Paragraph({
      style: 'ContentsTitle',
      keepNext: true,
      children: [new TextRun({ text: words.contents, bold: true })],
    }),
    new TableOfContents(words.contents, {
      hyperlink: true,
      headingStyleRange: '1-2',
      ...(pageNumbers ? {} : { pageNumbersEntryLevelsRange: '1-2' }),
    }),
    ...captionList(words.tables, tables, pageNumbers),
    ...captionList(words.figures, figures, pageNumbers),
  ];
}

/** Headings and what introduces a table or a figure stand on the page of what follows them. */
function partsOf(sections: readonly DocumentSection[], writing: Writing): DocxPart[] {
  const parts: DocxPart[] = [];
  let waiting: DocxBlock[] = [];
  const place = ({ landscape, children }: DocxPart) => {
    parts.push({ landscape, children: [...waiting, ...children] });
    waiting = [];
  };
  for (const { level, title, newPage = false, blocks } of sections) {
    waiting.push(headingOf(level, title, newPage));
    blocks.forEach((block, index) => {
      const next = blocks[index + 1];
      if (block.kind === 'paragraph' && (next?.kind === 'table' || next?.kind === 'figure'))
        waiting.push(
          new Paragraph({ style: 'BodyText', keepNext: true, children: withLinks(block.text, writing) }),
        );
      else place(partOf(block, writing));
    });
  }
  return parts;
}

function headingOf(level: DocumentSection['level'], title: string, pageBreakBefore: boolean): Paragraph {
  return new Paragraph({
    pageBreakBefore,
    heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    children: [new TextRun(printable(title))],
  });
}

function partOf(block: Block, writing: Writing): DocxPart {
  if (block.kind === 'table') return docxTable(block.table, writing.captions, writing.notesKept);
  return { landscape: false, children: blocksOf(block, writing) };
}

function blocksOf(block: Exclude<Block, { readonly kind: 'table' }>, writing: Writing): DocxBlock[] {
  switch (block.kind) {
    case 'paragraph':
      return [new Paragraph({ style: 'BodyText', children: withLinks(block.text, writing) })];
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({ style: 'ListItem', bullet: { level: 0 }, children: withLinks(item, writing) }),
      );
    case 'references':
      return block.entries.map(
        (entry) => new Paragraph({ style: 'Bibliography', children: withLinks(entry, writing) }),
      );
    case 'figure':
      return [
        ...(docxFigure(block.figure, writing.captions) ?? []),
        new Paragraph({ style: 'TableText', children: [] }),
      ];
    case 'data':
      return [new Paragraph({ style: 'BodyText', children: docxRuns(block.docx) })];
  }
}

function withLinks(text: Text, { links, captions }: Writing): ParagraphChild[] {
  return linked(unbroken(text)).flatMap(({ run, url }): ParagraphChild[] => {
    if (run.reference) return captions.reference(run.text);
    if (url === null) return docxRuns([run]);
    const id = `Link${links.length + 1}`;
    links.push({ id, url });
    return [new ConcreteHyperlink([new TextRun({ text: run.text, style: 'Hyperlink' })], id)];
  });
}

/** JSON as the text of an XML element. What XML cannot hold is written as JSON escapes it. */
function dataXml(json: string): string {
  const text = escapeXml(json).replace(
    /[\u007f-\u009f\ufffe\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<data xmlns="urn:ensure-stats:report:1" type="application/json">${text}</data>\n`;
}
