import type { Statistic } from './statistic.ts';

/** An effect size of two samples. Its words: `effect.<id>`, `symbol.<id>`, `effect.definition.<id>` and, in sentences, `methods.effect.<id>`. */
interface EffectSizeEntry extends Statistic {
  /** Whether it cannot exceed 1, and so has no leading zero. */
  readonly bounded: boolean;
}

/** Every effect size by its id. */
export const EFFECT_SIZES = {
  'cohens-d': {
    needs: ['two-samples', 'variance'],
    bounded: false,
    computed: ['standardized-difference.ts', 'cohensD'],
    references: ['cohen-1988'],
    scripts: ['r', 'spss'],
    r: 'effectsize::cohens_d(post, pre)',
    spss: 'T-TEST GROUPS=wave(2, 1) /VARIABLES=score /ES DISPLAY(TRUE)',
  },
  'hedges-g': {
    needs: ['two-samples', 'variance'],
    bounded: false,
    computed: ['standardized-difference.ts', 'hedgesG'],
    references: ['hedges-1981'],
    scripts: ['r', 'spss'],
    r: 'effectsize::hedges_g(post, pre)',
    spss: 'T-TEST GROUPS=wave(2, 1) /VARIABLES=score /ES DISPLAY(TRUE)',
  },
  'cohens-d-average': {
    needs: ['two-samples', 'variance'],
    bounded: false,
    computed: ['standardized-difference.ts', 'cohensDAverage'],
    references: ['bonett-2008'],
    scripts: ['r', 'spss'],
    r: 'effectsize::cohens_d(post, pre, pooled_sd = FALSE)',
    spss: null,
  },
  dz: {
    needs: ['pairs', 'variance'],
    bounded: false,
    computed: ['standardized-difference.ts', 'dz'],
    references: ['cohen-1988'],
    scripts: ['r', 'spss'],
    r: 'effectsize::cohens_d(post, pre, paired = TRUE)',
    spss: 'T-TEST PAIRS=post WITH pre (PAIRED) /ES DISPLAY(TRUE) STANDARDIZER(SD)',
  },
  'd-average': {
    needs: ['pairs', 'variance'],
    bounded: false,
    computed: ['standardized-difference.ts', 'dAverage'],
    references: ['cumming-2012', 'algina-keselman-2003'],
    scripts: ['r', 'spss'],
    r: 'mean(post - pre) / ((sd(pre) + sd(post)) / 2)',
    spss: null,
  },
  'rank-biserial': {
    needs: ['two-samples'],
    bounded: true,
    computed: ['comparison/rank-biserial.ts', 'rankBiserial'],
    references: ['cureton-1956', 'kerby-2014'],
    scripts: ['r'],
    r: 'effectsize::rank_biserial(post, pre)',
    spss: null,
  },
} as const satisfies Readonly<Record<string, EffectSizeEntry>>;

/** An effect size, by its id in `docs/statistics.md`. */
export type EffectSizeType = keyof typeof EFFECT_SIZES;
export const EFFECT_SIZE_TYPES = Object.keys(EFFECT_SIZES) as EffectSizeType[];
