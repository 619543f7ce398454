import type { Warning } from '../model/result.ts';

/** A stretch of text in one type style. Renderers without italics or subscripts print it plain. */
export interface Run {
  readonly text: string;
  /** Statistical symbols: M, SD, t, p, d. */
  readonly italic?: true;
  readonly subscript?: true;
}

export type Text = readonly Run[];

export type Value = number | string | boolean | null;

/** A cell: as people read it, and the raw value behind it (the number itself, never rounded). */
export interface Cell {
  readonly text: string;
  readonly value: Value;
  /**
   * Where the text holds several numbers (the ends of an interval, a count and its share): each as a cell of its own, for formats
   * that people calculate with.
   */
  readonly parts?: readonly Cell[];
}

export type Align = 'left' | 'right' | 'center';

export interface TableColumn {
  readonly key: string;
  readonly header: Text;
  readonly align: Align;
  /** Heading that spans this column and its neighbours with the same group. */
  readonly group?: Text;
  /** Says what the row is about (a scale, a wave); repeated where a wide table is printed in parts. */
  readonly stub?: true;
}

/** `sub`: indented under the body row above. `section`: one cell, a heading over the rows that follow. */
export type RowKind = 'body' | 'sub' | 'section';

export interface TableRow {
  readonly kind: RowKind;
  readonly cells: readonly Cell[];
}

/** The same facts and more for programs: raw values under machine keys, always a rectangle. CSV prints this. */
export interface TableData {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

/** A titled table, the same for every output format. */
export interface Table {
  readonly id: string;
  /** `Table 1`, or `null` for a table that is not numbered. */
  readonly label: string | null;
  readonly title: string;
  /** A line of figures under the title. */
  readonly subtitle: Text | null;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly notes: readonly Text[];
  /** The warnings whose facts its notes or cells give in full; none unless given. */
  readonly told?: readonly Warning[];
  /** Worked out when it is asked for, where a table is usually printed for people. */
  readonly data: TableData;
}

/** Text without its type styles. */
export function plain(text: Text): string {
  return text.map((run) => run.text).join('');
}

export function plainText(text: string): Text {
  return [{ text }];
}

/** Texts one after the other, with a comma between. */
export function listed(texts: readonly Text[]): Text {
  return texts.flatMap((text, index) => (index === 0 ? text : [{ text: ', ' }, ...text]));
}

/** Label and title as one line: `Table 1. Change from pre-test to post-test`. */
export function heading(table: Table): string {
  return table.label === null ? table.title : `${table.label}. ${table.title}`;
}

/** A cell of words, whose value is the words. */
export function words(text: string): Cell {
  return { text, value: text };
}

/** A cell with nothing in it. */
export const EMPTY: Cell = { text: '', value: null };

/** Columns that follow each other under the same group heading. */
export interface ColumnGroup {
  readonly group: string | null;
  readonly columns: readonly number[];
}

/** The runs of neighbouring columns with one group heading, in order; a column without group stands alone. */
export function columnGroups(columns: readonly TableColumn[]): ColumnGroup[] {
  const groups: { group: string | null; columns: number[] }[] = [];
  columns.forEach((column, index) => {
    const group = column.group === undefined ? null : plain(column.group);
    const last = groups.at(-1);
    if (last !== undefined && group !== null && last.group === group) last.columns.push(index);
    else groups.push({ group, columns: [index] });
  });
  return groups;
}
