import { describe, expect, test } from 'vitest';
import { auditText } from '../../src/audit/audit-text.ts';

// p-values by R: 2 * pt(-t, df), pf(F, df1, df2, lower = FALSE), pchisq(x, df, lower = FALSE).
const REPORT = `Wellbeing rose, t(84) = 1.06, p = .292, but resilience did not.

Zelfzekerheid daalde, t(84) = -2,05; p = ,044. De groepen verschilden (F(2, 83) = 4,20; p = ,03).
Sex was unrelated, χ2(1, N = 86) = 3.20, p = .02; self-efficacy rose, t(84) = 1.70, p = .046 (one-tailed).
Support: t(28) = 1.70, p = .050. Isolation: t(84) = 2.05, p = .000.
`;

describe('auditText', () => {
  const result = auditText(REPORT, { file: 'report.txt' });

  test('finds every test, with points and with Dutch commas', () => {
    expect(result.source.cells).toBe(7);
  });

  test('says which p-values do not follow, on which line', () => {
    expect(
      result.findings.map(({ code, severity, place, cells, explanations }) => [
        `${severity} ${code}`,
        place.where,
        cells[0]?.printed,
        explanations.map((each) => each.code),
      ]),
    ).toEqual([
      // R: .0183; with 1.5 to 2.5 degrees of freedom in the numerator, .012 to .028
      ['inconsistent test-in-text', '3', 'F(2, 83) = 4,20; p = ,03', ['rounded-df']],
      // R: .0736
      ['impossible test-in-text', '4', 'χ2(1, N = 86) = 3.20, p = .02', []],
      // R: .1002, one-sided .0501
      ['inconsistent test-in-text', '5', 't(28) = 1.70, p = .050', ['one-sided']],
      // R: .0435
      ['inconsistent test-in-text', '5', 't(84) = 2.05, p = .000', []],
    ]);
  });

  test('a text without tests has no findings', () => {
    expect(auditText('Nothing was tested.', { file: 'x.md' })).toMatchObject({
      source: { cells: 0, title: null },
      findings: [],
      checks: [],
    });
  });
});

const codes = (text: string) =>
  auditText(text, { file: 'x.txt' }).findings.map(({ severity, code, explanations }) =>
    [`${severity} ${code}`, ...explanations.map((each) => each.code)].join(' / '),
  );

describe('what the sentence says of a test', () => {
  // R: pt(1.80, 40, lower = FALSE) = .0397; pt(-1.86, 18, lower = FALSE) = .9604; 2 * pt(-1.80, 40) = .0794.
  test.each([
    ['A one-tailed test gave t(40) = 1.80, p = .040.'],
    ['Nous avons fait un test unilatéral : t(40) = 1,80 ; p = ,040.'],
    ['Dit is 1-zijdig getoetst, t(40) = 1,80; p = ,040.'],
    ['t(40) = 1.80, p = .040, as the directional hypothesis had it.'],
    ['The first group slept less, t(18) = -1.86, p = .960, one-tailed.'],
    ['t(40) = 1.80, p (one-tailed) = .040.'],
  ])('%s', (text) => {
    expect(codes(text)).toEqual([]);
  });

  test.each([
    ['t(40) = 1.80, p = .040. One-tailed tests follow.'],
    ['t(40) = 1.80, p = .040, and a one-tailed test gave t(40) = 1.80, p = .040.'],
    ['t(40) = 1.80, p (two-tailed) = .040, by one-tailed tests.'],
  ])('but not of another: %s', (text) => {
    expect(codes(text)).toEqual(['inconsistent test-in-text / one-sided']);
  });
});

describe('a p that is none, and one that was cut off', () => {
  test.each(['t(198) = -2.22, p = -.22', 't(28) = 2.20, p = 1.04', 'F(1, 28) = 4.2, p > 1.2'])(
    '%s',
    (text) => {
      expect(codes(`${text}.`)).toEqual(['impossible p-outside-range']);
    },
  );

  // R: 2 * pt(-c(1.995, 1.985), 28) = .0559, .0570: .06 rounded, .05 cut off.
  test('cut off across .05 is inconsistent, not impossible', () => {
    expect(codes('t(28) = 1.99, p = .05.')).toEqual(['inconsistent test-in-text / truncated']);
  });
});

describe('what could not be read', () => {
  test('is listed with its place', () => {
    const { notRead, source } = auditText('U = 31, p = .03.\n\nThen t = 2.2, p = .04, all p < .05.', {
      file: 'x.txt',
    });
    expect(source.cells).toBe(0);
    expect(notRead).toEqual([
      { where: 1, unit: 'line', printed: 'U = 31, p = .03' },
      { where: 3, unit: 'line', printed: 't = 2.2, p = .04' },
    ]);
  });
});

describe('foreign text', () => {
  // Twice the text takes about twice the time, four times at most on a busy machine; quadratic reading takes sixteen from n to 4n.
  test.each([
    ['tests', 't(28) = 2.20, p = .03, one-tailed.\n'],
    ['one sentence of tests', 't(28) = 2.20, p = .036, '],
    ['statistics without p', 't(28) = 2.20, '],
    ['brackets', 't(('],
    ['digits', 't = 1111111111'],
    ['blanks', 't                    '],
    ['stars', '*_*_'],
    ['asides', 't(28) = 2.20, SE = 1, d = 1, g = 1, '],
    ['effect sizes', 't(28) = 2.20, p = .036, d = 0.80, 95% CI [0.1, 1.5], '],
    ['effect sizes in brackets', '(d = 0.80, 95% CI [0.1, 1.5]) '],
    ['words of one side', 'one-tailed '],
  ])('is read in linear time: %s', (_, part) => {
    const time = (length: number) => {
      const text = part.repeat(Math.ceil(length / part.length));
      const start = performance.now();
      auditText(text, { file: 'x.txt' });
      return performance.now() - start;
    };
    time(20_000);
    const [small, large] = [time(40_000), time(160_000)];
    expect(large).toBeLessThan(10 * small + 200);
  });
});

// R: 2 * pt(-2.85, 58) = .00605, three times that .0181; 2 * pt(-.21 * sqrt(118 / (1 - .21^2)), 118) = .0214
describe('results as authors write them', () => {
  test.each([
    ['Post hoc comparisons with Bonferroni correction showed a difference, t(58) = 2.85, p = .018.'],
    ['Paarsgewijze vergelijkingen (Holm) gaven een verschil, t(58) = 2,85; p = ,018.'],
    [
      'Loneliness went with resilience, rs(118) = -.21, p = .021, and r_s(118) = -.21, p = .021; ρ(118) = -.21, p = .021.',
    ],
    ['Of twelve people, rs(10) = .55, p = .070.'],
    ['Sex did not matter, χ²(1) = 5.12, N = 240, p = .024, φ = .15.'],
    ['Gender mattered, χ²(1) = 5.12, n = 1,240, p = .024, φ = .06.'],
    [
      'A mixed-design ANOVA gave an effect of time, F(1.62, 94.18) = 18.45, p < .001, ηp2 = .24, 90% CI [.11, .35].',
    ],
    ['The model was significant, F(4, 115) = 8.59, p < .001, with an R² of .23 (adjusted R² = .20).'],
    ['Step 2 improved the regression, ΔR² = .05, F(1, 114) = 7.92, p = .006.'],
    [
      'Burnout fell from pre (M = 4.12, SD = 1.20) to post (M = 3.71, SD = 1.15), t(63) = -3.02, p = .004, dz = -0.38, 95% CI [-0.63, -0.12], BF10 = 8.9.',
    ],
    ['The model fitted, χ²(24) = 41.50, p = .015, CFI = .96; Q(12) = 34.20, p < .001, I² = 65%.'],
    ["L'effet est significatif, F(2, 87) = 4,56 ; p = ,013 ; η²p = ,095."],
  ])('and that are right: %s', (text) => {
    const { findings, notRead, source } = auditText(text, { file: 'x.txt' });
    expect([findings.map(({ code }) => code), notRead]).toEqual([[], []]);
    expect(source.cells).toBeGreaterThan(0);
  });

  test.each([
    ['Bonferroni: t(58) = 2.85, p = .001.', 'test-in-text'],
    ['t(58) = 2.85, p = .018.', 'test-in-text'],
    ['rs(118) = -.21, p = .002.', 'test-in-text'],
    ['Sex did not matter, χ²(1) = 5.12, N = 240, p = .024, φ = .05.', 'effect-size-in-text'],
  ])('and that are not: %s', (text, code) => {
    expect(auditText(text, { file: 'x.txt' }).findings.map((each) => each.code)).toEqual([code]);
  });
});
