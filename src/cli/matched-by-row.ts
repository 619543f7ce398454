import type { AnalysisInput } from '../analysis/analyse.ts';
import { ROW_COLUMN } from '../scoring/laid-out.ts';

/** The waves of a wide file are matched by its rows, unless ids are named. */
export function matchedByRow<Choices extends { readonly id?: string | null | undefined }>(
  choices: Choices,
  [input]: readonly AnalysisInput[],
): Choices {
  return input?.part?.layout.kind === 'wide' && choices.id == null ? { ...choices, id: ROW_COLUMN } : choices;
}
