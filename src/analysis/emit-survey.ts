import type { Column, Dataset } from '../model/dataset.ts';
import { codesOfForm } from '../model/entry-form.ts';

/** What a script must know about a file, from one pass over its rows. */
export interface SurveyedFile {
  readonly firstLine: number;
  readonly brokenRow: number | null;
  /** Longest cell per column, in bytes of UTF-8. */
  readonly bytes: readonly number[];
  /** Per column, whether a cell has blanks around it. */
  readonly padded: readonly boolean[];
  /** Codes for no answer that a typed form has. */
  readonly codes: readonly string[];
  /** By column index: every distinct cell without outer blanks, in order of appearance. */
  readonly cells: ReadonlyMap<number, ReadonlySet<string>>;
}

/** Reads a file once: widths of all its columns, and the distinct cells of those that are used. */
export async function surveyFile(
  dataset: Dataset,
  used: readonly Column[],
  onRow: (cells: readonly string[], row: number) => void,
): Promise<SurveyedFile> {
  const bytes = dataset.columns.map(() => 1);
  const padded = dataset.columns.map(() => false);
  const raw = new Map(used.map(({ index }) => [index, new Set<string>()]));
  let firstLine = 0;
  let brokenRow: number | null = null;
  for await (const batch of dataset.batches()) {
    firstLine ||= batch.lines[0] ?? 0;
    batch.cells.forEach((cells, i) => {
      if (brokenRow === null && cells.some((cell) => cell.includes('\n'))) brokenRow = batch.rows[i]!;
      cells.forEach((cell, column) => {
        if (3 * cell.length > bytes[column]!)
          bytes[column] = Math.max(bytes[column]!, Buffer.byteLength(cell, 'utf8'));
        if (cell.startsWith(' ') || cell.endsWith(' ')) padded[column] = true;
      });
      for (const [column, distinct] of raw) distinct.add(cells[column] ?? '');
      onRow(cells, batch.rows[i]!);
    });
  }
  const cells = new Map(
    [...raw].map(([column, distinct]) => [column, new Set([...distinct].map(withoutBlanks))]),
  );
  return { codes: codesOfForm(dataset.columns), firstLine, brokenRow, bytes, padded, cells };
}

/**
 * A cell without the blanks around it, and nothing else taken away: all that every program trims alike. What is left (a no-break
 * space before a word) is spelled out in the script.
 */
export function withoutBlanks(cell: string): string {
  return cell.replace(/^ +|(?<! ) +$/g, '');
}
