import type { Statistic } from './statistic.ts';

/**
 * Models of more than two samples, the tests beside them and their effect sizes. Names: `statistic.<id>` in the catalogues; of a model, in
 * sentences, `methods.<id>`.
 */

/** What a model, and what stands beside one, says besides: how it is computed, in plain text. */
interface ModelStatistic extends Statistic {
  readonly formula: string;
}

/** Every model by its id, as `scales[].models[].method` has it. */
export const MODELS = {
  ancova: {
    needs: ['pairs', 'groups', 'variance'],
    formula: 'post = group + b pre; adjusted mean = M post − b (M pre − grand mean of pre)',
    computed: ['comparison/ancova.ts', 'ancova'],
    references: ['vickers-altman-2001', 'lord-1967'],
    scripts: [],
    r: 'emmeans::emmeans(lm(post ~ pre + group), trt.vs.ctrl ~ group, adjust = "none")',
    rNote: 'F of car::Anova(type = 2)',
    spss: 'UNIANOVA post BY group WITH pre /EMMEANS=TABLES(group) WITH(pre=MEAN) COMPARE ADJ(LSD) /DESIGN=pre group',
  },
  'difference-of-changes': {
    needs: ['pairs', 'groups', 'variance'],
    formula: 'mean of (post − pre) of one group minus that of another',
    computed: ['t-test.ts', 'welchTest'],
    references: ['morris-2008'],
    scripts: [],
    r: 't.test(post - pre ~ group)',
    spss: 'T-TEST GROUPS=group /VARIABLES=change',
  },
  'mixed-model': {
    needs: ['pairs', 'several-waves', 'variance'],
    formula:
      'score = wave (× group); scores of one person with an unstructured covariance matrix, REML; else a random intercept',
    computed: ['models/repeated-measures-model.ts', 'repeatedMeasuresModel'],
    references: ['mallinckrodt-2001', 'satterthwaite-1946'],
    scripts: [],
    r: 'nlme::gls(score ~ wave * group, correlation = corSymm(form = ~ t | id), weights = varIdent(form = ~ 1 | wave), method = "REML")',
    rNote:
      'degrees of freedom as lmerTest; random intercept: lmerTest::lmer(score ~ wave * group + (1 | id))',
    spss: 'MIXED score BY wave group /FIXED=wave group wave*group /REPEATED=wave | SUBJECT(id) COVTYPE(UN) /METHOD=REML',
  },
  'repeated-measures-anova': {
    needs: ['pairs', 'several-waves', 'variance'],
    formula: 'F = MS wave / MS (wave × people) of complete people',
    computed: ['models/repeated-measures-anova.ts', 'repeatedMeasuresAnova'],
    references: ['greenhouse-geisser-1959', 'huynh-feldt-1976', 'olejnik-algina-2003'],
    scripts: [],
    r: 'car::Anova(lm(cbind(t0, t1, t2) ~ group), idata = data.frame(wave), idesign = ~ wave, type = 3)',
    spss: 'GLM t0 t1 t2 BY group /WSFACTOR=wave 3',
  },
  'welch-anova': {
    needs: ['several-samples', 'variance'],
    formula:
      'F = Σ w (M − m)² / (k − 1) / (1 + 2 (k − 2) Λ / (k² − 1)), w = n/s², Λ = Σ (1 − w/Σw)² / (n − 1); df2 = (k² − 1) / (3Λ)',
    computed: ['comparison/one-way-anova.ts', 'welchAnova'],
    references: ['welch-1951', 'games-howell-1976'],
    scripts: [],
    r: 'oneway.test(score ~ group)',
    spss: 'ONEWAY score BY group /STATISTICS=WELCH',
  },
  'difference-of-differences': {
    needs: ['groups', 'two-samples', 'variance'],
    formula: 'D = (M2 post − M2 pre) − (M1 post − M1 pre), SE² = Σ s²/n, df of Welch and Satterthwaite',
    computed: ['comparison/difference-of-changes.ts', 'differenceOfDifferences'],
    references: ['welch-1947', 'satterthwaite-1946', 'morris-2008'],
    scripts: [],
    r: 'with(d, sum(c(1, -1, -1, 1) * tapply(score, list(wave, group), mean)))',
    rNote: 'SE of the four variances by n',
    spss: null,
  },
} as const satisfies Readonly<Record<string, ModelStatistic>>;

export type ModelMethod = keyof typeof MODELS;
export const MODEL_METHODS = Object.keys(MODELS) as [ModelMethod, ...ModelMethod[]];

/** Tests beside a model; that of Kruskal and Wallis stands among those of items. */
export const FURTHER_TESTS = {
  'games-howell': {
    needs: ['several-samples', 'variance'],
    formula: 'q = √2 |M1 − M2| / √(s1²/n1 + s2²/n2), studentized range of k means, df of Welch',
    computed: ['comparison/pairs-of-groups.ts', 'gamesHowell'],
    references: ['games-howell-1976'],
    scripts: [],
    r: 'rstatix::games_howell_test(d, score ~ group)',
    spss: 'ONEWAY score BY group /POSTHOC=GH ALPHA(0.05)',
  },
  'one-way-anova': {
    needs: ['several-samples', 'variance'],
    formula: 'F = MS between / MS within',
    computed: ['comparison/one-way-anova.ts', 'oneWayAnova'],
    references: ['welch-1951'],
    scripts: [],
    r: 'oneway.test(score ~ group, var.equal = TRUE)',
    spss: 'ONEWAY score BY group',
  },
  friedman: {
    needs: ['pairs', 'several-waves'],
    formula: 'χ² of the sums of ranks within people, corrected for ties',
    computed: ['comparison/friedman.ts', 'friedman'],
    references: ['friedman-1937'],
    scripts: [],
    r: 'friedman.test(cbind(t0, t1, t2))',
    spss: 'NPAR TESTS /FRIEDMAN=t0 t1 t2',
  },
  mauchly: {
    needs: ['pairs', 'several-waves', 'variance'],
    formula: 'W = |C| / (tr C / (k − 1))^(k − 1), C the covariances of k − 1 orthonormal contrasts',
    computed: ['models/repeated-measures-anova.ts', 'repeatedMeasuresAnova'],
    references: ['mauchly-1940'],
    scripts: [],
    r: 'mauchly.test(lm(cbind(t0, t1, t2) ~ group), X = ~ 1)',
    spss: 'GLM t0 t1 t2 BY group /WSFACTOR=wave 3',
  },
} as const satisfies Readonly<Record<string, ModelStatistic>>;

/** Effect sizes of models and of what stands beside them. */
export const MODEL_EFFECT_SIZES = {
  'partial-eta-squared': {
    needs: ['variance'],
    formula: 'SS effect / (SS effect + SS error) = F df1 / (F df1 + df2)',
    computed: ['comparison/ancova.ts', 'ancova'],
    references: ['cohen-1988'],
    scripts: [],
    r: 'effectsize::eta_squared(fit, partial = TRUE)',
    spss: 'UNIANOVA … /PRINT=ETASQ',
  },
  'generalized-eta-squared': {
    needs: ['pairs', 'several-waves', 'variance'],
    formula: 'SS effect / (SS effect + SS people + SS error)',
    computed: ['models/repeated-measures-anova.ts', 'repeatedMeasuresAnova'],
    references: ['olejnik-algina-2003'],
    scripts: [],
    r: 'effectsize::eta_squared(fit, generalized = TRUE)',
    spss: null,
  },
  'omega-squared': {
    needs: ['several-samples', 'variance'],
    formula: 'df1 (F − 1) / (df1 (F − 1) + N), not below 0',
    computed: ['comparison/one-way-anova.ts', 'oneWayAnova'],
    references: ['cohen-1988'],
    scripts: [],
    r: 'effectsize::omega_squared(aov(score ~ group))',
    spss: 'ONEWAY score BY group /ES=OVERALL',
  },
  'epsilon-squared': {
    needs: ['several-samples'],
    formula: 'H / (N − 1)',
    computed: ['comparison/kruskal-wallis.ts', 'kruskalWallis'],
    references: ['kruskal-wallis-1952'],
    scripts: [],
    r: 'effectsize::rank_epsilon_squared(score ~ group)',
    spss: null,
  },
  'kendalls-w': {
    needs: ['pairs', 'several-waves'],
    formula: 'χ² of Friedman / (N (k − 1))',
    computed: ['comparison/friedman.ts', 'friedman'],
    references: ['kendall-babington-smith-1939'],
    scripts: [],
    r: 'effectsize::kendalls_w(cbind(t0, t1, t2))',
    spss: 'NPAR TESTS /KENDALL=t0 t1 t2',
  },
  'd-ppc': {
    needs: ['pairs', 'groups', 'variance'],
    formula:
      'c (change of one group − that of the other) / pooled SD of the pre-test, c = 1 − 3 / (4 (N − 2) − 1)',
    computed: ['comparison/difference-of-changes.ts', 'pretestPosttestControl'],
    references: ['morris-2008'],
    scripts: [],
    r: 'c * (diff(tapply(post - pre, group, mean))) / sd_pooled',
    rNote: 'c and the pooled SD as in the formula',
    spss: null,
  },
} as const satisfies Readonly<Record<string, ModelStatistic>>;

export type ModelEffectSize = keyof typeof MODEL_EFFECT_SIZES;

/** Of a whole model or test; that of Morris is one of two groups. */
export const OVERALL_EFFECT_SIZES = (Object.keys(MODEL_EFFECT_SIZES) as ModelEffectSize[]).filter(
  (id): id is Exclude<ModelEffectSize, 'd-ppc'> => id !== 'd-ppc',
) as [Exclude<ModelEffectSize, 'd-ppc'>, ...Exclude<ModelEffectSize, 'd-ppc'>[]];
