import type { Dataset } from '../../model/dataset.ts';
import { createMessage, type Said } from '../../model/messages/create-message.ts';
import { studyMessages } from '../../model/messages/study.ts';
import { isUserError } from '../../model/problem.ts';
import type { Scale } from '../../model/scale.ts';
import type { StudyWave } from '../../model/study.ts';
import { ROW_COLUMN } from '../../scoring/laid-out.ts';
import { wavesOfColumn } from '../../scoring/long-file.ts';
import { refuseRepeatedIds, refuseSeveralRows } from '../../scoring/several-rows.ts';
import { wavesOfColumns } from '../../scoring/wide-file.ts';

/** A file that holds several waves, as a study names it. */
export interface FileOfWaves {
  /** The rows, or the columns, of each wave as a file of its own. */
  readonly parts: readonly Dataset[];
  /** The waves of the study: one for each part, or one for a file with the waves beside each other, which is recognised again. */
  readonly waves: readonly { readonly name: string; readonly own: Pick<StudyWave, 'wave' | 'waves'> }[];
  /** The column by which respondents are matched; `null` where their row does. */
  readonly id: string | null;
  readonly note: Said;
}

/**
 * The waves of a single file, where it holds several: items beside each other under affixes that say a time, or several rows a person with a
 * column that says the wave. `null` for one survey.
 */
export async function wavesOfFile(dataset: Dataset, scales: readonly Scale[]): Promise<FileOfWaves | null> {
  const { file } = dataset;
  const wide = wavesOfColumns(dataset, scales, null);
  if (wide !== null && wide.layout.kind === 'wide') {
    const { affixes } = wide.layout;
    return {
      parts: wide.waves.map(({ dataset: part }) => ({
        ...part,
        columns: part.columns.filter(({ name }) => name !== ROW_COLUMN),
      })),
      waves: [{ name: 'all', own: {} }],
      id: null,
      note: createMessage(studyMessages, 'wide-at-first', { file, affixes }),
    };
  }
  const told = await severalRows(dataset);
  if (told === null) return null;
  const { id, column } = told;
  const { waves } = await wavesOfColumn(dataset, column, null, []);
  const answered = [];
  for (const wave of waves) if (await hasAnswers(wave.dataset, scales)) answered.push(wave);
  const used = answered.length < 2 ? waves : answered;
  const values = await Promise.all(used.map(({ dataset: part }) => firstValue(part, column)));
  return {
    parts: used.map(({ dataset: part }) => part),
    waves: used.map(({ wave }, index) => ({ name: wave, own: { wave: column, waves: [values[index]!] } })),
    id,
    note: createMessage(studyMessages, 'waves-at-first', { file, id, column, waves: values }),
  };
}

/** What the refusal of a file with several rows a person names. */
async function severalRows(
  dataset: Dataset,
): Promise<{ readonly id: string; readonly column: string } | null> {
  try {
    await refuseSeveralRows(dataset, undefined);
    await refuseRepeatedIds(dataset, undefined);
    return null;
  } catch (error) {
    const values = isUserError(error) ? error.problems[0]?.values : undefined;
    const { id, column } = (values ?? {}) as { readonly id?: string; readonly column?: string };
    if (id === undefined || column === undefined) throw error;
    return { id, column };
  }
}

/** Whether a wave has an answer to any item: a visit in which nothing was asked is none of the study. */
async function hasAnswers(dataset: Dataset, scales: readonly Scale[]): Promise<boolean> {
  const { indexColumns, matchScale } = await import('../../scoring/match-items.ts');
  const index = indexColumns(dataset);
  const items = scales.flatMap((scale) =>
    matchScale(scale, index).columns.flatMap((column) => column?.index ?? []),
  );
  if (items.length === 0) return true;
  for await (const { cells } of dataset.batches())
    for (const row of cells) if (items.some((at) => (row[at] ?? '').trim() !== '')) return true;
  return false;
}

/** The value of the wave as the file has it. */
async function firstValue(dataset: Dataset, name: string): Promise<string> {
  const { findColumn } = await import('../../scoring/find-column.ts');
  const { index } = findColumn(dataset, name, '--wave');
  for await (const { cells } of dataset.batches()) for (const row of cells) return (row[index] ?? '').trim();
  return '';
}
