import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnalysisSettings } from '../../src/analysis/settings.ts';
import { withholdSmallCells } from '../../src/analysis/withhold/index.ts';
import type { Result } from '../../src/model/result.ts';
import type { Scale } from '../../src/model/scale.ts';
import { bySample } from '../helpers/by-sample.ts';
import { analysedTexts, asCsv, oddFile, oddWaves, openScale } from '../helpers/odd-samples.ts';

/**
 * Every `null` of a result has its reason: beside it, in a block around it, or here, where it is no missing number at all.
 */

const RANKS = new Set(['mann-whitney', 'wilcoxon-signed-rank']);
const VARIANCES = new Set(['levene', 'brown-forsythe']);

interface Place {
  /** Names and positions down to the value, positions as `*`. */
  readonly path: string;
  /** The objects around it, the nearest first. */
  readonly around: readonly Readonly<Record<string, unknown>>[];
}

/** What is `null` by meaning, and what that means. */
const BY_MEANING: readonly {
  readonly path: RegExp;
  readonly why: string;
  readonly when?: (at: Place) => boolean;
}[] = [
  { path: /^inputs\.\*\.sha256$/, why: 'the caller did not know the bytes' },
  { path: /^settings\.(id|by|decimal)$/, why: 'the option was not given' },
  { path: /^flow\.outside$/, why: 'there are no groups of one file' },
  { path: /^flow\.waves\.\*\.paired$/, why: 'nobody is matched without ids' },
  { path: /^flow\.scores\.\*\.overlap$/, why: 'nobody is matched without ids' },
  { path: /\.subscale$/, why: 'the score is that of the whole scale' },
  { path: /\.aggregate$/, why: 'the definition has no total' },
  { path: /\.range(\.\*)?$/, why: 'no total, or an open count' },
  { path: /\.ceiling$/, why: 'an open count has no highest score' },
  { path: /\.primary$/, why: 'there is one wave only' },
  { path: /\.group$/, why: 'the sample is of everybody' },
  {
    path: /\.samples\.\*\.wave$/,
    why: 'the sample is of all waves',
    when: ({ around }) => (around[0] as { pooled?: boolean }).pooled === true,
  },
  {
    path: /\.normality\.\*\.sample$/,
    why: 'the differences of pairs are of no sample',
    when: ({ around }) => (around[2] as { design?: string }).design !== 'independent',
  },
  { path: /\.categories\.\*\.value$/, why: 'respondents without a value' },
  { path: /\.tests\.\*\.p(Holm|Hochberg|BenjaminiHochberg)$/, why: 'the test is outside the family' },
  {
    path: /\.tests\.\*\.(difference|standardError|df|ci\.lower|ci\.upper)$/,
    why: 'ranks have neither differences of means nor degrees of freedom, variances no difference',
    when: ({ path, around }) => {
      const { method } = around.find((each) => 'alternative' in each) as { method: string };
      return RANKS.has(method) || (VARIANCES.has(method) && !path.endsWith('.df'));
    },
  },
  {
    path: /\.missingLink\.overlaps\.\*\.turnsAt$/,
    why: 'no correlation turns the decision',
    when: ({ around }) => (around[0] as { decision?: string }).decision !== 'turns',
  },
  { path: /\.reason$/, why: 'there is a value' },
  {
    path: /\.omegaTotal(Standardized)?\.fit\.p$/,
    why: 'three items leave no degree of freedom for a test of fit',
  },
  {
    path: /\.individualChange$/,
    why: 'nobody is matched without ids',
    when: ({ around }) => (around[1] as { design?: string }).design === 'independent',
  },
  { path: /\.individualChange\.(improved|worsened)$/, why: 'the scale is neutral' },
  { path: /\.individualChange\.(cutoff|recovered|bands)$/, why: 'no norms, no bands' },
];

function unexplained(value: unknown, path = '', around: Place['around'] = []): string[] {
  if (value === null) {
    const at = { path, around };
    const means = BY_MEANING.some((each) => each.path.test(path) && (each.when?.(at) ?? true));
    const hasReason = around.some(({ reason }) => typeof reason === 'string' && reason !== '');
    return means || hasReason ? [] : [path];
  }
  if (typeof value !== 'object') return [];
  const inner = [value as Record<string, unknown>, ...around];
  return Object.entries(value).flatMap(([key, part]) => {
    const name = Array.isArray(value) ? '*' : key;
    return unexplained(part, path === '' ? name : `${path}.${name}`, Array.isArray(value) ? around : inner);
  });
}

function expectExplained({ warnings: _, ...result }: Result): void {
  expect([...new Set(unexplained(result))]).toEqual([]);
}

const settings: fc.Arbitrary<Partial<AnalysisSettings>> = fc.record({
  id: fc.constantFrom('id', null),
  alpha: fc.constantFrom('listwise', 'pairwise'),
  equivalence: fc.constantFrom(
    null,
    { lower: -1, upper: 1, unit: 'raw' },
    { lower: -0.5, upper: 0.5, unit: 'standardized' },
  ),
  bootstrap: fc.constantFrom(null, null, null, { replicates: 100, seed: 1 }),
  reliability: fc.constantFrom({}, {}, { '*': 1 }, { '*': 0 }),
});

/** Scales with and without a direction, subscales and a total. */
function scale(k: number): fc.Arbitrary<Scale> {
  return fc
    .record({
      minAnswered: fc.integer({ min: 1, max: k }),
      neutral: fc.boolean(),
      parts: fc.boolean(),
      total: fc.boolean(),
    })
    .map(({ minAnswered, neutral, parts, total }): Scale => {
      const { score, ...whole } = openScale(k, minAnswered);
      const part = (id: string, items: readonly string[]) => ({
        ...{ id, name: { en: id }, items: [...items] },
        score: { aggregate: 'sum' as const, minAnswered: 1 },
      });
      const items = whole.items.map(({ id }) => id);
      return {
        ...whole,
        direction: neutral ? 'neutral' : 'lower-is-better',
        score: total || !parts ? score : null,
        ...(parts ? { subscales: [part('first', items.slice(0, 1)), part('others', items.slice(-2))] } : {}),
      } as Scale;
    });
}

describe.each([1, 2, 3, 5])('no null of %d items is left unexplained', (k) => {
  it('in two waves, with respondents who left and their characteristics', async () => {
    await fc.assert(
      fc.asyncProperty(
        oddWaves(k),
        scale(k),
        settings,
        fc.boolean(),
        async ([before, after], of, chosen, groups) => {
          const arms = before.map((_, index) => ['a', 'b', 'a', '', 'c'][index % 5]!);
          const result = await analysedTexts([asCsv(before, groups ? arms : undefined), asCsv(after)], of, {
            ...chosen,
            attrition: groups && chosen.id !== null ? ['arm'] : [],
          });
          expectExplained(result);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('in one file, whole and by groups', async () => {
    await fc.assert(
      fc.asyncProperty(oddFile(k), scale(k), settings, async (answers, of, chosen) => {
        const arms = answers.map((_, index) => (index % 3 === 0 ? 'a' : 'b'));
        const result = await analysedTexts([asCsv(answers, arms)], of, {
          ...chosen,
          id: null,
          by: answers.length > 1 ? 'arm' : null,
        });
        expectExplained(result);
      }),
      { numRuns: 40 },
    );
  });
});

describe('reasons', () => {
  const constant = Array.from({ length: 6 }, () => [3, 3, 3]);
  const single = [[1, 2, 4]];
  const mixed = [1, 2, 3, 4, 5, 5].map((level, index) => [level, level, index % 2 === 0 ? level : 6 - level]);

  it('say what is missing: respondents, variance or items', async () => {
    const of = async (answers: number[][]) => {
      const { scales } = await analysedTexts([asCsv(answers)], openScale(answers[0]!.length, 1));
      const { reliability, waves } = scales[0]!;
      return {
        alpha: reliability.pre!.reason,
        score: waves.pre!.reason,
        shape: waves.pre!.shape!.reason,
      };
    };
    expect(await of(constant)).toEqual({ alpha: 'zero-variance', score: undefined, shape: 'zero-variance' });
    expect(await of(single)).toEqual({ alpha: 'too-few', score: 'too-few', shape: 'too-few' });
    expect(await of([[1], [2], [4]])).toEqual({ alpha: 'too-few-items', score: undefined, shape: 'too-few' });
    expect(await of(mixed)).toEqual({ alpha: undefined, score: undefined, shape: undefined });
  });

  it('say nothing of a few respondents where these are withheld', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => [
      1 + (i % 5),
      1 + ((i * 2 + (i % 3)) % 5),
      1 + ((i + 1) % 4),
    ]);
    for (const few of [constant.slice(0, 3), mixed.slice(0, 3)]) {
      const result = await analysedTexts([asCsv(rows), asCsv(few)], openScale(3, 3), { id: 'id' });
      const { scales, attrition } = bySample(withholdSmallCells(result, 5));
      const { reliability, waves, acrossWaves, comparison } = scales[0]!;
      const ofFew = [reliability.post, reliability.pooled, waves.post, acrossWaves, attrition];
      const shown = [...ofFew, comparison!.pairs, comparison!.further];
      expect(JSON.stringify(shown)).not.toContain('"reason":"');
    }
  });

  it('are no part of a result in which nothing is missing', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => [
      1 + (i % 5),
      1 + ((i * 2 + (i % 3)) % 5),
      1 + ((i + (i % 2)) % 5),
    ]);
    const later = rows.map(([a, b, c], i) => [a!, ((b! + i) % 5) + 1, c!]);
    const result = await analysedTexts([asCsv(rows), asCsv(later)], openScale(3, 3), { id: 'id' });
    const { alphaEquality } = result.scales[0]!.acrossWaves!;
    expect(alphaEquality.every((each) => each.reason === undefined)).toBe(true);
    expect(JSON.stringify(result.scales[0]!.comparison)).not.toContain('"reason"');
  });
});
