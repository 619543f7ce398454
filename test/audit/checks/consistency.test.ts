import { describe, expect, it } from 'vitest';
import { alphaStandardError, checkAlpha, checkAlphaInterval } from '../../../src/audit/checks/alpha-check.ts';
import {
  checkIntervalAgainstP,
  checkIntervalCentre,
  checkIntervalWidth,
  standardErrorOfMean,
} from '../../../src/audit/checks/confidence-interval-check.ts';
import { checkPercentage, checkPercentages, checkTotal } from '../../../src/audit/checks/count-check.ts';
import { checkDifference } from '../../../src/audit/checks/difference-check.ts';
import {
  checkEffectSize,
  cohensDAverageFromGroups,
  cohensDFromGroups,
  cohensDFromT,
  dAverageFromGroups,
  dzFromT,
  hedgesGFromD,
} from '../../../src/audit/checks/effect-size-check.ts';
import { contradictions } from '../../../src/audit/checks/repeated-claims.ts';
import { checkTTest, groupBox } from '../../../src/audit/checks/t-test-check.ts';
import { trueValues } from '../../../src/audit/checks/true-values.ts';
import { readJson } from '../../helpers/fixtures.ts';
import { number } from './printed.ts';

interface Test {
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly ci: readonly [number, number];
  readonly se: number;
}

interface Reference {
  readonly alphas: readonly {
    readonly alpha: number;
    readonly n: number;
    readonly items: number;
    readonly feldt: readonly [number, number];
    readonly bonett: readonly [number, number];
    readonly standardError: number;
  }[];
  readonly sleep: Readonly<Record<'student' | 'welch' | 'paired', Test>> & {
    readonly meanInterval: readonly [number, number];
    readonly cohensD: number;
    readonly hedgesG: number;
    readonly dz: number;
    readonly dAverage: number;
  };
}

const { alphas, sleep } = readJson<Reference>('fixtures/reference/audit-checks.reference.json');

function interval([lower, upper]: readonly [number, number], decimals = 2) {
  return { lower: number(lower.toFixed(decimals)), upper: number(upper.toFixed(decimals)), level: 0.95 };
}

describe('checkDifference', () => {
  it.each([
    // Every row of the ENSURE report's tables.
    ['48,4', '50,6', '2,2'],
    ['3,0', '3,2', '0,2'],
    ['21,4', '19,2', '-2,2'],
    ['27,3', '28,7', '1,4'],
    ['2,2', '4,0', '1,8'],
    ['4,5', '7,1', '2,6'],
    ['3,0', '3,0', '0,0'],
    ['51,8', '55,1', '3,3'],
    ['3,3', '3,4', '0,1'],
    // Rounded on their own: 3.04 and 3.26 print 3.0, 3.3 and 0.2.
    ['3.0', '3.3', '0.2'],
  ])('accepts %s, %s, %s', (first, second, difference) => {
    expect(checkDifference(number(first), number(second), number(difference)).verdict).toBe('consistent');
  });

  it('finds a wrong difference, and one taken the other way round', () => {
    expect(checkDifference(number('48,4'), number('50,6'), number('2,5'))).toMatchObject({
      verdict: 'inconsistent',
      reversed: false,
    });
    expect(checkDifference(number('48,4'), number('50,6'), number('-2,2'))).toMatchObject({
      verdict: 'inconsistent',
      reversed: true,
    });
    expect(checkDifference(number('48,4'), number('50,6'), number('> 2')).reason).toBe('not-exact');
  });
});

describe('confidence intervals, on R intervals of the sleep data printed with two decimals', () => {
  const df = (value: number) => ({ lower: value, upper: value });
  const first = { mean: number('0.75'), sd: number('1.79'), n: 10 };
  const second = { mean: number('2.33'), sd: number('2.00'), n: 10 };

  it.each(['student', 'welch'] as const)('%s', (test) => {
    const printed = interval(sleep[test].ci);
    const { recomputed } = checkTTest({ test, first, second }, null);
    expect(checkIntervalCentre(number('1.58'), printed).verdict).toBe('consistent');
    expect(checkIntervalCentre(number('1.68'), printed).verdict).toBe('inconsistent');
    expect(checkIntervalWidth(printed, recomputed!.standardError, recomputed!.df).verdict).toBe('consistent');
    expect(
      checkIntervalWidth(interval([-0.5, 3.66]), recomputed!.standardError, recomputed!.df).verdict,
    ).toBe('inconsistent');
    const againstP = checkIntervalAgainstP(printed, number(sleep[test].p.toFixed(3)), sleep[test].df);
    expect(againstP).toMatchObject({ verdict: 'consistent', excludesZero: false });
    expect(againstP.p.lower).toBeLessThan(sleep[test].p);
    expect(againstP.p.upper).toBeGreaterThan(sleep[test].p);
  });

  it('of one mean', () => {
    const printed = interval(sleep.meanInterval);
    const standardError = standardErrorOfMean(number('1.79'), 10);
    expect(checkIntervalWidth(printed, standardError, df(9)).verdict).toBe('consistent');
    // 1.96 standard errors instead of t: accepted too; as if the SD were the standard error: not.
    expect(
      checkIntervalWidth(interval([0.75 - 1.96 * 0.566, 0.75 + 1.96 * 0.566]), standardError, df(9)).verdict,
    ).toBe('consistent');
    expect(
      checkIntervalWidth(interval([0.75 - 1.96 * 1.79, 0.75 + 1.96 * 1.79]), standardError, df(9)).verdict,
    ).toBe('inconsistent');
  });

  it('against p', () => {
    expect(
      checkIntervalAgainstP(interval(sleep.paired.ci), number(sleep.paired.p.toFixed(4)), 9),
    ).toMatchObject({ verdict: 'consistent', excludesZero: true });
    const wrong = checkIntervalAgainstP(interval([0.1, 4.3]), number('.31'), 84);
    expect(wrong.judgement).toMatchObject({ verdict: 'inconsistent', decisionError: true });
    expect(checkIntervalAgainstP(interval([0.1, 4.3]), number('.08'), null).judgement!.decisionError).toBe(
      true,
    );
    // The middle is 2.2/2.1 half widths from zero: p from .040 (z = 2.05) to .048 (one degree of freedom).
    expect(checkIntervalAgainstP(interval([0.1, 4.3]), number('.04'), null).verdict).toBe('consistent');
    expect(checkIntervalAgainstP(interval([0.1, 4.3]), number('.03'), null).judgement).toMatchObject({
      verdict: 'inconsistent',
      decisionError: false,
    });
    expect(checkIntervalAgainstP(interval([0, 4.3], 1), number('.049'), null).excludesZero).toBeNull();
  });

  it('with reversed ends, or not exact', () => {
    expect(checkIntervalCentre(number('1'), interval([3, -1])).reason).toBe('ends-reversed');
    const open = { lower: number('< 1'), upper: number('3'), level: 0.95 };
    expect(checkIntervalCentre(number('2'), open).reason).toBe('not-exact');
    expect(checkIntervalWidth(open, { lower: 1, upper: 1 }, df(9)).reason).toBe('not-exact');
    expect(checkIntervalAgainstP(open, number('.5'), 9).reason).toBe('not-exact');
    expect(() => checkIntervalWidth({ ...interval([0, 1]), level: 95 }, df(1), df(9))).toThrow(RangeError);
  });
});

describe('effect sizes, against R on the sleep data', () => {
  const first = groupBox({ mean: number('0.75'), sd: number('1.79'), n: 10 }, 'nearest');
  const second = groupBox({ mean: number('2.33'), sd: number('2.00'), n: 10 }, 'nearest');
  const t = trueValues(number('1.86'));

  it.each([
    ['d from t', cohensDFromT(t, [10, 10]), sleep.cohensD],
    ['d from groups', cohensDFromGroups(first, second), sleep.cohensD],
    // Both SDs weigh the same with equal n.
    ['d by the average variance', cohensDAverageFromGroups(first, second), sleep.cohensD],
    ['g', hedgesGFromD(cohensDFromT(t, [10, 10]), 18), sleep.hedgesG],
    ['dz from t', dzFromT(trueValues(number('4.06')), 10), sleep.dz],
    ['d average', dAverageFromGroups(first, second), sleep.dAverage],
  ])('%s', (_, expected, value) => {
    expect(expected.lower).toBeLessThan(value);
    expect(expected.upper).toBeGreaterThan(value);
    expect(expected.upper - expected.lower).toBeLessThan(0.02);
    expect(checkEffectSize(number(value.toFixed(2)), expected)).toMatchObject({
      verdict: 'consistent',
      otherSign: false,
    });
    expect(checkEffectSize(number((-value).toFixed(2)), expected)).toMatchObject({
      verdict: 'consistent',
      otherSign: true,
    });
    expect(checkEffectSize(number((value + 0.03).toFixed(2)), expected).verdict).toBe('inconsistent');
    expect(checkEffectSize(number('< 0.5'), expected).reason).toBe('not-exact');
  });
});

describe('counts', () => {
  it.each([
    // Response rates of the ENSURE report.
    [54, 187, '29%', 'consistent', false],
    [29, 187, '15.5%', 'consistent', false],
    [46, 214, '21.5%', 'consistent', false],
    [40, 214, '19%', 'consistent', false],
    [83, 108, '76%', 'inconsistent', true],
    [93, 108, '76%', 'inconsistent', false],
    [1, 8, '12%', 'consistent', false],
    [1, 8, '13%', 'consistent', false],
  ] as const)('%i of %i printed as %s', (count, total, percentage, verdict, truncated) => {
    expect(checkPercentage(count, total, number(percentage))).toMatchObject({ verdict, truncated });
  });

  it('says which counts would be printed so', () => {
    expect(checkPercentage(83, 108, number('76%')).counts).toEqual([82, 82]);
    expect(checkPercentage(1, 3, number('50%')).counts).toBeNull();
    expect(checkPercentage(5, 4, number('125%')).reason).toBe('more-than-all');
    expect(checkPercentage(5, 40, number('< 15%')).reason).toBe('not-exact');
    expect(() => checkPercentage(1.5, 4, number('38%'))).toThrow(RangeError);
  });

  it('adds up the respondents of the ENSURE report', () => {
    expect(checkTotal([7, 34, 0, 5], 46).verdict).toBe('consistent');
    expect(checkTotal([17, 37, 0, 0], 54).verdict).toBe('consistent');
    expect(checkTotal([2, 80, 1, 0], 83).verdict).toBe('consistent');
    expect(checkTotal([7, 34, 0, 5], 45)).toEqual({ verdict: 'inconsistent', sum: 46 });
  });

  it('adds up percentages within their rounding', () => {
    const sum = (...parts: string[]) => checkPercentages(parts.map(number)).verdict;
    expect(sum('33%', '33%', '33%')).toBe('consistent');
    expect(sum('33.3%', '33.3%', '33.3%')).toBe('consistent');
    expect(sum('33.0%', '33.3%', '33.3%')).toBe('inconsistent');
    expect(sum('49.5%', '50%')).toBe('consistent');
    expect(sum('48%', '48%')).toBe('inconsistent');
    expect(checkPercentages([number('50%'), number('<1%')]).reason).toBe('not-exact');
  });
});

describe('alpha', () => {
  it('is at most one', () => {
    expect(checkAlpha(number(',954'))).toEqual({ verdict: 'consistent', reason: null, negative: false });
    expect(checkAlpha(number('1.00')).verdict).toBe('consistent');
    expect(checkAlpha(number('1.02')).reason).toBe('above-one');
    expect(checkAlpha(number('-.20'))).toMatchObject({ verdict: 'consistent', negative: true });
    expect(checkAlpha(number('> .70')).reason).toBe('not-exact');
  });

  it.each(alphas.map((one) => [one.alpha, one] as const))(
    'has the intervals of psych and of Bonett, alpha = %s',
    (_, one) => {
      const printed = number(one.alpha.toFixed(3));
      const feldt = checkAlphaInterval(printed, interval(one.feldt), one.n, one.items);
      expect(feldt).toMatchObject({ verdict: 'consistent', method: 'feldt' });
      for (const method of ['feldt', 'bonett'] as const) {
        const ends = feldt[method]!;
        // The middle of the bounds is the interval of the alpha as printed: both ends move straight with alpha.
        expect((ends.lower.lower + ends.lower.upper) / 2).toBeCloseTo(one[method][0], 10);
        expect((ends.upper.lower + ends.upper.upper) / 2).toBeCloseTo(one[method][1], 10);
      }
      expect(checkAlphaInterval(printed, interval(one.bonett, 3), one.n, one.items).method).toBe('bonett');
      expect(alphaStandardError(one.alpha, one.n, one.items)).toBeCloseTo(one.standardError, 12);
    },
  );

  it('lies inside its interval', () => {
    expect(checkAlphaInterval(number('.91'), interval([0.6, 0.84]), 46, 6).reason).toBe('outside');
    expect(checkAlphaInterval(number('.743'), interval([0.7, 0.78]), 46, 6).reason).toBe('no-known-method');
    expect(checkAlphaInterval(number('.743'), interval([0.7, 0.78]), 2, 6).reason).toBe('n-too-small');
    expect(checkAlphaInterval(number('> .7'), interval([0.7, 0.78]), 46, 6).reason).toBe('not-exact');
  });
});

describe('contradictions', () => {
  const claim = (quantity: string, place: string, text: string) => ({
    quantity,
    place,
    number: number(text),
  });

  it('finds those of the ENSURE report', () => {
    const found = contradictions([
      claim('alpha of self-esteem', 'appendix', '0,665'),
      claim('professionals', 'chapter', '83'),
      claim('alpha of self-esteem', 'text', ',645'),
      claim('alpha of resilience', 'appendix', '0,743'),
      claim('professionals', 'summary', '93'),
    ]);
    expect(found.map(({ quantity, first, second }) => [quantity, first.place, second.place])).toEqual([
      ['alpha of self-esteem', 'appendix', 'text'],
      ['professionals', 'chapter', 'summary'],
    ]);
  });

  it('lets roundings of one number stand', () => {
    expect(
      contradictions([claim('p', 'a', ',049'), claim('p', 'b', '<,05*'), claim('p', 'c', ',05')]),
    ).toEqual([]);
    expect(contradictions([claim('rate', 'a', '76%'), claim('rate', 'b', '0.76')])).toEqual([]);
    expect(contradictions([claim('p', 'a', ',051'), claim('p', 'b', '<,05')])).toHaveLength(1);
  });
});
