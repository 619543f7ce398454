/** A table of a document, every cell as it is printed. */
export interface TextTable {
  /** What stands above it. */
  readonly title: string | null;
  /** The headings of a column from the top: that of its group of columns, if there is one, then its own. */
  readonly header: readonly (readonly string[])[];
  readonly rows: readonly (readonly string[])[];
}
