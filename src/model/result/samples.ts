import type { OfSample } from '../messages/wording.ts';
import type { Comparison } from './comparison.ts';
import type { Description } from './description.ts';
import type { Matching, ScoreFlow, ScoreOverlap } from './matching.ts';
import type { Model, ModelContrast } from './models.ts';
import type { Reliability } from './reliability.ts';
import type { Result, Sample, ScaleResult } from './result.ts';
import type { Contrast, SampleKey } from './sample.ts';

/** How results are read: whose statistics they are, and which comparison comes first. */

/** All samples together. */
export const POOLED: SampleKey = { wave: null, group: null, pooled: true };

/** The key of a wave or group, from an object that says whose it is. */
export function keyOf({ wave, group }: Pick<SampleKey, 'wave' | 'group'>): SampleKey {
  return { wave, group, pooled: false };
}

/** A wave of everybody. */
export function ofWave(id: string): SampleKey {
  return { wave: id, group: null, pooled: false };
}

export function isSameSample(one: SampleKey, other: SampleKey): boolean {
  return one.wave === other.wave && one.group === other.group && one.pooled === other.pooled;
}

/** Where a sample stands in a list; −1 where it does not. */
export function placeIn(samples: readonly SampleKey[], key: SampleKey): number {
  return samples.findIndex((each) => isSameSample(each, key));
}

/** The samples of an analysis in the order in which they are compared: its waves, or its groups at the wave. */
export function analysedSamples({ waves, groups }: Pick<Result, 'waves' | 'groups'>): SampleKey[] {
  if (groups.length === 0) return waves.map(({ id }) => ofWave(id));
  return waves.flatMap((wave) =>
    groups.map((group): SampleKey => ({ wave: wave.id, group: group.id, pooled: false })),
  );
}

/** The waves or groups of a score by themselves, not all of them together. */
export function samplesOf({ samples }: Pick<ScaleResult, 'samples'>): Sample[] {
  return samples.filter(({ pooled }) => !pooled);
}

export function pooledSample({ samples }: Pick<ScaleResult, 'samples'>): Sample | null {
  return samples.find(({ pooled }) => pooled) ?? null;
}

export function sampleOf({ samples }: Pick<ScaleResult, 'samples'>, key: SampleKey): Sample | null {
  return samples.find((each) => isSameSample(each, key)) ?? null;
}

export function descriptionOf(score: Pick<ScaleResult, 'samples'>, key: SampleKey): Description | undefined {
  return sampleOf(score, key)?.descriptives;
}

/** The samples in which a score is described. */
export function describedSamplesOf({
  samples,
}: Pick<ScaleResult, 'samples'>): { readonly sample: SampleKey; readonly description: Description }[] {
  return samples.flatMap(({ descriptives, ...sample }) =>
    descriptives === undefined ? [] : [{ sample, description: descriptives }],
  );
}

/** The distributions of a score in its waves or groups. */
export function descriptionsOf({ samples }: Pick<ScaleResult, 'samples'>): Description[] {
  return samples.flatMap(({ descriptives }) => descriptives ?? []);
}

export function reliabilitiesOf({ samples }: Pick<ScaleResult, 'samples'>): Reliability[] {
  return samples.flatMap(({ reliability }) => reliability ?? []);
}

/** The comparison of two samples that comes first: the primary analysis of a score, or beside a model what its tables begin with. */
export function primaryComparison({
  comparisons,
  primary,
}: Pick<ScaleResult, 'comparisons' | 'primary'>): Comparison | null {
  return comparisons[primary?.in === 'comparisons' ? primary.index : 0] ?? null;
}

/** The model that is the primary analysis of a score; `null` where a comparison is. */
export function primaryModel({ models, primary }: Pick<ScaleResult, 'models' | 'primary'>): Model | null {
  return primary?.in === 'models' ? (models?.[primary.index] ?? null) : null;
}

/** Whether the model is fitted for this contrast: of groups at several waves how much more one changed, of waves alone their change. */
export function isPrimaryContrast(
  { contrast, against }: ModelContrast,
  { method, groups }: Pick<Model, 'method' | 'groups'>,
): boolean {
  if (against !== 'first') return false;
  return method !== 'mixed-model' || contrast.kind === (groups.length > 1 ? 'change' : 'waves');
}

/** How the respondents of each two waves were matched: the first and each later one. */
export function matchingsOf(matching: Matching | undefined): Omit<Matching, 'later'>[] {
  return matching === undefined ? [] : [matching, ...(matching.later ?? [])];
}

/** Those with a score in two waves and in one of them: of each later wave beside the first, in every group. */
export function overlapsOf(score: Pick<ScoreFlow, 'overlap' | 'later'> | undefined): ScoreOverlap[] {
  return score === undefined || score.overlap === null ? [] : [score.overlap, ...(score.later ?? [])];
}

/** What is compared: the first and the second sample; of changes the groups at the first wave, then at the second. */
export function comparedSamples(contrast: Contrast): SampleKey[] {
  const { kind, of } = contrast;
  if (kind === 'waves') return of.map((wave) => ({ wave, group: contrast.group, pooled: false }));
  const waves = kind === 'groups' ? [contrast.wave] : contrast.waves;
  return waves.flatMap((wave) => of.map((group) => ({ wave, group, pooled: false })));
}

/** A contrast in one text, by which it is told from others. */
export function contrastKey(contrast: Contrast): string {
  const { kind, of } = contrast;
  const rest = kind === 'waves' ? contrast.group : kind === 'groups' ? contrast.wave : contrast.waves;
  return JSON.stringify([kind, of, rest]);
}

/** The scales with their subscales behind them. */
export function scoresOf({ scales }: Pick<Result, 'scales'>): ScaleResult[] {
  return scales.flatMap((scale) => [scale, ...scale.subscales]);
}

/** Whose numbers a warning is about: the group where there are some, else the wave, neither of all together. */
export function placeOf({ wave, group }: Pick<SampleKey, 'wave' | 'group'>): OfSample {
  if (group !== null) return { group };
  return wave === null ? {} : { wave };
}

/** Whether a warning is about this sample, or about none in particular. */
export function isAbout({ wave, group }: OfSample, key: SampleKey): boolean {
  if (wave === undefined && group === undefined) return true;
  const place = placeOf(key);
  return place.wave === wave && place.group === group;
}

/** The sample in one word, as data and keys of columns have it: the group, else the wave. */
export function sampleId({ wave, group }: SampleKey): string {
  return group ?? wave ?? 'pooled';
}
