import { MODELS } from './models.ts';
import type { Statistic } from './statistic.ts';
import { TESTS } from './tests.ts';

/** A test of single items or questions. Its words: `itemTest.<id>` and, in sentences, `methods.itemTest.<id>`. */
interface ItemTestEntry extends Statistic {
  /** What it compares: answers by their ranks, shares of yes, right or ticked, or means of either. */
  readonly compares: 'ranks' | 'proportions' | 'means';
}

/** Every test of single items and questions by its id, in the order in which methods name them. */
export const ITEM_TESTS = {
  'wilcoxon-signed-rank': { ...TESTS['wilcoxon-signed-rank'], scripts: ['r', 'spss'] },
  'mann-whitney': { ...TESTS['mann-whitney'], scripts: ['r', 'spss'] },
  'kruskal-wallis': {
    compares: 'ranks',
    needs: ['two-samples', 'variance'],
    computed: ['comparison/kruskal-wallis.ts', 'kruskalWallis'],
    references: ['kruskal-wallis-1952'],
    scripts: ['r', 'spss'],
    r: 'kruskal.test(score ~ group)',
    spss: 'NPAR TESTS /K-W=score BY group(1, 3)',
  },
  'mcnemar-exact': {
    compares: 'proportions',
    needs: ['pairs', 'variance'],
    computed: ['proportions/mcnemar.ts', 'mcNemar'],
    references: ['mcnemar-1947'],
    scripts: ['r', 'spss'],
    r: 'binom.test(only_post, only_pre + only_post)',
    spss: 'NPAR TESTS /MCNEMAR=pre WITH post (PAIRED)',
    spssNote: 'exact significance',
  },
  'chi-square': {
    compares: 'proportions',
    needs: ['two-samples', 'variance'],
    computed: ['association/chi-square-test.ts', 'chiSquareTest'],
    references: ['pearson-1900'],
    scripts: ['r', 'spss'],
    r: 'chisq.test(table(group, answer), correct = FALSE)',
    spss: 'CROSSTABS group BY answer /STATISTICS=CHISQ',
    spssNote: 'Pearson chi-square',
  },
  'chi-square-yates': {
    compares: 'proportions',
    needs: ['two-samples', 'variance'],
    computed: ['association/yates-chi-square-test.ts', 'yatesChiSquareTest'],
    references: ['yates-1934'],
    scripts: ['r', 'spss'],
    r: 'chisq.test(table(group, answer))',
    spss: 'CROSSTABS group BY answer /STATISTICS=CHISQ',
    spssNote: 'continuity correction',
  },
  'fisher-exact': {
    compares: 'proportions',
    needs: ['two-samples', 'variance'],
    computed: ['association/fisher-exact-test.ts', 'fisherExactTest'],
    references: ['fisher-1935', 'freeman-halton-1951'],
    scripts: ['r', 'spss'],
    r: 'fisher.test(table(group, answer))',
    spss: 'CROSSTABS group BY answer /STATISTICS=CHISQ /METHOD=EXACT',
  },
  'difference-of-differences': {
    ...MODELS['difference-of-differences'],
    compares: 'means',
    references: ['welch-1947', 'satterthwaite-1946'],
    scripts: [],
  },
} as const satisfies Readonly<Record<string, ItemTestEntry>>;

/** The differences of shares, by the method of their interval: the symbol `interval.<id>`. */
export const PROPORTION_INTERVALS = {
  newcombe: {
    needs: ['two-samples'],
    computed: ['proportions/difference-of-proportions.ts', 'differenceOfProportions'],
    references: ['newcombe-1998a'],
    scripts: ['r'],
    r: 'DescTools::BinomDiffCI(x2, n2, x1, n1, method = "score")',
    spss: 'PROPORTIONS INDEPENDENTSAMPLES … CITYPES=NEWCOMBE',
  },
  'newcombe-paired': {
    needs: ['pairs'],
    computed: ['proportions/difference-of-proportions.ts', 'differenceOfPairedProportions'],
    references: ['newcombe-1998b'],
    scripts: ['r'],
    r: 'fixtures/reference/proportions.R',
    rNote: 'written down from the paper',
    spss: 'PROPORTIONS PAIREDSAMPLES … CITYPES=NEWCOMBE',
  },
  wilson: {
    needs: [],
    computed: ['wilson-interval.ts', 'wilsonInterval'],
    references: ['wilson-1927'],
    scripts: ['r'],
    r: 'prop.test(x, n, correct = FALSE)$conf.int',
    spss: 'PROPORTIONS ONESAMPLE … CITYPES=WILSON_SCORE',
  },
} as const satisfies Readonly<Record<string, Statistic>>;

export type ItemTest = keyof typeof ITEM_TESTS;
export const ITEM_TEST_IDS = Object.keys(ITEM_TESTS) as ItemTest[];
export type ProportionInterval = keyof typeof PROPORTION_INTERVALS;
