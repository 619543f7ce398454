import { type Block, DATA_ELEMENT, type DocumentSection, type ReportDocument } from '../document/document.ts';
import type { Text } from '../table.ts';
import { DOCUMENT_STYLE } from './document-style.ts';
import { htmlFile, htmlTable } from './html.ts';
import { htmlFigure } from './html-figures.ts';
import { HTML_STYLE } from './html-style.ts';
import { escaped, freeIds, styled } from './html-text.ts';
import { linked } from './links.ts';
import { unbroken } from './unbroken.ts';

/**
 * A report as one accessible page in one file: skip link, contents, headings in order, tables and figures with their names, no
 * scripts and nothing that is fetched; its numbers stand in it as JSON that no browser runs.
 */
export function documentHtml({ title, language, made, sections, data, words }: ReportDocument): string {
  const free = freeIds();
  const contents = free('contents');
  const main = free('report');
  free(DATA_ELEMENT);
  const placed = sections.map((section) => ({ section, id: free(section.id) }));
  const body = `<a class="skip" href="#${main}">${escaped(words.skip)}</a>
<header>
<h1>${escaped(title)}</h1>
<p>${styled(made)}</p>
</header>
<nav aria-labelledby="${contents}">
<h2 id="${contents}">${escaped(words.contents)}</h2>
${contentsList(placed)}</nav>
<main id="${main}" tabindex="-1">
${placed.map(({ section, id }) => sectionHtml(section, id, free)).join('')}</main>
<script type="application/json" id="${DATA_ELEMENT}">
${inert(data)}
</script>
`;
  return htmlFile({ title, language, body }, HTML_STYLE + DOCUMENT_STYLE);
}

interface PlacedSection {
  readonly section: DocumentSection;
  readonly id: string;
}

/** The headings as nested lists of links. */
function contentsList(placed: readonly PlacedSection[]): string {
  const parts: { readonly head: PlacedSection; readonly below: PlacedSection[] }[] = [];
  for (const each of placed) {
    if (each.section.level === 1) parts.push({ head: each, below: [] });
    else parts.at(-1)?.below.push(each);
  }
  const link = ({ section, id }: PlacedSection) => `<a href="#${id}">${escaped(section.title)}</a>`;
  const items = parts.map(({ head, below }) => {
    const nested = below.map((each) => `<li>${link(each)}</li>\n`).join('');
    return `<li>${link(head)}${nested === '' ? '' : `\n<ul>\n${nested}</ul>\n`}</li>\n`;
  });
  return `<ul>\n${items.join('')}</ul>\n`;
}

function sectionHtml(
  { level, title, newPage, blocks }: DocumentSection,
  id: string,
  free: (id: string) => string,
): string {
  const heading = `h${level + 1}`;
  const content = blocks.map((block, index) => blockHtml(block, blocks[index + 1], free)).join('');
  return `<${heading} id="${id}"${newPage ? ' class="page"' : ''}>${escaped(title)}</${heading}>\n${content}`;
}

function blockHtml(block: Block, next: Block | undefined, free: (id: string) => string): string {
  switch (block.kind) {
    case 'paragraph': {
      // What introduces a table or a figure stays with it.
      const leads = next?.kind === 'table' || next?.kind === 'figure';
      return `<p${leads ? ' class="lead"' : ''}>${withLinks(block.text)}</p>\n`;
    }
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${withLinks(item)}</li>\n`).join('')}</ul>\n`;
    case 'references':
      return `<ul class="references">\n${block.entries.map((entry) => `<li>${withLinks(entry)}</li>\n`).join('')}</ul>\n`;
    case 'table':
      return htmlTable(block.table, free(`table-${block.table.id}`));
    case 'figure':
      return htmlFigure(block.figure);
    case 'data':
      return `<p>${styled(block.html)}</p>\n`;
  }
}

function withLinks(text: Text): string {
  return linked(unbroken(text))
    .map(({ run, url }) => (url === null ? styled([run]) : `<a href="${escaped(url)}">${styled([run])}</a>`))
    .join('');
}

/** JSON in which no browser finds the end of its element, or anything else to read as HTML. */
function inert(json: string): string {
  return json.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
