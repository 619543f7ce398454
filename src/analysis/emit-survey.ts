import type { Dataset } from '../model/dataset.ts';
import type { EmitColumn, EmitCorrections } from '../model/emit-plan.ts';
import { codesOfForm } from '../model/entry-form.ts';

/** What a script must know about a file as it stands, from one pass over its rows. */
export interface SurveyedFile {
  /** Rows of the file, those that are not used among them. */
  readonly respondents: number;
  readonly firstLine: number;
  readonly brokenRow: number | null;
  readonly columns: readonly EmitColumn[];
  readonly corrections: readonly EmitCorrections[];
  /** Codes for no answer that the form of the file has. */
  readonly codes: readonly string[];
  /** By column that chooses rows: every distinct cell without outer blanks, also as it is corrected. */
  readonly cells: ReadonlyMap<number, ReadonlySet<string>>;
}

/** Reads a file as it stands: widths of its columns, the respondents that are corrected, and the cells that choose rows. */
export async function surveyFile(dataset: Dataset): Promise<SurveyedFile> {
  const { asRead = dataset, corrections = [], rules = [] } = dataset.treatment ?? {};
  const bytes = asRead.columns.map(() => 1);
  const padded = asRead.columns.map(() => false);
  const choosing = rules.flatMap((rule) =>
    rule.by === 'status' ? rule.rules.flatMap(({ columns }) => columns) : rule.column,
  );
  const cells = new Map(choosing.map((column) => [column, new Set<string>()]));
  const correctedRows = new Set(corrections.flatMap((each) => each.cells.map(({ row }) => row)));
  const respondentOf = new Map<number, number>();
  let firstLine = 0;
  let brokenRow: number | null = null;
  let respondent = 0;
  const measure = (column: number, cell: string) => {
    if (3 * cell.length > bytes[column]!)
      bytes[column] = Math.max(bytes[column]!, Buffer.byteLength(cell, 'utf8'));
    cells.get(column)?.add(withoutBlanks(cell));
  };
  for await (const batch of asRead.batches()) {
    firstLine ||= batch.lines[0] ?? 0;
    batch.cells.forEach((record, i) => {
      const row = batch.rows[i]!;
      respondent++;
      if (correctedRows.has(row)) respondentOf.set(row, respondent);
      if (brokenRow === null && record.some((cell) => cell.includes('\n'))) brokenRow = row;
      asRead.columns.forEach(({ index }) => {
        const cell = record[index] ?? '';
        measure(index, cell);
        if (cell.startsWith(' ') || cell.endsWith(' ')) padded[index] = true;
      });
    });
  }
  for (const { column, old, new: value } of corrections.flatMap((each) => each.cells)) {
    measure(column, value);
    measure(column, old);
  }
  const headers = asRead.columns.map(({ header, name }) => header ?? name);
  return {
    codes: [...codesOfForm(asRead.columns), ...(asRead.export?.missing ?? [])],
    respondents: respondent,
    firstLine,
    brokenRow,
    columns: asRead.columns.map(({ index }, at) => ({
      index,
      name: headers[at]!,
      isAmbiguous: headers[at] === '' || headers.indexOf(headers[at]!) !== headers.lastIndexOf(headers[at]!),
      bytes: bytes[index]!,
      padded: padded[index]!,
    })),
    corrections: corrections.map(({ cells: own, ...file }) => ({
      ...file,
      cells: own.map(({ row, column, ...cell }) => ({
        column,
        respondent: respondentOf.get(row)!,
        old: withoutBlanks(cell.old),
        new: withoutBlanks(cell.new),
      })),
    })),
    cells,
  };
}

/** By column, every distinct cell without outer blanks as it stands in the file, and as it is meant where several files are joined. */
export type SourceCells = ReadonlyMap<number, ReadonlyMap<string, string>>;

/**
 * Reads the rows that are used: the distinct cells of some columns.
 *
 * @param contradiction told of a cell that is meant in two ways
 */
export async function surveyCells(
  dataset: Dataset,
  columns: Iterable<number>,
  onRow: (cells: readonly string[], row: number) => void,
  contradiction: () => never,
): Promise<SourceCells> {
  const found = new Map([...columns].map((column) => [column, new Map<string, string>()]));
  for await (const batch of dataset.batches()) {
    const written = batch.written ?? batch.cells;
    batch.cells.forEach((cells, i) => {
      for (const [column, distinct] of found) {
        const cell = withoutBlanks(written[i]![column] ?? '');
        const meant = withoutBlanks(cells[column] ?? '');
        if ((distinct.get(cell) ?? meant) !== meant) contradiction();
        distinct.set(cell, meant);
      }
      onRow(cells, batch.rows[i]!);
    });
  }
  return found;
}

/**
 * A cell without the blanks around it, and nothing else taken away: all that every program trims alike. What is left (a no-break
 * space before a word) is spelled out in the script.
 */
export function withoutBlanks(cell: string): string {
  return cell.replace(/^ +|(?<! ) +$/g, '');
}
