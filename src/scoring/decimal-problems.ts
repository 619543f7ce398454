import { answerMessages } from '../model/messages/answers.ts';
import { said } from '../model/messages/said.ts';
import type { Problem } from '../model/problem.ts';
import type { ScaleMatch } from './match-items.ts';

/** Every column of the matches whose numbers can be read in two ways. */
export function decimalProblems(file: string, matches: readonly ScaleMatch[]): Problem[] {
  const columns = new Set(matches.flatMap((match) => match.columns.filter((column) => column !== null)));
  return [...columns].flatMap((column): Problem[] => {
    const { decimal } = column;
    if (decimal.kind === 'ambiguous') {
      const { row, line, value } = decimal.first;
      return [
        {
          ...said(answerMessages, 'ambiguous-decimal', { file, row, column: column.name, value }),
          severity: 'error',
          file,
          row,
          line,
          column: column.name,
          value,
        },
      ];
    }
    if (decimal.kind === 'mixed') {
      const { point, comma } = decimal;
      return [
        {
          ...said(answerMessages, 'mixed-decimal', {
            file,
            column: column.name,
            point: { row: point.row, value: point.value },
            comma: { row: comma.row, value: comma.value },
          }),
          severity: 'error',
          file,
          row: point.row,
          line: point.line,
          column: column.name,
          value: point.value,
        },
      ];
    }
    return [];
  });
}
