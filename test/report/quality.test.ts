import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/model/problem.ts';
import {
  defaultQualityLimits,
  type FileQuality,
  type FlaggedRespondent,
  type QualityFlag,
  type QualityReport,
} from '../../src/model/quality.ts';
import { renderProblems } from '../../src/report/index.ts';

const respondent = (row: number, other: Partial<FlaggedRespondent>): FlaggedRespondent => ({
  row,
  line: row,
  flags: [],
  missing: 0,
  longString: { length: 3, of: 20, limit: 10, answer: 4 },
  straightLines: [],
  variability: 1.234,
  consistency: { value: 0.846, scales: 5 },
  mahalanobis: { scale: null, distance: 19.1, df: 20, p: 0.515 },
  ...other,
});

const counts = (flagged: Partial<Record<QualityFlag, number>>, consistent = 46): FileQuality['indices'] => {
  const of = (flag: QualityFlag, computed = 46) => ({ computed, flagged: flagged[flag] ?? 0 });
  return {
    'many-missing': of('many-missing'),
    'long-string': of('long-string'),
    'straight-line': of('straight-line'),
    'low-variability': of('low-variability'),
    'low-consistency': of('low-consistency', consistent),
    'multivariate-outlier': of('multivariate-outlier'),
  };
};

const pre: FileQuality = {
  file: 'pre.csv',
  respondents: 46,
  items: 20,
  indices: counts({ 'many-missing': 1, 'straight-line': 1, 'multivariate-outlier': 1 }),
  mahalanobis: [{ scale: null, n: 44, items: 20, reason: null }],
  flagged: [
    respondent(12, {
      flags: ['straight-line', 'multivariate-outlier'],
      straightLines: ['brs'],
      mahalanobis: { scale: null, distance: 61.2, df: 20, p: 0.0000046 },
    }),
    respondent(30, {
      flags: ['many-missing'],
      missing: 0.7,
      longString: null,
      variability: null,
      consistency: null,
      mahalanobis: null,
    }),
  ],
};
const post: FileQuality = {
  file: 'post.csv',
  respondents: 1,
  items: 20,
  indices: counts({}, 0),
  mahalanobis: [
    { scale: null, n: 18, items: 20, reason: 'too-few' },
    { scale: 'wemwbs', n: 18, items: 14, reason: 'too-few' },
    { scale: 'brs', n: 18, items: 6, reason: null },
  ],
  flagged: [],
};
const problems: readonly Problem[] = [
  {
    code: 'straight-line',
    severity: 'warning',
    message: 'pre.csv, row 12: every answer to brs is the same, though some of the items are reversed',
    file: 'pre.csv',
    row: 12,
    line: 12,
    value: 'brs',
    scale: 'brs',
    valid: 'different answers to items that are keyed both ways',
  },
  {
    code: 'scale-correlates-negatively',
    severity: 'warning',
    message: 'brs and rses correlate negatively although both are better when higher',
    file: 'pre.csv',
  },
];
const report = (
  ...files: readonly FileQuality[]
): { problems: readonly Problem[]; quality: QualityReport } => ({
  problems,
  quality: { limits: defaultQualityLimits, files },
});

describe('the quality of answers', () => {
  it('is a table of rows, a star beside what is beyond its limit, and says what was and was not computed', async () => {
    const text = await renderProblems(report(pre), { width: 100 });
    expect(text).toContain(
      [
        'Warning. brs and rses correlate negatively although both are better when higher',
        'Errors: 0; warnings: 2.',
        '',
        'Unusual answers, by respondent',
        '─────────────────────────────────────────────────────────────────',
        'Row  Missing  Long string  Straight line    SD  Even-odd  p of D²',
        '─────────────────────────────────────────────────────────────────',
        ' 12       0%         3/20  brs*           1.23       .85  < .001*',
        ' 30     70%*            –                    –         –  –',
        '─────────────────────────────────────────────────────────────────',
        'pre.csv: 2 of 46 respondents flagged (many missing 1, straight line 1, unusual combination 1).',
        '* = beyond the limit. A flag says where to look; nobody was left out.',
        'Limits: missing above 50% of the items;',
      ].join('\n'),
    );
    expect(text).toContain('pre.csv: D² over all 20 items of 44 complete respondents.');
    // The flag itself stands in the table, not once more as a note.
    expect(text).not.toContain('every answer to brs');
  });

  it('names the files when there are several, and what they are too small for', async () => {
    const text = (await renderProblems(report(pre, post), { lang: 'nl', width: 120 })).replace(/\s+/g, ' ');
    expect(text).toContain('Opvallende antwoorden, per respondent');
    expect(text).toContain('Bestand Rij Ontbreekt Reeks Rechte lijn SD Even-oneven p van D²');
    expect(text).toContain('pre.csv 12 0% 3/20 brs* 1,23 ,85 < ,001*');
    expect(text).toContain('post.csv: geen van de 1 respondenten gemarkeerd.');
    expect(text).toContain('post.csv: te weinig volledige respondenten (18) voor D² over alle 20 items');
    expect(text).toContain('Ook te weinig voor: wemwbs.');
    expect(text).toContain('post.csv: geen even-onevenconsistentie');
  });

  it('names the scale where an unusual combination was found scale by scale', async () => {
    const found = { scale: 'lsns6', distance: 40, df: 6, p: 0.0000003 };
    const flagged = [respondent(5, { flags: ['multivariate-outlier'], mahalanobis: found })];
    expect(await renderProblems(report({ ...pre, flagged }))).toContain('.85  < .001* lsns6\n');
  });

  it('prints the limits that were given', async () => {
    const limits = { missing: 0.25, longString: 8, variability: 0.4, consistency: 0.2, outlier: 0.01 };
    const given = { problems: [], quality: { limits, files: [pre] } };
    const text = (await renderProblems(given, { format: 'markdown' })).replace(/\s+/g, ' ');
    expect(text).toMatch(
      /missing above 25%.* of 8 or more; .*at most 0\.4; even-odd consistency below \.20; .* below \.01\./,
    );
    expect(text).toContain('| 12 | 0% | 3/20 | brs\\* | 1.23 | .85 | < .001\\* |');
  });

  it('is one rectangle with the other problems as CSV, and whole as JSON', async () => {
    const csv = await renderProblems(report(pre), { format: 'csv' });
    expect(csv.split('\r\n')[1]).toBe(
      'pre.csv,12,12,,brs,brs,,warning,straight-line,different answers to items that are keyed both ways,"pre.csv, row 12: every answer to brs is the same, though some of the items are reversed"',
    );
    expect(csv.trim().split('\r\n')).toHaveLength(3);
    expect(JSON.parse(await renderProblems(report(pre), { format: 'json' }))).toEqual(report(pre));
  });

  it.each(['en', 'nl', 'fr'] as const)('is worded in %s without a gap', async (lang) => {
    const none = { ...pre, mahalanobis: [{ scale: null, n: 3, items: 20, reason: 'too-few' as const }] };
    const text = await renderProblems(report(none, post), { lang });
    expect(text).not.toMatch(/undefined|null|\{|\}/);
  });
});
