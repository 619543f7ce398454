import type { Alternative } from '../alternative.ts';
import { type Estimate, estimated } from '../estimate.ts';
import { holm } from '../holm.ts';
import type { TTest } from '../t-test.ts';
import { answeringPatterns } from './answering-patterns.ts';
import { type MixedModel, type MixedModelFailure, mixedModelOf } from './mixed-model.ts';
import { type ModelFTest, modelContrast, modelFTest } from './model-contrast.ts';

/** Between which means a contrast is. `group` is `null` where it compares groups. */
export interface WaveContrast extends TTest {
  /** `waves`: later minus earlier within a group. `change`: that of a group minus that of the first group. */
  readonly kind: 'waves' | 'change';
  readonly against: 'first' | 'previous';
  readonly from: number;
  readonly to: number;
  readonly group: number;
  /** Corrected after Holm (1979) over the contrasts of the same kind, against the same, of the same group. */
  readonly pHolm: number;
}

export interface RepeatedMeasuresModel {
  readonly model: MixedModel;
  /** Why the unstructured covariance matrix was given up, or `null` where it was used. */
  readonly fellBack: MixedModelFailure | null;
  /** Per group and wave the estimated mean; `difference` is that mean, its test is against zero. */
  readonly means: readonly (readonly TTest[])[];
  /** Tests of the waves, the groups (`null` with one) and of wave × group, all means weighing the same (type III). */
  readonly tests: {
    readonly wave: ModelFTest | null;
    readonly group: ModelFTest | null;
    readonly interaction: ModelFTest | null;
  };
  readonly contrasts: readonly WaveContrast[];
}

/**
 * Change over two or more waves in one group or several, from everybody with any score: a mixed model with an unstructured covariance
 * matrix or, where that has no maximum, a random intercept; its means, and contrasts to the first and to the previous wave.
 * With several groups also the difference of change of each from the first.
 *
 * Satterthwaite's degrees of freedom throughout (`modelContrast`, `modelFTest`). As `emmeans` and `lmerTest::anova(type = 3)` of the fits
 * named at `mixedModel`.
 *
 * @param groups per group one column of scores a wave, `NaN` where there is no score; the first group is the reference
 * @param level confidence level, such as 0.95
 * @param alternative of the contrasts; means and F tests have no side
 */
export function repeatedMeasuresModel(
  groups: readonly (readonly Float64Array[])[],
  level: number,
  alternative: Alternative = 'two-sided',
): Estimate<RepeatedMeasuresModel, MixedModelFailure> {
  const data = answeringPatterns(groups);
  const unstructured = mixedModelOf(data, 'unstructured');
  const fitted = unstructured.ok ? unstructured : mixedModelOf(data, 'random-intercept');
  if (!fitted.ok) return unstructured.ok ? fitted : unstructured;
  const model = fitted.value;
  const fTest = (rows: readonly Float64Array[]): ModelFTest | null => {
    if (rows.length === 0) return null;
    const test = modelFTest(model, rows);
    return test.ok ? test.value : null;
  };
  return estimated({
    model,
    fellBack: unstructured.ok ? null : unstructured.reason,
    means: groups.map((_, group) =>
      groups[group]!.map((_column, wave) =>
        modelContrast(model, cellWeights(model, [[group, wave, 1]]), level),
      ),
    ),
    tests: {
      wave: fTest(waveRows(model)),
      group: fTest(groupRows(model)),
      interaction: fTest(interactionRows(model)),
    },
    contrasts: contrastsOf(model, level, alternative),
  });
}

type Cell = readonly [group: number, wave: number, weight: number];

function cellWeights({ waves, means }: MixedModel, cells: readonly Cell[]): Float64Array {
  const weights = new Float64Array(means.length);
  for (const [group, wave, weight] of cells) weights[group * waves + wave]! += weight;
  return weights;
}

const upTo = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** Every later wave against the first, over all groups. */
function waveRows(model: MixedModel): Float64Array[] {
  const groups = upTo(0, model.groups);
  return upTo(1, model.waves).map((wave) =>
    cellWeights(
      model,
      groups.flatMap((group): Cell[] => [
        [group, wave, 1 / model.groups],
        [group, 0, -1 / model.groups],
      ]),
    ),
  );
}

function groupRows(model: MixedModel): Float64Array[] {
  const waves = upTo(0, model.waves);
  return upTo(1, model.groups).map((group) =>
    cellWeights(
      model,
      waves.flatMap((wave): Cell[] => [
        [group, wave, 1 / model.waves],
        [0, wave, -1 / model.waves],
      ]),
    ),
  );
}

function interactionRows(model: MixedModel): Float64Array[] {
  return upTo(1, model.groups).flatMap((group) =>
    upTo(1, model.waves).map((wave) => cellWeights(model, changeCells(group, 0, wave))),
  );
}

function changeCells(group: number, from: number, to: number): Cell[] {
  return [
    [group, to, 1],
    [group, from, -1],
    [0, to, -1],
    [0, from, 1],
  ];
}

function contrastsOf(model: MixedModel, level: number, alternative: Alternative): WaveContrast[] {
  const later = upTo(1, model.waves);
  return (['waves', 'change'] as const).flatMap((kind) =>
    upTo(kind === 'waves' ? 0 : 1, model.groups).flatMap((group) =>
      (['first', 'previous'] as const).flatMap((against) => {
        const family = later.map((to) => {
          const from = against === 'first' ? 0 : to - 1;
          const cells: Cell[] =
            kind === 'change'
              ? changeCells(group, from, to)
              : [
                  [group, to, 1],
                  [group, from, -1],
                ];
          return { from, to, test: modelContrast(model, cellWeights(model, cells), level, alternative) };
        });
        const corrected = holm(family.map(({ test }) => test.p));
        return family.map(({ from, to, test }, i) => ({
          kind,
          against,
          from,
          to,
          group,
          ...test,
          pHolm: corrected[i]!,
        }));
      }),
    ),
  );
}
