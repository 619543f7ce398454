import type { Contrast, Model, ModelContrast } from '../../model/result.ts';
import {
  type RepeatedMeasuresModel,
  repeatedMeasuresModel,
} from '../../stats/models/repeated-measures-model.ts';
import { contrastFields, type ModelDesign, meanOf, NOTHING, testOf } from './parts.ts';

/** Mixed model for repeated measures of everybody with any score. */
export function mixedModel(columns: readonly (readonly Float64Array[])[], design: ModelDesign): Model {
  const { level, alternative, waves, groups } = design;
  const count = (group: readonly Float64Array[]) =>
    group.reduce((sum, column) => sum + column.filter((value) => !Number.isNaN(value)).length, 0);
  const common = {
    method: 'mixed-model',
    waves,
    groups,
    n: columns.map(([first]) => first!.length),
    observations: columns.reduce((sum, group) => sum + count(group), 0),
  } as const;
  const fitted = repeatedMeasuresModel(columns, level, alternative);
  if (!fitted.ok) return { ...common, ...NOTHING, reason: fitted.reason };
  const { model, fellBack, means, tests } = fitted.value;
  return {
    ...common,
    covariance: model.covariance,
    ...(fellBack === null ? {} : { fellBack }),
    logLikelihood: model.logLikelihood,
    tests: [
      ...(tests.wave === null ? [] : [testOf('wave', tests.wave)]),
      ...(tests.group === null ? [] : [testOf('group', tests.group)]),
      ...(tests.interaction === null ? [] : [testOf('wave-by-group', tests.interaction)]),
    ],
    means: means.flatMap((ofGroup, group) =>
      ofGroup.map((mean, wave) => meanOf(mean, waves[wave]!, groups[group] ?? null, level)),
    ),
    contrasts: waveContrasts(fitted.value, design),
  };
}

function waveContrasts({ contrasts }: RepeatedMeasuresModel, design: ModelDesign): ModelContrast[] {
  const { waves, groups } = design;
  return contrasts.map(({ kind, against, from, to, group, pHolm, ...test }) => {
    const [first, second] = [waves[from]!, waves[to]!];
    const contrast: Contrast =
      kind === 'waves'
        ? { kind, of: [first, second], group: groups[group] ?? null }
        : { kind, of: [groups[0]!, groups[group]!], waves: [first, second] };
    return { contrast, against, ...contrastFields(test, design), pHolm };
  });
}
