import type { Dataset, RecordBatch } from '../../model/dataset.ts';
import { correctionMessages } from '../../model/messages/corrections.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { type Problem, UserError } from '../../model/problem.ts';
import { normaliseName } from '../column-name.ts';
import { findColumn } from '../find-column.ts';
import type { IdComparison } from '../id-list.ts';
import { normaliseId } from '../normalise-id.ts';
import type { DecidedForm, Decisions } from './read-decisions.ts';

/** Which of the forms that only one typist has are those of this file. */
export interface FormsOfFile {
  readonly decisions: Pick<Decisions, 'corrections' | 'files' | 'forms'>;
  /** Whose file it is. */
  readonly typist: 0 | 1;
  readonly idComparison: IdComparison;
}

/** Those forms of a file, by what they are compared by. */
async function formsIn(
  dataset: Dataset,
  { decisions, idComparison }: FormsOfFile,
): Promise<{ readonly keyOf: (cells: readonly string[]) => string; readonly keys: ReadonlySet<string> }> {
  const columns = decisions.corrections[0].idColumns.map((name) =>
    findColumn(dataset, name, decisions.corrections[0].file),
  );
  const comparable = comparableId(idComparison);
  const keyOf = (cells: readonly string[]) => comparable(columns.map(({ index }) => cells[index] ?? ''));
  const keys = new Set<string>();
  for await (const { cells } of dataset.batches()) for (const row of cells) keys.add(keyOf(row));
  return { keyOf, keys };
}

function comparableId(idComparison: IdComparison): (parts: readonly string[]) => string {
  return (parts) =>
    JSON.stringify(
      parts.map((part) => (idComparison === 'as-written' ? part.trim() : normaliseId(part.trim()))),
    );
}

/** Whose file it is as far as whole forms tell: how many of them are not where the decisions say. */
export async function misplacedForms(dataset: Dataset, how: FormsOfFile): Promise<number> {
  const { keys } = await formsIn(dataset, how);
  const comparable = comparableId(how.idComparison);
  return how.decisions.forms.filter(({ id, typist }) => keys.has(comparable(id)) !== (typist === how.typist))
    .length;
}

/**
 * The forms of a file that are used: those that only this typist has stay where they are taken over, and those that only the other has
 * come behind the others.
 *
 * @param other what the other typist typed; `null` where that was not given
 * @throws UserError (status 2) for forms that are to come from a file that was not given, and for forms that are not there
 */
export async function withDecidedForms(
  dataset: Dataset,
  other: Dataset | null,
  how: FormsOfFile,
): Promise<{ readonly dataset: Dataset; readonly added: Dataset | null; readonly leftOut: number }> {
  const { decisions, typist, idComparison } = how;
  const { file } = decisions.corrections[0];
  const comparable = comparableId(idComparison);
  const own = await formsIn(dataset, how);
  const others = other === null ? null : await formsIn(other, how);
  const wanted = decisions.forms.filter((form) => form.typist !== typist && form.isTaken);
  const left = decisions.forms.filter((form) => form.typist === typist && !form.isTaken);
  const problem = ({ row, id }: DecidedForm, data: string | null): Problem => {
    const facts = { file, row, id: id.join(' + ') };
    const message =
      data === null
        ? createMessage(correctionMessages, 'form-elsewhere', {
            ...facts,
            other: decisions.files[1 - typist]!,
          })
        : createMessage(correctionMessages, 'form-nowhere', { ...facts, data });
    return { ...message, severity: 'error', file, row };
  };
  const problems = [
    ...left.filter(({ id }) => !own.keys.has(comparable(id))).map((form) => problem(form, dataset.file)),
    ...wanted.flatMap((form) =>
      others === null
        ? [problem(form, null)]
        : others.keys.has(comparable(form.id))
          ? []
          : [problem(form, other!.file)],
    ),
  ];
  if (problems.length > 0) throw new UserError(problems, 2);
  const dropped = new Set(left.map(({ id }) => comparable(id)));
  const kept: Dataset = {
    ...dataset,
    rowCount: dataset.rowCount - left.length,
    batches: () => rowsOf(dataset, (cells) => !dropped.has(own.keyOf(cells))),
  };
  if (wanted.length === 0) return { dataset: kept, added: null, leftOut: left.length };
  const taken = new Set(wanted.map(({ id }) => comparable(id)));
  const added: Dataset = {
    ...other!,
    rowCount: wanted.length,
    batches: () => rowsOf(other!, (cells) => taken.has(others!.keyOf(cells))),
  };
  return { dataset: kept, added, leftOut: left.length };
}

async function* rowsOf(
  dataset: Dataset,
  isUsed: (cells: readonly string[]) => boolean,
): AsyncGenerator<RecordBatch> {
  for await (const batch of dataset.batches()) {
    const used = batch.cells.flatMap((cells, at) => (isUsed(cells) ? [at] : []));
    if (used.length === 0) continue;
    yield {
      ...batch,
      cells: used.map((at) => batch.cells[at]!),
      rows: used.map((at) => batch.rows[at]!),
      lines: used.map((at) => batch.lines[at]!),
      ...(batch.written !== undefined && { written: used.map((at) => batch.written![at]!) }),
    };
  }
}

/** The rows of another typed file in the order of the columns of this one; columns that it does not have are blank. */
export async function* rowsInOrder(added: Dataset, { columns }: Dataset): AsyncGenerator<string[]> {
  const byName = new Map(added.columns.map((column) => [normaliseName(column.name), column.index]));
  const from = columns.map(({ name }) => byName.get(normaliseName(name)) ?? -1);
  for await (const { cells } of added.batches())
    for (const row of cells) yield from.map((index) => row[index] ?? '');
}
