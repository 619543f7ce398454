import type { DrawnFigure } from '../figures/figure.ts';
import {
  type Align,
  columnGroups,
  heading,
  plain,
  type RowKind,
  type Table,
  type TableColumn,
  type TableRow,
} from '../table.ts';
import { HTML_STYLE } from './html-style.ts';
import { escaped, freeIds, styled } from './html-text.ts';
import { pageLayout } from './page-layout.ts';
import { namesSeveralRows } from './page-rows.ts';
import { displayWidth } from './text-width.ts';

/** Words of at most so many letters are not broken over two lines, as `Post-test` would be. */
const SHORT = 12;
/** In print, tables of more rows may run over several pages. */
const ONE_PAGE = 35;
/** Smaller type keeps a page upright in print. */
const PRINT_SIZES = { 10: '', 9: ' small', 8: ' smaller' } as const;
/** Names of more letters may take several lines, but not very short ones. */
const LONG = 18;

/** What a page is about. */
export interface HtmlPage {
  readonly title: string;
  /** `en`, `nl` or `fr`. */
  readonly language: string;
  /** Elements that stand below the title. */
  readonly body: string;
}

/**
 * A whole page in one file: its style inside, no scripts, nothing that is fetched; light or dark as the reader's system is, and
 * on A4 when printed.
 *
 * @example htmlPage({ title: 'Results', language: 'nl', body: htmlTables(tables) })
 */
export function htmlPage({ title, language, body }: HtmlPage): string {
  const main = `<main>\n<h1>${escaped(title)}</h1>\n${body}</main>\n`;
  return htmlFile({ title, language, body: main }, HTML_STYLE);
}

/** A file whose body is all that the page holds. */
export function htmlFile({ title, language, body }: HtmlPage, style: string): string {
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escaped(title)}</title>
<style>
${style}</style>
</head>
<body>
${body}</body>
</html>
`;
}

/**
 * Tables as HTML elements, to be put in a page: caption, headings with their scope, notes below, tied to the table.
 *
 * @param prefix goes before every id, so that several sets of tables can stand on one page
 */
export function htmlTables(tables: readonly Table[], prefix = ''): string {
  const free = freeIds();
  return tables.map((table) => htmlTable(table, free(prefix + table.id))).join('');
}

/** A table with its caption and notes as an element whose parts are named after the id. */
export function htmlTable(table: Table, id: string): string {
  const notes = table.notes.map((note) => `<p>${styled(note)}</p>\n`).join('');
  const described = table.notes.length === 0 ? '' : ` aria-describedby="${id}-notes"`;
  const below = table.notes.length === 0 ? '' : `<div class="notes" id="${id}-notes">\n${notes}</div>\n`;
  if (table.rows.length === 0) {
    return `<section class="table">\n<p class="caption">${captionOf(table)}</p>\n${below}</section>\n`;
  }
  const { landscape, size } = pageLayout(table);
  const wide = landscape ? ' wide' : PRINT_SIZES[size];
  const long = table.rows.length > ONE_PAGE ? ' long' : '';
  return `<section class="table${wide}${long}">
<div class="scroll" role="region" aria-labelledby="${id}-caption" tabindex="0">
<table id="${id}"${described}>
<caption id="${id}-caption">${captionOf(table)}</caption>
${tableHead(table.columns)}${tableBodies(table)}</table>
</div>
${below}</section>
`;
}

function captionOf(table: Table): string {
  const title =
    table.label === null
      ? `<b>${escaped(heading(table))}</b>`
      : `<b>${escaped(table.label)}</b> <i>${escaped(table.title)}</i>`;
  return table.subtitle === null ? title : `${title}<small>${styled(table.subtitle)}</small>`;
}

function tableHead(columns: readonly TableColumn[]): string {
  const groups = columnGroups(columns);
  const own = (index: number, rows: string) => {
    const { align, header } = columns[index]!;
    const short = sizeOf(plain(header)).filter((size) => size === 'short');
    const names = classed(align, ...(index === 0 ? ['name'] : []), ...short);
    return `<th scope="col"${rows}${names}>${styled(header)}</th>`;
  };
  if (groups.every(({ group }) => group === null)) {
    return `<thead>\n<tr>${columns.map((_, index) => own(index, '')).join('')}</tr>\n</thead>\n`;
  }
  const first = groups.map(({ group, columns: members }) =>
    group === null
      ? members.map((index) => own(index, ' rowspan="2"')).join('')
      : `<th scope="colgroup" colspan="${members.length}"><span>${styled(columns[members[0]!]!.group ?? [])}</span></th>`,
  );
  const second = groups.flatMap(({ group, columns: members }) =>
    group === null ? [] : members.map((index) => own(index, '')),
  );
  return `<thead>\n<tr>${first.join('')}</tr>\n<tr>${second.join('')}</tr>\n</thead>\n`;
}

/** One `tbody` for each heading or name and the rows it is about. */
function tableBodies(table: Table): string {
  const several = namesSeveralRows(table);
  const bodies: TableRow[][] = [];
  let before: TableRow | null = null;
  for (const row of table.rows) {
    const starts =
      before === null ||
      row.kind === 'section' ||
      (several && before.cells[0]?.text !== row.cells[0]?.text) ||
      (before.kind === 'sub' && row.kind === 'body');
    if (starts) bodies.push([]);
    bodies.at(-1)!.push(row);
    before = row;
  }
  return bodies.map((rows) => `<tbody>\n${bodyRows(rows, table, several)}</tbody>\n`).join('');
}

function bodyRows(rows: readonly TableRow[], { columns }: Table, several: boolean): string {
  const lines = rows.map(({ kind, cells }, index) => {
    const texts = columns.map((_, at) => escaped(cells[at]?.text ?? ''));
    const name = texts[0] ?? '';
    if (kind === 'section') {
      return `<tr class="section"><th class="name" scope="rowgroup" colspan="${columns.length}">${name}</th></tr>\n`;
    }
    const cellsOf = columns.map(({ align }, at) => {
      if (at === 0) return nameCell(name, kind, align, several ? rows.length : 1, index);
      const element = several && at === 1 ? ['th scope="row"', 'th'] : ['td', 'td'];
      const size = align === 'left' ? sizeOf(cells[at]?.text ?? '') : [];
      return `<${element[0]}${classed(align, ...size)}>${texts[at]}</${element[1]}>`;
    });
    return `<tr>${cellsOf.join('')}</tr>\n`;
  });
  return lines.join('');
}

/** What the row is about. A name of several rows stands in the first of them and spans the others. */
function nameCell(name: string, kind: RowKind, align: Align, span: number, index: number): string {
  if (span > 1 && index > 0) return '';
  const scope = span > 1 ? `scope="rowgroup" rowspan="${span}"` : 'scope="row"';
  const names = ['name', ...(kind === 'sub' ? ['sub'] : []), ...sizeOf(name)];
  return `<th ${scope}${classed(align, ...names)}>${name}</th>`;
}

function sizeOf(text: string): string[] {
  const width = displayWidth(text);
  if (width > LONG) return ['long'];
  return width > 0 && width <= SHORT ? ['short'] : [];
}

function classed(align: Align, ...others: readonly string[]): string {
  const names = align === 'left' ? others : [...others, align];
  return names.length === 0 ? '' : ` class="${names.join(' ')}"`;
}

/**
 * Figures as HTML elements, to be put in a page: each with its number, as wide as in print, and smaller on a small screen. The pictures
 * carry their text alternatives.
 */
export function htmlFigures(figures: readonly DrawnFigure[]): string {
  return figures.map(htmlFigure).join('');
}

/** The id of a figure on its page. */
export function htmlFigureId({ id }: Pick<DrawnFigure, 'id'>): string {
  return `figure-${id}`;
}

/** On a very small screen a picture stays large enough to be read, and is scrolled sideways by itself. */
export function htmlFigure({ id, label, title, subtitle, notes, svg }: DrawnFigure): string {
  const name = escaped(`${label}. ${title}`);
  const foot = notes.map((note) => `<p>${escaped(note)}</p>`).join('');
  return `<figure class="figure" id="${htmlFigureId({ id })}">
<figcaption class="caption"><b>${escaped(label)}</b> <i>${escaped(title)}</i> <small>${escaped(subtitle)}</small></figcaption>
<div class="scroll" role="region" aria-label="${name}" tabindex="0">
${svg}</div>
${foot === '' ? '' : `<div class="notes">${foot}</div>\n`}</figure>
`;
}
