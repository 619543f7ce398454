import { describe, expect, it } from 'vitest';
import { reliabilitiesOf } from '../../../src/model/result/samples.ts';
import { createContext } from '../../../src/report/context.ts';
import { figureSvg, figuresOf } from '../../../src/report/figures/index.ts';
import { COURSE, type Sources, sourcesOf, VP } from './sources.ts';
import { alternative, axisScale, expectSound, marks } from './svg.ts';

const english = createContext('en', 'apa');
const vp = await sourcesOf(VP);

async function drawn(kind: 'items' | 'missing', id: string, sources: Sources = vp): Promise<string> {
  const figure = figuresOf(kind, sources, english).find((each) => each.id === id);
  return figureSvg(figure!);
}

describe('item statistics', () => {
  it('lie where the result has them', async () => {
    const svg = await drawn('items', 'items-brs');
    expectSound(svg);
    const [rest, alpha] = [axisScale(svg, 0), axisScale(svg, 1)];
    const [pre, post] = reliabilitiesOf(vp.result.scales.find(({ id }) => id === 'brs')!);
    [pre!, post!].forEach(({ items, alpha: all }, wave) => {
      const correlations = marks(svg, `correlations-0-${wave}`);
      const dropped = marks(svg, `dropped-0-${wave}`);
      expect(correlations).toHaveLength(6);
      items.forEach(({ itemRestCorrelation, alphaIfDropped }, item) => {
        expect(rest(correlations[item]!.x)).toBeCloseTo(itemRestCorrelation!, 3);
        expect(alpha(dropped[item]!.x)).toBeCloseTo(alphaIfDropped!, 3);
      });
      expect(alpha(marks(svg, `alpha-0-${wave}`)[0]!.x)).toBeCloseTo(all!, 3);
    });
  });

  it('have the subscales, and the item texts that the definition has', async () => {
    const svg = await drawn('items', 'items-lsns6');
    expectSound(svg);
    expect([0, 1, 2].map((block) => marks(svg, `correlations-${block}-0`).length)).toEqual([6, 3, 3]);
    expect(marks(svg, 'items-2-friends')[0]!.text).toMatch(/^4\. Hoeveel vrienden/);
    expect(alternative(svg).description).toContain('pre-test n = 46, α = .75; post-test n = 40, α = .75');
  });

  it('leave out what could not be computed', async () => {
    const scales = vp.result.scales.map((scale) => ({
      ...scale,
      samples: scale.samples.map(({ reliability, ...sample }) => ({
        ...sample,
        reliability: {
          ...reliability!,
          alpha: null,
          items: reliability!.items.map((item) => ({
            ...item,
            itemRestCorrelation: null,
            alphaIfDropped: null,
          })),
        },
      })),
    }));
    const svg = await drawn('items', 'items-cel', { ...vp, result: { ...vp.result, scales } });
    expectSound(svg);
    expect(marks(svg, 'dropped-0-0')).toEqual([]);
    expect(svg).toContain('Items without a symbol');
  });

  it('are not there for single items', async () => {
    expect(figuresOf('items', await sourcesOf(COURSE), english)).toEqual([]);
  });
});

describe('the map of missing answers', () => {
  it('has a cell for every item and wave, with the share of respondents', async () => {
    const svg = await drawn('missing', 'missing');
    expectSound(svg);
    vp.described.scales.forEach(({ items }, index) => {
      const expected = [0, 1].flatMap((group) =>
        items.map(({ n, missing }) => missing[group]! / (n[group]! + missing[group]!)),
      );
      expect(marks(svg, `cells-${index}`)).toHaveLength(items.length * 2);
      expect(marks(svg, `shares-${index}`).map(({ text }) => text)).toEqual(
        expected.map((share) => english.number.share(share, 0)),
      );
    });
  });

  it('shows no respondents, and says in words where the gaps are', async () => {
    const { description } = alternative(await drawn('missing', 'missing'));
    expect(description).toContain('Brief Resilience Scale, pre-test (n = 46): item 3 2.2%, item 6 2.2%.');
    expect(description).toContain('Rosenberg Self-Esteem Scale, pre-test (n = 46): nothing missing.');
  });

  it('is darker with more', async () => {
    const described = {
      ...vp.described,
      scales: vp.described.scales.slice(0, 1).map((scale) => ({
        ...scale,
        items: scale.items.map((item, index) => ({
          ...item,
          n: [100 - index * 5, 100],
          missing: [index * 5, 0],
        })),
      })),
    };
    const svg = await drawn('missing', 'missing', { ...vp, described });
    const lightness = marks(svg, 'cells-0')
      .slice(0, 14)
      .map(({ fill }) => Number.parseInt(fill!.slice(3, 5), 16));
    expect(lightness).toEqual([...lightness].sort((a, b) => b - a));
    expect(new Set(lightness).size).toBe(5);
  });

  it('wraps a scale of many items', async () => {
    const [scale] = vp.described.scales;
    const items = [...scale!.items, ...scale!.items, ...scale!.items];
    const svg = await drawn('missing', 'missing', {
      ...vp,
      described: { ...vp.described, scales: [{ ...scale!, items }] },
    });
    expectSound(svg);
    expect(new Set(marks(svg, 'cells-0').map(({ y }) => y)).size).toBe(6);
    expect(marks(svg, 'numbers-0').at(-1)!.text).toBe('42');
  });
});
