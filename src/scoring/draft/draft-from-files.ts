import type { Column, Dataset } from '../../model/dataset.ts';
import { createMessage } from '../../model/messages/create-message.ts';
import { draftMessages } from '../../model/messages/draft.ts';
import { cannotRun } from '../../model/problem.ts';
import type { Question, UnusedColumn } from '../../model/questionnaire.ts';
import type { Scale } from '../../model/scale.ts';
import { chosenColumns } from '../chosen-columns.ts';
import { lookupName, normaliseName, otherNames } from '../column-name.ts';
import { indexColumns, matchScale } from '../match-items.ts';
import { type DraftChoices, type DraftedScale, draftScales } from './draft-scales.ts';
import { type ColumnChoice, questionsOfFiles } from './questions-of-files.ts';
import { questionsOfForms, withForm } from './questions-of-forms.ts';
import { waveViews } from './wide-views.ts';

/** Drafted definitions, and why the other columns are in none. */
export interface Draft {
  readonly scales: readonly DraftedScale[];
  readonly unused: readonly UnusedColumn[];
}

/** What is known of a questionnaire whose definition is drafted. */
export interface FileDraftOptions extends Omit<DraftChoices, 'areItems'> {
  /** The columns of one scale, as `--columns` names them. */
  readonly columns?: readonly string[] | undefined;
  /** Definitions that are there already: what they take whole is not drafted again. */
  readonly known: readonly Scale[];
}

/**
 * Drafts definitions for the questions that files have in common and that no known scale takes, by what forms declare of them where these are given; of
 * forms alone, for all of their questions.
 *
 * @throws UserError (status 2) for columns that are not there, that are no questions, or that have no answers in common
 */
export async function draftFromFiles(
  files: readonly Dataset[],
  options: FileDraftOptions,
  forms: readonly Question[] = [],
): Promise<Draft> {
  const { columns, known, ...choices } = options;
  // A single file may hold its waves beside each other; positions count those of the file.
  const datasets = files.length === 1 && columns === undefined ? waveViews(files[0]!) : files;
  const places = placesOf(datasets, forms);
  const wanted = columns === undefined ? null : positionsOf(places, columns);
  const { questions, unused } = await questionsOf(datasets, forms, {
    wanted,
    taken: takenBy(known, places, datasets),
  });
  const { file } = places;
  const [bad] = unused;
  if (wanted !== null && bad !== undefined)
    throw cannotRun(
      createMessage(draftMessages, 'draft-not-a-question', { column: bad.name, reason: bad.reason }),
      {
        file,
        column: bad.name,
      },
    );
  const names = new Set(
    [places, ...datasets].flatMap((each) =>
      each.columns.flatMap((column) => [lookupName(column), ...otherNames(column).codes].map(normaliseName)),
    ),
  );
  const { scales, alone } = await draftScales(
    questions,
    { builtIn: known, names, datasets },
    { ...choices, areItems: wanted !== null },
  );
  if (wanted !== null && scales.length === 0)
    throw cannotRun(
      createMessage(draftMessages, 'draft-different-answers', { columns: questions.map(({ name }) => name) }),
      {
        file,
      },
    );
  return {
    scales,
    unused: [...unused, ...alone.map(({ name }): UnusedColumn => ({ name, reason: 'alone' }))],
  };
}

type Places = Pick<Dataset, 'file' | 'columns'>;

/** The columns of the first file, else the questions of the forms as columns. */
function placesOf([first]: readonly Dataset[], forms: readonly Question[]): Places {
  if (first !== undefined) return first;
  const columns = forms.map(({ name, codes, texts }, index): Column => {
    return { index, name, codes, texts: texts.map(({ text }) => text), decimal: { kind: 'none' } };
  });
  return { file: '', columns };
}

async function questionsOf(
  datasets: readonly Dataset[],
  forms: readonly Question[],
  choice: ColumnChoice,
): Promise<{ readonly questions: readonly Question[]; readonly unused: readonly UnusedColumn[] }> {
  if (datasets.length === 0) {
    const { wanted, taken } = choice;
    if (wanted !== null) return { questions: forms.filter((_, at) => wanted.has(at)), unused: [] };
    const inScales = forms.flatMap(({ name }, at): UnusedColumn[] => {
      const scale = taken.get(at);
      return scale === undefined ? [] : [{ name, reason: 'known-scale', scale }];
    });
    const { questions, unused } = questionsOfForms(forms.filter((_, at) => !taken.has(at)));
    return { questions, unused: [...unused, ...inScales] };
  }
  const inFiles = await questionsOfFiles(datasets, choice);
  if (forms.length === 0) return inFiles;
  const declared = withForm(inFiles.questions, questionsOfForms(forms).questions);
  return {
    questions: declared.questions,
    unused: [...inFiles.unused, ...(choice.wanted === null ? declared.unused : [])],
  };
}

function positionsOf({ file, columns }: Places, entries: readonly string[]): ReadonlySet<number> {
  const chosen = chosenColumns(columns, entries);
  if ('unknown' in chosen)
    throw cannotRun(createMessage(draftMessages, 'draft-no-column', { file, name: chosen.unknown }), {
      file,
    });
  return chosen.positions;
}

/** Columns of the first file that known scales take, where they are whole in some file. */
function takenBy(known: readonly Scale[], places: Places, datasets: readonly Dataset[]): Map<number, string> {
  const indexes = [places, ...datasets.slice(1)].map(indexColumns);
  const taken = new Map<number, string>();
  for (const scale of known) {
    const matches = indexes.map((index) => matchScale(scale, index));
    if (!matches.some(({ found }) => found === scale.items.length)) continue;
    for (const column of matches[0]!.columns)
      if (column !== null && !taken.has(column.index)) taken.set(column.index, scale.id);
  }
  return taken;
}
