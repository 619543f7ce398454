import type { Dataset, ReadOptions } from '../model/dataset.ts';
import type { Options } from '../model/settings/schema.ts';
import type { RowChoice } from '../scoring/choose-rows.ts';

/** How one file holds several waves, or what several files are called. */
type WaveOptions = Pick<Options, 'wave' | 'waves'>;

/** What corrects the answers, and whose they are. */
export type CorrectingOptions = Pick<Options, 'corrections' | 'id' | 'idExact'>;

/** How files are read, and which of their rows are used. */
export type ReadingOptions = ReadOptions &
  RowChoice &
  WaveOptions &
  CorrectingOptions & {
    readonly by?: string | undefined;
    /** Where the call writes to, which is none of the files of a folder. */
    readonly output?: string | undefined;
    readonly rejected?: string | undefined;
  };

/** What rows are to be: a respondent each, answers of respondents, or what the file has, chosen later. */
export type Rows = 'respondents' | 'answers' | 'as-they-are';

/** The rows that are used, which are all of them unless the user says otherwise; what the export of a platform tells of them is said. */
export async function chosenRows(
  dataset: Dataset,
  options: RowChoice & Pick<ReadingOptions, 'by'>,
  rows: Rows = 'respondents',
  mayBeNone = false,
): Promise<Dataset> {
  if (dataset.export === null && options.drop === undefined && options.where === undefined) return dataset;
  const { chooseRows } = await import('../scoring/choose-rows.ts');
  const chosen = await chooseRows(dataset, options, mayBeNone);
  if (rows === 'respondents') await refuseSeveral(chosen, options.by);
  return chosen;
}

/** @throws UserError (status 2) where a platform tells that people have several rows */
export async function refuseSeveral(dataset: Dataset, by: string | undefined): Promise<void> {
  const { refuseSeveralRows } = await import('../scoring/several-rows.ts');
  await refuseSeveralRows(dataset, by);
}
