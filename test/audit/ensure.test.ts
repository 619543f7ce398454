import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { auditTable, hasFailed } from '../../src/audit/audit-table.ts';
import { parsePublishedTable } from '../../src/audit/read-published.ts';
import { scaleFacts } from '../../src/cli/commands/audit.ts';
import type { AuditFinding, Recomputed } from '../../src/model/audit-result.ts';
import { builtInScales } from '../../src/scoring/definition/built-in.ts';

const table = parsePublishedTable(
  readFileSync('fixtures/ensure/report.published.json', 'utf8'),
  'report.published.json',
);
const result = auditTable(table, {
  file: 'report.published.json',
  scales: scaleFacts(builtInScales()),
});

function only(code: string, about: Partial<AuditFinding['place']> = {}): AuditFinding {
  const matching = result.findings.filter(
    (finding) =>
      finding.code === code &&
      Object.entries(about).every(
        ([key, value]) => finding.place[key as keyof AuditFinding['place']] === value,
      ),
  );
  expect(matching).toHaveLength(1);
  return matching[0]!;
}

/** To the three decimals of the intervals that R gives for the rounded means and SDs (see the fixtures' README). */
function interval(value: unknown): [number, number] {
  const { lower, upper } = value as Recomputed;
  return [Number(lower.toFixed(3)), Number(upper.toFixed(3))];
}

// Without the reasons that the file gives for verify: the audit finds all this by itself.
describe('the ENSURE report', () => {
  test("self-efficacy's SDs are impossible beside its p, and fit as those of the item mean", () => {
    const finding = only('p-of-groups', { scale: 'gse' });
    expect(finding.severity).toBe('impossible');
    expect(finding.cells.map(({ printed }) => printed)).toEqual([',261', '27,3', '0,7', '28,7', '0,4']);
    expect(interval(finding.values.student)).toEqual([0, 0]);
    expect(interval(finding.values.welch)).toEqual([0, 0]);
    expect(finding.explanations.map(({ code }) => code)).toEqual(['sd-of-item-means']);
    const [lower, upper] = interval(finding.explanations[0]!.values.student);
    // R: .268 with both SDs times ten; the printed .261 lies within what rounding allows.
    expect(lower).toBeLessThan(0.261);
    expect(upper).toBeGreaterThan(0.268);
  });

  test('two tests were mixed: social integration is Student’s only, wellbeing of peer supporters Welch’s only', () => {
    const { severity, known, values } = only('mixed-tests');
    expect(severity).toBe('inconsistent');
    expect(known).toBeNull();
    expect(values.student).toEqual([',185 (Sociale integratie, kwetsbare groepen)']);
    expect(values.welch).toEqual([',086 (Mentaal welbevinden, peer supporters)']);
    // R, over the rounded means and SDs alone: Welch .205 [.187, .225], Student .103 [.091, .115]. The printed difference
    // narrows what they allow.
    const [welch] = values.studentByWelch as Recomputed[];
    const [student] = values.welchByStudent as Recomputed[];
    expect(welch!.lower).toBeGreaterThanOrEqual(0.187);
    expect(welch!.upper).toBeLessThanOrEqual(0.2255);
    expect(student!.lower).toBeGreaterThanOrEqual(0.0905);
    expect(student!.upper).toBeLessThanOrEqual(0.1155);
  });

  test('changes of three items of social integration leave no room for the other three', () => {
    const { values, severity } = only('item-changes', { scale: 'lsns6' });
    expect(severity).toBe('inconsistent');
    // 8 + 2 + 2 = 12 ± 1.5 of 2.6 ± 0.1; the others begin at 4.55 in sum at most.
    expect(interval(values.needed)).toEqual([-11, -7.8]);
    expect(interval(values.possible)[0]).toBe(-4.55);
  });

  test.each([
    ['alpha of self-esteem', '0,665', ',645'],
    ['professionals', '83', '93'],
    ['self-esteem of vulnerable persons', 'fell', 'rose'],
  ])('%s is printed as %s and %s', (claim, first, second) => {
    const { cells, severity, known } = only('contradiction', { claim });
    expect(cells.map(({ printed }) => printed)).toEqual([first, second]);
    expect({ severity, known }).toEqual({ severity: 'inconsistent', known: null });
  });

  test('83 of 108 is 76.9%, cut off to 76%', () => {
    const { values, explanations } = only('rate', { group: 'professionals' });
    expect((values.expected as Recomputed).lower).toBeCloseTo(76.85185185, 8);
    expect(explanations.map(({ code }) => code)).toEqual(['truncated']);
  });

  test('nothing else is found: no sound row raises anything', () => {
    expect(result.findings).toHaveLength(7);
    expect(hasFailed(result)).toBe(true);
  });

  test('one decimal says nothing about the means of forty and more people', () => {
    const grim = result.checks.find(({ check }) => check === 'grim');
    expect(grim).toMatchObject({ consistent: 0, inconsistent: 0, noPower: 12 });
  });
});
