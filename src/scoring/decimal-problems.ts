import type { CellPlace, Column } from '../model/dataset.ts';
import { answerMessages } from '../model/messages/answers.ts';
import { createMessage, type Said } from '../model/messages/create-message.ts';
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

type Cell = Pick<CellPlace, 'file' | 'row' | 'line' | 'value'>;

/** What is said of a column, and the first cell that it is about. */
function undecidable(
  file: string,
  { name: column, decimal }: Column,
): { readonly message: Said; readonly cell: Cell } | null {
  if (decimal.kind === 'ambiguous') {
    const { file: own = file, row, line, value } = decimal.first;
    const message = createMessage(answerMessages, 'ambiguous-decimal', { file: own, row, column, value });
    return { message, cell: { file: own, row, line, value } };
  }
  if (decimal.kind === 'mixed') {
    const { point, comma } = decimal;
    const own = point.file ?? file;
    const message = createMessage(answerMessages, 'mixed-decimal', {
      file: own,
      column,
      point: { row: point.row, value: point.value },
      comma: { row: comma.row, value: comma.value },
    });
    return { message, cell: { file: own, row: point.row, line: point.line, value: point.value } };
  }
  return null;
}
