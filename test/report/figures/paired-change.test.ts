import { describe, expect, it } from 'vitest';
import { createContext } from '../../../src/report/context.ts';
import { figureSvg, figuresOf } from '../../../src/report/figures/index.ts';
import { PAIRED, sourcesOf, VP } from './sources.ts';
import { alternative, expectSound, marks } from './svg.ts';

const english = createContext('en', 'apa');
const paired = await sourcesOf(PAIRED, { id: 'id' });

async function change(id: string, sources = paired, context = english): Promise<string> {
  const figure = figuresOf('change', sources, context).find((each) => each.id === id);
  return figureSvg(figure!);
}

describe('paired change', () => {
  it('has a line for every pair of scores, by reliable change', async () => {
    const svg = await change('change-brs');
    expectSound(svg);
    const { changes } = paired.data.scores.find(({ scale }) => scale === 'brs')!.changes[0]!;
    const lines = (fate: string) => marks(svg, `pairs-0-${fate}`).length;
    const of = (what: string) => changes!.filter((pair) => pair.change === what).length;
    expect(lines('improved')).toBe(of('increased'));
    expect(lines('worsened')).toBe(of('decreased'));
    expect(lines('same')).toBe(of('same'));
    expect(lines('improved') + lines('worsened') + lines('same')).toBeGreaterThan(15);
  });

  it('goes from the first score to the second', async () => {
    const svg = await change('change-wemwbs');
    const { first, second } = paired.data.scores.find(({ scale }) => scale === 'wemwbs')!.changes[0]!;
    const [mean] = marks(svg, 'mean-0');
    // The plot is 210 pixels for the 56 points of the range.
    expect(mean!.y - mean!.y2).toBeCloseTo(((second! - first!) / 56) * 210, 1);
    expect(mean!.x).toBeLessThan(mean!.x2);
  });

  it('counts in its key what the data count, and names the method', async () => {
    const svg = await change('change-wemwbs');
    expect(marks(svg, 'key-0-labels').map(({ text }) => text)).toEqual([
      'mean: 49.54 → 52.50',
      'reliably improved: 5 (21%)',
      'no reliable change: 17 (71%)',
      'reliably worsened: 2 (8%)',
    ]);
    const { description } = alternative(svg);
    expect(description).toContain('24 respondents with a score in both waves');
    expect(description).toContain('Jacobson & Truax');
    expect(description).toContain('with SD 8.91 (pre-test) and reliability .92');
  });

  it('turns the words of a scale on which lower is better, and has none for a neutral one', async () => {
    const turned = (direction: 'lower-is-better' | 'neutral') => ({
      ...paired,
      result: { ...paired.result, scales: paired.result.scales.map((scale) => ({ ...scale, direction })) },
    });
    const texts = async (direction: 'lower-is-better' | 'neutral') =>
      marks(await change('change-wemwbs', turned(direction)), 'key-0-labels').map(({ text }) => text);
    expect(await texts('lower-is-better')).toContain('reliably worsened: 5 (21%)');
    expect(await texts('neutral')).toContain('reliably risen: 5 (21%)');
  });

  it('says when a reliability was given', async () => {
    const given = await sourcesOf(PAIRED, { id: 'id', reliability: { brs: 0.9 }, sd: { brs: 0.7 } });
    const svg = await change('change-brs', given);
    expect(alternative(svg).description).toContain('with SD 0.70 (given) and reliability .90 (given)');
  });

  it('shows the mean alone when respondents are not to be shown', async () => {
    const hidden = await sourcesOf(PAIRED, { id: 'id', respondents: false });
    const svg = await change('change-brs', hidden);
    expectSound(svg);
    for (const fate of ['improved', 'worsened', 'rose', 'fell', 'same', 'unknown'])
      expect(marks(svg, `pairs-0-${fate}`)).toEqual([]);
    expect(marks(svg, 'mean-0')).toHaveLength(1);
    expect(svg).toContain('Single respondents are not shown.');
    expect(svg).toContain('reliably improved: 3 (13%)');
  });

  it('does not classify without a reliability', async () => {
    const scores = paired.data.scores.map((score) => ({
      ...score,
      changes: score.changes.map((change) => ({
        ...change,
        precision: null,
        counts: null,
        changes: change.changes!.map((pair) => ({ ...pair, change: null })),
      })),
    }));
    const svg = await change('change-brs', { ...paired, data: { ...paired.data, scores } });
    expectSound(svg);
    expect(marks(svg, 'pairs-0-unknown').length).toBeGreaterThan(15);
    expect(svg).toContain('the changes are not classified');
  });

  it('is not there without ids', async () => {
    expect(figuresOf('change', await sourcesOf(VP), english)).toEqual([]);
  });
});
