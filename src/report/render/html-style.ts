import { DARK } from '../figures/palette.ts';

/**
 * The style of a page: three horizontal rules a table, as the Publication Manual has them. Text and background differ by at least
 * 7 to 1, light and dark.
 */
export const HTML_STYLE = `:root { color-scheme: light dark; --ink: #1b1b1f; --soft: #4a4d55; --paper: #fff; --rule: #1b1b1f; --focus: #0b57d0; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececf1; --soft: #c0c4cd; --paper: #17181c; --rule: #9ea2ab; --focus: #a8c7fa; }
}
${figuresInTheDark()}* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
main { max-width: 75rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1.5rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.5rem 0 1rem; }
.table { margin: 0 0 2.5rem; }
.figure { margin: 0 0 2.5rem; break-inside: avoid; }
.figure svg { display: block; max-width: 100%; height: auto; margin-top: .5rem; }
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 2px solid var(--focus); outline-offset: 4px; }
table { border-collapse: collapse; border-bottom: 2px solid var(--rule); font-size: .9375rem; line-height: 1.4; }
caption, .caption { text-align: left; padding: 0 0 .5rem; margin: 0; font-size: 1rem; }
caption b, .caption b { display: block; }
caption small, .caption small { display: block; font-size: .875rem; color: var(--soft); }
th, td { padding: .2rem .45rem; text-align: left; vertical-align: top; font-weight: normal; }
.name { padding-left: 0; }
thead { border-top: 2px solid var(--rule); border-bottom: 1px solid var(--rule); }
thead th { vertical-align: bottom; }
th[scope="colgroup"] { text-align: center; }
th[scope="colgroup"] span { display: block; border-bottom: 1px solid var(--rule); }
.right, .center { white-space: nowrap; font-variant-numeric: tabular-nums; }
.right { text-align: right; }
.center { text-align: center; }
thead .right, thead .center { white-space: normal; }
.short, thead .short { white-space: nowrap; }
tbody .long { min-width: 12rem; overflow-wrap: break-word; }
.section th { font-weight: bold; padding-top: .6rem; }
.name.sub { padding-left: 1.25rem; }
.notes { color: var(--soft); font-size: .875rem; max-width: 60rem; padding-top: .4rem; }
.notes p { margin: 0 0 .15rem; }
sub { line-height: 0; }
@media screen {
  .scroll caption > * { display: block; position: sticky; left: 0; width: max-content; max-width: min(100%, 100vw - 2rem); }
}
@media screen and (max-width: 40rem) {
  .name { position: sticky; left: 0; max-width: 9rem; background: var(--paper); }
  .section .name { position: static; max-width: none; }
  tbody .name.long { min-width: 8rem; }
}
@page { size: A4; margin: 2cm; }
@page wide { size: A4 landscape; margin: 2cm; }
@media print {
  :root { --ink: #000; --soft: #000; --paper: #fff; --rule: #000; }
  body { font-size: 10pt; font-family: "Times New Roman", Times, serif; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 14pt; }
  .table { margin-bottom: 18pt; break-inside: avoid; }
  .table.long { break-inside: auto; }
  .wide, h1:has(+ .wide) { page: wide; }
  .scroll { overflow: visible; }
  table, .notes, caption, .caption { font-size: 9.5pt; }
  .small table { font-size: 8.6pt; }
  .smaller table { font-size: 7.6pt; }
  .notes { max-width: none; }
  th, td { padding: 1pt 4pt; }
  .small th, .small td { padding: 1pt 3.6pt; }
  .smaller th, .smaller td { padding: 1pt 3.2pt; }
  thead { display: table-header-group; }
  tr, caption { break-inside: avoid; }
  caption { break-after: avoid; }
  tbody .long { min-width: 0; }
}
`;

/** The colours of figures that stand on the paper, for a dark one. */
function figuresInTheDark(): string {
  const rules = Object.entries(DARK).map(
    ([light, dark]) =>
      `  .figure [fill="${light}"] { fill: ${dark}; } .figure [stroke="${light}"] { stroke: ${dark}; }\n`,
  );
  return `@media screen and (prefers-color-scheme: dark) {\n${rules.join('')}}\n`;
}
