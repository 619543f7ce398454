import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Model, Result } from '../../../src/model/result.ts';
import { ensureStats, temporaryFolder } from '../../helpers/command.ts';
import { missedWaves, presence, WAVES } from './missed-waves.ts';

/** Models of generated studies in which people miss waves: what a model expects of a few is not to be worked out, its tests are told. */

const MIN_CELL = 5;
async function mixedModel(text: string, ...options: string[]): Promise<Model> {
  const path = join(temporaryFolder({ 'long.csv': text }), 'long.csv');
  const words = ['--wave', 'time', '--id', 'id', '--scales', 'brs', '--min-cell', String(MIN_CELL)];
  const { stdout, status } = await ensureStats('analyse', path, ...words, ...options, '--format', 'json');
  expect(status).toBe(0);
  const result = JSON.parse(stdout) as Result;
  return result.scales[0]!.models!.find(({ method }) => method === 'mixed-model')!;
}

describe('the estimates of a mixed model', () => {
  const seen = { shown: 0, hidden: 0 };

  it.each(Array.from({ length: 16 }, (_, index) => index + 1))(
    'are withheld where a few people of a group miss a wave, its tests are not (seed %i)',
    async (seed) => {
      const arms = seed % 2 === 0 ? ['all'] : ['control', 'treated'];
      const people = presence(seed, arms);
      const missed = arms.flatMap((arm) =>
        WAVES.map((_, wave) => people.filter((each) => each.arm === arm && each.at[wave] === false).length),
      );
      const tells = missed.some((n) => n > 0 && n < MIN_CELL);
      seen[tells ? 'hidden' : 'shown']++;
      const model = await mixedModel(missedWaves(people, seed), ...(arms.length > 1 ? ['--by', 'arm'] : []));
      const { tests, contrasts, means, withheld = [] } = model;
      const estimates = [
        ...means.flatMap(({ mean, standardError, ci }) => [mean, standardError, ci.lower, ci.upper]),
        ...contrasts.flatMap(({ difference, standardError, ci, effectSize }) => [
          ...[difference, standardError, ci.lower, ci.upper],
          ...(effectSize === undefined ? [] : [effectSize.value]),
        ]),
        model.logLikelihood,
      ];
      expect(new Set(estimates.map((each) => each === null))).toEqual(new Set([tells]));
      expect(withheld).toEqual(tells ? ['logLikelihood', 'means', 'contrasts'] : []);
      const told = [
        ...tests.flatMap(({ statistic, df2, p }) => [statistic, df2, p]),
        ...contrasts.flatMap(({ statistic, df, p }) => [statistic, df, p]),
      ];
      expect(told).not.toContain(null);
      expect(model.n.reduce((sum, n) => sum! + n!, 0)).toBe(people.length);
    },
  );

  it('are some of them shown and some not', () => {
    expect(seen.shown).toBeGreaterThan(3);
    expect(seen.hidden).toBeGreaterThan(3);
  });
});
