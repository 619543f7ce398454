import { describe, expect, it } from 'vitest';
import { accelerationOf, bcaInterval, percentileInterval } from '../../../src/stats/bootstrap-interval.ts';
import { feldtInterval } from '../../../src/stats/feldt-interval.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { alphaAsymptoticInterval } from '../../../src/stats/reliability/alpha-asymptotic-interval.ts';
import { alphaBootstrap } from '../../../src/stats/reliability/alpha-bootstrap.ts';
import { expectClose } from '../../helpers/fixtures.ts';
import {
  computed,
  covariancesOf,
  matrixOf,
  readReference,
  reasonOf,
  referenceScales,
  rescaled,
} from './reference-scales.ts';

const scales = referenceScales();
const settings = { seed: 1, replicates: 400, level: 0.95 };

describe('alphaAsymptoticInterval', () => {
  const r = readReference<{
    scales: Record<string, { n: number; rows: number; alpha: number; ase: number }>;
  }>('internal-consistency').scales;

  it.each(scales)('agrees with the ase of psych::alpha: $name', ({ name, items }) => {
    const { alpha, ase } = r[name]!;
    const interval = computed(alphaAsymptoticInterval(covariancesOf(items), 0.95));
    expectClose(interval.standardError, ase, 1e-10, 'standard error');
    expectClose((interval.lower + interval.upper) / 2, alpha, 1e-10, 'centre');
    // psych multiplies by 1.96, the interval by the exact 1.959963984540054.
    expectClose(interval.upper, alpha + 1.959963984540054 * ase, 1e-10, 'upper');
  });

  it('is 2k(1 − alpha)² / (n(k − 1)) for parallel items (van Zyl, Neudecker & Nel 2000, eq. 21)', () => {
    const k = 5;
    const matrix = matrixOf(
      Array.from({ length: k }, (_, i) => Array.from({ length: k }, (_, j) => (i === j ? 1 : 0.4))),
      60,
    );
    const alpha = (k * 0.4) / (1 + (k - 1) * 0.4);
    const { standardError } = computed(alphaAsymptoticInterval(matrix, 0.95));
    expectClose(standardError ** 2, (2 * k * (1 - alpha) ** 2) / (60 * (k - 1)), 1e-12);
  });

  it('does not depend on the unit, and has no width for perfectly parallel items', () => {
    const matrix = covariancesOf(scales[0]!.items);
    const interval = computed(alphaAsymptoticInterval(matrix, 0.9));
    const scaled = computed(alphaAsymptoticInterval(rescaled(matrix, Array(5).fill(7)), 0.9));
    expectClose(scaled.lower, interval.lower, 1e-12);
    const item = Float64Array.of(1, 2, 3, 5);
    const perfect = computed(alphaAsymptoticInterval(covariancesOf([item, item]), 0.95));
    expect(perfect.standardError).toBeLessThan(1e-7);
    expectClose(perfect.upper, 1, 1e-7);
  });

  it('says why there is none and refuses a level that is none', () => {
    const item = Float64Array.of(1, 2, 3, 5);
    expect(reasonOf(alphaAsymptoticInterval(covariancesOf([item]), 0.95))).toBe('too-few-items');
    expect(reasonOf(alphaAsymptoticInterval(covariancesOf([item, item.map((x) => -x)]), 0.95))).toBe(
      'zero-variance',
    );
    expect(alphaAsymptoticInterval(covariancesOf([item.slice(0, 2), item.slice(1, 3)]), 0.95).ok).toBe(true);
    expect(() => alphaAsymptoticInterval(covariancesOf([item, item]), 95)).toThrow(RangeError);
  });
});

describe('limits of bootstrap replicates', () => {
  const r = readReference<{
    replicates: number[];
    jackknife: number[];
    limits: { level: number; estimate: number; count: number; percentile: number[]; bca: number[] }[];
  }>('bootstrap');

  it.each(r.limits)('agree with boot.ci: level $level, estimate $estimate, $count replicates', (expected) => {
    const sorted = Float64Array.from(r.replicates.slice(0, expected.count)).sort();
    const percentile = percentileInterval(sorted, expected.level);
    const bca = computed(
      bcaInterval(sorted, expected.estimate, accelerationOf(Float64Array.from(r.jackknife)), expected.level),
    );
    expectClose(percentile.lower, expected.percentile[0]!, 1e-10, 'percentile lower');
    expectClose(percentile.upper, expected.percentile[1]!, 1e-10, 'percentile upper');
    expectClose(bca.lower, expected.bca[0]!, 1e-10, 'BCa lower');
    expectClose(bca.upper, expected.bca[1]!, 1e-10, 'BCa upper');
  });
});

describe('alphaBootstrap', () => {
  const { runs } = readReference<{
    runs: {
      file: string;
      seed: number;
      replicates: number;
      level: number;
      n: number;
      first_draws: number[];
      alpha: number;
      standard_error: number;
      percentile: [number, number];
      bca: [number, number];
    }[];
  }>('alpha-bootstrap');
  const nameOf: Record<string, string> = {
    'stai_vale_pre.csv': 'vale_pre',
    'stai_vale_post.csv': 'vale_post',
    'bfi.csv': 'agree',
  };

  it.each(runs)('agrees with the same bootstrap in Python: $file, seed $seed', (run) => {
    const { items } = scales.find(({ name }) => name === nameOf[run.file])!;
    const { nextBelow } = seededRandom(run.seed);
    expect(run.first_draws.map(() => nextBelow(run.n))).toEqual(run.first_draws);
    const result = computed(
      alphaBootstrap(items, { seed: run.seed, replicates: run.replicates, level: run.level }),
    );
    expect(result).toMatchObject({
      seed: run.seed,
      replicates: run.replicates,
      level: run.level,
      n: run.n,
      failed: 0,
    });
    expectClose(result.alpha, run.alpha, 1e-10, 'alpha');
    expectClose(result.standardError, run.standard_error, 1e-9, 'standard error'); // a difference of like numbers
    expectClose(result.percentile.lower, run.percentile[0], 1e-10, 'percentile lower');
    expectClose(result.percentile.upper, run.percentile[1], 1e-10, 'percentile upper');
    const bca = computed(result.bca);
    expectClose(bca.lower, run.bca[0], 1e-10, 'BCa lower');
    expectClose(bca.upper, run.bca[1], 1e-10, 'BCa upper');
  });

  it('repeats itself, and another seed differs', () => {
    const { items } = scales.at(-1)!;
    const first = computed(alphaBootstrap(items, settings));
    expect(computed(alphaBootstrap(items, settings))).toEqual(first);
    expect(computed(alphaBootstrap(items, { ...settings, seed: 2 })).percentile).not.toEqual(
      first.percentile,
    );
  });

  it('comes near the other intervals when answers are near normal sums', () => {
    const { items } = scales[0]!;
    const matrix = covariancesOf(items);
    const result = computed(alphaBootstrap(items, settings));
    const feldt = feldtInterval(result.alpha, matrix.n, matrix.k, 0.95);
    expect(Math.abs(result.percentile.lower - feldt.lower)).toBeLessThan(0.02);
    expect(Math.abs(result.percentile.upper - feldt.upper)).toBeLessThan(0.02);
  });

  it('leaves out respondents with gaps and does not depend on a shift or a unit', () => {
    const items = [Float64Array.of(1, 2, 3, 4, 5, Number.NaN), Float64Array.of(2, 1, 4, 3, 5, 2)];
    const result = computed(alphaBootstrap(items, settings));
    expect(result.n).toBe(5);
    const moved = items.map((item) => item.map((x) => 10 * x - 3));
    const other = computed(alphaBootstrap(moved, settings));
    expectClose(other.percentile.lower, result.percentile.lower, 1e-9);
    expect(other.failed).toBe(result.failed);
  });

  it('counts the resamples in which nobody differs', () => {
    const items = [Float64Array.of(1.1, 2.3, 3.7), Float64Array.of(1.2, 2.9, 3.1)];
    const result = computed(alphaBootstrap(items, { ...settings, replicates: 2000 }));
    // Three equal draws of three: 1/9 of the resamples; four standard errors of 2000 are 0.028.
    expect(Math.abs(result.failed / 2000 - 1 / 9)).toBeLessThan(0.028);
  });

  it('says why there is none', () => {
    const item = Float64Array.of(1, 2, 3, 5);
    expect(reasonOf(alphaBootstrap([], settings))).toBe('too-few-items');
    expect(reasonOf(alphaBootstrap([item], settings))).toBe('too-few-items');
    expect(
      reasonOf(alphaBootstrap([item, Float64Array.of(1, Number.NaN, Number.NaN, Number.NaN)], settings)),
    ).toBe('too-few');
    const constant = Float64Array.of(2, 2, 2, 2);
    expect(reasonOf(alphaBootstrap([constant, constant], settings))).toBe('zero-variance');
  });

  it('is degenerate, not wrong, for perfectly parallel items', () => {
    const item = Float64Array.of(1, 2, 3, 5);
    const result = computed(alphaBootstrap([item, item], settings));
    expectClose(result.percentile.lower, 1, 1e-12);
    expectClose(result.percentile.upper, 1, 1e-12);
  });

  it('refuses settings that make no bootstrap', () => {
    const items = [Float64Array.of(1, 2), Float64Array.of(1, 2)];
    for (const wrong of [{ seed: -1 }, { seed: 0.5 }, { replicates: 1 }, { replicates: 10.5 }, { level: 1 }])
      expect(() => alphaBootstrap(items, { ...settings, ...wrong })).toThrow(RangeError);
    expect(() => alphaBootstrap([Float64Array.of(1, 2), Float64Array.of(1)], settings)).toThrow(RangeError);
  });
});
