import { printable } from '../../model/printable.ts';
import type { Paragraphs } from '../sentences/paragraphs.ts';
import { columnGroups, plain, type Table, type TableColumn, type Text } from '../table.ts';
import { type PageLayout, pageLayout, pageParts, type TypeSize } from './page-layout.ts';
import { type PageRow, pageRows } from './page-rows.ts';
import { typeWidth } from './type-width.ts';
import { unbroken } from './unbroken.ts';

/** Lines of a page that a table and its notes may take and still be kept together; a longer one runs over several pages. */
const LINES = { portrait: 44, landscape: 26 } as const;

const PREAMBLE = String.raw`\documentclass[10pt,a4paper]{article}
\usepackage{iftex}
\ifpdftex
  \usepackage[utf8]{inputenc}
  \usepackage[T1]{fontenc}
  \usepackage{textcomp}
  \IfFileExists{lmodern.sty}{\usepackage{lmodern}}{}
\else
  \usepackage{fontspec}
\fi
\usepackage[margin=2.5cm]{geometry}
\usepackage{array}
\usepackage{booktabs}
\usepackage{longtable}
\usepackage{pdflscape}
\setlength{\parindent}{0pt}
\setlength{\tabcolsep}{4pt}
\setlength{\LTpre}{0pt}
\setlength{\LTpost}{4pt}
\setlength{\LTleft}{0pt}
\newcolumntype{L}[1]{>{\raggedright\arraybackslash\hspace{0pt}}p{#1}}
\newcolumntype{R}[1]{>{\raggedleft\arraybackslash}p{#1}}
\newcolumntype{C}[1]{>{\centering\arraybackslash}p{#1}}
% The same for headings, which stand on the line above the rule.
\newcolumntype{A}[1]{>{\raggedright\arraybackslash\hspace{0pt}}b{#1}}
\newcolumntype{B}[1]{>{\raggedleft\arraybackslash}b{#1}}
\newcolumntype{D}[1]{>{\centering\arraybackslash}b{#1}}
% Label and title of a table, and one note below it: change these to suit your journal.
\providecommand{\tableheading}[2]{\textbf{#1}\\*[2pt]\textit{#2}\\*[4pt]}
\providecommand{\tabletitle}[1]{\textbf{#1}\\*[4pt]}
\providecommand{\tablenote}[1]{{\small #1\par}}
% A sign that pdfLaTeX has no letter for is printed by its code.
\providecommand{\unicodesign}[2]{\ifpdftex[U+#1]\hspace{0pt}\else#2\fi}`;

/**
 * A whole LaTeX document that compiles with pdfLaTeX, LuaLaTeX and XeLaTeX: tables in the form of the Publication Manual with the
 * rules of booktabs, notes below, then the text; no packages beyond those of every LaTeX.
 */
export function latexDocument(
  title: string,
  tables: readonly Table[],
  paragraphs: Paragraphs | null = null,
): string {
  const parts = [...tables.map(latexTable), ...(paragraphs === null ? [] : [latexParagraphs(paragraphs)])];
  return `% ${title.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')}
${PREAMBLE}
\\begin{document}

${parts.join('\n\\bigskip\n\n')}
\\end{document}
`;
}

/** Running text under its heading. */
function latexParagraphs({ heading, texts }: Paragraphs): string {
  const paragraphs = texts.map((text) => `\n${latexStyled(unbroken(text))}\\par\\medskip\n`);
  return `\\section*{${latexText(heading)}}\n${paragraphs.join('')}`;
}

/** The commands that set a size of type in a document of 10 pt. */
const SIZE_COMMANDS: Readonly<Record<TypeSize, string>> = {
  10: '',
  9: '\\small\\setlength{\\tabcolsep}{3.6pt}',
  8: '\\footnotesize\\setlength{\\tabcolsep}{3.2pt}',
};

/** A table, in parts below each other where the page holds it only so; across the page when it is wide and has many rows. */
function latexTable(table: Table): string {
  const heading =
    table.label === null
      ? `\\tabletitle{${latexText(table.title)}}`
      : `\\tableheading{${latexText(table.label)}}{${latexText(table.title)}}`;
  const subtitle = table.subtitle === null ? '' : `${latexStyled(table.subtitle)}\\\\*[4pt]\n`;
  const notes = table.notes.map((note) => `\\tablenote{${latexStyled(note)}}\n`).join('');
  const above = `${heading}\n${subtitle}`;
  // Without rows there is nothing to rule.
  if (table.rows.length === 0) return `\\begin{minipage}{\\linewidth}\n${above}${notes}\\end{minipage}\n`;
  const parts = pageParts(table);
  const grids = parts.map((part, index) =>
    latexGrid(part, index === 0 ? above : '', index === parts.length - 1 ? notes : ''),
  );
  const body = grids.map(({ text }) => text).join('\n\\medskip\n\n');
  return grids.some(({ landscape }) => landscape) ? `\\begin{landscape}\n${body}\\end{landscape}\n` : body;
}

/** A table or a part of one, with what stands above and below it. */
function latexGrid(table: Table, above: string, notes: string): { text: string; landscape: boolean } {
  const layout = pageLayout(table);
  const { landscape } = layout;
  const rows = pageRows(table, layout.nameAbove);
  const isLong = linesOf(table, layout, rows) > LINES[landscape ? 'landscape' : 'portrait'];
  return { text: (isLong ? longTable : shortTable)(table, layout, rows, above, notes), landscape };
}

/** A grid in the size of its type. */
function sized(grid: string, { size }: PageLayout): string {
  return size === 10 ? grid : `{${SIZE_COMMANDS[size]}\n${grid}}\n`;
}

/** About how many lines a table takes with its headings and notes, words wrapped in their columns. */
function linesOf(table: Table, layout: PageLayout, rows: readonly PageRow[]): number {
  const { widths } = layout;
  const whole = layout.capacity;
  const wrapped = (text: string, width: number) =>
    Math.max(1, Math.ceil((typeWidth(text) * SLACK) / Math.max(width, 1)));
  const rowLines = rows.map((row) =>
    row.kind === 'line'
      ? wrapped(row.text, whole)
      : Math.max(...row.cells.map((cell, index) => wrapped(cell, widths[index] ?? 1))),
  );
  const headers = printedColumns(table, layout).map(({ header }, index) =>
    wrapped(plain(header), widths[index] ?? 1),
  );
  const around = [plain(table.subtitle ?? []), ...table.notes.map(plain)].map((text) => wrapped(text, whole));
  return [...rowLines, ...around].reduce((sum, lines) => sum + lines, 4 + Math.max(1, ...headers));
}

/** Words do not fill their lines. */
const SLACK = 1.25;

/** Kept together on one page. */
function shortTable(
  table: Table,
  layout: PageLayout,
  rows: readonly PageRow[],
  above: string,
  notes: string,
): string {
  const columns = printedColumns(table, layout);
  const grid = `\\begin{tabular}{${columnSpecification(columns, layout)}}
\\toprule
${headerLines(columns, layout)}\\midrule
${rows.map((row) => rowLine(row, columns, layout)).join('')}\\bottomrule
\\end{tabular}
`;
  return `\\begin{minipage}{\\linewidth}
${above}${sized(grid, layout)}
\\smallskip
${notes}\\end{minipage}
`;
}

/** Over several pages, with the headings on each. */
function longTable(
  table: Table,
  layout: PageLayout,
  rows: readonly PageRow[],
  above: string,
  notes: string,
): string {
  const columns = printedColumns(table, layout);
  const header = `\\toprule\n${headerLines(columns, layout)}\\midrule\n`;
  const grid = `\\begin{longtable}{${columnSpecification(columns, layout)}}
${header}\\endhead
\\bottomrule
\\endfoot
${rows.map((row) => rowLine(row, columns, layout)).join('')}\\end{longtable}
`;
  return `${above.replace(/\\\\\*\[4pt\]\n$/, '\n\n')}${sized(grid, layout)}${notes}`;
}

function printedColumns({ columns }: Table, { nameAbove }: PageLayout): readonly TableColumn[] {
  return nameAbove ? columns.slice(1) : columns;
}

const LETTERS = { left: 'L', right: 'R', center: 'C' } as const;
const HEADING_LETTERS = { left: 'A', right: 'B', center: 'D' } as const;

/** Widths as shares of the line, so that no table is wider than the page. */
function columnSpecification(columns: readonly TableColumn[], layout: PageLayout): string {
  const cells = columns.map(
    ({ align }, index) => `${LETTERS[align]}{${lengthOf(layout.widths[index] ?? 0, layout)}}`,
  );
  return `@{}${cells.join('')}@{}`;
}

function lengthOf(width: number, { capacity }: PageLayout): string {
  const share = (width / capacity).toFixed(4);
  return `\\dimexpr${share}\\linewidth-2\\tabcolsep\\relax`;
}

function headerLines(columns: readonly TableColumn[], layout: PageLayout): string {
  const cells = columns.map(({ header, align }, index) => {
    const [before, after] = [index === 0 ? '@{}' : '', index === columns.length - 1 ? '@{}' : ''];
    const column = `${HEADING_LETTERS[align]}{${lengthOf(layout.widths[index] ?? 0, layout)}}`;
    return `\\multicolumn{1}{${before}${column}${after}}{${latexStyled(header)}}`;
  });
  const headers = `${cells.join(' & ')} \\\\\n`;
  const groups = columnGroups(columns);
  const spanOf = (members: readonly number[]) => {
    const width = members.reduce((sum, index) => sum + (layout.widths[index] ?? 0), 0);
    const after = members.at(-1) === columns.length - 1 ? '@{}' : '';
    return `${HEADING_LETTERS.center}{${lengthOf(width, layout)}}${after}`;
  };
  if (groups.every(({ group }) => group === null)) return headers;
  const spans = groups.map(({ group, columns: members }) =>
    group === null
      ? members.map(() => '').join(' & ')
      : `\\multicolumn{${members.length}}{${spanOf(members)}}{${latexStyled(columns[members[0]!]!.group ?? [])}}`,
  );
  const rules = groups.flatMap(({ group, columns: members }) =>
    group === null ? [] : [`\\cmidrule(lr){${members[0]! + 1}-${members.at(-1)! + 1}}`],
  );
  return `${spans.join(' & ')} \\\\\n${rules.join(' ')}\n${headers}`;
}

function rowLine(row: PageRow, columns: readonly TableColumn[], layout: PageLayout): string {
  const indent = row.indent === 0 ? '' : `\\leftskip=${row.indent}em\\relax `;
  if (row.kind === 'line') {
    const text = row.heading ? `\\textbf{${latexText(row.text)}}` : latexText(row.text);
    const width = layout.widths.reduce((sum, each) => sum + each, 0);
    return `\\multicolumn{${columns.length}}{@{}L{${lengthOf(width, layout)}}@{}}{${indent}${text}} \\\\*\n`;
  }
  return `${row.cells.map((cell, index) => (index === 0 ? indent : '') + latexText(cell)).join(' & ')} \\\\\n`;
}

/** Stands between two signs that LaTeX would read as one: -- would become a dash. */
const BREAK = '\u200b';

/** Signs that LaTeX reads as commands, and signs that its text fonts lack. */
const SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\textquotedbl{}',
  '`': '\\textasciigrave{}',
  // A bracket at the start of a row would be read as an option of the row before it.
  '[': '{[}',
  ']': '{]}',
  '*': '{*}',
  [BREAK]: '{}',
  '\u00a0': '~',
  '\u00ad': '\\-',
  '–': '--',
  '—': '---',
  '‘': '`',
  '’': "'",
  '“': '``',
  '”': "''",
  '„': '\\quotedblbase{}',
  '…': '\\ldots{}',
  '•': '\\textbullet{}',
  '€': '\\texteuro{}',
  '™': '\\texttrademark{}',
  '‰': '\\textperthousand{}',
  '−': '$-$',
  '×': '$\\times$',
  '÷': '$\\div$',
  '±': '$\\pm$',
  '·': '$\\cdot$',
  '≥': '$\\geq$',
  '≤': '$\\leq$',
  '≠': '$\\neq$',
  '≈': '$\\approx$',
  '→': '$\\rightarrow$',
  '←': '$\\leftarrow$',
  '√': '$\\surd$',
  '∞': '$\\infty$',
  '²': '\\textsuperscript{2}',
  '³': '\\textsuperscript{3}',
  α: '$\\alpha$',
  β: '$\\beta$',
  γ: '$\\gamma$',
  δ: '$\\delta$',
  Δ: '$\\Delta$',
  ε: '$\\varepsilon$',
  η: '$\\eta$',
  θ: '$\\theta$',
  κ: '$\\kappa$',
  λ: '$\\lambda$',
  μ: '$\\mu$',
  µ: '$\\mu$',
  ρ: '$\\rho$',
  σ: '$\\sigma$',
  τ: '$\\tau$',
  φ: '$\\varphi$',
  χ: '$\\chi$',
  ω: '$\\omega$',
  Ω: '$\\Omega$',
};

/** Signs of the fonts that every LaTeX has: the letters of western and central Europe, and some symbols. */
const IN_FONT = /^[\x20-\x7e¡¢£¥§©ª«®°¶¹º»¼½¾¿À-ÖØ-öø-ÿĀ-ąĆ-ćĈ-ģĨ-ĩĪ-ķĹ-ľŁ-ňŌ-ŗŘ-ťŨ-ž]$/u;

/**
 * Text as LaTeX prints it: every sign as itself. A sign that the fonts of pdfLaTeX lack
 * (日, emoji) is written so that LuaLaTeX and XeLaTeX print it and pdfLaTeX prints its code, rather than stops.
 *
 * @example latexText('50% [−1.91, 6.25]') // '50\\% {[}$-$1.91, 6.25{]}'
 */
export function latexText(text: string): string {
  const signs = printable(text).replace(/([-,'])(?=\1)/g, `$1${BREAK}`);
  let escaped = '';
  for (const sign of signs.normalize('NFC'))
    escaped += SIGNS[sign] ?? (IN_FONT.test(sign) ? sign : bySymbol(sign));
  return escaped;
}

function bySymbol(sign: string): string {
  const code = sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return `\\unicodesign{${code}}{${sign}}`;
}

/** Text with its italics and subscripts. */
function latexStyled(text: Text): string {
  return text
    .map(({ text: words, italic, subscript }) => {
      const inner = italic ? `\\textit{${latexText(words)}}` : latexText(words);
      return subscript ? `\\textsubscript{${inner}}` : inner;
    })
    .join('');
}
