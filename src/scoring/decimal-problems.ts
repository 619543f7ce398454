import type { Problem } from '../model/problem.ts';
import type { ScaleMatch } from './match-items.ts';
import { quoted } from './quoted.ts';

/** Every column of the matches whose numbers can be read in two ways. */
export function decimalProblems(file: string, matches: readonly ScaleMatch[]): Problem[] {
  const columns = new Set(matches.flatMap((match) => match.columns.filter((column) => column !== null)));
  return [...columns].flatMap((column): Problem[] => {
    const { decimal } = column;
    if (decimal.kind === 'ambiguous') {
      const { row, line, value } = decimal.first;
      return [
        {
          code: 'ambiguous-decimal',
          severity: 'error',
          message: `"${column.name}" of ${file}, row ${row}: ${quoted(value)} could be a decimal number or thousands, and no other cell of the column tells; say --decimal . or --decimal ,`,
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
          code: 'mixed-decimal',
          severity: 'error',
          message: `"${column.name}" of ${file} mixes decimal signs: ${quoted(point.value)} in row ${point.row} and ${quoted(comma.value)} in row ${comma.row}; correct the file, or say which sign is right with --decimal`,
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
