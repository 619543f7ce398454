import type { Language } from '../context.ts';
import type { DrawnFigure } from '../figures/figure.ts';
import type { Table, Text } from '../table.ts';

/** A whole report before it is written down: what it says, in order, for any kind of page. */
export interface ReportDocument {
  readonly title: string;
  readonly language: Language;
  /** When and with what it was made. */
  readonly made: Text;
  readonly sections: readonly DocumentSection[];
  /** The numbers of the tables for programs, as JSON text. */
  readonly data: string;
  /** Words of the page itself. */
  readonly words: Readonly<Record<'contents' | 'skip' | 'tables' | 'figures', string>>;
}

export interface DocumentSection {
  /** Unique in the document; letters, digits and hyphens. */
  readonly id: string;
  /** 1 is a part of the report, 2 a part of that. */
  readonly level: 1 | 2;
  readonly title: string;
  /** Begins on a page of its own where it is printed, so that the pages before it do not move it. */
  readonly newPage?: true;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: Text }
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  /** Entries of a reference list, each with a hanging indent. */
  | { readonly kind: 'references'; readonly entries: readonly Text[] }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'figure'; readonly figure: DrawnFigure }
  /** Where the data stand, which depends on the kind of file. */
  | { readonly kind: 'data'; readonly html: Text; readonly docx: Text };

/** Where a program finds the numbers: the element of a page, and the part of a Word document. */
export const DATA_ELEMENT = 'report-data';
export const DATA_PART = 'customXml/item1.xml';
