import { describe, expect, it } from 'vitest';
import { checkAlpha, checkAlphaInterval } from '../../../src/audit/checks/alpha-check.ts';
import {
  checkIntervalAgainstP,
  checkIntervalCentre,
  checkIntervalWidth,
} from '../../../src/audit/checks/confidence-interval-check.ts';
import { checkPercentage, checkPercentages } from '../../../src/audit/checks/count-check.ts';
import { checkDebit } from '../../../src/audit/checks/debit.ts';
import { checkDifference } from '../../../src/audit/checks/difference-check.ts';
import {
  checkEffectSize,
  cohensDFromGroups,
  cohensDFromT,
  dzFromT,
  hedgesGFromD,
} from '../../../src/audit/checks/effect-size-check.ts';
import { findSample } from '../../../src/audit/checks/find-sample.ts';
import { checkGrim } from '../../../src/audit/checks/grim.ts';
import { checkGrimmer } from '../../../src/audit/checks/grimmer.ts';
import type { ReportedNumber } from '../../../src/audit/checks/reported-number.ts';
import { checkSdLimits } from '../../../src/audit/checks/sd-limits.ts';
import { checkTTest, groupBox } from '../../../src/audit/checks/t-test-check.ts';
import { checkTestString } from '../../../src/audit/checks/test-string-check.ts';
import { type Rounding, trueValues } from '../../../src/audit/checks/true-values.ts';
import { cronbachAlpha } from '../../../src/stats/cronbach-alpha.ts';
import { addRespondent, covarianceMatrix, emptyCrossProducts } from '../../../src/stats/cross-products.ts';
import type { Estimate } from '../../../src/stats/estimate.ts';
import { feldtInterval } from '../../../src/stats/feldt-interval.ts';
import { moments } from '../../../src/stats/moments.ts';
import { type RandomGenerator, seededRandom } from '../../../src/stats/random.ts';
import { cohensD, dz, hedgesG } from '../../../src/stats/standardized-difference.ts';
import { pairedTest, studentTest, type TTest, welchTest } from '../../../src/stats/t-test.ts';
import { number, print, type RoundingRule } from './printed.ts';

/** Answers of one wave: a row a respondent, all items answered. */
type Answers = readonly (readonly number[])[];

interface Study {
  readonly items: number;
  readonly aggregate: 'sum' | 'mean';
  readonly options: number;
  readonly first: Answers;
  readonly second: Answers;
  readonly rule: RoundingRule;
  readonly rounding: Rounding;
  readonly decimals: { readonly mean: number; readonly sd: number; readonly p: number };
}

const RULES: readonly RoundingRule[] = ['half-up', 'half-even', 'cut-off'];

function study(seed: number): Study {
  const random = seededRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[random.nextBelow(values.length)]!;
  const items = pick([1, 1, 2, 3, 6, 10, 14]);
  const options = pick([2, 4, 5, 5, 7, 11]);
  const rule = RULES[seed % 3]!;
  const n = 3 + random.nextBelow(pick([5, 20, 60, 150]));
  const paired = seed % 2 === 0;
  return {
    items,
    options,
    aggregate: pick(['sum', 'mean'] as const),
    first: answers(random, n, items, options, 0.5),
    second: answers(
      random,
      paired ? n : 3 + random.nextBelow(60),
      items,
      options,
      0.35 + random.nextBelow(40) / 100,
    ),
    rule,
    rounding: rule === 'cut-off' ? 'truncated' : 'nearest',
    decimals: { mean: random.nextBelow(4), sd: random.nextBelow(4), p: 2 + random.nextBelow(3) },
  };
}

/** Respondents with a tendency of their own, so that items correlate. */
function answers(random: RandomGenerator, n: number, items: number, options: number, level: number): Answers {
  return Array.from({ length: n }, () => {
    const tendency = level + (random.nextBelow(1000) - 500) / 1500;
    return Array.from({ length: items }, () => {
      const chance = Math.min(1, Math.max(0, tendency + (random.nextBelow(1000) - 500) / 1500));
      return 1 + Math.min(options - 1, Math.floor(chance * options));
    });
  });
}

function scoresOf(rows: Answers, aggregate: 'sum' | 'mean'): Float64Array {
  return Float64Array.from(rows, (row) => {
    const sum = row.reduce((running, answer) => running + answer, 0);
    return aggregate === 'sum' ? sum : sum / row.length;
  });
}

function correlation(x: Float64Array, y: Float64Array): number {
  const [mx, my] = [moments(x), moments(y)];
  const products = x.reduce((sum, value, i) => sum + (value - mx.mean) * (y[i]! - my.mean), 0);
  return products / ((x.length - 1) * Math.sqrt(mx.variance * my.variance));
}

function known<T>(estimate: Estimate<T>): T | null {
  return estimate.ok ? estimate.value : null;
}

/** What every check says of one true study, printed: the names of those that call it impossible. */
function alarms(seed: number): string[] {
  const one = study(seed);
  const { rule, rounding, decimals, items, aggregate } = one;
  const say = (value: number, places: number) => print(value, places, rule);
  const found: string[] = [];
  const expectFine = (name: string, { verdict }: { readonly verdict: string }) => {
    if (verdict === 'inconsistent') found.push(name);
  };
  const top = aggregate === 'sum' ? items * one.options : one.options;
  const bottom = aggregate === 'sum' ? items : 1;
  const waves = [one.first, one.second].map((rows) => moments(scoresOf(rows, aggregate)));
  const [first, second] = waves as [(typeof waves)[0], (typeof waves)[0]];
  const printed = waves.map(({ mean, variance, n }) => ({
    mean: say(mean, decimals.mean),
    sd: say(Math.sqrt(variance), decimals.sd),
    n,
  }));
  const [before, after] = printed as [(typeof printed)[0], (typeof printed)[0]];

  for (const { mean, sd, n } of printed) {
    const grain = { n, items, aggregate, rounding };
    const ranged = { ...grain, range: [bottom, top] } as const;
    expectFine('GRIM', checkGrim(mean, ranged));
    expectFine('GRIMMER', checkGrimmer(mean, sd, grain));
    expectFine('GRIMMER in range', checkGrimmer(mean, sd, ranged));
    expectFine('SD limits', checkSdLimits(mean, sd, ranged));
    expectFine('SD limits, open', checkSdLimits(mean, sd, { ...grain, range: [bottom, null] }));
    const answer = findSample({ ...ranged, mean, sd, seed });
    if (answer.found !== 'sample') found.push(`findSample: ${answer.found}`);
  }

  const pOf = (p: number): ReportedNumber => (p < 0.001 ? number('< .001') : say(p, decimals.p));
  const difference = say(second.mean - first.mean, decimals.mean);
  expectFine('difference', checkDifference(before.mean, after.mean, difference, rounding));
  const tests = {
    student: known(studentTest(first, second, 0.95)),
    welch: known(welchTest(first, second, 0.95)),
  };
  for (const [test, truth] of Object.entries(tests) as ['student' | 'welch', TTest | null][]) {
    if (truth === null) continue;
    const design = { test, first: before, second: after } as const;
    expectFine(`${test} p`, checkTTest(design, pOf(truth.p), { rounding }));
    expectFine(
      `${test} p beside difference`,
      checkTTest({ ...design, difference }, pOf(truth.p), { rounding }),
    );
    const above = truth.statistic > 0 ? truth.p / 2 : 1 - truth.p / 2;
    expectFine(`${test} greater`, checkTTest(design, pOf(above), { rounding, alternative: 'greater' }));
    expectFine(`${test} less`, checkTTest(design, pOf(1 - above), { rounding, alternative: 'less' }));
    const { recomputed } = checkTTest(design, null, { rounding });
    const interval = { lower: say(truth.ci.lower, 2), upper: say(truth.ci.upper, 2), level: 0.95 };
    expectFine('interval centre', checkIntervalCentre(difference, interval, rounding));
    expectFine(
      'interval width',
      checkIntervalWidth(interval, recomputed!.standardError, recomputed!.df, rounding),
    );
    expectFine('interval against p', checkIntervalAgainstP(interval, pOf(truth.p), truth.df, { rounding }));
    expectFine(
      'interval against p, df unknown',
      checkIntervalAgainstP(interval, pOf(truth.p), null, { rounding }),
    );
    const df = test === 'student' ? number(`${truth.df}`) : say(truth.df, 1);
    const statistic = say(truth.statistic, 2);
    expectFine(
      't string',
      checkTestString({ kind: 't', df: [df], statistic, p: pOf(truth.p) }, { rounding }),
    );
    if (test === 'student') {
      const f = say(truth.statistic ** 2, 2);
      const asF = { kind: 'F', df: [number('1'), df], statistic: f, p: pOf(truth.p) } as const;
      expectFine('F string', checkTestString(asF, { rounding }));
    }
  }

  const sizes = [first.n, second.n] as const;
  if (tests.student !== null) {
    const t = trueValues(say(tests.student.statistic, 2), rounding);
    const boxes = [groupBox(before, rounding), groupBox(after, rounding)] as const;
    const d = known(cohensD(first, second, 0.95));
    if (d !== null) {
      expectFine('d from t', checkEffectSize(say(d.value, 2), cohensDFromT(t, sizes), rounding));
      expectFine('d from groups', checkEffectSize(say(d.value, 2), cohensDFromGroups(...boxes), rounding));
    }
    const df = first.n + second.n - 2;
    const g = known(hedgesG(cohensD(first, second, 0.95), df));
    const expected = hedgesGFromD(cohensDFromT(t, sizes), df);
    if (g !== null) expectFine('g from t', checkEffectSize(say(g.value, 2), expected, rounding));
  }

  if (first.n === second.n) {
    const [x, y] = [scoresOf(one.first, aggregate), scoresOf(one.second, aggregate)];
    const within = moments(y.map((value, i) => value - x[i]!));
    const truth = known(pairedTest(within, 0.95));
    const r = correlation(x, y);
    if (truth !== null && Number.isFinite(r)) {
      const pairs = { test: 'paired', n: first.n, first: before, second: after } as const;
      expectFine('paired by r', checkTTest({ ...pairs, correlation: say(r, 2) }, pOf(truth.p), { rounding }));
      expectFine('paired, r unknown', checkTTest(pairs, pOf(truth.p), { rounding }));
      const sd = say(Math.sqrt(within.variance), decimals.sd);
      expectFine(
        'paired by SD',
        checkTTest({ ...pairs, sdOfDifferences: sd, difference }, pOf(truth.p), { rounding }),
      );
      const t = trueValues(say(truth.statistic, 2), rounding);
      const size = known(dz(within, 0.95));
      if (size !== null) expectFine('dz', checkEffectSize(say(size.value, 2), dzFromT(t, first.n), rounding));
    }
  }

  const chosen = one.first.filter((row) => row[0] === 1).length;
  const share = (count: number) => say((100 * count) / first.n, decimals.mean);
  expectFine('percentage', checkPercentage(chosen, first.n, share(chosen), rounding));
  const categories = Array.from(
    { length: one.options },
    (_, i) => one.first.filter((row) => row[0] === i + 1).length,
  );
  expectFine('percentages', checkPercentages(categories.map(share), rounding));
  const ones = moments(Float64Array.from(one.first, (row) => (row[0] === 1 ? 1 : 0)));
  expectFine(
    'DEBIT',
    checkDebit(say(ones.mean, 2), say(Math.sqrt(ones.variance), 2), { n: ones.n, rounding }),
  );

  const products = emptyCrossProducts(items);
  for (const row of one.first) addRespondent(products, Float64Array.from(row));
  const alpha = known(cronbachAlpha(covarianceMatrix(products)));
  if (alpha !== null) {
    expectFine('alpha', checkAlpha(say(alpha, 2), rounding));
    const { lower, upper } = feldtInterval(alpha, first.n, items, 0.95);
    const interval = { lower: say(lower, 2), upper: say(upper, 2), level: 0.95 };
    expectFine('alpha interval', checkAlphaInterval(say(alpha, 2), interval, first.n, items, rounding));
  }
  return found.map((name) => `study ${seed} (${rule}): ${name}`);
}

describe('true studies, printed', () => {
  it('never raise an alarm: 300 studies, rounded half up, half even, or cut off', () => {
    const found = Array.from({ length: 300 }, (_, seed) => alarms(seed)).flat();
    expect(found).toEqual([]);
  }, 120_000);
});
