import { describe, expect, it } from 'vitest';
import { effectAt } from '../../../src/audit/checks/effect-labels.ts';
import { type FoundTest, findInText, findTestStrings } from '../../../src/audit/checks/find-test-strings.ts';
import {
  checkTestString,
  type TestKind,
  type TestStringOptions,
} from '../../../src/audit/checks/test-string-check.ts';
import { readJson } from '../../helpers/fixtures.ts';
import { number } from './printed.ts';

function only(text: string): FoundTest {
  const found = findTestStrings(text);
  expect(found, text).toHaveLength(1);
  return found[0]!;
}

function check(text: string, options?: TestStringOptions) {
  return checkTestString(only(text).test!, options);
}

/** kind, df, relation, statistic, relation of p, p */
function parts({ test }: FoundTest): unknown[] {
  const { kind, df, statistic, p } = test!;
  const reported = p === 'not-significant' ? ['ns'] : [p.relation, p.value];
  return [kind, df.map(({ value }) => value), statistic.relation, statistic.value, ...reported];
}

describe('findTestStrings reads what the tests of statcheck read', () => {
  it.each([
    ['t(28) = 2.20, p = .03', ['t', [28], '=', 2.2, '=', 0.03]],
    [' t ( 28 ) = 2.20 , p = .03', ['t', [28], '=', 2.2, '=', 0.03]],
    ['t(28)=2.20,p=.03', ['t', [28], '=', 2.2, '=', 0.03]],
    ['t(28) = -2.20, p = .03', ['t', [28], '=', -2.2, '=', 0.03]],
    ['t(28) = 2,000.20, p = .03', ['t', [28], '=', 2000.2, '=', 0.03]],
    ['t(28) < 2.20, p = .03', ['t', [28], '<', 2.2, '=', 0.03]],
    ['t(28) > 2.20, p = .03', ['t', [28], '>', 2.2, '=', 0.03]],
    ['t(28) = 2.20, p = 0.03', ['t', [28], '=', 2.2, '=', 0.03]],
    ['t(28) = 2.20, p < .03', ['t', [28], '=', 2.2, '<', 0.03]],
    ['t(28) = 2.20, p > .03', ['t', [28], '=', 2.2, '>', 0.03]],
    ['t(28) = 2.20, ns', ['t', [28], '=', 2.2, 'ns']],
    ['t(28) = 2.20, p = .5e-3', ['t', [28], '=', 2.2, '=', 0.0005]],
    ['t(28.1) = 2.20, p = .03', ['t', [28.1], '=', 2.2, '=', 0.03]],
    ['F(2, 28) = 2.20, p = .03', ['F', [2, 28], '=', 2.2, '=', 0.03]],
    [' F ( 2 , 28 ) = 2.20 , p = .03', ['F', [2, 28], '=', 2.2, '=', 0.03]],
    ['F(2,28)=2.20,p=.03', ['F', [2, 28], '=', 2.2, '=', 0.03]],
    ['F(2.1, 28.1) = 2.20, p = .03', ['F', [2.1, 28.1], '=', 2.2, '=', 0.03]],
    ['chi2(28) = 2.20, p = .03', ['chi2', [28], '=', 2.2, '=', 0.03]],
    ['X2(28) = 2.20, p = .03', ['chi2', [28], '=', 2.2, '=', 0.03]],
    ['x^2(28) = 2.20, p = .03', ['chi2', [28], '=', 2.2, '=', 0.03]],
    ['chi_2(28) = 2.20, p = .03', ['chi2', [28], '=', 2.2, '=', 0.03]],
    ['\u03c72(28) = 2.20, p = .03', ['chi2', [28], '=', 2.2, '=', 0.03]],
    ['chi\u00b2(28) = 2.20, p = .03', ['chi2', [28], '=', 2.2, '=', 0.03]],
    ['chi2(28, N = 129) = 2.2, p = .03', ['chi2', [28], '=', 2.2, '=', 0.03]],
    ['chi2(1, N = 11,455) = 16.78, p <.001', ['chi2', [1], '=', 16.78, '<', 0.001]],
    ['chi2(1, n = 81) = 3.25, p = 0.07', ['chi2', [1], '=', 3.25, '=', 0.07]],
    ['r(28) = .20, p = .03', ['r', [28], '=', 0.2, '=', 0.03]],
    [' r ( 28 ) = .20 , p = .03', ['r', [28], '=', 0.2, '=', 0.03]],
    [' z = 2.20, p = .03', ['z', [], '=', 2.2, '=', 0.03]],
    [' z=2.20,p=.03', ['z', [], '=', 2.2, '=', 0.03]],
    // Read by statcheck outside APA style.
    ['F(2,25) = 11.37, MSE = 236, p < .01', ['F', [2, 25], '=', 11.37, '<', 0.01]],
    ['F(2,25) = 11.37, MSE = 236.43, p < .01', ['F', [2, 25], '=', 11.37, '<', 0.01]],
    ['t[28] = 2.2, p = .03', ['t', [28], '=', 2.2, '=', 0.03]],
    ['F{2, 28} = 2.2, p = .03', ['F', [2, 28], '=', 2.2, '=', 0.03]],
    ['t(28) = 2.2; p = .03', ['t', [28], '=', 2.2, '=', 0.03]],
    ['t(191) = 8.22, p < . 001', ['t', [191], '=', 8.22, '<', 0.001]],
    ['t(191) = 9.54, p <. 001', ['t', [191], '=', 9.54, '<', 0.001]],
  ])('%s', (text, expected) => {
    expect(parts(only(text))).toEqual(expected);
  });

  it.each([
    't(2,28) = 2.20, p = .03',
    'r(16) = 26.05, p = .10',
    'QError(16) = .26, p = .10',
    ' z(28) = 2.20, p = .03',
    'All the results were significant, all ps < .05',
    'the result was not significant, ns',
    'see p. 01',
  ])('and passes over: %s', (text) => {
    expect(findTestStrings(text)).toEqual([]);
  });
});

describe('findTestStrings', () => {
  it.each([
    ['t(28) = 2,05; p = ,049', ['t', [28], '=', 2.05, '=', 0.049]],
    ['t(28) = 2,05, p = ,049', ['t', [28], '=', 2.05, '=', 0.049]],
    ['t(28,4) = −2,05; p = 0,049', ['t', [28.4], '=', -2.05, '=', 0.049]],
    ['F(1, 30) = 4,2; p < ,05', ['F', [1, 30], '=', 4.2, '<', 0.05]],
    ['F(1; 30) = 4,2; p < ,05', ['F', [1, 30], '=', 4.2, '<', 0.05]],
    ['F(1,5; 30,2) = 4,2; p < ,05', ['F', [1.5, 30.2], '=', 4.2, '<', 0.05]],
    ['F(1,50, 30,2) = 4,2; p < ,05', ['F', [1.5, 30.2], '=', 4.2, '<', 0.05]],
    ['χ²(2; N = 1.040) = 5,3; p = ,07', ['chi2', [2], '=', 5.3, '=', 0.07]],
    ['chi-kwadraat(2) = 5,3; p = ,07', ['chi2', [2], '=', 5.3, '=', 0.07]],
    ['r(38) = ,31; p = ,05', ['r', [38], '=', 0.31, '=', 0.05]],
    ['z = 1,96; p = ,05', ['z', [], '=', 1.96, '=', 0.05]],
    ['t(84) = 1,06 (p = ,294)', ['t', [84], '=', 1.06, '=', 0.294]],
    ['t(84) = 1,06; n.s.', ['t', [84], '=', 1.06, 'ns']],
    ['t(84) = 1.06, p-value = .294', ['t', [84], '=', 1.06, '=', 0.294]],
    ['t(df = 84) = 1.06, d = 0.23, 95% CI [-0.2, 0.7], p = .294', ['t', [84], '=', 1.06, '=', 0.294]],
    ['t(1,234) = 2.05, p = .04', ['t', [1234], '=', 2.05, '=', 0.04]],
    ['t(28) ≤ 2.05, P ≥ .05', ['t', [28], '<=', 2.05, '>=', 0.05]],
  ])('reads %s', (text, expected) => {
    expect(parts(only(text))).toEqual(expected);
  });

  it('gives the place of each test in the text', () => {
    const text =
      'Beide effecten: t(28) = 2,20; p = ,03, en F(2, 28) = 1,23; p = ,31. Verder r(38) = ,31; p = ,05.';
    const found = findTestStrings(text);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([
      't(28) = 2,20; p = ,03',
      'F(2, 28) = 1,23; p = ,31',
      'r(38) = ,31; p = ,05',
    ]);
    expect(found.map(({ text: own }) => own)).toEqual(found.map(({ start, end }) => text.slice(start, end)));
    expect(findTestStrings('t(28) = 2.20, p = .03, t(28) = 1.23, p = .04.')).toHaveLength(2);
  });

  it('says so when a number can be read in two ways', () => {
    expect(only('t(28) = 2,050; n.s.').test).toBeNull();
    expect(only('t(28) = 2,050; p = ,05').test).toMatchObject({ statistic: { value: 2.05 } });
    expect(only('t(28) = 2,050, p = .0001').test).toMatchObject({ statistic: { value: 2050 } });
  });

  it.each([
    ['H(2) = 6.10, p = .047', ['chi2', [2], '=', 6.1, '=', 0.047]],
    ['Q(28) = 40.1, p = .065', ['chi2', [28], '=', 40.1, '=', 0.065]],
    ['t = 2.20, df = 28, p = .036', ['t', [28], '=', 2.2, '=', 0.036]],
    ['t = 2.20 (df = 28), p = .036', ['t', [28], '=', 2.2, '=', 0.036]],
    ['t = 2.2003, df = 27.4, p-value = 0.0364', ['t', [27.4], '=', 2.2003, '=', 0.0364]],
    ['t = 2,20; vg = 28; p = ,036', ['t', [28], '=', 2.2, '=', 0.036]],
    ['t = 2,20 ; ddl = 28 ; p = ,036', ['t', [28], '=', 2.2, '=', 0.036]],
    ['F = 4.20, df = 2, 83, p = .018', ['F', [2, 83], '=', 4.2, '=', 0.018]],
    ['F = 4.20, df1 = 2, df2 = 83, p = .018', ['F', [2, 83], '=', 4.2, '=', 0.018]],
    ['χ² = 5.30, df = 2, p = .07', ['chi2', [2], '=', 5.3, '=', 0.07]],
    ['t_{28} = 2.20, p = .036', ['t', [28], '=', 2.2, '=', 0.036]],
    ['t_28 = 2.20, p = .036', ['t', [28], '=', 2.2, '=', 0.036]],
    ['t28 = 2.20, p = .036', ['t', [28], '=', 2.2, '=', 0.036]],
    ['F_{2,83} = 4.20, p = .018', ['F', [2, 83], '=', 4.2, '=', 0.018]],
    ['F2,83 = 4,20; p = ,018', ['F', [2, 83], '=', 4.2, '=', 0.018]],
    ['t(28) = 2.20, p (two-tailed) = .036', ['t', [28], '=', 2.2, '=', 0.036]],
    ['t(28) = 2,20; p (1-zijdig) = ,018', ['t', [28], '=', 2.2, '=', 0.018]],
    ['t(28) = 2.20, two-tailed p = .036', ['t', [28], '=', 2.2, '=', 0.036]],
    ['t(28) = 2.20 and p = .036', ['t', [28], '=', 2.2, '=', 0.036]],
    ['t(28) = 2,20 en p = ,036', ['t', [28], '=', 2.2, '=', 0.036]],
    ['t(28) = 2,20 et p < ,05', ['t', [28], '=', 2.2, '<', 0.05]],
    ['t(28) = 2,20, valeur p < ,05', ['t', [28], '=', 2.2, '<', 0.05]],
    ['t(28) = 2,204, p < ,05', ['t', [28], '=', 2.204, '<', 0.05]],
    ['t(198) = -2.22, p = -.22', ['t', [198], '=', -2.22, '=', -0.22]],
    ['t(28) = 2.20, p = 1.03', ['t', [28], '=', 2.2, '=', 1.03]],
  ])('reads %s', (text, expected) => {
    expect(parts(only(text))).toEqual(expected);
  });

  const T = 't(28) = 2.20, p = .018';
  it.each([
    [`A one-tailed test gave ${T}.`, ['either']],
    [`${T}, as a directional hypothesis had it.`, ['either']],
    [`Eenzijdig getoetst: ${T}; ${T}.`, ['either', 'either']],
    [`${T} (1-zijdig).`, [1]],
    [`${T}, p (one-tailed).`, ['either']],
    [`${T}, one-tailed, and ${T}.`, [1, 'either']],
    [`${T}, and one-tailed ${T}.`, [2, 'either']],
    [`${T}, and a one-tailed test gave ${T}.`, [2, 'either']],
    [`${T}. A directional test gave ${T}.`, [2, 'either']],
    [`${T}, ${T}, and a one-tailed test gave ${T}.`, [2, 2, 'either']],
    [`${T}, ${T}, one-tailed, and ${T}.`, ['either', 1, 'either']],
    [`${T}, and ${T}, one-tailed.`, ['either', 1]],
    [`${T}, with a nondirectional test.`, [2]],
    [`${T}.\n\nOne-tailed tests follow.`, [2]],
    ['t(28) = 2.20, p (one-tailed) = .018, and t(28) = 2.20, p = .036 (two-tailed).', [1, 2]],
  ])('sides of %s', (text, sides) => {
    const found = findTestStrings(text);
    expect(found.map((each) => each.sides)).toEqual(sides);
  });

  it('reads effect sizes across lines, and names them in one', () => {
    for (const text of ['d = 0.50', 'd  =   0.50', 'd\n= 0.50', 'd =\r\n0.50'])
      expect(effectAt(`${text} `, 0, '.')!.effect!.text, JSON.stringify(text)).toBe('d = 0.50');
    expect(effectAt('ad = 0.50', 1, '.')).toBeNull();
  });

  it('counts what looks like a result and cannot be read', () => {
    const text =
      'U = 31, p = .03, and t(28) = 2.20, p = .036; t = 2.2, p = .04. All p < .05. z(28) = 2.20, p = .03.';
    const { tests, unread } = findInText(text);
    expect(tests).toHaveLength(1);
    expect(unread.map((each) => each.text)).toEqual([
      'U = 31, p = .03',
      't = 2.2, p = .04',
      'z(28) = 2.20, p = .03',
    ]);
  });

  it('notes one-tailed tests in four languages of the report', () => {
    for (const words of [
      ', one-tailed',
      ' (one-sided)',
      ', directional',
      ', eenzijdig',
      ' (éénzijdige toets)',
      ', test unilatéral',
    ])
      expect(only(`t(28) = 2.20, p = .018${words}`).sides, words).toBe(1);
    expect(only('t(28) = 2.20, p = .018. A later test was one-tailed').sides).toBe(2);
  });
});

interface Reference {
  readonly tests: readonly {
    readonly kind: TestKind;
    readonly df: readonly string[];
    readonly statistic: string;
    readonly p: number;
    readonly lower: number;
    readonly upper: number;
  }[];
}

describe('checkTestString', () => {
  const { tests } = readJson<Reference>('fixtures/reference/audit-checks.reference.json');

  it.each(tests.map((one) => [`${one.kind}(${one.df}) = ${one.statistic}`, one] as const))(
    'agrees with R: %s',
    (_, one) => {
      const test = {
        kind: one.kind,
        df: one.df.map(number),
        statistic: number(one.statistic),
        p: number('.05'),
      };
      const { p, pAsPrinted } = checkTestString(test);
      // The interval is widened by 1e-9 of itself.
      expect(Math.abs(pAsPrinted! - one.p)).toBeLessThanOrEqual(1e-10 * one.p);
      expect(Math.abs(p!.lower - one.lower)).toBeLessThanOrEqual(2e-9 * one.lower);
      expect(Math.abs(p!.upper - one.upper)).toBeLessThanOrEqual(2e-9 * one.upper);
    },
  );

  it.each([
    // Tests of statcheck on errors and decision errors (its Q-tests left out).
    ['t(28) = 2.20, p = .03', true, false],
    ['F(2, 28) = 2.20, p = .15', true, false],
    ['r(28) = .22, p = .26', true, false],
    ['chi2(28) = 22.20, p = .79', true, false],
    [' z = 2.20, p = .04', true, false],
    ['t(28) = 1.20, p = .03', true, true],
    ['t(28) = 2.20, p = .30', true, true],
    ['t(28) = 2, p = .02', false, false],
    ['t(28) = 2, p = .14', false, false],
    ['t(28) = 2.2, p = .03', false, false],
    ['t(28) = 2.2, p = .04', false, false],
    ['t(28) = 2.20, p = .036', false, false],
    ['t(28) = 2.20, p = .037', false, false],
    ['The effect was very significant (t(48) = 1.02, p < .05)', true, true],
    ['t(28) = 2.20, p = .06', true, true],
    ['F(2, 28) = 22.20, p = .06', true, true],
    ['F(2, 28) = 2.20, p = .03', true, true],
    ['r(28) = .22, p = .03', true, true],
    ['r(28) = .52, p = .06', true, true],
    ['chi2(28) = 2.20, p = .03', true, true],
    ['chi2(28) = 52.20, p = .06', true, true],
    [' z = 1.20, p = .03', true, true],
    [' z = 2.20, p = .06', true, true],
    ['t(28) = 2.20, p = .05', true, false],
    ['t(28) = 22.20, p < .000', true, false],
    ['t(28) < 2.20, p = .03', true, false],
  ])('agrees with statcheck: %s', (text, error, decisionError) => {
    const { verdict, judgement } = check(text);
    expect([verdict === 'inconsistent', judgement!.decisionError]).toEqual([error, decisionError]);
  });

  it.each([
    ['t(28) = 2.20, p = .11', { alpha: 0.1 }, true],
    ['t(28) = 1.20, p = .09', { alpha: 0.1 }, true],
    ['t(28) = 5.20, p = .02', { alpha: 0.01 }, true],
    ['t(28) = 1.20, p = .005', { alpha: 0.01 }, true],
    ['t(28) = 2.20, p = .05', { alphaIsSignificant: false }, true],
    ['t(28) = 2.20, p = .10', { alpha: 0.1 }, false],
    ['t(28) = 2.20, p = .10', { alpha: 0.1, alphaIsSignificant: false }, true],
  ] as const)('agrees with statcheck: %s, %j', (text, options, decisionError) => {
    expect(check(text, options).judgement!.decisionError).toBe(decisionError);
  });

  // qt(.04/2, 28), qt(.05/2, 28), qt(.06/2, 28), upper tails, as in the tests of statcheck; a last digit off by .0001.
  const t = { 4: '2.1539349', 5: '2.0484071', '5+': '2.0485071', '5-': '2.0483071', 6: '1.9601365' };

  it.each([
    [t[4], '= .04', false],
    [t['5+'], '= .04', false],
    [t[6], '= .04', true],
    [t[4], '= .05', false],
    [t[6], '= .05', true],
    [t[4], '= .06', true],
    [t['5+'], '= .06', true],
    [t[6], '= .06', false],
    [t[4], '< .04', false],
    [t['5+'], '< .04', false],
    [t[6], '< .04', true],
    [t[4], '< .05', false],
    [t['5+'], '< .05', false],
    [t[6], '< .05', true],
    [t[4], '< .06', false],
    [t['5+'], '< .06', false],
    [t[6], '< .06', false],
    [t[4], '> .04', false],
    [t['5+'], '> .04', false],
    [t[6], '> .04', false],
    [t[4], '> .05', true],
    [t['5+'], '> .05', true],
    [t[6], '> .05', false],
    [t[4], '> .06', true],
    [t['5+'], '> .06', true],
    [t[6], '> .06', false],
  ])(
    'agrees with statcheck on decision errors of exact statistics: t(28) = %s, p %s',
    (statistic, p, decisionError) => {
      expect(check(`t(28) = ${statistic}, p ${p}`).judgement!.decisionError).toBe(decisionError);
    },
  );

  it('of perfect correlations are as small as p can be', () => {
    for (const text of ['r(28) = 1.00, p < .001', 'r(28) = -1.00, p < .001', 'r(28) = 1, p = .000'])
      expect(check(text).verdict, text).toBe('consistent');
    expect(check('r(28) = 1.00, p = .03').verdict).toBe('inconsistent');
    expect(check('r(28) = 1.00, p > .05').judgement!.decisionError).toBe(true);
  });

  it('halves p of one-tailed tests when told, and hints at it', () => {
    expect(check('t(28) = 2.20, p = .02', { sides: 1 }).verdict).toBe('consistent');
    expect(check('t(28) = 2.20, p = .04', { sides: 1 }).verdict).toBe('inconsistent');
    expect(check('t(28) = 2.20, p = .018')).toMatchObject({ verdict: 'inconsistent', hints: ['one-tailed'] });
    expect(check('t(28) = 2.20, p = .01').hints).toEqual([]);
    expect(check('F(1, 28) = 4.84, p = .008').hints).toEqual([]);
  });

  it('reads .000 as rounded and says so', () => {
    expect(check('t(28) = 22.20, p = .000')).toMatchObject({ verdict: 'consistent', printedZero: true });
    expect(check('t(28) = 2.20, p = .000')).toMatchObject({ verdict: 'inconsistent', printedZero: true });
  });

  it('hints at degrees of freedom that were rounded', () => {
    // Welch: t = 2.50 on 4.4 degrees of freedom has p = .061, on 4 it has .067 (R).
    expect(check('t(4) = 2.50, p = .061')).toMatchObject({ verdict: 'inconsistent', hints: ['rounded-df'] });
    expect(check('t(4.4) = 2.50, p = .061').verdict).toBe('consistent');
  });

  it('gives a reason when there is nothing to recompute', () => {
    const base = { kind: 't', df: [number('28')], statistic: number('2.2'), p: number('.03') } as const;
    expect(checkTestString({ ...base, df: [] }).reason).toBe('degrees-of-freedom');
    expect(checkTestString({ ...base, df: [number('0')] }).reason).toBe('degrees-of-freedom');
    expect(checkTestString({ ...base, kind: 'r' }).reason).toBe('statistic-out-of-range');
    expect(checkTestString({ ...base, kind: 'chi2', statistic: number('-2.2') }).reason).toBe(
      'statistic-out-of-range',
    );
    expect(checkTestString({ ...base, p: number('1.03') }).reason).toBe('p-above-one');
  });
});

describe('what mutants of the reading of tests showed', () => {
  it('takes the words just behind a test before those elsewhere in its sentence', () => {
    expect(only('We expected a one-tailed effect, t(28) = 2.20, p = .036, two-tailed.').sides).toBe(2);
    expect(only('We expected a one-tailed effect, t(28) = 2.20, p = .036.').sides).toBe('either');
  });

  it.each(['t(28a) = 2.20, p = .036', 't(a28) = 2.20, p = .036', 'F(2, x28) = 2.20, p = .13'])(
    'does not read %s as a test with the numbers in it',
    (text) => {
      expect(findTestStrings(text).every(({ test }) => test === null)).toBe(true);
    },
  );

  it.each(['F(2.1, 28) = 2.20, p = .90', 'F(2, 28.1) = 2.20, p = .90', 't(28.1) = 2.20, p = .90'])(
    'does not think of rounded degrees of freedom where one has decimals: %s',
    (text) => {
      const { verdict, hints } = check(text);
      expect(verdict).toBe('inconsistent');
      expect(hints).not.toContain('rounded-df');
    },
  );
});
