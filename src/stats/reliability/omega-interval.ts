import { checkLevel, type Estimate, estimated, notComputable } from '../estimate.ts';
import { cholesky, inverseFromCholesky, solveCholesky } from '../linear-algebra/cholesky.ts';
import { type AsymptoticInterval, asymptoticInterval } from './asymptotic-interval.ts';
import { omegaOf } from './omega.ts';
import type { OneFactorModel } from './one-factor-model.ts';

/**
 * Interval of omega by the delta method (Raykov 2002): omega ± z SE.
 *
 * SE² = g′ I⁻¹ g, g the derivatives of omega in λ and ψ, I the expected information of the normal likelihood, n/2
 * tr(W Σ_a W Σ_b) with W = Σ⁻¹. As `omega := …` in lavaan (`se = "standard"`) and the analytic interval of JASP;
 * like these it is not cut at 1.
 *
 * @param model the maximum likelihood estimates
 * @param n respondents they come from
 * @returns `not-identified` when the information is singular
 * @throws RangeError when the level is not between 0 and 1 or n is below 2
 * @example omegaInterval(model, 169, 0.95) // { ok: true, value: { lower: 0.88, upper: 0.93, standardError: 0.01,
 * level: 0.95 } }
 */
export function omegaInterval(
  model: OneFactorModel,
  n: number,
  level: number,
): Estimate<AsymptoticInterval, 'not-identified'> {
  checkLevel(level);
  if (!(n >= 2)) throw new RangeError(`omegaInterval: needs two respondents, got ${n}`);
  const k = model.loadings.length;
  const information = cholesky(expectedInformation(model), 2 * k);
  if (information === null) return notComputable('not-identified');
  const slopes = omegaSlopes(model);
  const solved = solveCholesky(information, slopes);
  const variance = solved.reduce((sum, value, index) => sum + value * slopes[index]!, 0) / n;
  return estimated(asymptoticInterval(omegaOf(model), Math.sqrt(variance), level));
}

/** d omega / d λ, then d omega / d ψ; with T = Σλ and U = Σψ: 2TU / (T² + U)² and −T² / (T² + U)². */
function omegaSlopes({ loadings, uniquenesses }: OneFactorModel): Float64Array {
  const k = loadings.length;
  const total = loadings.reduce((sum, loading) => sum + loading, 0);
  const unique = uniquenesses.reduce((sum, uniqueness) => sum + uniqueness, 0);
  const squared = (total ** 2 + unique) ** 2;
  return Float64Array.from({ length: 2 * k }, (_, index) =>
    index < k ? (2 * total * unique) / squared : -(total ** 2) / squared,
  );
}

/**
 * Information of one respondent in (λ, ψ), row by row. With u = Wλ and c = λ′Wλ: λ, λ: c W_ab + u_a u_b; λ_a, ψ_b:
 * u_b W_ab; ψ, ψ: W_ab² / 2.
 */
function expectedInformation({ loadings, uniquenesses }: OneFactorModel): Float64Array {
  const k = loadings.length;
  const weights = inverseOfModel(loadings, uniquenesses);
  const u = Float64Array.from({ length: k }, (_, a) =>
    loadings.reduce((sum, loading, b) => sum + weights[a * k + b]! * loading, 0),
  );
  const c = loadings.reduce((sum, loading, a) => sum + loading * u[a]!, 0);
  const size = 2 * k;
  const information = new Float64Array(size * size);
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < k; b++) {
      const weight = weights[a * k + b]!;
      information[a * size + b] = c * weight + u[a]! * u[b]!;
      information[a * size + k + b] = u[b]! * weight;
      information[(k + b) * size + a] = u[b]! * weight;
      information[(k + a) * size + k + b] = weight ** 2 / 2;
    }
  }
  return information;
}

/** (λλ′ + Ψ)⁻¹. */
function inverseOfModel(loadings: Float64Array, uniquenesses: Float64Array): Float64Array {
  const k = loadings.length;
  const implied = Float64Array.from({ length: k * k }, (_, index) => {
    const row = Math.floor(index / k);
    const column = index - row * k;
    return loadings[row]! * loadings[column]! + (row === column ? uniquenesses[row]! : 0);
  });
  const lower = cholesky(implied, k, 0);
  if (lower === null) throw new RangeError('omegaInterval: the uniquenesses must be above zero');
  return inverseFromCholesky(lower, k);
}
