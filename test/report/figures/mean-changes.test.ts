import { describe, expect, it } from 'vitest';
import { withholdSmallCells } from '../../../src/analysis/withhold/index.ts';
import type { ConfidenceInterval, Result } from '../../../src/model/result.ts';
import { createContext } from '../../../src/report/context.ts';
import { figureSvg, figuresOf } from '../../../src/report/figures/index.ts';
import { withLabels } from '../../../src/report/labels.ts';
import { withheldContext } from '../../../src/report/withheld.ts';
import { sourcesOf } from './sources.ts';
import { alternative, expectSound, marks } from './svg.ts';

const english = createContext('en', 'apa');
const THREE = ['t0', 't1', 't2'].map((wave) => `fixtures/three-waves/${wave}.csv`);
const GROUPED = { by: 'arm' };
const MATCHED = { by: 'arm', id: 'id' };

/** From its ticks, the value at a height of the panel. */
function valueAt(svg: string): (y: number) => number {
  const grid = marks(svg, 'mean-changes-grid-0').map(({ y }) => y);
  const ticks = marks(svg, 'mean-changes-ticks-0').map(({ text }) => Number(text!.replace('−', '-')));
  const last = ticks.length - 1;
  return (y) => ticks[0]! + ((y - grid[0]!) / (grid[last]! - grid[0]!)) * (ticks[last]! - ticks[0]!);
}

type Drawn = { readonly difference: number | null; readonly ci?: ConfidenceInterval | undefined };

/** Changes since the first wave of a group, as this test looks them up. */
function modelled({ scales }: Result, group: string): Drawn[] {
  return scales[0]!.models![0]!.contrasts.filter(
    ({ contrast, against }) => against === 'first' && contrast.kind === 'waves' && contrast.group === group,
  );
}

function tested({ scales }: Result, group: string, method: string): Drawn[] {
  return scales[0]!.comparisons
    .filter(({ contrast }) => contrast.kind === 'waves' && contrast.group === group)
    .map(({ tests }) => tests.find((test) => test.method === method)!);
}

describe('the change of each group', () => {
  it.each([
    ['of the mixed model', THREE, MATCHED, modelled, /by the mixed model/],
    [
      'of pairs',
      THREE.slice(0, 2),
      MATCHED,
      (of: Result, group: string) => tested(of, group, 'paired'),
      /paired t-test/,
    ],
    ['of strangers', THREE, GROUPED, (of: Result, group: string) => tested(of, group, 'welch'), /Welch/],
  ] as const)(
    '%s begins at nothing and stands where the result has it',
    async (_, files, settings, changesOf, says) => {
      const { result } = await sourcesOf([...files], settings);
      const [figure] = figuresOf('mean-changes', { result }, withLabels(english, result));
      const svg = figureSvg(figure!);
      expectSound(svg);
      expect(alternative(svg).description).toMatch(says);
      const value = valueAt(svg);
      result.groups.forEach(({ id }, place) => {
        const own = changesOf(result, id);
        expect(own).toHaveLength(files.length - 1);
        const [start, ...later] = marks(svg, `mean-changes-means-0-${place}`);
        expect(value(start!.y)).toBeCloseTo(0, 2);
        expect(later).toHaveLength(own.length);
        later.forEach(({ y }, wave) => {
          expect(Math.abs(value(y) - own[wave]!.difference!)).toBeLessThan(0.01);
        });
        const intervals = marks(svg, `mean-changes-intervals-0-${place}`);
        expect(intervals).toHaveLength(own.length);
        intervals.forEach(({ y, y2 }, wave) => {
          const ends = [value(y), value(y2!)].sort((a, b) => a - b);
          expect(Math.abs(ends[0]! - own[wave]!.ci!.lower!)).toBeLessThan(0.01);
          expect(Math.abs(ends[1]! - own[wave]!.ci!.upper!)).toBeLessThan(0.01);
        });
      });
    },
  );

  it.each(['en', 'nl', 'fr'] as const)(
    'is sound in %s, with small groups withheld as well',
    async (language) => {
      const { result } = await sourcesOf(THREE, MATCHED);
      const plain = withLabels(createContext(language, 'apa'), result);
      for (const figure of figuresOf('mean-changes', { result }, plain)) expectSound(figureSvg(figure));
      const few = withholdSmallCells(result, 30);
      const context = withLabels(await withheldContext(plain, few), few);
      expect(few.scales[0]!.comparisons.some(({ difference }) => difference === null)).toBe(true);
      for (const figure of figuresOf('mean-changes', { result: few }, context)) {
        expectSound(figureSvg(figure));
        expect(figure.notes).not.toEqual([]);
      }
    },
  );

  it('is not drawn without groups or of one wave', async () => {
    expect(figuresOf('mean-changes', await sourcesOf(THREE), english)).toEqual([]);
    expect(figuresOf('mean-changes', await sourcesOf(THREE.slice(0, 1), GROUPED), english)).toEqual([]);
  });
});
