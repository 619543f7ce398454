import { normalUpperQuantile } from '../../stats/distributions/index.ts';
import type { Interval } from '../../stats/estimate.ts';

/** The effect sizes that a test statistic, its degrees of freedom and n give, under every formula that is in use. */

/** One way in which an effect size is computed, and what it gives. */
export interface EffectOfTest {
  readonly type: string;
  readonly value: Interval;
}

/** Bounds of F and of both degrees of freedom. */
export interface FBounds {
  readonly statistic: Interval;
  readonly df1: Interval;
  readonly df2: Interval;
}

/**
 * Effect sizes of an F test: η² and partial η² = F df1 / (F df1 + df2), ε² = df1 (F − 1) / (F df1 + df2), ω² = df1 (F − 1) / (df1 (F − 1) + N)
 * with N = df1 + df2 + 1 and one more for a covariate, each of the last two also at 0 where F is below 1, and Cohen's f = √(η² / (1 − η²)). Degrees
 * of freedom that were corrected for sphericity leave η² as it is. (Cohen 1988; Olejnik & Algina 2003; Albers & Lakens 2018.)
 */
export function effectsOfF({ statistic, df1, df2 }: FBounds): EffectOfTest[] {
  const corners = ends(statistic).flatMap((f) =>
    ends(df1).flatMap((a) => ends(df2).map((b) => [f, a, b] as const)),
  );
  const over = (of: (f: number, a: number, b: number) => number): Interval => {
    const values = corners.map(([f, a, b]) => of(Math.max(0, f), a, b));
    return { lower: Math.min(...values), upper: Math.max(...values) };
  };
  const eta = (f: number, a: number, b: number) =>
    f === Number.POSITIVE_INFINITY ? 1 : (f * a) / (f * a + b);
  const omega = (f: number, a: number, total: number) =>
    f === Number.POSITIVE_INFINITY ? 1 : (a * (f - 1)) / (a * (f - 1) + total);
  const epsilon = (f: number, a: number, b: number) =>
    f === Number.POSITIVE_INFINITY ? 1 : (a * (f - 1)) / (f * a + b);
  const both = (type: string, value: Interval): EffectOfTest[] =>
    value.lower < 0
      ? [
          { type, value },
          { type, value: { lower: 0, upper: Math.max(0, value.upper) } },
        ]
      : [{ type, value }];
  const ofEta = over(eta);
  return [
    { type: 'partial-eta-squared', value: ofEta },
    { type: 'eta-squared', value: ofEta },
    ...[1, 2].flatMap((more) =>
      both(
        'omega-squared',
        over((f, a, b) => omega(f, a, a + b + more)),
      ),
    ),
    ...both('epsilon-squared', over(epsilon)),
    { type: 'cohens-f', value: { lower: cohensF(ofEta.lower), upper: cohensF(ofEta.upper) } },
    { type: 'cohens-f', value: { lower: cohensF(ofEta.lower) ** 2, upper: cohensF(ofEta.upper) ** 2 } },
  ];
}

function cohensF(eta: number): number {
  return eta >= 1 ? Number.POSITIVE_INFINITY : Math.sqrt(eta / (1 - eta));
}

/**
 * Effect sizes of a χ² test of a table with N people: w = φ = √(χ² / N), V = w / √(k − 1) for every k that the degrees of freedom (r − 1)(c − 1)
 * allow as the smaller side, V corrected for its bias (Bergsma 2013), and the contingency coefficient √(χ² / (χ² + N)).
 */
export function effectsOfChiSquare(statistic: Interval, df: number, n: number): EffectOfTest[] {
  const [low, high] = [Math.max(0, statistic.lower), statistic.upper];
  const root = (value: number) => Math.sqrt(value / n);
  const w = { lower: root(low), upper: root(high) };
  const sides = Array.from({ length: Math.floor(Math.sqrt(df)) }, (_, index) => index + 1).filter(
    (side) => df % side === 0,
  );
  const contingency = (value: number) => Math.sqrt(value / (value + n));
  return [
    { type: 'cohens-w', value: w },
    { type: 'phi', value: w },
    ...sides.map((side) => ({
      type: 'cramers-v',
      value: { lower: w.lower / Math.sqrt(side), upper: w.upper / Math.sqrt(side) },
    })),
    ...sides.map((side) => ({
      type: 'cramers-v',
      value: { lower: corrected(low / n, side, df, n), upper: corrected(high / n, side, df, n) },
    })),
    { type: 'contingency', value: { lower: contingency(low), upper: contingency(high) } },
  ];
}

function corrected(phi: number, side: number, df: number, n: number): number {
  if (n < 2) return 0;
  const other = df / side;
  const without = Math.max(0, phi - df / (n - 1));
  const shrunk = (size: number) => size + 1 - size ** 2 / (n - 1);
  const smaller = Math.min(shrunk(side), shrunk(other)) - 1;
  return smaller > 0 ? Math.sqrt(without / smaller) : 0;
}

/** ε² of Kruskal and Wallis: H / (N − 1), and η² of H, (H − k + 1) / (N − k), with k − 1 degrees of freedom. */
export function effectsOfRanks(statistic: Interval, df: number, n: number): EffectOfTest[] {
  const both = (of: (h: number) => number): Interval => ({
    lower: of(statistic.lower),
    upper: of(statistic.upper),
  });
  const eta = both((h) => (h - df) / (n - df - 1));
  return [
    { type: 'epsilon-squared', value: both((h) => h / (n - 1)) },
    { type: 'eta-squared', value: eta },
    { type: 'eta-squared', value: { lower: Math.max(0, eta.lower), upper: Math.max(0, eta.upper) } },
  ];
}

/** Kendall's W of Friedman's χ²: χ² / (N (k − 1)). */
export function effectsOfFriedman(statistic: Interval, df: number, n: number): EffectOfTest[] {
  return [
    { type: 'kendalls-w', value: { lower: statistic.lower / (n * df), upper: statistic.upper / (n * df) } },
  ];
}

/**
 * Intervals of a correlation: Fisher's, tanh(atanh r ± z SE), with the standard errors that are in use: 1 / √(n − 3); of ranks √((1 + r²/2) / (n − 3))
 * (Bonett & Wright 2000) and √(1.06 / (n − 3)) (Fieller, Hartley & Pearson 1957).
 *
 * @param r bounds of the correlation
 * @returns bounds of either limit, a pair for each standard error; none below four people
 */
export function intervalsOfCorrelation(
  r: Interval,
  n: number,
  level: number,
): readonly { readonly lower: Interval; readonly upper: Interval }[] {
  if (n < 4) return [];
  const z = normalUpperQuantile((1 - level) / 2);
  const errors = [
    () => Math.sqrt(1 / (n - 3)),
    (value: number) => Math.sqrt((1 + value ** 2 / 2) / (n - 3)),
    () => Math.sqrt(1.06 / (n - 3)),
  ];
  const [low, high] = [Math.max(-1, r.lower), Math.min(1, r.upper)];
  const limit = (value: number, error: (value: number) => number, side: 1 | -1) =>
    Math.tanh(Math.atanh(value) + side * z * error(value));
  return errors.map((error) => ({
    lower: ordered(limit(low, error, -1), limit(high, error, -1)),
    upper: ordered(limit(low, error, 1), limit(high, error, 1)),
  }));
}

function ordered(one: number, other: number): Interval {
  return { lower: Math.min(one, other), upper: Math.max(one, other) };
}

function ends({ lower, upper }: Interval): readonly number[] {
  return lower === upper ? [lower] : [lower, upper];
}
