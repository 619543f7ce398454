import type { Model, ModelContrast } from '../../model/result.ts';
import { type Ancova, ancova, type PrePost } from '../../stats/comparison/ancova.ts';
import { holm } from '../../stats/holm.ts';
import { contrastFields, type ModelDesign, meanOf, NOTHING, peopleOf, testOf } from './parts.ts';

/** Analysis of covariance of two waves: groups at the second, adjusted for the first. */
export function covarianceModel(complete: readonly PrePost[], design: ModelDesign): Model {
  const { level, alternative, waves, groups } = design;
  const common = {
    method: 'ancova',
    waves,
    groups,
    ...peopleOf(
      complete.map(({ pre }) => pre.length),
      2,
    ),
  } as const;
  const fitted = ancova(complete, level, alternative);
  if (!fitted.ok) return { ...common, ...NOTHING, reason: fitted.reason };
  const model = fitted.value;
  return {
    ...common,
    slope: model.slope.value,
    adjustedAt: model.at,
    tests: [
      {
        ...testOf('group', model.group),
        effectSize: { type: 'partial-eta-squared', value: model.group.partialEtaSquared },
      },
      ...(model.equalSlopes === null ? [] : [testOf('equal-slopes', model.equalSlopes)]),
    ],
    means: model.adjustedMeans.map((mean, group) => meanOf(mean, waves[1]!, groups[group]!, level)),
    contrasts: adjustedDifferences(model, design),
  };
}

function adjustedDifferences({ adjustedDifferences }: Ancova, design: ModelDesign): ModelContrast[] {
  const { waves, groups } = design;
  const corrected = holm(adjustedDifferences.map(({ p }) => p));
  return adjustedDifferences.map((test, index) => ({
    contrast: { kind: 'groups', of: [groups[0]!, groups[index + 1]!], wave: waves[1]! },
    against: 'first',
    ...contrastFields(test, design),
    pHolm: corrected[index]!,
  }));
}
