import { printable } from '../../model/printable.ts';
import { type Align, heading, plain, type Table, type TableColumn, type TableRow } from '../table.ts';
import { cellText, groupSpans, INDENT, type Panel, panelWidth, planPanels } from './terminal-layout.ts';
import { displayWidth, wrapText } from './text-width.ts';

/** How text stands out on a terminal. */
export interface TextStyle {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

const PLAIN: TextStyle = { bold: (text) => text, dim: (text) => text };

export interface TerminalOptions {
  /** Columns of the terminal; at least 40 are used. */
  readonly width: number;
  /** Bold titles and dim notes; plain text unless given. */
  readonly style?: TextStyle | undefined;
}

const NARROWEST = 40;
const RULE = '─';

/** Tables as the Publication Manual rules them: three horizontal lines, none vertical, never wider than `width`. */
export function renderTerminal(tables: readonly Table[], options: TerminalOptions): string {
  const width = Math.max(NARROWEST, Math.floor(options.width));
  return `${tables.map((table) => terminalTable(table, width, options.style ?? PLAIN).join('\n')).join('\n\n')}\n`;
}

function terminalTable(table: Table, width: number, style: TextStyle): string[] {
  const wrapped = (text: string) => wrapText(printable(text), width);
  return [
    ...wrapped(heading(table)).map((line) => style.bold(line)),
    ...(table.subtitle === null ? [] : wrapped(plain(table.subtitle))),
    // Without rows there is nothing to rule.
    ...(table.rows.length === 0 ? [] : gridLines(table, width, style)),
    ...table.notes.flatMap((note) => wrapped(plain(note))).map((line) => style.dim(line)),
  ];
}

function gridLines(table: Table, width: number, style: TextStyle): string[] {
  const panels = planPanels(table, width);
  const rule = RULE.repeat(Math.max(...panels.map(panelWidth)));
  const lines = panels.flatMap((panel) => [
    ...headerLines(table, panel),
    rule,
    ...bodyLines(table, panel, width, style),
    rule,
  ]);
  return [rule, ...lines];
}

function headerLines(table: Table, panel: Panel): string[] {
  const columns = panel.columns.map((index) => table.columns[index]!);
  const headers = columns.map((column, index) =>
    wrapText(printable(plain(column.header)), panel.widths[index]!),
  );
  const height = Math.max(...headers.map((lines) => lines.length));
  // Headings stand on the line above the rule, however many lines their neighbours take.
  const cells = headers.map((lines) => [
    ...Array.from({ length: height - lines.length }, () => ''),
    ...lines,
  ]);
  const lines = [...groupLines(columns, panel), ...drawRows([cells], columns, panel)];
  return panel.leadLine ? withNameHeader(table, lines) : lines;
}

/** Where the name of a row stands on a line of its own, so does its heading: at the start of the first line, or above it. */
function withNameHeader(table: Table, [first = '', ...rest]: readonly string[]): string[] {
  const name = printable(plain(table.columns[0]?.header ?? []));
  const width = displayWidth(name);
  const isFree = first.slice(0, width + 1).trim() === '';
  return isFree ? [name + first.slice(width), ...rest] : [name, first, ...rest];
}

/** Group headings, centred over their columns, each underlined. */
function groupLines(columns: readonly TableColumn[], panel: Panel): string[] {
  const spans = groupSpans(columns, panel);
  if (spans.every(({ heading: text }) => text === null)) return [];
  const texts = spans.map(({ heading: text, width }) => (text === null ? [] : wrapText(text, width)));
  const height = Math.max(...texts.map((lines) => lines.length));
  const gap = ' '.repeat(panel.gap);
  const indent = panel.leadLine ? INDENT : '';
  const lines = Array.from({ length: height }, (_, line) =>
    spans.map(({ width }, index) => {
      const own = texts[index]!;
      return centred(own[line - (height - own.length)] ?? '', width);
    }),
  );
  const underline = spans.map(({ heading: text, width }) => (text === null ? ' ' : RULE).repeat(width));
  return [...lines, underline].map((parts) => (indent + parts.join(gap)).trimEnd());
}

function centred(text: string, width: number): string {
  const spare = width - displayWidth(text);
  const left = Math.floor(spare / 2);
  return ' '.repeat(left) + text + ' '.repeat(spare - left);
}

function bodyLines(table: Table, panel: Panel, width: number, style: TextStyle): string[] {
  const columns = panel.columns.map((index) => table.columns[index]!);
  const lines: string[] = [];
  let pending: string[][][] = [];
  let lead: string | null = null;
  const flush = () => {
    lines.push(...drawRows(pending, columns, panel));
    pending = [];
  };
  for (const row of table.rows) {
    const first = cellText(row, 0);
    if (row.kind === 'section') {
      flush();
      lines.push(...wrapText(first, width).map((line) => style.bold(line)));
      lead = null;
      continue;
    }
    const repeated = lead === first;
    lead = first;
    if (panel.leadLine && !repeated) {
      flush();
      lines.push(...leadLines(row, width));
    }
    pending.push(panel.columns.map((index, at) => cellLines(row, index, panel.widths[at]!, table, repeated)));
  }
  flush();
  return lines;
}

function leadLines(row: TableRow, width: number): string[] {
  const indent = row.kind === 'sub' ? INDENT : '';
  return wrapText(printable(row.cells[0]?.text ?? ''), width - indent.length).map((line) => indent + line);
}

/** A cell as lines. The name of a scale that has several rows is printed once. */
function cellLines(row: TableRow, index: number, width: number, table: Table, repeated: boolean): string[] {
  const isName = index === 0 && table.columns[1]?.stub === true;
  if (isName && repeated) return [''];
  const text = printable(row.cells[index]?.text ?? '');
  if (index > 0 || row.kind !== 'sub') return wrapText(text, width);
  return wrapText(text, Math.max(1, width - INDENT.length)).map((line) => INDENT + line);
}

/** Rows of cells, each cell as lines, padded and aligned to the widths of the panel. */
function drawRows(
  rows: readonly (readonly (readonly string[])[])[],
  columns: readonly TableColumn[],
  panel: Panel,
): string[] {
  const gap = ' '.repeat(panel.gap);
  const indent = panel.leadLine ? INDENT : '';
  return rows.flatMap((row) => {
    const height = Math.max(...row.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) => {
      const cells = row.map((lines, at) => aligned(lines[line] ?? '', panel.widths[at]!, columns[at]!.align));
      return (indent + cells.join(gap)).trimEnd();
    });
  });
}

function aligned(text: string, width: number, align: Align): string {
  if (align === 'center') return centred(text, width);
  const space = ' '.repeat(width - displayWidth(text));
  return align === 'left' ? text + space : space + text;
}
