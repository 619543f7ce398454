import type { Withholding } from '../../model/result.ts';

/** What the result tells about what it does not show. */
export function withholding(minCell: number, numbers: number): Withholding {
  return {
    minCell,
    rule: `Withheld (null): groups of fewer than ${minCell} respondents with all their statistics, counts from 1 to ${minCell - 1} with their shares, the further numbers that would reveal them, lowest and highest scores, and rows of single respondents`,
    numbers,
  };
}
