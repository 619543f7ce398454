import {
  BuilderElement,
  InternalHyperlink,
  LeaderType,
  PageReference,
  Paragraph,
  type ParagraphChild,
  type Run,
  TabStopType,
  TextRun,
  type XmlComponent,
} from 'docx';
import { printable } from '../../model/printable.ts';

/** A table or figure by its label, `Table 3`, and its title. */
export interface Caption {
  readonly label: string;
  readonly title: string;
}

/** The captions of one document as Word counts them. */
export interface Captions {
  /** The label of a table or figure: a number that Word counts, in a bookmark that cross-references name. */
  label(label: string): ParagraphChild[];
  /** A label in running text: a cross-reference that Word keeps up to date, where its caption is in the document. */
  reference(label: string): ParagraphChild[];
}

/**
 * The captions of a document.
 *
 * @param labels those of the tables and figures that it holds
 */
export function startCaptions(labels: Iterable<string>): Captions {
  const known = new Set(labels);
  let bookmarks = 0;
  return {
    label(label) {
      const counted = countedLabel(label);
      if (counted === null) return [new TextRun({ text: printable(label), bold: true })];
      const { word, number } = counted;
      const id = String(FIRST_BOOKMARK + bookmarks++);
      return [
        element('w:bookmarkStart', { 'w:id': id, 'w:name': bookmarkOf(label) }),
        new TextRun({ text: `${word} `, bold: true }),
        ...field(`SEQ ${word} \\* ARABIC`, [new TextRun({ text: number, bold: true })], true),
        element('w:bookmarkEnd', { 'w:id': id }),
      ];
    },
    reference(label) {
      const text = new TextRun(printable(label));
      if (!known.has(label) || countedLabel(label) === null) return [text];
      // Without the last switch Word would make the reference bold, as the caption is.
      return field(`REF ${bookmarkOf(label)} \\h \\* MERGEFORMAT`, [text]);
    },
  };
}

/**
 * The captions that count by one word as a list under its heading, as Word makes it of their fields: its entries are links, with the pages where these
 * are worked out. Empty where there are none.
 */
export function captionList(
  heading: string,
  captions: readonly Caption[],
  pageNumbers: boolean,
): Paragraph[] {
  const entries = captions.filter(({ label }) => countedLabel(label) !== null);
  const word = entries[0] === undefined ? null : countedLabel(entries[0].label)!.word;
  if (word === null) return [];
  const [begin, separate, end] = fieldMarks(`TOC \\h \\z ${pageNumbers ? '' : '\\n '}\\c "${word}"`);
  const title = new Paragraph({
    style: 'ContentsTitle',
    keepNext: true,
    children: [new TextRun({ text: heading, bold: true })],
  });
  return [
    title,
    ...entries.map(({ label, title: of }, index) => {
      const text = new TextRun(printable(`${label} ${of}`));
      const page = pageNumbers ? [new TextRun({ text: '\t' }), new PageReference(bookmarkOf(label))] : [];
      const link = new InternalHyperlink({ anchor: bookmarkOf(label), children: [text, ...page] });
      return new Paragraph({
        style: 'TableofFigures',
        ...(pageNumbers && { tabStops: [PAGE_TAB] }),
        children: [
          ...(index === 0 ? [...begin, separate] : []),
          link,
          ...(index === entries.length - 1 ? [end] : []),
        ],
      });
    }),
  ];
}

/** At the right margin of an upright page. */
const PAGE_TAB = { type: TabStopType.RIGHT, position: 9_071, leader: LeaderType.DOT } as const;

/** Bookmarks of headings are counted from 1. */
const FIRST_BOOKMARK = 10_001;

/** `Table 3` as the word and the number that Word counts by it; `null` for a label that is no such thing. */
function countedLabel(label: string): { readonly word: string; readonly number: string } | null {
  const [, word, number] = /^(\p{L}+) (\d+)$/u.exec(label) ?? [];
  return word === undefined || number === undefined ? null : { word, number };
}

/** Word hides bookmarks that begin so from its list, as those that it makes for cross-references. */
function bookmarkOf(label: string): string {
  return `_Ref_${label.replace(/[^\p{L}\p{N}]+/gu, '_')}`.slice(0, LONGEST_BOOKMARK);
}

/** Word reads no longer name. */
const LONGEST_BOOKMARK = 40;

/** A field with the result that it has now, so that Word need not ask whether to work it out. */
function field(instruction: string, result: readonly ParagraphChild[], bold = false): ParagraphChild[] {
  const [begin, separate, end] = fieldMarks(instruction, bold);
  return [...begin, separate, ...result, end];
}

/**
 * What stands before, between and after the instruction of a field and its result.
 *
 * @param bold Word gives a result that it works out anew the type of the instruction
 */
function fieldMarks(instruction: string, bold = false): [begin: Run[], separate: Run, end: Run] {
  const mark = (type: 'begin' | 'separate' | 'end') =>
    runOf(element('w:fldChar', { 'w:fldCharType': type }), bold);
  const text = new BuilderElement({
    name: 'w:instrText',
    attributes: { space: { key: 'xml:space', value: 'preserve' } },
    children: [` ${instruction} ` as unknown as XmlComponent],
  });
  return [[mark('begin'), runOf(text, bold)], mark('separate'), mark('end')];
}

function runOf(child: XmlComponent, bold: boolean): Run {
  const type = bold ? [new BuilderElement({ name: 'w:rPr', children: [element('w:b', {})] })] : [];
  return new BuilderElement({ name: 'w:r', children: [...type, child] }) as unknown as Run;
}

/** What the library has no class for that writes its own ids, which here are counted by document. */
function element(name: string, attributes: Readonly<Record<string, string>>): Run {
  const written = Object.entries(attributes).map(([key, value]) => [key, { key, value }] as const);
  return new BuilderElement({ name, attributes: Object.fromEntries(written) }) as unknown as Run;
}
