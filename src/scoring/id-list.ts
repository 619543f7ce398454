import type { Column } from '../model/dataset.ts';
import type { Problem } from '../model/problem.ts';
import type { DecodedRow } from './decode-dataset.ts';

/** Ids as they stand in the file, trimmed and in Unicode's composed form. */
export class IdList {
  readonly values: string[] = [];
  private readonly rows: Uint32Array;
  private readonly file: string;
  private readonly column: Column;

  constructor(file: string, column: Column, rowCount: number) {
    this.file = file;
    this.column = column;
    this.rows = new Uint32Array(rowCount);
  }

  add({ index, cells, row }: DecodedRow): void {
    // A copy of its own: a slice would keep the whole piece of the file that it was cut from.
    const id = Buffer.from((cells[this.column.index] ?? '').trim().normalize('NFC')).toString();
    this.values.push(id);
    this.rows[index] = row;
  }

  /** A problem for every id that stands in several rows. */
  duplicates(): Problem[] {
    const rowsOf = new Map<string, number[]>();
    this.values.forEach((id, index) => {
      if (id === '') return;
      const rows = rowsOf.get(id);
      if (rows === undefined) rowsOf.set(id, [this.rows[index]!]);
      else rows.push(this.rows[index]!);
    });
    return [...rowsOf].flatMap(([id, rows]): Problem[] => {
      if (rows.length < 2) return [];
      return [
        {
          code: 'duplicate-id',
          severity: 'error',
          file: this.file,
          row: rows[1]!,
          column: this.column.name,
          value: id,
          message: `"${this.column.name}" of ${this.file}: the id "${id}" stands in rows ${rows.join(', ')}; each respondent may appear once`,
        },
      ];
    });
  }
}
