import type { ConfidenceInterval, Contrast, Model, ModelContrast, ModelMean } from '../model/result.ts';
import { type Ancova, ancova, type PrePost } from '../stats/comparison/ancova.ts';
import { pretestPosttestControl } from '../stats/comparison/difference-of-changes.ts';
import { kruskalWallis } from '../stats/comparison/kruskal-wallis.ts';
import { oneWayAnova, welchAnova } from '../stats/comparison/one-way-anova.ts';
import { gamesHowell, welchPairs } from '../stats/comparison/pairs-of-groups.ts';
import { holm } from '../stats/holm.ts';
import type { ModelFTest } from '../stats/models/model-contrast.ts';
import {
  type RepeatedMeasuresModel,
  repeatedMeasuresModel,
} from '../stats/models/repeated-measures-model.ts';
import { moments } from '../stats/moments.ts';
import { productMoment } from '../stats/pearson-correlation.ts';
import { type TTest, welchTest } from '../stats/t-test.ts';
import { interval, momentsOrEmpty } from './compare.ts';
import { groupedBy } from './grouped-by.ts';
import type { MatchedWaves } from './match-waves.ts';
import { scoredRespondents, scoresOfWave, type WaveScore } from './wave.ts';

/**
 * The models of a score of matched respondents: an analysis of covariance for two waves of several groups, a mixed model for three waves
 * and more, in one group or several.
 *
 * @param scores in the order of waves, within them of groups
 * @returns none for one group at two waves, whose paired test says the same, and where a group lacks a wave
 */
export function modelsOf(scores: readonly WaveScore[], matched: MatchedWaves, level: number): Model[] {
  const waves = [...new Set(scores.map(({ wave }) => wave.key.wave!))];
  const groups = [...groupedBy(scores, ({ wave }) => wave.key.group).entries()];
  const isWhole = groups.every(([, own]) => own.length === waves.length);
  if (!isWhole || waves.length < 2 || (waves.length === 2 && groups.length < 2)) return [];
  const names = groups.flatMap(([group]) => group ?? []);
  const columns = groups.map(([, own]) => columnsOf(own, matched));
  const design: Design = { waves, groups: names, level };
  return [waves.length === 2 ? covarianceModel(columns, design) : mixedModel(columns, design)];
}

/**
 * Three waves and more of strangers, or three groups and more at one wave: Welch's analysis of variance with Games and Howell's comparison of
 * every pair, beside it the classical one and that of ranks.
 *
 * @returns none for two samples, whose test says the same, and for groups at several waves
 */
export function modelsOfStrangers(scores: readonly WaveScore[], level: number): Model[] {
  const keys = scores.map(({ wave }) => wave.key);
  const [waves, groups] = [new Set(keys.map(({ wave }) => wave)), new Set(keys.map(({ group }) => group))];
  if (scores.length < 3 || (waves.size > 1 && groups.size > 1)) return [];
  const values = scores.map(scoresOfWave);
  const samples = values.map(momentsOrEmpty);
  const common = {
    method: 'welch-anova',
    waves: keys.flatMap(({ wave }, index) => (waves.size > 1 || index === 0 ? (wave ?? []) : [])),
    groups: keys.flatMap(({ group }) => group ?? []),
    n: samples.map(({ n }) => n),
    observations: samples.reduce((sum, { n }) => sum + n, 0),
  } as const;
  const welch = welchAnova(samples);
  if (!welch.ok) return [{ ...common, ...NOTHING, reason: welch.reason }];
  const [classical, ranks] = [oneWayAnova(samples), kruskalWallis(values)];
  const held = welchPairs(samples, level);
  return [
    {
      ...common,
      ...NOTHING,
      tests: [
        testOf(waves.size > 1 ? 'wave' : 'group', welch.value),
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
        const contrast: Contrast =
          waves.size > 1
            ? { kind: 'waves', of: [first.wave!, second.wave!], group: first.group }
            : { kind: 'groups', of: [first.group!, second.group!], wave: first.wave };
        return [
          {
            contrast,
            against: 'each',
            difference: test.value.difference,
            ...testFields(test.value, level),
            pHolm: held[index]!.pHolm,
          },
        ];
      }),
    },
  ];
}

interface Design {
  readonly waves: readonly string[];
  /** Empty for everybody together. */
  readonly groups: readonly string[];
  readonly level: number;
}

/** A column a wave, a row a person with any score; NaN where there is none. */
function columnsOf(scores: readonly WaveScore[], matched: MatchedWaves): Float64Array[] {
  const people = matched.people();
  const rows = new Map<number, number>();
  const found = scores.map((score) => {
    const own = people[score.wave.file]!;
    return Array.from(scoredRespondents(score), (index) => {
      const person = own[index]!;
      const row = rows.get(person) ?? rows.size;
      rows.set(person, row);
      return [row, score.column.scores.scoreAt(index)] as const;
    });
  });
  return found.map((pairs) => {
    const column = new Float64Array(rows.size).fill(Number.NaN);
    for (const [row, value] of pairs) column[row] = value;
    return column;
  });
}

const NOTHING = { tests: [], means: [], contrasts: [], changes: [] } as const;

function covarianceModel(columns: readonly (readonly Float64Array[])[], design: Design): Model {
  const { level, waves, groups } = design;
  const complete = columns.map(([pre, post]): PrePost => {
    const both = Array.from(pre!.keys()).filter((row) => Number.isFinite(pre![row]! + post![row]!));
    return {
      pre: Float64Array.from(both, (row) => pre![row]!),
      post: Float64Array.from(both, (row) => post![row]!),
    };
  });
  const n = complete.map(({ pre }) => pre.length);
  const common = {
    method: 'ancova',
    waves,
    groups,
    n,
    observations: 2 * n.reduce((sum, size) => sum + size, 0),
  } as const;
  const fitted = ancova(complete, level);
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
    changes: changesOf(complete, design),
  };
}

function adjustedDifferences(
  { adjustedDifferences }: Ancova,
  { waves, groups, level }: Design,
): ModelContrast[] {
  const corrected = holm(adjustedDifferences.map(({ p }) => p));
  return adjustedDifferences.map((test, index) => ({
    contrast: { kind: 'groups', of: [groups[0]!, groups[index + 1]!], wave: waves[1]! },
    against: 'first',
    difference: test.difference,
    ...testFields(test, level),
    pHolm: corrected[index]!,
  }));
}

/** Of every group but the first: how much more it changed. */
function changesOf(complete: readonly PrePost[], { waves, groups, level }: Design): Model['changes'] {
  const changed = complete.map(({ pre, post }) => {
    const correlation = productMoment(pre, post);
    return {
      pre: moments(pre),
      postMean: moments(post).mean,
      change: moments(post.map((score, row) => score - pre[row]!)),
      correlation: correlation.ok ? correlation.value : 0,
    };
  });
  return changed.slice(1).flatMap((group, index) => {
    const welch = welchTest(changed[0]!.change, group.change, level);
    if (!welch.ok) return [];
    const d = pretestPosttestControl(changed[0]!, group, level);
    return [
      {
        contrast: {
          kind: 'change',
          of: [groups[0]!, groups[index + 1]!],
          waves: [waves[0]!, waves[1]!],
        },
        difference: welch.value.difference,
        ...testFields(welch.value, level),
        effectSize: d.ok ? { type: 'd-ppc', value: d.value.value, ci: interval(d.value.ci, level) } : null,
      } as const,
    ];
  });
}

function mixedModel(columns: readonly (readonly Float64Array[])[], design: Design): Model {
  const { level, waves, groups } = design;
  const count = (group: readonly Float64Array[]) =>
    group.reduce((sum, column) => sum + column.filter((value) => !Number.isNaN(value)).length, 0);
  const common = {
    method: 'mixed-model',
    waves,
    groups,
    n: columns.map(([first]) => first!.length),
    observations: columns.reduce((sum, group) => sum + count(group), 0),
  } as const;
  const fitted = repeatedMeasuresModel(columns, level);
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
    changes: [],
  };
}

function waveContrasts(
  { contrasts }: RepeatedMeasuresModel,
  { waves, groups, level }: Design,
): ModelContrast[] {
  return contrasts.map(({ kind, against, from, to, group, pHolm, ...test }) => {
    const [first, second] = [waves[from]!, waves[to]!];
    const contrast: Contrast =
      kind === 'waves'
        ? { kind, of: [first, second], group: groups[group] ?? null }
        : { kind, of: [groups[0]!, groups[group]!], waves: [first, second] };
    return { contrast, against, difference: test.difference, ...testFields(test, level), pHolm };
  });
}

function meanOf(mean: TTest, wave: string, group: string | null, level: number): ModelMean {
  const { difference, standardError, df, ci } = mean;
  return { wave, group, mean: difference, standardError, df, ci: interval(ci, level) };
}

function testOf(effect: Model['tests'][number]['effect'], { statistic, df1, df2, p }: ModelFTest) {
  return { effect, statistic, df1, df2, p };
}

function testFields({ standardError, statistic, df, p, ci }: Omit<TTest, 'difference'>, level: number) {
  return { standardError, statistic, df, p, ci: interval(ci, level) } satisfies {
    ci: ConfidenceInterval;
  } & Record<string, unknown>;
}
