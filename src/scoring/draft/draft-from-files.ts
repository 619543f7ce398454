import type { Dataset } from '../../model/dataset.ts';
import { draftMessages } from '../../model/messages/draft.ts';
import { said } from '../../model/messages/said.ts';
import { cannotRun } from '../../model/problem.ts';
import type { UnusedColumn } from '../../model/questionnaire.ts';
import type { Scale } from '../../model/scale.ts';
import { lookupName, normaliseName, otherNames } from '../column-name.ts';
import { indexColumns, matchScale } from '../match-items.ts';
import { chosenColumns } from './chosen-columns.ts';
import { type DraftChoices, type DraftedScale, draftScales } from './draft-scales.ts';
import { questionsOfFiles } from './questions-of-files.ts';

/** Drafted definitions, and why the other columns are in none. */
export interface Draft {
  readonly scales: readonly DraftedScale[];
  readonly unused: readonly UnusedColumn[];
}

export interface FileDraftOptions extends Omit<DraftChoices, 'areItems'> {
  /** The columns of one scale, as `--columns` names them. */
  readonly columns?: readonly string[] | undefined;
  /** Definitions that are there already: what they take whole is not drafted again. */
  readonly known: readonly Scale[];
}

/**
 * Drafts definitions for the questions that files have in common and that no known scale takes.
 *
 * @throws UserError (status 2) for columns that are not there, that are no questions, or that have no answers in common
 */
export async function draftFromFiles(
  datasets: readonly Dataset[],
  options: FileDraftOptions,
): Promise<Draft> {
  const [first] = datasets;
  if (first === undefined) return { scales: [], unused: [] };
  const { columns, known, ...choices } = options;
  const wanted = columns === undefined ? null : positionsOf(first, columns);
  const { questions, unused } = await questionsOfFiles(datasets, { wanted, taken: takenBy(known, datasets) });
  const [bad] = unused;
  if (wanted !== null && bad !== undefined)
    throw cannotRun(said(draftMessages, 'draft-not-a-question', { column: bad.name, reason: bad.reason }), {
      file: first.file,
      column: bad.name,
    });
  const names = new Set(
    datasets.flatMap((dataset) =>
      dataset.columns.flatMap((column) =>
        [lookupName(column), ...otherNames(column).codes].map(normaliseName),
      ),
    ),
  );
  const { scales, alone } = await draftScales(
    questions,
    { builtIn: known, names, datasets },
    { ...choices, areItems: wanted !== null },
  );
  if (wanted !== null && scales.length === 0)
    throw cannotRun(
      said(draftMessages, 'draft-different-answers', { columns: questions.map(({ name }) => name) }),
      {
        file: first.file,
      },
    );
  return {
    scales,
    unused: [...unused, ...alone.map(({ name }): UnusedColumn => ({ name, reason: 'alone' }))],
  };
}

function positionsOf({ file, columns }: Dataset, entries: readonly string[]): ReadonlySet<number> {
  const chosen = chosenColumns(columns, entries);
  if ('unknown' in chosen)
    throw cannotRun(said(draftMessages, 'draft-no-column', { file, name: chosen.unknown }), { file });
  return chosen.positions;
}

/** Columns of the first file that known scales take, where they are whole in some file. */
function takenBy(known: readonly Scale[], datasets: readonly Dataset[]): Map<number, string> {
  const indexes = datasets.map(indexColumns);
  const taken = new Map<number, string>();
  for (const scale of known) {
    const matches = indexes.map((index) => matchScale(scale, index));
    if (!matches.some(({ found }) => found === scale.items.length)) continue;
    for (const column of matches[0]!.columns)
      if (column !== null && !taken.has(column.index)) taken.set(column.index, scale.id);
  }
  return taken;
}
