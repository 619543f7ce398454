import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/model/result.ts';
import { createContext } from '../../../src/report/context.ts';
import { forestInCharacters } from '../../../src/report/render/forest-characters.ts';
import { displayWidth } from '../../../src/report/render/text-width.ts';
import { PAIRED, sourcesOf, VP } from '../figures/sources.ts';

const vp = (await sourcesOf(VP)).result;
const english = createContext('en', 'apa');

function rowOf(text: string, name: string): string {
  return text.split('\n').find((line) => line.trimStart().startsWith(name))!;
}

describe('a forest plot in characters', () => {
  it.each(['en', 'nl', 'fr'] as const)('is at most 80 columns wide in %s', (language) => {
    for (const width of [60, 80, 200]) {
      const text = forestInCharacters(vp, createContext(language, 'apa'), width)!;
      for (const line of text.split('\n'))
        expect(displayWidth(line)).toBeLessThanOrEqual(Math.min(width, 80));
    }
  });

  it('has every score with its numbers, as the table prints them', () => {
    const text = forestInCharacters(vp, english)!;
    expect(rowOf(text, 'Brief Resilience Scale')).toMatch(/0\.31 \[−0\.11, 0\.73\]$/);
    expect(rowOf(text, 'Duke-UNC')).toMatch(/2\.30 \[1\.75, 2\.84\]$/);
    expect(rowOf(text, 'Family')).toMatch(/^ {2}Family .*0\.29 \[−0\.13, 0\.71\]$/);
    expect(text).toContain('Effect sizes with 95% intervals');
    expect(text).toContain('← post-test lower | post-test higher →');
  });

  it('tells what is significant after correction from what is not, and an interval that includes zero from one that does not', () => {
    const text = forestInCharacters(vp, english)!;
    expect(rowOf(text, 'Brief Resilience Scale')).toMatch(/─┼─+○─/);
    // From -0.86 to -0.01: it stays on its side of zero, and p = .045 is not below .05 after Holm's correction.
    expect(rowOf(text, 'Rosenberg')).toMatch(/─○─+│/);
    expect(rowOf(text, 'Duke-UNC')).toMatch(/│ +─+●─/);
  });

  it('puts zero in the same column everywhere', () => {
    const lines = forestInCharacters(vp, english)!.split('\n').slice(4, -4);
    const columns = lines
      .map((line) => [...line].findIndex((sign) => sign === '│' || sign === '┼'))
      .filter((column) => column >= 0);
    expect(columns.length).toBeGreaterThan(9);
    expect(new Set(columns).size).toBe(1);
  });

  it('shows no interval and no point where nothing could be computed, and arrows where an interval goes on', () => {
    const [first, second, ...rest] = vp.scales;
    const withEffect = (scale: Result['scales'][number], value: number | null, upper: number | null) => ({
      ...scale,
      comparisons: scale.comparisons.map((comparison) => ({
        ...comparison,
        effectSizes: [
          { type: 'hedges-g' as const, n: [2, 2], value, ci: { level: 0.95, lower: value, upper } },
        ],
      })),
    });
    const scales = [withEffect(first!, null, null), withEffect(second!, 0.4, 30), ...rest];
    const text = forestInCharacters({ ...vp, scales }, english)!;
    expect(rowOf(text, 'Warwick')).toMatch(/Mental +│ +–$/);
    expect(rowOf(text, 'Brief')).toMatch(/○─+► +0\.40 \[0\.40, 30\.00\]$/);
    const words = text.replace(/\s+/g, ' ');
    expect(words).toContain('Arrow: the interval continues');
    expect(words).toContain('– = could not be computed');
  });

  it('is not there without a comparison', async () => {
    const { result } = await sourcesOf(PAIRED.slice(0, 1));
    expect(forestInCharacters(result, english)).toBeNull();
  });
});
