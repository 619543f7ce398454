import type { CsvStyle, Rendered, ReportFormat, TextFormat } from '../model/format.ts';
import { asciiSigns, withoutCommands } from '../model/printable.ts';
import type { Language, ReportStyle } from './context.ts';
import type { DrawnFigure } from './figures/figure.ts';
import { csvDialect, renderCsv } from './render/csv.ts';
import { renderMarkdown } from './render/markdown.ts';
import type { Paragraphs } from './sentences/paragraphs.ts';
import { plain, type Table, words } from './table.ts';

/** How tables are written: format, language, layout, and what they hold besides. */
export interface RenderOptions<F extends ReportFormat = TextFormat> {
  readonly format?: F;
  readonly lang?: Language | undefined;
  readonly style?: ReportStyle | undefined;
  /** Every table of an analysis, not only those that a report prints. */
  readonly details?: boolean | undefined;
  /** Only for `csv`; for programs unless given. */
  readonly csvStyle?: CsvStyle | undefined;
  /** Columns of the terminal; 80 unless given. Only for `table`. */
  readonly width?: number;
  /** Bold and dim text. Only for `table`. */
  readonly color?: boolean;
  /** For a terminal that shows no other signs: a hyphen for the minus, the dashes and the rules. Only for `table`. */
  readonly ascii?: boolean;
  /** Running text that follows the tables. Not for `csv`. */
  readonly paragraphs?: Paragraphs | null;
  /** Drawn figures that follow the tables. Only for `html` and `docx`. */
  readonly figures?: readonly DrawnFigure[];
}

/** What a file is about, beside its tables. */
export interface Publication {
  readonly title: string;
  readonly language: Language;
  /** For a workbook, a sheet with how the numbers were made; `null` when the tables hold it already, or there is nothing to say. */
  readonly settings: Table | null;
}

/** The same tables in any format but JSON, which prints results rather than tables. */
export async function renderTables<F extends ReportFormat>(
  tables: readonly Table[],
  publication: Publication,
  options: RenderOptions<F>,
): Promise<Rendered<F>> {
  // The one place where a format is matched with what it is made of; a test holds every format against it.
  return (await rendered(tables, publication, options)) as Rendered<F>;
}

/** What is large to load is loaded only where it is used: it costs more than the rendering. */
async function rendered(
  tables: readonly Table[],
  publication: Publication,
  {
    format,
    csvStyle,
    width = 80,
    color = false,
    ascii = false,
    figures = [],
    paragraphs = null,
  }: RenderOptions<ReportFormat>,
): Promise<string | Uint8Array> {
  switch (format) {
    case 'csv':
      return renderCsv(tables, csvDialect(csvStyle));
    case 'markdown':
      return withoutCommands(
        renderMarkdown(tables) + (await textOf(paragraphs, (texts, made) => made.markdownParagraphs(texts))),
      );
    case 'html': {
      const { htmlFigures, htmlPage, htmlTables } = await import('./render/html.ts');
      const text = await textOf(paragraphs, (texts, made) => made.htmlParagraphs(texts));
      return htmlPage({ ...publication, body: htmlTables(tables) + text + htmlFigures(figures) });
    }
    case 'latex': {
      const { latexDocument } = await import('./render/latex.ts');
      return latexDocument(publication.title, tables, paragraphs);
    }
    case 'docx': {
      const { renderDocx } = await import('./render/docx.ts');
      return renderDocx(tables, publication, { paragraphs, figures });
    }
    case 'xlsx': {
      const { renderXlsx } = await import('./render/xlsx.ts');
      const { settings, title } = publication;
      const text = paragraphs === null ? [] : [paragraphsTable(paragraphs)];
      return renderXlsx([...tables, ...text, ...(settings === null ? [] : [settings])], title);
    }
    default: {
      const { renderTerminal } = await import('./render/terminal.ts');
      const style = color ? (await import('./render/terminal-style.ts')).terminalStyle : undefined;
      const text = await textOf(paragraphs, (texts, made) => made.terminalParagraphs(texts, width, style));
      const printed = withoutCommands(renderTerminal(tables, { width, style }) + text);
      return ascii ? asciiSigns(printed) : printed;
    }
  }
}

/** Running text as a table of one column, a paragraph a row. */
function paragraphsTable({ heading, texts }: Paragraphs): Table {
  return {
    id: 'sentences',
    label: null,
    title: heading,
    subtitle: null,
    columns: [{ key: 'text', header: [{ text: heading }], align: 'left' }],
    rows: texts.map((text) => ({ kind: 'body', cells: [words(plain(text))] })),
    notes: [],
    data: () => ({ columns: ['text'], rows: texts.map((text) => [plain(text)]) }),
  };
}

type ParagraphRenderers = typeof import('./render/paragraphs.ts');

/** Paragraphs in the form of the tables before them; nothing without any. */
async function textOf(
  paragraphs: Paragraphs | null,
  form: (paragraphs: Paragraphs, renderers: ParagraphRenderers) => string,
): Promise<string> {
  return paragraphs === null ? '' : form(paragraphs, await import('./render/paragraphs.ts'));
}
