import { CORRECTION_COLUMNS, type Correction, type Corrections } from '../../model/corrections.ts';
import type { Dataset } from '../../model/dataset.ts';
import { correctionMessages } from '../../model/messages/corrections.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { cannotRun, type Problem, UserError } from '../../model/problem.ts';

const NEEDED = ['column', 'old', 'new'] as const;

/**
 * Reads a file of corrections: the columns `column`, `old`, `new`, perhaps `wave`, `who`, `when`, `why`, and one or more for the id.
 *
 * @throws UserError (status 2) for columns that lack, blank ids and columns, and a cell that is corrected twice
 */
export async function readCorrections(dataset: Dataset, sha256: string | null): Promise<Corrections> {
  const { file, columns } = dataset;
  const known = new Map<string, number>();
  const idColumns = columns.filter(({ name, index }) => {
    const key = name.trim().toLowerCase();
    const isOwn = CORRECTION_COLUMNS.some((each) => each === key);
    if (isOwn && !known.has(key)) known.set(key, index);
    return !isOwn && name !== '';
  });
  const missing = [...(idColumns.length === 0 ? ['id'] : []), ...NEEDED.filter((each) => !known.has(each))];
  if (missing.length > 0)
    throw cannotRun(createMessage(correctionMessages, 'corrections-columns', { file, missing }), { file });
  const list: Correction[] = [];
  const problems: Problem[] = [];
  const cellOf = new Map<string, number>();
  for await (const batch of dataset.batches()) {
    for (const [at, cells] of batch.cells.entries()) {
      const row = batch.rows[at]!;
      const cell = (key: (typeof CORRECTION_COLUMNS)[number]) => (cells[known.get(key) ?? -1] ?? '').trim();
      const id = idColumns.map(({ index }) => (cells[index] ?? '').trim());
      const { length } = problems;
      for (const what of ['id', 'name'] as const)
        if (what === 'id' ? id.includes('') : cell('column') === '')
          problems.push({
            ...createMessage(correctionMessages, 'correction-incomplete', { file, row, what }),
            ...{ severity: 'error', file, row },
          });
      const correction: Correction = {
        row,
        id,
        wave: cell('wave') === '' ? null : cell('wave'),
        column: cell('column'),
        old: cell('old'),
        new: cell('new'),
        who: cell('who'),
        when: cell('when'),
        why: cell('why'),
      };
      const key = JSON.stringify([id, correction.wave, correction.column]);
      const before = cellOf.get(key);
      if (before !== undefined)
        problems.push({
          ...createMessage(correctionMessages, 'correction-twice', { file, row, before }),
          ...{ severity: 'error', file, row },
        });
      cellOf.set(key, before ?? row);
      if (problems.length === length) list.push(correction);
    }
  }
  if (problems.length > 0) throw new UserError(problems, 2);
  return { file, sha256, idColumns: idColumns.map(({ name }) => name), list };
}
