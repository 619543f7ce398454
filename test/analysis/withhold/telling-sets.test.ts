import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setsToShow } from '../../../src/analysis/withhold/telling-sets.ts';
import type { Result } from '../../../src/model/result.ts';
import { ensureStats, temporaryFolder } from '../../helpers/command.ts';

const MIN_CELL = 5;

describe('sets of people that may be described beside each other', () => {
  const people = fc.integer({ min: 1, max: 4 }).chain((sets) =>
    fc.array(
      fc.record({
        n: fc.integer({ min: 0, max: 12 }),
        within: fc.array(fc.boolean(), { minLength: sets, maxLength: sets }),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  );

  it('leave no few people, however their sums are added and subtracted', () => {
    fc.assert(
      fc.property(
        people,
        fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 5, maxLength: 5 }),
        (all, weights) => {
          const shown = setsToShow(all, MIN_CELL);
          const involved = all.filter(({ within }) => {
            const ofSets = within.map((isIn, set) => (shown[set] === true && isIn ? weights[set + 1]! : 0));
            return weights[0]! + ofSets.reduce((sum, weight) => sum + weight, 0) !== 0;
          });
          const n = involved.reduce((sum, each) => sum + each.n, 0);
          // Everybody is shown anyway, be they few.
          const everybody = all.reduce((sum, each) => sum + each.n, 0);
          if (everybody < MIN_CELL) return;
          expect(n === 0 || n >= MIN_CELL).toBe(true);
        },
      ),
    );
  });

  it('keep the first, and each that is the same people', () => {
    const all = [
      { n: 20, within: [true, true, true] },
      { n: 6, within: [false, false, true] },
      { n: 2, within: [false, true, false] },
    ];
    expect(setsToShow(all, MIN_CELL)).toEqual([true, false, false]);
    expect(setsToShow(all.slice(0, 2), MIN_CELL)).toEqual([true, true, true]);
  });
});

describe('pairs of a wave beside those of another', () => {
  /** 30 people, of whom the first so many come back. */
  const files = (later: readonly number[]) => {
    const row = (person: number, wave: number) =>
      [
        `p${person}`,
        ...[1, 2, 3, 4, 5, 6].map((item) => 1 + ((person * item + wave * item + person) % 5)),
      ].join(',');
    return Object.fromEntries(
      [30, ...later].map((n, wave) => [
        `t${wave}.csv`,
        [
          'id,brs1,brs2,brs3,brs4,brs5,brs6',
          ...Array.from({ length: n }, (_, person) => row(person, wave)),
        ].join('\n'),
      ]),
    );
  };
  const analysed = async (folder: string, ...waves: readonly string[]) => {
    const paths = waves.map((wave) => join(folder, `${wave}.csv`));
    const words = ['--id', 'id', '--scales', 'brs', '--min-cell', String(MIN_CELL), '--format', 'json'];
    const { stdout, status } = await ensureStats('analyse', ...paths, ...words);
    expect(status).toBe(0);
    return JSON.parse(stdout) as Result;
  };
  const shownOf = ({ scales }: Result) =>
    scales[0]!.comparisons.map(({ difference, pairs }) => [difference !== null, pairs?.means[0] != null]);

  it('go where both would give away the two who came once more', async () => {
    const folder = temporaryFolder(files([24, 22]));
    expect(shownOf(await analysed(folder, 't0', 't1'))).toEqual([[true, true]]);
    expect(shownOf(await analysed(folder, 't0', 't2'))).toEqual([[true, true]]);
    const both = await analysed(folder, 't0', 't1', 't2');
    expect(shownOf(both)).toEqual([
      [true, true],
      [false, false],
    ]);
    const { attrition, flow } = both;
    expect(attrition!.scores[0]!.stayed.mean).not.toBeNull();
    expect(attrition!.later![0]!.scores[0]!.stayed.mean).toBeNull();
    expect(flow!.scores[0]!.patterns).toEqual([]);
    expect(flow!.patterns).toEqual([]);
  });

  it('stay where enough people differ', async () => {
    const all = await analysed(temporaryFolder(files([24, 18])), 't0', 't1', 't2');
    expect(shownOf(all)).toEqual([
      [true, true],
      [true, true],
    ]);
    expect(all.flow!.scores[0]!.patterns!.map(({ n }) => n)).toEqual([18, 6, 6]);
  });
});
