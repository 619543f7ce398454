import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparison, TestResult } from '../../src/model/result.ts';
import type { ResultBySample } from '../helpers/by-sample.ts';
import { analysedTexts, asCsv, oddWaves, openScale } from '../helpers/odd-samples.ts';

/** The order of waves or groups decides signs and nothing else. */

const scale = openScale(3, 1);

function comparisonOf({ scales }: ResultBySample): Comparison {
  const { comparison } = scales[0]!;
  if (comparison === null) throw new Error('nothing was compared');
  return comparison;
}

function expectSame(
  actual: number | null | undefined,
  expected: number | null | undefined,
  what: string,
): void {
  if (actual == null || expected == null) expect(actual ?? null, what).toBe(expected ?? null);
  else
    expect(Math.abs(actual - expected), `${what}: ${actual}, ${expected}`).toBeLessThanOrEqual(
      1e-9 * (1 + Math.abs(expected)),
    );
}

const negative = (value: number | null | undefined) => (value == null ? value : -value);

function expectMirrored(one: Comparison, other: Comparison): void {
  expect(other.design).toBe(one.design);
  expect(other.primary).toBe(one.primary);
  expect(other.contrast).toEqual({ ...one.contrast, of: [...one.contrast.of].reverse() });
  expectSame(other.difference, negative(one.difference), 'difference');
  expect(other.tests.map(({ method }) => method)).toEqual(one.tests.map(({ method }) => method));
  one.tests.forEach((test, index) => {
    expectMirroredTest(test, other.tests[index]!);
  });
  one.effectSizes.forEach((effect, index) => {
    const turned = other.effectSizes[index]!;
    expect(turned.type).toBe(effect.type);
    expectSame(turned.value, negative(effect.value), effect.type);
    // Roots of a search: less exact than the estimate.
    if (effect.ci?.lower != null) expect(turned.ci!.upper! + effect.ci.lower).toBeCloseTo(0, 5);
  });
  if (one.pairs === undefined) return;
  expect(other.pairs!.n).toBe(one.pairs.n);
  expect(other.pairs!.means).toEqual([...one.pairs.means].reverse());
  expect(other.pairs!.sds).toEqual([...one.pairs.sds].reverse());
  expectSame(other.pairs!.correlation, one.pairs.correlation, 'correlation');
  expectSame(other.pairs!.sdOfDifferences, one.pairs.sdOfDifferences, 'SD of differences');
}

function expectMirroredTest(test: TestResult, turned: TestResult): void {
  const { method, n } = test;
  expect(turned.n).toEqual(n.length === 3 ? [n[0], n[2], n[1]] : [...n].reverse());
  expect(turned.reason).toBe(test.reason);
  for (const key of ['p', 'df', 'standardError'] as const)
    expectSame(turned[key], test[key], `${method} ${key}`);
  expectSame(turned.difference, negative(test.difference), `${method} difference`);
  expectSame(turned.ci.lower, negative(test.ci.upper), `${method} lower`);
  expectSame(turned.ci.upper, negative(test.ci.lower), `${method} upper`);
  expectSame(
    turned.hodgesLehmann?.estimate,
    negative(test.hodgesLehmann?.estimate),
    `${method} Hodges-Lehmann`,
  );
  const isT = !['levene', 'brown-forsythe', 'mann-whitney', 'wilcoxon-signed-rank'].includes(method);
  if (isT) expectSame(turned.statistic, negative(test.statistic), `${method} t`);
  // F has no direction; U and V of the two orders add up to all pairs, or to all ranks.
  if (method === 'levene' || method === 'brown-forsythe')
    expectSame(turned.statistic, test.statistic, method);
  if (method === 'mann-whitney' && test.statistic !== null)
    expect(test.statistic + turned.statistic!).toBeCloseTo(n[0]! * n[1]!, 9);
}

describe('the order of two waves', () => {
  it.each([null, 'id'])('turns signs and nothing else, with id %s', async (id) => {
    await fc.assert(
      fc.asyncProperty(oddWaves(3), async ([before, after]) => {
        const texts = [asCsv(before), asCsv(after)];
        const [one, other] = await Promise.all(
          [texts, texts.toReversed()].map(async (order) =>
            comparisonOf(await analysedTexts(order, scale, { id })),
          ),
        );
        // The first file is called pre in both orders.
        const [first, second] = one!.contrast.of;
        expectMirrored(one!, { ...other!, contrast: { ...one!.contrast, of: [second, first] } });
      }),
      { numRuns: 60 },
    );
  });

  it('leaves reliability and descriptions with their wave', async () => {
    await fc.assert(
      fc.asyncProperty(oddWaves(3), async ([before, after]) => {
        const texts = [asCsv(before), asCsv(after)];
        const [one, other] = await Promise.all([
          analysedTexts(texts, scale, { detail: 'summary' }),
          analysedTexts(texts.toReversed(), scale, { detail: 'summary' }),
        ]);
        expect(other.scales[0]!.waves).toEqual({
          pre: one.scales[0]!.waves.post,
          post: one.scales[0]!.waves.pre,
        });
        const { pre, post } = one.scales[0]!.reliability;
        expect(other.scales[0]!.reliability).toMatchObject({ pre: post, post: pre });
      }),
      { numRuns: 30 },
    );
  });
});

describe('groups within a file', () => {
  const grouped = oddWaves(3).map(([first, second]) => ({
    text: asCsv([...first, ...second], [...first.map(() => 'a'), ...second.map(() => 'b')]),
    files: [asCsv(first), asCsv(second)],
  }));

  it('turn signs and nothing else when their order is turned', async () => {
    await fc.assert(
      fc.asyncProperty(grouped, async ({ text }) => {
        const [one, other] = await Promise.all(
          [['a', 'b'] as const, ['b', 'a'] as const].map(async (groups) =>
            comparisonOf(await analysedTexts([text], scale, { by: 'arm', groups })),
          ),
        );
        expectMirrored(one!, other!);
      }),
      { numRuns: 60 },
    );
  });

  it('are compared as two files of strangers are', async () => {
    await fc.assert(
      fc.asyncProperty(grouped, async ({ text, files }) => {
        const [within, apart] = await Promise.all([
          analysedTexts([text], scale, { by: 'arm', groups: ['a', 'b'] }),
          analysedTexts(files, scale),
        ]);
        const { contrast: _contrast, further: _ofGroups, ...found } = comparisonOf(within);
        // Two waves could be of the same people, two groups cannot.
        const { contrast: _names, further: _ofFiles, missingLink: _, ...expected } = comparisonOf(apart);
        expect(found).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('do not depend on the order of the rows', async () => {
    await fc.assert(
      fc.asyncProperty(grouped, async ({ text }) => {
        const [header = '', ...rows] = text.trimEnd().split('\n');
        const turned = `${[header, ...rows.toReversed()].join('\n')}\n`;
        const [one, other] = await Promise.all(
          [text, turned].map(async (each) =>
            comparisonOf(await analysedTexts([each], scale, { by: 'arm', groups: ['a', 'b'] })),
          ),
        );
        one!.tests.forEach((test, index) => {
          expectSame(other!.tests[index]!.p, test.p, `${test.method} p`);
          expectSame(other!.tests[index]!.difference, test.difference, `${test.method} difference`);
        });
      }),
      { numRuns: 40 },
    );
  });
});
