import type { Dataset } from '../model/dataset.ts';
import { type ScaleSelection, selectScales } from '../scoring/select-scales.ts';
import type { AnalysisSettings } from './settings.ts';

/**
 * The scales of some files, with the answers that the user adds to their definitions.
 *
 * @throws UserError as `selectScales`; also (status 2) for answers that contradict a definition
 */
export async function chooseScales(
  datasets: readonly Dataset[],
  settings: Pick<
    AnalysisSettings,
    'requested' | 'candidates' | 'acceptDraft' | 'answers' | 'sharesAnswers' | 'missing'
  >,
): Promise<ScaleSelection> {
  const selection = selectScales(settings.requested, settings.candidates, datasets, settings.acceptDraft);
  if (Object.keys(settings.answers).length === 0) return selection;
  const { withAnswers } = await import('../scoring/added-answers.ts');
  return withAnswers(selection, settings);
}
