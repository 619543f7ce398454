/**
 * Sums and cross-products of several variables over complete respondents, gathered row by row, so that covariances need
 * neither the rows nor a second pass.
 *
 * Values are taken relative to those of the first respondent, which keeps the sums of squares free of cancellation, and those of a
 * variable that does not vary at zero.
 */
export interface CrossProducts {
  /** The values of the first respondent. */
  readonly origins: Float64Array;
  /** Complete respondents gathered. */
  n: number;
  // Plain arrays, in which whole numbers stay whole: code that has not been optimised yet, as all of a small job, needs no object
  // for every intermediate number then.
  /** Σ (xᵢ − originᵢ). */
  readonly sums: number[];
  /** Σ (xᵢ − originᵢ)(xⱼ − originⱼ), row by row; only j ≤ i is filled. */
  readonly products: number[];
  /** The respondent being added, relative to the origins; reused. */
  readonly deviations: number[];
}

/** An empty collection for k variables. */
export function emptyCrossProducts(k: number): CrossProducts {
  return {
    origins: new Float64Array(k),
    n: 0,
    sums: new Array<number>(k).fill(0),
    products: new Array<number>(k * k).fill(0),
    deviations: new Array<number>(k).fill(0),
  };
}

/** Adds one complete respondent; `values` has one finite number per variable. */
export function addRespondent(into: CrossProducts, values: Float64Array): void {
  const { origins, sums, products, deviations } = into;
  const k = origins.length;
  if (into.n === 0) origins.set(values);
  into.n++;
  for (let i = 0; i < k; i++) {
    const deviation = values[i]! - origins[i]!;
    const whole = deviation | 0;
    deviations[i] = whole === deviation ? whole : deviation;
  }
  for (let i = 0; i < k; i++) {
    const x = deviations[i]!;
    sums[i]! += x;
    if (x === 0) continue;
    const row = i * k;
    for (let j = 0; j <= i; j++) products[row + j]! += x * deviations[j]!;
  }
}

/**
 * The respondents of several collections together.
 *
 * @throws RangeError when there is none, or they have different numbers of variables
 */
export function pooledCrossProducts(parts: readonly CrossProducts[]): CrossProducts {
  const first = parts[0];
  if (first === undefined) throw new RangeError('pooledCrossProducts: nothing to pool');
  const k = first.origins.length;
  if (parts.some(({ origins }) => origins.length !== k))
    throw new RangeError('pooledCrossProducts: the collections have different variables');
  const pooled = emptyCrossProducts(k);
  for (const { n, origins, sums, products } of parts) {
    if (n === 0) continue;
    if (pooled.n === 0) pooled.origins.set(origins);
    pooled.n += n;
    const shifts = origins.map((origin, i) => origin - pooled.origins[i]!);
    for (let i = 0; i < k; i++) {
      const [shift, sum] = [shifts[i]!, sums[i]!];
      pooled.sums[i]! += sum + n * shift;
      for (let j = 0; j <= i; j++) {
        const other = shifts[j]!;
        pooled.products[i * k + j]! +=
          products[i * k + j]! + shift * sums[j]! + other * sum + n * shift * other;
      }
    }
  }
  return pooled;
}

/** Means and the full sample covariance matrix (n − 1), row by row. */
export interface CovarianceMatrix {
  readonly n: number;
  readonly k: number;
  readonly means: Float64Array;
  readonly covariances: Float64Array;
}

/** Means and covariances; below two respondents the covariances are `NaN`, below one the means too. */
export function covarianceMatrix(from: CrossProducts): CovarianceMatrix {
  const { n, sums, products, origins } = from;
  const k = origins.length;
  const means = origins.map((origin, i) => (n > 0 ? origin + sums[i]! / n : Number.NaN));
  const covariances = new Float64Array(k * k).fill(Number.NaN);
  if (n > 1) {
    for (let i = 0; i < k; i++) {
      for (let j = 0; j <= i; j++) {
        const covariance = (products[i * k + j]! - (sums[i]! * sums[j]!) / n) / (n - 1);
        covariances[i * k + j] = covariance;
        covariances[j * k + i] = covariance;
      }
    }
  }
  return { n, k, means, covariances };
}
