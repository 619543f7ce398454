import {
  AlignmentType,
  Document,
  type Table as DocxTable,
  Footer,
  HeadingLevel,
  ImageRun,
  type IParagraphStylePropertiesOptions,
  type ISectionOptions,
  type ISpacingProperties,
  type IStylesOptions,
  LineRuleType,
  Packer,
  PageNumber,
  type PageNumberEstimator,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  type TableOfContents,
  TextRun,
} from 'docx';
import type { Language } from '../../model/language.ts';
import { printable } from '../../model/printable.ts';
import { locale } from '../conventions.ts';
import type { DrawnFigure } from '../figures/figure.ts';
import { SHEET } from '../figures/sheet.ts';
import type { Paragraphs } from '../sentences/paragraphs.ts';
import type { Table } from '../table.ts';
import { type Captions, startCaptions } from './docx-captions.ts';
import { docxGrid, docxRuns, TABLE_STYLES } from './docx-table.ts';
import { escapeXml } from './escape-xml.ts';
import { pageLayout, pageParts } from './page-layout.ts';
import { unbroken } from './unbroken.ts';
import { withoutTime } from './zip-time.ts';

/** What a document is about. */
export interface DocxDocument {
  readonly title: string;
  readonly language: Language;
}

/** A stretch of a document with its pages upright or across. */
export interface DocxPart {
  readonly landscape: boolean;
  readonly children: readonly DocxBlock[];
}

export type DocxBlock = Paragraph | DocxTable | TableOfContents;

export interface DocxExtras {
  /** Works out the pages that a table of contents names. */
  readonly pageNumbers?: PageNumberEstimator;
  /** A part for programs, which Word keeps and does not show. */
  readonly customXml?: { readonly path: string; readonly data: string };
  /** Addresses that the text links to by their ids. The library would give each a random one. */
  readonly links?: readonly { readonly id: string; readonly url: string }[];
}

/** Twentieths of a point: A4 and margins of 2.5 cm. */
const A4 = { width: 11_906, height: 16_838 } as const;
const MARGIN = 1_417;

/** What follows the tables of a document. */
export interface DocxAfterTables {
  readonly paragraphs?: Paragraphs | null;
  readonly figures?: readonly DrawnFigure[];
}

/** Tables as a Word document: captions, grids and notes in the form of the Publication Manual, on A4; text and figures follow them. */
export async function renderDocx(
  tables: readonly Table[],
  about: DocxDocument,
  { paragraphs = null, figures = [] }: DocxAfterTables = {},
): Promise<Uint8Array> {
  const captions = startCaptions([]);
  return docxDocument(
    [
      ...tables.map((table) => docxTable(table, captions)),
      ...(paragraphs === null ? [] : [docxParagraphs(paragraphs)]),
      ...docxFigures(figures, captions),
    ],
    about,
  );
}

/**
 * A table with its caption and notes; across the page when it has many rows and is too wide for an upright one.
 *
 * @param notesKept whether notes stay on the page of the table. What works out the pages of a table of contents cannot follow that.
 */
export function docxTable(table: Table, captions: Captions, notesKept = true): DocxPart {
  const parts = pageParts(table);
  const layouts = parts.map((part) => pageLayout(part));
  const notes = table.notes.map(
    (note, index) =>
      new Paragraph({
        style: 'TableNote',
        keepNext: notesKept && index < table.notes.length - 1,
        keepLines: true,
        children: docxRuns(note),
      }),
  );
  return {
    landscape: layouts.some(({ landscape }) => landscape) && table.rows.length > 0,
    children: [
      ...caption(table, captions),
      ...(table.rows.length === 0
        ? []
        : parts.flatMap((part, index) => [
            // Word joins grids that nothing stands between.
            ...(index === 0 ? [] : [new Paragraph({ style: 'TableText', keepNext: true, children: [] })]),
            docxGrid(part, layouts[index]!, notesKept),
          ])),
      ...notes,
      new Paragraph({ style: 'TableText', children: [] }),
    ],
  };
}

/**
 * Number in bold, below it the title in italics; a table without a number has its title in bold. Number and title are lines of one paragraph: Word
 * lists paragraphs with their numbers.
 */
function caption(
  { label, title, subtitle }: Pick<Table, 'label' | 'title' | 'subtitle'>,
  captions: Captions,
): Paragraph[] {
  const line = (children: readonly ParagraphChild[]) =>
    new Paragraph({ style: 'Caption', keepNext: true, children });
  const text = printable(title);
  return [
    label === null
      ? line([new TextRun({ text, bold: true })])
      : line([...captions.label(label), new TextRun({ text, italics: true, break: 1 })]),
    ...(subtitle === null ? [] : [line(docxRuns(subtitle))]),
  ];
}

/** A whole document; parts that follow each other the same way up share their pages. */
export async function docxDocument(
  parts: readonly DocxPart[],
  about: DocxDocument,
  { pageNumbers, customXml, links = [] }: DocxExtras = {},
): Promise<Uint8Array> {
  const title = printable(about.title);
  const document = new Document({
    title,
    creator: 'ensure-stats',
    styles: docxStyles(locale(about.language)),
    sections: sectionsOf(parts),
    ...(pageNumbers === undefined ? {} : { pageNumbers }),
  });
  countBookmarksAnew(document);
  const files = [{ path: 'docProps/core.xml', data: coreProperties(title, locale(about.language)) }];
  const { Relationships: relationships } = document.Document;
  for (const { id, url } of links) relationships.addRelationship(id, HYPERLINK, url, 'External');
  if (customXml !== undefined) {
    relationships.addRelationship('Data', CUSTOM_XML, `../${customXml.path}`);
    files.push(customXml);
  }
  return withoutTime(await Packer.pack(document, 'uint8array', false, files));
}

const CUSTOM_XML = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml';
const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

function sectionsOf(parts: readonly DocxPart[]): ISectionOptions[] {
  const joined: { landscape: boolean; children: DocxBlock[] }[] = [];
  for (const { landscape, children } of parts) {
    const last = joined.at(-1);
    if (last?.landscape === landscape) last.children.push(...children);
    else joined.push({ landscape, children: [...children] });
  }
  const pages = joined.length === 0 ? [{ landscape: false, children: [new Paragraph('')] }] : joined;
  return pages.map(({ landscape, children }) => ({
    properties: {
      page: {
        size: { ...A4, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN },
      },
    },
    footers: { default: pageNumber() },
    children,
  }));
}

function pageNumber(): Footer {
  const number = new TextRun({ children: [PageNumber.CURRENT], size: TABLE_SIZE });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] });
}

/** The properties of the document without the moment that it was made: the same tables give the same bytes. */
function coreProperties(title: string, locale: string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:title>${escapeXml(title)}</dc:title><dc:creator>ensure-stats</dc:creator><dc:language>${locale}</dc:language>`,
    '</cp:coreProperties>',
  ].join('');
}

/** What the package keeps to itself of a document. */
interface DocumentInside {
  readonly body: { readonly headingBookmarkIds: { get(heading: number): number } };
}

/** The package counts bookmarks across all documents of a process; counted by document, the same tables are the same bytes. */
function countBookmarksAnew(document: Document): void {
  const { body } = document.Document.View as unknown as DocumentInside;
  body.headingBookmarkIds.get = (heading) => heading + 1;
}

/** Pixels of a document are 1/96 inch, as those of the figures. */
const WIDTH = SHEET.width;
/** A page has room for no more under the number of the figure. */
const TALLEST = 890;

/** Figures for a Word document, each with its number above it and its text alternative; as wide as the text. */
export function docxFigures(figures: readonly DrawnFigure[], captions: Captions): DocxPart[] {
  return figures.flatMap((figure, index): DocxPart[] => {
    const children = docxFigure(figure, captions);
    if (children === null) return [];
    const space = index < figures.length - 1 ? [new Paragraph({ style: 'TableText', children: [] })] : [];
    return [{ landscape: false, children: [...children, ...space] }];
  });
}

/** Number, title, picture and notes; `null` where it was not drawn for print. */
export function docxFigure(
  { id, label, title, subtitle, notes, description, height, png }: DrawnFigure,
  captions: Captions,
): Paragraph[] | null {
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
    ...caption({ label, title, subtitle: [{ text: subtitle }] }, captions),
    new Paragraph({ style: 'TableText', keepNext: notes.length > 0, children: [image] }),
    ...notes.map((note) => new Paragraph({ style: 'TableNote', children: [new TextRun(printable(note))] })),
  ];
}

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

const FONT = 'Times New Roman';
/** Half points. */
const TEXT_SIZE = 22;
const TABLE_SIZE = 20;
/** Twentieths of a point. */
const HALF_INCH = 720;
const CONTENTS_INDENT = 360;

const SINGLE = { line: 240, lineRule: LineRuleType.AUTO } as const;

/** The styles of every Word document: text, headings of two levels, captions, tables, notes, lists and references. */
function docxStyles(locale: string): IStylesOptions {
  const heading = (size: number, before: number, italics = false) => ({
    run: { font: FONT, size, bold: true, italics, color: '000000' },
    paragraph: { spacing: { ...SINGLE, before, after: 120 }, keepNext: true, keepLines: true },
  });
  return {
    default: {
      document: {
        run: { font: FONT, size: TEXT_SIZE, language: { value: locale } },
        paragraph: { spacing: { ...SINGLE, before: 0, after: 0 } },
      },
      title: {
        run: { font: FONT, size: 36, bold: true, color: '000000' },
        paragraph: { spacing: { ...SINGLE, before: 0, after: 120 } },
      },
      heading1: heading(28, 360),
      heading2: heading(24, 280, true),
    },
    paragraphStyles: [
      named('Caption', 'caption', { after: 60 }),
      named(TABLE_STYLES[10], 'Table Text', { before: 20, after: 20 }, TABLE_SIZE),
      named(TABLE_STYLES[9], 'Table Text Small', { before: 20, after: 20 }, 18),
      named(TABLE_STYLES[8], 'Table Text Smaller', { before: 20, after: 20 }, 16),
      named('TableNote', 'Table Note', { before: 40 }, TABLE_SIZE),
      named('BodyText', 'Body Text', { after: 140, line: 276 }),
      named('ContentsTitle', 'Contents Title', { before: 360, after: 120 }, 28),
      named('ListItem', 'List Item', { after: 80 }),
      named('Bibliography', 'Bibliography', { after: 120 }, TEXT_SIZE, {
        indent: { left: HALF_INCH, hanging: HALF_INCH },
      }),
      named('TableofFigures', 'table of figures', { after: 40 }),
      ...[0, 1].map((level) =>
        named(`TOC${level + 1}`, `toc ${level + 1}`, { after: 40 }, TEXT_SIZE, {
          indent: { left: level * CONTENTS_INDENT },
        }),
      ),
    ],
  };
}

function named(
  id: string,
  name: string,
  spacing: ISpacingProperties,
  size = TEXT_SIZE,
  more: IParagraphStylePropertiesOptions = {},
) {
  return {
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    ...(size === TEXT_SIZE ? {} : { run: { size } }),
    paragraph: { ...more, spacing: { ...SINGLE, before: 0, after: 0, ...spacing } },
  };
}
