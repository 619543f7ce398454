import type { EffectSizeType } from './effect-sizes.ts';
import type { Statistic } from './statistic.ts';

/** A test of two samples. Its words: `method.<id>` and, in sentences, `test.<id>`, `methods.test.<id>` and `methods.why.<id>`. */
interface TestEntry extends Statistic {
  /** What it compares; tests of variances look at an assumption and cannot come first. */
  readonly compares: 'means' | 'ranks' | 'variances';
  /** Whose scores it rests on: of both samples, of the pairs, or of the pairs and those seen once. */
  readonly samples: 'both' | 'pairs' | 'pairs-and-singles';
  /** Its statistic, as in the key `symbol.t`. */
  readonly symbol: 't' | 'U' | 'V' | 'F';
  /** The effect sizes that may stand beside it, best first. */
  readonly effectSizes: readonly EffectSizeType[];
  /** Whether it is computed only where the supplement is (`partsToCompute`). */
  readonly supplementary: boolean;
  /** The test whose reason is its own, in the sentence on what sets it apart; itself unless given. */
  readonly reason?: string;
  /** Whether half of its p is the one-sided p, as `verify` tries. */
  readonly halvesToOneSided: boolean;
}

const OF_GROUPS = ['hedges-g', 'cohens-d', 'cohens-d-average'] as const;
const OF_PAIRS = ['dz', 'd-average'] as const;
const OF_RANKS = ['rank-biserial'] as const;

// What the tests of a kind have in common.
const T_TEST = {
  needs: ['two-samples', 'variance'],
  compares: 'means',
  samples: 'both',
  symbol: 't',
  effectSizes: OF_GROUPS,
  supplementary: false,
  halvesToOneSided: true,
  scripts: ['r', 'spss'],
} as const;

const PARTIALLY_OVERLAPPING_TEST = {
  ...T_TEST,
  needs: ['pairs', 'variance'],
  samples: 'pairs-and-singles',
  computed: ['partially-overlapping-test.ts', 'partiallyOverlappingTest'],
  references: ['derrick-russ-2017', 'derrick-toher-2017'],
  spss: null,
} as const;

const RANK_TEST = {
  compares: 'ranks',
  effectSizes: OF_RANKS,
  supplementary: true,
  halvesToOneSided: false,
  scripts: ['r'],
} as const;

const VARIANCE_TEST = {
  needs: ['two-samples', 'variance'],
  compares: 'variances',
  samples: 'both',
  symbol: 'F',
  effectSizes: OF_GROUPS,
  supplementary: true,
  halvesToOneSided: false,
} as const;

/** Every test by its id, in the order in which options list them. */
export const TESTS = {
  welch: {
    ...T_TEST,
    computed: ['t-test.ts', 'welchTest'],
    references: ['welch-1947'],
    r: 't.test(post, pre)',
    spss: 'T-TEST GROUPS=wave(2, 1) /VARIABLES=score',
    spssNote: 'equal variances not assumed',
  },
  student: {
    ...T_TEST,
    computed: ['t-test.ts', 'studentTest'],
    references: ['student-1908'],
    r: 't.test(post, pre, var.equal = TRUE)',
    spss: 'T-TEST GROUPS=wave(2, 1) /VARIABLES=score',
    spssNote: 'equal variances assumed',
  },
  'mann-whitney': {
    ...RANK_TEST,
    needs: ['two-samples', 'variance'],
    samples: 'both',
    symbol: 'U',
    computed: ['comparison/mann-whitney.ts', 'mannWhitney'],
    references: ['mann-whitney-1947'],
    r: 'wilcox.test(post, pre, digits.rank = 7)',
    spss: 'NPAR TESTS /M-W=score BY wave(1, 2)',
    spssNote: 'the smaller U, and p without continuity correction',
  },
  paired: {
    ...T_TEST,
    needs: ['pairs', 'variance'],
    samples: 'pairs',
    effectSizes: OF_PAIRS,
    computed: ['t-test.ts', 'pairedTest'],
    references: ['student-1908'],
    r: 't.test(post, pre, paired = TRUE)',
    spss: 'T-TEST PAIRS=post WITH pre (PAIRED)',
  },
  'wilcoxon-signed-rank': {
    ...RANK_TEST,
    needs: ['pairs', 'variance'],
    samples: 'pairs',
    symbol: 'V',
    computed: ['comparison/wilcoxon-signed-rank.ts', 'wilcoxonSignedRank'],
    references: ['wilcoxon-1945'],
    r: 'wilcox.test(post, pre, paired = TRUE, digits.rank = 7)',
    spss: 'NPAR TESTS /WILCOXON=pre WITH post (PAIRED)',
    spssNote: 'p without continuity correction',
  },
  'partially-overlapping': {
    ...PARTIALLY_OVERLAPPING_TEST,
    r: 'Partiallyoverlapping::Partover.test(pre_only, post_only, pre_pairs, post_pairs, var.equal = TRUE)',
  },
  'partially-overlapping-unequal': {
    ...PARTIALLY_OVERLAPPING_TEST,
    reason: 'partially-overlapping',
    r: 'Partiallyoverlapping::Partover.test(pre_only, post_only, pre_pairs, post_pairs, var.equal = FALSE)',
  },
  levene: {
    ...VARIANCE_TEST,
    computed: ['comparison/levene.ts', 'leveneTest'],
    references: ['levene-1960'],
    scripts: ['r', 'spss'],
    r: 'car::leveneTest(score, wave, center = mean)',
    spss: 'ONEWAY score BY wave /STATISTICS=HOMOGENEITY',
    spssNote: 'based on mean',
  },
  'brown-forsythe': {
    ...VARIANCE_TEST,
    computed: ['comparison/levene.ts', 'brownForsytheTest'],
    references: ['brown-forsythe-1974'],
    scripts: ['r'],
    r: 'car::leveneTest(score, wave, center = median)',
    spss: 'EXAMINE score BY wave /PLOT=SPREADLEVEL(1)',
    spssNote: 'based on median',
  },
} as const satisfies Readonly<Record<string, TestEntry>>;

type Entries = typeof TESTS;
/** A test, by its id in `docs/statistics.md`. */
export type TestMethod = keyof Entries;

/** The tests of which something holds, by what their entries say. */
type TestsWith<Property> = { [Id in TestMethod]: Entries[Id] extends Property ? Id : never }[TestMethod];

/** The tests that can come first in a comparison; those of variances cannot. */
export type PrimaryTest = TestsWith<{ readonly compares: 'means' | 'ranks' }>;
/** The tests that have a sentence on what sets them apart. */
export type TestReason = Exclude<PrimaryTest, TestsWith<{ readonly reason: string }>>;
/** The tests that the supplement computes. */
export type SupplementaryTest = TestsWith<{ readonly supplementary: true }>;
export type RankTest = TestsWith<{ readonly compares: 'ranks' }>;

export const TEST_METHODS = Object.keys(TESTS) as TestMethod[];
export const SUPPLEMENTARY_TESTS = TEST_METHODS.filter(isSupplementary);
export const PRIMARY_TESTS = TEST_METHODS.filter(canComeFirst);

/** The entry of a test, of which nothing but its kind is known. */
export function testEntry(method: TestMethod): TestEntry {
  return TESTS[method];
}

function isSupplementary(method: TestMethod): method is SupplementaryTest {
  return testEntry(method).supplementary;
}

function canComeFirst(method: TestMethod): method is PrimaryTest {
  return testEntry(method).compares !== 'variances';
}

/** Whether a test compares ranks, so that its difference is a shift and no difference between means. */
export function isRankTest(method: TestMethod): method is RankTest {
  return testEntry(method).compares === 'ranks';
}

/** The test that comes first: of pairs where respondents are matched, else that of different people. */
export function usualTest(
  ofDifferentPeople: 'welch' | 'student',
  isMatched: boolean,
): 'paired' | 'welch' | 'student' {
  return isMatched ? 'paired' : ofDifferentPeople;
}

export function needsPairs(method: TestMethod): boolean {
  return testEntry(method).samples !== 'both';
}
