import type { Run, Text } from '../table.ts';

/** A stretch of text and, where it is one, the address that it stands for. */
export interface LinkedRun {
  readonly run: Run;
  readonly url: string | null;
}

/** An address ends before the sign that ends its sentence. */
const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>".,;:)\]]/g;

/** A text cut where addresses begin and end. */
export function linked(text: Text): LinkedRun[] {
  return text.flatMap((run): LinkedRun[] => {
    const parts: LinkedRun[] = [];
    let end = 0;
    for (const { index, 0: url } of run.text.matchAll(ADDRESS)) {
      if (index > end) parts.push({ run: { ...run, text: run.text.slice(end, index) }, url: null });
      parts.push({ run: { ...run, text: url }, url });
      end = index + url.length;
    }
    if (end < run.text.length || parts.length === 0)
      parts.push({ run: { ...run, text: run.text.slice(end) }, url: null });
    return parts;
  });
}
