import type { Model, ModelContrast } from '../../model/result.ts';
import type { PrePost } from '../../stats/comparison/ancova.ts';
import {
  differenceOfDifferences,
  type PrePostMoments,
  pretestPosttestControl,
  standardizedChange,
} from '../../stats/comparison/difference-of-changes.ts';
import { oneWayAnova, welchAnova } from '../../stats/comparison/one-way-anova.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { holm } from '../../stats/holm.ts';
import { productMoment } from '../../stats/pearson-correlation.ts';
import { type TTest, welchTest } from '../../stats/t-test.ts';
import { interval, momentsOrEmpty } from '../compare.ts';
import { contrastFields, type ModelDesign, NOTHING, peopleOf, testOf } from './parts.ts';

/** How much more each group but the first changed, of people with both scores: Welch's test of the changes, d of Morris. */
export function changeModel(complete: readonly PrePost[], design: ModelDesign): Model {
  const { level, alternative, waves, groups } = design;
  const changed = complete.map(({ pre, post }) => {
    const correlation = productMoment(pre, post);
    return {
      pre: momentsOrEmpty(pre),
      postMean: momentsOrEmpty(post).mean,
      change: momentsOrEmpty(post.map((score, row) => score - pre[row]!)),
      correlation: correlation.ok ? correlation.value : 0,
    };
  });
  const common = {
    method: 'difference-of-changes',
    waves,
    groups,
    ...peopleOf(
      complete.map(({ pre }) => pre.length),
      2,
    ),
  } as const;
  const tests = changed.slice(1).map((group): Compared => {
    const test = welchTest(changed[0]!.change, group.change, level, alternative);
    const d = test.ok ? pretestPosttestControl(changed[0]!, group, level) : null;
    return {
      test,
      contrast: (index) => changeOf(design, index + 1, 1),
      effect: d?.ok ? { type: 'd-ppc', value: d.value.value, ci: interval(d.value.ci, level) } : null,
    };
  });
  const failed = tests.find(({ test }) => !test.ok)?.test;
  if (failed?.ok === false && tests.every(({ test }) => !test.ok))
    return { ...common, ...NOTHING, reason: failed.reason };
  const all = changed.map(({ change }) => change);
  const [welch, classical] = [welchAnova(all), oneWayAnova(all)];
  return {
    ...common,
    ...NOTHING,
    tests: [
      // Of two groups it is the test of the difference.
      ...(groups.length > 2 && welch.ok ? [testOf('change', welch.value)] : []),
      ...(classical.ok
        ? [
            {
              ...testOf('classical', classical.value),
              effectSize: { type: 'omega-squared', value: classical.value.omegaSquared } as const,
            },
          ]
        : []),
    ],
    contrasts: corrected(tests, design),
  };
}

/**
 * The same of strangers: how much more the mean of each group but the first changed from the first wave to each later one, of four
 * independent means.
 *
 * @param values by wave, within it by group
 */
export function changeModelOfStrangers(
  values: readonly (readonly Float64Array[])[],
  design: ModelDesign,
): Model {
  const { level, alternative, waves, groups } = design;
  const cells = values.map((ofWave) => ofWave.map(momentsOrEmpty));
  const common = {
    method: 'difference-of-differences',
    waves,
    groups,
    n: cells.flatMap((ofWave) => ofWave.map(({ n }) => n)),
    observations: cells.flat().reduce((sum, { n }) => sum + n, 0),
  } as const;
  const tests = waves.slice(1).flatMap((_, later) =>
    groups.slice(1).map((__, other): Compared => {
      const group = (index: number): PrePostMoments => ({
        pre: cells[0]![index]!,
        post: cells[later + 1]![index]!,
      });
      const [first, second] = [group(0), group(other + 1)];
      const d = standardizedChange(first, second);
      return {
        test: differenceOfDifferences(first, second, level, alternative),
        contrast: () => changeOf(design, other + 1, later + 1),
        effect: d.ok ? { type: 'd-ppc', value: d.value, ci: null } : null,
      };
    }),
  );
  const failed = tests.find(({ test }) => !test.ok)?.test;
  if (failed?.ok === false && tests.every(({ test }) => !test.ok))
    return { ...common, ...NOTHING, reason: failed.reason };
  return { ...common, ...NOTHING, contrasts: corrected(tests, design) };
}

interface Compared {
  readonly test: Estimate<TTest>;
  readonly contrast: (index: number) => ModelContrast['contrast'];
  readonly effect: NonNullable<ModelContrast['effectSize']> | null;
}

function changeOf({ waves, groups }: ModelDesign, group: number, wave: number): ModelContrast['contrast'] {
  return { kind: 'change', of: [groups[0]!, groups[group]!], waves: [waves[0]!, waves[wave]!] };
}

/** Those that could be tested, Holm's correction over them. */
function corrected(tests: readonly Compared[], design: ModelDesign): ModelContrast[] {
  const adjusted = holm(tests.map(({ test }) => (test.ok ? test.value.p : null)));
  return tests.flatMap(({ test, contrast, effect }, index): ModelContrast[] =>
    test.ok
      ? [
          {
            contrast: contrast(index),
            against: 'first',
            ...contrastFields(test.value, design),
            pHolm: adjusted[index]!,
            ...(effect === null ? {} : { effectSize: effect }),
          },
        ]
      : [],
  );
}
