import { beforeAll, describe, expect, it } from 'vitest';
import {
  type ComparisonRule,
  pairsRevealSeenOnce,
  revealsSeenOnce,
  withholdComparison,
} from '../../../src/analysis/withhold/withhold-comparison.ts';
import {
  withholdAcrossWaves,
  withholdReliability,
} from '../../../src/analysis/withhold/withhold-reliability.ts';
import type { Comparison, ReliabilityAcrossWaves, Sample } from '../../../src/model/result.ts';
import { asFile, run } from './files.ts';
import { everything } from './studies.ts';
import { told } from './told.ts';

/** Every part of a comparison against one list of what goes when, whatever else the study would hide. */

const answers = (start: number, size: number, step: number, prefix = 'p') =>
  Array.from({ length: size }, (_, index) => {
    const i = start + index;
    const code = (by: number, of: number) => String(1 + ((i * by + step) % of));
    return [`${prefix}${i}`, 'woman', 'Gent', code(step, 5), code(1, 4), code(3, 5)];
  });
// 20 at first, of whom 18 again, with 6 others; 20 of the first once more.
const FILES = [
  asFile(answers(0, 20, 1)),
  asFile([...answers(0, 18, 2), ...answers(0, 6, 3, 'new')]),
  asFile(answers(0, 20, 4)),
];
let comparison: Comparison;
let acrossWaves: ReliabilityAcrossWaves;
let measured: readonly Sample[];

beforeAll(async () => {
  const settings = {
    ...everything,
    attrition: [],
    bootstrap: { replicates: 100, seed: 1 },
    nonInferiority: { '*': 1 },
  };
  const of = async (files: readonly string[]) => (await run(files, settings)).scales[0]!;
  const { comparisons, samples } = await of(FILES.slice(0, 2));
  [comparison] = comparisons as [Comparison];
  measured = samples.filter(({ reliability }) => reliability !== undefined);
  acrossWaves = (await of(FILES)).acrossWaves!;
});

type Part = { readonly n: number | null | readonly (number | null)[] };

const sizesOf = ({ n }: Part): (number | null)[] => [n].flat() as (number | null)[];
const isOfPairs = (part: Part) => sizesOf(part).length === 1;
/** Of pairs and those seen once only the pairs are a group. */
const comparedOf = (part: Part) => (sizesOf(part).length === 3 ? sizesOf(part).slice(0, 1) : sizesOf(part));
const isPair = ({ method, test }: { method?: string; test?: string }) => (method ?? test) === 'paired';

/** The parts of a comparison, and which go because pairs beside others would give away a few who were seen once. */
function partsOf({ pairs, tests, effectSizes, nonInferiority, further }: Comparison) {
  const { normality, equivalence, bayesFactors, minimalDetectableEffects, bootstrap, individualChange } =
    further!;
  const never = () => false;
  return {
    pairs: { parts: [pairs!], tells: () => true },
    tests: { parts: tests, tells: (test: Part) => sizesOf(test).length === 3 },
    effectSizes: {
      parts: effectSizes,
      tells: (effect: Part) => 'type' in effect && effect.type === 'd-average',
    },
    // It is the primary test, of the pairs, in other words.
    nonInferiority: { parts: [nonInferiority!], tells: () => true },
    normality: { parts: normality, tells: never },
    equivalence: { parts: equivalence, tells: isOfPairs },
    bayesFactors: { parts: bayesFactors, tells: never },
    minimalDetectableEffects: { parts: minimalDetectableEffects, tells: never },
    bootstrap: { parts: bootstrap, tells: isOfPairs },
    individualChange: { parts: [individualChange!], tells: never },
  } satisfies Record<string, { parts: readonly Part[]; tells: (part: Part) => boolean }>;
}

const RULES: readonly ComparisonRule[] = [5, 18, 19, 20, 21, 24, 25].flatMap((minCell) =>
  [false, true].flatMap((small) =>
    [false, true].flatMap((differencing) =>
      [false, true].map((pairsReveal) => ({ minCell, small, differencing, pairsReveal })),
    ),
  ),
);

describe.each(RULES)('a comparison with %o', (rule) => {
  const { minCell, small, differencing, pairsReveal } = rule;
  const isSmall = (n: number | null) => n !== null && n > 0 && n < minCell;

  it('loses the parts of samples that are too small, and of pairs that tell of those seen once', () => {
    const kept = partsOf(withholdComparison(comparison, rule));
    for (const [name, { parts, tells }] of Object.entries(partsOf(comparison))) {
      const after: readonly Part[] = kept[name as keyof typeof kept].parts;
      expect(after).toHaveLength(parts.length);
      expect(parts.length, name).toBeGreaterThan(0);
      parts.forEach((part, index) => {
        const what = `${name} ${index}`;
        const left = after[index]!;
        if (name !== 'individualChange')
          expect(sizesOf(left), what).toEqual(sizesOf(part).map((n) => (isSmall(n) ? null : n)));
        const goes =
          small ||
          comparedOf(part).some(isSmall) ||
          (differencing && tells(part)) ||
          (name === 'pairs' && pairsReveal);
        expect(told(part).length, what).toBeGreaterThan(0);
        if (goes) expect(told(left), what).toEqual([]);
        else if (differencing && name === 'tests' && isOfPairs(part)) expectPairedTest(part, left);
        else if (name !== 'individualChange') expect(told(left), what).toEqual(told(part));
      });
    }
  });

  it('has a difference where its primary test has', () => {
    const kept = withholdComparison(comparison, rule);
    const goes = small || differencing || isSmall(18);
    expect(kept.difference).toBe(goes ? null : comparison.difference);
    expect(kept.withheld?.includes('difference') ?? false).toBe(goes);
  });

  it('has those who improved and worsened as it has those who rose and fell', () => {
    const change = { ...comparison.further!.individualChange!, rose: 7, unchanged: 5, fell: 6 };
    const of = (direction: 'up' | 'down' | 'neutral') => {
      const better = { up: change.rose, down: change.fell, neutral: null }[direction];
      const worse = { up: change.fell, down: change.rose, neutral: null }[direction];
      const further = {
        ...comparison.further!,
        individualChange: { ...change, improved: better, worsened: worse },
      };
      return withholdComparison({ ...comparison, further }, rule).further!.individualChange!;
    };
    for (const direction of ['up', 'down', 'neutral'] as const) {
      const { rose, fell, improved, worsened } = of(direction);
      const expected = { up: [rose, fell], down: [fell, rose], neutral: [null, null] };
      expect([improved, worsened], direction).toEqual(expected[direction]);
      if (!small && minCell === 5) expect([rose, fell]).toEqual([7, 6]);
    }
  });

  it('has equal alphas and retest correlations of all its waves by the same rule', () => {
    const contrasts: unknown[] = [];
    const { later, ...first } = withholdAcrossWaves(acrossWaves, (contrast) => {
      contrasts.push(contrast);
      return rule;
    });
    expect(contrasts).toEqual([acrossWaves.contrast, acrossWaves.later![0]!.contrast]);
    [acrossWaves, ...acrossWaves.later!].forEach((before, wave) => {
      const after = [first, ...later!][wave]!;
      before.alphaEquality.forEach((test, index) => {
        const left = after.alphaEquality[index]!;
        expect(left.n).toEqual(test.n.map((n) => (isSmall(n) ? null : n)));
        expect(told(left)).toEqual(small || test.n.some(isSmall) ? [] : told(test));
      });
      before.retest.forEach((retest, index) => {
        const left = after.retest[index]!;
        expect(left.n).toBe(isSmall(retest.n) ? null : retest.n);
        expect(told(left)).toEqual(small || differencing || isSmall(retest.n) ? [] : told(retest));
      });
    });
  });
});

/** Where the difference of the pairs would tell, t and p stay, the difference and its interval go, and a shift of the pairs too. */
function expectPairedTest(test: Part, left: Part): void {
  const of = (part: Part) => part as Comparison['tests'][number];
  expect([of(left).statistic, of(left).p, of(left).df]).toEqual([
    of(test).statistic,
    of(test).p,
    of(test).df,
  ]);
  if (isPair(of(test))) {
    expect(left).toMatchObject({ difference: null, standardError: null, ci: { lower: null, upper: null } });
    expect(of(left).withheld).toEqual(expect.arrayContaining(['difference', 'standardError', 'ci']));
  } else {
    expect(told(of(test).hodgesLehmann).length).toBeGreaterThan(0);
    expect(told(of(left).hodgesLehmann)).toEqual([]);
  }
}

describe('the reliability of a sample', () => {
  const everySafe = () => ({ isSafe: () => true, countsStay: () => true, fewSkipped: () => false });
  const shown = (minCell: number, small: (wave: string | null) => boolean) =>
    withholdReliability(
      measured.map((sample) => ({ sample, reliability: sample.reliability!, small: small(sample.wave) })),
      everySafe,
      minCell,
    ).map((kept, index) => kept.alpha === measured[index]!.reliability!.alpha);

  it('goes where the sample is small or few answered every item, and with it that of all together', () => {
    // 20 and 24 people, and both waves together.
    expect(measured.map(({ wave, reliability }) => [wave, reliability!.n])).toEqual([
      ['pre', 20],
      ['post', 24],
      [null, 44],
    ]);
    expect(shown(5, () => false)).toEqual([true, true, true]);
    expect(shown(5, (wave) => wave === 'pre')).toEqual([false, true, false]);
    expect(shown(5, (wave) => wave === 'post')).toEqual([true, false, false]);
    expect(shown(20, () => false)).toEqual([true, true, true]);
    expect(shown(21, () => false)).toEqual([false, true, false]);
    expect(shown(25, () => false)).toEqual([false, false, false]);
  });
});

describe('those seen once', () => {
  const overlap = (preOnly: number | null, postOnly: number | null) => ({
    waves: ['pre', 'post'] as const,
    group: null,
    paired: 30,
    preOnly,
    postOnly,
    partnerUnscored: [0, 0] as const,
  });

  it.each([
    // The mean of the few stays open by the size of the other side over theirs, times the range: half of it is enough.
    [4, 2, false],
    [4, 1, true],
    [3, 1, true],
    [2, 1, false],
    [1, 1, false],
    [4, 0, true],
    [1, 0, true],
    [4, 20, false],
    [5, 0, false],
    [5, 2, false],
    [0, 0, false],
    [3, null, true],
    [null, null, false],
  ])(
    '%s in one wave and %s in the other tell of the few beside the difference of the pairs: %s',
    (one, other, tells) => {
      expect(revealsSeenOnce(overlap(one, other), 5)).toBe(tells);
      expect(revealsSeenOnce(overlap(other, one), 5)).toBe(tells);
    },
  );

  it('tell of the few beside the mean of the pairs whatever the other wave has', () => {
    for (const few of [1, 4])
      for (const other of [0, 2, 20, null]) {
        expect(pairsRevealSeenOnce(overlap(few, other), 5)).toBe(true);
        expect(pairsRevealSeenOnce(overlap(other, few), 5)).toBe(true);
      }
    for (const many of [0, 5, 20]) expect(pairsRevealSeenOnce(overlap(many, 5), 5)).toBe(false);
  });

  it('are none where nobody is matched', () => {
    expect([revealsSeenOnce(null, 5), pairsRevealSeenOnce(null, 5)]).toEqual([false, false]);
  });
});
