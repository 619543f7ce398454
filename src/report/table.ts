/**
 * A table is a list of columns and a list of rows. Each column says what it is called, what it prints of a row, and under which key
 * programs (CSV) get the same; what only programs get is a column with a value and no cell. To write one, make the rows first (what a
 * line is about, with the numbers that it is read from), then the columns:
 *
 * ```ts
 * export function pairsTable(result: Result, context: Context): Table | null {
 *   const rows = comparedScores(result).flatMap((score) => {
 *     const { pairs } = score.comparison;
 *     // These cells know what was withheld of the pairs, and why the others are blank.
 *     return pairs === undefined ? [] : [{ ...score, pairs, own: numberCells(context, pairs, 'zero-variance') }];
 *   });
 *   if (rows.length === 0) return null;
 *   return tableOf(context, {
 *     id: 'pairs',
 *     title: context.word('title.pairs'),
 *     rows,
 *     kind: rowKind,
 *     name: ({ scale }) => context.name(scale.name),
 *     columns: [
 *       // Only for programs.
 *       { key: 'scale', value: ({ scale }) => scale.id },
 *       // Printed, and for programs under `name`.
 *       { key: 'name', header: context.text('column.scale'), stub: true, cell: ({ scale }) => words(context.name(scale.name)) },
 *       // Printed, and for programs under its own key as the raw value of the cell; numbers stand to the right.
 *       numberColumn('n', context.text('column.n'), ({ pairs }) => countCell(pairs.n, context)),
 *       numberColumn('correlation', context.text('column.correlation'), ({ own, pairs }) => own.bounded(pairs.correlation, 2)),
 *       // A cell of two numbers: each is a column of the data.
 *       numberColumn('interval', heading, ({ own, pairs }) => own.interval([pairs.ci.lower, pairs.ci.upper], 2), {
 *         data: ['ciLower', 'ciUpper'],
 *       }),
 *     ],
 *     notes: (blanks) => labelledNotes(context, [context.text('note.pairs'), ...blanks]),
 *   });
 * }
 * ```
 *
 * Columns, cells, data, the mark on rows from which something was withheld, and the note on blank cells come of that list, in every format.
 * Where programs get other rows than people (a line per wave instead of a column per wave), `data` is a list of columns of its own.
 */
import type { Count, Warning } from '../model/result.ts';
import type { Context } from './context.ts';
import { MISSING, WITHHELD } from './number-format.ts';

/** A stretch of text in one type style. Renderers without italics or subscripts print it plain. */
export interface Run {
  readonly text: string;
  /** Statistical symbols: M, SD, t, p, d. */
  readonly italic?: true;
  readonly subscript?: true;
  /** It holds the sign of a number that was withheld. */
  readonly withheld?: true;
  /** The label of a table or figure of the same document, `Table 3`, to which the text refers. */
  readonly reference?: true;
}

/** A text with type styles, such as symbols in italics. */
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
  /** What the parts are, where they are not numbers of one kind. */
  readonly partKind?: PartKind;
  /** The number, or one of its parts, was withheld for the respondents' privacy. */
  readonly withheld?: true;
  /** Why there is no number. */
  readonly blank?: Blank;
}

/** The lower and the upper end of an interval or a range; a count and its percentage. */
export type PartKind = 'ends' | 'share';

/** Why a quantity is printed as a dash. */
export type BlankReason =
  | 'no-scores'
  | 'too-few'
  | 'too-few-items'
  | 'zero-variance'
  | 'no-highest-score'
  | 'no-interval'
  | 'not-computed';

export interface Blank {
  readonly reason: BlankReason;
  /** Where, in the note that explains it; the name of its row unless given. */
  readonly where?: string;
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
  /** A heading for each part, where cells have several: a format that gives each a column of its own heads it so. */
  readonly parts?: readonly Text[];
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
  /** Its rows are read whole: a page is turned rather than the columns set in parts. */
  readonly whole?: true;
  /** Worked out when it is asked for: a table is usually printed for people. */
  readonly data: () => TableData;
}

/** A column that is printed; programs get the raw value of its cells as well. */
export interface PrintedColumn<Row> {
  readonly key: string;
  readonly header: Text;
  /** `left` unless given. */
  readonly align?: Align;
  readonly group?: Text | undefined;
  readonly stub?: true;
  /** Printed only when this holds; programs get it all the same. */
  readonly when?: boolean;
  readonly cell: (row: Row) => Cell;
  /**
   * The keys for programs: its own key unless given; several for a cell of several parts, each of which is one; none where other columns
   * give programs the same.
   */
  readonly data?: readonly string[];
  /** What the parts of its cells are called where each has a column of its own; `95% CI, lower` and the like unless given. */
  readonly parts?: readonly Text[];
}

/** A printed column of numbers: to the right. */
export function numberColumn<Row>(
  key: string,
  header: Text,
  cell: (row: Row) => Cell,
  more: Partial<Omit<PrintedColumn<Row>, 'key' | 'header' | 'align' | 'cell'>> = {},
): PrintedColumn<Row> {
  return { key, header, align: 'right', cell, ...more };
}

/** A column that only programs get. A cell in the place of a value says besides whether the value was withheld. */
export interface DataColumn<Row> {
  readonly key: string;
  readonly value: (row: Row) => Value | undefined | Pick<Cell, 'value' | 'withheld'>;
}

export type Column<Row> = PrintedColumn<Row> | DataColumn<Row>;

/** A heading over the rows that follow. */
export interface Section {
  readonly section: string;
}

export interface TableParts<Row> extends Pick<Table, 'id' | 'title' | 'told'> {
  readonly label?: string | null;
  readonly subtitle?: Text | null;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly (Row | Section)[];
  /** Every row is a `body` unless this says so. */
  readonly kind?: (row: Row) => RowKind;
  /** What a row is called where its blank cells are explained. */
  readonly name?: (row: Row) => string;
  /** @param blanks the note on blank cells, where there are some */
  readonly notes: (blanks: readonly Text[]) => readonly Text[];
  /** What programs get, where these are other rows than are printed. */
  readonly data?: () => TableData;
}

/** A table of its columns and rows. */
export function tableOf<Row extends object>(context: Context, parts: TableParts<Row>): Table {
  const { id, label = null, title, subtitle = null, columns, rows, kind, name, notes, told, data } = parts;
  const printed = columns.filter(isPrinted).filter(({ when }) => when !== false);
  const blanks: Blank[] = [];
  const body = rows.map((row): TableRow => {
    if (isSection(row)) return { kind: 'section', cells: [words(row.section)] };
    const cells = printed.map(({ cell }) => cell(row));
    for (const { blank } of cells)
      if (blank !== undefined) blanks.push({ where: name?.(row) ?? '', ...blank });
    return { kind: kind?.(row) ?? 'body', cells };
  });
  return {
    id,
    label,
    title,
    subtitle,
    columns: printed.map(({ key, header, align = 'left', group, stub, parts: named }, index) => {
      const found = partHeadings(
        header,
        body.flatMap(({ cells }) => cells[index] ?? []),
        context,
      );
      const parts = found.map((heading, part) => named?.[part] ?? heading);
      return {
        key,
        header,
        align,
        ...(group && { group }),
        ...(stub && { stub }),
        ...(parts.length > 1 && { parts }),
      };
    }),
    rows: body,
    notes: notes(explainBlanks(blanks, context)),
    ...(told && { told }),
    data: data ?? (() => dataOf(columns, rows.filter(isRow), context)),
  };
}

/** `95% CI, lower` and `95% CI, upper`; empty where no cell has parts. */
function partHeadings(header: Text, cells: readonly Cell[], context: Context): Text[] {
  let most: Cell | null = null;
  for (const cell of cells)
    if (cell.parts !== undefined && cell.parts.length > (most?.parts?.length ?? 0)) most = cell;
  const { parts = [], partKind } = most ?? {};
  return parts.map((_, index) => {
    if (partKind === 'ends') return context.text(index === 0 ? 'part.lower' : 'part.upper', { header });
    if (partKind === 'share') return context.text(index === 0 ? 'part.count' : 'part.share', { header });
    return context.text('part.number', { header, number: String(index + 1) });
  });
}

/**
 * What programs get of these rows. Where something was withheld from the result, one more column says whether something was withheld
 * from the row.
 *
 * @param context without it there is no such column: nothing of these rows can be withheld
 */
export function dataOf<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  context?: Pick<Context, 'withheld'>,
): TableData {
  const marks = context?.withheld !== undefined;
  return {
    columns: [...columns.flatMap(keysOf), ...(marks ? ['withheld'] : [])],
    rows: rows.map((row) => {
      const read = columns.flatMap((column) => readingsOf(column, row));
      const values = read.map(({ value }) => value);
      return marks ? [...values, read.some(({ withheld }) => withheld)] : values;
    }),
  };
}

function keysOf<Row>(column: Column<Row>): readonly string[] {
  return isPrinted(column) && column.data !== undefined ? column.data : [column.key];
}

function readingsOf<Row>(column: Column<Row>, row: Row): Pick<Cell, 'value' | 'withheld'>[] {
  if (!isPrinted(column)) {
    const value = column.value(row) ?? null;
    return [typeof value === 'object' && value !== null ? value : { value }];
  }
  const { data: keys = [column.key] } = column;
  if (keys.length === 0) return [];
  const cell = column.cell(row);
  if (keys.length === 1) return [cell];
  return keys.map((_, index) => cell.parts?.[index] ?? { ...cell, value: null });
}

function isPrinted<Row>(column: Column<Row>): column is PrintedColumn<Row> {
  return 'cell' in column;
}

function isSection<Row extends object>(row: Row | Section): row is Section {
  return 'section' in row;
}

function isRow<Row extends object>(row: Row | Section): row is Row {
  return !isSection(row);
}

/** A note that says why each blank cell is blank; none where there are none. */
function explainBlanks(blanks: readonly Blank[], context: Context): Text[] {
  const places = new Map<BlankReason, Set<string>>();
  for (const { reason, where = '' } of blanks)
    places.set(reason, (places.get(reason) ?? new Set()).add(where));
  if (places.size === 0) return [];
  const reasons = [...places].map(
    ([reason, where]) => `${context.word(`gap.${reason}`)} (${placesText([...where], context)})`,
  );
  return [context.text('note.gaps', { dash: MISSING, reasons: reasons.join(context.word('separator')) })];
}

/** Names of rows in a list; a name may hold a comma itself: `Family, pre-test; Friends, post-test`. */
function placesText(places: readonly string[], context: Context): string {
  return places.join(places.some((place) => place.includes(',')) ? context.word('separator') : ', ');
}

/** Text without its type styles. */
export function plain(text: Text): string {
  return text.map((run) => run.text).join('');
}

export function plainText(text: string): Text {
  return [{ text }];
}

/** Texts one after the other, with a comma or another text between. */
export function listed(texts: readonly Text[], separator = ', '): Text {
  return texts.flatMap((text, index) => (index === 0 ? text : [{ text: separator }, ...text]));
}

/** What fills a place in a text: words as they are, or a text with type styles, or with the sign of what was withheld. */
export type Phrase = string | Text;

/** Phrases one after the other. */
export function joined(phrases: readonly Phrase[], separator = ''): Phrase {
  const text = listed(phrases.map(textOf), separator);
  if (text.some(({ italic, subscript }) => italic || subscript)) return text;
  const withheld = text.some((run) => run.withheld);
  return withheld ? [{ text: plain(text), withheld }] : plain(text);
}

export function textOf(phrase: Phrase): Text {
  return typeof phrase === 'string' ? plainText(phrase) : phrase;
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

/** A cell whose number was withheld. */
export const WITHHELD_CELL: Cell = { text: WITHHELD, value: null, withheld: true };

/** A cell of text that may hold counts that were withheld. */
export function phraseCell(phrase: Phrase): Cell {
  const text = textOf(phrase);
  return { ...words(plain(text)), ...(text.some(({ withheld }) => withheld) && { withheld: true }) };
}

/** A cell in a sentence. */
export function phraseOf({ text, withheld }: Cell): Phrase {
  return withheld ? [{ text, withheld }] : text;
}

/** A count of respondents in a sentence. */
export function countText(count: Count, { number }: Pick<Context, 'number'>): Phrase {
  return count === null ? phraseOf(WITHHELD_CELL) : number.count(count);
}

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
