import type { Contrast, Model, ModelContrast, SampleKey } from '../../model/result.ts';
import { kruskalWallis } from '../../stats/comparison/kruskal-wallis.ts';
import { oneWayAnova, welchAnova } from '../../stats/comparison/one-way-anova.ts';
import { gamesHowell, welchPairs } from '../../stats/comparison/pairs-of-groups.ts';
import { momentsOrEmpty } from '../compare.ts';
import { contrastFields, NOTHING, testOf } from './parts.ts';

/**
 * Three waves and more of strangers, or three groups and more at one wave: Welch's analysis of variance with Games and Howell's comparison of
 * every pair, beside it the classical one and that of ranks.
 */
export function varianceModel(
  values: readonly Float64Array[],
  keys: readonly SampleKey[],
  level: number,
): Model {
  const severalWaves = new Set(keys.map(({ wave }) => wave)).size > 1;
  const samples = values.map(momentsOrEmpty);
  const common = {
    method: 'welch-anova',
    waves: keys.flatMap(({ wave }, index) => (severalWaves || index === 0 ? (wave ?? []) : [])),
    groups: keys.flatMap(({ group }) => group ?? []),
    n: samples.map(({ n }) => n),
    observations: samples.reduce((sum, { n }) => sum + n, 0),
  } as const;
  const welch = welchAnova(samples);
  if (!welch.ok) return { ...common, ...NOTHING, reason: welch.reason };
  const [classical, ranks] = [oneWayAnova(samples), kruskalWallis(values)];
  const held = welchPairs(samples, level);
  return {
    ...common,
    ...NOTHING,
    tests: [
      testOf(severalWaves ? 'wave' : 'group', welch.value),
      ...(classical.ok
        ? [
            {
              ...testOf('classical', classical.value),
              effectSize: { type: 'omega-squared', value: classical.value.omegaSquared } as const,
            },
          ]
        : []),
      ...(ranks.ok
        ? [
            {
              effect: 'ranks',
              statistic: ranks.value.statistic,
              df1: ranks.value.df,
              p: ranks.value.p,
              effectSize: { type: 'epsilon-squared', value: ranks.value.epsilonSquared },
            } as const,
          ]
        : []),
    ],
    contrasts: gamesHowell(samples, level).flatMap(({ from, to, test }, index): ModelContrast[] => {
      if (!test.ok) return [];
      const [first, second] = [keys[from]!, keys[to]!];
      const contrast: Contrast = severalWaves
        ? { kind: 'waves', of: [first.wave!, second.wave!], group: first.group }
        : { kind: 'groups', of: [first.group!, second.group!], wave: first.wave };
      return [
        {
          contrast,
          against: 'each',
          ...contrastFields(test.value, { level, alternative: 'two-sided' }),
          pHolm: held[index]!.pHolm,
        },
      ];
    }),
  };
}
