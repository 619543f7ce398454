import { describe, expect, it } from 'vitest';
import { createContext } from '../../../src/report/context.ts';
import {
  describeTables,
  reliabilityTables,
  renderProblems,
  renderResult,
  resultTables,
} from '../../../src/report/index.ts';
import { latexDocument, latexText } from '../../../src/report/render/latex.ts';
import { pageParts } from '../../../src/report/render/page-layout.ts';
import { described, longest, oneScale, twoWaves } from '../example-results.ts';

describe('text in LaTeX', () => {
  it.each([
    ['50% & more_#$', '50\\% \\& more\\_\\#\\$'],
    ['a\\b {c} ~ ^', 'a\\textbackslash{}b \\{c\\} \\textasciitilde{} \\textasciicircum{}'],
    // A hyphen of the user's stays one.
    ['[−1.91, 6.25]', '{[}$-$1.91, 6.25{]}'],
    ['−.05', '$-$.05'],
    ['14-70, t-test, vp-2, Code -9', '14-70, t-test, vp-2, Code -9'],
    // Signs that LaTeX would join.
    ['--scales', '-{}-scales'],
    [",,x''", ",{},x'{}'"],
    ['1–5 α ≥ < .001', '1--5 $\\alpha$ $\\geq$ \\textless{} .001'],
    ["Cronbach's é Š \u00a0 ß", "Cronbach's é Š ~ ß"],
    // A letter and its accent as two signs.
    ['e\u0301', 'é'],
    ['日', '\\unicodesign{65E5}{日}'],
    ['😀', '\\unicodesign{1F600}{😀}'],
    ['two\nlines\u0000', 'two lines '],
  ])('%j is %s', (text, expected) => {
    expect(latexText(text)).toBe(expected);
  });
});

describe('a LaTeX document', () => {
  it.each([
    ['two-waves.apa.nl.tex', { lang: 'nl' }],
    ['two-waves.ensure.en.tex', { style: 'ensure' }],
  ] as const)('%s', async (name, options) => {
    // Rewritten by `vitest -u`; to be compiled and looked at before it is committed.
    await expect(await renderResult(twoWaves, { format: 'latex', ...options })).toMatchFileSnapshot(
      `../expected/${name}`,
    );
  });

  it.each([
    ['analyse, details', resultTables(twoWaves, createContext('nl', 'apa'), true)],
    ['analyse, long names', resultTables(longest, createContext('en', 'apa'), true)],
    ['reliability', reliabilityTables(oneScale, createContext('fr', 'apa'))],
    ['describe', describeTables(described, createContext('en', 'apa', true))],
  ])('has rows as wide as its columns, and every brace and environment closed: %s', (_, tables) => {
    const document = latexDocument('Title', tables);
    const body = document.slice(document.indexOf('\\begin{document}'));
    const open: string[] = [];
    for (const [, command, name] of body.matchAll(/\\(begin|end)\{(\w+)\}/g)) {
      if (command === 'begin') open.push(name!);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
    let depth = 0;
    for (const [sign] of body.matchAll(/(?<!\\)[{}]/g)) {
      depth += sign === '{' ? 1 : -1;
      expect(depth).toBeGreaterThanOrEqual(0);
    }
    expect(depth).toBe(0);
    const grids = [
      ...body.matchAll(/\\begin\{(tabular|longtable)\}\{(@\{\}[^\n]*@\{\})\}\n(.*?)\\end\{\1\}/gs),
    ];
    expect(grids).toHaveLength(tables.filter(({ rows }) => rows.length > 0).flatMap(pageParts).length);
    for (const [, , specification, rows] of grids) {
      const columns = specification!.match(/[LRC]\{\\dimexpr/g)!.length;
      const lines = rows!.split('\n').filter((line) => / \\\\\*?$/.test(line));
      for (const line of lines) {
        const spans = [...line.matchAll(/\\multicolumn\{(\d+)\}/g)].map(([, span]) => Number(span) - 1);
        const cells = line.match(/(?<!\\)&/g)?.length ?? 0;
        expect(cells + 1 + spans.reduce((sum, span) => sum + span, 0), line).toBe(columns);
      }
      const shares = [...specification!.matchAll(/dimexpr([\d.]+)/g)].map(([, share]) => Number(share));
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1.001);
    }
  });

  it('prints a table without rows as its title and notes', async () => {
    const document = await renderProblems({ problems: [] }, { format: 'latex' });
    expect(document).not.toContain('\\begin{tabular}');
    expect(document).toContain('\\tablenote{Errors: 0; warnings: 0.}');
  });
});
