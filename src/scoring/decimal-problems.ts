import type { Column } from '../model/dataset.ts';
import { answerMessages } from '../model/messages/answers.ts';
import { type Said, said } from '../model/messages/said.ts';
import { rangeText } from '../model/messages/wording.ts';
import type { Problem } from '../model/problem.ts';
import type { ScaleMatch } from './match-items.ts';

/** Every column of the matches whose numbers can be read in two ways, with the first item that it holds. */
export function decimalProblems(file: string, matches: readonly ScaleMatch[]): Problem[] {
  const seen = new Set<Column>();
  return matches.flatMap(({ scale, columns }) =>
    columns.flatMap((column, position): Problem[] => {
      if (column === null || seen.has(column)) return [];
      seen.add(column);
      const found = undecidable(file, column);
      if (found === null) return [];
      const item = scale.items[position]!;
      return [
        {
          ...found.message,
          severity: 'error',
          file,
          ...found.cell,
          column: column.name,
          item: item.id,
          scale: scale.id,
          valid: rangeText(item.response ?? scale.response),
        },
      ];
    }),
  );
}

type Cell = { readonly row: number; readonly line: number; readonly value: string };

/** What is said of a column, and the first cell that it is about. */
function undecidable(
  file: string,
  { name: column, decimal }: Column,
): { readonly message: Said; readonly cell: Cell } | null {
  if (decimal.kind === 'ambiguous') {
    const { row, line, value } = decimal.first;
    const message = said(answerMessages, 'ambiguous-decimal', { file, row, column, value });
    return { message, cell: { row, line, value } };
  }
  if (decimal.kind === 'mixed') {
    const { point, comma } = decimal;
    const message = said(answerMessages, 'mixed-decimal', {
      file,
      column,
      point: { row: point.row, value: point.value },
      comma: { row: comma.row, value: comma.value },
    });
    return { message, cell: { row: point.row, line: point.line, value: point.value } };
  }
  return null;
}
