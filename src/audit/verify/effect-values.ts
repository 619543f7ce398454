import type { Comparison, EffectSize } from '../../model/result.ts';
import type { CellExplanation } from '../../model/verification.ts';
import { known } from '../../model/withheld.ts';
import type { Quantity } from '../published-cell.ts';
import { explained } from './computed.ts';

export function isEffect(quantity: Quantity): boolean {
  return quantity.startsWith('effect-size');
}

/** The effect size of a type, or an end of its interval; `null` where the comparison does not have it. */
export function effectValue({ effectSizes }: Comparison, quantity: Quantity, type: string): number | null {
  const effect = effectSizes.find((each) => each.type === type);
  return effect === undefined ? null : endOf(effect, quantity);
}

/** Other types, the difference the other way round, and Hedges' g with the approximate correction. */
export function effectAlternatives(
  comparison: Comparison,
  quantity: Quantity,
  type: string,
): CellExplanation[] {
  const mirrored =
    quantity === 'effect-size-ci-lower'
      ? 'effect-size-ci-upper'
      : quantity === 'effect-size-ci-upper'
        ? 'effect-size-ci-lower'
        : quantity;
  const reversed = effectValue(comparison, mirrored, type);
  return [
    ...comparison.effectSizes
      .filter((effect) => effect.type !== type)
      .flatMap((effect) => explained('effect-size', endOf(effect, quantity), { method: effect.type })),
    ...explained('first-minus-second', reversed === null ? null : -reversed),
    ...(quantity === 'effect-size' ? approximateHedges(comparison) : []),
  ];
}

function endOf({ value, ci }: EffectSize, quantity: Quantity): number | null {
  if (quantity === 'effect-size') return value;
  return (quantity === 'effect-size-ci-lower' ? ci?.lower : ci?.upper) ?? null;
}

/** d (1 − 3 / (4 df − 1)), the approximation of Hedges (1981) that many programs print. */
function approximateHedges({ effectSizes }: Comparison): CellExplanation[] {
  const d = effectSizes.find(({ type }) => type === 'cohens-d');
  if (d === undefined || d.value === null) return [];
  const df = d.n.map(known).reduce((sum, n) => sum + n, 0) - 2;
  return explained('hedges-approximate', d.value * (1 - 3 / (4 * df - 1)));
}
