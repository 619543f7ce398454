import { describe, expect, it } from 'vitest';
import { withholdSmallCells } from '../../../src/analysis/withhold/index.ts';
import { asFile, mood, run } from './files.ts';

const MIN_CELL = 5;
const TOWNS = ['Gent', 'Aalst', 'Hamlet', 'Oostende'];

/** So many people of each town, who answer alike in both waves. */
function fileOf(counts: readonly number[]): string {
  const people = counts.flatMap((count, town) => Array.from({ length: count }, () => TOWNS[town]!));
  return asFile(
    people.map((town, i) => [
      `a${i}`,
      'woman',
      town,
      String(1 + (i % 3)),
      String(1 + ((i + 1) % 4)),
      String(1 + ((i * 3) % 5)),
    ]),
  );
}

describe('a question with one answer each', () => {
  it.each([
    ['20 of 31, 9 and 2', [20, 9, 2], [true, false, false]],
    ['20, 9 and 6', [20, 9, 6], [true, true, true]],
    ['two small ones, unlike and enough together', [20, 9, 2, 4], [true, true, false, false]],
    ['two small ones alike', [20, 9, 3, 3], [true, false, false, false]],
  ])('shows no answer by which a small one could be worked out: %s', async (_, counts, shows) => {
    const file = fileOf(counts);
    for (const settings of [{}, { id: 'id' }]) {
      const whole = await run([file, file], { questions: ['town'], ...settings } as never);
      const [question] = withholdSmallCells(whole, MIN_CELL).questions!;
      expect(question!.kind).toBe('choice');
      const byTown = TOWNS.slice(0, counts.length).map(
        (town) => question!.options.find(({ text }) => Object.values(text!)[0] === town)!,
      );
      byTown.forEach(({ samples, comparisons }, place) => {
        const is = shows[place]! ? counts[place]! : null;
        for (const sample of samples) {
          expect(sample.agreeing, TOWNS[place]).toBe(is);
          expect(sample.share === null).toBe(is === null);
          // How many answered the question is no secret.
          expect(sample.n).toBe(counts.reduce((sum, count) => sum + count, 0));
        }
        for (const { samples: sides, difference, ci, tests } of comparisons) {
          expect(sides.map(({ agreeing }) => agreeing)).toEqual([is, is]);
          expect([difference, ci.lower, ci.upper].map((each) => each === null)).toEqual(
            Array(3).fill(is === null),
          );
          if (is === null) for (const { statistic, p } of tests) expect([statistic, p]).toEqual([null, null]);
        }
      });
    }
  });
});

it.each([
  ['the first wave', [20, 9, 2], [20, 9, 6]],
  ['the second wave', [20, 9, 6], [20, 9, 2]],
])('a question has no difference of an answer that is withheld in %s', async (_, one, other) => {
  const files = [one, other].map(fileOf);
  const whole = await run(files, { questions: ['town'] } as never);
  const [question] = withholdSmallCells(whole, MIN_CELL).questions!;
  const shown = TOWNS.slice(0, 3).map((town) => {
    const { comparisons } = question!.options.find(({ text }) => Object.values(text!)[0] === town)!;
    return comparisons.map(({ difference }) => difference !== null);
  });
  // Gent is open in both; the two others protect each other in one.
  expect(shown).toEqual([[true], [false], [false]]);
});

describe('a single item between waves', () => {
  const scale = {
    ...mood,
    id: 'quiz',
    response: { min: 0, max: 1 },
    items: [{ id: 'm1' }, { id: 'm2' }, { id: 'm3' }],
  };
  const { bands: _, subscales: __, ...quiz } = scale;
  const file = (right: number) =>
    asFile(
      Array.from({ length: 60 }, (___, i) => [`a${i}`, 'woman', 'Gent', i < right ? '1' : '0', '1', '0']),
    );

  it.each([
    [20, 30, true],
    [2, 30, false],
    [30, 57, false],
  ])('with %i of 60 right and %i later keeps its difference: %s', async (one, other, keeps) => {
    for (const settings of [{}, { id: 'id' }]) {
      const whole = await run([file(one), file(other)], {
        singleItems: true,
        requested: [quiz],
        candidates: [quiz],
        ...settings,
      } as never);
      const [before] = whole.scales[0]!.items![0]!.comparisons;
      expect(before!.difference).toBeCloseTo((other - one) / 60, 12);
      const [after] = withholdSmallCells(whole, MIN_CELL).scales[0]!.items![0]!.comparisons;
      expect(after!.difference).toBe(keeps ? before!.difference : null);
    }
  });
});
