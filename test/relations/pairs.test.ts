import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../src/model/result.ts';
import { createContext } from '../../src/report/context.ts';
import { renderResult } from '../../src/report/index.ts';
import { comparisonSentences } from '../../src/report/sentences/index.ts';
import { plain } from '../../src/report/table.ts';
import { expectClose, readJson } from '../helpers/fixtures.ts';
import { analysedTexts, asCsv, openScale } from '../helpers/odd-samples.ts';
import { testOf } from '../helpers/reference.ts';

/** What can be computed of pairs is given, also where the scores or the changes do not vary; R with fixtures/reference/pairs.R. */
interface Sample {
  readonly pre: number[];
  readonly post: number[];
  readonly means: [number, number];
  readonly sds: [number, number];
  readonly r: number | null;
  readonly sdDifferences: number;
  readonly quartilesPre: [number, number, number];
  readonly quartilesPost: [number, number, number];
  readonly difference: number;
  readonly t: number | null;
  readonly df: number | null;
  readonly p: number | null;
  readonly dAverage: number | null;
}
const reference = readJson<Record<string, Sample>>('fixtures/reference/pairs.reference.json');

const analysed = ({ pre, post }: Pick<Sample, 'pre' | 'post'>, detail: 'full' | 'summary' = 'full') =>
  analysedTexts([asCsv(pre.map((value) => [value])), asCsv(post.map((value) => [value]))], openScale(1, 1), {
    id: 'id',
    detail,
  });

function expectNumber(actual: number | null | undefined, expected: number | null, what: string): void {
  if (expected === null) expect(actual, what).toBeNull();
  else expectClose(actual, expected, 1e-10, what);
}

describe.each(Object.entries(reference))('pairs: %s', (_, sample) => {
  it.each(['full', 'summary'] as const)('agree with R in %s detail', async (detail) => {
    const result = await analysed(sample, detail);
    const comparison = result.scales[0]!.comparison as Comparison;
    const { pairs } = comparison;
    expect(pairs!.n).toBe(sample.pre.length);
    for (const wave of [0, 1] as const) {
      expectNumber(pairs!.means[wave], sample.means[wave], 'mean');
      expectNumber(pairs!.sds[wave], sample.sds[wave], 'SD');
    }
    expectNumber(pairs!.correlation, sample.r, 'r');
    expectNumber(pairs!.sdOfDifferences, sample.sdDifferences, 'SD of differences');
    for (const [wave, expected] of [sample.quartilesPre, sample.quartilesPost].entries()) {
      const [lower, upper] = pairs!.quartiles?.[wave] ?? [undefined, undefined];
      const found = [lower, pairs!.medians?.[wave], upper];
      if (detail === 'summary') expect(found).toEqual([undefined, undefined, undefined]);
      else for (const [at, value] of expected.entries()) expectNumber(found[at], value, `quartile ${at + 1}`);
    }
    const test = testOf(comparison, 'paired');
    expectNumber(test.difference, sample.difference, 'difference');
    expectNumber(comparison.difference, sample.difference, 'difference of the comparison');
    expectNumber(test.statistic, sample.t, 't');
    expectNumber(test.df, sample.df, 'df');
    expectNumber(test.p, sample.p, 'p');
    expect(test.reason).toBe(sample.t === null ? 'zero-variance' : undefined);
    const average = comparison.effectSizes.find(({ type }) => type === 'd-average');
    expectNumber(average?.value, sample.dAverage, 'd average');
    for (const each of [...comparison.tests, ...comparison.effectSizes]) {
      const value = 'statistic' in each ? each.statistic : each.value;
      expect(each.reason === undefined, JSON.stringify(each)).toBe(value !== null);
    }
  });
});

describe('without a test', () => {
  it('the difference is printed, and what is missing is named', async () => {
    const result = await analysed(reference.same_change!);
    const text = await renderResult(result, { format: 'table', details: true });
    expect(text.replace(/\s+/g, ' ')).toContain('everybody changed by the same amount (no variance)');
    expect(text).not.toMatch(/cannot be compared|too few (respondents|scores)/);
    // The change of 2 points, by hand.
    expect(text).toMatch(/\b2\.00\b/);
    expect(result.warnings.map(({ code, values }) => [code, values?.lacks])).toContainEqual([
      'test-not-computable',
      'variance-of-changes',
    ]);
  });

  it('scores that are too few are not called equal', async () => {
    const result = await analysedTexts([asCsv([[1], [2]]), asCsv([[3]])], openScale(1, 1));
    const { comparison } = result.scales[0]!;
    expect(comparison).toMatchObject({ difference: 1.5, primary: 'welch' });
    expect(comparison!.tests[0]).toMatchObject({ p: null, reason: 'too-few', difference: 1.5 });
    expect(result.warnings.map(({ values }) => values?.lacks)).toContain('scores');
  });
});

it('pairs are in the tables and sentences, with their own means', async () => {
  const result = await analysed(reference.usual!);
  for (const [details, format] of [
    [false, 'markdown'],
    [true, 'csv'],
  ] as const) {
    const text = await renderResult(result, { format, details });
    expect(text).toMatch(details ? /sdOfDifferences/ : /Respondents with a score in both waves/);
  }
  const [sentence] = comparisonSentences(result, createContext('en', 'apa'));
  // M = 19 / 6 and 26 / 6.
  expect(plain(sentence!.text)).toContain('M = 3.17');
  expect(plain(sentence!.text)).toContain('M = 4.33');
});
