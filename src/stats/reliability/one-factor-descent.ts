import { type Estimate, estimated, notComputable } from '../estimate.ts';
import { cholesky, solveCholesky } from '../linear-algebra/cholesky.ts';
import { type ProfilePoint, profileLikelihood } from './one-factor-likelihood.ts';

/** Where the descent ended, in the metric of correlations. */
export interface Descent {
  readonly loadings: Float64Array;
  readonly uniquenesses: Float64Array;
  readonly discrepancy: number;
  readonly steps: number;
}

export type DescentFailure = 'heywood-case' | 'not-identified' | 'no-convergence';

const MAXIMUM_STEPS = 200;
/**
 * A unique variance below this share of the item's variance is on its way to zero: no answer scale measures so
 * finely.
 */
const LEAST_UNIQUENESS = 1e-6;
/** Below this a Newton step is taken whole: the fall of the discrepancy (its square) drowns in rounding. */
const UNQUESTIONED_STEP = 1e-4;
/** A step is halved up to here. */
const SHORTEST_STEP = 2 ** -30;
/** Newton's error squares with each step, so after a step this small in log ψ nothing is left but rounding. */
const LAST_STEP = 1e-8;

/**
 * Minimum of the one-factor discrepancy over the uniquenesses: Newton's method in log ψ, which keeps them positive.
 *
 * Where the second derivatives are not positive definite a multiple of the identity is added (Levenberg); a step
 * changes no ψ by more than a factor e and is halved until the discrepancy falls.
 *
 * @param correlations k × k, positive definite
 * @param start log ψ
 */
export function minimizeDiscrepancy(
  correlations: Float64Array,
  start: Float64Array,
): Estimate<Descent, DescentFailure> {
  let x = start;
  let point = profileLikelihood(correlations, x);
  for (let steps = 1; steps <= MAXIMUM_STEPS; steps++) {
    const step = newtonStep(point);
    const size = step.reduce((largest, change) => Math.max(largest, Math.abs(change)), 0);
    const slope = step.reduce((sum, change, i) => sum + change * point.gradient[i]!, 0);
    const whole = Math.min(1, 1 / size);
    let length = whole;
    let next = moved(correlations, x, step, length);
    while (size > UNQUESTIONED_STEP && next.discrepancy > discrepancyBound(point, length * slope)) {
      length /= 2;
      // Stuck at a kink, where the two largest eigenvalues meet: another starting point may pass by it.
      if (length < SHORTEST_STEP * whole) return notComputable('no-convergence');
      next = moved(correlations, x, step, length);
    }
    x = next.x;
    point = next;
    if (x.some((logUniqueness) => logUniqueness < Math.log(LEAST_UNIQUENESS)))
      return notComputable('heywood-case');
    if (size <= LAST_STEP) {
      if (cholesky(point.hessian, x.length, 1e-9) === null) return notComputable('not-identified');
      return estimated({
        loadings: point.loadings,
        uniquenesses: x.map(Math.exp),
        discrepancy: point.discrepancy,
        steps,
      });
    }
  }
  return notComputable('no-convergence');
}

function newtonStep({ gradient, hessian }: ProfilePoint): Float64Array {
  const k = gradient.length;
  const down = gradient.map((slope) => -slope);
  for (let ridge = 0; ; ridge = Math.max(1e-3, 4 * ridge)) {
    const lower = cholesky(
      hessian.map((entry, index) => (index % (k + 1) === 0 ? entry + ridge : entry)),
      k,
    );
    if (lower !== null) return solveCholesky(lower, down);
  }
}

function moved(
  correlations: Float64Array,
  x: Float64Array,
  step: Float64Array,
  length: number,
): ProfilePoint & { readonly x: Float64Array } {
  const there = x.map((value, i) => value + length * step[i]!);
  return { ...profileLikelihood(correlations, there), x: there };
}

/** Armijo's condition: a ten-thousandth of the fall that the slope promises. */
function discrepancyBound(from: ProfilePoint, promised: number): number {
  return from.discrepancy + 1e-4 * promised;
}
