import type { SimulatedScale } from '../audit/simulate-score.ts';
import type { Scale } from '../model/scale.ts';
import { planScale } from '../scoring/score-plan.ts';

/** The scores of definitions whose items all have one range of whole answers, by id, for making synthetic answers. */
export function simulatedScales(scales: readonly Scale[]): Record<string, SimulatedScale> {
  return Object.fromEntries(
    scales.flatMap((scale) =>
      planScale(scale).scores.flatMap(({ id, score, items, weights }) => {
        const own = items.map((index) => scale.items[index]!);
        const responses = own.map((item) => item.response ?? scale.response);
        const [first] = responses;
        const alike = responses.every(
          ({ min, max, step = 1 }) => min === first?.min && max === first.max && step === 1,
        );
        if (
          score === null ||
          score.transform !== undefined ||
          weights !== null ||
          first === undefined ||
          !alike
        )
          return [];
        return [
          [
            id,
            {
              id,
              aggregate: score.aggregate,
              items: own.map((item) => ({ id: item.id, reverse: item.reverse === true })),
              range: [first.min, first.max] as const,
            },
          ] as const,
        ];
      }),
    ),
  );
}
