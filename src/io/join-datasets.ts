import type {
  Column,
  ColumnDecimal,
  Dataset,
  LeftOutRows,
  RecordBatch,
  RowCounts,
} from '../model/dataset.ts';
import type { ResponseStatus } from '../model/export-form.ts';
import { answerMessages } from '../model/messages/answers.ts';
import { said } from '../model/messages/said.ts';
import { cannotRun } from '../model/problem.ts';

/**
 * Several files with the answers of one wave as one: the rows of each after those of the one before, cells brought into the order of
 * the columns of the first. Row numbers and lines are those of each file.
 *
 * @param datasets one or more
 * @throws UserError (status 2) `columns-differ` for a column that not all files have, `duplicate-header` for one that a file has
 *   twice, `decimals-differ` where one file writes decimal points and another commas in the same column
 * @throws RangeError for no file at all
 * @example joinDatasets([office1, office2]).file // 'office-1.csv + office-2.csv'
 */
export function joinDatasets(datasets: readonly Dataset[]): Dataset {
  const [first, ...others] = datasets;
  if (first === undefined) throw new RangeError('no file to join');
  if (others.length === 0) return first;
  const positions = datasets.map((dataset) => positionsIn(dataset, first));
  const columns = first.columns.map((column, index) => ({
    ...column,
    decimal: joinedDecimal(
      datasets.map((dataset, file) => [dataset.file, dataset.columns[positions[file]![index]!]!] as const),
    ),
  }));
  return {
    file: datasets.map(({ file }) => file).join(' + '),
    format: first.format,
    sheet: first.sheet,
    encoding: first.encoding,
    delimiter: first.delimiter,
    columns,
    rowCount: datasets.reduce((sum, { rowCount }) => sum + rowCount, 0),
    rows: datasets.map(({ rows }) => rows).reduce(addedRows),
    isPlain: datasets.every(({ isPlain }) => isPlain),
    export: joinedExport(datasets),
    leftOut: joinedLeftOut(datasets),
    ...joinedCorrections(datasets),
    damagedRows: datasets.flatMap(({ damagedRows }) => damagedRows),
    notices: datasets.flatMap(({ notices }) => notices),
    batches: () => joinedBatches(datasets, positions),
  };
}

/** What a platform tells of files that are all its exports; of files of several kinds nothing is known of all. */
function joinedExport(datasets: readonly Dataset[]): Dataset['export'] {
  const exports = datasets.flatMap((dataset) => dataset.export ?? []);
  const [first] = exports;
  if (first === undefined || exports.length < datasets.length) return null;
  if (exports.some(({ platform }) => platform !== first.platform)) return null;
  const statuses: Partial<Record<ResponseStatus, number>> = {};
  for (const each of exports)
    for (const [status, count] of Object.entries(each.statuses) as [ResponseStatus, number][])
      statuses[status] = (statuses[status] ?? 0) + count;
  return { ...first, statuses };
}

function joinedCorrections(datasets: readonly Dataset[]): Pick<Dataset, 'corrections'> {
  const corrections = datasets.flatMap((dataset) => dataset.corrections ?? []);
  return corrections.length === 0 ? {} : { corrections };
}

function reasonOf(rows: LeftOutRows): string {
  if (rows.by === 'status') return rows.status;
  return rows.by === 'condition' ? `where ${rows.condition}` : `wave ${rows.wave}`;
}

/** Rows left out of several files, by the same reasons. */
function joinedLeftOut(datasets: readonly Dataset[]): LeftOutRows[] {
  const byReason = new Map<string, LeftOutRows>();
  for (const each of datasets.flatMap(({ leftOut }) => leftOut)) {
    const reason = reasonOf(each);
    byReason.set(reason, { ...each, count: each.count + (byReason.get(reason)?.count ?? 0) });
  }
  return [...byReason.values()];
}

function addedRows(one: RowCounts, other: RowCounts): RowCounts {
  return {
    inFile: one.inFile + other.inFile,
    headings: one.headings + other.headings,
    blank: one.blank + other.blank,
    damaged: one.damaged + other.damaged,
    respondents: one.respondents + other.respondents,
  };
}

function nameOf({ name, as = name }: Column): string {
  return as;
}

/** For each column of the first file, its position in another. */
function positionsIn(dataset: Dataset, first: Dataset): number[] {
  const byName = new Map<string, number>();
  for (const column of dataset.columns) {
    const name = nameOf(column);
    if (name !== '' && byName.has(name))
      throw cannotRun(said(answerMessages, 'duplicate-header', { file: dataset.file, column: name }), {
        file: dataset.file,
        column: name,
      });
    byName.set(name, column.index);
  }
  const names = first.columns.map(nameOf);
  const missing = names.find((name) => !byName.has(name));
  const further = [...byName.keys()].find((name) => !names.includes(name));
  if (missing !== undefined || further !== undefined) {
    const [has, lacks] = missing === undefined ? [dataset, first] : [first, dataset];
    const name = missing ?? further!;
    const facts = { column: name, has: has.file, lacks: lacks.file };
    throw cannotRun(said(answerMessages, 'columns-differ', facts), { file: lacks.file, column: name });
  }
  return names.map((name) => byName.get(name)!);
}

/** How the numbers of a column are written in all files. */
function joinedDecimal(columns: readonly (readonly [string, Column])[]): ColumnDecimal {
  const found = columns.filter(([, { decimal }]) => decimal.kind !== 'none');
  const [first] = found;
  if (first === undefined) return { kind: 'none' };
  const unclear = found.find(([, { decimal }]) => decimal.kind !== 'sign');
  if (unclear !== undefined) return unclear[1].decimal;
  const other = found.find(
    ([, { decimal }]) =>
      decimal.kind === 'sign' && first[1].decimal.kind === 'sign' && decimal.sign !== first[1].decimal.sign,
  );
  if (other === undefined) return first[1].decimal;
  const facts = { column: other[1].name, files: [first[0], other[0]] } as const;
  throw cannotRun(said(answerMessages, 'decimals-differ', facts), { file: other[0], column: other[1].name });
}

async function* joinedBatches(
  datasets: readonly Dataset[],
  positions: readonly (readonly number[])[],
): AsyncGenerator<RecordBatch> {
  for (const [file, dataset] of datasets.entries()) {
    const order = positions[file]!;
    const inOrder = order.every((position, index) => position === index);
    for await (const batch of dataset.batches())
      yield inOrder
        ? batch
        : { ...batch, cells: batch.cells.map((cells) => order.map((position) => cells[position] ?? '')) };
  }
}
