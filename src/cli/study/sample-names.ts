import type { Study, StudyName } from '../../model/study.ts';
import { createContext, type Language, type ReportStyle } from '../../report/context.ts';
import type { Sample } from './jobs.ts';

/** A name in the language, else in English, else in the first language that it has. */
export function named(name: StudyName | undefined, lang: Language): string | null {
  if (name === undefined || typeof name === 'string') return name ?? null;
  return name[lang] ?? name.en ?? Object.values(name)[0] ?? null;
}

/** What the waves of one group are called in a result: pre and post, which tables translate, unless they have names. */
export function waveNames(samples: readonly Sample[], lang: Language): string[] {
  return samples.map(({ wave }) => named(wave.name, lang) ?? wave.id);
}

/** What groups and waves are called side by side: by what tells them apart. */
export function sampleNames(
  samples: readonly Sample[],
  { style = 'apa' }: Pick<Study, 'style'>,
  lang: Language,
): string[] {
  const context = createContext(lang, style satisfies ReportStyle);
  const groups = samples.map(({ group }) => named(group.name, lang) ?? group.id);
  const waves = samples.map(({ wave }) => named(wave.name, lang) ?? context.waveTitle(wave.id));
  if (new Set(samples.map(({ group }) => group)).size === samples.length && samples.length > 1) return groups;
  if (new Set(samples.map(({ group }) => group)).size === 1) return waves;
  return groups.map((group, index) => `${group}, ${waves[index]}`);
}

/** The same as one word each, for files of scores: ids. */
export function sampleIds(samples: readonly Sample[]): string[] {
  const oneGroup = new Set(samples.map(({ group }) => group)).size === 1;
  return samples.map(({ group, wave }) => (oneGroup ? wave.id : `${group.id}-${wave.id}`));
}
