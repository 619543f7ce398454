import type {
  AlphaEquality,
  Reliability,
  ReliabilityAcrossWaves,
  RetestCorrelation,
} from '../model/result.ts';
import { requireCount } from '../model/withheld.ts';
import { cronbachAlpha } from '../stats/cronbach-alpha.ts';
import { addRespondent, covarianceMatrix, emptyCrossProducts } from '../stats/cross-products.ts';
import { productMoment } from '../stats/pearson-correlation.ts';
import { dependentAlphaTest } from '../stats/reliability/alpha-equality-dependent.ts';
import { independentAlphaTest } from '../stats/reliability/alpha-equality-independent.ts';
import { intraclassCorrelation } from '../stats/reliability/intraclass-correlation.ts';
import { interval } from './compare.ts';
import { type ComparedSamples, partnersBetween } from './compared-samples.ts';
import type { MatchedWaves } from './match-waves.ts';
import { given, reasonOf } from './null-reasons.ts';
import { isInWave, itemValues, type WaveScore } from './wave.ts';

/** Whether two waves measure alike (equal alphas), and whether respondents keep their place (retest correlations). */
export function reliabilityAcrossWaves(
  [first, second]: readonly [WaveScore, WaveScore],
  [before, after]: readonly [Reliability, Reliability],
  samples: ComparedSamples,
  matched: MatchedWaves | null,
  level: number,
): Omit<ReliabilityAcrossWaves, 'contrast' | 'later'> {
  const secondOf = partnersBetween(first.wave, second.wave, matched);
  const dependent = secondOf === null ? null : dependentEquality(first, second, secondOf);
  return {
    alphaEquality: [...(dependent === null ? [] : [dependent]), independentEquality(before, after)],
    retest:
      samples.overlap === null
        ? []
        : retest(samples.overlap.pairedFirst, samples.overlap.pairedSecond, level),
  };
}

function independentEquality(before: Reliability, after: Reliability): AlphaEquality {
  const n = [requireCount(before.n), requireCount(after.n)] as const;
  const none: AlphaEquality = {
    method: 'feldt-independent',
    n,
    difference: null,
    statistic: null,
    df: [],
    p: null,
  };
  if (before.alpha === null || after.alpha === null) {
    // Alpha says itself why there is none.
    const reasons = [before, after].map(({ alpha, reason }) => given(alpha !== null, reason ?? 'too-few'));
    return { ...none, ...reasonOf(...reasons) };
  }
  const test = independentAlphaTest(
    { alpha: before.alpha, n: n[0], k: before.k },
    { alpha: after.alpha, n: n[1], k: after.k },
  );
  if (!test.ok) return { ...none, ...reasonOf(test) };
  const { difference, statistic, df1, df2, p } = test.value;
  return { ...none, difference, statistic, df: [df1, df2], p };
}

/** On the matched respondents who answered every item in both waves; `null` where item values were not kept. */
function dependentEquality(first: WaveScore, second: WaveScore, secondOf: Int32Array): AlphaEquality | null {
  const [before, after] = [itemValues(first), itemValues(second)];
  if (before === null || after === null) return null;
  const k = before.length;
  const [productsBefore, productsAfter] = [emptyCrossProducts(k), emptyCrossProducts(k)];
  const [sumsBefore, sumsAfter]: [number[], number[]] = [[], []];
  secondOf.forEach((partner, index) => {
    if (partner < 0 || !isInWave(first.wave, index) || !isInWave(second.wave, partner)) return;
    const one = Float64Array.from(before, (item) => item[index]!);
    const other = Float64Array.from(after, (item) => item[partner]!);
    if (one.some(Number.isNaN) || other.some(Number.isNaN)) return;
    addRespondent(productsBefore, one);
    addRespondent(productsAfter, other);
    sumsBefore.push(one.reduce((sum, value) => sum + value, 0));
    sumsAfter.push(other.reduce((sum, value) => sum + value, 0));
  });
  const n = sumsBefore.length;
  const none: AlphaEquality = {
    method: 'feldt-dependent',
    n: [n],
    difference: null,
    statistic: null,
    df: [],
    p: null,
  };
  const alphas = [productsBefore, productsAfter].map((products) => cronbachAlpha(covarianceMatrix(products)));
  const [alphaBefore, alphaAfter] = alphas as [(typeof alphas)[0], (typeof alphas)[0]];
  if (!alphaBefore.ok || !alphaAfter.ok) return { ...none, ...reasonOf(alphaBefore, alphaAfter) };
  const r = productMoment(Float64Array.from(sumsBefore), Float64Array.from(sumsAfter));
  if (!r.ok) return { ...none, ...reasonOf(r) };
  const test = dependentAlphaTest(alphaBefore.value, alphaAfter.value, r.value, n);
  if (!test.ok) return { ...none, ...reasonOf(test) };
  const { difference, statistic, df, p } = test.value;
  return { ...none, difference, statistic, df: [df], p };
}

function retest(first: Float64Array, second: Float64Array, level: number): RetestCorrelation[] {
  return (
    [
      ['icc-2-1', 'agreement'],
      ['icc-3-1', 'consistency'],
    ] as const
  ).map(([type, form]) => {
    const correlation = intraclassCorrelation([first, second], form, level);
    const single = correlation.ok ? correlation.value.single : null;
    return {
      type,
      n: first.length,
      value: single?.value ?? null,
      ci: { ...interval(single?.ci ?? null, level), method: 'shrout-fleiss' },
      ...reasonOf(correlation),
    };
  });
}
