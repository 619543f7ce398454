import { type DocumentArguments, document } from '../../generated/messages/document.ts';
import type { FigureKind } from '../../model/figure-data.ts';
import type { Context } from '../context.ts';
import { type DrawnFigure, figureId } from '../figures/figure.ts';
import { listed, plain, type Table, type Text } from '../table.ts';
import { printed, textsOf } from '../text/catalogue.ts';
import type { Values } from '../text/markup.ts';
import { hiddenNote, tellsNothing, withWithheldNote } from '../withheld.ts';
import type { ReportSources } from './build.ts';
import type { Block } from './document.ts';

/** What every part of a report is put together from. */
export interface SectionInput {
  /** Without warnings, which have a part of their own. */
  readonly sources: ReportSources;
  readonly warnings: readonly Text[];
  readonly context: Context;
  readonly own: DocumentWords;
  readonly numbering: Numbering;
}

/** The figures of a kind; with a scale those of that scale, which may be on several pages. */
export function figuresOf({ sources }: SectionInput, kind: FigureKind, scale?: string): DrawnFigure[] {
  const id = figureId(kind, scale);
  const part = /^-\d+$/;
  return sources.figures.filter(
    (figure) =>
      figure.kind === kind &&
      (scale === undefined ||
        figure.id === id ||
        (figure.id.startsWith(id) && part.test(figure.id.slice(id.length)))),
  );
}

/** Gives tables and figures their numbers in the order in which they are placed. */
interface Numbering {
  table(table: Table): Placed;
  figure(figure: DrawnFigure): Placed;
}

interface Placed {
  /** As the text refers to it. */
  readonly label: Text;
  readonly block: Block;
}

export function startNumbering(context: Context): Numbering {
  let tables = 0;
  let figures = 0;
  return {
    table(table) {
      const label = context.word('table.label', { number: context.number.count(++tables) });
      return {
        label: referenceTo(label),
        block: { kind: 'table', table: withWithheldNote({ ...table, label }, context) },
      };
    },
    figure(figure) {
      const label = context.word('figure.label', { number: context.number.count(++figures) });
      return { label: referenceTo(label), block: { kind: 'figure', figure: { ...figure, label } } };
    },
  };
}

/** Those of which nothing could be read, for all their numbers are withheld. */
export function hiddenAmong(tables: readonly Table[], { withheld }: Context): Table[] {
  return withheld === undefined ? [] : tables.filter(tellsNothing);
}

/** A sentence that names the tables that are not shown. */
export function hiddenTables(hidden: readonly Table[], context: Context): Block[] {
  return hidden.length === 0 ? [] : [{ kind: 'paragraph', text: [{ text: hiddenNote(hidden, context) }] }];
}

function referenceTo(label: string): Text {
  return [{ text: label, reference: true }];
}

/** `Table 1`, `Table 1 and Table 2`, `Table 1, Table 2 and Table 3`. */
export function enumerated(labels: readonly Text[], words: DocumentWords): Text {
  const last = labels.at(-1) ?? [];
  if (labels.length < 2) return last;
  return words.text('and', { before: listed(labels.slice(0, -1), ', '), last });
}

export type DocumentKey = keyof DocumentArguments<never>;

/** What a report says around its tables and figures, in one language. */
export interface DocumentWords {
  text(key: DocumentKey, values?: Values): Text;
  /** The same without type styles. */
  word(key: DocumentKey, values?: Values): string;
}

/** @throws RangeError (when a text is asked for) where a placeholder has no value */
export function documentWords(context: Pick<Context, 'language' | 'number'>): DocumentWords {
  const texts = textsOf(document, context.language);
  const text = (key: DocumentKey, values: Values = {}) => printed(texts[key], values, context);
  return { text, word: (key, values) => plain(text(key, values)) };
}
