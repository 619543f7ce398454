import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/analysis/analyse.ts';
import { defaultSettings } from '../../src/analysis/settings.ts';
import { describedGroups } from '../../src/cli/report-figures.ts';
import { bytesSource } from '../../src/io/bytes-source.ts';
import { openDataset } from '../../src/io/open-dataset.ts';
import { mood } from '../analysis/withhold/files.ts';
import { ensureStats, temporaryFolder } from '../helpers/command.ts';

const GROUPS = ['a', 'b', 'c'];

describe('the answers of groups that are chosen', () => {
  it('are those of every wave, group by group in the order that was asked for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 }),
        fc.shuffledSubarray(GROUPS, { minLength: 2 }),
        fc.array(fc.tuple(fc.constantFrom(...GROUPS), fc.integer({ min: 1, max: 5 })), {
          minLength: 30,
          maxLength: 40,
        }),
        async (waves, groups, people) => {
          const rows = [...GROUPS.map((group) => [group, 3] as const), ...people];
          const inputs = await Promise.all(
            Array.from({ length: waves }, async (_, wave) => {
              const lines = rows.map(
                ([group, answer], at) => `${group},${answer},${(at % 5) + 1},${wave + 1}`,
              );
              const text = `sex,m1,m2,m3\n${lines.join('\n')}\n`;
              return {
                wave: `w${wave}`,
                dataset: await openDataset(bytesSource(`w${wave}.csv`, text), {}),
                sha256: null,
              };
            }),
          );
          const settings = { ...defaultSettings, candidates: [mood], by: 'sex', groups };
          const { samples, scales } = await describedGroups(inputs, settings);
          const wanted = inputs.flatMap(({ wave }) => groups.map((group) => ({ wave, group })));
          expect(samples.map(({ wave, group }) => ({ wave, group }))).toEqual(
            wanted.map(({ wave, group }) => ({ wave: waves === 1 ? samples[0]!.wave : wave, group })),
          );
          for (const [at, { group }] of wanted.entries()) {
            const answers = rows.filter(([own]) => own === group).map(([, answer]) => answer);
            expect(samples[at]!.n).toBe(answers.length);
            expect(scales[0]!.items[0]!.mean[at]).toBeCloseTo(
              answers.reduce((sum, answer) => sum + answer, 0) / answers.length,
              10,
            );
          }
          // The same groups are compared.
          if (groups.length === 2)
            expect((await analyse(inputs, settings)).groups.map(({ id }) => id)).toEqual(groups);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('the quality of answers in one file with several waves', () => {
  const words = ['fixtures/trial/obrien-kaiser.csv', '--scales', 'fixtures/trial/hours.json'];

  it('is told wave by wave', async () => {
    const { stdout } = await ensureStats('validate', ...words, '--quality');
    for (const wave of ['pre-test', 'post-test', 'fup'])
      expect(stdout).toContain(`obrien-kaiser.csv, ${wave}: none of 16 respondents flagged.`);
  });

  it('has a heading for each wave in a report', async () => {
    const page = join(temporaryFolder({}), 'report.html');
    const { status } = await ensureStats('report', ...words, '--by', 'arm', '--no-figures', '-o', page);
    expect(status).toBe(0);
    const { readFileSync } = await import('node:fs');
    const table = /<table id="table-quality".*?<\/table>/s.exec(readFileSync(page, 'utf8'))![0];
    const headings = [...table.matchAll(/<th scope="colgroup"[^>]*>(.*?)<\/th>/g)].map(([, heading]) =>
      heading!.replace(/<[^>]*>/g, ''),
    );
    expect(headings).toEqual(['pre-test', 'post-test', 'fup'].map((wave) => `obrien-kaiser.csv, ${wave}`));
  });
});
