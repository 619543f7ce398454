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
