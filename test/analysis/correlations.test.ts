import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoresOf } from '../../src/model/result/samples.ts';
import type { Correlation, Result } from '../../src/model/result.ts';
import { correlationTest } from '../../src/stats/association/correlation-test.ts';
import { disattenuatedCorrelation } from '../../src/stats/association/disattenuated-correlation.ts';
import { spearmanCorrelation } from '../../src/stats/association/spearman-correlation.ts';
import { pearsonCorrelation } from '../../src/stats/pearson-correlation.ts';
import { ensureStats } from '../helpers/command.ts';
import { expectClose, readJson } from '../helpers/fixtures.ts';
import { computed } from '../stats/comparison/reference-scores.ts';

interface Pair {
  first: string;
  second: string;
  n: number;
  r: number;
  t: number;
  p: number;
  lower: number;
  upper: number;
  rho: number;
  rho_p: number;
  rho_lower: number;
  rho_upper: number;
  corrected: number;
}
const reference = readJson<{
  all: Pair[];
  small: { scores: Record<string, number | null>[]; pairs: Pair[] };
}>('fixtures/reference/correlations.reference.json');

/** Scales of `fixtures/scales/bfi.json` by the names of the script. */
const SCALES = {
  agreeableness: 'bfi-agree',
  conscientiousness: 'bfi-conscientious',
  extraversion: 'bfi-extraversion',
  neuroticism: 'bfi-neuroticism',
  openness: 'bfi-openness',
} as const;

async function correlationsOf(...words: string[]): Promise<readonly Correlation[]> {
  const { stdout, stderr, status } = await ensureStats('analyse', ...words, '--format', 'json');
  expect(stderr).not.toMatch(/error/i);
  expect(status).toBe(0);
  return (JSON.parse(stdout) as Result).correlations!;
}

const BFI = ['fixtures/reference/bfi.csv', '--scales', 'fixtures/scales/bfi.json'];
const PAIRED = ['fixtures/paired/pre.csv', 'fixtures/paired/post.csv', '--id', 'id'];

describe('scales together', () => {
  it('agree with psych::corr.test, cor.test and correct.cor, n of each pair, from the file on', async () => {
    const [ranked, corrected] = await Promise.all([
      correlationsOf(...BFI, '--correlations', 'spearman'),
      correlationsOf(...BFI, '--correlations', 'disattenuated'),
    ]);
    expect(ranked).toHaveLength(reference.all.length);
    for (const expected of reference.all) {
      const names: readonly string[] = [expected.first, expected.second].map(
        (name) => SCALES[name as keyof typeof SCALES],
      );
      const isPair = ({ first, second }: Correlation) =>
        names.includes(first.scale) && names.includes(second.scale);
      const { n, pearson, spearman } = ranked.find(isPair)!;
      expect(n).toBe(expected.n);
      expectClose(pearson.value!, expected.r);
      expectClose(pearson.statistic!, expected.t);
      expectClose(pearson.p!, expected.p);
      expectClose(pearson.ci.lower!, expected.lower);
      expectClose(pearson.ci.upper!, expected.upper);
      expectClose(spearman!.value!, expected.rho);
      expectClose(spearman!.p!, expected.rho_p);
      expectClose(spearman!.ci.lower!, expected.rho_lower);
      expectClose(spearman!.ci.upper!, expected.rho_upper);
      const { disattenuated } = corrected.find(isPair)!;
      expectClose(disattenuated!.value!, expected.corrected);
      expectClose(disattenuated!.ci.lower! / expected.lower, disattenuated!.value! / expected.r);
    }
  });

  it('agree in small samples with ties', () => {
    for (const expected of reference.small.pairs) {
      const both = reference.small.scores.flatMap((row) => {
        const [x, y] = [row[expected.first], row[expected.second]];
        return x == null || y == null ? [] : [[x, y] as const];
      });
      const [x, y] = [Float64Array.from(both, ([one]) => one), Float64Array.from(both, ([, two]) => two)];
      const [pearson, ranks] = [
        computed(pearsonCorrelation(x, y, 0.95)),
        computed(spearmanCorrelation(x, y, 0.95)),
      ];
      expect(pearson.n).toBe(expected.n);
      expectClose(pearson.r, expected.r);
      expectClose(correlationTest(pearson.r, pearson.n).p, expected.p);
      expectClose(ranks.r, expected.rho);
      expectClose(ranks.ci.lower, expected.rho_lower);
      expectClose(correlationTest(ranks.r, ranks.n).p, expected.rho_p);
    }
  });

  it('go across matched waves: a score with itself is what the pairs have', async () => {
    const all = await correlationsOf(...PAIRED, '--correlations', 'pearson');
    const { stdout } = await ensureStats('analyse', ...PAIRED, '--format', 'json');
    const { scales } = JSON.parse(stdout) as Result;
    const across = all.filter(({ first, second }) => first.wave !== second.wave);
    expect(across).toHaveLength(scales.length ** 2);
    for (const { id, comparisons } of scales) {
      const own = across.find(({ first, second }) => first.scale === id && second.scale === id)!;
      expect(own.n).toBe(comparisons[0]!.pairs!.n);
      expectClose(own.pearson.value!, comparisons[0]!.pairs!.correlation!);
    }
  });

  it('are of groups apart, and never across them', async () => {
    const all = await correlationsOf(...BFI, '--by', 'gender', '--correlations', 'pearson');
    expect(new Set(all.map(({ first, second }) => first.group === second.group))).toEqual(new Set([true]));
    expect(new Set(all.map(({ first }) => first.group)).size).toBe(2);
  });

  it('are in reports unless somebody says none, and in other outputs when asked for', async () => {
    const report = async (...more: string[]) =>
      (await ensureStats('report', ...PAIRED, '--format', 'html', '--no-figures', ...more)).stdout;
    expect(await report()).toContain('Means, standard deviations, reliability and correlations: pre-test');
    expect(await report('--correlations', 'none')).not.toContain('reliability and correlations');
    expect((await ensureStats('analyse', ...PAIRED)).stdout).not.toContain('and correlations');
  });

  it('of one score across waves are in reports where they are asked for: r stands in the table of pairs', async () => {
    const [t0, t1, t2] = ['t0', 't1', 't2'].map((wave) => `fixtures/three-waves/${wave}.csv`) as [
      string,
      string,
      string,
    ];
    const inReport = async (...more: string[]) => {
      const { stdout } = await ensureStats(
        'report',
        ...more,
        '--id',
        'id',
        '--format',
        'html',
        '--min-cell',
        '0',
        '--no-figures',
      );
      const data = /<script[^>]*id="report-data"[^>]*>([\s\S]*?)<\/script>/.exec(stdout)![1]!;
      return { page: stdout, result: (JSON.parse(data) as { result: Result }).result };
    };
    for (const waves of [PAIRED.filter((word) => word.endsWith('.csv')), [t0, t1, t2]]) {
      const { scales } = (await inReport(...waves)).result;
      const [one, other] = scales.map(({ id }) => id);
      const alone = await inReport(...waves, '--scales', one!);
      expect(alone.result.correlations).toEqual([]);
      expect(alone.page).toContain('id="table-pairs"');
      expect(alone.page).not.toContain('id="table-correlations');
      expect(scoresOf(alone.result)[0]!.comparisons[0]!.pairs!.correlation).not.toBeNull();
      const asked = await inReport(...waves, '--scales', one!, '--correlations', 'pearson');
      expect(asked.result.correlations).toHaveLength(waves.length - 1);
      expect(asked.page).toContain('id="table-correlations');
      if (other === undefined) continue;
      const both = await inReport(...waves, '--scales', `${one},${other}`);
      expect(both.result.correlations).toHaveLength(waves.length + 4 * (waves.length - 1));
    }
  });

  it('withhold small samples, and across waves what would lead to those who were seen once', async () => {
    const all = await correlationsOf(...PAIRED, '--correlations', 'spearman');
    const { stdout } = await ensureStats('analyse', ...PAIRED, '--format', 'json');
    const size = (key: Correlation['first']) =>
      (JSON.parse(stdout) as Result).scales
        .find(({ id }) => id === key.scale)!
        .samples.find(({ wave, pooled }) => !pooled && wave === key.wave)!.descriptives!.n!;
    for (const minCell of [5, 24, 28, 100]) {
      const shown = await correlationsOf(
        ...PAIRED,
        '--correlations',
        'spearman',
        '--min-cell',
        String(minCell),
      );
      expect(shown).toHaveLength(all.length);
      shown.forEach((each, index) => {
        const { first, second, n } = all[index]!;
        const few = (count: number) => count > 0 && count < minCell;
        const tells = first.wave !== second.wave && [first, second].some((key) => few(size(key) - n!));
        const hidden = few(n!) || few(size(first)) || few(size(second)) || tells;
        expect([each.pearson.value === null, each.spearman?.value == null]).toEqual([hidden, hidden]);
        if (few(n!)) expect(each.n).toBeNull();
      });
    }
  });
});

const sample = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
  minLength: 5,
  maxLength: 40,
});

describe('correlations', () => {
  it('turn their sign with a score, and ranks bear any change of units', () => {
    fc.assert(
      fc.property(sample, (rows) => {
        const [x, y] = [Float64Array.from(rows, ([one]) => one), Float64Array.from(rows, ([, two]) => two)];
        const [one, other] = [
          spearmanCorrelation(x, y, 0.9),
          spearmanCorrelation(
            x,
            y.map((v) => -Math.exp(v)),
            0.9,
          ),
        ];
        expect(one.ok).toBe(other.ok);
        if (!one.ok || !other.ok) return;
        expect(other.value.r).toBeCloseTo(-one.value.r, 12);
        expect(other.value.ci.lower).toBeCloseTo(-one.value.ci.upper, 10);
        expect(one.value.ci.lower).toBeLessThanOrEqual(one.value.r);
      }),
    );
  });

  it('say why there is none', () => {
    const few = Float64Array.of(1, 2, 3);
    const same = Float64Array.of(1, 1, 1, 1);
    expect(spearmanCorrelation(few, few, 0.95)).toEqual({ ok: false, reason: 'too-few' });
    expect(spearmanCorrelation(same, Float64Array.of(1, 2, 3, 4), 0.95)).toEqual({
      ok: false,
      reason: 'zero-variance',
    });
    expect(disattenuatedCorrelation(0.5, 0.8, -0.2)).toEqual({ ok: false, reason: 'no-reliability' });
    expect(correlationTest(1, 10).p).toBe(0);
    expect(() => correlationTest(1.1, 10)).toThrow(RangeError);
  });
});
