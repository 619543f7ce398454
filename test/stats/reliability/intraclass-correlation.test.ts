import { describe, expect, it } from 'vitest';
import { cronbachAlpha } from '../../../src/stats/cronbach-alpha.ts';
import {
  type IntraclassEstimate,
  type IntraclassForm,
  intraclassCorrelation,
  ratingMeanSquares,
} from '../../../src/stats/reliability/intraclass-correlation.ts';
import { expectClose } from '../../helpers/fixtures.ts';
import { computed, covariancesOf, readReference, reasonOf } from './reference-scales.ts';

interface Row {
  value: number;
  F: number;
  df1: number;
  df2: number;
  p: number;
  lower: number;
  upper: number;
}
type Rows = Record<
  'agreement_single' | 'consistency_single' | 'agreement_average' | 'consistency_average',
  Row
>;
const { cases } = readReference<{
  cases: Record<string, { occasions: number[][]; mean_squares: number[]; level_95: Rows; level_90: Rows }>;
}>('intraclass');

function occasionsOf(name: string): Float64Array[] {
  return cases[name]!.occasions.map((scores) => Float64Array.from(scores));
}

function expectRow(actual: IntraclassEstimate, expected: Row, where: string): void {
  expectClose(actual.value, expected.value, 1e-10, `${where} value`);
  expectClose(actual.ci.lower, expected.lower, 1e-10, `${where} lower`);
  expectClose(actual.ci.upper, expected.upper, 1e-10, `${where} upper`);
}

describe('intraclassCorrelation', () => {
  it.each(Object.keys(cases))('agrees with psych::ICC: %s', (name) => {
    const { mean_squares, level_95, level_90 } = cases[name]!;
    const squares = computed(ratingMeanSquares(occasionsOf(name)));
    [squares.persons, squares.occasions, squares.residual].forEach((square, index) => {
      expectClose(square, mean_squares[index]!, 1e-10, `mean square ${index}`);
    });
    for (const [level, rows] of [
      [0.95, level_95],
      [0.9, level_90],
    ] as const) {
      for (const form of ['agreement', 'consistency'] as const) {
        const icc = computed(intraclassCorrelation(occasionsOf(name), form, level));
        const single = rows[`${form}_single`];
        expectRow(icc.single, single, `${form} single ${level}`);
        // psych prints a reliability of the mean above 1 where its denominator is negative.
        if (rows[`${form}_average`].value > 1) expect(reasonOf(icc.average)).toBe('zero-variance');
        else expectRow(computed(icc.average), rows[`${form}_average`], `${form} average ${level}`);
        expectClose(icc.test.statistic, single.F, 1e-10, 'F');
        expectClose(icc.test.p, single.p, 1e-9, 'p'); // a tail magnifies the last digits of F
        expect([icc.test.df1, icc.test.df2]).toEqual([single.df1, single.df2]);
        expect(icc.single.ci.level).toBe(level);
      }
    }
  });

  it('gives the published table of Shrout & Fleiss (1979): .29 and .71 for one judge, .62 and .91 for four', () => {
    const judges = occasionsOf('shrout_fleiss');
    const squares = computed(ratingMeanSquares(judges));
    expect([squares.persons, squares.occasions, squares.residual].map((x) => x.toFixed(2))).toEqual([
      '11.24',
      '32.49',
      '1.02',
    ]);
    const values = (form: IntraclassForm) => {
      const { single, average } = computed(intraclassCorrelation(judges, form, 0.95));
      return [single.value.toFixed(2), computed(average).value.toFixed(2)];
    };
    expect(values('agreement')).toEqual(['0.29', '0.62']);
    expect(values('consistency')).toEqual(['0.71', '0.91']);
  });

  it('has Cronbach’s alpha of the occasions as consistency of their mean', () => {
    const judges = occasionsOf('shrout_fleiss');
    const { average } = computed(intraclassCorrelation(judges, 'consistency', 0.95));
    expectClose(computed(average).value, computed(cronbachAlpha(covariancesOf(judges))), 1e-12);
  });

  it('does not depend on order, unit or a common shift; a shift between occasions lowers agreement only', () => {
    const occasions = occasionsOf('flat');
    const of = (scores: readonly Float64Array[], form: IntraclassForm) =>
      computed(intraclassCorrelation(scores, form, 0.95)).single;
    for (const form of ['agreement', 'consistency'] as const) {
      const before = of(occasions, form);
      for (const after of [
        of(occasions.toReversed(), form),
        of(
          occasions.map((scores) => scores.toReversed()),
          form,
        ),
        of(
          occasions.map((scores) => scores.map((x) => 5 - 2 * x)),
          form,
        ),
      ]) {
        expectClose(after.value, before.value, 1e-12, form);
        expectClose(after.ci.lower, before.ci.lower, 1e-12, form);
      }
    }
    const shifted = [occasions[0]!, occasions[1]!.map((x) => x + 20)];
    expectClose(of(shifted, 'consistency').value, of(occasions, 'consistency').value, 1e-12);
    expect(of(shifted, 'agreement').value).toBeLessThan(of(occasions, 'agreement').value);
  });

  it('is 1 for identical occasions; with a constant shift only in consistency', () => {
    const test = Float64Array.of(1, 3, 4, 8.1);
    for (const form of ['agreement', 'consistency'] as const) {
      const icc = computed(intraclassCorrelation([test, test], form, 0.95));
      expect(icc.single).toEqual({ value: 1, ci: { level: 0.95, lower: 1, upper: 1 } });
      expect(icc.test).toMatchObject({ statistic: Number.POSITIVE_INFINITY, p: 0 });
    }
    const shifted = [test, test.map((x) => x + 2.3)];
    expect(computed(intraclassCorrelation(shifted, 'consistency', 0.95)).single.value).toBe(1);
    const agreement = computed(intraclassCorrelation(shifted, 'agreement', 0.95)).single;
    expect(agreement.value).toBeLessThan(1);
    expect(agreement.ci.lower).toBeLessThan(agreement.value);
    expect(agreement.ci.upper).toBeGreaterThan(agreement.value);
  });

  it('has no reliability of the mean when error swallows the variance between persons', () => {
    // B = 0.1, J = 0, E = 8.5: the denominator B + (J − E)/n is below zero.
    const occasions = [Float64Array.of(1, 5, 2, 6), Float64Array.of(5, 1, 6.4, 2)];
    const balanced = occasions.map((scores, index) => (index === 0 ? scores : scores.map((x) => x - 0.1)));
    const icc = computed(intraclassCorrelation(balanced, 'agreement', 0.95));
    expect(icc.single.value).toBeLessThan(0);
    expect(reasonOf(icc.average)).toBe('zero-variance');
  });

  it('says why there is none', () => {
    const scores = Float64Array.of(1, 2, 3);
    expect(reasonOf(intraclassCorrelation([scores], 'agreement', 0.95))).toBe('too-few');
    expect(reasonOf(intraclassCorrelation([], 'agreement', 0.95))).toBe('too-few');
    expect(reasonOf(intraclassCorrelation([scores.slice(0, 1), scores.slice(0, 1)], 'agreement', 0.95))).toBe(
      'too-few',
    );
    const constant = Float64Array.of(0.1, 0.1, 0.1);
    expect(reasonOf(intraclassCorrelation([constant, constant], 'agreement', 0.95))).toBe('zero-variance');
    expect(reasonOf(intraclassCorrelation([scores, scores.map((x) => 4 - x)], 'consistency', 0.95))).toBe(
      'zero-variance',
    );
  });

  it('refuses gaps, unequal lengths and no level', () => {
    const scores = Float64Array.of(1, 2, 3);
    expect(() =>
      intraclassCorrelation([scores, Float64Array.of(1, Number.NaN, 3)], 'agreement', 0.95),
    ).toThrow(RangeError);
    expect(() => intraclassCorrelation([scores, Float64Array.of(1, 2)], 'agreement', 0.95)).toThrow(
      RangeError,
    );
    expect(() => intraclassCorrelation([scores, scores], 'agreement', 0)).toThrow(RangeError);
  });
});
