import { describe, expect, it } from 'vitest';
import { settings } from '../../../src/model/settings/settings.ts';
import { COEFFICIENTS } from '../../../src/model/statistics/coefficients.ts';
import { CORRELATIONS } from '../../../src/model/statistics/correlations.ts';
import { EFFECT_SIZES } from '../../../src/model/statistics/effect-sizes.ts';
import { ITEM_TESTS, PROPORTION_INTERVALS } from '../../../src/model/statistics/item-tests.ts';
import { FURTHER_TESTS, MODEL_EFFECT_SIZES, MODELS } from '../../../src/model/statistics/models.ts';
import { POPULATION_STATISTICS } from '../../../src/model/statistics/population-tests.ts';
import { REFERENCES } from '../../../src/model/statistics/references.ts';
import type { Statistic } from '../../../src/model/statistics/statistic.ts';
import { needsPairs, TEST_METHODS, TESTS, testEntry } from '../../../src/model/statistics/tests.ts';

const entries: (readonly [id: string, entry: Statistic])[] = [
  ...Object.entries(TESTS),
  ...Object.entries(EFFECT_SIZES),
  ...Object.entries(COEFFICIENTS),
  ...Object.entries(CORRELATIONS),
  ...Object.entries(POPULATION_STATISTICS),
  ...Object.entries(ITEM_TESTS).filter(([id]) => !(id in TESTS) && !(id in MODELS)),
  ...Object.entries(PROPORTION_INTERVALS),
  ...Object.entries(MODELS),
  ...Object.entries(FURTHER_TESTS),
  ...Object.entries(MODEL_EFFECT_SIZES),
];

describe('the registry of statistics', () => {
  it.each(entries)('%s is computed where its entry says', async (_, { computed: [file, name] }) => {
    const module: Readonly<Record<string, unknown>> = await import(`../../../src/stats/${file}`);
    expect(module[name]).toBeTypeOf('function');
  });

  it('has no id twice', () => {
    expect(new Set(entries.map(([id]) => id)).size).toBe(entries.length);
  });

  it('has references that exist, with author and year', () => {
    for (const [id, { references }] of entries)
      for (const reference of references)
        expect(REFERENCES[reference], id).toMatch(/^\p{Lu}.+ \(\d{4}[a-z]?\)\. /u);
  });

  it('says of a test that it needs pairs when it rests on pairs', () => {
    for (const method of TEST_METHODS)
      expect([method, testEntry(method).needs.includes('pairs')]).toEqual([method, needsPairs(method)]);
  });

  it('holds the tests that can be asked for, and none of variances', () => {
    expect(settings.test.value.options).not.toContain('levene');
    for (const method of TEST_METHODS)
      expect(settings.test.value.safeParse(method).success).toBe(testEntry(method).compares !== 'variances');
  });
});
