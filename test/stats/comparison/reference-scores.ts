import { readFileSync } from 'node:fs';
import { readJson } from '../../helpers/fixtures.ts';

/** What R (stats, car) says of two samples, from the reference files of the whole project. */
export interface ReferenceTests {
  readonly levene_mean: { readonly F: number; readonly p: number };
  readonly brown_forsythe: { readonly F: number; readonly p: number };
  readonly shapiro: Readonly<Record<'pre' | 'post', { readonly W: number; readonly p: number }>>;
  readonly mann_whitney_corrected_normal: { readonly W: number; readonly p: number };
}

export interface ReferenceGroups {
  readonly name: string;
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly expected: ReferenceTests;
}

export interface ReferencePairs {
  readonly name: string;
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly expected: { readonly V: number; readonly p: number };
}

type Keys = Readonly<Record<string, number>>;

/** Rows of a CSV file of plain numbers; an empty cell is NaN. */
function rowsOf(file: string): Map<string, number>[] {
  const [header = '', ...lines] = readFileSync(`fixtures/reference/${file}.csv`, 'utf8').trim().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return new Map(
      names.map((name, i) => [
        name,
        cells[i] === '' || cells[i] === undefined ? Number.NaN : Number(cells[i]),
      ]),
    );
  });
}

/** Sum of the items, NaN with a gap; −1 in the keys reverses within the response range. */
function sumScore(row: Map<string, number>, keys: Keys, ends: number): number {
  return Object.entries(keys).reduce((sum, [item, key]) => {
    const answer = row.get(item)!;
    return sum + (key > 0 ? answer : ends - answer);
  }, 0);
}

const complete = (scores: readonly number[]): Float64Array =>
  Float64Array.from(scores.filter(Number.isFinite));

function stai(study: string): { groups: ReferenceGroups; pairs: ReferencePairs } {
  const reference = readJson<{
    keys: Keys;
    sum_complete_independent: ReferenceTests;
    sum_complete_paired: { wilcoxon_corrected_normal: { V: number; p: number } };
  }>(`fixtures/reference/${study}.reference.json`);
  const [first, second] = ['pre', 'post'].map(
    (wave) =>
      new Map(rowsOf(`${study}_${wave}`).map((row) => [row.get('id')!, sumScore(row, reference.keys, 5)])),
  );
  const both = [...first!.keys()].filter((id) =>
    Number.isFinite(first!.get(id)! + (second!.get(id) ?? Number.NaN)),
  );
  return {
    groups: {
      name: study,
      first: complete([...first!.values()]),
      second: complete([...second!.values()]),
      expected: reference.sum_complete_independent,
    },
    pairs: {
      name: study,
      first: Float64Array.from(both, (id) => first!.get(id)!),
      second: Float64Array.from(both, (id) => second!.get(id)!),
      expected: reference.sum_complete_paired.wilcoxon_corrected_normal,
    },
  };
}

function bfi(): ReferenceGroups[] {
  const { scales } = readJson<{ scales: Record<string, { keys: Keys; gender1_vs_gender2: ReferenceTests }> }>(
    'fixtures/reference/bfi.reference.json',
  );
  const rows = rowsOf('bfi');
  return Object.entries(scales).map(([name, { keys, gender1_vs_gender2: expected }]) => {
    const [first, second] = [1, 2].map((gender) =>
      complete(rows.filter((row) => row.get('gender') === gender).map((row) => sumScore(row, keys, 7) / 5)),
    );
    return { name: `bfi ${name}`, first: first!, second: second!, expected };
  });
}

interface TTestData {
  pre: number[];
  post: number[];
  independent: ReferenceTests;
  paired: { wilcoxon_corrected_normal: { V: number; p: number } };
}
const small = Object.entries(
  readJson<Record<string, TTestData>>('fixtures/reference/ttests.reference.json'),
).map(([name, { pre, post, independent, paired }]) => ({
  name,
  first: Float64Array.from(pre),
  second: Float64Array.from(post),
  independent,
  paired: paired.wilcoxon_corrected_normal,
}));
const anxiety = ['stai_flat', 'stai_vale'].map(stai);

/** Two groups each: Student's sleep data, anorexia, state anxiety and the five scales of bfi. */
export const referenceGroups: readonly ReferenceGroups[] = [
  ...small.map(({ independent, ...samples }) => ({ ...samples, expected: independent })),
  ...anxiety.map(({ groups }) => groups),
  ...bfi(),
];

/** The same, paired. */
export const referencePairs: readonly ReferencePairs[] = [
  ...small.map(({ paired, ...samples }) => ({ ...samples, expected: paired })),
  ...anxiety.map(({ pairs }) => pairs),
];

/** Numbers of `fixtures/reference/comparison-tests.R`. */
export interface GroupCase {
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly U: number;
  readonly p: number;
  readonly exact: boolean;
  readonly p_corrected: number;
  readonly p_plain: number;
  readonly rank_biserial: number;
  readonly rank_biserial_ci: readonly [number, number];
}
export interface PairCase extends Omit<GroupCase, 'U'> {
  readonly V: number;
  readonly pratt_z: number;
  readonly pratt_p: number;
}
interface TostSide {
  readonly t: number;
  readonly p: number;
}
export interface TostCase {
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly bounds: readonly [number, number];
  readonly lower: TostSide;
  readonly upper: TostSide;
  readonly df: number;
  readonly ci90: readonly [number, number];
}
interface VarianceRow {
  readonly F: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}
export const comparisonReference = readJson<{
  groups: Record<string, GroupCase>;
  pairs: Record<string, PairCase>;
  anorexia_cbt: { V_bitwise: number; p_bitwise: number; V_rounded: number; p_rounded: number };
  variances: Record<string, { groups: number[][]; levene: VarianceRow; brown_forsythe: VarianceRow }>;
  shapiro: { values: number[]; W: number; p: number }[];
  shapiro_formula: { n: number; W: number; p: number }[];
  shapiro_normal: { n: number; W: number; p: number }[];
  equivalence: Record<'student' | 'welch' | 'paired', TostCase>;
  adjusted: { p: number[]; hochberg: number[]; bh: number[] }[];
}>('fixtures/reference/comparison-tests.reference.json');

/** The value of a result that must exist. */
export function computed<T>(result: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (!result.ok) throw new Error(`not computable: ${result.reason}`);
  return result.value;
}

export const numbers = (...values: readonly number[]): Float64Array => Float64Array.from(values);
