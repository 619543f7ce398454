import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { friedman } from '../../../src/stats/comparison/friedman.ts';
import { repeatedMeasuresAnova } from '../../../src/stats/models/repeated-measures-anova.ts';
import { moments } from '../../../src/stats/moments.ts';
import { pairedTest } from '../../../src/stats/t-test.ts';
import { expectClose, readJson } from '../../helpers/fixtures.ts';
import { computed, numbers } from '../comparison/reference-scores.ts';

interface Effect {
  SS: number;
  df1: number;
  df2: number;
  F: number;
  p: number;
  ges: number;
  pes: number;
  gg: number | null;
  gg_p: number;
  hf: number;
  hf_p: number;
}
interface Case {
  name: string;
  groups: number[][][];
  wave: Effect;
  group: Effect | null;
  interaction: Effect | null;
  people: number;
  error: number;
  mauchly: { w: number; p: number } | null;
  friedman: { statistic: number; df: number; p: number; w: number; mean_ranks: number[] };
}
const { cases } = readJson<{ cases: Case[] }>('fixtures/reference/repeated-measures.reference.json');
const columnsOf = (rows: number[][]): Float64Array[] =>
  rows[0]!.map((_, wave) => Float64Array.from(rows, (row) => row[wave]!));

describe('repeated-measures analysis of variance against car::Anova', () => {
  it.each(cases)('$name', (reference) => {
    const anova = computed(repeatedMeasuresAnova(reference.groups.map(columnsOf)));
    expectClose(anova.errorSumOfSquares, reference.error);
    expectClose(anova.peopleSumOfSquares, reference.people);
    for (const name of ['wave', 'group', 'interaction'] as const) {
      const [effect, expected] = [anova[name], reference[name]];
      expect(effect === null).toBe(expected === null);
      if (effect === null || expected === null) continue;
      expectClose(effect.sumOfSquares, expected.SS);
      expectClose(effect.statistic, expected.F);
      expect([effect.df1, effect.df2]).toEqual([expected.df1, expected.df2]);
      expectClose(effect.p, expected.p);
      expectClose(effect.generalizedEtaSquared, expected.ges);
      expectClose(effect.partialEtaSquared, expected.pes);
      if (!('huynhFeldt' in effect) || expected.gg === null) continue;
      expectClose(effect.greenhouseGeisser.epsilon, expected.gg);
      expectClose(effect.greenhouseGeisser.p, expected.gg_p);
      expectClose(effect.huynhFeldt.epsilon, Math.min(1, expected.hf));
      expectClose(effect.huynhFeldt.p, expected.hf_p);
    }
    expect(anova.mauchly === null).toBe(reference.mauchly === null);
    if (anova.mauchly !== null) {
      expectClose(anova.mauchly.w, reference.mauchly!.w);
      expectClose(anova.mauchly.p, reference.mauchly!.p);
    }
  });

  it('is the square of the paired t-test for two waves, where sphericity holds by itself', () => {
    const [pre, post] = [numbers(4, 7, 2, 9, 5), numbers(6, 7, 5, 14, 5)];
    const anova = computed(repeatedMeasuresAnova([[pre, post]]));
    const paired = computed(pairedTest(moments(post.map((score, i) => score - pre[i]!)), 0.95));
    expectClose(anova.wave.statistic, paired.statistic ** 2, 1e-12);
    expectClose(anova.wave.p, paired.p, 1e-12);
    expectClose(anova.wave.greenhouseGeisser.epsilon, 1, 1e-12);
    expectClose(anova.wave.huynhFeldt.p, paired.p, 1e-12);
    expect(anova.mauchly).toBeNull();
  });

  it('does not mind the order of waves and groups, nor a shift and a stretch', () => {
    const groups = cases.find(({ name }) => name === 'obrien_kaiser')!.groups.map(columnsOf);
    const wanted = computed(repeatedMeasuresAnova(groups));
    for (const changed of [
      groups.toReversed(),
      groups.map((waves) => waves.toReversed()),
      groups.map((waves) => waves.map((column) => column.map((score) => 1000 - 7 * score))),
    ]) {
      const anova = computed(repeatedMeasuresAnova(changed));
      for (const name of ['wave', 'interaction'] as const) {
        expectClose(anova[name]!.statistic, wanted[name]!.statistic, 1e-9);
        expectClose(anova[name]!.huynhFeldt.p, wanted[name]!.huynhFeldt.p, 1e-9);
      }
    }
  });

  it('has corrections between the lower bound and none, however few people there are', () => {
    const scores = (waves: number) =>
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: waves, maxLength: waves });
    const groups = fc
      .integer({ min: 2, max: 5 })
      .chain((waves) =>
        fc.array(fc.array(scores(waves), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 }),
      );
    fc.assert(
      fc.property(groups, (people) => {
        const anova = repeatedMeasuresAnova(people.map(columnsOf));
        if (!anova.ok) return;
        const { wave, waves } = anova.value;
        const [least, greenhouse, huynh] = [1 / (waves - 1), wave.greenhouseGeisser, wave.huynhFeldt];
        expect(greenhouse.epsilon).toBeGreaterThanOrEqual(least - 1e-12);
        expect(huynh.epsilon).toBeGreaterThanOrEqual(greenhouse.epsilon);
        expect(huynh.epsilon).toBeLessThanOrEqual(1 + 1e-12);
        for (const p of [wave.p, greenhouse.p, huynh.p]) {
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('says why there is none', () => {
    const pre = numbers(4, 7, 2);
    expect(repeatedMeasuresAnova([[pre]])).toEqual({ ok: false, reason: 'too-few' });
    expect(repeatedMeasuresAnova([[numbers(4), numbers(5)]])).toEqual({ ok: false, reason: 'too-few' });
    expect(repeatedMeasuresAnova([[pre, pre.map((score) => score + 0.1), pre]])).toEqual({
      ok: false,
      reason: 'zero-variance',
    });
    expect(() => repeatedMeasuresAnova([[pre, numbers(1, 2)]])).toThrow(RangeError);
  });
});

describe("Friedman's test", () => {
  it.each(cases)('$name, against stats::friedman.test', ({ groups, friedman: expected }) => {
    const test = computed(friedman(columnsOf(groups.flat())));
    expectClose(test.statistic, expected.statistic);
    expectClose(test.p, expected.p);
    expectClose(test.kendallsW, expected.w);
    test.meanRanks.forEach((rank, wave) => {
      expectClose(rank, expected.mean_ranks[wave]!);
    });
  });

  it('sees equal scores where binary fractions differ', () => {
    const tied = computed(friedman([numbers(0.3, 1, 2), numbers(0.1 + 0.2, 2, 3)]));
    expect(tied.statistic).toBe(2);
    expect(tied.meanRanks).toEqual([3.5 / 3, 5.5 / 3]);
  });

  it('says why there is none', () => {
    expect(friedman([numbers(1, 2)])).toEqual({ ok: false, reason: 'too-few' });
    expect(friedman([numbers(1, 2), numbers(1, 2)])).toEqual({ ok: false, reason: 'zero-variance' });
    expect(() => friedman([numbers(1, 2), numbers(1)])).toThrow(RangeError);
  });
});
