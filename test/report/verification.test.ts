import { describe, expect, it } from 'vitest';
import { tool } from '../../src/model/tool.ts';
import type { Verification, VerifiedCell } from '../../src/model/verification.ts';
import { renderAnnotations, renderVerification } from '../../src/report/verification.ts';

const reproduced: VerifiedCell = {
  path: ['rows', 0, 'waves', 'pre', 'mean'],
  line: 3,
  where: 'Table 1',
  quantity: 'mean',
  group: null,
  scale: 'brs',
  item: null,
  wave: 'pre',
  variable: null,
  category: null,
  printed: '3,0',
  decimals: 1,
  status: 'reproduced',
  known: null,
  computed: 3.0072,
  method: null,
  sample: null,
  reason: null,
  explanations: [],
};

const percentage: VerifiedCell = {
  ...reproduced,
  line: 9,
  quantity: 'percentage',
  scale: null,
  wave: null,
  group: 'a:b',
  variable: 'sex',
  category: '50% or\nmore',
  printed: '20%',
  decimals: 0,
  status: 'differs',
  computed: 16.6667,
  explanations: [{ convention: 'answered-only', value: 20 }],
};

const refused: VerifiedCell = {
  ...reproduced,
  line: null,
  wave: 'post',
  status: 'not-computable',
  computed: null,
  known: 'the file is lost',
  reason: { code: 'no-data', message: 'No data for wave post', values: { wave: 'post' } },
};

const p: VerifiedCell = {
  ...reproduced,
  wave: null,
  quantity: 'p',
  printed: '<,05*',
  decimals: 2,
  status: 'differs',
  computed: 0.15319,
  explanations: [
    { convention: 'test', method: 'student', value: 0.04 },
    { convention: 'one-sided', method: 'welch', value: 0.03 },
    { convention: 'item-unreversed', item: 'brs2', value: 0.02 },
    { convention: 'other-wave', sample: { group: null, wave: 'post' }, value: 0.02 },
    { convention: 'holm', method: 'welch', value: 0.02 },
  ],
};

function verification(...cells: readonly VerifiedCell[]): Verification {
  return {
    schema: 'ensure-stats/verification/1',
    tool,
    table: { file: 'table.json', title: 'A table' },
    inputs: [],
    settings: { test: 'welch', rounding: 'nearest', confidence: 0.95, significance: 0.05 },
    summary: {
      cells: cells.length,
      reproduced: 1,
      rounding: 0,
      differs: cells.length - 1,
      notComputable: 0,
      known: 0,
      notOfData: 0,
    },
    passed: cells.length === 1,
    cells,
    warnings: [],
  };
}

describe('annotations', () => {
  it('are escaped as workflow commands are', async () => {
    const text = await renderAnnotations(verification(percentage, reproduced), 'tables/a,b.json');
    const [first] = text.split('\n');
    expect(first).toBe(
      '::error file=tables/a%2Cb.json,line=9,title=a%3Ab%2C sex%2C 50%25 or%0Amore%3A percentage::differs: published 20%25, computed 17. Reproduced by: percentages of those who answered.',
    );
  });

  it('are notices where the table knows, and go without a line where there is none', async () => {
    const text = await renderAnnotations(verification(refused, reproduced), 'table.json', 'fr');
    const [first, last] = text.split('\n');
    expect(first).toMatch(
      /^::notice file=table\.json,title=brs%2C [^:]+::non calculable, connu\u00a0?: publié 3,0\. Pas de données pour le post-test\./,
    );
    expect(last).toMatch(/^Échec/);
  });

  it('are nothing but the counts when all reproduce', async () => {
    expect(await renderAnnotations(verification(reproduced), 'table.json')).toBe(
      'Passed: 1 of 1 cells reproduced.\n',
    );
  });
});

describe('the table', () => {
  it('names conventions with what they are about, the first four of many', async () => {
    const text = await renderVerification(verification(p, reproduced), { format: 'markdown' });
    expect(text.replaceAll('\\', '')).toContain(
      "Reproduced by: Student's t-test; a one-sided p (Welch's t-test); brs2 not reversed; the respondents of post-test; 1 more.",
    );
    expect(text).toContain('.153');
    expect(text).not.toContain('3,0');
  });

  it('has every cell with details', async () => {
    const text = await renderVerification(verification(p, reproduced), { format: 'markdown', details: true });
    expect(text).toContain('3,0');
  });

  it.each(['nl', 'fr'] as const)('gives reasons in %s', async (lang) => {
    const text = await renderVerification(verification(refused, reproduced), { lang });
    expect(text).not.toContain('No data');
    expect(text).toContain(
      lang === 'nl' ? 'Geen gegevens voor de nameting.' : 'Pas de données pour le post-test.',
    );
  });

  it.each(['html', 'latex'] as const)('can be a document: %s', async (format) => {
    expect(await renderVerification(verification(p, reproduced), { format })).toContain('brs2 not reversed');
  });
});
