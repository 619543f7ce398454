import type { Dataset } from '../model/dataset.ts';
import { engineOf } from '../model/engine.ts';
import { hasCountedCodes } from '../scoring/explain-answers.ts';
import { type ScaleSelection, selectScales } from '../scoring/select-scales.ts';
import type { AnalysisSettings } from './settings.ts';

/**
 * The scales of some files, with the answers that the user adds to their definitions and the codes that the files tell themselves.
 *
 * @param mayBeNone whether files without any scale will do, as where questions are asked for
 * @throws UserError as `selectScales`; also (status 2) for answers that contradict a definition
 */
export async function chooseScales(
  datasets: readonly Dataset[],
  settings: Pick<
    AnalysisSettings,
    'requested' | 'candidates' | 'acceptDraft' | 'answers' | 'sharesAnswers' | 'missing'
  >,
  mayBeNone = false,
): Promise<ScaleSelection> {
  const { requested, candidates, acceptDraft } = settings;
  const selection = selectScales(requested, candidates, datasets, acceptDraft, mayBeNone);
  const isAsIs = Object.keys(settings.answers).length === 0;
  const extended = isAsIs
    ? selection
    : (await import('../scoring/added-answers.ts')).withAnswers(selection, settings);
  if (!(await mayHaveOwnCodes(extended, datasets))) return extended;
  const { withCodesOfFiles } = await import('../scoring/codes-of-file.ts');
  return withCodesOfFiles(extended, datasets, settings.missing);
}

/** Whether files code answers in a way of their own that they tell themselves; of a large file that is read by its bytes nothing is asked. */
async function mayHaveOwnCodes({ scales }: ScaleSelection, datasets: readonly Dataset[]): Promise<boolean> {
  for (const [at, dataset] of datasets.entries()) {
    if (dataset.coded !== undefined || engineOf(dataset) !== null) continue;
    const columns = scales.flatMap(({ matches }) => matches[at]?.columns ?? []);
    if (columns.some((column) => column?.valueLabels !== undefined)) return true;
    if (await hasCountedCodes(dataset, columns)) return true;
  }
  return false;
}
