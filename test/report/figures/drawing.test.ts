import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fontFiles } from '../../../src/cli/report-figures.ts';
import { FIGURE_KINDS } from '../../../src/model/figure-data.ts';
import { createContext } from '../../../src/report/context.ts';
import { figureSvg, figuresOf } from '../../../src/report/figures/index.ts';
import {
  DECISION,
  divergingColors,
  inkOn,
  sequentialColors,
  series,
} from '../../../src/report/figures/palette.ts';
import { figurePng } from '../../../src/report/figures/png.ts';
import { PAIRED, sourcesOf } from './sources.ts';
import { alternative, expectSound } from './svg.ts';

const english = createContext('en', 'apa');
const sources = await sourcesOf(PAIRED, { id: 'id', choices: true });
const threeWaves = await sourcesOf(['t0', 't1', 't2'].map((wave) => `fixtures/three-waves/${wave}.csv`));
const groups = await sourcesOf(
  ['t0', 't1'].map((wave) => `fixtures/three-waves/${wave}.csv`),
  { by: 'arm' },
);
const figures = [
  ...FIGURE_KINDS.flatMap((kind) => figuresOf(kind, sources, english)),
  ...figuresOf('trends', threeWaves, english),
  ...figuresOf('mean-changes', groups, english),
];

describe('a drawing', () => {
  it('is made of every kind', () => {
    expect(new Set(figures.map(({ kind }) => kind))).toEqual(new Set(FIGURE_KINDS));
  });

  it.each(['en', 'nl', 'fr'] as const)('is sound in %s', async (language) => {
    for (const kind of FIGURE_KINDS) {
      for (const figure of figuresOf(kind, sources, createContext(language, 'apa'))) {
        expectSound(figureSvg(figure));
      }
    }
  });

  it('is the same bytes every time, whatever was drawn before', async () => {
    const once = [];
    for (const figure of figures) once.push(figureSvg(figure));
    const again = await Promise.all([...figures].reverse().map((figure) => figureSvg(figure)));
    expect(again.reverse()).toEqual(once);
    const fresh = figuresOf('answers', await sourcesOf(PAIRED, { id: 'id' }), english);
    expect(figureSvg(fresh[0]!)).toBe(once[figures.findIndex(({ kind }) => kind === 'answers')]);
  });

  it('has no more than two decimals, no clip paths, scripts, links or ids of its own', async () => {
    for (const figure of figures) {
      const svg = figureSvg(figure);
      expect(svg.replace(/<(title|desc)[^>]*>.*?<\/\1>/g, '')).not.toMatch(/="[^"]*\d\.\d{3}/);
      expect(svg).not.toMatch(/clip-path|<script|href|<image|<style/);
      expect([...svg.matchAll(/ id="/g)]).toHaveLength(2);
    }
  });

  it('has ids of its own, so that several stand on one page', async () => {
    const ids = figures.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const figure of figures) {
      const svg = figureSvg(figure);
      expect(svg).toContain(`aria-labelledby="${figure.id}-title ${figure.id}-description"`);
      expect(alternative(svg)).toEqual({ title: figure.title, description: figure.description });
    }
  });

  it('escapes what names hold', async () => {
    const [scale, ...rest] = sources.result.scales;
    const name = { en: 'A <b>"bold"</b> & \u0007 name' };
    const result = { ...sources.result, scales: [{ ...scale!, name }, ...rest] };
    const svg = figureSvg(figuresOf('effects', { result }, english)[0]!);
    expectSound(svg);
    expect(svg).not.toContain('<b>');
    expect(svg).toContain('A &lt;b&gt;"bold"&lt;/b&gt; &amp;   name (n = ');
  });
});

describe('a PNG', () => {
  it('is 160 mm at 300 dots per inch, the same bytes every time', async () => {
    const svg = figureSvg(figures[0]!);
    const png = Buffer.from(await figurePng(svg, fontFiles()));
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(1890);
    const physical = png.indexOf('pHYs');
    expect(png.readUInt32BE(physical + 4)).toBe(11811);
    expect(png.readUInt32BE(physical + 8)).toBe(11811);
    // zlib.crc32 of Python for the name and content of the chunk.
    expect(png.subarray(physical + 13, physical + 17).toString('hex')).toBe('78a53f76');
    const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect(hash(await figurePng(svg, fontFiles()))).toBe(hash(png));
  });

  it('has its text: the fonts come with the tool', async () => {
    expect(fontFiles()).toHaveLength(2);
    const svg = figureSvg(figures[0]!);
    const dark = async (text: string) => (await figurePng(text, fontFiles())).length;
    expect(await dark(svg)).toBeGreaterThan((await dark(svg.replace(/<text[^>]*>.*?<\/text>/g, ''))) * 1.5);
  });
});

/** Lightness of CIE Lab, 0 to 100. */
function lightness(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 116 * Math.cbrt(luminance) - 16;
}

function contrast(a: string, b: string): number {
  const luminance = (color: string) => ((lightness(color) + 16) / 116) ** 3;
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter! + 0.05) / (darker! + 0.05);
}

const HEX = { black: '#000000', white: '#ffffff' } as const;

describe('colours', () => {
  it.each([2, 3, 4, 5, 6, 7])('of %i answers differ in print without colour', (count) => {
    const shades = divergingColors(count)
      .map(lightness)
      .sort((a, b) => a - b);
    const steps = shades.slice(1).map((shade, index) => shade - shades[index]!);
    expect(Math.min(...steps)).toBeGreaterThan(6);
  });

  it('get lighter towards the neutral answer', () => {
    for (let count = 2; count <= 11; count++) {
      const shades = divergingColors(count).map(lightness);
      const half = Math.floor(count / 2);
      const left = shades.slice(0, half);
      const right = shades.slice(count - half);
      expect(left).toEqual([...left].sort((a, b) => a - b));
      expect(right).toEqual([...right].sort((a, b) => b - a));
    }
    expect(() => divergingColors(12)).toThrow(RangeError);
  });

  it('of amounts get darker with more', () => {
    const shades = sequentialColors(6).map(lightness);
    expect(shades).toEqual([...shades].sort((a, b) => b - a));
  });

  it('of labels stand out from their bars', () => {
    for (let count = 2; count <= 11; count++) {
      for (const color of divergingColors(count))
        expect(contrast(color, HEX[inkOn(color)])).toBeGreaterThan(4.5);
    }
  });

  it('of lines and symbols stand out from paper, and two waves from each other', () => {
    for (const { color } of [series(0), series(1), ...Object.values(DECISION)]) {
      expect(contrast(color, '#ffffff')).toBeGreaterThan(3);
    }
    expect(Math.abs(lightness(series(0).color) - lightness(series(1).color))).toBeGreaterThan(10);
    expect(series(0).symbol).not.toBe(series(1).symbol);
    expect(DECISION.improved.symbol).not.toBe(DECISION.worsened.symbol);
    expect(DECISION.higher.symbol).not.toBe(DECISION.lower.symbol);
  });
});
