import type { EmitModelContrast, EmitSample } from '../model/emit-plan.ts';
import type { Contrast, Result } from '../model/result.ts';

/** Where a sample stands among those of a plan; -1 for none. */
export type PlaceOf = (wave: string | null, group: string | null) => number;

/** By the ids of a wave and a group; without a wave the first sample of the group. */
export function placesIn(
  samples: readonly EmitSample[],
  { waves, groups }: Pick<Result, 'waves' | 'groups'>,
): PlaceOf {
  return (wave, group) =>
    samples.findIndex(
      (sample) =>
        (wave === null || waves[sample.wave]?.id === wave) &&
        (group === null ? null : groups.findIndex(({ id }) => id === group)) === sample.group,
    );
}

/** A contrast by the names that scripts have for samples. */
export function namedContrast(
  contrast: Contrast,
  samples: readonly EmitSample[],
  placeOf: PlaceOf,
): EmitModelContrast {
  const { kind, of } = contrast;
  if (kind === 'change') return { kind, of: [of[0], of[1]], waves: [contrast.waves[0], contrast.waves[1]] };
  const nameOf = (each: string) =>
    samples[kind === 'waves' ? placeOf(each, contrast.group) : placeOf(contrast.wave, each)]?.name ?? each;
  return { kind, of: [nameOf(of[0]), nameOf(of[1])] };
}
