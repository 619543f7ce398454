import type { Correction, Corrections } from '../../model/corrections.ts';
import type { Column, ColumnDecimal, Dataset, RecordBatch } from '../../model/dataset.ts';
import { correctionMessages } from '../../model/messages/corrections.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { cannotRun, isUserError, type Problem, remark } from '../../model/problem.ts';
import { type CorrectedCells, treated } from '../../model/treatment.ts';
import { normaliseAnswer } from '../column-name.ts';
import { findColumn } from '../find-column.ts';
import { findIdColumns, needsFileNames } from '../id-columns.ts';
import type { IdComparison } from '../id-list.ts';
import { normaliseId } from '../normalise-id.ts';
import { OFFICE_COLUMN } from '../office-names.ts';
import { parseNumber } from '../parse-number.ts';
import { decimalSign } from '../quantity.ts';

/** How a file is corrected. */
export interface Correcting {
  /** What its wave is called; any of these names is meant. */
  readonly waves: readonly string[];
  /** What the file is called among those of its wave, by which an id column `office` tells it where the file has none of that name. */
  readonly office: string;
  /** The column that says the wave of each row, where the file holds several. */
  readonly waveColumn: string | null;
  /** The column or columns of `--id`, where corrections are under `id`. */
  readonly id: string | null;
  readonly idComparison: IdComparison;
  /** Tells how the numbers of a column are written, which a correction may settle; `null` where the user said it. */
  readonly decimals: (() => DecimalEvidence) | null;
}

/** Gathers how the numbers of a column are written. */
export interface DecimalEvidence {
  add(value: string, row: number, line: number): void;
  conclude(): ColumnDecimal;
}

/** A corrected file, and where its corrections were found. */
export interface Corrected {
  readonly dataset: Dataset;
  /** The rows of the file that each correction is about; more than one is an error of the corrections. */
  readonly rowsOf: ReadonlyMap<Correction, readonly number[]>;
  /** The heading of the column that a correction is about. */
  readonly columnOf: (correction: Correction) => string;
  /** Cells that do not hold what a correction says. */
  readonly problems: readonly Problem[];
}

/**
 * The same file with these cells corrected, read twice: once to find them, and again with the new values. Rows are told by their ids as they
 * stand in the file, before any correction.
 *
 * @throws UserError (status 2) for id columns and columns that the file does not have, but for `office`, which is the name of the file
 */
export async function correctDataset(
  dataset: Dataset,
  corrections: Corrections,
  { waves, office, waveColumn, id, idComparison, decimals }: Correcting,
): Promise<Corrected> {
  const idColumns = idColumnsOf(dataset, corrections, id);
  const wave = waveColumn === null ? null : findColumn(dataset, waveColumn, '--wave');
  const names = new Set(waves.map(normaliseAnswer));
  const keyOf = (parts: readonly string[]) =>
    JSON.stringify(
      parts.map((part) => (idComparison === 'as-written' ? part.trim() : normaliseId(part.trim()))),
    );
  const wanted = new Map<string, Correction[]>();
  for (const correction of corrections.list) {
    if (wave === null && correction.wave !== null && !names.has(normaliseAnswer(correction.wave))) continue;
    const key = keyOf(correction.id);
    wanted.set(key, [...(wanted.get(key) ?? []), correction]);
  }
  const patches = new Map<number, [column: number, value: string, old: string][]>();
  const rowsOf = new Map<Correction, number[]>();
  const others = new Map<Correction, Problem>();
  const columnOf = columnFinder(dataset, corrections.file);
  for await (const batch of dataset.batches()) {
    for (const [at, cells] of batch.cells.entries()) {
      const row = batch.rows[at]!;
      const parts = idColumns.map((column) =>
        column === OFFICE_COLUMN ? office : (cells[column.index] ?? ''),
      );
      for (const correction of wanted.get(keyOf(parts)) ?? []) {
        const isOther = wave !== null && correction.wave !== null;
        if (isOther && !isWave(cells[wave.index] ?? '', correction.wave)) continue;
        rowsOf.set(correction, [...(rowsOf.get(correction) ?? []), row]);
        const column = columnOf(correction);
        const cell = cells[column.index] ?? '';
        if (isSame(cell, correction.old, column))
          patches.set(row, [...(patches.get(row) ?? []), [column.index, correction.new, cell]]);
        else
          others.set(
            correction,
            otherValue(dataset, corrections.file, correction, row, column.name, cell.trim()),
          );
      }
    }
  }
  // Which of several rows is meant comes before what they hold.
  const problems = [...others].flatMap(([correction, problem]) =>
    rowsOf.get(correction)!.length > 1 ? [] : problem,
  );
  const nameOf = (correction: Correction) => columnOf(correction).name;
  const applied = [...rowsOf.keys()].map((correction) => columnOf(correction));
  if (applied.length === 0) return { dataset, rowsOf, columnOf: nameOf, problems };
  const inOrder = [...new Set(applied)].sort((one, other) => one.index - other.index);
  const columns = inOrder.map((column) => ({
    column: column.name,
    count: applied.filter((each) => each === column).length,
  }));
  const facts = { file: corrections.file, count: applied.length, columns };
  const batches = () => patched(dataset, patches);
  const notice = remark(
    createMessage(correctionMessages, 'corrections-applied', { data: dataset.file, ...facts }),
    {
      file: dataset.file,
    },
  );
  return {
    dataset: {
      ...dataset,
      columns:
        decimals === null
          ? dataset.columns
          : await settled({ ...dataset, batches }, new Set(applied), decimals),
      corrections: [...(dataset.corrections ?? []), { ...facts, sha256: corrections.sha256 }],
      ...treated(dataset, {
        corrections: [{ file: corrections.file, sha256: corrections.sha256, cells: cellsOf(patches) }],
      }),
      notices: [...dataset.notices, notice],
      batches,
    },
    rowsOf,
    columnOf: nameOf,
    problems,
  };
}

function idColumnsOf(
  dataset: Dataset,
  { file, idColumns }: Corrections,
  id: string | null,
): (Column | typeof OFFICE_COLUMN)[] {
  const isGeneral = idColumns.length === 1 && idColumns[0]!.trim().toLowerCase() === 'id';
  if (!isGeneral) {
    const isFileName = (name: string) => needsFileNames(dataset.columns, { by: name.toLowerCase() });
    return idColumns.map((name) => (isFileName(name) ? OFFICE_COLUMN : findColumn(dataset, name, file)));
  }
  if (id !== null) return findIdColumns(dataset, id);
  try {
    return [findColumn(dataset, 'id', file)];
  } catch (error) {
    if (!isUserError(error)) throw error;
    throw cannotRun(createMessage(correctionMessages, 'correction-id', { file, data: dataset.file }), {
      file,
    });
  }
}

/** Each column is looked up once; one that the file does not have is an error of the correction. */
function columnFinder(dataset: Dataset, file: string): (correction: Correction) => Column {
  const known = new Map<string, Column>();
  return ({ column, row }) => {
    const found = known.get(column) ?? findColumn(dataset, column, `${file} (${row})`);
    known.set(column, found);
    return found;
  };
}

function isWave(cell: string, wave: string): boolean {
  if (normaliseAnswer(cell) === normaliseAnswer(wave)) return true;
  const number = parseNumber(cell, '.');
  return !Number.isNaN(number) && number === parseNumber(wave, '.');
}

/** As texts without blanks around them, or as numbers, as the column writes them or with a point. */
function isSame(cell: string, old: string, column: Column): boolean {
  const [found, meant] = [cell, old].map((text) => text.trim().normalize('NFC'));
  if (found === meant || (normaliseAnswer(cell) === '' && normaliseAnswer(old) === '')) return true;
  const number = parseNumber(cell, decimalSign(column));
  return (
    !Number.isNaN(number) &&
    [decimalSign(column), '.' as const].some((sign) => parseNumber(old, sign) === number)
  );
}

function otherValue(
  { file: data }: Dataset,
  file: string,
  { row, old }: Correction,
  dataRow: number,
  column: string,
  found: string,
): Problem {
  return {
    ...createMessage(correctionMessages, 'correction-old', { file, row, data, dataRow, column, old, found }),
    ...{ severity: 'error', file, row, column, value: found },
  };
}

/** By row, the cells that are changed. */
type Patches = ReadonlyMap<number, readonly (readonly [column: number, value: string, old: string])[]>;

function cellsOf(patches: Patches): CorrectedCells['cells'] {
  return [...patches].flatMap(([row, cells]) =>
    cells.map(([column, value, old]) => ({ row, column, old, new: value })),
  );
}

async function* patched(dataset: Dataset, patches: Patches): AsyncGenerator<RecordBatch> {
  for await (const batch of dataset.batches()) {
    if (!batch.rows.some((row) => patches.has(row))) {
      yield batch;
      continue;
    }
    const cells = batch.cells.map((record, at) => {
      const patch = patches.get(batch.rows[at]!);
      if (patch === undefined) return record;
      const copy = [...record];
      for (const [column, value] of patch) {
        while (copy.length <= column) copy.push('');
        copy[column] = value;
      }
      return copy;
    });
    yield { ...batch, cells };
  }
}

/** How the numbers of the corrected columns are written now: the one cell with a decimal sign may be the one that was corrected. */
async function settled(
  dataset: Dataset,
  corrected: ReadonlySet<Column>,
  decimals: () => DecimalEvidence,
): Promise<Column[]> {
  const gathered = new Map<number, DecimalEvidence>([...corrected].map(({ index }) => [index, decimals()]));
  for await (const { cells, rows, lines } of dataset.batches())
    for (const [at, record] of cells.entries())
      for (const [index, evidence] of gathered) evidence.add(record[index] ?? '', rows[at]!, lines[at]!);
  return dataset.columns.map((column) => {
    const evidence = gathered.get(column.index);
    return evidence === undefined ? column : { ...column, decimal: evidence.conclude() };
  });
}
