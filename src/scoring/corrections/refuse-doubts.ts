import type { Dataset } from '../../model/dataset.ts';
import { doubtedItems, entryColumns } from '../../model/entry-form.ts';
import { correctionMessages } from '../../model/messages/corrections.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { type Problem, UserError } from '../../model/problem.ts';
import { lookupName, normaliseName } from '../column-name.ts';

/**
 * Refuses a typed form in which somebody doubted a cell that nobody has decided. What is corrected, also to the same value, is decided.
 *
 * @param decided the columns that are decided, by the row of the file
 * @throws UserError (status 1) with every row
 */
export async function refuseDoubts(
  dataset: Dataset,
  decided: ReadonlyMap<number, ReadonlySet<string>>,
): Promise<void> {
  const own = entryColumns(dataset.columns.map(({ name }) => name));
  if (own === null) return;
  const { file, columns } = dataset;
  const doubt = columns[own.doubt]!;
  const answers = columns.filter((_, at) => at !== own.doubt && at !== own.remarks);
  const byName = new Map(answers.map((column) => [normaliseName(lookupName(column)), column.name]));
  const problems: Problem[] = [];
  for await (const batch of dataset.batches()) {
    for (const [at, cells] of batch.cells.entries()) {
      const names = doubtedItems(cells[doubt.index] ?? '');
      if (names.length === 0) continue;
      const row = batch.rows[at]!;
      const place = { file, row, line: batch.lines[at]!, column: doubt.name, severity: 'error' } as const;
      const open: string[] = [];
      for (const value of names) {
        const column = byName.get(normaliseName(value));
        if (column === undefined) {
          const facts = { file, row, value, doubt: doubt.name, example: answers[1]?.name ?? doubt.name };
          problems.push({ ...createMessage(correctionMessages, 'doubt-unknown', facts), ...place, value });
        } else if (!decided.get(row)?.has(column)) open.push(column);
      }
      if (open.length > 0) {
        const facts = { file, row, columns: open, doubt: doubt.name };
        problems.push({ ...createMessage(correctionMessages, 'doubt-undecided', facts), ...place });
      }
    }
  }
  if (problems.length > 0) throw new UserError(problems, 1);
}
