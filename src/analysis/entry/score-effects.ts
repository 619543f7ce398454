import type { ScoreEffect } from '../../model/entry-comparison.ts';
import { planScale, type ScorePlan } from '../../scoring/score-plan.ts';
import { bandOf, recodeItems, scoreRespondent } from '../../scoring/score-respondent.ts';
import type { ComparedScale } from './compared-columns.ts';

/** The scores of a form by what each typist typed, where they differ. */
export type EffectOf = (
  id: string[],
  first: number,
  second: number,
  different: ReadonlySet<number>,
) => ScoreEffect[];

/**
 * Scores forms twice.
 *
 * @param value the code that a typist typed of an item; `NaN` without one
 */
export function effectsOfScales(
  scales: readonly ComparedScale[],
  value: (file: 0 | 1, form: number, column: number) => number,
): EffectOf {
  const plans = scales.map(({ scale, columns }) => ({ plan: planScale(scale), columns }));
  return (id, first, second, different) =>
    plans
      .filter(({ columns }) => columns.some((column) => different.has(column)))
      .flatMap(({ plan, columns }) => {
        const answers = ([0, 1] as const).map((file) => {
          const values = Float64Array.from(columns, (column) =>
            value(file, file === 0 ? first : second, column),
          );
          recodeItems(plan, values);
          return values;
        });
        return plan.scores.flatMap((score): ScoreEffect[] => {
          const scored = answers.map((values) => scoreRespondent(score, values));
          return Object.is(scored[0], scored[1]) ? [] : [effect(id, plan.scale.id, score, scored)];
        });
      })
      .toSorted(worstFirst);
}

function effect(id: string[], scale: string, score: ScorePlan, scored: readonly number[]): ScoreEffect {
  const [first, second] = scored as [number, number];
  const [low, high] = score.range;
  const isOpen = high === null || high === low || Number.isNaN(first) || Number.isNaN(second);
  const bands = scored.map((value) => bandOf(value, score.bands));
  return {
    id,
    scale,
    score: score.isTotal ? score.id : `${scale}.${score.id}`,
    values: scored.map((value) => (Number.isNaN(value) ? null : value)),
    ofRange: isOpen ? null : Math.abs(second - first) / (high - low),
    ...(score.bands.length > 0 && { bands: bands.map((band) => score.bands[band]?.label ?? null) }),
    bandChanges: bands[0] !== bands[1] && bands.every((band) => band !== -1),
  };
}

/** A changed band first, then a score that only one of both has, then by the share of the range. */
export function worstFirst(one: ScoreEffect, other: ScoreEffect): number {
  return rankOf(one) - rankOf(other) || (other.ofRange ?? 0) - (one.ofRange ?? 0);
}

function rankOf({ bandChanges, values }: ScoreEffect): number {
  if (bandChanges) return 0;
  return values.includes(null) ? 1 : 2;
}
