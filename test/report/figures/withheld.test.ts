import { describe, expect, it } from 'vitest';
import {
  withholdFigureData,
  withholdSmallCells,
  withholdSmallCounts,
} from '../../../src/analysis/withhold/index.ts';
import type { FigureKind } from '../../../src/model/figure-data.ts';
import { createContext } from '../../../src/report/context.ts';
import { type FigureSources, figureSvg, figuresOf } from '../../../src/report/figures/index.ts';
import { forestInCharacters } from '../../../src/report/render/forest-characters.ts';
import { withheldContext } from '../../../src/report/withheld.ts';
import { sourcesOf, VP } from './sources.ts';
import { expectSound, marks } from './svg.ts';

const MIN_CELL = 5;
const whole = await sourcesOf(VP);
const header = 'brs1,brs2,brs3,brs4,brs5,brs6';
const answers = (rows: number) =>
  `${[header, ...Array.from({ length: rows }, (_, row) => [1, 2, 3, 4, 1, 2].map((step) => 1 + ((row * step + step) % 5)).join(','))].join('\n')}\n`;
const small = await sourcesOf([answers(30), answers(3)]);

function shown({ result, data, described }: typeof whole): Required<FigureSources> {
  return {
    result: withholdSmallCells(result, MIN_CELL),
    data: withholdFigureData(data, MIN_CELL),
    described: withholdSmallCounts(described, MIN_CELL),
  };
}

/** The picture, and its text alternative. */
async function drawn(
  kind: FigureKind,
  sources: typeof whole,
  id = kind as string,
): Promise<[string, string]> {
  const kept = shown(sources);
  const context = await withheldContext(createContext('en', 'apa'), kept.result);
  const figure = figuresOf(kind, kept, context).find((each) => each.id === id);
  const svg = figureSvg(figure!);
  expectSound(svg);
  return [svg, figure!.description];
}

describe('figures of what may be shown', () => {
  it('show no single respondents', () => {
    const kept = shown(whole);
    const context = createContext('en', 'apa');
    for (const kind of ['scores', 'change'] as const) expect(figuresOf(kind, kept, context)).toEqual([]);
    expect(
      kept.data.scores.every(
        ({ changes, waves }) => changes.length === 0 && waves.every(({ shape }) => shape === null),
      ),
    ).toBe(true);
  });

  it('have no bar, but a word, for answers of which no count is shown', async () => {
    const [svg, description] = await drawn('answers', whole, 'answers-brs');
    const { items } = withholdSmallCounts(whole.described, MIN_CELL).scales.find(({ id }) => id === 'brs')!;
    const rows = items.flatMap(({ options }) =>
      [0, 1].map((group) => options.map(({ shares }) => shares[group] ?? null)),
    );
    const shownRows = rows.filter((shares) => !shares.every((share) => share === null));
    expect(shownRows.length).toBeGreaterThan(0);
    expect(marks(svg, 'bars-0')).toHaveLength(shownRows.flat().filter((share) => share !== 0).length);
    expect(svg.match(/>withheld</g)).toHaveLength(rows.length - shownRows.length);
    expect(description).toContain('(n = 46): withheld.');
    expect(svg).not.toContain('hatched');
  });

  it('are left out without a count that may be shown', async () => {
    const kept = shown(small);
    const nothing = {
      ...kept.described,
      scales: kept.described.scales.map((scale) => ({
        ...scale,
        items: scale.items.map((item) => ({
          ...item,
          options: item.options.map((option) => ({ ...option, counts: [null, null], shares: [null, null] })),
        })),
      })),
    };
    const context = await withheldContext(createContext('en', 'apa'), kept.result);
    expect(figuresOf('answers', { ...kept, described: nothing }, context)).toEqual([]);
  });

  it('hatch, apart from the answers, as much as is withheld of them', async () => {
    // All but five gave the lowest answer: mean and SD would tell the others, so the counts are withheld in part.
    const skewed = await sourcesOf([
      `${[header, ...Array.from({ length: 60 }, (_, row) => [row % 5, row % 4, row % 3, row % 5, row % 4].map((each) => each + 1).join(',') + (row < 55 ? ',1' : row < 58 ? ',2' : ',3'))].join('\n')}\n`,
    ]);
    const [svg, description] = await drawn('answers', skewed, 'answers-brs');
    const { items } = withholdSmallCounts(skewed.described, MIN_CELL).scales[0]!;
    const rows = items.map(({ options }) => options.map(({ shares }) => shares[0] ?? null));
    expect(rows.filter((shares) => shares.includes(null))).toEqual([[55 / 60, null, null, 0, 0]]);
    const expected = rows.map((shares) => shares.filter((share) => share !== null && share > 0));
    const bars = marks(svg, 'bars-0');
    const hidden = bars.filter(({ fill }) => fill === '#ffffff');
    const rests = rows
      .filter((shares) => shares.includes(null))
      .map((shares) => 1 - shares.reduce<number>((sum, share) => sum + (share ?? 0), 0));
    // Half on either side of bars that go both ways.
    expect(hidden).toHaveLength(2 * rests.length);
    expect(bars).toHaveLength(expected.flat().length + 2 * rests.length);
    // As wide as what is withheld, in the unit of the other bars.
    const total = bars.reduce((sum, { x, x2 }) => sum + x2 - x, 0);
    hidden.forEach(({ x, x2 }, index) => {
      expect((x2 - x) / total).toBeCloseTo(rests[Math.floor(index / 2)]! / 2 / rows.length, 4);
    });
    expect(marks(svg, 'withheld-0').length).toBeGreaterThan(rests.length);
    // Outside every answer of its row: neither side gains.
    for (const [index, block] of hidden.entries()) {
      const others = bars.filter(({ y, fill }) => y === block.y && fill !== '#ffffff');
      if (index % 2 === 0) expect(block.x2).toBeLessThan(Math.min(...others.map(({ x }) => x)));
      else expect(Math.max(...others.map(({ x2 }) => x2))).toBeLessThan(block.x);
    }
    expect(description).toContain('Disagree withheld, Neutral withheld, Agree 0%');
    // Half of what is withheld is nobody's percentage.
    expect(marks(svg, 'shares-0').length).toBe(expected.flat().length);
    expect(svg).toContain('withheld (hatched)');
  });

  it('say of a small wave that it is withheld', async () => {
    const [means, meansText] = await drawn('means', small);
    expect(meansText).toContain('Brief Resilience Scale, post-test: withheld.');
    expect(meansText).not.toContain('n = 3)');
    expect(means).toContain('[c]');
    expect(marks(means, 'values-0')).toHaveLength(1);
    const [effects, effectsText] = await drawn('effects', small);
    expect(effectsText).toContain('30 / [c]): g = [c], 95% CI [c], withheld');
    expect(marks(effects, 'values')).toHaveLength(0);
    const [, itemsText] = await drawn('items', small, 'items-brs');
    expect(itemsText).toContain('post-test');
    const [missing] = await drawn('missing', small);
    expect(missing).toContain('Withheld ([c]): fewer than 5 respondents');
    const [bars] = await drawn('answers', small, 'answers-brs');
    expect(bars).toContain('>withheld<');
  });

  it('say so in characters as well', async () => {
    const { result } = shown(small);
    const context = await withheldContext(createContext('en', 'apa'), result);
    expect(forestInCharacters(result, context)).toMatch(/Brief Resilience Scale .*\[c\]/);
  });
});
