import type { Statistic } from './statistic.ts';

/**
 * A sample against a population whose mean is known. `score` are the scores of the sample, `mu` and `sigma` mean and SD of the population.
 * Names: `population.<id>` in the catalogues.
 */
export const POPULATION_STATISTICS = {
  'one-sample': {
    needs: ['variance'],
    computed: ['comparison/one-sample.ts', 'oneSampleTest'],
    references: ['student-1908'],
    scripts: ['r', 'spss'],
    r: 't.test(score, mu = mu)',
    spss: 'T-TEST /TESTVAL=mu /VARIABLES=score',
  },
  'cohens-d-one-sample': {
    needs: ['variance'],
    computed: ['comparison/one-sample.ts', 'oneSampleTest'],
    references: ['cohen-1988'],
    scripts: ['r'],
    r: 'effectsize::cohens_d(score, mu = mu)',
    spss: 'T-TEST /TESTVAL=mu /VARIABLES=score /ES DISPLAY(TRUE)',
  },
  'percentile-of-mean': {
    needs: [],
    computed: ['comparison/one-sample.ts', 'percentileOfMean'],
    references: ['cohen-1988'],
    scripts: ['r'],
    r: 'pnorm((mean(score) - mu) / sigma)',
    spss: null,
  },
} as const satisfies Readonly<Record<string, Statistic>>;
