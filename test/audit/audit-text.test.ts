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
