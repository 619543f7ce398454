import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AnalysisInput, analyse } from '../../../src/analysis/analyse.ts';
import { type AnalysisSettings, defaultSettings } from '../../../src/analysis/settings.ts';
import { bytesSource } from '../../../src/io/bytes-source.ts';
import { openDataset } from '../../../src/io/open-dataset.ts';
import type { Result } from '../../../src/model/result.ts';
import { scaleSchema } from '../../../src/model/scale.ts';
import { createContext } from '../../../src/report/context.ts';
import { comparisonSentences } from '../../../src/report/sentences/index.ts';
import { plain } from '../../../src/report/table.ts';
import { builtInScales } from '../../../src/scoring/definition/built-in.ts';
import { analyseFiles, readJson, readScales } from '../../helpers/fixtures.ts';
import type { ReferenceIndependent, ReferencePaired, ReferenceTest } from '../../helpers/reference.ts';

/**
 * The sentences hold the numbers of R (psych, effectsize, stats; the scripts stand beside the reference files), rounded here by themselves.
 */
const fixed = (value: number) =>
  value
    .toFixed(2)
    .replace(/^-(0\.0+)$/, '$1')
    .replace('-', '−');
const p = (value: number) => (value < 0.001 ? '< .001' : `= ${value.toFixed(3).replace('0.', '.')}`);
const df = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(1));
const interval = ([lower, upper]: readonly [number, number]) => `95% CI [${fixed(lower)}, ${fixed(upper)}]`;

/** By score, in English. */
function sentencesOf(result: Result): Map<string, string> {
  const context = createContext('en', 'apa', result.settings.by !== null);
  return new Map(comparisonSentences(result, context).map(({ scale, text }) => [scale, plain(text)]));
}

function found(files: readonly string[], settings: Partial<AnalysisSettings> = {}): Promise<Result> {
  return analyseFiles(files, [], { requested: null, candidates: builtInScales(), ...settings });
}

/** Everything that a sentence on two independent groups says. */
function expectIndependent(
  sentence: string | undefined,
  expected: ReferenceIndependent,
  method: 'welch' | 'student',
): void {
  const test = expected[method];
  const { n, mean, sd, hedges_g_pooled: effect } = expected;
  for (const wave of [0, 1] as const) {
    expect(sentence).toContain(`(M = ${fixed(mean[wave])}, SD = ${fixed(sd[wave])}, n = ${n[wave]})`);
  }
  const name = method === 'welch' ? "Welch's" : "Student's";
  expect(sentence).toContain(`${name} t(${df(test.df)}) = ${fixed(test.t)}, p ${p(test.p)}`);
  expect(sentence).toContain(`mean difference = ${fixed(mean[1] - mean[0])}, ${interval(test.ci95!)}`);
  expect(sentence).toContain(`Hedges' g = ${fixed(effect.g)}, ${interval(effect.ci95)}.`);
}

async function textInput(index: number, text: string): Promise<AnalysisInput> {
  const dataset = await openDataset(bytesSource('data.csv', new TextEncoder().encode(`${text}\n`)));
  return { wave: index === 0 ? 'pre' : 'post', dataset, sha256: null };
}

function rowsById(path: string): { header: string; rows: Map<string, string[]> } {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  return {
    header,
    rows: new Map(lines.map((line) => line.split(',')).map(([id = '', ...cells]) => [id, cells])),
  };
}

const VP = ['fixtures/ensure/vp-pre.csv', 'fixtures/ensure/vp-post.csv'];
const PAIRED = ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv'];

describe('independent waves', () => {
  const reference = readJson<Record<'vp', Record<string, { independent: ReferenceIndependent }>>>(
    'fixtures/ensure/reference.json',
  ).vp;
  const ids = ['wemwbs', 'brs', 'rses', 'gse', 'fssq', 'lsns6', 'cel'];

  it.each(['welch', 'student'] as const)("the ENSURE files, %s's test", async (test) => {
    const sentences = sentencesOf(await found(VP, { test }));
    for (const id of ids) expectIndependent(sentences.get(id), reference[id]!.independent, test);
  });

  it('says what R found significant, and what not after Holm', async () => {
    const corrected = new Map(
      [...holm(ids.map((id) => reference[id]!.independent.welch.p))].map((value, index) => [
        ids[index]!,
        value,
      ]),
    );
    const sentences = sentencesOf(await found(VP));
    for (const [id, value] of corrected) {
      const sentence = sentences.get(id)!;
      const raw = reference[id]!.independent.welch.p;
      expect(sentence).toContain(`Holm-corrected p ${p(value)}, mean difference`);
      expect(sentence.includes('significantly')).toBe(value < 0.05);
      expect(sentence.includes('only before, and not after, Holm correction')).toBe(
        raw < 0.05 && value >= 0.05,
      );
      expect(sentence.startsWith('No significant difference')).toBe(raw >= 0.05);
    }
    expect(sentences.get('fssq')).toContain(
      'significantly higher, that is, more favourable, at the post-test',
    );
    expect(sentences.get('rses')).toContain('was lower, that is, less favourable, at the post-test');
  });

  /** As R's `p.adjust`; held against it in test/stats/holm.test.ts by another way. */
  function holm(values: readonly number[]): number[] {
    const order = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!);
    const adjusted: number[] = [];
    let largest = 0;
    order.forEach((index, rank) => {
      largest = Math.max(largest, Math.min(1, values[index]! * (values.length - rank)));
      adjusted[index] = largest;
    });
    return adjusted;
  }
});

it('groups within a file: 2,800 people by gender', async () => {
  const reference = readJson<{ scales: Record<string, { gender1_vs_gender2: ReferenceIndependent }> }>(
    'fixtures/reference/bfi.reference.json',
  ).scales;
  const scales = readScales('fixtures/scales/bfi.json');
  const sentences = sentencesOf(await analyseFiles(['fixtures/reference/bfi.csv'], scales, { by: 'gender' }));
  expect(sentences.size).toBe(5);
  for (const [id, sentence] of sentences) {
    expectIndependent(sentence, reference[id.replace('bfi-', '')]!.gender1_vs_gender2, 'welch');
    expect(sentence).toMatch(/in the group “2” \(.*\) than in the group “1” \(|between the group “1” \(/);
    expect(sentence).not.toMatch(/improved|worsened|post-test/);
  }
});

describe('matched respondents', () => {
  type Scale = {
    waves: Record<'pre' | 'post', { n: number; mean: number; sd: number }>;
    paired: ReferencePaired & {
      mean: [number, number];
      sd: [number, number];
      wilcoxon_corrected_normal: { V: number; p: number };
    };
    partially_overlapping: Record<'equal_var' | 'unequal_var', ReferenceTest>;
  };
  const reference = readJson<Record<'brs' | 'wemwbs', Scale>>('fixtures/paired/reference.json');
  const ids = ['wemwbs', 'brs'] as const;

  it('paired: the change of those seen twice, with their own means', async () => {
    const sentences = sentencesOf(await found(PAIRED, { id: 'id' }));
    for (const id of ids) {
      const { paired } = reference[id];
      const sentence = sentences.get(id);
      const wave = (index: 0 | 1) => `(M = ${fixed(paired.mean[index])}, SD = ${fixed(paired.sd[index])})`;
      expect(sentence).toContain(`from the pre-test ${wave(0)} to the post-test ${wave(1)} among`);
      expect(sentence).toContain(`among the ${paired.n} respondents with a score in both waves`);
      expect(sentence).toContain(`paired t(${paired.df}) = ${fixed(paired.t)}, p ${p(paired.p)}`);
      expect(sentence).toContain(`mean change = ${fixed(paired.diff_mean)}, ${interval(paired.ci95!)}`);
      expect(sentence).toContain(`Cohen's dz = ${fixed(paired.dz.d)}, ${interval(paired.dz.ci95)}.`);
      expect(sentence).not.toContain('Over all respondents');
    }
    expect(sentences.get('wemwbs')).toMatch(
      /^Scores on the Warwick.* improved significantly from the pre-test/,
    );
  });

  it('paired: where everybody was seen twice, the means of the pairs', async () => {
    const { sum_complete_paired: expected } = readJson<{
      sum_complete_paired: ReferencePaired & Record<'mean' | 'sd', [number, number]>;
    }>('fixtures/reference/stai_flat.reference.json');
    const files = ['pre', 'post'].map((wave) => rowsById(`fixtures/reference/stai_flat_${wave}.csv`));
    const complete = (id: string) => files.every(({ rows }) => rows.get(id)?.every((cell) => cell !== ''));
    const inputs = files.map(({ header, rows }, index) => {
      const kept = [...rows].filter(([id]) => complete(id)).map(([id, cells]) => [id, ...cells].join());
      return textInput(index, [header, ...kept].join('\n'));
    });
    const settings = {
      ...defaultSettings,
      candidates: [],
      requested: readScales('fixtures/scales/stai-state.json'),
    };
    const result = await analyse(await Promise.all(inputs), { ...settings, id: 'id' });
    const [[, sentence] = []] = sentencesOf(result);
    const wave = (index: 0 | 1) => `(M = ${fixed(expected.mean[index])}, SD = ${fixed(expected.sd[index])})`;
    expect(sentence).toContain(
      `from the pre-test ${wave(0)} to the post-test ${wave(1)} among the ${expected.n} respondents`,
    );
    expect(sentence).toContain(`t(${expected.df}) = ${fixed(expected.t)}, p ${p(expected.p)}, mean change`);
    expect(sentence).not.toMatch(/Holm|Over all respondents/);
  });

  it.each([
    ['partially-overlapping', 'equal_var'],
    ['partially-overlapping-unequal', 'unequal_var'],
  ] as const)('%s: which wave is higher, and how many were seen how often', async (test, variances) => {
    const sentences = sentencesOf(await found(PAIRED, { id: 'id', test }));
    for (const id of ids) {
      const expected = reference[id].partially_overlapping[variances];
      expect(sentences.get(id)).toContain(`t(${df(expected.df)}) = ${fixed(expected.t)}, p ${p(expected.p)}`);
      expect(sentences.get(id)).not.toContain('improved');
    }
    expect(sentences.get('brs')).toMatch(
      /Hedges' g = \d\.\d\d \(n = 30 \/ 27\), 95% CI .* With a score in both waves: 24 respondents; at the pre-test only: 6; at the post-test only: 3\.$/,
    );
  });
});

describe('ranks', () => {
  interface Reference {
    first: number[];
    second: number[];
    p: number;
    rank_biserial: number;
    rank_biserial_ci: [number, number];
  }
  const { groups, pairs } = readJson<{
    groups: Record<string, Reference & { U: number }>;
    pairs: Record<string, Reference & { V: number }>;
  }>('fixtures/reference/comparison-tests.reference.json');
  const scale = scaleSchema.parse({
    id: 'measure',
    name: { en: 'Depression' },
    direction: 'lower-is-better',
    response: { min: 0, max: 10, step: 0.001 },
    items: [{ id: 'measure' }],
    score: { aggregate: 'sum' },
  });

  async function sentenceOf(
    { first, second }: Reference,
    settings: Partial<AnalysisSettings>,
  ): Promise<string> {
    const inputs = [first, second].map((values, index) =>
      textInput(index, ['id,measure', ...values.map((value, row) => `${row},${value}`)].join('\n')),
    );
    const all = { ...defaultSettings, candidates: [], requested: [scale], ...settings };
    return [...sentencesOf(await analyse(await Promise.all(inputs), all)).values()][0]!;
  }

  const bounded = (value: number) => fixed(value).replace('0.', '.');
  const effect = ({ rank_biserial: r, rank_biserial_ci: [lower, upper] }: Reference) =>
    `, rank-biserial r = ${bounded(r)}, 95% CI [${bounded(lower)}, ${bounded(upper)}].`;

  /** R's `wilcox.test(conf.int = TRUE)` of the same samples, where they are there; the pairs are the other way round. */
  const shifts = readJson<{
    cases: { first: number[]; second: number[]; estimate: number; ci: [number, number] }[];
  }>('fixtures/reference/hodges-lehmann.reference.json').cases;
  const same = (a: readonly number[], b: readonly number[]) => String(a) === String(b);
  // 0.305 is a shade below that in binary; as a decimal it is rounded up.
  const rounded = (value: number) => fixed(value + Math.sign(value) * 1e-9);
  function shiftOf({ first, second }: Reference): string {
    const found = shifts.find((each) => same(each.first, first) && same(each.second, second));
    const turned = shifts.find((each) => same(each.first, second) && same(each.second, first));
    const [estimate, lower, upper] =
      found === undefined
        ? [-turned!.estimate, -turned!.ci[1], -turned!.ci[0]]
        : [found.estimate, ...found.ci];
    return `, Hodges-Lehmann shift = ${rounded(estimate)}, 95% CI [${rounded(lower)}, ${rounded(upper)}]`;
  }

  it.each(['placenta', 'largest_exact', 'smallest_normal', 'likert'])('Mann-Whitney: %s', async (name) => {
    const expected = groups[name]!;
    // The scale begins at 0.
    const lowest = Math.min(0, ...expected.first, ...expected.second);
    const shifted = {
      ...expected,
      first: expected.first.map((value) => Number((value - lowest).toFixed(6))),
      second: expected.second.map((value) => Number((value - lowest).toFixed(6))),
    };
    scale.response.step = 0.000001;
    const sentence = await sentenceOf(shifted, { test: 'mann-whitney' });
    expect(sentence).toContain(`Mann-Whitney U = ${fixed(expected.U)}, p ${p(expected.p)}, Hodges-Lehmann`);
    expect(sentence).toContain(name === 'placenta' ? shiftOf(expected) + effect(expected) : effect(expected));
    const higher = expected.U > (expected.first.length * expected.second.length) / 2;
    if (expected.p < 0.05) {
      expect(sentence).toContain(
        `significantly ${higher ? 'higher, that is, less' : 'lower, that is, more'} favourable, at the post-test (Mdn = `,
      );
    } else expect(sentence).toMatch(/^No significant difference in scores on Depression was found/);
  });

  it('Wilcoxon: depression scores', async () => {
    const expected = pairs.depression!;
    const sentence = await sentenceOf(expected, { test: 'wilcoxon-signed-rank', id: 'id' });
    expect(sentence).toContain(
      `Wilcoxon signed-rank V = ${fixed(expected.V)}, p ${p(expected.p)}${shiftOf(expected)}${effect(expected)}`,
    );
    expect(sentence).toMatch(
      /^Scores on Depression worsened significantly from the pre-test \(Mdn = 1\.06\) to the post-test \(Mdn = 1\.68\) among the 9 /,
    );
  });
});
