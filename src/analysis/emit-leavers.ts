import type { EmitLeavers, EmitSample } from '../model/emit-plan.ts';
import { primaryModel } from '../model/result/samples.ts';
import type { Contrast, Result, ScaleResult } from '../model/result.ts';
import { namedContrast, placesIn } from './emit-contrasts.ts';

/** The differences for which the result says what those who left could change, by the names that scripts have for samples. */
export function emitLeavers(
  { scales, waves, groups }: Pick<Result, 'scales' | 'waves' | 'groups'>,
  samples: readonly EmitSample[],
): EmitLeavers[] {
  const placeOf = placesIn(samples, { waves, groups });
  const ofScore = (score: ScaleResult, id: string): EmitLeavers[] =>
    (score.leavers ?? []).flatMap(({ contrast, group }) => {
      const model = primaryModel(score);
      const first = score.samples.find((sample) => !sample.pooled && sample.group === group)?.wave ?? null;
      const [before, later] = [placeOf(first, group), placeOf(laterWave(contrast), group)];
      if (before < 0 || later < 0) return [];
      return [
        {
          score: id,
          model: model?.method ?? null,
          contrast: namedContrast(contrast, samples, placeOf),
          group: group === null || model === null ? 0 : model.groups.indexOf(group),
          first: before,
          later,
        },
      ];
    });
  return scales.flatMap((scale) => [
    ...ofScore(scale, scale.id),
    ...scale.subscales.flatMap((subscale) => ofScore(subscale, `${scale.id}.${subscale.id}`)),
  ]);
}

function laterWave(contrast: Contrast): string | null {
  if (contrast.kind === 'waves') return contrast.of[1];
  return contrast.kind === 'change' ? contrast.waves[1] : contrast.wave;
}
