import type { Column, Dataset } from '../../model/dataset.ts';
import { entryColumns } from '../../model/entry-form.ts';
import { findIdColumns } from '../../scoring/id-columns.ts';
import { type IdComparison, IdList } from '../../scoring/id-list.ts';

/** Texts by number, shared by both files: most cells hold one of few, and equal numbers are equal texts. */
export class Texts {
  readonly #codes = new Map<string, number>([['', 0]]);
  readonly #texts: string[] = [''];

  code(text: string): number {
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    // A copy of its own: a slice would keep the whole piece of the file that it was cut from.
    const own = Buffer.from(text).toString();
    const code = this.#texts.push(own) - 1;
    this.#codes.set(own, code);
    return code;
  }

  text(code: number): string {
    return this.#texts[code]!;
  }
}

/** What one typist typed: four bytes a cell. */
export interface TypedFile {
  readonly dataset: Dataset;
  readonly idColumns: readonly Column[];
  /** Ids as they are compared; `''` without one. */
  readonly keys: readonly string[];
  /** Ids as they were typed, one part for each id column. */
  readonly idOf: (form: number) => string[];
  readonly rows: ArrayLike<number>;
  /** Per column of the file the texts of the cells, by their numbers. */
  readonly cells: readonly Int32Array[];
  /** The column of doubt, and that of remarks; `null` in a file without them. */
  readonly doubt: Column | null;
  readonly remarks: Column | null;
}

/**
 * Reads a typed file whole.
 *
 * @param id the column that names the form, or several with commas between
 * @throws UserError (status 2) for id columns that the file does not have
 */
export async function readTyped(
  dataset: Dataset,
  id: string,
  comparison: IdComparison,
  texts: Texts,
): Promise<TypedFile> {
  const idColumns = findIdColumns(dataset, id);
  const ids = new IdList(dataset.file, idColumns, dataset.rowCount, comparison);
  const rows = new Uint32Array(dataset.rowCount);
  const cells = dataset.columns.map(() => new Int32Array(dataset.rowCount));
  let form = 0;
  for await (const batch of dataset.batches()) {
    const { file } = dataset.parts?.[batch.part ?? 0] ?? dataset;
    for (const [position, record] of batch.cells.entries()) {
      const row = batch.rows[position]!;
      ids.add({ index: form, cells: record, file, row });
      rows[form] = row;
      for (let column = 0; column < cells.length; column++)
        cells[column]![form] = texts.code(record[dataset.columns[column]!.index] ?? '');
      form++;
    }
  }
  const own = entryColumns(dataset.columns.map(({ name }) => name));
  return {
    dataset,
    idColumns,
    keys: ids.keys,
    idOf: (at) => ids.written.map((part) => part[at]!),
    rows,
    cells,
    doubt: own === null ? null : dataset.columns[own.doubt]!,
    remarks: own === null ? null : dataset.columns[own.remarks]!,
  };
}
