import { printable } from '../../model/printable.ts';
import type { Paragraphs } from '../sentences/paragraphs.ts';
import { plain } from '../table.ts';
import { escaped, styled } from './html-text.ts';
import { markdownText } from './markdown.ts';
import type { TextStyle } from './terminal.ts';
import { wrapText } from './text-width.ts';
import { unbroken } from './unbroken.ts';

const NARROWEST = 40;
/** A blank at which no line ends; the no-break space itself stays as a text has it. */
const KEPT = '\ue000';

/** Paragraphs with lines of at most `width` columns, a blank line before each. */
export function terminalParagraphs(
  { heading, texts }: Paragraphs,
  width: number,
  style?: TextStyle | undefined,
): string {
  const wrapped = (text: string) =>
    wrapText(kept(printable(text)), Math.max(NARROWEST, Math.floor(width))).map((line) =>
      line.replaceAll(KEPT, ' '),
    );
  const title = wrapped(heading).map((line) => style?.bold(line) ?? line);
  return [title, ...texts.map((text) => wrapped(plain(text)))]
    .map((lines) => `\n${lines.join('\n')}\n`)
    .join('');
}

/** Sign and number stay together: `p = .153`. */
function kept(text: string): string {
  return text.replace(/ ([=<>]) (?=\S)/g, `${KEPT}$1${KEPT}`);
}

/** Paragraphs in Markdown, the heading in bold as those of the tables. */
export function markdownParagraphs({ heading, texts }: Paragraphs): string {
  const parts = [`**${markdownText([{ text: heading }])}**`, ...texts.map(markdownText)];
  return parts.map((part) => `\n${part}\n`).join('');
}

/** Paragraphs as HTML elements, to be put in a page. */
export function htmlParagraphs({ heading, texts }: Paragraphs): string {
  const paragraphs = texts.map((text) => `<p>${styled(unbroken(text))}</p>\n`).join('');
  return `<section class="sentences" aria-labelledby="sentences">\n<h2 id="sentences">${escaped(heading)}</h2>\n${paragraphs}</section>\n`;
}
