import type { ReportArguments } from '../../generated/messages/report.ts';
import type { VerificationArguments } from '../../generated/messages/verification.ts';
import type { Statistic } from './statistic.ts';

/** A coefficient of one scale, or what is made of one. */
interface CoefficientEntry extends Statistic {
  /** The key of its name in the catalogues. */
  readonly name: keyof ReportArguments<never> | keyof VerificationArguments<never>;
  /** The key under which `verify` tries it for a printed alpha that does not reproduce; `null` where it does not. */
  readonly explainsAlpha: 'pairwise' | 'standardized' | 'omega-total' | 'guttman-lambda-2' | null;
}

/** Every coefficient of the items of a score by its id. */
export const COEFFICIENTS = {
  'cronbach-alpha': {
    name: 'group.alpha',
    needs: ['items', 'variance'],
    explainsAlpha: null,
    computed: ['cronbach-alpha.ts', 'cronbachAlpha'],
    references: ['cronbach-1951'],
    scripts: ['r', 'spss'],
    r: 'psych::alpha(na.omit(items))$total$raw_alpha',
    spss: 'RELIABILITY /VARIABLES=items /MODEL=ALPHA',
  },
  'kr-20': {
    name: 'coefficient.kr20',
    needs: ['items', 'variance'],
    explainsAlpha: null,
    computed: ['cronbach-alpha.ts', 'cronbachAlpha'],
    references: ['kuder-richardson-1937'],
    scripts: ['r', 'spss'],
    r: 'psych::alpha(na.omit(items))$total$raw_alpha',
    rNote: 'items that are right (1) or wrong (0)',
    spss: 'RELIABILITY /VARIABLES=items /MODEL=ALPHA',
  },
  'cronbach-alpha-pairwise': {
    name: 'verify.by.pairwise',
    needs: ['items', 'variance'],
    explainsAlpha: 'pairwise',
    computed: ['reliability/pairwise-products.ts', 'pairwiseCovarianceMatrix'],
    references: ['cronbach-1951'],
    scripts: ['r'],
    r: 'psych::alpha(items)$total$raw_alpha',
    spss: null,
  },
  'cronbach-alpha-standardized': {
    name: 'verify.by.standardized',
    needs: ['items', 'variance'],
    explainsAlpha: 'standardized',
    computed: ['cronbach-alpha.ts', 'standardizedAlpha'],
    references: ['cronbach-1951'],
    scripts: ['r'],
    r: 'psych::alpha(na.omit(items))$total$std.alpha',
    spss: 'RELIABILITY /VARIABLES=items /MODEL=ALPHA /STATISTICS=CORR',
    spssNote: 'based on standardized items',
  },
  'omega-total': {
    name: 'verify.by.omega-total',
    needs: ['items', 'variance'],
    explainsAlpha: 'omega-total',
    computed: ['reliability/omega.ts', 'omegaTotal'],
    references: ['mcdonald-1999'],
    scripts: ['r'],
    r: 'sum(lambda)^2 /',
    rNote: 'sum(lambda)^2 + sum(psi)), lambda and psi of lavaan::cfa(',
    spss: null,
  },
  'guttman-lambda-2': {
    name: 'verify.by.guttman-lambda-2',
    needs: ['items', 'variance'],
    explainsAlpha: 'guttman-lambda-2',
    computed: ['reliability/guttman-lambda-2.ts', 'guttmanLambda2'],
    references: ['guttman-1945'],
    scripts: ['r'],
    r: 'psych::guttman(na.omit(items))$lambda.2',
    rNote: 'of correlations',
    spss: 'RELIABILITY /VARIABLES=items /MODEL=GUTTMAN',
  },
  'guttman-lambda-6': {
    name: 'column.lambda6',
    needs: ['items', 'variance'],
    explainsAlpha: null,
    computed: ['reliability/guttman-lambda-6.ts', 'guttmanLambda6'],
    references: ['guttman-1945'],
    scripts: ['r'],
    r: 'psych::alpha(na.omit(items))$total[["G6(smc)"]]',
    rNote: 'of correlations',
    spss: 'RELIABILITY /VARIABLES=items /MODEL=GUTTMAN',
  },
  'squared-multiple-correlation': {
    name: 'column.smc',
    needs: ['items', 'variance'],
    explainsAlpha: null,
    computed: ['reliability/squared-multiple-correlations.ts', 'squaredMultipleCorrelations'],
    references: [],
    scripts: ['spss'],
    r: 'psych::smc(na.omit(items))',
    spss: 'RELIABILITY /VARIABLES=items /SUMMARY=TOTAL',
  },
  'one-factor': {
    name: 'title.oneFactor',
    needs: ['items', 'variance'],
    explainsAlpha: null,
    computed: ['reliability/factor-fit.ts', 'factorFit'],
    references: ['bentler-1990', 'tucker-lewis-1973', 'steiger-1990'],
    scripts: [],
    r: 'lavaan::fitMeasures(lavaan::cfa(',
    rNote: 'f =~ the items, std.lv = TRUE))',
    spss: null,
  },
  'split-half': {
    name: 'column.splitHalf',
    needs: ['items', 'variance'],
    explainsAlpha: null,
    computed: ['reliability/split-half.ts', 'splitHalf'],
    references: ['spearman-1910', 'brown-1910'],
    scripts: ['r'],
    r: '2 * r / (1 + r)',
    rNote: 'r of cor() between the sums of the halves',
    spss: 'RELIABILITY /VARIABLES=items /MODEL=SPLIT',
  },
  'standard-error-of-measurement': {
    name: 'column.sem',
    needs: ['items', 'variance'],
    explainsAlpha: null,
    computed: ['reliability/standard-error-of-measurement.ts', 'standardErrorOfMeasurement'],
    references: [],
    scripts: ['r'],
    r: 'sd(score) * sqrt(1 - alpha)',
    spss: null,
  },
  'smallest-detectable-change': {
    name: 'column.sdc',
    needs: ['items', 'variance'],
    explainsAlpha: null,
    computed: ['reliability/standard-error-of-measurement.ts', 'smallestDetectableChange'],
    references: [],
    scripts: ['r'],
    r: 'qnorm(0.975) * sqrt(2) * sd(score) * sqrt(1 - alpha)',
    spss: null,
  },
} as const satisfies Readonly<Record<string, CoefficientEntry>>;

export type Coefficient = keyof typeof COEFFICIENTS;
export type AlphaExplanation = NonNullable<(typeof COEFFICIENTS)[Coefficient]['explainsAlpha']>;
