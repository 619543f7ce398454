/** What a whole report has beside its tables: contents, headings of two levels, running text, lists, and how pages break. */
export const DOCUMENT_STYLE = `.skip { position: absolute; left: 0; top: 0; padding: .5rem 1rem; background: var(--paper); color: var(--focus); transform: translateY(-110%); }
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
  nav a { color: inherit; text-decoration: none; }
  h2 { font-size: 13pt; margin: 18pt 0 6pt; }
  h3 { font-size: 11.5pt; margin: 14pt 0 4pt; }
  h2, h3 { break-after: avoid; }
  main > p, main > ul { max-width: none; margin-bottom: 8pt; orphans: 3; widows: 3; }
  p.lead { break-inside: avoid; break-after: avoid; }
  .figure svg { min-width: 0; }
  h2:has(+ .wide), h3:has(+ .wide), h2:has(+ .lead + .wide), h3:has(+ .lead + .wide), .lead:has(+ .wide) { page: wide; }
}
`;
