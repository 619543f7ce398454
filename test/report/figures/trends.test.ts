import { describe, expect, it } from 'vitest';
import { createContext } from '../../../src/report/context.ts';
import { figureSvg, figuresOf } from '../../../src/report/figures/index.ts';
import { withLabels } from '../../../src/report/labels.ts';
import { sourcesOf } from './sources.ts';
import { alternative, expectSound, marks } from './svg.ts';

const english = createContext('en', 'apa');
const THREE = ['t0', 't1', 't2'].map((wave) => `fixtures/three-waves/${wave}.csv`);

/** From its ticks, the value at a height of the panel. */
function valueAt(svg: string): (y: number) => number {
  const grid = marks(svg, 'trends-grid-0').map(({ y }) => y);
  const ticks = marks(svg, 'trends-ticks-0').map(({ text }) => Number(text));
  const [first, last] = [0, ticks.length - 1];
  return (y) =>
    ticks[first]! + ((y - grid[first]!) / (grid[last]! - grid[first]!)) * (ticks[last]! - ticks[first]!);
}

describe('means over time', () => {
  it('have a line per group, its means and intervals where the data have them', async () => {
    const { result, data } = await sourcesOf(THREE, { by: 'arm' });
    const [figure] = figuresOf('trends', { result, data }, withLabels(english, result));
    const svg = figureSvg(figure!);
    expectSound(svg);
    const value = valueAt(svg);
    result.groups.forEach(({ id }, place) => {
      const own = data.scores[0]!.waves.filter(({ group }) => group === id);
      expect(own).toHaveLength(3);
      const means = marks(svg, `trends-means-0-${place}`);
      means.forEach(({ y }, wave) => {
        expect(Math.abs(value(y) - own[wave]!.mean!)).toBeLessThan(0.02);
      });
      expect(means.map(({ x }) => x)).toEqual([...means.map(({ x }) => x)].sort((a, b) => a - b));
      marks(svg, `trends-intervals-0-${place}`).forEach(({ y, y2 }, wave) => {
        const ends = [value(y), value(y2!)].sort((a, b) => a - b);
        expect(Math.abs(ends[0]! - own[wave]!.ci.lower!)).toBeLessThan(0.02);
        expect(Math.abs(ends[1]! - own[wave]!.ci.upper!)).toBeLessThan(0.02);
      });
      expect(marks(svg, `trends-line-0-${place}`)).toHaveLength(2);
    });
    expect(marks(svg, 'trends-key-names-0').map(({ text }) => text?.toLowerCase())).toEqual(
      result.groups.map(({ id }) => id.toLowerCase()),
    );
    expect(alternative(svg).description).toMatch(/post \(2\), training .*: mean \d\.\d\d, 95% CI/);
  });

  it('have one line for everybody, and are not there where two samples say it all', async () => {
    const all = await sourcesOf(THREE);
    const [figure] = figuresOf('trends', all, english);
    const svg = figureSvg(figure!);
    expectSound(svg);
    expect(marks(svg, 'trends-means-0-0')).toHaveLength(3);
    expect(marks(svg, 'trends-key-names-0')).toEqual([]);
    expect(figuresOf('trends', await sourcesOf(THREE.slice(0, 2)), english)).toEqual([]);
    expect(figuresOf('trends', await sourcesOf(THREE.slice(0, 1), { by: 'arm' }), english)).toEqual([]);
  });
});
