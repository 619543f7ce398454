import { fUpper } from '../distributions/f.ts';
import { type Estimate, estimated, type NotComputable, notComputable } from '../estimate.ts';

/** An alpha with the respondents and items it was computed on. */
export interface AlphaSample {
  readonly alpha: number;
  readonly n: number;
  readonly k: number;
}

/** `perfect-alpha`: an alpha of 1 leaves no error variance to compare. */
export type AlphaComparisonFailure = NotComputable | 'perfect-alpha';

/**
 * Which degrees of freedom the F distribution of W gets.
 * `respondents`: n − 1 of each sample, for tests of very many items (Charter & Feldt 1996; cocron).
 * `respondents-and-items`: those that give F the first two moments of W (Feldt 1969; Feldt, Woodruff & Salih 1987).
 */
export type AlphaDegreesOfFreedom = 'respondents' | 'respondents-and-items';

/** Feldt's test that two alphas of different people are equal. */
export interface IndependentAlphaTest {
  readonly degreesOfFreedom: AlphaDegreesOfFreedom;
  /** Second minus first alpha. */
  readonly difference: number;
  /** W = (1 − smaller alpha) / (1 − larger alpha), at least 1. */
  readonly statistic: number;
  readonly df1: number;
  readonly df2: number;
  /** Two-sided: twice the upper tail. */
  readonly p: number;
}

/**
 * Equality of two alphas from independent samples (Feldt 1969): W = (1 − smaller alpha) / (1 − larger alpha).
 *
 * (1 − true)/(1 − estimated alpha) of a sample is F with n − 1 and (n − 1)(k − 1) df. So under equality, with l and
 * s for the samples of the larger and the smaller alpha, W is the product of independent F(a, b) and F(c, d), a =
 * n_l − 1, b = a(k_l − 1), d = n_s − 1, c = d(k_s − 1). With hundreds of items that is F(a, d); with the items of a
 * questionnaire W varies more, and F(a, d) rejects too often: 7 % instead of 5 % for six items, 9 % for four
 * (simulated, parallel items). The default therefore matches the moments A = E W = b/(b − 2) × d/(d − 2) and B = E
 * W² = b²(a + 2)/(a(b − 2)(b − 4)) × d²(c + 2)/(c(d − 2)(d − 4)): df1 = 2A²/(2B − AB − A²), df2 = 2A/(A − 1).
 *
 * @param first alpha up to 1, n ≥ 2, k ≥ 2; so too `second`
 * @returns `too-few` when matching the moments needs more people: n_s > 5 and (n_l − 1)(k_l − 1) > 4;
 * `perfect-alpha` when an alpha is 1
 * @throws RangeError when an alpha exceeds 1 or an n or k is below 2
 * @example independentAlphaTest({ alpha: 0.78, n: 41, k: 30 }, { alpha: 0.71, n: 151, k: 30 }, 'respondents')
 * // W 1.318, df 40 and 150, p .241
 */
export function independentAlphaTest(
  first: AlphaSample,
  second: AlphaSample,
  degreesOfFreedom: AlphaDegreesOfFreedom = 'respondents-and-items',
): Estimate<IndependentAlphaTest, AlphaComparisonFailure> {
  checkAlphaSample(first);
  checkAlphaSample(second);
  const [smaller, larger] = first.alpha < second.alpha ? [first, second] : [second, first];
  if (larger.alpha === 1) return notComputable('perfect-alpha');
  const df =
    degreesOfFreedom === 'respondents'
      ? { df1: larger.n - 1, df2: smaller.n - 1 }
      : matchedDegreesOfFreedom(smaller, larger);
  if (df === null) return notComputable('too-few');
  const statistic = (1 - smaller.alpha) / (1 - larger.alpha);
  return estimated({
    degreesOfFreedom,
    difference: second.alpha - first.alpha,
    statistic,
    ...df,
    p: Math.min(1, 2 * fUpper(statistic, df.df1, df.df2)),
  });
}

/** @throws RangeError when the alpha exceeds 1 or is no number, or n or k is below 2 */
export function checkAlphaSample({ alpha, n, k }: AlphaSample): void {
  if (!(alpha <= 1 && n >= 2 && k >= 2))
    throw new RangeError(`an alpha test needs alpha up to 1, n and k from 2: alpha ${alpha}, n ${n}, k ${k}`);
}

function matchedDegreesOfFreedom(
  smaller: AlphaSample,
  larger: AlphaSample,
): { readonly df1: number; readonly df2: number } | null {
  const a = larger.n - 1;
  const b = a * (larger.k - 1);
  const d = smaller.n - 1;
  const c = d * (smaller.k - 1);
  if (b <= 4 || d <= 4) return null;
  const mean = (b / (b - 2)) * (d / (d - 2));
  const square =
    ((b ** 2 * (a + 2)) / (a * (b - 2) * (b - 4))) * ((d ** 2 * (c + 2)) / (c * (d - 2) * (d - 4)));
  const df1 = (2 * mean ** 2) / (2 * square - mean * square - mean ** 2);
  // So few people that no F distribution has these two moments.
  if (!(df1 > 0 && Number.isFinite(df1))) return null;
  return { df1, df2: (2 * mean) / (mean - 1) };
}
