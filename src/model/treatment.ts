import type { Dataset, DecimalSign } from './dataset.ts';
import type { ResponseStatus, StatusRule } from './export-form.ts';

/** What was done to the rows of a file since it was read, in this order, for whoever has to do it again elsewhere. */
export interface Treatment {
  /** The file with every respondent and every cell as it stands there. */
  readonly asRead: Dataset;
  readonly corrections: readonly CorrectedCells[];
  readonly rules: readonly RowRule[];
}

/** What a file of corrections changes in a file. */
export interface CorrectedCells {
  readonly file: string;
  readonly sha256: string | null;
  readonly cells: readonly {
    /** The row, as a spreadsheet counts. */
    readonly row: number;
    readonly column: number;
    /** What the cell holds in the file. */
    readonly old: string;
    readonly new: string;
  }[];
}

/** Which rows are left out. */
export type RowRule =
  | {
      readonly by: 'status';
      readonly dropped: readonly ResponseStatus[];
      /** The first that applies to a row gives its status. */
      readonly rules: readonly StatusRule[];
    }
  | {
      readonly by: 'condition';
      /** As the user wrote it. */
      readonly text: string;
      readonly column: number;
      readonly sign: string;
      /** What `<` and the like compare with. */
      readonly bound: number;
      /** How the numbers of the column are written. */
      readonly decimal: DecimalSign | null;
      readonly isFulfilled: (cell: string) => boolean;
    };

/** The treatment of a file with one more step. */
export function treated(
  dataset: Dataset,
  step: Partial<Pick<Treatment, 'corrections' | 'rules'>>,
): { readonly treatment: Treatment } {
  const { asRead = dataset, corrections = [], rules = [] } = dataset.treatment ?? {};
  return {
    treatment: {
      asRead,
      corrections: [...corrections, ...(step.corrections ?? [])],
      rules: [...rules, ...(step.rules ?? [])],
    },
  };
}
