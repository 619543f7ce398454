import type { PublishedModel } from '../../model/published-model.ts';
import { chiSquareTest } from '../../stats/association/chi-square-test.ts';
import { cramersV } from '../../stats/association/cramers-v.ts';
import { fisherExactTest } from '../../stats/association/fisher-exact-test.ts';
import { yatesChiSquareTest } from '../../stats/association/yates-chi-square-test.ts';
import { effectsOfChiSquare } from '../checks/effect-of-test.ts';
import { point } from '../checks/true-values.ts';
import type { PublishedCell } from '../published-cell.ts';
import {
  type Computed,
  explained,
  notOfTest,
  noValue,
  otherDesign,
  type Recomputation,
  recomputation,
} from './computed.ts';
import { plain } from './respondent-cells.ts';
import type { NamedSample, Samples } from './samples.ts';

/** A χ² test, or Fisher's, whose column is named. */
type OfColumn = PublishedModel & { readonly variable: string };

export function isOfColumn(model: PublishedModel): model is OfColumn {
  return (model.method === 'chi-square' || model.method === 'fisher-exact') && model.variable !== undefined;
}

/**
 * What the data gives for a cell of a χ² test: the values of a column in the groups at one wave, or in one group at several waves, of those
 * who have one. Fisher's exact test of two samples, or of two values; or Pearson's χ², with Yates' correction where the publication says so; effect sizes of the uncorrected χ².
 */
export async function recomputeCountsCell(
  { path, quantity }: PublishedCell,
  published: OfColumn,
  samples: Samples,
): Promise<Computed<Recomputation>> {
  const compared = comparedSamples(published, samples);
  if (!compared.ok) return compared;
  const counts = await countsOf(compared.value, published.variable, samples);
  if (!counts.ok) return counts;
  const test = chiSquareTest(counts.value);
  if (!test.ok) return noValue(quantity, test.reason);
  const part = path[2];
  if (part !== 'n' && part !== 'p' && part !== 'effectSize' && part !== 'statistic' && part !== 'df')
    return notOfTest(quantity);
  if (part === 'n') return recomputation(test.value.n, 'n');
  if (part === 'effectSize') return effectCell(test.value, published, samples.settings.confidence);
  if (published.method === 'fisher-exact' && part === 'p') return exactCell(counts.value, test.value.p);
  if (published.method === 'fisher-exact') return notOfTest(quantity);
  const corrected = yatesOf(counts.value);
  const numberOf = (of: { readonly statistic: number; readonly df: number; readonly p: number } | null) =>
    of === null ? null : { statistic: of.statistic, df: of.df, p: of.p }[String(part)];
  const isCorrected = published.correction === 'yates';
  return recomputation(numberOf(isCorrected ? corrected : test.value), quantity, () =>
    isCorrected ? explained('uncorrected', numberOf(test.value)) : explained('yates', numberOf(corrected)),
  );
}

/** Fisher's p of a table with two rows or two columns; χ² explains another one. */
function exactCell(counts: readonly (readonly number[])[], pearson: number): Computed<Recomputation> {
  const seen = counts[0]!.map((_, value) => counts.map((row) => row[value]!));
  const [first, second] = counts.length === 2 ? counts : seen;
  const isOfTwo = counts.length === 2 || seen.length === 2;
  const exact = isOfTwo ? fisherExactTest(first!, second!) : null;
  return recomputation(exact?.ok === true ? exact.value.p : null, 'p', () => [
    ...explained('uncorrected', pearson),
    ...explained('yates', yatesOf(counts)?.p),
  ]);
}

/** The groups at one wave, or the waves of one group. */
function comparedSamples(
  { group, groups: named, waves: wanted }: OfColumn,
  samples: Samples,
): Computed<NamedSample[]> {
  const groups: readonly (string | undefined)[] =
    named ?? (group !== undefined ? [group] : samples.groupIds.length > 0 ? samples.groupIds : [undefined]);
  const waves = wanted ?? [...new Set(samples.ofGroup(groups[0]).map(({ wave }) => wave))];
  if (groups.length > 1 ? waves.length !== 1 : waves.length < 2)
    return otherDesign('groups-or-waves', waves, groups);
  const found: NamedSample[] = [];
  for (const of of groups)
    for (const wave of waves) {
      const sample = samples.find(of, wave);
      if (!sample.ok) return sample;
      found.push(sample.value);
    }
  return { ok: true, value: found };
}

/** A row a sample, a column a value; nobody without a value. */
async function countsOf(
  compared: readonly NamedSample[],
  variable: string,
  samples: Samples,
): Promise<Computed<number[][]>> {
  const inSamples: Map<string, number>[] = [];
  for (const sample of compared) {
    const described = await samples.categories(sample, variable);
    if (!described.ok) return described;
    const counts = new Map<string, number>();
    for (const { value, counts: own } of described.value.respondents[0]?.categories ?? [])
      if (value !== null) counts.set(plain(value), (counts.get(plain(value)) ?? 0) + own[0]!);
    inSamples.push(counts);
  }
  const values = [...new Set(inSamples.flatMap((counts) => [...counts.keys()]))];
  return { ok: true, value: inSamples.map((counts) => values.map((value) => counts.get(value) ?? 0)) };
}

function yatesOf(counts: readonly (readonly number[])[]) {
  const [first, second] = counts;
  if (counts.length !== 2 || first?.length !== 2 || second?.length !== 2) return null;
  const test = yatesChiSquareTest([
    [first[0]!, first[1]!],
    [second[0]!, second[1]!],
  ]);
  return test.ok ? test.value : null;
}

/** The effect size by its name, Cramér's V without one; the others explain a number that differs. */
function effectCell(
  test: Parameters<typeof cramersV>[0],
  { effectSize }: OfColumn,
  level: number,
): Computed<Recomputation> {
  const all = [
    { type: 'cramers-v', value: cramersV(test, level).value },
    ...effectsOfChiSquare(point(test.statistic), test.df, test.n)
      .filter(({ type }) => type !== 'cramers-v')
      .map(({ type, value }) => ({ type, value: value.lower })),
  ];
  const wanted = effectSize?.type ?? 'cramers-v';
  if (all.every(({ type }) => type !== wanted)) return notOfTest('effect-size', wanted);
  const usual = { value: all.find(({ type }) => type === wanted)?.value, method: wanted };
  return recomputation([usual], 'effect-size', () =>
    all.flatMap((each) => explained('effect-size', each.value, { method: each.type })),
  );
}
