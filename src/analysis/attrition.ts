import type {
  Attrition,
  AttritionCharacteristic,
  AttritionGroup,
  AttritionQuantity,
  AttritionScore,
  AttritionTest,
  ConfidenceInterval,
  ExactTest,
} from '../model/result.ts';
import { isQuantity } from '../scoring/quantity.ts';
import type { Attribute, ScoredColumn } from '../scoring/score-dataset.ts';
import { chiSquareTest, hasSmallExpected } from '../stats/association/chi-square-test.ts';
import { cramersV } from '../stats/association/cramers-v.ts';
import { fisherExactTest } from '../stats/association/fisher-exact-test.ts';
import type { Estimate, Interval } from '../stats/estimate.ts';
import { type Moments, moments } from '../stats/moments.ts';
import { cohensD, hedgesG } from '../stats/standardized-difference.ts';
import { type TTest, welchTest } from '../stats/t-test.ts';
import { CategoryCounts } from './category-counts.ts';
import type { RespondentMatch } from './match-respondents.ts';
import type { MatchedWaves } from './match-waves.ts';
import { given, reasonOf } from './null-reasons.ts';
import type { AnalysisSettings } from './settings.ts';
import { isInWave, valuesAt, type Wave } from './wave.ts';

/** Positions of the respondents of the first wave. */
interface Leavers {
  readonly stayed: readonly number[];
  readonly left: readonly number[];
}

/**
 * Compares the respondents of the first wave who came back with those who did not, as they were in the first wave: every score
 * (Welch's test, Hedges' g; difference = left − stayed) and the named characteristics: quantities as scores, others by their counts
 * (chi-square, beside it Fisher's exact test where expected counts are small, Cramér's V).
 *
 * Somebody left when their id is not found in the later wave; a blank or ambiguous id says nothing, and counts in neither group. Of
 * three waves and more each later one is looked at by itself. The
 * p-values are not corrected for their number: a difference overlooked is the greater harm here.
 *
 * @param waves of everybody, or the groups of each
 * @throws UserError (status 2) for a characteristic that looks like an id or free text
 */
export function attritionOf(
  waves: readonly Wave[],
  { pairs }: MatchedWaves,
  { confidence: level, attrition: columns }: Pick<AnalysisSettings, 'confidence' | 'attrition'>,
): Attrition {
  const firsts = waves.filter(({ file }) => file === 0);
  const ids = [...new Set(waves.map(({ key }) => key.wave!))];
  const [pair, ...later] = pairs.map((each, index) => ({
    waves: [ids[0]!, ids[index + 1]!] as [string, string],
    ...attritionBetween(firsts, each, { level, columns }),
  }));
  return later.length === 0 ? pair! : { ...pair!, later };
}

/** @param firsts the groups of the first wave, or everybody */
function attritionBetween(
  firsts: readonly Wave[],
  { secondOf, undecided }: RespondentMatch,
  { level, columns }: { readonly level: number; readonly columns: readonly string[] },
): Omit<Attrition, 'waves' | 'later'> {
  const stayed: number[] = [];
  const left: number[] = [];
  let all = 0;
  secondOf.forEach((partner, index) => {
    if (!firsts.some((wave) => isInWave(wave, index))) return;
    all++;
    if (partner >= 0) stayed.push(index);
    else if (!undecided.has(index)) left.push(index);
  });
  const leavers = { stayed, left };
  const first = firsts[0]!;
  return {
    stayed: stayed.length,
    left: left.length,
    undecided: all - stayed.length - left.length,
    scores: first.dataset.scales.flatMap(({ plan: { scale }, scores }) =>
      scores
        .filter(({ plan }) => plan.score !== null)
        .map((column) => attritionScore(scale.id, column, leavers, level)),
    ),
    ...ofCharacteristics(
      first.dataset.attributes.filter(({ column }) => columns.includes(column)),
      leavers,
      level,
    ),
  };
}

function attritionScore(
  scale: string,
  column: ScoredColumn,
  { stayed, left }: Leavers,
  level: number,
): AttritionScore {
  return {
    scale,
    subscale: column.plan.isTotal ? null : column.plan.id,
    ...comparedMeans(valuesAt(column, stayed), valuesAt(column, left), level),
  };
}

/** Those who stayed and those who left by Welch's test; `NaN` is no value. */
function comparedMeans(
  stayed: Float64Array,
  left: Float64Array,
  level: number,
): Omit<AttritionScore, 'scale' | 'subscale'> {
  const momentsOf = (all: Float64Array): Moments => {
    const values = all.filter((value) => !Number.isNaN(value));
    return values.length === 0 ? { n: 0, mean: Number.NaN, variance: Number.NaN } : moments(values);
  };
  const [a, b] = [momentsOf(stayed), momentsOf(left)];
  const g = hedgesG(cohensD(a, b, level), a.n + b.n - 2);
  return {
    stayed: groupOf(a),
    left: groupOf(b),
    test: testOf(welchTest(a, b, level), level),
    effectSize: {
      type: 'hedges-g',
      value: g.ok ? g.value.value : null,
      ci: interval(g.ok ? g.value.ci : null, level, 'noncentral-t'),
      ...reasonOf(g),
    },
  };
}

function groupOf({ n, mean, variance }: Moments): AttritionGroup {
  const known = { mean: n > 0 ? mean : null, sd: n > 1 ? Math.sqrt(variance) : null };
  return { n, ...known, ...reasonOf(given(n > 1, 'too-few')) };
}

function testOf(test: Estimate<TTest>, level: number): AttritionTest {
  if (!test.ok) {
    const nothing = { difference: null, standardError: null, statistic: null, df: null, p: null };
    return { method: 'welch', ...nothing, ci: interval(null, level), ...reasonOf(test) };
  }
  const { difference, standardError, statistic, df, p, ci } = test.value;
  return { method: 'welch', difference, standardError, statistic, df, p, ci: interval(ci, level) };
}

/** Quantities by their means, other characteristics by their counts. */
function ofCharacteristics(
  attributes: readonly Attribute[],
  leavers: Leavers,
  level: number,
): Pick<Attrition, 'characteristics' | 'quantities'> {
  const isNumeric = ({ numbers }: Attribute) => isQuantity(numbers);
  const quantities = attributes
    .filter(isNumeric)
    .map((attribute) => attritionQuantity(attribute, leavers, level));
  return {
    characteristics: characteristics(
      attributes.filter((attribute) => !isNumeric(attribute)),
      leavers,
      level,
    ),
    ...(quantities.length === 0 ? {} : { quantities }),
  };
}

function attritionQuantity(
  { column, numbers, groupOf }: Attribute,
  { stayed, left }: Leavers,
  level: number,
): AttritionQuantity {
  const numberOf = (index: number) => numbers[groupOf[index]!] ?? Number.NaN;
  const compared = comparedMeans(
    Float64Array.from(stayed, numberOf),
    Float64Array.from(left, numberOf),
    level,
  );
  const answered = groupOf.reduce((count, value) => count + (value < 0 ? 0 : 1), 0);
  const undecided = answered - (compared.stayed.n ?? 0) - (compared.left.n ?? 0);
  return { column, undecided, ...compared };
}

function characteristics(
  attributes: readonly Attribute[],
  leavers: Leavers,
  level: number,
): AttritionCharacteristic[] {
  return attributes.map(({ column, names, groupOf }) => {
    const counts = new CategoryCounts(column, '--attrition');
    const groups = [leavers.stayed, leavers.left];
    groups.forEach((respondents, group) => {
      for (const index of respondents) counts.add(group, names[groupOf[index]!] ?? null, null);
    });
    const { categories } = counts.result(
      [0, 1],
      groups.map((respondents) => respondents.length),
    );
    const answered = categories.filter(({ value }) => value !== null);
    const [first, second] = [0, 1].map((group) => answered.map((category) => category.counts[group]!)) as [
      number[],
      number[],
    ];
    const test = chiSquareTest([first, second]);
    const smallExpected = test.ok && hasSmallExpected(test.value);
    const v = test.ok ? cramersV(test.value, level) : null;
    return {
      column,
      categories: categories.map(({ value, counts: [stayed = 0, left = 0] }) => ({ value, stayed, left })),
      test: {
        method: 'pearson-chi-square',
        n: answered.reduce((sum, category) => sum + category.counts[0]! + category.counts[1]!, 0),
        statistic: test.ok ? test.value.statistic : null,
        df: test.ok ? test.value.df : null,
        p: test.ok ? test.value.p : null,
        expected: test.ok ? test.value.expected : null,
        smallExpected,
        ...reasonOf(test),
        ...(smallExpected ? { exact: exactTest(first, second) } : {}),
      },
      effectSize: {
        type: 'cramers-v',
        value: v?.value ?? null,
        ci: interval(v?.ci ?? null, level, 'noncentral-chi-square'),
        ...reasonOf(test),
      },
    };
  });
}

function exactTest(stayed: readonly number[], left: readonly number[]): ExactTest {
  const test = fisherExactTest(stayed, left);
  if (test.ok) return { method: test.value.method, p: test.value.p };
  const method = stayed.length === 2 ? 'fisher-exact' : 'fisher-freeman-halton';
  return { method, p: null, ...reasonOf(test) };
}

function interval(ends: Interval | null, level: number, method?: string): ConfidenceInterval {
  return {
    level,
    lower: ends?.lower ?? null,
    upper: ends?.upper ?? null,
    ...(method === undefined ? {} : { method }),
  };
}
