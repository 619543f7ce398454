import { beforeAll, describe, expect, it } from 'vitest';
import { comparedSamples, sampleOf } from '../../../src/model/result/samples.ts';
import type { Comparison, Result, ScaleResult } from '../../../src/model/result.ts';
import { createContext, LANGUAGES } from '../../../src/report/context.ts';
import { renderResult, resultTables } from '../../../src/report/index.ts';
import { plain, type Table } from '../../../src/report/table.ts';
import { primaryEffectSize } from '../../../src/report/tables/test-names.ts';
import { ensureStats } from '../../helpers/command.ts';
import { elements, openWorkbook, partsOf, textOf } from '../../helpers/office.ts';

const VP = ['fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'];
const WAVES = ['t0', 't1', 't2'].map((name) => `fixtures/three-waves/${name}.csv`);

/** Strangers, pairs, pairs and others together, groups, ranks, three waves, and groups at two waves. */
const CALLS = {
  strangers: VP,
  pairs: ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv', '--id', 'id'],
  ranks: [...VP, '--test', 'mann-whitney'],
  groups: [VP[0]!, '--by', 'Geslacht', '--groups', 'man,vrouw'],
  'three waves': [...WAVES, '--id', 'id'],
  'groups at two waves': [WAVES[0]!, WAVES[1]!, '--id', 'id', '--by', 'arm'],
  withheld: [...VP, '--min-cell', '45'],
} as const;

const results = new Map<string, Result>();

beforeAll(async () => {
  for (const [name, args] of Object.entries(CALLS)) {
    const { stdout, stderr } = await ensureStats('analyse', ...args, '--format', 'json');
    if (stdout === '') throw new Error(stderr);
    results.set(name, JSON.parse(stdout));
  }
});

function journalOf(result: Result, language: (typeof LANGUAGES)[number] = 'en'): Table[] {
  return resultTables(result, createContext(language, 'journal')).filter(({ id }) => /^journal/.test(id));
}

/** The comparisons of a kind, by scales and then contrasts, as a reader looks for them. */
function comparisonsOf(result: Result, kind: Comparison['contrast']['kind']) {
  const scores = result.scales.flatMap((scale): ScaleResult[] => [scale, ...scale.subscales]);
  return scores.flatMap((scale) =>
    scale.comparisons.flatMap((comparison) =>
      comparison.contrast.kind === kind ? [{ scale, comparison }] : [],
    ),
  );
}

/** What each column is, read from the result. */
function expectedRow({ scale, comparison }: { scale: ScaleResult; comparison: Comparison }) {
  const test = comparison.tests.find(({ method }) => method === comparison.primary) ?? null;
  const effect = primaryEffectSize(comparison);
  const isPaired = test?.n.length === 1;
  const sides = comparedSamples(comparison.contrast).map((key, position) => {
    const sample = sampleOf(scale, key);
    const { pairs } = comparison;
    const described =
      isPaired && pairs !== undefined
        ? { n: pairs.n, mean: pairs.means[position], sd: pairs.sds[position] }
        : sample?.descriptives;
    const { n, mean, sd } = described ?? {};
    return { n, mean, sd, alpha: sample?.reliability?.alpha };
  });
  const [first, second] = sides;
  return {
    nFirst: first!.n,
    meanFirst: first!.mean,
    sdFirst: first!.sd,
    alphaFirst: first!.alpha,
    nSecond: second!.n,
    meanSecond: second!.mean,
    sdSecond: second!.sd,
    alphaSecond: second!.alpha,
    difference: test?.hodgesLehmann === undefined ? test?.difference : test.hodgesLehmann?.estimate,
    statistic: test?.statistic,
    df: test?.df,
    p: test?.p,
    pHolm: test?.pHolm,
    effectValue: effect?.value,
    effectInterval: [effect?.ci?.lower, effect?.ci?.upper],
  };
}

describe('the table of a journal', () => {
  it.each(Object.keys(CALLS))('prints what the result has, a row a score and contrast: %s', (name) => {
    const result = results.get(name)!;
    const tables = journalOf(result);
    expect(tables.length).toBeGreaterThan(0);
    let compared = 0;
    for (const [index, table] of tables.entries()) {
      const kinds = [
        ...new Set(result.scales.flatMap(({ comparisons }) => comparisons.map((c) => c.contrast.kind))),
      ];
      const rows = table.rows.filter(({ kind }) => kind !== 'section');
      const expected = comparisonsOf(result, kinds.filter((kind) => kind !== 'change')[index]!).map(
        expectedRow,
      );
      expect(rows).toHaveLength(expected.length);
      for (const [at, { cells }] of rows.entries()) {
        for (const [column, { key }] of table.columns.entries()) {
          if (!(key in expected[at]!)) continue;
          const cell = cells[column]!;
          const wanted = expected[at]![key as keyof (typeof expected)[number]];
          const values = cell.parts?.map(({ value }) => value) ?? [cell.value];
          const numbers = (Array.isArray(wanted) ? wanted : [wanted]).map((value) => value ?? null);
          if (cell.parts !== undefined || !Array.isArray(wanted))
            expect(values, `${name}, ${key}`).toEqual(numbers);
          else expect(numbers.every((value) => value === null)).toBe(true);
          compared += numbers.filter((value) => value !== null).length;
        }
      }
    }
    expect(compared).toBeGreaterThan(15);
  });

  it('has the means of the pairs, whose difference is tested', () => {
    const [table] = journalOf(results.get('pairs')!);
    const at = (key: string) => table!.columns.findIndex((column) => column.key === key);
    for (const { cells } of table!.rows) {
      const value = (key: string) => Number(cells[at(key)]!.value);
      expect(value('meanSecond') - value('meanFirst')).toBeCloseTo(value('difference'), 12);
    }
    expect(table!.notes.map(plain).join(' ')).toContain('respondents with a score in both waves');
  });

  it.each(LANGUAGES)('says the same in every format, %s', async (lang) => {
    const result = results.get('strangers')!;
    const [table] = journalOf(result, lang);
    const cells = table!.rows
      .flatMap(({ cells }) => cells.map(({ text }) => text))
      .filter((text) => text !== '');
    const options = { style: 'journal', lang } as const;
    const squeezed = (text: string) => text.replace(/\s+/g, ' ');
    for (const format of ['table', 'markdown', 'html'] as const) {
      const text = squeezed(await renderResult(result, { ...options, format, width: 200 }))
        .replaceAll('&lt;', '<')
        .replaceAll('\\', '');
      for (const cell of cells) expect(text, format).toContain(cell);
      for (const note of table!.notes.map(plain).filter((each) => !/[<_*]/.test(each)))
        expect(text.replace(/<\/?(?:i|sub)>|[*]/g, ''), format).toContain(squeezed(note));
    }
    const latex = await renderResult(result, { ...options, format: 'latex' });
    for (const cell of cells.filter((text) => /^[\d.,]+$/.test(text))) expect(latex).toContain(` ${cell} `);
    const word = partsOf(await renderResult(result, { ...options, format: 'docx' })).get(
      'word/document.xml',
    )!;
    const [grid] = elements(word, 'w:tbl');
    const printed = elements(grid!, 'w:tc').map(textOf);
    expect(elements(word, 'w:tbl')).toHaveLength(1);
    for (const cell of cells) expect(printed).toContain(cell);
    const [sheet] = openWorkbook(await renderResult(result, { ...options, format: 'xlsx' }));
    const raw = Array.from({ length: sheet!.rowCount }, (_, row) =>
      Array.from({ length: 20 }, (_, column) => sheet!.cell(row, column)?.value),
    ).flat();
    for (const { cells } of table!.rows)
      for (const cell of cells)
        for (const { value } of cell.parts ?? [cell])
          if (typeof value === 'number') expect(raw).toContain(value);
  });

  it('describes the scores of a survey that compares nothing', async () => {
    const { stdout } = await ensureStats('analyse', VP[0]!, '--style', 'journal');
    expect(stdout).toContain('Table 1. Means, standard deviations and reliability\n');
    expect(stdout).toMatch(/Brief Resilience Scale +46 +3\.01 +0\.69 +\.74\n/);
  });
});
