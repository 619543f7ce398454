import { describe, expect, it } from 'vitest';
import { createContext } from '../../../src/report/context.ts';
import { figureSvg, figuresOf } from '../../../src/report/figures/index.ts';
import { scoreRows } from '../../../src/report/tables/score-rows.ts';
import { COURSE, PAIRED, type Sources, sourcesOf, VP } from './sources.ts';
import { alternative, axisScale, expectSound, marks } from './svg.ts';

const english = createContext('en', 'apa');
const vp = await sourcesOf(VP);
const small = await sourcesOf([
  'brs1,brs2,brs3,brs4,brs5,brs6\n4,2,4,2,4,2\n5,1,5,2,4,1\n3,3,3,3,3,3\n2,4,2,5,2,4\n',
  'brs1,brs2,brs3,brs4,brs5,brs6\n4,2,4,2,4,2\n',
]);

async function drawn(sources: Sources, kind: 'means' | 'scores', id: string): Promise<string> {
  const figure = figuresOf(kind, sources, english).find((each) => each.id === id);
  return figureSvg(figure!);
}

describe('means', () => {
  it('lie with their intervals where the data have them, each on the axis of its scale', async () => {
    const svg = await drawn(vp, 'means', 'means');
    expectSound(svg);
    const rows = scoreRows(vp.result.scales);
    rows.forEach(({ scale }, index) => {
      const valueAt = axisScale(svg, index);
      const values = marks(svg, `values-${index}`).map(({ x }) => valueAt(x));
      const [pre, post] = scale.samples.map(({ descriptives }) => descriptives);
      const span = valueAt(470) - valueAt(300);
      expect(values).toHaveLength(2);
      expect(Math.abs(values[0]! - pre!.mean!) / span).toBeLessThan(1e-3);
      expect(Math.abs(values[1]! - post!.mean!) / span).toBeLessThan(1e-3);
      const data = vp.data.scores[index]!.waves;
      marks(svg, `intervals-${index}`).forEach(({ x, x2 }, wave) => {
        expect(Math.abs(valueAt(x) - data[wave]!.ci.lower!) / span).toBeLessThan(1e-3);
        expect(Math.abs(valueAt(x2) - data[wave]!.ci.upper!) / span).toBeLessThan(1e-3);
      });
    });
  });

  it('say the score, its attainable range and which way is better', async () => {
    const svg = await drawn(vp, 'means', 'means');
    expect(marks(svg, 'about-0')[0]!.text).toBe('sum score, attainable range 14–70; higher is better');
    expect(marks(svg, 'about-5')[0]!.text).toBe('sum score, from 0 up; higher is better');
    expect(alternative(svg).description).toContain(
      'Brief Resilience Scale, pre-test (n = 46): mean 3.01, 95% CI [2.80, 3.21].',
    );
  });

  it('are there for one respondent, without an interval', async () => {
    const svg = await drawn(small, 'means', 'means');
    expectSound(svg);
    expect(marks(svg, 'values-0')).toHaveLength(2);
    expect(marks(svg, 'intervals-0')).toHaveLength(1);
    expect(svg).toContain('– = could not be computed');
  });

  it('are not there for single items', async () => {
    expect(figuresOf('means', await sourcesOf(COURSE), english)).toEqual([]);
  });
});

describe('distributions', () => {
  it('have a dot for every respondent, or a bar for every score', async () => {
    const svg = await drawn(vp, 'scores', 'scores-wemwbs');
    expectSound(svg);
    expect(marks(svg, 'respondents-0-0')).toHaveLength(46);
    expect(marks(svg, 'respondents-0-1')).toHaveLength(40);
    const valueAt = axisScale(svg, 0);
    const scores = vp.data.scores[0]!.waves[0]!.shape!.counts.flatMap(({ value, n }) => Array(n).fill(value));
    marks(svg, 'respondents-0-0').forEach(({ x }, index) => {
      expect(valueAt(x)).toBeCloseTo(scores[index], 1);
    });
    const bars = marks(await drawn(vp, 'scores', 'scores-lsns6'), 'respondents-2-0');
    expect(bars.length).toBeLessThan(46);
    expect(bars.some(({ y, y2 }) => y2 - y > 10)).toBe(true);
  });

  it('have quartiles and means where the data have them', async () => {
    const svg = await drawn(vp, 'scores', 'scores-wemwbs');
    const valueAt = axisScale(svg, 0);
    vp.data.scores[0]!.waves.forEach(({ shape, mean, ci }, wave) => {
      const [box] = marks(svg, `box-0-${wave}`);
      const [lower, median, upper] = shape!.quartiles;
      expect(valueAt(box!.x)).toBeCloseTo(lower, 1);
      expect(valueAt(box!.x2)).toBeCloseTo(upper, 1);
      expect(valueAt(marks(svg, `median-0-${wave}`)[0]!.x)).toBeCloseTo(median, 1);
      expect(valueAt(marks(svg, `mean-0-${wave}`)[0]!.x)).toBeCloseTo(mean!, 1);
      expect(valueAt(marks(svg, `interval-0-${wave}`)[0]!.x2)).toBeCloseTo(ci.upper!, 1);
    });
  });

  it('have the subscales below the scale', async () => {
    const svg = await drawn(vp, 'scores', 'scores-lsns6');
    expectSound(svg);
    expect(svg).toContain('Family: sum score, from 0 up; higher is better');
    expect(alternative(svg).description).toMatch(/Family, pre-test \(n = 46\): mean 3\.00/);
  });

  it('of a few respondents are a mean and its interval', async () => {
    const svg = await drawn(small, 'scores', 'scores-brs');
    expectSound(svg);
    expect(marks(svg, 'respondents-0-0')).toEqual([]);
    expect(marks(svg, 'box-0-0')).toEqual([]);
    expect(marks(svg, 'mean-0-0')).toHaveLength(1);
    expect(svg).toContain('With fewer than 10 respondents only the mean is shown');
    expect(alternative(svg).description).not.toContain('quartiles');
  });

  it('are means alone when respondents are not to be shown', async () => {
    const hidden = await sourcesOf(PAIRED, { respondents: false });
    const svg = await drawn(hidden, 'scores', 'scores-brs');
    expect(marks(svg, 'respondents-0-0')).toEqual([]);
    expect(svg).toContain('Single respondents are not shown.');
  });

  it('of one file name no wave', async () => {
    const svg = await drawn(await sourcesOf(VP.slice(0, 1)), 'scores', 'scores-brs');
    expectSound(svg);
    expect(svg).not.toContain('re-test');
  });
});
