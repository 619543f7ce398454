/** A correction of one cell, as somebody decided it. */
export interface Correction {
  /** The row of its file, as a spreadsheet counts. */
  readonly row: number;
  /** The id of the respondent or form, one part for each id column. */
  readonly id: readonly string[];
  /** `null` where the file has no waves, or the id is enough. */
  readonly wave: string | null;
  readonly column: string;
  /** What the cell holds. */
  readonly old: string;
  /** What it is to hold; the same for a cell that was doubted and stays. */
  readonly new: string;
  readonly who: string;
  readonly when: string;
  readonly why: string;
}

/** A file of corrections. */
export interface Corrections {
  readonly file: string;
  readonly sha256: string | null;
  /** Headings of the id: those of the data, or `id`. */
  readonly idColumns: readonly string[];
  readonly list: readonly Correction[];
}

/** The headings of a file of corrections, beside those of the id. */
export const CORRECTION_COLUMNS = ['wave', 'column', 'old', 'new', 'who', 'when', 'why'] as const;

/** What was corrected in a file, without telling whose answers. */
export interface AppliedCorrections {
  readonly file: string;
  readonly sha256: string | null;
  readonly count: number;
  readonly columns: readonly { readonly column: string; readonly count: number }[];
}
