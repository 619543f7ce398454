import type { EFFECT_VARIANTS } from '../../model/effect-variants.ts';
import type { Interval } from '../../stats/estimate.ts';
import { hedgesCorrection } from '../../stats/standardized-difference.ts';
import type { NamedEffect, PrintedEffect } from './effect-labels.ts';
import {
  type EffectOfTest,
  effectsOfChiSquare,
  effectsOfF,
  effectsOfFriedman,
  effectsOfRanks,
} from './effect-of-test.ts';
import { absolute } from './p-interval.ts';
import type { TestKind } from './test-string-check.ts';
import { overlaps, point, trueValues } from './true-values.ts';

/** A test of running text, as far as its effect sizes depend on it. */
export interface TestOfEffect {
  readonly kind: TestKind;
  /** Bounds of the statistic and of its degrees of freedom. */
  readonly statistic: Interval;
  readonly df: readonly Interval[];
  /** Respondents, of χ². */
  readonly n: number | null;
  /** What the sentence says of the design. */
  readonly design: DesignWords;
}

/** What the words and numbers around a test say of its design; what they do not say is taken as unknown. */
export interface DesignWords {
  /** Two independent groups, one group twice (or against a number), or not known. */
  readonly groups: 'independent' | 'pairs' | 'unknown';
  /** Sizes of two groups that make up the degrees of freedom. */
  readonly sizes: readonly [number, number] | null;
  readonly isOneWay: boolean;
  /** A regression whose F is that of the whole model. */
  readonly isRegression: boolean;
  /** The difference of two printed means by either of their printed SDs, as far as rounding and the choice of the SD leave it open. */
  readonly ofMeans: Interval | null;
}

export interface EffectVariant {
  readonly code: (typeof EFFECT_VARIANTS)[number];
  readonly value: Interval;
}

/**
 * Everything that an effect size printed after a test may be, under every formula and design that the text does not exclude: equalities where the
 * test determines the value, bounds where it does not.
 *
 * - partial η² = F df1 / (F df1 + df2) and partial ε² are determined by F; η², generalized η², ω² and f are at most as large unless the analysis is
 *   said to be one-way (Olejnik & Algina 2003; Lakens 2013).
 * - d of two groups is t √(1/n₁ + 1/n₂), at least 2t / √N, and down to √2 t / √N where it divides by the average variance of unequal groups; d_z of
 *   pairs is t / √n, and d by an SD of the scores any value up to that of pairs with r = .99 (Rosenthal 1994; Morris & DeShon 2002).
 * - Where the sentence prints both means and SDs, d lies between the difference by the larger and by the smaller SD; d of pairs may be d_z.
 * - φ, w, V and Kendall's W need the N of the χ².
 *
 * @returns nothing where the test says nothing of such an effect size
 */
export function effectVariants(test: TestOfEffect, type: NamedEffect): EffectVariant[] {
  switch (type) {
    case 'cohens-d':
    case 'hedges-g':
    case 'dz':
    case 'd-average':
    case 'hedges-g-of-pairs':
      return ofDifference(test, type);
    case 'correlation':
      return ofCorrelation(test);
    case 'association':
    case 'kendalls-w':
      return ofCounts(test, type);
    case 'r-squared':
    case 'adjusted-r-squared':
      return ofDetermination(test, type);
    default:
      return test.kind === 'chi2' ? ofRanks(test, type) : ofVariance(test, type);
  }
}

/** Whether a printed effect size is one of the variants; differences may be printed without their sign. */
export function fitsVariant({ type, number }: PrintedEffect, variants: readonly EffectVariant[]): boolean {
  const printed = trueValues(number);
  const isSigned = type === 'omega-squared' || type === 'epsilon-squared' || type === 'adjusted-r-squared';
  // "< .01" speaks of a size.
  const isBelow = printed.lower === Number.NEGATIVE_INFINITY;
  const values = isSigned
    ? printed
    : isBelow
      ? { lower: 0, upper: Math.max(0, printed.upper) }
      : absolute(printed);
  return variants.some(({ value }) => overlaps(values, value));
}

/** F and its degrees of freedom; t as F = t² with one degree of freedom. */
function fStatistic({ kind, statistic, df }: TestOfEffect) {
  if (kind === 'F') return { statistic, df1: df[0]!, df2: df[1]! };
  if (kind !== 't') return null;
  const { lower, upper } = absolute(statistic);
  return { statistic: { lower: lower ** 2, upper: upper ** 2 }, df1: point(1), df2: df[0]! };
}

const EXACT_OF_F: readonly NamedEffect[] = ['partial-eta-squared'];

function ofVariance(test: TestOfEffect, type: NamedEffect): EffectVariant[] {
  const f = fStatistic(test);
  if (f === null) return [];
  const all = effectsOfF(f);
  const of = (name: EffectOfTest['type']) =>
    all.filter((each) => each.type === name).map(({ value }) => value);
  const eta = of('eta-squared')[0]!;
  if (EXACT_OF_F.includes(type)) return [{ code: 'formula', value: eta }];
  const { isOneWay, groups } = test.design;
  const isOnly = isOneWay || (test.kind === 't' && groups === 'independent');
  switch (type) {
    case 'eta-squared':
    case 'generalized-eta-squared':
      return isOnly ? [{ code: 'one-way', value: eta }] : [atMost(eta.upper)];
    case 'omega-squared':
    case 'epsilon-squared': {
      // ε² is the larger of the two in size, whatever N and whichever other effects there are.
      const [epsilon] = of('epsilon-squared');
      const values = isOnly ? of(type) : [];
      const rest: Interval =
        epsilon!.lower < 0
          ? { lower: epsilon!.lower, upper: Math.max(0, epsilon!.upper) }
          : { lower: Number.NEGATIVE_INFINITY, upper: epsilon!.upper };
      return isOnly
        ? values.map((value) => ({ code: 'one-way' as const, value }))
        : [{ code: 'at-most', value: rest }];
    }
    case 'cohens-f':
    case 'cohens-f-squared': {
      const [plain, squared] = of('cohens-f');
      return [atMost((type === 'cohens-f' ? plain : squared)!.upper)];
    }
    default:
      return [];
  }
}

const atMost = (upper: number): EffectVariant => ({
  code: 'at-most',
  value: { lower: Number.NEGATIVE_INFINITY, upper },
});

function ofDetermination(test: TestOfEffect, type: NamedEffect): EffectVariant[] {
  const { kind, statistic, design } = test;
  if (kind === 'r') {
    const { lower, upper } = absolute(statistic);
    return type === 'r-squared' ? [{ code: 'formula', value: { lower: lower ** 2, upper: upper ** 2 } }] : [];
  }
  const f = kind === 'F' && design.isRegression ? fStatistic(test) : null;
  if (f === null) return [];
  const all = effectsOfF(f);
  const determination = all.find((each) => each.type === 'eta-squared')!.value;
  const adjusted = all.find((each) => each.type === 'epsilon-squared')!.value;
  const ofAdjusted: EffectVariant = { code: 'adjusted', value: adjusted };
  return type === 'adjusted-r-squared'
    ? [ofAdjusted]
    : [{ code: 'formula', value: determination }, ofAdjusted];
}

/** Correlations of two waves above this are not thought of. */
const HIGHEST_CORRELATION = 0.99;
/** An SD of the scores before is not thought to be smaller than a fifth of that of the differences. */
const SMALLEST_BASELINE = 5;

function ofDifference(test: TestOfEffect, type: NamedEffect): EffectVariant[] {
  const size = sizeOfT(test);
  if (size === null) return [];
  const { t, df } = size;
  const isG = type === 'hedges-g' || type === 'hedges-g-of-pairs';
  // Corrected for small samples, also where it is called d.
  const least = df.lower >= 2 ? hedgesCorrection(df.lower) : 0;
  const shrunk = ({ lower, upper }: Interval): Interval => ({ lower: lower * least, upper });
  // Some divide by √df in place of √n.
  const dz: Interval = {
    lower: t.lower / Math.sqrt(df.upper + 1),
    upper: t.upper / Math.sqrt(df.lower),
  };
  const variantDz: EffectVariant = { code: 'pairs-dz', value: isG ? shrunk(dz) : dz };
  if (type === 'dz') return [variantDz, { ...variantDz, value: shrunk(dz) }];
  if (type === 'd-average' || type === 'hedges-g-of-pairs') return [atMost(2 * dz.upper)];
  const scores: EffectVariant = {
    code: 'pairs-sd',
    value: shrunk({
      lower: dz.lower * Math.sqrt(2 * (1 - HIGHEST_CORRELATION)),
      upper: dz.upper * SMALLEST_BASELINE,
    }),
  };
  const { groups, sizes, ofMeans } = test.design;
  const equal = {
    lower: (2 * t.lower) / Math.sqrt(df.upper + 2),
    upper: (2 * t.upper) / Math.sqrt(df.lower),
  };
  const ofEqual: EffectVariant = { code: 'equal-groups', value: shrunk(equal) };
  if (sizes !== null) return ofSizes(t, df, sizes, least);
  if (ofMeans !== null) {
    // Up to the SD that divides by N in place of N − 2.
    const upper = ofMeans.upper * Math.sqrt((df.lower + 2) / df.lower);
    const variant: EffectVariant = { code: 'means', value: shrunk({ lower: ofMeans.lower, upper }) };
    return groups === 'independent' ? [variant, ofEqual] : [variant, ofEqual, variantDz];
  }
  const independent: EffectVariant[] = [
    ofEqual,
    {
      code: 'unequal-groups',
      value: { lower: (equal.lower / Math.SQRT2) * least, upper: LARGEST_BY_T * t.upper },
    },
  ];
  if (groups === 'independent') return independent;
  return groups === 'pairs' ? [variantDz, scores] : [...independent, variantDz, scores];
}

/** d of one person against many is t √(1 + 1/n), and up to √2 times that by the average variance. */
const LARGEST_BY_T = 2;

function ofSizes(
  t: Interval,
  df: Interval,
  [n1, n2]: readonly [number, number],
  least: number,
): EffectVariant[] {
  const root = Math.sqrt(1 / n1 + 1 / n2);
  const total = n1 + n2;
  // From dividing by N in place of N − 2, and from 2t / √df, which some use whatever the sizes.
  const factors = [root, root * Math.sqrt(total / df.lower), 2 / Math.sqrt(df.lower), 2 / Math.sqrt(total)];
  const average = [Math.min(n1, n2), Math.max(n1, n2)].map(
    (n) => root * Math.sqrt((2 * (n - 1)) / (total - 2)),
  );
  const within = (values: readonly number[]): Interval => ({
    lower: t.lower * Math.min(...values) * least,
    upper: t.upper * Math.max(...values),
  });
  return [
    ...factors.map((factor): EffectVariant => ({ code: 'group-sizes', value: within([factor]) })),
    ...(n1 === n2 ? [] : [{ code: 'unequal-groups' as const, value: within([...average, root]) }]),
  ];
}

/** |t| and its degrees of freedom; √F with one degree of freedom. */
function sizeOfT({
  kind,
  statistic,
  df,
}: TestOfEffect): { readonly t: Interval; readonly df: Interval } | null {
  if (kind === 't') return { t: absolute(statistic), df: df[0]! };
  if (kind !== 'F' || df[0]!.lower !== 1 || df[0]!.upper !== 1) return null;
  return {
    t: { lower: Math.sqrt(Math.max(0, statistic.lower)), upper: Math.sqrt(Math.max(0, statistic.upper)) },
    df: df[1]!,
  };
}

/** r of a difference of two groups: √(t² / (t² + df)), or from d as d / √(d² + 4). */
function ofCorrelation(test: TestOfEffect): EffectVariant[] {
  const size = sizeOfT(test);
  if (size === null || test.kind !== 't' || test.design.groups !== 'independent') return [];
  const { t, df } = size;
  const r = (value: number, by: number) => (value === 0 ? 0 : value / Math.sqrt(value ** 2 + by));
  return [
    { code: 'formula', value: { lower: r(t.lower, df.upper), upper: r(t.upper, df.lower) } },
    ...ofDifference(test, 'cohens-d').map(({ code, value }) => ({
      code,
      value: { lower: r(value.lower, 4), upper: r(value.upper, 4) },
    })),
  ];
}

/**
 * How much a correction for continuity (Yates 1934) can take off φ: N / (2√(product of the four margins)), which is 1 / (2e) at most where
 * no expected count is below e. A χ² with expected counts below 2 is not reported.
 */
const MOST_BY_CONTINUITY = 1 / 4;

function ofCounts({ kind, statistic, df, n }: TestOfEffect, type: NamedEffect): EffectVariant[] {
  if (kind !== 'chi2' || n === null || n < 2 || df[0]!.lower < 1) return [];
  const freedom = df[0]!.lower;
  if (type === 'kendalls-w')
    return effectsOfFriedman(statistic, freedom, n).map(({ value }) => ({ code: 'formula', value }));
  const all = effectsOfChiSquare(statistic, freedom, n);
  const phi = all.find((each) => each.type === 'phi')!;
  const v = all.filter((each) => each.type === 'cramers-v');
  return [
    { code: 'phi', value: phi.value },
    // With two rows or two columns V is φ.
    ...v.flatMap(({ value }, index): EffectVariant[] => {
      if (index >= v.length / 2) return [{ code: 'bias-corrected', value }];
      return value.upper === phi.value.upper ? [] : [{ code: 'cramers-v', value }];
    }),
    // χ² corrected for continuity is smaller than the one that φ, or V corrected for bias, is of.
    ...(freedom === 1
      ? [
          {
            code: 'continuity' as const,
            value: { lower: v.at(-1)!.value.lower, upper: phi.value.upper + MOST_BY_CONTINUITY },
          },
        ]
      : []),
  ];
}

/** η² and ε² of Kruskal and Wallis's H. */
function ofRanks({ statistic, df, n }: TestOfEffect, type: NamedEffect): EffectVariant[] {
  if (n === null || (type !== 'eta-squared' && type !== 'epsilon-squared') || n <= df[0]!.lower + 1)
    return [];
  return effectsOfRanks(statistic, df[0]!.lower, n).map(({ value }) => ({ code: 'formula', value }));
}
