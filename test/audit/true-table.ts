import type { PublishedTable } from '../../src/model/published.ts';
import { cronbachAlpha } from '../../src/stats/cronbach-alpha.ts';
import { addRespondent, covarianceMatrix, emptyCrossProducts } from '../../src/stats/cross-products.ts';
import { feldtInterval } from '../../src/stats/feldt-interval.ts';
import { type Moments, moments } from '../../src/stats/moments.ts';
import { pearsonCorrelation } from '../../src/stats/pearson-correlation.ts';
import { type RandomGenerator, seededRandom } from '../../src/stats/random.ts';
import { cohensD, dz, hedgesG } from '../../src/stats/standardized-difference.ts';
import { pairedTest, studentTest, type TTest, tTestOf, welchTest } from '../../src/stats/t-test.ts';
import { print, type RoundingRule } from './checks/printed.ts';

/** Answers of real people to the items of some scales; `null` where an answer is missing. */
export interface RealData {
  /** Lowest and highest answer. */
  readonly range: readonly [number, number];
  /** Items of each scale, those that are reversed with a minus. */
  readonly scales: Readonly<Record<string, readonly string[]>>;
  /** One wave, or two with the same people in the same order. */
  readonly waves: readonly (readonly Readonly<Record<string, number | null>>[])[];
}

/**
 * How a true table was made. `complete`: scores of those who answered everything, n beside every score, and the table says
 * so. `unsaid`: the same, and the table does not say how gaps were treated. `group-n`: n of the group only, though some have no
 * score. `prorated-unsaid`: scores are means of the answered items, and the table does not say so.
 */
export const MODES = ['complete', 'unsaid', 'group-n', 'prorated-unsaid'] as const;
export type Mode = (typeof MODES)[number];

type Person = RealData['waves'][number][number];

/** A table that is right in every number: a subsample of real data, scored, tested and rounded. */
export function trueTable(data: RealData, mode: Mode, seed: number): PublishedTable {
  const random = seededRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[random.nextBelow(values.length)]!;
  const rule = pick<RoundingRule>(['half-up', 'half-up', 'half-even', 'cut-off']);
  const style = {
    rule,
    mean: pick([1, 2, 2, 3]),
    sd: pick([1, 2, 2, 3]),
    t: pick([1, 2, 3]),
    p: pick([2, 3, 3, 4]),
    d: pick([1, 2]),
    alpha: pick([2, 3]),
    percent: pick([0, 1]),
    aggregate: pick(['sum', 'mean'] as const),
    test: data.waves.length === 2 ? ('paired' as const) : pick(['student', 'welch'] as const),
    saysTest: pick([true, false]),
  };
  const people = data.waves.length === 2 ? pairedSample(data, random) : independentSample(data, random);
  const ids = Object.keys(data.scales);
  const scored = new Map(
    ids.map((id) => [
      id,
      people.map((wave) => wave.map((one) => scoreOf(one, id, data, style.aggregate, mode))),
    ]),
  );
  return {
    source: { title: `true table ${seed}` },
    decimal: '.',
    rounding: rule === 'cut-off' ? 'truncated' : 'nearest',
    ...(style.test === 'paired' ? { design: 'paired' as const } : {}),
    groups: [groupOf(people, style.percent, rule, random)],
    scales: Object.fromEntries(ids.map((id) => [id, factsOf(data, id, style.aggregate, mode)])),
    rows: ids.flatMap((id) => rowOf(id, scored.get(id)!, style, mode)),
    reliability: ids.flatMap((id) => alphaOf(people[0]!, id, data, style.alpha, rule)),
    respondents: [shares(people[0]!, style.percent, rule)],
  };
}

type Style = {
  readonly rule: RoundingRule;
  readonly mean: number;
  readonly sd: number;
  readonly t: number;
  readonly p: number;
  readonly d: number;
  readonly test: 'student' | 'welch' | 'paired';
  readonly saysTest: boolean;
};

function independentSample({ waves: [all = []] }: RealData, random: RandomGenerator): Person[][] {
  const sizes = [8 + random.nextBelow(random.nextBelow(2) === 0 ? 40 : 160), 8 + random.nextBelow(120)];
  const people = shuffled(all, random);
  return [people.slice(0, sizes[0]), people.slice(sizes[0], sizes[0]! + sizes[1]!)];
}

function pairedSample({ waves }: RealData, random: RandomGenerator): Person[][] {
  const size = 8 + random.nextBelow(waves[0]!.length - 8);
  const chosen = shuffled(
    waves[0]!.map((_, index) => index),
    random,
  ).slice(0, size);
  return waves.map((wave) => chosen.map((index) => wave[index]!));
}

function shuffled<T>(values: readonly T[], random: RandomGenerator): T[] {
  const copy = [...values];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = random.nextBelow(last + 1);
    [copy[last], copy[other]] = [copy[other]!, copy[last]!];
  }
  return copy;
}

/** Answers after reversal; `null` where one is missing. */
function answersOf(one: Person, items: readonly string[], [low, high]: RealData['range']): (number | null)[] {
  return items.map((item) => {
    const value = one[item.replace('-', '')] ?? null;
    return value !== null && item.startsWith('-') ? low + high - value : value;
  });
}

function scoreOf(
  one: Person,
  id: string,
  { scales, range }: RealData,
  aggregate: 'sum' | 'mean',
  mode: Mode,
): number | null {
  const items = scales[id]!;
  const given = answersOf(one, items, range).filter((value) => value !== null);
  const enough = mode === 'prorated-unsaid' ? Math.ceil(items.length / 2) : items.length;
  if (given.length < enough) return null;
  const mean = given.reduce((sum, value) => sum + value, 0) / given.length;
  return aggregate === 'mean' ? mean : mean * items.length;
}

function factsOf({ scales, range }: RealData, id: string, aggregate: 'sum' | 'mean', mode: Mode) {
  const items = scales[id]!.length;
  const unit = aggregate === 'sum' ? items : 1;
  return {
    items,
    aggregate,
    range: [range[0] * unit, range[1] * unit] as [number, number],
    ...(mode === 'complete' ? { prorated: false } : {}),
  };
}

function groupOf(people: readonly Person[][], percent: number, rule: RoundingRule, random: RandomGenerator) {
  const sizes = people.map((wave) => wave.length);
  const invited = Math.max(...sizes) + random.nextBelow(200);
  return {
    id: 'all',
    invited: String(invited),
    waves: Object.fromEntries(
      ['pre', 'post'].map((wave, index) => [
        wave,
        {
          n: String(sizes[index]),
          rate: `${print((100 * sizes[index]!) / invited, percent, rule).text}%`,
        },
      ]),
    ),
  };
}

function rowOf(id: string, waves: readonly (readonly (number | null)[])[], style: Style, mode: Mode) {
  const { rule, test } = style;
  const say = (value: number, decimals: number) => print(value, decimals, rule).text;
  // Of pairs, both waves are of those who have both scores.
  const both = waves[0]!.map((_, index) => waves.every((wave) => wave[index] != null));
  const [first, second] = waves.map((wave) =>
    Float64Array.from(
      wave.filter((score, index): score is number => score !== null && (test !== 'paired' || both[index]!)),
    ),
  ) as [Float64Array, Float64Array];
  const [before, after] = [moments(first), moments(second)];
  const result = tested(first, second, before, after, test);
  if (result === null) return [];
  const waveOf = ({ n, mean, variance }: Moments) => {
    const sd = Math.sqrt(variance);
    const { ci } = tTestOf(mean, sd / Math.sqrt(n), n - 1, 0.95);
    return {
      ...(mode === 'group-n' ? {} : { n: String(n) }),
      mean: say(mean, style.mean),
      sd: say(sd, style.sd),
      se: say(sd / Math.sqrt(n), style.sd),
      ci: { lower: say(ci.lower, style.mean), upper: say(ci.upper, style.mean) },
    };
  };
  const { t, effect, type } = result;
  return [
    {
      scale: id,
      group: 'all',
      where: 'Table 1',
      waves: { pre: waveOf(before), post: waveOf(after) },
      comparison: {
        ...(style.saysTest ? { test } : {}),
        difference: say(after.mean - before.mean, style.mean),
        ci: { lower: say(t.ci.lower, style.mean), upper: say(t.ci.upper, style.mean) },
        standardError: say(t.standardError, style.sd),
        statistic: say(t.statistic, style.t),
        df: Number.isInteger(t.df) ? String(t.df) : say(t.df, 1),
        p: t.p < 0.001 ? '< .001' : say(t.p, style.p),
        effectSize: { type, value: say(effect, style.d) },
        ...(result.sd === null ? {} : { sdOfDifferences: say(result.sd, style.sd) }),
        ...(result.r === null ? {} : { correlation: say(result.r, 2) }),
      },
    },
  ];
}

function tested(
  first: Float64Array,
  second: Float64Array,
  before: Moments,
  after: Moments,
  test: Style['test'],
) {
  if (test === 'paired') {
    const differences = moments(second.map((value, index) => value - first[index]!));
    const t = pairedTest(differences, 0.95);
    const d = dz(differences, 0.95);
    const r = pearsonCorrelation(first, second, 0.95);
    if (!t.ok || !d.ok || !r.ok) return null;
    return {
      t: t.value,
      effect: d.value.value,
      type: 'dz' as const,
      sd: Math.sqrt(differences.variance),
      r: r.value.r,
    };
  }
  const t = (test === 'student' ? studentTest : welchTest)(before, after, 0.95);
  const g = hedgesG(cohensD(before, after, 0.95), before.n + after.n - 2);
  if (!t.ok || !g.ok) return null;
  return { t: t.value as TTest, effect: g.value.value, type: 'hedges-g' as const, sd: null, r: null };
}

function alphaOf(
  wave: readonly Person[],
  id: string,
  { scales, range }: RealData,
  decimals: number,
  rule: RoundingRule,
) {
  const items = scales[id]!;
  const complete = wave
    .map((one) => answersOf(one, items, range))
    .filter((row) => row.every((value) => value !== null));
  const products = emptyCrossProducts(items.length);
  for (const row of complete) addRespondent(products, Float64Array.from(row as number[]));
  if (complete.length < 3 || items.length < 2) return [];
  const alpha = cronbachAlpha(covarianceMatrix(products));
  if (!alpha.ok) return [];
  const { lower, upper } = feldtInterval(alpha.value, complete.length, items.length, 0.95);
  const say = (value: number) => print(value, decimals, rule).text;
  return [
    {
      scale: id,
      group: 'all',
      wave: 'pre',
      items: String(items.length),
      n: String(complete.length),
      alpha: say(alpha.value),
      ci: { lower: say(lower), upper: say(upper) },
    },
  ];
}

/** How many chose each answer to the first item. */
function shares(wave: readonly Person[], percent: number, rule: RoundingRule) {
  const item = Object.keys(wave[0]!)[0]!;
  const values = wave.map((one) => one[item] ?? null);
  const kinds = [...new Set(values)].sort((a, b) => (a ?? 99) - (b ?? 99));
  return {
    variable: item,
    columns: { all: { group: 'all', wave: 'pre', total: String(wave.length) } },
    categories: kinds.map((kind) => {
      const count = values.filter((value) => value === kind).length;
      return {
        label: kind === null ? 'none' : String(kind),
        ...(kind === null ? { missing: true } : {}),
        counts: { all: String(count) },
        percentages: { all: `${print((100 * count) / wave.length, percent, rule).text}%` },
      };
    }),
  };
}
