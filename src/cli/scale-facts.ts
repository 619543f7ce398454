import type { KnownScale } from '../audit/table-numbers.ts';
import type { Scale } from '../model/scale.ts';
import { planScale, type ScorePlan } from '../scoring/score-plan.ts';

/**
 * What definitions say of their scores, by id, for a published table that does not say it itself. Of a score that is
 * transformed or weighted only the range is known: it is no plain sum or mean of whole answers.
 */
export function scaleFacts(scales: readonly Scale[]): Record<string, KnownScale> {
  return Object.fromEntries(
    scales.flatMap((scale) =>
      planScale(scale)
        .scores.filter(({ score }) => score !== null)
        .map((plan) => [plan.id, factsOf(plan, scale)]),
    ),
  );
}

function factsOf({ name, score, items, weights, minAnswered, range }: ScorePlan, scale: Scale): KnownScale {
  const plain = score?.transform === undefined && weights === null;
  const responses = items.map((index) => scale.items[index]!.response ?? scale.response);
  const whole = responses.every(({ min, step = 1 }) => Number.isInteger(min) && Number.isInteger(step));
  return {
    name: name.en ?? Object.values(name)[0] ?? scale.id,
    items: items.length,
    range: [...range] as [number, number | null],
    ...(plain && score !== null ? { aggregate: score.aggregate } : {}),
    wholeAnswers: plain && whole,
    ...(minAnswered < items.length ? { prorated: true } : { completeByDefinition: true }),
  };
}
