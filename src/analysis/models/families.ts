import { isPrimaryContrast } from '../../model/result/samples.ts';
import type { Model, ModelContrast, ModelTest, ScaleResult } from '../../model/result.ts';
import { holm } from '../../stats/holm.ts';
import { groupedBy } from '../grouped-by.ts';

/**
 * Holm's correction of the models over the total scores of all scales (a definition without a total stands in with its subscales), as of the
 * comparisons: the contrasts that a model is fitted for are one family over scales, waves and groups; of Welch's analysis of variance, whose
 * pairs hold together by themselves, its F tests. Other contrasts, and those of subscales, keep the correction within their score.
 */
export function withModelFamilies(scales: readonly ScaleResult[]): ScaleResult[] {
  const members = scales.flatMap((scale) => (scale.aggregate === null ? scale.subscales : [scale]));
  const models = members.flatMap(({ models }) => models ?? []);
  const families = [...groupedBy(models, ({ method }) => method).values()];
  const filled = new Map(families.flatMap(adjustedFamily));
  const withFilled = (scale: ScaleResult): ScaleResult => ({
    ...scale,
    ...(scale.models === undefined
      ? {}
      : { models: scale.models.map((model) => filled.get(model) ?? model) }),
    subscales: scale.subscales.map(withFilled),
  });
  return scales.map(withFilled);
}

function adjustedFamily(models: readonly Model[]): (readonly [Model, Model])[] {
  const contrasts = models.flatMap((model) =>
    model.contrasts.filter((contrast) => isPrimaryContrast(contrast, model)),
  );
  const tests = models.flatMap(({ method, tests: [first] }) =>
    method === 'welch-anova' && first !== undefined ? [first] : [],
  );
  const byContrast = adjustedBy<ModelContrast>(contrasts);
  const byTest = adjustedBy<ModelTest>(tests);
  const family = Math.max(contrasts.length, tests.length);
  return models.map((model) => [
    model,
    {
      ...model,
      ...(family === 0 ? {} : { family }),
      tests: model.tests.map((test) => ({ ...test, ...byTest.get(test) })),
      contrasts: model.contrasts.map((contrast) => ({ ...contrast, ...byContrast.get(contrast) })),
    },
  ]);
}

function adjustedBy<T extends { readonly p: number | null }>(
  members: readonly T[],
): ReadonlyMap<T, { readonly pHolm: number | null }> {
  const corrected = holm(members.map(({ p }) => p));
  return new Map(members.map((member, index) => [member, { pHolm: corrected[index]! }]));
}
