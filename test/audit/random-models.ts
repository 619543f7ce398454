import type { PublishedTable } from '../../src/model/published.ts';
import type { PublishedContrast, PublishedModel } from '../../src/model/published-model.ts';
import { chiSquareTest } from '../../src/stats/association/chi-square-test.ts';
import { correlationTest } from '../../src/stats/association/correlation-test.ts';
import { cramersV } from '../../src/stats/association/cramers-v.ts';
import { spearmanCorrelation } from '../../src/stats/association/spearman-correlation.ts';
import { ancova } from '../../src/stats/comparison/ancova.ts';
import { friedman } from '../../src/stats/comparison/friedman.ts';
import { kruskalWallis } from '../../src/stats/comparison/kruskal-wallis.ts';
import { oneWayAnova, welchAnova } from '../../src/stats/comparison/one-way-anova.ts';
import { gamesHowell } from '../../src/stats/comparison/pairs-of-groups.ts';
import type { Interval } from '../../src/stats/estimate.ts';
import { repeatedMeasuresAnova } from '../../src/stats/models/repeated-measures-anova.ts';
import { moments } from '../../src/stats/moments.ts';
import { pearsonCorrelation } from '../../src/stats/pearson-correlation.ts';
import { type RandomGenerator, seededRandom } from '../../src/stats/random.ts';
import type { TTest } from '../../src/stats/t-test.ts';
import { print, type RoundingRule } from './checks/printed.ts';

type Estimated<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

/** How a publication prints: digits and rounding of every kind of number. */
interface Style {
  readonly rule: RoundingRule;
  readonly mean: number;
  readonly t: number;
  readonly p: number;
  readonly effect: number;
  readonly df: number;
  readonly saysEffect: boolean;
  readonly saysCorrection: boolean;
}

/**
 * A table of tests that is right in every number: answers drawn at random, tested and printed as several programs do. Two to six groups or
 * waves of 4 to 150 people, tables of counts, correlations.
 */
export function randomModels(seed: number): PublishedTable {
  const random = seededRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[random.nextBelow(values.length)]!;
  const style: Style = {
    rule: pick(['half-up', 'half-even']),
    mean: pick([1, 2, 3]),
    t: pick([2, 2, 3]),
    p: pick([2, 3, 3]),
    effect: pick([2, 2, 3]),
    df: pick([0, 1, 2]),
    saysEffect: pick([true, false]),
    saysCorrection: pick([true, false]),
  };
  const kinds = [
    oneWay,
    welch,
    covariance,
    repeated,
    ranks,
    ranksOfPairs,
    counts,
    correlation,
    rankCorrelation,
  ];
  const models = kinds.flatMap((kind) => kind(random, style)).filter((model) => model !== null);
  return { source: { title: `random models ${seed}` }, decimal: '.', models };
}

function uniform(random: RandomGenerator): number {
  return (random.nextUint32() + 0.5) / 2 ** 32;
}

function normal(random: RandomGenerator): number {
  return Math.sqrt(-2 * Math.log(uniform(random))) * Math.cos(2 * Math.PI * uniform(random));
}

function sizes(random: RandomGenerator, least = 2, more = 4): number[] {
  return Array.from({ length: least + random.nextBelow(more) }, () => 4 + random.nextBelow(60));
}

const sampleOf = (random: RandomGenerator, n: number, mean: number, sd = 1) =>
  Float64Array.from({ length: n }, () => Math.round((mean + sd * normal(random)) * 10) / 10);

function computed<T>(estimate: Estimated<T>): T | null {
  return estimate.ok ? estimate.value : null;
}

const say = (value: number, decimals: number, { rule }: Style) => print(value, decimals, rule).text;

function pText(p: number, style: Style): string {
  const least = 10 ** -style.p;
  return p < least ? `<${least.toFixed(style.p)}` : say(p, style.p, style);
}

/** Without the zero before the point, at times. */
const bounded = (value: number, style: Style) => say(value, style.effect, style).replace(/^(-?)0\./, '$1.');

function oneWay(random: RandomGenerator, style: Style): (PublishedModel | null)[] {
  const groups = sizes(random).map((n, index) => moments(sampleOf(random, n, index * 0.4 * uniform(random))));
  const found = computed(oneWayAnova(groups));
  if (found === null) return [];
  const { statistic, df1, df2, p, etaSquared, omegaSquared } = found;
  const [type, value] = [
    ['eta-squared', etaSquared],
    ['partial-eta-squared', etaSquared],
    ['omega-squared', omegaSquared],
    ['cohens-f', Math.sqrt(etaSquared / (1 - etaSquared))],
    ['epsilon-squared', (df1 * (statistic - 1)) / (statistic * df1 + df2)],
  ][random.nextBelow(5)] as ['eta-squared', number];
  return [
    {
      name: 'one-way',
      method: 'one-way-anova',
      statistic: say(statistic, style.t, style),
      df: String(df1),
      df2: String(df2),
      p: pText(p, style),
      effectSize: { value: bounded(value, style), ...(style.saysEffect && { type }) },
    },
  ];
}

function welch(random: RandomGenerator, style: Style): (PublishedModel | null)[] {
  const groups = sizes(random, 3, 2).map((n, index) =>
    moments(sampleOf(random, n, index * 0.5 * uniform(random), 0.5 + uniform(random))),
  );
  const found = computed(welchAnova(groups));
  if (found === null) return [];
  const pairs = gamesHowell(groups, 0.95);
  const names = groups.map((_, index) => `g${index + 1}`);
  const contrasts = pairs.flatMap(({ from, to, test }): PublishedContrast[] => {
    const t = computed(test);
    if (t === null) return [];
    return [
      {
        ...contrastOf(names[from]!, names[to]!, t, style),
        ...(style.saysCorrection && { correction: 'games-howell' as const }),
      },
    ];
  });
  return [
    {
      name: 'welch',
      method: 'welch-anova',
      statistic: say(found.statistic, style.t, style),
      df: String(found.df1),
      df2: say(found.df2, style.df, style),
      p: pText(found.p, style),
      ...(contrasts.length > 0 && { contrasts }),
    },
  ];
}

function contrastOf(first: string, second: string, t: TTest, style: Style): PublishedContrast {
  return {
    first,
    second,
    difference: say(t.difference, style.mean, style),
    standardError: say(t.standardError, style.mean + 1, style),
    statistic: say(t.statistic, style.t, style),
    df: say(t.df, style.df, style),
    p: pText(t.p, style),
    ci: { lower: say(t.ci.lower, style.mean, style), upper: say(t.ci.upper, style.mean, style) },
  };
}

function covariance(random: RandomGenerator, style: Style): (PublishedModel | null)[] {
  const groups = sizes(random).map((n, index) => {
    const pre = sampleOf(random, n, 3);
    return { pre, post: pre.map((value) => 0.6 * value + 0.3 * index * uniform(random) + normal(random)) };
  });
  const found = computed(ancova(groups, 0.95));
  if (found === null) return [];
  const { group, adjustedMeans, adjustedDifferences } = found;
  const names = groups.map((_, index) => `g${index + 1}`);
  const { statistic, df1, df2, p, partialEtaSquared } = group;
  return [
    {
      name: 'ancova',
      method: 'ancova',
      statistic: say(statistic, style.t, style),
      df: String(df1),
      df2: String(df2),
      p: pText(p, style),
      effectSize: { value: bounded(partialEtaSquared, style), type: 'partial-eta-squared' },
      means: Object.fromEntries(
        adjustedMeans.map((mean, index) => [
          names[index]!,
          {
            mean: say(mean.difference, style.mean, style),
            se: say(mean.standardError, style.mean + 1, style),
          },
        ]),
      ),
      contrasts: adjustedDifferences.map((t, index) => contrastOf(names[0]!, names[index + 1]!, t, style)),
    },
  ];
}

function repeated(random: RandomGenerator, style: Style): (PublishedModel | null)[] {
  const n = 5 + random.nextBelow(60);
  const people = Array.from({ length: n }, () => normal(random));
  const columns = Array.from({ length: 3 + random.nextBelow(3) }, (_, wave) =>
    Float64Array.from(
      people,
      (person) => person + 0.2 * wave * uniform(random) + (0.5 + wave * 0.3) * normal(random),
    ),
  );
  const found = computed(repeatedMeasuresAnova([columns]));
  if (found === null) return [];
  const { wave } = found;
  const corrected = [null, wave.greenhouseGeisser, wave.huynhFeldt][random.nextBelow(3)]!;
  const printsCorrected = random.nextBelow(2) === 0;
  const [df1, df2] =
    corrected !== null && printsCorrected ? [corrected.df1, corrected.df2] : [wave.df1, wave.df2];
  const whole = Number.isInteger(df1);
  return [
    {
      name: 'repeated',
      method: 'repeated-measures-anova',
      statistic: say(wave.statistic, style.t, style),
      df: whole ? String(df1) : say(df1, 2, style),
      df2: whole ? String(df2) : say(df2, 2, style),
      p: pText(corrected === null ? wave.p : corrected.p, style),
      effectSize:
        random.nextBelow(2) === 0
          ? { value: bounded(wave.partialEtaSquared, style), type: 'partial-eta-squared' }
          : {
              value: bounded(wave.generalizedEtaSquared, style),
              ...(style.saysEffect && { type: 'generalized-eta-squared' as const }),
            },
    },
  ];
}

function ranks(random: RandomGenerator, style: Style): (PublishedModel | null)[] {
  const found = computed(kruskalWallis(sizes(random).map((n, index) => sampleOf(random, n, index * 0.3))));
  if (found === null) return [];
  return [
    {
      name: 'ranks',
      method: 'kruskal-wallis',
      n: String(found.n.reduce((sum, each) => sum + each, 0)),
      statistic: say(found.statistic, style.t, style),
      df: String(found.df),
      p: pText(found.p, style),
      effectSize: {
        value: bounded(found.epsilonSquared, style),
        ...(style.saysEffect && { type: 'epsilon-squared' as const }),
      },
    },
  ];
}

function ranksOfPairs(random: RandomGenerator, style: Style): (PublishedModel | null)[] {
  const n = 5 + random.nextBelow(50);
  const found = computed(
    friedman(Array.from({ length: 3 + random.nextBelow(3) }, (_, wave) => sampleOf(random, n, wave * 0.2))),
  );
  if (found === null) return [];
  return [
    {
      name: 'friedman',
      method: 'friedman',
      n: String(n),
      statistic: say(found.statistic, style.t, style),
      df: String(found.df),
      p: pText(found.p, style),
      effectSize: {
        value: bounded(found.kendallsW, style),
        ...(style.saysEffect && { type: 'kendalls-w' as const }),
      },
    },
  ];
}

function counts(random: RandomGenerator, style: Style): (PublishedModel | null)[] {
  const [rows, columns] = [2 + random.nextBelow(3), 2 + random.nextBelow(3)];
  const table = Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => 1 + random.nextBelow(40)),
  );
  const found = computed(chiSquareTest(table));
  if (found === null) return [];
  const w = Math.sqrt(found.statistic / found.n);
  const [type, value] = [
    ['cramers-v', cramersV(found, 0.95).value],
    ['cohens-w', w],
    ['contingency', Math.sqrt(found.statistic / (found.statistic + found.n))],
  ][random.nextBelow(3)] as ['cramers-v', number];
  return [
    {
      name: 'counts',
      method: 'chi-square',
      n: String(found.n),
      statistic: say(found.statistic, style.t, style),
      df: String(found.df),
      p: pText(found.p, style),
      effectSize: { value: bounded(value, style), ...(style.saysEffect && { type }) },
    },
  ];
}

function correlation(random: RandomGenerator, style: Style): (PublishedModel | null)[] {
  const [x, y] = related(random);
  const found = computed(pearsonCorrelation(x, y, 0.95));
  return found === null ? [] : [correlationOf('correlation', found, style, random)];
}

function rankCorrelation(random: RandomGenerator, style: Style): (PublishedModel | null)[] {
  const [x, y] = related(random);
  const found = computed(spearmanCorrelation(x, y, 0.95));
  return found === null ? [] : [correlationOf('rank-correlation', found, style, random)];
}

function related(random: RandomGenerator): [Float64Array, Float64Array] {
  const x = sampleOf(random, 6 + random.nextBelow(150), 0);
  const share = 2 * uniform(random) - 1;
  return [x, x.map((value) => share * value + normal(random))];
}

function correlationOf(
  method: 'correlation' | 'rank-correlation',
  { n, r, ci }: { readonly n: number; readonly r: number; readonly ci: Interval },
  style: Style,
  random: RandomGenerator,
): PublishedModel {
  const size = random.nextBelow(2) === 0 ? { n: String(n) } : { df: String(n - 2) };
  return {
    name: method,
    method,
    ...size,
    statistic: bounded(r, style),
    p: pText(correlationTest(r, n).p, style),
    ci: { lower: bounded(ci.lower, style), upper: bounded(ci.upper, style) },
  };
}
