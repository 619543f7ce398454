import { describe, expect, it } from 'vitest';
import { withholdAttrition } from '../../../src/analysis/withhold/withhold-attrition.ts';
import { withholdBaseline } from '../../../src/analysis/withhold/withhold-baseline.ts';
import { withholdComparison } from '../../../src/analysis/withhold/withhold-comparison.ts';
import { withholdItems } from '../../../src/analysis/withhold/withhold-items.ts';
import type {
  Attrition,
  Baseline,
  BaselineCharacteristic,
  Comparison,
  ItemResult,
} from '../../../src/model/result.ts';

const MIN_CELL = 5;

describe('a characteristic of groups side by side', () => {
  const counted = (...counts: (readonly [number, number])[]): BaselineCharacteristic => ({
    column: 'town',
    categories: counts.map((own, index) => ({
      value: `town ${index}`,
      counts: own,
      shares: own.map((count) => count / 40),
    })),
    differences: [0.25],
  });
  const kept = (characteristic: BaselineCharacteristic, attrition?: Partial<Attrition>) => {
    const baseline = { wave: 'pre', groups: ['a', 'b'], n: [40, 40], scores: [] };
    return withholdBaseline(
      { ...baseline, characteristics: [characteristic] } as unknown as Baseline,
      [],
      attrition as Attrition | undefined,
      MIN_CELL,
    ).characteristics[0]!;
  };
  const countsOf = ({ categories }: BaselineCharacteristic) => categories.map(({ counts }) => counts);

  it('has its difference beside all of its counts', () => {
    const whole = counted([20, 12], [20, 28]);
    expect(kept(whole)).toEqual(whole);
  });

  it('loses the difference with any count, and says which fields have none left', () => {
    const some = kept(counted([20, 12], [12, 8], [4, 10], [4, 10]));
    expect(
      countsOf(some)
        .flat()
        .filter((count) => count === null).length,
    ).toBeGreaterThan(1);
    expect(countsOf(some)[0]![1]).toBe(12);
    expect(some).toMatchObject({ differences: [null], withheld: ['differences'] });
    const none = kept(counted([37, 36], [3, 4]));
    expect(countsOf(none)).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(none).toMatchObject({ differences: [null], withheld: ['categories', 'differences'] });
    // A difference that could not be computed was not withheld.
    const constant = kept({ ...counted([37, 36], [3, 4]), differences: [null] });
    expect(constant.withheld).toEqual(['categories']);
    const partly = kept({ ...counted([20, 12], [12, 8], [4, 10], [4, 10]), differences: [null] });
    expect(partly).not.toHaveProperty('withheld');
  });

  it('loses the difference where rare values are taken together', () => {
    const rare = kept(counted([20, 12], [15, 23], [2, 2], [3, 1], [0, 2]));
    expect(rare.differences).toEqual([null]);
    expect(JSON.stringify(rare)).not.toContain('town 2');
  });

  it('is gone where it is counted among those who left as well', () => {
    const among = (column: string) => ({ characteristics: [{ column, categories: [] }] });
    const whole = counted([20, 12], [20, 28]);
    const gone = kept(whole, among('town') as never);
    expect(countsOf(gone).flat()).toEqual([null, null, null, null]);
    expect(gone.differences).toEqual([null]);
    expect(kept(whole, among('sex') as never)).toEqual(whole);
    expect(kept(whole, { ...among('sex'), quantities: [{ column: 'town' }] } as never).differences).toEqual([
      null,
    ]);
  });
});

describe('a single item of which a share is shown', () => {
  /** Answers a to d of a test item, of which the second is right, and so many blanks that count as wrong. */
  const item = (counts: readonly number[], blank: number): ItemResult => {
    const n = counts.reduce((sum, count) => sum + count, blank);
    const agreeing = counts[1]!;
    const share = agreeing / n;
    return {
      id: 'q1',
      text: null,
      kind: 'test',
      reversed: false,
      answers: counts.map((_, value) => ({ value, label: null, counts: value === 1 })),
      samples: [
        {
          wave: 'pre',
          group: null,
          missing: 0,
          n,
          mean: share,
          sd: 0.4,
          counts,
          agreeing,
          share,
          ci: { level: 0.95, lower: share - 0.1, upper: share + 0.1, method: 'wilson' },
        },
      ],
      comparisons: [],
    } as unknown as ItemResult;
  };
  const shown = (counts: readonly number[], blank: number, countsStay = true) => {
    const [kept] = withholdItems([item(counts, blank)], {
      minCell: MIN_CELL,
      ruleOf: () => ({ minCell: MIN_CELL, small: false, differencing: false, pairsReveal: false }),
      items: () => ({ isSafe: () => true, countsStay: () => countsStay, fewSkipped: () => false }),
    });
    return kept!.samples[0]!;
  };

  it.each([
    // Answers, blanks, and the answers that are shown: the wrong ones and the blanks add up to the rest of n.
    ['all are shown', [8, 20, 9, 7], 0, [8, 20, 9, 7]],
    ['a small wrong answer takes the next smallest with it', [8, 20, 3, 7], 0, [8, 20, null, null]],
    ['so do few blanks', [8, 20, 9, 7], 2, [8, 20, 9, null]],
    ['two small ones protect each other', [8, 20, 3, 2], 0, [8, 20, null, null]],
    ['blanks and a small answer do too', [8, 20, 3, 7], 4, [8, 20, null, 7]],
    ['nobody may be shown', [8, 20, 0, 7], 0, [8, 20, 0, 7]],
  ] as const)('%s', (_, counts, blank, expected) => {
    const kept = shown(counts, blank);
    expect(kept.counts).toEqual(expected);
    expect(kept.share).not.toBeNull();
    expect(kept.agreeing).toBe(20);
    expect(kept.withheld?.includes('counts') ?? false).toBe((expected as readonly unknown[]).includes(null));
    expect(shown(counts, blank, false).counts).toEqual([null, null, null, null]);
  });

  it.each([
    ['few right answers', [12, 3, 9, 7], 0],
    ['few others', [2, 30, 1, 1], 0],
    ['few others, blanks among them', [0, 30, 0, 0], 4],
  ] as const)('is without share and answers: %s', (_, counts, blank) => {
    const kept = shown(counts, blank);
    expect(kept.counts).toEqual([null, null, null, null]);
    expect([kept.share, kept.agreeing, kept.mean, kept.sd, kept.ci.lower, kept.ci.upper]).toEqual(
      Array(6).fill(null),
    );
    expect(kept.n).toBe(counts.reduce<number>((sum, count) => sum + count, blank));
  });
});

describe('how a single item changed between waves', () => {
  const side = (counts: readonly number[], more: object) => {
    const n = counts.reduce((sum, count) => sum + count, 0);
    return { n, mean: 2.5, sd: 1.1, counts, agreeing: counts.at(-1)!, share: counts.at(-1)! / n, ...more };
  };
  const compared = (
    kind: 'rating' | 'yes-no',
    sides: readonly (readonly number[])[],
    changes: readonly (readonly [by: number, count: number])[] | undefined,
  ): ItemResult => {
    const samples = sides.map((counts) => side(counts, {}));
    const n = samples[0]!.n;
    return {
      id: 'q1',
      text: null,
      kind,
      reversed: false,
      answers: sides[0]!.map((_, value) => ({ value, label: null, counts: value === sides[0]!.length - 1 })),
      samples: samples.map((sample, at) => ({
        ...sample,
        wave: ['pre', 'post'][at]!,
        group: null,
        missing: 0,
        ci: { level: 0.95, lower: 0.2, upper: 0.4, method: 'wilson' },
      })),
      comparisons: [
        {
          contrast: { kind: 'waves', of: ['pre', 'post'], group: null },
          design: changes === undefined ? 'independent' : 'paired',
          n: changes === undefined ? samples.map((sample) => sample.n) : [n],
          of: kind === 'rating' ? 'means' : 'shares',
          samples,
          difference: 0.25,
          ci: { level: 0.95, lower: 0.1, upper: 0.4, method: 'student' },
          ...(changes === undefined ? {} : { changes: changes.map(([by, count]) => ({ by, count })) }),
          tests: [
            { method: 'paired', alternative: 'two-sided', statistic: 2.1, df: 39, p: 0.04, pHolm: 0.08 },
          ],
        },
      ],
    } as unknown as ItemResult;
  };
  const kept = (item: ItemResult) =>
    withholdItems([item], {
      minCell: MIN_CELL,
      ruleOf: () => ({ minCell: MIN_CELL, small: false, differencing: false, pairsReveal: false }),
      items: () => ({ isSafe: () => true, countsStay: () => true, fewSkipped: () => false }),
    })[0]!.comparisons[0]!;
  const countsOf = ({ changes }: ReturnType<typeof kept>) => changes?.map(({ count }) => count);
  const OPEN = [10, 10, 10, 10] as const;

  it.each([
    // Changes and how many made them; whether their counts, and the interval and test, are shown.
    [
      'none is small',
      [
        [-1, 12],
        [0, 20],
        [1, 8],
      ],
      true,
      true,
    ],
    [
      'nobody changed so',
      [
        [-1, 0],
        [0, 20],
        [1, 20],
      ],
      true,
      true,
    ],
    // Mean and SD of the changes leave open which of many tables they are of.
    [
      'some are, of many kinds',
      [
        [-2, 2],
        [-1, 10],
        [0, 14],
        [1, 17],
        [2, 3],
      ],
      false,
      true,
    ],
    // Three equations in three counts.
    [
      'some are, of three kinds',
      [
        [-1, 2],
        [0, 10],
        [1, 28],
      ],
      false,
      false,
    ],
    [
      'kinds that do not follow each other',
      [
        [-3, 2],
        [0, 10],
        [1, 14],
        [2, 14],
      ],
      false,
      false,
    ],
    ['they are not listed', [], false, true],
  ] as const)('is told of ratings of the same people where %s', (_, changes, counts, test) => {
    const item = compared('rating', [OPEN, [5, 10, 10, 15]], changes);
    const [before] = item.comparisons;
    const after = kept(item);
    if (counts) expect(after).toEqual(before);
    else {
      expect(countsOf(after)).toEqual(changes.map(() => null));
      expect(after.changes!.map(({ by }) => by)).toEqual(changes.map(([by]) => by));
      expect(after.withheld).toEqual(test ? ['changes'] : ['changes', 'ci', 'tests']);
      expect(after.tests).toEqual(test ? before!.tests : []);
      expect([after.ci.lower, after.ci.upper]).toEqual(test ? [0.1, 0.4] : [null, null]);
    }
    // The means of both waves are shown, so the difference is.
    expect(after.difference).toBe(0.25);
    expect(after.samples).toEqual(before!.samples);
  });

  it.each([
    // Who said yes at first and later; who no longer did and who began to. The table of both waves has four cells.
    [20, 24, 6, 10, true],
    [20, 20, 0, 0, true],
    [20, 26, 4, 10, false],
    [20, 12, 10, 2, false],
    [20, 10, 18, 8, false],
    [22, 30, 8, 16, false],
    [20, 20, 20, 20, true],
  ])(
    'is told of shares where none of four cells is small: %i and %i of 40, %i lost, %i won',
    (one, other, lost, won, shows) => {
      const changes = [
        [-1, lost],
        [0, 40 - lost - won],
        [1, won],
      ] as const;
      const item = compared(
        'yes-no',
        [
          [40 - one, one],
          [40 - other, other],
        ],
        changes,
      );
      const after = kept(item);
      if (shows) expect(after).toEqual(item.comparisons[0]);
      else {
        expect(countsOf(after)).toEqual([null, null, null]);
        expect([after.tests, after.ci.lower, after.ci.upper]).toEqual([[], null, null]);
        expect(after.difference).toBe(0.25);
      }
    },
  );

  it('is told of strangers where both sides are', () => {
    const open = compared('rating', [OPEN, [5, 10, 10, 15]], undefined);
    expect(kept(open)).toEqual(open.comparisons[0]);
    // Of these counts mean and SD would tell; so they go, and the difference with them.
    for (const sides of [
      [OPEN, [55, 3, 2, 0]],
      [[55, 3, 2, 0], OPEN],
    ]) {
      const item = compared('rating', sides, undefined);
      const after = kept(item);
      expect([after.difference, after.ci.lower, after.tests]).toEqual([null, null, []]);
      expect(after.n).toEqual(item.comparisons[0]!.n);
      expect(after.samples.map(({ mean }) => mean === null)).toEqual(sides.map((counts) => counts !== OPEN));
      expect(after.withheld).toEqual(['ci', 'tests', 'difference']);
    }
  });
});

describe('what a missing link between two waves would do', () => {
  const overlaps = [{ assumed: 'most', people: 5, tests: [{ correlation: 0.5, p: 0.04 }] }];
  const linkOf = (n: readonly number[], small = false) => {
    const comparison = {
      tests: [],
      effectSizes: [],
      primary: null,
      missingLink: { n, alpha: 0.05, overlaps },
    };
    const rule = { minCell: MIN_CELL, small, differencing: true, pairsReveal: true };
    return withholdComparison(comparison as unknown as Comparison, rule).missingLink!;
  };

  it('is told of two waves of enough people, and of others how many they are', () => {
    expect(linkOf([30, 5])).toEqual({ n: [30, 5], alpha: 0.05, overlaps });
    expect(linkOf([30, 4])).toMatchObject({ n: [30, null], withheld: ['overlaps'] });
    expect(linkOf([4, 30])).toMatchObject({ n: [null, 30], withheld: ['overlaps'] });
    expect(linkOf([30, 20], true)).toMatchObject({ n: [30, 20], withheld: ['overlaps'] });
    expect(JSON.stringify(linkOf([4, 30]))).not.toContain('0.04');
  });
});

describe('an amount of those who stayed and left', () => {
  const amount = (
    stayed: number,
    left: number,
    undecided: number,
    all: readonly [stayed: number, left: number] = [60, 60],
  ) => {
    const group = (n: number) => ({ n, mean: 40, sd: 10 });
    const attrition = {
      waves: ['pre', 'post'],
      stayed: all[0],
      left: all[1],
      undecided: 0,
      scores: [],
      characteristics: [],
      quantities: [{ column: 'age', stayed: group(stayed), left: group(left), undecided, test: { p: 0.03 } }],
    };
    const rule = {
      minCell: MIN_CELL,
      scored: () => 0,
      overlap: () => [],
      tellingStayed: () => new Set<string>(),
    };
    const [kept] = withholdAttrition(attrition as unknown as Attrition, rule).quantities!;
    return [kept!.stayed.n, kept!.left.n, kept!.undecided, kept!.stayed.mean, kept!.left.mean];
  };

  it.each([
    // Who stayed, left and is not known about; what is shown of the three counts, and whether of the means.
    [[30, 20, 0], [30, 20, 0], true],
    [[30, 20, 5], [30, 20, 5], true],
    [[30, 20, 4], [30, null, null], false],
    [[30, 3, 8], [30, null, null], false],
    [[3, 30, 20], [null, 30, null], false],
    [[3, 20, 30], [null, null, 30], false],
    [[30, 2, 4], [30, null, null], false],
  ] as const)('%j is shown as %j', ([stayed, left, undecided], counts, means) => {
    expect(amount(stayed, left, undecided)).toEqual([...counts, ...(means ? [40, 40] : [null, null])]);
  });

  it('is not told where few stayed or left', () => {
    const nothing = [null, null, null, null, null];
    expect(amount(30, 20, 5, [60, 4])).toEqual(nothing);
    expect(amount(30, 20, 5, [4, 60])).toEqual(nothing);
    expect(amount(30, 20, 5, [5, 5])).toEqual([30, 20, 5, 40, 40]);
  });
});
