import { isPrimaryContrast, overlapsOf, primaryModel, sampleOf } from '../model/result/samples.ts';
import type {
  Contrast,
  Flow,
  Leavers,
  Model,
  ModelContrast,
  ScaleResult,
  ScoreFlow,
} from '../model/result.ts';
import { type Alternative, twoSidedLevel } from '../stats/alternative.ts';
import { deltaAdjustment } from '../stats/models/delta-adjustment.ts';

/** A difference of the primary analysis, and of which group at which later wave somebody may have left. */
interface Difference {
  readonly contrast: Contrast;
  readonly group: string | null;
  readonly wave: string;
  readonly difference: number;
  readonly standardError: number;
  readonly df: number;
  readonly alternative: Alternative;
}

/**
 * The scales with what those who left would have to have scored before the conclusion turns. Of groups those of the second are shifted
 * alone, which is the harder case for a difference in its favour.
 */
export function withLeavers(
  scales: readonly ScaleResult[],
  flow: Flow | undefined,
  level: number,
): ScaleResult[] {
  const filled = (score: ScaleResult, parent: ScaleResult | null): ScaleResult => {
    const own = flow?.scores.find((each) =>
      parent === null
        ? each.scale === score.id && each.subscale === null
        : each.scale === parent.id && each.subscale === score.id,
    );
    const leavers = own === undefined ? [] : leaversOf(score, own, level);
    return {
      ...score,
      ...(leavers.length === 0 ? {} : { leavers }),
      subscales: score.subscales.map((subscale) => filled(subscale, score)),
    };
  };
  return scales.map((scale) => filled(scale, null));
}

function leaversOf(score: ScaleResult, flow: ScoreFlow, level: number): Leavers[] {
  const model = primaryModel(score);
  return differencesOf(score, model).flatMap((each) => {
    const people = peopleOf(each, model, flow);
    if (people === null) return [];
    const { difference, contrast, group } = each;
    const found = deltaAdjustment({ ...each, ...people }, twoSidedLevel(level, each.alternative));
    if (!found.ok) return [];
    const sd = firstDeviation(score, contrast, group);
    const shift = (points: number) => ({ points, sd: sd === null ? null : points / sd });
    const { turnsAt, nilAt } = found.value;
    return [{ contrast, group, ...people, difference, turnsAt: shift(turnsAt), nilAt: shift(nilAt) }];
  });
}

/** Of the model, or the paired test of two waves. */
function differencesOf({ comparisons }: ScaleResult, model: Model | null): Difference[] {
  if (model !== null)
    return model.contrasts
      .filter((contrast) => isPrimaryContrast(contrast, model))
      .flatMap((each) => lookedFor(each.contrast, each));
  return comparisons
    .filter(({ contrast }) => contrast.kind === 'waves')
    .flatMap(({ contrast, tests }) => {
      const test = tests.find(({ method }) => method === 'paired');
      return test === undefined ? [] : lookedFor(contrast, test);
    });
}

/** On the other side of a one-sided test nothing can be significant. */
function lookedFor(
  contrast: Contrast,
  {
    alternative,
    difference,
    standardError,
    df,
  }: Pick<ModelContrast, 'alternative' | 'difference' | 'standardError' | 'df'>,
): Difference[] {
  if (difference === null || standardError === null || df === null) return [];
  if (alternative !== 'two-sided' && difference > 0 !== (alternative === 'greater')) return [];
  const wave =
    contrast.kind === 'waves'
      ? contrast.of[1]
      : contrast.kind === 'change'
        ? contrast.waves[1]
        : contrast.wave;
  if (wave === null) return [];
  const group = contrast.kind === 'waves' ? contrast.group : contrast.of[1];
  return [{ contrast, group, wave, difference, standardError, df, alternative }];
}

/** Of a mixed model everybody with any score, else those with the first one; `null` where nobody left. */
function peopleOf(
  { group, wave }: Difference,
  model: Model | null,
  flow: ScoreFlow,
): { readonly n: number; readonly left: number } | null {
  if (model?.method === 'mixed-model') {
    const n = model.n[group === null ? 0 : model.groups.indexOf(group)] ?? 0;
    const scored = flow.waves.find((each) => each.wave === wave && each.group === group)?.scored ?? 0;
    return n > scored && scored > 0 ? { n, left: n - scored } : null;
  }
  const overlap = overlapsOf(flow).find((each) => each.waves[1] === wave && each.group === group);
  const [paired, left] = [overlap?.paired ?? 0, overlap?.preOnly ?? 0];
  return paired > 0 && left > 0 ? { n: paired + left, left } : null;
}

/** Of the group, or of everybody, at the first wave. */
function firstDeviation(score: ScaleResult, contrast: Contrast, group: string | null): number | null {
  const first =
    contrast.kind === 'groups'
      ? score.samples.find((sample) => sample.group === group && !sample.pooled)?.wave
      : contrast.kind === 'waves'
        ? contrast.of[0]
        : contrast.waves[0];
  const sd = sampleOf(score, { wave: first ?? null, group, pooled: false })?.descriptives?.sd ?? null;
  return sd === 0 ? null : sd;
}
