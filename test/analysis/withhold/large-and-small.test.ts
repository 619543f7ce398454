import { describe, expect, it } from 'vitest';
import { withholdSmallCells, withholdSmallCounts } from '../../../src/analysis/withhold/index.ts';
import { momentsLeaveDoubt } from '../../../src/analysis/withhold/item-answers.ts';
import * as disclosure from '../../../src/generated/disclosure.ts';
import type { Result } from '../../../src/model/result.ts';
import { described, run } from './files.ts';
import { lossesOf } from './losses.ts';
import { everything, type StudyShape, studyFiles } from './studies.ts';

/** The same rules from two sides: where no number is small nothing is withheld, and what is withheld is named where it was. */

const MIN_CELL = 5;

async function both(shape: StudyShape, by: boolean): Promise<[whole: Result, kept: Result]> {
  const texts = studyFiles(shape);
  const groups = by ? { by: 'arm', groups: ['control', 'treated'] as const } : {};
  const settings = shape.waves === 1 ? { ...groups, singleItems: true } : { ...everything, ...groups };
  // Counted among those who stayed, a characteristic is not counted by group.
  const baseline = by ? { baseline: ['sex', 'age'], attrition: [] } : {};
  const whole = await run(texts, { ...settings, ...baseline } as never);
  return [whole, withholdSmallCells(whole, MIN_CELL, await described(texts, [], groups as never))];
}

const seeds = Array.from({ length: 12 }, (_, index) => index + 1);
const shapeOf = (seed: number) => ({ waves: ((seed % 3) + 1) as 1 | 2 | 3, by: seed % 2 === 0 });

describe('of a study in which everyone is there as often as the smallest cell', () => {
  it.each(seeds)('nothing is withheld but the values of single respondents (seed %i)', async (seed) => {
    const { waves, by } = shapeOf(seed);
    const [whole, kept] = await both({ seed, waves, times: MIN_CELL, gaps: false }, by || waves === 1);
    const { losses } = lossesOf(whole, kept, disclosure.result);
    const numbers = losses.filter((loss) => loss.class !== 'person').map(({ path }) => path);
    // By intent: those who stayed until one wave and until another are not counted twice.
    expect(
      numbers.filter((path) => !/attrition\.later\.\d\.(?:characteristics|quantities)/.test(path)),
    ).toEqual([]);
    expect(losses.length).toBeGreaterThan(0);
  });
});

describe('what is withheld of a study with small groups', () => {
  it.each(seeds)('is named where it was, and nothing else is (seed %i)', async (seed) => {
    const { waves, by } = shapeOf(seed);
    const [whole, kept] = await both({ seed, waves, times: 1 + (seed % 4), gaps: true }, by || waves === 1);
    const { losses, namings } = lossesOf(whole, kept, disclosure.result);
    expect(losses.some((loss) => loss.class === 'statistic')).toBe(true);
    expect(namings.length).toBeGreaterThan(5);
    const wrong = namings.flatMap(({ path, named, lost, less, whole }) => [
      // Of these also single counts.
      ...(/(?:descriptives|individualChange)$/.test(path) ? less : [])
        .filter((field) => !named.includes(field))
        .map((field) => `${path}.${field} is not named`),
      ...lost.filter((field) => !named.includes(field)).map((field) => `${path}.${field} is not named`),
      ...named.filter((field) => whole.includes(field)).map((field) => `${path}.${field} is named`),
    ]);
    // Those who stayed and left are named with the test between them, also where they had no mean.
    expect(wrong.filter((each) => !/scores\.\d\.(?:stayed|left) is named/.test(each))).toEqual([]);
  });
});

/** Numbers at any depth, by their path. */
function numbersOf(value: unknown, path = ''): [path: string, number: number][] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => numbersOf(each, `${path}.${key}`));
}

describe('what is shown of a study with small groups', () => {
  it.each(seeds)('is what it was, and how many numbers are not is counted (seed %i)', async (seed) => {
    const { waves, by } = shapeOf(seed);
    const shape = { seed, waves, times: 1 + (seed % 4), gaps: true };
    const [whole, kept] = await both(shape, by || waves === 1);
    const groups = by ? { by: 'arm', groups: ['control', 'treated'] as const } : {};
    const answers = await described(studyFiles(shape), ['sex'], groups as never);
    for (const [before, after] of [
      [whole, kept],
      [answers, withholdSmallCounts(answers, MIN_CELL)],
    ] as const) {
      const { withheld, ...rest } = after;
      expect(withheld!.numbers).toBe(
        // From how many respondents numbers are shown is none of them.
        numbersOf(before).length - numbersOf(rest).filter(([path]) => path !== '.settings.minCell').length,
      );
      const truth = new Map(numbersOf(before));
      // Rare values are taken together, and patterns and warnings leave others behind.
      const shown = numbersOf(rest).filter(
        ([path]) => !/\.(?:minCell|patterns|warnings|respondents|characteristics)(?:\.|$)/.test(path),
      );
      expect(shown.length).toBeGreaterThan(20);
      for (const [path, number] of shown) {
        const exact = truth.get(path);
        const isRounded = /\.(?:itemRestCorrelation|alphaIfDropped|squaredMultipleCorrelation|loading)$/.test(
          path,
        );
        if (isRounded) expect(number, path).toBeCloseTo(exact!, 2);
        else expect(number, path).toBe(exact);
      }
    }
  });
});

describe('how the answers of the same people changed', () => {
  const seen = { shown: 0, withheld: 0 };

  it.each(seeds)('is told only where it leaves open how few changed (seed %i)', async (seed) => {
    const [whole, kept] = await both({ seed, waves: 2, times: 3, gaps: seed % 2 === 0 }, false);
    for (const [at, item] of kept.scales[0]!.items!.entries())
      for (const [which, { ci, tests, changes = [] }] of item.comparisons.entries()) {
        const truth = whole.scales[0]!.items![at]!.comparisons[which]!;
        const counts = (truth.changes ?? []).map(({ count }) => count!);
        if (truth.design !== 'paired' || counts.every((count) => count === 0 || count >= MIN_CELL)) continue;
        const values = truth.changes!.map(({ by }) => by);
        if (ci.lower !== null || tests.some(({ p }) => p !== null)) {
          expect(momentsLeaveDoubt(values, counts, MIN_CELL)).toBe(true);
          seen.shown++;
        } else seen.withheld++;
        expect(changes.every(({ count }) => count === null)).toBe(true);
      }
  });

  it('is told of some, and not of others', () => {
    expect(Math.min(seen.shown, seen.withheld)).toBeGreaterThan(2);
  });
});
