import { printable } from '../../model/printable.ts';
import { columnGroups, plain, type Table, type TableColumn, type TableRow } from '../table.ts';
import { displayWidth, longestPiece } from './text-width.ts';

/** Some columns of a table, and how wide each is printed. */
export interface Panel {
  /** Positions in `table.columns`. */
  readonly columns: readonly number[];
  readonly widths: readonly number[];
  /** Blanks between columns. */
  readonly gap: number;
  /** The first stub (the scale) stands on a line of its own above its rows, which are indented. */
  readonly leadLine: boolean;
}

export const INDENT = '  ';

const NARROWEST_TEXT = 12;
const NARROWEST_NAME = 28;
const WIDEST_WORD = 24;

interface Size {
  readonly minimum: number;
  readonly natural: number;
  readonly isText: boolean;
}

/**
 * How a table is laid out in `width` columns, in order of preference: as it is; with the name of the scale on a line of its
 * own above its rows; in panels below each other, each with some of the columns.
 */
export function planPanels(table: Table, width: number): Panel[] {
  const sizes = table.columns.map((_, index) => sizeOf(table, index, width));
  const all = table.columns.map((_, index) => index);
  const whole = arrange(table, all, sizes, width);
  return whole === null ? decks(table, sizes, width) : [whole];
}

/** The columns in one panel when they fit side by side, else `null`. */
function arrange(
  { columns }: Table,
  wanted: readonly number[],
  sizes: readonly Size[],
  width: number,
): Panel | null {
  const flat = panel(wanted, sizes, 2, false, width);
  const name = columns[0];
  const canLead = name?.stub === true && name.align === 'left' && wanted.length > 2;
  if (!canLead) return flat;
  // A name that breaks over lines tears the rows under it apart; without rows under it, it may.
  const tears = columns[1]?.stub === true && flat !== null && flat.widths[0]! < sizes[0]!.natural;
  if (flat !== null && !tears) return flat;
  const own = wanted.slice(1);
  const [loose, tight] = [panel(own, sizes, 2, true, width), panel(own, sizes, 1, true, width)];
  if (loose === null || (breaksText(loose, sizes) && tight !== null && !breaksText(tight, sizes))) {
    return tight ?? flat;
  }
  return loose;
}

/** Whether some column of words is narrower than its longest cell. */
function breaksText({ columns, widths }: Panel, sizes: readonly Size[]): boolean {
  return columns.some((column, at) => sizes[column]!.isText && widths[at]! < sizes[column]!.natural);
}

/** The panel when its columns fit, else `null`. */
function panel(
  columns: readonly number[],
  sizes: readonly Size[],
  gap: number,
  leadLine: boolean,
  width: number,
): Panel | null {
  const available = width - gap * (columns.length - 1) - (leadLine ? INDENT.length : 0);
  const own = columns.map((column) => sizes[column]!);
  const widths = own.map(({ minimum }) => minimum);
  let spare = available - widths.reduce((sum, each) => sum + each, 0);
  if (spare < 0) return null;
  // Names first, then headings: one blank at a time to the column that lacks most.
  for (const isText of [true, false]) {
    while (spare > 0) {
      const neediest = neediestColumn(own, widths, isText);
      if (neediest === -1) break;
      widths[neediest]!++;
      spare--;
    }
  }
  return { columns, widths, gap, leadLine };
}

function neediestColumn(sizes: readonly Size[], widths: readonly number[], isText: boolean): number {
  let neediest = -1;
  let most = 0;
  sizes.forEach((size, index) => {
    const need = size.natural - widths[index]!;
    if (size.isText === isText && need > most) {
      most = need;
      neediest = index;
    }
  });
  return neediest;
}

/** Panels as full as they go; columns under one heading stay together where they can. */
function decks(table: Table, sizes: readonly Size[], width: number): Panel[] {
  const { columns } = table;
  const stubs = columns.flatMap((column, index) => (column.stub ? [index] : []));
  const layOut = (own: readonly number[]) => arrange(table, [...stubs, ...own], sizes, width);
  const squeeze = (own: readonly number[]) => squeezed([...stubs.slice(1), ...own], sizes, width);
  const groups = columnGroups(columns)
    .map(({ columns: own }) => own.filter((index) => !columns[index]?.stub))
    .filter((own) => own.length > 0);
  // A group that does not even fit by itself is taken apart.
  const units = groups.flatMap((own) => (layOut(own) === null ? own.map((index) => [index]) : [own]));
  const panels: Panel[] = [];
  let open: number[] = [];
  for (const unit of units) {
    if (open.length > 0 && layOut([...open, ...unit]) === null) {
      panels.push(layOut(open) ?? squeeze(open));
      open = [];
    }
    open = [...open, ...unit];
  }
  panels.push(layOut(open) ?? squeeze(open));
  return panels;
}

/** The last resort: the name on a line of its own, and every column as narrow as it must be. */
function squeezed(columns: readonly number[], sizes: readonly Size[], width: number): Panel {
  const share = Math.floor((width - INDENT.length - (columns.length - 1)) / columns.length);
  const widths = columns.map((column) => Math.max(1, Math.min(share, sizes[column]!.natural)));
  return { columns, widths, gap: 1, leadLine: true };
}

function sizeOf(table: Table, index: number, width: number): Size {
  const column = table.columns[index]!;
  const header = printable(plain(column.header));
  const texts = table.rows.flatMap((row) => (row.kind === 'section' ? [] : [cellText(row, index)]));
  const widest = Math.max(0, ...distinctWidths(texts, displayWidth));
  const natural = Math.max(1, displayWidth(header), widest);
  const isText = column.align === 'left';
  if (!isText) return { minimum: Math.max(1, longestPiece(header), widest), natural, isText };
  const word = Math.min(WIDEST_WORD, Math.max(0, ...distinctWidths(texts, longestPiece)));
  const least = index === 0 ? NARROWEST_NAME : NARROWEST_TEXT;
  const minimum = Math.min(natural, width, Math.max(longestPiece(header), word, least));
  return { minimum, natural, isText };
}

/** Spreading a long list of cells as arguments would overflow the stack; their distinct widths are few. */
function distinctWidths(texts: readonly string[], measure: (text: string) => number): Set<number> {
  return new Set(texts.map(measure));
}

/** A cell as it is printed in a flat layout: the first one of a subscale is indented. */
export function cellText({ kind, cells }: TableRow, index: number): string {
  const text = printable(cells[index]?.text ?? '');
  return kind === 'sub' && index === 0 ? INDENT + text : text;
}

/** The whole width of a panel. */
export function panelWidth({ widths, gap, leadLine }: Panel): number {
  const columns = widths.reduce((sum, each) => sum + each, 0) + gap * (widths.length - 1);
  return columns + (leadLine ? INDENT.length : 0);
}

/** Heading, position and width of each group in a panel; columns without a group have no heading. */
export function groupSpans(
  columns: readonly TableColumn[],
  { widths, gap }: Panel,
): { readonly heading: string | null; readonly width: number }[] {
  return columnGroups(columns).map(({ group, columns: own }) => ({
    heading: group === null ? null : printable(group),
    width: own.reduce((sum, index) => sum + widths[index]!, 0) + gap * (own.length - 1),
  }));
}
