import type { Statistic } from './statistic.ts';

/** How two scores of the same respondents go together, by the name in `--correlations`. Its words: `methods.correlations.<id>`. */
export const CORRELATIONS = {
  pearson: {
    needs: ['two-scores', 'variance'],
    computed: ['pearson-correlation.ts', 'pearsonCorrelation'],
    references: ['pearson-1895', 'fisher-1921'],
    scripts: ['r', 'spss'],
    r: 'psych::corr.test(x, y)',
    rNote: 'interval of psych::r.con',
    spss: 'CORRELATIONS /VARIABLES=x y /MISSING=PAIRWISE',
  },
  spearman: {
    needs: ['two-scores', 'variance'],
    computed: ['association/spearman-correlation.ts', 'spearmanCorrelation'],
    references: ['spearman-1904', 'bonett-wright-2000'],
    scripts: ['r'],
    r: 'cor.test(x, y, method = "spearman", exact = FALSE)',
    rNote:
      'interval after Bonett and Wright: tanh(atanh(r) + c(-1, 1) * 1.96 * sqrt((1 + r^2 / 2) / (n - 3)))',
    spss: 'NONPAR CORR /VARIABLES=x y /PRINT=SPEARMAN',
  },
  disattenuated: {
    needs: ['two-scores', 'items', 'variance'],
    computed: ['association/disattenuated-correlation.ts', 'disattenuatedCorrelation'],
    references: ['spearman-1904'],
    scripts: ['r'],
    r: 'psych::correct.cor(cor(x, y), alphas)',
    spss: null,
  },
} as const satisfies Readonly<Record<string, Statistic>>;
