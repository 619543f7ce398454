import { type Block, DATA_ELEMENT, type DocumentSection, type ReportDocument } from '../document/document.ts';
import type { Text } from '../table.ts';
import { htmlFigure, htmlFigureId, htmlFile, htmlTable } from './html.ts';
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
  const anchors = anchorsOf(sections, free);
  const body = `<a class="skip" href="#${main}">${escaped(words.skip)}</a>
<header>
<h1>${escaped(title)}</h1>
<p>${styled(made)}</p>
</header>
<nav aria-labelledby="${contents}">
<h2 id="${contents}">${escaped(words.contents)}</h2>
${contentsList(placed)}</nav>
<main id="${main}" tabindex="-1">
${placed.map(({ section, id }) => sectionHtml(section, id, anchors)).join('')}</main>
<script type="application/json" id="${DATA_ELEMENT}">
${inert(data)}
</script>
`;
  return htmlFile({ title, language, body }, HTML_STYLE + DOCUMENT_STYLE);
}

/** Where tables and figures stand on the page. */
interface Anchors {
  readonly ids: ReadonlyMap<Block, string>;
  readonly byLabel: ReadonlyMap<string, string>;
}

function anchorsOf(sections: readonly DocumentSection[], free: (id: string) => string): Anchors {
  const ids = new Map<Block, string>();
  const byLabel = new Map<string, string>();
  for (const block of sections.flatMap(({ blocks }) => blocks)) {
    if (block.kind === 'table') {
      ids.set(block, free(`table-${block.table.id}`));
      if (block.table.label !== null) byLabel.set(block.table.label, ids.get(block)!);
    }
    if (block.kind === 'figure') byLabel.set(block.figure.label, htmlFigureId(block.figure));
  }
  return { ids, byLabel };
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
  anchors: Anchors,
): string {
  const heading = `h${level + 1}`;
  const content = blocks.map((block, index) => blockHtml(block, blocks[index + 1], anchors)).join('');
  return `<${heading} id="${id}"${newPage ? ' class="page"' : ''}>${escaped(title)}</${heading}>\n${content}`;
}

function blockHtml(block: Block, next: Block | undefined, anchors: Anchors): string {
  switch (block.kind) {
    case 'paragraph': {
      // What introduces a table or a figure stays with it.
      const leads = next?.kind === 'table' || next?.kind === 'figure';
      return `<p${leads ? ' class="lead"' : ''}>${withLinks(block.text, anchors)}</p>\n`;
    }
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${withLinks(item, anchors)}</li>\n`).join('')}</ul>\n`;
    case 'references':
      return `<ul class="references">\n${block.entries.map((entry) => `<li>${withLinks(entry, anchors)}</li>\n`).join('')}</ul>\n`;
    case 'table':
      return htmlTable(block.table, anchors.ids.get(block)!);
    case 'figure':
      return htmlFigure(block.figure);
    case 'data':
      return `<p>${styled(block.html)}</p>\n`;
  }
}

function withLinks(text: Text, { byLabel }: Anchors): string {
  return linked(unbroken(text))
    .map(({ run, url }) => {
      const id = run.reference ? byLabel.get(run.text) : undefined;
      const address = id === undefined ? url : `#${id}`;
      return address === null ? styled([run]) : `<a href="${escaped(address)}">${styled([run])}</a>`;
    })
    .join('');
}

/** JSON in which no browser finds the end of its element, or anything else to read as HTML. */
function inert(json: string): string {
  return json.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** What a whole report has beside its tables: contents, headings of two levels, running text, lists, and how pages break. */
const DOCUMENT_STYLE = `.skip { position: absolute; left: 0; top: 0; padding: .5rem 1rem; background: var(--paper); color: var(--focus); transform: translateY(-110%); }
.skip:focus { transform: none; outline: 2px solid var(--focus); }
header, nav, main { max-width: 75rem; margin: 0 auto; padding: 1.5rem 1rem 0; }
main { padding-bottom: 3rem; }
main:focus { outline: none; }
header h1 { margin-bottom: .25rem; overflow-wrap: anywhere; }
header p { margin: 0; color: var(--soft); }
a { color: var(--focus); }
a:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
nav h2 { margin: 0 0 .5rem; font-size: 1rem; }
nav ul { margin: 0; padding: 0; list-style: none; }
nav ul ul { padding-left: 1.25rem; }
nav li { padding: .15rem 0; }
h3 { font-size: 1.0625rem; line-height: 1.3; margin: 2rem 0 .75rem; }
h2, h3 { scroll-margin-top: 1rem; overflow-wrap: anywhere; }
main > p, main > ul { max-width: 46rem; margin: 0 0 1rem; overflow-wrap: anywhere; }
main > ul { padding-left: 1.25rem; }
main > ul li { margin-bottom: .35rem; }
main > ul.references { padding: 0; list-style: none; }
.references li { padding-left: 2rem; text-indent: -2rem; }
.notes { overflow-wrap: anywhere; }
.figure svg { min-width: 34rem; }
@page { @bottom-center { content: counter(page); } }
@media print {
  .skip { display: none; }
  header, nav, main { max-width: none; padding: 0; }
  nav { margin-top: 12pt; }
  .page { break-before: page; }
  a { color: inherit; text-decoration: none; }
  h2 { font-size: 13pt; margin: 18pt 0 6pt; }
  h3 { font-size: 11.5pt; margin: 14pt 0 4pt; }
  h2, h3 { break-after: avoid; }
  main > p, main > ul { max-width: none; margin-bottom: 8pt; orphans: 3; widows: 3; }
  p.lead { break-inside: avoid; break-after: avoid; }
  .figure svg { min-width: 0; }
  h2:has(+ .wide), h3:has(+ .wide), h2:has(+ .lead + .wide), h3:has(+ .lead + .wide), .lead:has(+ .wide) { page: wide; }
}
`;
