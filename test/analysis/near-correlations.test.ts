import { describe, expect, it } from 'vitest';
import { nearCorrelations } from '../../src/analysis/near-correlations.ts';
import { orientationWarnings } from '../../src/analysis/orientation.ts';
import type { Wave, WaveScore } from '../../src/analysis/wave.ts';
import { ScoreValues } from '../../src/scoring/respondent-scores.ts';
import { PAIR_BLOCK, PairSums } from '../../src/stats/pair-sums.ts';
import { productMoment } from '../../src/stats/pearson-correlation.ts';
import { seededRandom } from '../../src/stats/random.ts';

const ROWS = 7000;
const source = seededRandom(8);
const random = () => source.nextUint32() / 2 ** 32;
const common = Float64Array.from({ length: ROWS }, random);

/** Scores with so much in common, one in twenty missing; only every second respondent belongs to the wave. */
const columns = [0.9, 0.5, 0.05, -0.6].map((weight) =>
  common.map((shared) => (random() < 0.05 ? Number.NaN : 3 + weight * shared + random())),
);
const groupOf = Int32Array.from({ length: ROWS }, (_, index) => index % 2);
const scores = columns.map((values) => ({
  wave: { dataset: { rows: ROWS, groupOf }, group: 1 },
  column: { plan: { range: [1, 5] }, scores: new ScoreValues(values, new Uint16Array(ROWS), 1) },
})) as unknown as WaveScore[];

function exact(one: number, other: number) {
  const both = [...groupOf.keys()].filter(
    (index) => index % 2 === 1 && !Number.isNaN(columns[one]![index]! + columns[other]![index]!),
  );
  const of = (column: number) => Float64Array.from(both, (index) => columns[column]![index]!);
  return { n: both.length, r: productMoment(of(one), of(other)) };
}

describe('correlations that are known to nine digits', () => {
  const known = nearCorrelations(scores);

  it.each([
    [0, 1],
    [1, 0],
    [0, 2],
    [3, 1],
  ])('are those of the respondents with both scores: %i and %i', (one, other) => {
    const { n, r } = exact(one, other);
    const found = known(one, other);
    expect(found?.n).toBe(n);
    expect(r.ok && Math.abs(found!.r - r.value)).toBeLessThan(1e-9);
  });

  it('are the same from sums of two parts', () => {
    const parts = [0, 3500].map((from) => {
      const sums = new PairSums(2);
      for (let start = from; start < from + 3500; start += PAIR_BLOCK) {
        const end = Math.min(from + 3500, start + PAIR_BLOCK);
        for (const variable of [0, 1])
          for (let row = start; row < end; row++)
            sums.block[sums.startOf(variable) + row - start] = columns[variable]![row]! - 3;
        sums.add(end - start);
      }
      return sums;
    });
    parts[0]!.take(structuredClone(parts[1]!.found()));
    const together = nearCorrelations(
      [0, 1].map((column) => ({
        ...scores[column]!,
        wave: { dataset: { rows: ROWS, groupOf: null, betweenScores: parts[0] }, group: 0 },
      })) as unknown as WaveScore[],
    )(0, 1);
    const both = [...common.keys()].filter((row) => !Number.isNaN(columns[0]![row]! + columns[1]![row]!));
    const r = productMoment(
      Float64Array.from(both, (row) => columns[0]![row]!),
      Float64Array.from(both, (row) => columns[1]![row]!),
    );
    expect(together?.n).toBe(both.length);
    expect(r.ok && Math.abs(together!.r - r.value)).toBeLessThan(1e-9);
  });
});

describe('warnings about the direction of scales', () => {
  /** Scores of which some go against the others, and how often they were read to the last digit. */
  function waveOf(weights: readonly number[], seed: number, betweenScores: unknown) {
    const source = seededRandom(seed);
    const draw = () => source.nextUint32() / 2 ** 32;
    const shared = Float64Array.from({ length: ROWS }, draw);
    let reads = 0;
    const scales = weights.map((weight, index) => {
      const values = shared.map((each) => (draw() < 0.02 ? Number.NaN : 3 + weight * each + draw()));
      const of = new ScoreValues(values, new Uint16Array(ROWS), 1);
      const read = (from: number, into: Float64Array) => {
        reads++;
        of.read(from, into);
      };
      const plan = {
        ...{ id: `s${index}`, isTotal: true, score: {}, direction: 'higher-is-better', range: [1, 5] },
      };
      return { plan: { scale: { id: `s${index}` } }, scores: [{ plan, scores: { read } }] };
    });
    const dataset = { rows: ROWS, groupOf: null, isJoint: true, scales, betweenScores };
    const key = { wave: 'pre', group: null, pooled: false };
    return { wave: { key, file: 0, dataset, group: 0 } as unknown as Wave, reads: () => reads };
  }
  /** Sums that tell nothing, so that every correlation is computed. */
  const telling = (r: number | null) => ({
    k: 5,
    correlation: () => (r === null ? null : { n: ROWS, r }),
  });

  it('are those of correlations computed to the last digit', () => {
    let warned = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const weights = Array.from({ length: 5 }, (_, index) =>
        seed % 3 === 0 ? 0 : ((seed * (index + 3)) % 5 < 2 ? -0.1 : 0.1) * (1 + (seed % 4)),
      );
      const near = orientationWarnings([waveOf(weights, seed, null).wave]);
      expect(near).toEqual(orientationWarnings([waveOf(weights, seed, telling(null)).wave]));
      warned += near.length;
    }
    expect(warned).toBeGreaterThan(10);
  });

  it('read the scores again only near a limit, or for what they print', () => {
    const LIMIT = 1.959963984540054;
    const rOf = (z: number) => Math.tanh(z / Math.sqrt(ROWS - 3));
    const readsAt = (z: number) => {
      const { wave, reads } = waveOf([1, 1, 1, 1, 1], 1, telling(rOf(z)));
      orientationWarnings([wave]);
      return reads();
    };
    for (const limit of [LIMIT, -LIMIT]) {
      expect(readsAt(limit - 0.0011)).toBe(0);
      expect(readsAt(limit - 0.0009)).toBeGreaterThan(0);
      expect(readsAt(limit + 0.0009)).toBeGreaterThan(0);
      expect(readsAt(limit + 0.0011)).toBe(0);
    }
    // At 95% for ten pairs together.
    const beyondDoubt = 2.807033768343804;
    expect(readsAt(-beyondDoubt + 0.0011)).toBe(0);
    expect(readsAt(-beyondDoubt + 0.0009)).toBeGreaterThan(0);
    expect(readsAt(-5)).toBeGreaterThan(0);
  });
});
