import { labelOf } from '../model/column-labels.ts';
import type { GroupName, SampleKey, WaveName } from '../model/result.ts';
import { waveName } from '../model/wave-names.ts';
import type { AnalysisSettings } from './settings.ts';

export function namedWaves(ids: readonly string[]): WaveName[] {
  return ids.map((id) => ({ id, name: waveName(id) }));
}

/** The groups of the samples, each once and in their order, by their labels or else their ids. */
export function namedGroups(
  samples: readonly Pick<SampleKey, 'group'>[],
  { labels, by }: Pick<AnalysisSettings, 'labels' | 'by'>,
): GroupName[] {
  const ids = new Set(samples.flatMap(({ group }) => (group === null ? [] : [group])));
  return [...ids].map((id) => {
    const label = labelOf(labels, by, id) ?? id;
    return { id, name: typeof label === 'string' ? { en: label } : label };
  });
}
