import { describe, expect, it } from 'vitest';
import type { DescribeResult } from '../../../src/model/result.ts';
import { createContext } from '../../../src/report/context.ts';
import { figureSvg, figuresOf } from '../../../src/report/figures/index.ts';
import { COURSE, PAIRED, sourcesOf, VP } from './sources.ts';
import { alternative, expectSound, marks } from './svg.ts';

const english = createContext('en', 'apa');
const dutch = createContext('nl', 'apa');
const vp = (await sourcesOf(VP)).described;

async function answers(described: DescribeResult, scale: string, context = dutch): Promise<string> {
  const figure = figuresOf('answers', { described }, context).find(({ id }) => id === `answers-${scale}`);
  return figureSvg(figure!);
}

describe('answers to items', () => {
  it('are one figure a scale', () => {
    expect(figuresOf('answers', { described: vp }, dutch).map(({ id }) => id)).toEqual(
      ['wemwbs', 'brs', 'rses', 'gse', 'fssq', 'lsns6', 'cel'].map((id) => `answers-${id}`),
    );
  });

  it.each(['wemwbs', 'brs', 'rses', 'gse', 'fssq', 'cel'])(
    'of %s are bars as wide as their shares',
    async (id) => {
      const svg = await answers(vp, id);
      expectSound(svg);
      const items = vp.scales.find((scale) => scale.id === id)!.items;
      const expected = items.flatMap(({ options }) =>
        [0, 1].flatMap((group) => options.map(({ shares }) => shares[group]!).filter((share) => share > 0)),
      );
      const bars = marks(svg, 'bars-0');
      expect(bars).toHaveLength(expected.length);
      const total = bars.reduce((sum, { x, x2 }) => sum + x2 - x, 0);
      const shares = expected.reduce((sum, share) => sum + share, 0);
      bars.forEach(({ x, x2 }, index) => {
        expect((x2 - x) / total).toBeCloseTo(expected[index]! / shares, 4);
      });
    },
  );

  it('have the neutral answer half on either side of zero, and two middle ones apart', async () => {
    const odd = await answers(vp, 'brs');
    const zero = marks(odd, 'zero-0')[0]!.x;
    const neutral = marks(odd, 'bars-0').filter(({ fill }) => fill === '#e3e3e3');
    expect(neutral).toHaveLength(12);
    for (const { x, x2 } of neutral) expect((x + x2) / 2).toBeCloseTo(zero, 1);
    const even = await answers(vp, 'gse');
    const middle = marks(even, 'zero-0')[0]!.x;
    for (const { x, x2 } of marks(even, 'bars-0')) {
      expect(x >= middle - 0.02 || x2 <= middle + 0.02).toBe(true);
    }
  });

  it('print every share of 5% and more, as in the table', async () => {
    const items = vp.scales.find(({ id }) => id === 'rses')!.items;
    const expected = items.flatMap(({ options }) =>
      [0, 1].flatMap((group) => options.map(({ shares }) => shares[group]!).filter((share) => share >= 0.05)),
    );
    const texts = marks(await answers(vp, 'rses'), 'shares-0').map(({ text }) => text.replace('%', ''));
    expect(texts).toEqual(expected.map((share) => dutch.number.share(share, 0)));
  });

  it('have the sign of per cent where there is room for it', async () => {
    const svg = await answers((await sourcesOf(COURSE)).described, 'course-exit', english);
    expect(marks(svg, 'shares-0').every(({ text }) => text.endsWith('%'))).toBe(true);
  });

  it('name answers that nobody gave', async () => {
    const svg = await answers((await sourcesOf(COURSE)).described, 'course-exit', english);
    expectSound(svg);
    expect(marks(svg, 'key-0-labels').map(({ text }) => text)).toEqual([
      'Strongly disagree (nobody)',
      'Disagree',
      'No opinion',
      'Agree',
      'Strongly agree',
    ]);
    // The grade has options of its own: a key and an axis of its own.
    expect(marks(svg, 'key-1-labels')).toHaveLength(11);
    expect(marks(svg, 'bars-1')).toHaveLength(3);
  });

  it('say how many answered, per item and wave', async () => {
    const { described } = await sourcesOf(COURSE);
    expect(
      marks(await answers(described, 'course-exit', english), 'counts-0').map(({ text }) => text),
    ).toEqual(['4', '4', '3', '4', '4', '4', '4']);
    const pairs = marks(await answers(vp, 'fssq'), 'counts-0').map(({ text }) => text);
    expect(pairs).toHaveLength(16);
    expect(pairs.slice(8, 10)).toEqual(['45', '40']);
    expect(
      marks(await answers(vp, 'fssq'), 'waves-0')
        .slice(0, 2)
        .map(({ text }) => text),
    ).toEqual(['Voormeting', 'Nameting']);
  });

  it('of counts go up from zero, in classes', async () => {
    const svg = await answers(vp, 'lsns6');
    expectSound(svg);
    expect(marks(svg, 'key-0-labels').map(({ text }) => text)).toEqual(['0', '1', '2', '3–4', '5–9', '10+']);
    const first = vp.scales.find(({ id }) => id === 'lsns6')!.items[0]!;
    const zero = first.options.find(({ value }) => value === 0)!;
    const { description } = alternative(svg);
    expect(description).toContain(`(n = 46): 0 ${dutch.number.share(zero.shares[0]!, 0)}%`);
    expect(Math.min(...marks(svg, 'bars-0').map(({ x }) => x))).toBeCloseTo(marks(svg, 'zero-0')[0]!.x, 1);
  });

  it('mark reversed items', async () => {
    const svg = await answers(vp, 'brs');
    expect(marks(svg, 'items-0').map(({ text }) => text.endsWith('(R)'))).toEqual([
      false,
      true,
      false,
      true,
      false,
      true,
    ]);
    expect(svg).toContain('(R) = ');
  });

  it('have every share in the text alternative, also 0%', async () => {
    const { description } = alternative(await answers(vp, 'wemwbs'));
    expect(description).toContain(
      '1. Ik voelde me optimistisch over de toekomst, voormeting (n = 46): Nooit 0%, Zelden 17%, Soms 39%, Vaak 33%, Altijd 11%.',
    );
  });

  it('of a long scale are several figures that fit on a page', async () => {
    const [scale] = (await sourcesOf(PAIRED)).described.scales;
    const items = [1, 2, 3].flatMap((copy) =>
      scale!.items.map((item) => ({ ...item, id: `${item.id}-${copy}` })),
    );
    const described = { ...vp, scales: [{ ...scale!, items }] };
    const figures = figuresOf('answers', { described }, dutch);
    expect(figures.map(({ id }) => id)).toEqual([1, 2].map((part) => `answers-${scale!.id}-${part}`));
    const labels = [];
    for (const figure of figures) {
      const svg = figureSvg(figure);
      expectSound(svg);
      labels.push(...marks(svg, 'items-0').map(({ text }) => Number.parseInt(text, 10)));
    }
    expect(labels).toEqual(items.map((_, index) => index + 1));
  });

  it('are not there when nobody answered', () => {
    const empty = vp.scales.map((scale) => ({
      ...scale,
      items: scale.items.map((item) => ({ ...item, n: [0, 0] })),
    }));
    expect(figuresOf('answers', { described: { ...vp, scales: empty } }, dutch)).toEqual([]);
  });
});
