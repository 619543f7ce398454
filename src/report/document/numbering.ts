import type { Context } from '../context.ts';
import type { DrawnFigure } from '../figures/figure.ts';
import type { Table } from '../table.ts';
import { withWithheldNote } from '../withheld.ts';
import type { Block } from './document.ts';
import type { DocumentWords } from './words.ts';

/** Gives tables and figures their numbers in the order in which they are placed. */
export interface Numbering {
  table(table: Table): { readonly label: string; readonly block: Block };
  figure(figure: DrawnFigure): { readonly label: string; readonly block: Block };
}

export function startNumbering(context: Context): Numbering {
  let tables = 0;
  let figures = 0;
  return {
    table(table) {
      const label = context.word('table.label', { number: context.number.count(++tables) });
      return { label, block: { kind: 'table', table: withWithheldNote({ ...table, label }, context) } };
    },
    figure(figure) {
      const label = context.word('figure.label', { number: context.number.count(++figures) });
      return { label, block: { kind: 'figure', figure: { ...figure, label } } };
    },
  };
}

/** `Table 1`, `Table 1 and Table 2`, `Table 1, Table 2 and Table 3`. */
export function enumerated(labels: readonly string[], words: DocumentWords): string {
  const last = labels.at(-1) ?? '';
  if (labels.length < 2) return last;
  return words.word('and', { before: labels.slice(0, -1).join(', '), last });
}
