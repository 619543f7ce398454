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
    let length = Math.min(1, 1 / size);
    let nextX = advanced(x, step, length);
    let next = profileLikelihood(correlations, nextX);
    while (
      size > LAST_STEP &&
      next.discrepancy > point.discrepancy + 1e-4 * length * slope &&
      length > 1e-10
    ) {
      length /= 2;
      nextX = advanced(x, step, length);
      next = profileLikelihood(correlations, nextX);
    }
    x = nextX;
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

function advanced(x: Float64Array, step: Float64Array, length: number): Float64Array {
  return x.map((value, i) => value + length * step[i]!);
}
