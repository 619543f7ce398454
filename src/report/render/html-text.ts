import { printable } from '../../model/printable.ts';
import type { Run, Text } from '../table.ts';
import { escapeXml } from './escape-xml.ts';

/** Text with its italics and subscripts, as HTML. */
export function styled(text: Text): string {
  return text.map(styledRun).join('');
}

function styledRun({ text, italic, subscript }: Run): string {
  const words = escaped(text);
  const inner = italic ? `<i>${words}</i>` : words;
  return subscript ? `<sub>${inner}</sub>` : inner;
}

/** Words as they stand in an element or in an attribute within double quotes. */
export function escaped(text: string): string {
  return escapeXml(printable(text)).replaceAll('"', '&quot;');
}

/** Gives out ids that are unique on a page. */
export function freeIds(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    const id = wanted.replace(/[^\p{L}\p{N}_-]+/gu, '-');
    let free = id;
    for (let count = 2; taken.has(free); count++) free = `${id}-${count}`;
    taken.add(free);
    return free;
  };
}
