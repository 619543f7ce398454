import { type Estimate, estimated, notComputable } from './estimate.ts';
import { moments } from './moments.ts';
import { quartiles } from './quartiles.ts';

export interface KernelDensity {
  readonly method: 'gaussian-kernel';
  readonly n: number;
  /** Standard deviation of the kernel, in the units of the values. */
  readonly bandwidth: number;
  /** Density at each point that was asked for, per unit of the values. */
  readonly density: readonly number[];
}

/**
 * Gaussian kernel density estimate at given points.
 *
 * f(x) = Σ φ((x − xᵢ)/h)/(n h). The bandwidth is Silverman's rule of thumb (1986, equation 3.31):
 * h = 0.9 min(s, IQR/1.34) n^(−1/5), with s alone when half of the values are alike. As `bw.nrd0` of `density` in R, which however
 * computes the sum by a Fourier transform on a grid and is right to about three digits.
 *
 * @param sorted finite numbers, ascending
 * @param points where the density is wanted
 * @returns `too-few` below two values, `zero-variance` when all are alike
 * @example kernelDensity(Float64Array.of(1, 2, 4), [2]) // density [0.2487]
 */
export function kernelDensity(sorted: Float64Array, points: readonly number[]): Estimate<KernelDensity> {
  const n = sorted.length;
  if (n < 2) return notComputable('too-few');
  const spread = Math.sqrt(moments(sorted).variance);
  const [lower, , upper] = quartiles(sorted);
  if (spread === 0) return notComputable('zero-variance');
  const robust = (upper - lower) / 1.34;
  const bandwidth = 0.9 * (robust > 0 ? Math.min(spread, robust) : spread) * Math.exp(-Math.log(n) / 5);
  const scale = n * bandwidth * Math.sqrt(2 * Math.PI);
  const different = runs(sorted);
  const density = points.map((point) => {
    let sum = 0;
    for (const { value, count } of different)
      sum += count * Math.exp(-(((point - value) / bandwidth) ** 2) / 2);
    return sum / scale;
  });
  return estimated({ method: 'gaussian-kernel', n, bandwidth, density });
}

/** Different values and how often each occurs: scores have few, however many respondents there are. */
function runs(sorted: Float64Array): { readonly value: number; count: number }[] {
  const found: { readonly value: number; count: number }[] = [];
  for (const value of sorted) {
    const last = found.at(-1);
    if (last?.value === value) last.count++;
    else found.push({ value, count: 1 });
  }
  return found;
}
