import type { EmitNonInferiority, EmitSample } from '../model/emit-plan.ts';
import type { Result, ScaleResult } from '../model/result.ts';
import { namedContrast, placesIn } from './emit-contrasts.ts';
import { samplesCompared } from './non-inferiority.ts';

/** The differences that the result holds against a margin, by the names that scripts have for samples. */
export function emitNonInferiority(
  { scales, waves, groups }: Pick<Result, 'scales' | 'waves' | 'groups'>,
  samples: readonly EmitSample[],
): EmitNonInferiority[] {
  const placeOf = placesIn(samples, { waves, groups });
  const ofScore = (scale: ScaleResult, score: string): EmitNonInferiority[] => [
    ...scale.comparisons.flatMap(({ contrast, nonInferiority: found }) =>
      found === undefined
        ? []
        : [
            {
              ...{ score, method: found.method, margin: found.margin, better: found.better, sizes: null },
              contrast: namedContrast(contrast, samples, placeOf),
            },
          ],
    ),
    ...(scale.models ?? []).flatMap((model) =>
      model.contrasts.flatMap((each) => {
        const found = each.nonInferiority;
        if (found === undefined) return [];
        return [
          {
            ...{ score, method: found.method, margin: found.margin, better: found.better },
            contrast: namedContrast(each.contrast, samples, placeOf),
            sizes: samplesCompared(each, model),
          },
        ];
      }),
    ),
  ];
  return scales.flatMap((scale) => [
    ...ofScore(scale, scale.id),
    ...scale.subscales.flatMap((subscale) => ofScore(subscale, `${scale.id}.${subscale.id}`)),
  ]);
}
