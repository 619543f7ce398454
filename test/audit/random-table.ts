import type { PublishedComparison, PublishedRow, PublishedTable } from '../../src/model/published.ts';
import { cronbachAlpha } from '../../src/stats/cronbach-alpha.ts';
import { addRespondent, covarianceMatrix, emptyCrossProducts } from '../../src/stats/cross-products.ts';
import { feldtInterval } from '../../src/stats/feldt-interval.ts';
import { moments } from '../../src/stats/moments.ts';
import { productMoment } from '../../src/stats/pearson-correlation.ts';
import { type RandomGenerator, seededRandom } from '../../src/stats/random.ts';
import { hedgesCorrection } from '../../src/stats/standardized-difference.ts';
import { tTestOf } from '../../src/stats/t-test.ts';
import { print, type RoundingRule } from './checks/printed.ts';

/** How a table prints: `spss` with three decimals for t and p, `.000` and zeros before the sign; `jamovi` with significant digits. */
type Program = 'spss' | 'jamovi' | 'apa';

/** Standardized differences that people print, whatever they call them. */
type Effect = 'pooled' | 'average' | 'hedges' | 'dz' | 'd-average' | 'hedges-of-pairs';

/** Mean, variance and n, of the data or as they were printed. */
interface Summary {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

interface Style {
  readonly program: Program;
  readonly rule: RoundingRule;
  readonly comma: boolean;
  readonly paired: boolean;
  readonly test: 'student' | 'welch' | 'paired';
  readonly saysTest: boolean;
  readonly reversed: boolean;
  readonly aggregate: 'sum' | 'mean';
  readonly decimals: {
    readonly [of in 'mean' | 'sd' | 't' | 'p' | 'd' | 'df' | 'alpha' | 'percent']: number;
  };
  /** Whether the printed difference is that of the data or of the printed means. */
  readonly difference: 'of-data' | 'of-printed-means';
  /** Whether t, p, interval and d were computed from the data, or from the printed means and SDs. */
  readonly derived: 'of-data' | 'of-printed-numbers';
  readonly effect: Effect;
  readonly effectType: NonNullable<PublishedComparison['effectSize']>['type'] | null;
  readonly sides: 'two-sided' | 'greater' | 'less';
  readonly pStyle: 'exact' | 'bounds';
  readonly wholeDf: 'no' | 'rounded' | 'cut-off';
  readonly shown: ReadonlySet<Shown>;
}

const SHOWN = [
  'n', 'se', 'mean-ci', 'difference', 'ci', 'standard-error', 't', 'df', 'p', 'd', 'sd-of-differences', 'correlation',
] as const; // biome-ignore format: one list
type Shown = (typeof SHOWN)[number];

/**
 * A table that is right in every number: answers to items drawn at random, scored and tested as one of several programs and
 * authors do. One to six scales, 5 to 500 respondents, independent groups or pairs.
 */
export function randomTable(seed: number): PublishedTable {
  const random = seededRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[random.nextBelow(values.length)]!;
  const style = randomStyle(random);
  const size = () => Math.round(5 * 100 ** uniform(random));
  const n = size();
  const sizes = [n, style.paired ? n : pick([n, size()])] as const;
  const scales = Array.from({ length: 1 + random.nextBelow(6) }, (_, index) =>
    randomScale(`s${index + 1}`, sizes, style, random),
  );
  const invited = Math.max(...sizes) + random.nextBelow(200);
  const { say } = printer(style);
  const women = Array.from({ length: sizes[0] }, () => uniform(random) < 0.6).filter(Boolean).length;
  const share = (count: number, of: number) => `${say((100 * count) / of, style.decimals.percent)}%`;
  return {
    source: { title: `random table ${seed}` },
    decimal: style.comma ? ',' : '.',
    ...(style.paired && pick([true, style.saysTest === false]) ? { design: 'paired' as const } : {}),
    groups: [
      {
        id: 'all',
        invited: String(invited),
        waves: Object.fromEntries(
          ['pre', 'post'].map((wave, index) => [
            wave,
            { n: String(sizes[index]), rate: share(sizes[index]!, invited) },
          ]),
        ),
      },
    ],
    scales: Object.fromEntries(scales.map(({ id, facts }) => [id, facts])),
    rows: scales.flatMap(({ row }) => (row === null ? [] : [row])),
    reliability: scales.flatMap(({ alpha }) => (alpha === null ? [] : [alpha])),
    respondents: [
      {
        variable: 'sex',
        columns: { all: { group: 'all', wave: 'pre', total: String(sizes[0]) } },
        categories: [women, sizes[0] - women].map((count, index) => ({
          label: ['woman', 'man'][index]!,
          counts: { all: String(count) },
          percentages: { all: share(count, sizes[0]) },
        })),
      },
    ],
  };
}

function uniform(random: RandomGenerator): number {
  return (random.nextUint32() + 0.5) / 2 ** 32;
}

/** Sum of twelve uniforms (Box & Muller would do as well): near enough to normal for answers on a scale. */
function normal(random: RandomGenerator): number {
  let sum = -6;
  for (let index = 0; index < 12; index++) sum += uniform(random);
  return sum;
}

function randomStyle(random: RandomGenerator): Style {
  const pick = <T>(values: readonly T[]): T => values[random.nextBelow(values.length)]!;
  const chance = (share: number) => uniform(random) < share;
  const paired = chance(0.5);
  const program = pick<Program>(['spss', 'jamovi', 'apa']);
  const effect = pick<Effect>(
    paired ? ['pooled', 'dz', 'dz', 'd-average', 'hedges-of-pairs'] : ['pooled', 'average', 'hedges'],
  );
  const test = paired ? 'paired' : pick(['student', 'welch'] as const);
  const saysTest = chance(0.5);
  const spss = program === 'spss';
  return {
    program,
    rule: pick<RoundingRule>(['half-up', 'half-even']),
    comma: chance(0.3),
    paired,
    test,
    saysTest,
    reversed: spss ? chance(0.8) : chance(0.1),
    aggregate: pick(['sum', 'mean']),
    decimals: {
      mean: spss && chance(0.5) ? 4 : pick([0, 1, 2, 2, 3]),
      sd: spss && chance(0.5) ? 5 : pick([0, 1, 2, 2, 3]),
      t: spss || program === 'jamovi' ? 3 : pick([1, 2, 2]),
      p: spss ? 3 : pick([2, 3, 3]),
      d: program === 'apa' ? pick([1, 2]) : 3,
      df: spss ? 3 : pick([1, 2]),
      alpha: pick([2, 3]),
      percent: pick([0, 1, 2]),
    },
    difference: pick(['of-data', 'of-printed-means']),
    derived: pick(['of-data', 'of-data', 'of-printed-numbers']),
    effect,
    effectType: chance(0.4) ? null : typeOf(effect, chance(0.3)),
    sides: chance(0.1) ? pick(['greater', 'less']) : 'two-sided',
    pStyle: pick(['exact', 'exact', 'bounds']),
    wholeDf: pick(['no', 'no', 'rounded', 'cut-off']),
    shown: new Set(SHOWN.filter((each) => chance(each === 'p' || each === 'n' ? 0.9 : 0.5))),
  };
}

/** What the table calls the effect size; `loosely`, any d is Cohen's. */
function typeOf(effect: Effect, loosely: boolean): Style['effectType'] {
  if (effect === 'hedges' || effect === 'hedges-of-pairs') return 'hedges-g';
  if (effect === 'pooled' || (effect === 'dz' && loosely)) return 'cohens-d';
  if (effect === 'average') return 'cohens-d-average';
  return effect;
}

function randomScale(id: string, sizes: readonly [number, number], style: Style, random: RandomGenerator) {
  const pick = <T>(values: readonly T[]): T => values[random.nextBelow(values.length)]!;
  const items = pick([1, 2, 3, 5, 6, 10, 20]);
  const [low, high] = pick([[1, 5], [0, 3], [1, 7], [0, 10], [0, 1]] as const); // biome-ignore format: one list
  const [centre, change, spread] = [
    low + (high - low) * (0.2 + 0.6 * uniform(random)),
    (high - low) * 0.15 * (uniform(random) - 0.4),
    (high - low) * (0.08 + 0.25 * uniform(random)),
  ];
  const answer = (trait: number, mean: number) => {
    const value = Math.round(mean + spread * (0.7 * trait + 0.7 * normal(random)));
    return Math.min(high, Math.max(low, value));
  };
  const traits = Array.from({ length: sizes[0] }, () => normal(random));
  const answersOf = (wave: 0 | 1) =>
    Array.from({ length: sizes[wave] }, (_, person) => {
      const trait = style.paired ? traits[person]! : normal(random);
      return Float64Array.from({ length: items }, () => answer(trait, centre + wave * change));
    });
  const waves = [answersOf(0), answersOf(1)] as const;
  const divisor = style.aggregate === 'mean' ? items : 1;
  const scores = waves.map((wave) =>
    Float64Array.from(wave, (answers) => answers.reduce((sum, each) => sum + each, 0) / divisor),
  ) as [Float64Array, Float64Array];
  const unit = style.aggregate === 'sum' ? items : 1;
  return {
    id,
    facts: {
      items,
      aggregate: style.aggregate,
      ...(pick([true, false]) ? { range: [low * unit, high * unit] as [number, number] } : {}),
      ...(pick([true, false]) ? { prorated: false } : {}),
    },
    row: rowOf(id, scores, style),
    alpha: alphaOf(id, waves[0], style),
  };
}

/** Numbers as the program writes them. */
function printer({ program, rule, comma }: Style) {
  const localized = (text: string) => (comma ? text.replace('.', ',') : text);
  const say = (value: number, decimals: number) => localized(print(value, decimals, rule).text);
  const withoutZero = (text: string) => text.replace(/^(-?)0(?=[.,])/, '$1');
  return {
    say,
    localized,
    bounded: (value: number, decimals: number) =>
      program === 'jamovi' ? say(value, decimals) : withoutZero(say(value, decimals)),
    /** jamovi keeps three significant digits of what is small. */
    statistic: (value: number, decimals: number) => {
      const small = program === 'jamovi' && value !== 0 && Math.abs(value) < 0.1;
      return small ? localized(value.toPrecision(3)) : say(value, decimals);
    },
  };
}

function rowOf(
  id: string,
  [first, second]: readonly [Float64Array, Float64Array],
  style: Style,
): PublishedRow | null {
  const { decimals, shown, paired, rule } = style;
  const { say, statistic, bounded } = printer(style);
  const rounded = (value: number, digits: number) => print(value, digits, rule).value;
  const data = [moments(first), moments(second)] as const;
  const differences = paired ? moments(second.map((value, index) => value - first[index]!)) : null;
  const r = paired ? productMoment(first, second) : null;
  const printed = data.map(({ n, mean, variance }) => ({
    n,
    mean: rounded(mean, decimals.mean),
    variance: rounded(Math.sqrt(variance), decimals.sd) ** 2,
  })) as [Summary, Summary];
  // Pairs cannot be tested from means and SDs alone.
  const source = style.derived === 'of-data' || paired ? data : printed;
  const t = tested(source, differences, style.test);
  if (t === null || data.some(({ variance }) => !(variance > 0)) || (paired && r?.ok !== true)) return null;
  const sign = style.reversed ? -1 : 1;
  const difference =
    style.difference === 'of-data' ? data[1].mean - data[0].mean : printed[1].mean - printed[0].mean;
  const effect = effectOf(style.effect, style.derived === 'of-data' ? data : printed, differences);
  const waveOf = ({ n, mean, variance }: Summary) => {
    const sd = Math.sqrt(variance);
    const { ci } = tTestOf(mean, sd / Math.sqrt(n), n - 1, 0.95);
    return {
      ...(shown.has('n') ? { n: String(n) } : {}),
      mean: say(mean, decimals.mean),
      sd: say(sd, decimals.sd),
      ...(shown.has('se') ? { se: say(sd / Math.sqrt(n), decimals.sd) } : {}),
      ...(shown.has('mean-ci')
        ? { ci: { lower: say(ci.lower, decimals.mean), upper: say(ci.upper, decimals.mean) } }
        : {}),
    };
  };
  const ends = [sign * t.ci.lower, sign * t.ci.upper].sort((a, b) => a - b);
  const pair = differences === null ? null : Math.sqrt(differences.variance);
  return {
    scale: id,
    group: 'all',
    where: 'Table 1',
    waves: { pre: waveOf(data[0]), post: waveOf(data[1]) },
    comparison: {
      ...(style.saysTest ? { test: style.test } : {}),
      ...(style.sides === 'two-sided' ? {} : { alternative: style.sides }),
      ...(shown.has('difference') ? { difference: statistic(sign * difference, decimals.mean) } : {}),
      ...(shown.has('ci')
        ? { ci: { lower: say(ends[0]!, decimals.mean), upper: say(ends[1]!, decimals.mean) } }
        : {}),
      ...(shown.has('standard-error') ? { standardError: say(t.standardError, decimals.sd) } : {}),
      ...(shown.has('t') ? { statistic: statistic(sign * t.statistic, decimals.t) } : {}),
      ...(shown.has('df') ? { df: freedomText(t.df, style) } : {}),
      ...(shown.has('p') ? { p: pText(t, style) } : {}),
      ...(shown.has('d') && effect !== null
        ? {
            effectSize: {
              ...(style.effectType === null ? {} : { type: style.effectType }),
              value: statistic(sign * effect, decimals.d),
            },
          }
        : {}),
      ...(pair !== null && shown.has('sd-of-differences') ? { sdOfDifferences: say(pair, decimals.sd) } : {}),
      ...(r?.ok && shown.has('correlation') ? { correlation: bounded(r.value, 2) } : {}),
    },
  };
}

/** The test of the data, or of means and SDs by themselves. */
function tested([one, other]: readonly [Summary, Summary], differences: Summary | null, test: Style['test']) {
  if (differences !== null) {
    const standardError = Math.sqrt(differences.variance / differences.n);
    return standardError > 1e-9 ? tTestOf(differences.mean, standardError, differences.n - 1, 0.95) : null;
  }
  const [a, b] = [one.variance / one.n, other.variance / other.n];
  if (!(a > 0 && b > 0)) return null;
  const df = one.n + other.n - 2;
  const pooled = ((one.n - 1) * one.variance + (other.n - 1) * other.variance) / df;
  const difference = other.mean - one.mean;
  return test === 'student'
    ? tTestOf(difference, Math.sqrt(pooled * (1 / one.n + 1 / other.n)), df, 0.95)
    : tTestOf(
        difference,
        Math.sqrt(a + b),
        (a + b) ** 2 / (a ** 2 / (one.n - 1) + b ** 2 / (other.n - 1)),
        0.95,
      );
}

function effectOf(
  effect: Effect,
  [one, other]: readonly [Summary, Summary],
  differences: Summary | null,
): number | null {
  const df = one.n + other.n - 2;
  const difference = other.mean - one.mean;
  const pooled = difference / Math.sqrt(((one.n - 1) * one.variance + (other.n - 1) * other.variance) / df);
  const values: Readonly<Record<Effect, number>> = {
    pooled,
    average: difference / Math.sqrt((one.variance + other.variance) / 2),
    hedges: hedgesCorrection(df) * pooled,
    dz: differences === null ? Number.NaN : differences.mean / Math.sqrt(differences.variance),
    'd-average': difference / ((Math.sqrt(one.variance) + Math.sqrt(other.variance)) / 2),
    // As effectsize::hedges_g(paired = TRUE) and JASP: d_z by J(n − 1).
    'hedges-of-pairs':
      differences === null
        ? Number.NaN
        : (hedgesCorrection(differences.n - 1) * differences.mean) / Math.sqrt(differences.variance),
  };
  return Number.isFinite(values[effect]) ? values[effect] : null;
}

function freedomText(df: number, style: Style): string {
  const { say } = printer(style);
  if (Number.isInteger(df)) return String(df);
  if (style.wholeDf === 'no') return say(df, style.decimals.df);
  return String(style.wholeDf === 'rounded' ? Math.round(df) : Math.floor(df));
}

function pText({ p, statistic }: ReturnType<typeof tTestOf>, style: Style): string {
  const { localized, bounded } = printer(style);
  const half = (style.sides === 'greater') === statistic > 0 ? p / 2 : 1 - p / 2;
  const value = style.sides === 'two-sided' ? p : half;
  if (style.pStyle === 'bounds') {
    const bound = [0.001, 0.01, 0.05].find((each) => value < each);
    if (bound !== undefined) return localized(`< .${String(bound).slice(2)}`);
    return style.program === 'apa' ? 'n.s.' : bounded(value, style.decimals.p);
  }
  if (value < 0.001 && style.program !== 'spss') return localized('< .001');
  return bounded(value, style.decimals.p);
}

function alphaOf(id: string, answers: readonly Float64Array[], style: Style) {
  const items = answers[0]!.length;
  if (items < 2 || answers.length < 5) return null;
  const products = emptyCrossProducts(items);
  for (const row of answers) addRespondent(products, row);
  const alpha = cronbachAlpha(covarianceMatrix(products));
  if (!alpha.ok) return null;
  const { bounded } = printer(style);
  const say = (value: number) => bounded(value, style.decimals.alpha);
  const { lower, upper } = feldtInterval(alpha.value, answers.length, items, 0.95);
  return {
    scale: id,
    group: 'all',
    wave: 'pre',
    items: String(items),
    n: String(answers.length),
    alpha: say(alpha.value),
    ci: { lower: say(lower), upper: say(upper) },
  };
}
